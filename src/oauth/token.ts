/**
 * Access tokens, one for each namespace as Credential Store wants it (Cloud Integration has one for all): cached,
 * renewed early, fetched once for requests in parallel. How one is asked for is told in token-request.ts.
 */
import type { Clock } from '../clock.js';
import type { HttpClient } from '../http/client.js';
import type { Secret } from '../secret.js';
import { requestToken, type IssuedToken } from './token-request.js';

export interface TokenSource {
  /** @throws ActionError OAUTH_REJECTED, TLS_*, HTTP_* */
  fetchToken(namespace: string, signal: AbortSignal | undefined): Promise<Secret>;
  /** To be called when the service refused the token; the next call fetches another one. */
  discard(namespace: string, token: Secret): void;
}

export interface TokenCacheOptions {
  readonly clock: Clock;
  /** Gets a new token, never twice at the same time for one namespace. */
  readonly issue: (namespace: string, signal: AbortSignal | undefined) => Promise<IssuedToken>;
  /** Called before the token is used, so that it can be masked. */
  readonly onToken: (token: Secret) => void;
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

interface CachedToken {
  readonly token: Secret;
  readonly renewAt: number;
}

interface CacheEntry {
  readonly pending: Promise<CachedToken>;
  /** Set once the token is there. */
  issued: CachedToken | undefined;
}

/** Tokens from one address. */
export function createTokenSource({ http, tokenUrl, clock, buildForm, onToken }: TokenOptions): TokenSource {
  return createTokenCache({
    clock,
    onToken,
    issue: async (namespace, signal) =>
      requestToken(http, { tokenUrl, form: await buildForm(namespace), signal }),
  });
}

export function createTokenCache(options: TokenCacheOptions): TokenSource {
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

function startRequest(
  options: TokenCacheOptions,
  namespace: string,
  signal: AbortSignal | undefined,
): CacheEntry {
  return { pending: fetchNewToken(options, namespace, signal), issued: undefined };
}

async function fetchNewToken(
  { clock, issue, onToken }: TokenCacheOptions,
  namespace: string,
  signal: AbortSignal | undefined,
): Promise<CachedToken> {
  const askedAt = clock.now().getTime();
  const { token, lifetimeMs } = await issue(namespace, signal);
  onToken(token);
  return { token, renewAt: askedAt + lifetimeMs - Math.min(RENEW_BEFORE_MS, lifetimeMs / 2) };
}
