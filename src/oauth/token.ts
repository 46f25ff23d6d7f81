/**
 * Access tokens by the client credentials grant (RFC 6749 §4.4), one for each namespace as Credential Store wants
 * it: cached, renewed early, fetched once for requests in parallel. Tokens are opaque and never looked into.
 */
import type { Clock } from '../clock.js';
import { ActionError } from '../errors.js';
import type { HttpClient, HttpResponse } from '../http/client.js';
import { Secret } from '../secret.js';

export interface TokenSource {
  /** @throws ActionError OAUTH_REJECTED, TLS_*, HTTP_* */
  fetchToken(namespace: string, signal: AbortSignal | undefined): Promise<Secret>;
  /** To be called when the service refused the token; the next call fetches another one. */
  discard(namespace: string, token: Secret): void;
}

export interface TokenOptions {
  readonly http: HttpClient;
  readonly tokenUrl: URL;
  readonly clock: Clock;
  /** The form for a token of one namespace, made anew for each request (an assertion is good once). */
  readonly buildForm: (namespace: string) => Promise<URLSearchParams>;
  /** Called before the token is used, so that it can be masked. */
  readonly onToken: (token: Secret) => void;
}

/** A token that ends sooner is renewed before it is used. */
const RENEW_BEFORE_MS = 60_000;

interface IssuedToken {
  readonly token: Secret;
  readonly renewAt: number;
}

interface CacheEntry {
  readonly pending: Promise<IssuedToken>;
  /** Set once the token is there. */
  issued: IssuedToken | undefined;
}

export function createTokenSource(options: TokenOptions): TokenSource {
  const cache = new Map<string, CacheEntry>();
  const isGood = ({ issued }: CacheEntry): boolean =>
    issued === undefined || issued.renewAt > options.clock.now().getTime();
  return {
    fetchToken: async (namespace, signal) => {
      const cached = cache.get(namespace);
      const entry =
        cached !== undefined && isGood(cached) ? cached : startRequest(options, namespace, signal);
      cache.set(namespace, entry);
      try {
        entry.issued = await entry.pending;
      } catch (error) {
        if (cache.get(namespace) === entry) cache.delete(namespace);
        throw error;
      }
      return entry.issued.token;
    },
    discard: (namespace, token) => {
      if (cache.get(namespace)?.issued?.token === token) cache.delete(namespace);
    },
  };
}

function startRequest(options: TokenOptions, namespace: string, signal: AbortSignal | undefined): CacheEntry {
  return { pending: requestToken(options, namespace, signal), issued: undefined };
}

async function requestToken(
  { http, tokenUrl, buildForm, clock, onToken }: TokenOptions,
  namespace: string,
  signal: AbortSignal | undefined,
): Promise<IssuedToken> {
  const askedAt = clock.now().getTime();
  const response = await http({
    method: 'POST',
    url: tokenUrl,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: (await buildForm(namespace)).toString(),
    signal,
  });
  if (response.status !== 200) throw rejected(tokenUrl.host, response);
  const { token, lifetimeMs } = parseToken(response, tokenUrl.host);
  onToken(token);
  return { token, renewAt: askedAt + lifetimeMs - Math.min(RENEW_BEFORE_MS, lifetimeMs / 2) };
}

/** RFC 6749 §5.1; without `expires_in` the token is taken for a short one. */
function parseToken(
  response: HttpResponse,
  host: string,
): { readonly token: Secret; readonly lifetimeMs: number } {
  const fields = parseFields(response);
  const token = fields['access_token'];
  if (typeof token !== 'string' || !/^[\x21-\x7E]{1,8192}$/.test(token))
    throw new ActionError('OAUTH_REJECTED', {
      happened: `${host} answered the request for an access token without one.`,
      next: 'Check that the field "oauth_token_url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
    });
  const seconds = fields['expires_in'];
  return { token: new Secret(token), lifetimeMs: (typeof seconds === 'number' ? seconds : 60) * 1000 };
}

function parseFields({ body }: HttpResponse): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return typeof parsed === 'object' ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** RFC 6749 §5.2: only the words that the standard defines are shown. */
const ERROR_WORDS: ReadonlySet<unknown> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
]);

function rejected(host: string, response: HttpResponse): ActionError {
  const word = parseFields(response)['error'];
  const reason = ERROR_WORDS.has(word) ? `, ${String(word)}` : '';
  return new ActionError('OAUTH_REJECTED', {
    happened: `${host} refused an access token (status ${response.status}${reason}).`,
    next: 'Check in the cockpit that the service key still exists, is enabled and has not expired; create a new one if in doubt.',
  });
}
