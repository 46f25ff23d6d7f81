/**
 * Tokens against cross-site requests, as Cloud Integration wants them for writes (contract, section 2.D). A token
 * counts together with the cookies of the same answer, for one host, and is shared by all writes of a step.
 */
import type { HttpClient, HttpRequest, HttpResponse } from '../http/client.js';

/** With a bearer token the service asks for none, until it says so; with a certificate nobody knows. */
export type CsrfPolicy = 'fetch-first' | 'when-told';

export interface CsrfOptions {
  /** Signed in. */
  readonly http: HttpClient;
  readonly policy: CsrfPolicy;
  /** Where a token is asked for: the service document of the host. */
  readonly tokenUrl: (host: URL) => URL;
}

/** The headers for a write; empty where the service gave no token. */
type CsrfHeaders = Readonly<Record<string, string>>;

const NONE: CsrfHeaders = {};

/** Reads pass unchanged. A write that is refused for its token is sent once more with a new one. */
export function withCsrf(options: CsrfOptions): HttpClient {
  const { http, policy } = options;
  const known = new Map<string, Promise<CsrfHeaders>>();
  const fetchNew = (request: HttpRequest): Promise<CsrfHeaders> => {
    const pending = fetchHeaders(options, request);
    known.set(request.url.host, pending);
    pending.catch(() => {
      if (known.get(request.url.host) === pending) known.delete(request.url.host);
    });
    return pending;
  };
  return async (request) => {
    if (request.method === 'GET') return http(request);
    const { host } = request.url;
    const used = known.get(host) ?? (policy === 'fetch-first' ? fetchNew(request) : undefined);
    const response = await http(addHeaders(request, (await used) ?? NONE));
    if (!asksForCsrfToken(response)) return response;
    const newer = known.get(host);
    const renewed = newer === undefined || newer === used ? fetchNew(request) : newer;
    return http(addHeaders(request, await renewed));
  };
}

/** What the service says when it wants a token, or another one. */
export function asksForCsrfToken({ status, headers }: HttpResponse): boolean {
  return status === 403 && headers['x-csrf-token']?.trim().toLowerCase() === 'required';
}

async function fetchHeaders({ http, tokenUrl }: CsrfOptions, request: HttpRequest): Promise<CsrfHeaders> {
  const response = await http({
    method: 'GET',
    url: tokenUrl(request.url),
    headers: { accept: 'application/json', 'x-csrf-token': 'Fetch' },
    serverErrors: 'returned',
    mayPass: ({ status }) => status === 500,
    signal: request.signal,
  });
  const token = response.headers['x-csrf-token']?.trim() ?? '';
  if (!/^[\x21-\x7E]{1,4096}$/.test(token) || /^(?:required|fetch)$/i.test(token)) return NONE;
  const cookie = renderCookies(response.setCookies ?? []);
  return { 'x-csrf-token': token, ...(cookie !== '' && { cookie }) };
}

/** RFC 6265 §4.2.1: names and values alone. What could not stand in a header is left out. */
export function renderCookies(setCookies: readonly string[]): string {
  return setCookies
    .map((line) => /^[^;]{1,8192}/.exec(line)?.[0].trim() ?? '')
    .filter((pair) => /^[\w!#$%&'*+.^`|~-]+=[\x21-\x7E]*$/.test(pair))
    .join('; ');
}

function addHeaders(request: HttpRequest, headers: CsrfHeaders): HttpRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}
