/**
 * An access token by client certificate where the service key leaves open which address takes certificates
 * (contract of Cloud Integration, section 2.B). Addresses are tried in order, then the one that the token service
 * itself names, as long as it is the certificate host of the same domain (label `cert`); the first that works is kept.
 *
 * The next address is tried where the former one is no token service for certificates: its host is not found or not
 * reached, answers with a redirect or with 404 of the platform, or with something that no token service says; and where
 * a host without the label `cert` refuses, since it may never have asked for a certificate. Final is the refusal by a
 * certificate host, by TLS, an untrusted server, a time limit, and what stays wrong after the retries (429, 5xx).
 */
import { ActionError, type ErrorCode } from '../errors.js';
import type { HttpClient } from '../http/client.js';
import { askForToken, type IssuedToken, type TokenAnswer } from './token-request.js';

export interface TokenAddresses {
  readonly http: HttpClient;
  /** In the order to try. */
  readonly tokenUrls: readonly [URL, ...URL[]];
  readonly buildForm: () => URLSearchParams;
}

type Signal = AbortSignal | undefined;

/** @returns a function that gets a token; it throws ActionError OAUTH_REJECTED, TLS_*, HTTP_*. */
export function createCertificateGrant(addresses: TokenAddresses): (signal: Signal) => Promise<IssuedToken> {
  let tokenUrls: readonly URL[] = addresses.tokenUrls;
  return async (signal) => {
    const failures: ActionError[] = [];
    const answering = new Set<string>();
    for await (const tokenUrl of listCandidates(addresses.http, tokenUrls, answering, signal)) {
      const answer = await tryAddress(addresses, tokenUrl, signal);
      if ('issued' in answer) {
        tokenUrls = [tokenUrl];
        return answer.issued;
      }
      failures.push(answer.refusal.error);
      if (answer.refusal.error.code !== 'HTTP_UNREACHABLE') answering.add(tokenUrl.origin);
    }
    throw failures[0] ?? new TypeError('no address was tried');
  };
}

/**
 * Lazy: an address is discovered only when all given ones have failed.
 * @param answering origins that gave an answer, filled meanwhile; the others are not asked a second time.
 */
async function* listCandidates(
  http: HttpClient,
  tokenUrls: readonly URL[],
  answering: ReadonlySet<string>,
  signal: Signal,
): AsyncGenerator<URL> {
  yield* tokenUrls;
  const tried = new Set(tokenUrls.map(({ href }) => href));
  for (const tokenUrl of tokenUrls) {
    if (!answering.has(tokenUrl.origin)) continue;
    const found = await discoverAlias(http, tokenUrl, signal);
    if (found === undefined || tried.has(found.href)) continue;
    tried.add(found.href);
    yield found;
  }
}

async function tryAddress(
  { http, buildForm }: TokenAddresses,
  tokenUrl: URL,
  signal: Signal,
): Promise<TokenAnswer> {
  try {
    const answer = await askForToken(http, { tokenUrl, form: buildForm(), signal });
    if ('refusal' in answer && answer.refusal.isJudged && isCertificateHost(tokenUrl))
      throw answer.refusal.error;
    return answer;
  } catch (error) {
    if (error instanceof ActionError && NOT_HERE.has(error.code))
      return { refusal: { error, isJudged: false } };
    throw error;
  }
}

const NOT_HERE: ReadonlySet<ErrorCode> = new Set([
  'HTTP_UNREACHABLE',
  'HTTP_NOT_FOUND',
  'HTTP_UNEXPECTED_REDIRECT',
]);

/** @returns the address for certificates that the token service names, if it is one that may see the certificate. */
async function discoverAlias(http: HttpClient, tokenUrl: URL, signal: Signal): Promise<URL | undefined> {
  const url = new URL('/.well-known/openid-configuration', tokenUrl.origin);
  try {
    const response = await http({ method: 'GET', url, headers: { accept: 'application/json' }, signal });
    const alias = response.status === 200 ? parseAlias(response.body) : undefined;
    return alias !== undefined && mayBeAsked(alias, tokenUrl) ? alias : undefined;
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

/** RFC 8705 §5. */
function parseAlias(body: Buffer): URL | undefined {
  try {
    const document: unknown = JSON.parse(body.toString('utf8'));
    const written = fieldOf(fieldOf(document, 'mtls_endpoint_aliases'), 'token_endpoint');
    return typeof written === 'string' && URL.canParse(written) ? new URL(written) : undefined;
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

/** The same host, or the same but for one label `cert`. */
function mayBeAsked(alias: URL, tokenUrl: URL): boolean {
  const isPlain = alias.protocol === 'https:' && alias.username === '' && alias.password === '';
  return isPlain && alias.port === tokenUrl.port && withoutCertLabel(alias) === withoutCertLabel(tokenUrl);
}

function withoutCertLabel({ hostname }: URL): string {
  const labels = hostname.split('.');
  const index = labels.indexOf('cert');
  return index < 0 ? hostname : labels.toSpliced(index, 1).join('.');
}

function isCertificateHost({ hostname }: URL): boolean {
  return hostname.split('.').includes('cert');
}
