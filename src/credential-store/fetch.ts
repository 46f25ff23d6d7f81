/**
 * References to credentials: wildcards are expanded by one listing per type and namespace, and each credential is
 * fetched once, in parallel. Failures are values here, since all of them are reported together.
 */
import { ActionError, combineErrors } from '../errors.js';
import { Limit } from '../limit.js';
import { atLine } from './line-failure.js';
import type { Credential, CredentialId, CredentialStoreClient } from './client.js';
import { describeLine, placeOfLine, type ReferenceLine, type SourceLine } from './reference-list.js';
import { deriveWildcardName, type CredentialReference, type CredentialScope } from './reference.js';

/** A reference to one credential, with the NAME under which it is handed on. */
export interface ExpandedReference {
  readonly outputName: string;
  readonly id: CredentialId;
  readonly reference: CredentialReference;
  readonly line: SourceLine;
}

export interface Expansion {
  readonly references: readonly ExpandedReference[];
  /** Wildcards without a match. */
  readonly unmatched: readonly ReferenceLine[];
}

export type FetchResult =
  | { readonly kind: 'found'; readonly credential: Credential }
  | { readonly kind: 'absent' }
  /** Given up because another request met a fault that this one would meet too. */
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'failed'; readonly error: ActionError };

const MAX_WILDCARD_MATCHES = 100;

/** @throws ActionError or AggregateError of them: INPUT_INVALID, CREDENTIAL_*, PAYLOAD_*, TLS_*, HTTP_* */
export async function expandReferences(
  client: CredentialStoreClient,
  lines: readonly ReferenceLine[],
): Promise<Expansion> {
  const listings = await fetchListings(client, lines);
  const expanded = lines.map((line) => ({ line, matches: expandLine(line, listings) }));
  const tooMany = expanded.filter(({ matches }) => matches.length > MAX_WILDCARD_MATCHES);
  if (tooMany.length > 0)
    throw combineErrors(tooMany.map(({ line, matches }) => tooManyMatches(line.line, matches.length)));
  return {
    references: expanded.flatMap(({ matches }) => matches),
    unmatched: expanded.filter(({ matches }) => matches.length === 0).map(({ line }) => line),
  };
}

/** @returns one result for each different credential, by `keyOfId`. */
export async function fetchCredentials(
  client: CredentialStoreClient,
  ids: readonly CredentialId[],
): Promise<ReadonlyMap<string, FetchResult>> {
  const unique = [...new Map(ids.map((id) => [keyOfId(id), id])).values()];
  const results = await runAll(unique, async (id, signal) => client.fetchCredential(id, signal));
  return new Map(unique.map((id, index) => [keyOfId(id), toFetchResult(results[index])]));
}

export function keyOfId(id: CredentialId): string {
  return `${keyOfScope(id)}/${id.name}`;
}

function keyOfScope(scope: CredentialScope): string {
  return `${scope.type}:${scope.namespace}`;
}

type Listings = ReadonlyMap<string, readonly string[]>;

async function fetchListings(
  client: CredentialStoreClient,
  lines: readonly ReferenceLine[],
): Promise<Listings> {
  const wildcards = lines.filter(({ reference }) => reference.kind === 'wildcard');
  const scopes = new Map(wildcards.map(({ reference }) => [keyOfScope(reference), reference]));
  const results = await runAll([...scopes.values()], async (scope, signal) =>
    client.fetchNames(scope, signal),
  );
  const errorByScope = new Map([...scopes.keys()].map((key, index) => [key, results[index]]));
  const errors = wildcards.flatMap(({ reference, line }) => {
    const error = errorByScope.get(keyOfScope(reference));
    return error instanceof ActionError ? [atLine(error, line)] : [];
  });
  if (errors.length > 0) throw combineErrors(errors);
  const names = results.filter((result) => Array.isArray(result));
  return new Map([...scopes.keys()].map((key, index) => [key, names[index] ?? []]));
}

function expandLine({ reference, line }: ReferenceLine, listings: Listings): readonly ExpandedReference[] {
  const { type, namespace } = reference;
  if (reference.kind === 'single') {
    const id = { type, namespace, name: reference.credential };
    return [{ outputName: reference.outputName, id, reference, line }];
  }
  const names = (listings.get(keyOfScope(reference)) ?? [])
    .filter((name) => name.startsWith(reference.prefix))
    .toSorted();
  return names.map((name) => ({
    outputName: deriveWildcardName(reference, name),
    id: { type, namespace, name },
    reference,
    line,
  }));
}

type RunResult<T> = T | ActionError | typeof NOT_TRIED;
const NOT_TRIED = Symbol('not tried');

/**
 * Runs the job for each item; the HTTP client holds them to its limits. A fault that every request would meet
 * ends the others early, and they count as not tried.
 */
async function runAll<I, T>(
  items: readonly I[],
  job: (item: I, signal: AbortSignal) => Promise<T>,
): Promise<readonly RunResult<T>[]> {
  const stop = new AbortController();
  const limit = new Limit(MAX_STARTED);
  return Promise.all(
    items.map(async (item): Promise<RunResult<T>> => {
      try {
        return await limit.run(() => job(item, stop.signal));
      } catch (error) {
        if (!(error instanceof ActionError)) {
          if (stop.signal.aborted) return NOT_TRIED;
          throw error;
        }
        if (meetsEveryRequest(error)) stop.abort();
        return error;
      }
    }),
  );
}

/** More than ever are in flight; what waits for its turn takes no memory for a request. */
const MAX_STARTED = 64;

function meetsEveryRequest({ code }: ActionError): boolean {
  return /^(TLS|HTTP|OAUTH)_/.test(code) && code !== 'HTTP_UNEXPECTED_STATUS' && code !== 'HTTP_SERVER_ERROR';
}

function toFetchResult(result: RunResult<Credential | undefined>): FetchResult {
  if (result instanceof ActionError) return { kind: 'failed', error: result };
  if (result === NOT_TRIED) return { kind: 'not-tried' };
  return result === undefined ? { kind: 'absent' } : { kind: 'found', credential: result };
}

function tooManyMatches(line: SourceLine, count: number): ActionError {
  return new ActionError('INPUT_INVALID', {
    happened: `The "*" in ${describeLine(line)} matched ${count} credentials; at most ${MAX_WILDCARD_MATCHES} are allowed.`,
    next: 'Write a longer prefix before "*", or several lines.',
    place: placeOfLine(line),
  });
}
