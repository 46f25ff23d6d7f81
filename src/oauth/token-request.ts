/**
 * One request for an access token by the client credentials grant (RFC 6749 §4.4), and what its answer means.
 * Tokens are opaque and never looked into; texts of the server are never shown.
 */
import { ActionError } from '../errors.js';
import type { HttpClient, HttpResponse } from '../http/client.js';
import { Secret } from '../secret.js';

export interface TokenRequest {
  readonly tokenUrl: URL;
  readonly form: URLSearchParams;
  /** HTTP Basic, where the client proves itself so. */
  readonly authorization?: Secret;
  readonly signal: AbortSignal | undefined;
}

export interface IssuedToken {
  readonly token: Secret;
  readonly lifetimeMs: number;
}

export interface TokenRefusal {
  readonly error: ActionError;
  /** The answer has the form of RFC 6749 §5.2, so it is a token service that refuses. */
  readonly isJudged: boolean;
}

export type TokenAnswer = { readonly issued: IssuedToken } | { readonly refusal: TokenRefusal };

/** @throws ActionError OAUTH_REJECTED, TLS_*, HTTP_* */
export async function requestToken(http: HttpClient, request: TokenRequest): Promise<IssuedToken> {
  const answer = await askForToken(http, request);
  if ('refusal' in answer) throw answer.refusal.error;
  return answer.issued;
}

/** @throws ActionError TLS_*, HTTP_* */
export async function askForToken(http: HttpClient, request: TokenRequest): Promise<TokenAnswer> {
  const { tokenUrl, form, authorization, signal } = request;
  const response = await http({
    method: 'POST',
    url: tokenUrl,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization !== undefined && { authorization: authorization.reveal() }),
    },
    body: form.toString(),
    signal,
  });
  const fields = parseFields(response);
  if (response.status !== 200) return { refusal: readRefusal(tokenUrl.host, response.status, fields) };
  const issued = parseToken(fields);
  if (issued === undefined) return { refusal: { error: noToken(tokenUrl.host), isJudged: false } };
  return { issued };
}

function parseFields({ body }: HttpResponse): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return typeof parsed === 'object' ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** RFC 6749 §5.1; without `expires_in` the token is taken for a short one. */
function parseToken(fields: Readonly<Record<string, unknown>>): IssuedToken | undefined {
  const token = fields['access_token'];
  if (typeof token !== 'string' || !/^[\x21-\x7E]{1,8192}$/.test(token)) return undefined;
  const seconds = fields['expires_in'];
  return { token: new Secret(token), lifetimeMs: (typeof seconds === 'number' ? seconds : 60) * 1000 };
}

/** RFC 6749 §5.2 and `unauthorized`, as SAP's service says it: only these words are shown. */
const ERROR_WORDS: ReadonlySet<unknown> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
]);

function readRefusal(host: string, status: number, fields: Readonly<Record<string, unknown>>): TokenRefusal {
  const word = fields['error'];
  const reason = ERROR_WORDS.has(word) ? `, ${String(word)}` : '';
  const error = new ActionError('OAUTH_REJECTED', {
    happened: `${host} refused an access token (status ${status}${reason}).`,
    next: 'Check in the cockpit that the service key still exists, is enabled and has not expired; create a new one if in doubt.',
  });
  return { error, isJudged: typeof word === 'string' };
}

function noToken(host: string): ActionError {
  return new ActionError('OAUTH_REJECTED', {
    happened: `${host} answered the request for an access token without one.`,
    next: 'Check that the address of the token service in the service key ("oauth_token_url", "tokenurl", "certurl") is the one that SAP issued, and that no proxy answers in its place.',
  });
}
