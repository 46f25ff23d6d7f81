/**
 * The list of one type in a namespace, page by page (contract 6.7). Credentials whose ACL excludes the caller
 * are left out.
 */
import { badRequest, Refusal } from '../refusal.js';
import { requirePermission, type Call } from './access.js';
import { renderListItem, type CredentialType } from './credential.js';
import type { Answer } from './operations.js';
import { isInAcl, isInScope } from './permissions.js';

export function listCredentials(call: Call, type: CredentialType): Answer {
  const { switches, store } = call.state;
  const { binding, token } = call.caller;
  requirePermission(call, 'list');
  if (!isInScope(token?.scopes, { type, permission: 'list' }))
    throw new Refusal(403, 'The access token lacks the scope');
  const items = store
    .list(call.namespace, type)
    .filter((credential) => isInAcl(binding.group, credential.acl))
    .map((credential) => renderListItem(credential, switches));
  switch (switches.listEnvelope) {
    case 'array':
      return { status: 200, json: items };
    case 'content-only':
      return { status: 200, json: { content: items } };
    case 'page':
      return { status: 200, json: pageOf(items, pageAsked(call)) };
  }
}

interface PageAsked {
  readonly number: number;
  readonly size: number;
}

function pageAsked({ state, request }: Call): PageAsked {
  const { listPaging, listPageSize } = state.switches;
  if (listPaging === 'ignored') return { number: 0, size: listPageSize };
  const size = readCount(request.query.get('size') ?? String(listPageSize), 'size');
  if (size === 0) throw badRequest('size is 0');
  return {
    number: readCount(request.query.get('page') ?? '0', 'page'),
    size: Math.min(size, listPageSize),
  };
}

function readCount(text: string, parameter: string): number {
  if (!/^\d{1,9}$/.test(text)) throw badRequest(`${parameter} is not a number`);
  return Number(text);
}

/** The page of Spring Data, guessed from the field name `content`. */
function pageOf(items: readonly unknown[], { number, size }: PageAsked): object {
  const content = items.slice(number * size, (number + 1) * size);
  const totalPages = Math.ceil(items.length / size);
  return {
    content,
    totalElements: items.length,
    totalPages,
    number,
    size,
    numberOfElements: content.length,
    first: number === 0,
    last: number + 1 >= totalPages,
    empty: content.length === 0,
  };
}
