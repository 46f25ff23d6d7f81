/** Lists of Cloud Integration, page by page (contract, section 5.2). A list that may be incomplete is never returned. */
import { ActionError } from '../errors.js';
import { parsePage, resolveNext, type Fields } from './odata.js';
import type { Operation } from './refusals.js';
import { unexpectedAnswer, type Transport } from './transport.js';

/** A page has 1,000 entries where the size is known. */
const MAX_PAGES = 200;

/** @returns undefined where the service says that what is listed does not exist. */
export async function readAllPages(
  transport: Transport,
  operation: Operation,
  first: URL,
): Promise<readonly Fields[] | undefined> {
  const entities: Fields[] = [];
  const seen = new Set<string>();
  let url = first;
  while (!seen.has(url.href) && seen.size < MAX_PAGES) {
    seen.add(url.href);
    const response = await transport.read(operation, url);
    if (response === undefined) {
      if (url === first) return undefined;
      break;
    }
    if (response.status === 204) return entities;
    const page = parsePage(response.body.toString('utf8'));
    if (page === undefined) throw unexpectedAnswer(operation, url.host);
    entities.push(...page.entities);
    if (page.next === undefined) return entities;
    const next = resolveNext(page.next, transport.base);
    if (next === undefined) break;
    url = next;
  }
  throw incompleteList(operation, first.host);
}

/** As readAllPages, for a list that every tenant has. */
export async function readWholeList(
  transport: Transport,
  operation: Operation,
  url: URL,
): Promise<readonly Fields[]> {
  const entities = await readAllPages(transport, operation, url);
  if (entities === undefined) throw unexpectedAnswer(operation, url.host);
  return entities;
}

function incompleteList({ what }: Operation, host: string): ActionError {
  return new ActionError('ODATA_UNEXPECTED', {
    happened: `${host} said that there is more when asked to ${what}, but gave no way to read it within its own API.`,
    next: 'Check that no proxy changes addresses in the answers of the service, or open an issue with this line.',
  });
}
