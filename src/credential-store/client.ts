/**
 * Reads and lists credentials (SAP: "Credential Store REST API", Oct 2025). What the API leaves open about lists
 * is taken in every form that was seen; a list that may be incomplete is never returned.
 */
import type { KeyObject } from 'node:crypto';
import { ActionError } from '../errors.js';
import type { HttpResponse } from '../http/client.js';
import type { StoreHttp } from './authorization.js';
import { renderJson } from './json.js';
import { loadDecryption, readPayload } from './payload.js';
import { parsePage, type ListPage } from './list-page.js';
import type { CredentialScope } from './reference.js';

/** The key of a credential in the store. */
export interface CredentialId extends CredentialScope {
  readonly name: string;
}

/** Fields as the service gives them; for type `key` the value is base64. */
export interface Credential {
  readonly value: string | undefined;
  readonly username: string | undefined;
  readonly metadata: string | undefined;
  readonly format: string | undefined;
  readonly id: string | undefined;
  readonly modifiedAt: string | undefined;
}

export interface CredentialStoreClient {
  /**
   * @returns undefined where the service says that there is no such credential.
   * @throws ActionError CREDENTIAL_FORBIDDEN, PAYLOAD_*, TLS_*, HTTP_*
   */
  fetchCredential(id: CredentialId, signal: AbortSignal): Promise<Credential | undefined>;
  /**
   * @returns the names of all credentials of one type in one namespace.
   * @throws ActionError CREDENTIAL_FORBIDDEN, CREDENTIAL_LIST_INCOMPLETE, PAYLOAD_*, TLS_*, HTTP_*
   */
  fetchNames(scope: CredentialScope, signal: AbortSignal): Promise<readonly string[]>;
}

export interface CredentialStoreOptions {
  readonly http: StoreHttp;
  /** The `url` of the service key. */
  readonly baseUrl: URL;
  readonly payloadKey: KeyObject | undefined;
}

export function createCredentialStoreClient(options: CredentialStoreOptions): CredentialStoreClient {
  return {
    fetchCredential: (id, signal) => fetchCredential(options, id, signal),
    fetchNames: (scope, signal) => fetchNames(options, scope, signal),
  };
}

/** An instance holds at most 100,000 credentials, 100 on a page. */
const MAX_PAGES = 1_000;

async function fetchCredential(
  options: CredentialStoreOptions,
  id: CredentialId,
  signal: AbortSignal,
): Promise<Credential | undefined> {
  const what = `the ${id.type} "${id.name}" in namespace "${id.namespace}"`;
  const response = await get(options, id, `${id.type}?name=${encodeURIComponent(id.name)}`, signal);
  if (response.status === 404) return undefined;
  if (response.status === 403) throw forbidden(`read ${what}`, 'read', id.namespace);
  requireOk(response, `reading ${what}`);
  return parseCredential(await readPayload(response, options.payloadKey, what), id, what);
}

async function fetchNames(
  options: CredentialStoreOptions,
  scope: CredentialScope,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const what = `the list of ${scope.type}s in namespace "${scope.namespace}"`;
  const names = new Set<string>();
  let query = '';
  for (let current = 0; current < MAX_PAGES; current += 1) {
    const page = await fetchPage(options, scope, query, what, signal);
    const added = page.names.filter((name) => !names.has(name));
    for (const name of added) names.add(name);
    const next = page.findNext(current, names.size);
    if (next === undefined) return [...names];
    if (added.length === 0) {
      if (next.certainty === 'possible' || (page.names.length === 0 && !next.isCounted)) return [...names];
      throw incompleteList(what);
    }
    query = `?page=${next.page}&size=${next.size}`;
  }
  throw incompleteList(what);
}

async function fetchPage(
  options: CredentialStoreOptions,
  scope: CredentialScope,
  query: string,
  what: string,
  signal: AbortSignal,
): Promise<ListPage> {
  const response = await get(options, scope, `${scope.type}s${query}`, signal);
  if (response.status === 404 && query === '') return parsePage([], what);
  if (response.status === 404) throw incompleteList(what);
  if (response.status === 403) throw forbidden(`see ${what}`, 'list', scope.namespace);
  requireOk(response, `reading ${what}`);
  return parsePage(await readPayload(response, options.payloadKey, what), what);
}

async function get(
  { http, baseUrl, payloadKey }: CredentialStoreOptions,
  scope: CredentialScope,
  path: string,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const request = {
    method: 'GET' as const,
    url: new URL(`${baseUrl.href}/${path}`),
    headers: {
      accept: 'application/jose, application/json',
      'sapcp-credstore-namespace': scope.namespace,
    },
    signal,
  };
  const answer = http(request, scope.namespace);
  const [response] = await Promise.all([answer, payloadKey === undefined ? undefined : loadDecryption()]);
  return response;
}

function requireOk({ status }: HttpResponse, what: string): void {
  if (status >= 200 && status < 300) return;
  throw new ActionError('HTTP_UNEXPECTED_STATUS', {
    happened: `The service refused ${what} with status ${status}.`,
    next: 'Check that the field "url" of the service key is the one that SAP issued, and the namespace and name in the line.',
  });
}

const KNOWN_FIELDS = ['name', 'id', 'value', 'username', 'metadata', 'modifiedAt'];

/** The fields are optional: what is missing counts as not there, for the line that asks for it. */
function parseCredential(payload: unknown, id: CredentialId, what: string): Credential {
  const fields: Readonly<Record<string, unknown>> =
    typeof payload === 'object' && !Array.isArray(payload) ? { ...payload } : {};
  if (!KNOWN_FIELDS.some((name) => typeof fields[name] === 'string')) throw notACredential(what);
  if (typeof fields['name'] === 'string' && fields['name'] !== id.name) throw otherCredential(what);
  const text = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === 'string' ? value : undefined;
  };
  const { metadata } = fields;
  return {
    value: text('value'),
    username: text('username'),
    metadata: typeof metadata === 'object' && metadata !== null ? renderJson(metadata) : text('metadata'),
    format: text('format'),
    id: text('id'),
    modifiedAt: text('modifiedAt'),
  };
}

function forbidden(what: string, permission: 'read' | 'list', namespace: string): ActionError {
  return new ActionError('CREDENTIAL_FORBIDDEN', {
    happened: `The service key may not ${what} (status 403).`,
    next: `Create a service key whose permissions include "${permission}" for namespace "${namespace}", and check that an access control list of the credential, or its status, does not exclude it.`,
  });
}

function incompleteList(what: string): ActionError {
  return new ActionError('CREDENTIAL_LIST_INCOMPLETE', {
    happened: `The service said that ${what} has more pages, but did not give them.`,
    next: 'Write the names out instead of "*", and open an issue: the paging of this tenant is not known yet.',
  });
}

function notACredential(what: string): ActionError {
  return new ActionError('PAYLOAD_UNREADABLE', {
    happened: `The answer for ${what} was JSON, but no credential.`,
    next: 'Check that the field "url" of the service key is the one that SAP issued.',
  });
}

function otherCredential(what: string): ActionError {
  return new ActionError('PAYLOAD_UNREADABLE', {
    happened: `The service answered with another credential than ${what}, which was not used.`,
    next: 'Check the spelling of the name in the line, upper and lower case included.',
  });
}
