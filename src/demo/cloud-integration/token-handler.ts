/**
 * The token server of Cloud Integration as (request) → response (contract 2.A, 2.B): by secret on the plain host in
 * three ways, by certificate on the other one, and the configuration in which the plain host names the other.
 * A token holds the roles of the moment in which it was issued.
 */
import { randomUUID, timingSafeEqual, createHash } from 'node:crypto';
import {
  jsonResponse,
  textResponse,
  withHeaders,
  type DemoRequest,
  type DemoResponse,
  type Handler,
} from '../exchange.js';
import type { IntegrationClient } from './client-registry.js';
import { tokenPath } from './service-key.js';
import type { IntegrationState } from './state.js';

const configurationPath = '/.well-known/openid-configuration';

export function isTokenServerPath(path: string): boolean {
  return path === tokenPath || path === configurationPath;
}

export function createTokenHandler(state: IntegrationState): Handler {
  return (request) => Promise.resolve(answer(state, request));
}

function answer(state: IntegrationState, request: DemoRequest): DemoResponse {
  if (request.path === configurationPath) return configuration(state, request);
  if (request.method !== 'POST')
    return withHeaders(textResponse(405, 'text/plain', 'Method Not Allowed'), [['Allow', 'POST']]);
  const form = formOf(request);
  const grant = form.get('grant_type');
  if (grant === null) return oauthError(400, 'invalid_request', 'grant_type is missing');
  if (grant !== 'client_credentials')
    return oauthError(400, 'unsupported_grant_type', 'grant_type is not client_credentials');
  const client =
    request.listener === 'mtls-token' ? byCertificate(state, request, form) : bySecret(state, request, form);
  if (client === undefined || client.expiresAt <= state.now())
    return oauthError(401, 'unauthorized', 'Bad credentials');
  return issue(state, client);
}

function configuration(state: IntegrationState, request: DemoRequest): DemoResponse {
  if (request.method !== 'GET') return textResponse(405, 'text/plain', 'Method Not Allowed');
  const { token, mtlsToken } = state.addresses();
  const own = request.listener === 'mtls-token' ? mtlsToken : token;
  return jsonResponse(200, {
    issuer: own + tokenPath,
    token_endpoint: own + tokenPath,
    grant_types_supported: ['client_credentials'],
    mtls_endpoint_aliases: { token_endpoint: mtlsToken + tokenPath },
  });
}

/** The fields of the body, and of the query as one client sends them (contract 2.A). */
function formOf({ headers, body, query }: DemoRequest): URLSearchParams {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const fields = isForm ? [...new URLSearchParams(body.toString('utf8'))] : [];
  return new URLSearchParams([...fields, ...query]);
}

/** The certificate host takes neither a secret nor Basic. */
function byCertificate(
  state: IntegrationState,
  { certificate, headers }: DemoRequest,
  form: URLSearchParams,
): IntegrationClient | undefined {
  const client = state.clients.find(form.get('client_id') ?? '');
  if (form.has('client_secret') || headers['authorization'] !== undefined) return undefined;
  return certificate !== undefined && client?.certificateFingerprint === certificate.fingerprint
    ? client
    : undefined;
}

/** Basic or fields of the form; both are fine as long as they agree. */
function bySecret(
  state: IntegrationState,
  { headers }: DemoRequest,
  form: URLSearchParams,
): IntegrationClient | undefined {
  const pairs = [basicPair(headers['authorization']), formPair(form)].filter((pair) => pair !== undefined);
  const [first] = pairs;
  const client = first && state.clients.find(first.id);
  const secret = client?.secret;
  if (secret === undefined) return undefined;
  return pairs.every((pair) => pair.id === client?.clientId && isEqual(pair.secret, secret))
    ? client
    : undefined;
}

interface Pair {
  readonly id: string;
  readonly secret: string;
}

function basicPair(header: string | undefined): Pair | undefined {
  const [, encoded] = /^basic +(\S+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return { id: text.slice(0, Math.max(colon, 0)), secret: text.slice(colon + 1) };
}

function formPair(form: URLSearchParams): Pair | undefined {
  const secret = form.get('client_secret');
  return secret === null ? undefined : { id: form.get('client_id') ?? '', secret };
}

function isEqual(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function issue(state: IntegrationState, { clientId, roles }: IntegrationClient): DemoResponse {
  const expiresIn = state.switches.tokenLifetimeSeconds;
  const expiresAt = new Date(state.now().getTime() + expiresIn * 1000);
  const token = state.tokens.issue({ username: clientId, scopes: roles, isOneTime: false }, expiresAt);
  return {
    ...jsonResponse(200, {
      access_token: token.value,
      token_type: 'bearer',
      expires_in: expiresIn,
      scope: roles.map((role) => `it!b0815.${role}`).join(' '),
      jti: randomUUID().replaceAll('-', ''),
    }),
    client: clientId,
  };
}

function oauthError(status: 400 | 401, error: string, description: string): DemoResponse {
  return jsonResponse(status, { error, error_description: description });
}
