/** Config to a ready client: the only place that wires identity, trust, limits and service together. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.js';
import {
  withBasic,
  withClientCertificate,
  withToken,
  type StoreHttp,
} from '../credential-store/authorization.js';
import { createCredentialStoreClient, type CredentialStoreClient } from '../credential-store/client.js';
import { listScopes } from '../credential-store/scopes.js';
import { createHttpClient, type HttpClient } from '../http/client.js';
import { createDispatcher } from '../http/dispatcher.js';
import { RateLimiter } from '../http/rate-limiter.js';
import { signAssertion } from '../oauth/assertion.js';
import { createTokenSource } from '../oauth/token.js';
import type { Secret } from '../secret.js';
import type { Config } from './inputs.js';

export interface Connection {
  readonly client: CredentialStoreClient;
  close(): Promise<void>;
}

/** Enough to use the rate limit of the service at the usual latencies. */
const MAX_CONNECTIONS = 8;

/** @param onToken is told every access token before it is used. */
export function connect(config: Config, clock: Clock, onToken: (token: Secret) => void): Connection {
  const { binding, connection: settings } = config;
  const connection = createDispatcher({
    identity: 'identity' in binding ? binding.identity : undefined,
    extraAuthorities: settings.extraAuthorities,
    proxy: settings.proxy,
    connectTimeoutMs: settings.timeoutMs,
    maxConnections: MAX_CONNECTIONS,
  });
  const http = createHttpClient({
    connection,
    limiter: new RateLimiter(settings.rate, MAX_CONNECTIONS, clock),
    clock,
    timeoutMs: settings.timeoutMs,
    maxRetries: settings.maxRetries,
    random: Math.random,
  });
  const client = createCredentialStoreClient({
    http: authorize(http, config, clock, onToken),
    baseUrl: binding.url,
    payloadKey: binding.payloadKey,
  });
  return { client, close: () => connection.close() };
}

function authorize(
  http: HttpClient,
  config: Config,
  clock: Clock,
  onToken: (token: Secret) => void,
): StoreHttp {
  const { binding } = config;
  if (binding.type === 'mtls' || (binding.type === 'oauth:mtls' && config.authentication === 'certificate'))
    return withClientCertificate(http);
  if (binding.type === 'basic') return withBasic(http, binding.username, binding.password);
  const buildForm = (namespace: string): Promise<URLSearchParams> => buildTokenForm(config, namespace, clock);
  return withToken(http, createTokenSource({ http, tokenUrl: binding.tokenUrl, clock, buildForm, onToken }));
}

/** SAP: "OAuth with mTLS" and "OAuth with key", Oct 2025. */
async function buildTokenForm(
  { binding, fetch }: Config,
  namespace: string,
  clock: Clock,
): Promise<URLSearchParams> {
  const form = { grant_type: 'client_credentials', client_id: binding.username };
  if (binding.type !== 'oauth:key') return new URLSearchParams({ ...form, credstore_namespace: namespace });
  const assertion = await signAssertion(binding.signingKey, {
    clientId: binding.username,
    audience: binding.tokenUrl.href,
    namespace,
    scopes: listScopes(
      fetch.lines.map(({ reference }) => reference),
      namespace,
    ),
    id: randomUUID(),
    issuedAt: clock.now(),
  });
  return new URLSearchParams({
    ...form,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
}
