/** Config to ready clients: the only place that wires identity, trust, limits and services together. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.js';
import { signIn } from '../cloud-integration/sign-in.js';
import {
  withBasic,
  withClientCertificate,
  withToken,
  type StoreHttp,
} from '../credential-store/authorization.js';
import { createCredentialStoreClient, type CredentialStoreClient } from '../credential-store/client.js';
import { listScopes, type ScopeRequest } from '../credential-store/scopes.js';
import { createHttpClient, type HttpClient } from '../http/client.js';
import type { StageObserver } from '../http/connection-stages.js';
import { createDispatcher } from '../http/dispatcher.js';
import { RateLimiter, type Rate } from '../http/rate-limiter.js';
import { createTokenSource } from '../oauth/token.js';
import type { Secret } from '../secret.js';
import type { CloudIntegrationBinding } from '../service-key/cloud-integration-binding.js';
import type { CredentialStoreBinding } from '../service-key/credential-store-binding.js';
import type { Authentication, CommonConfig, FetchConfig } from './inputs.js';

/** SAP: "Limits", Oct 2025: 25 a second for the plans standard and proxy, 3 for free. */
export const CREDENTIAL_STORE_RATE: Rate = { perSecond: 25, fallbackPerSecond: 3 };
/**
 * SAP: "Rate limits" of the design-time API: 10 a second for a user and 15 for the tenant, so a second user leaves 5
 * (contract of Cloud Integration, section 14).
 */
export const CLOUD_INTEGRATION_RATE: Rate = { perSecond: 10, fallbackPerSecond: 5, maxDelayMs: 150 };

/** Enough to use the rate limit of the service where an answer takes a quarter of a second. */
function countConnections({ perSecond }: Rate): number {
  return Math.min(MAX_CONNECTIONS, Math.max(MIN_CONNECTIONS, Math.ceil(perSecond / 4)));
}

const MIN_CONNECTIONS = 8;
/** More make a thousand reads no faster, as each costs a handshake. */
const MAX_CONNECTIONS = 32;

export interface Connection<Client> {
  readonly client: Client;
  close(): Promise<void>;
}

/** What a call needs besides the request. */
export interface Wiring {
  readonly clock: Clock;
  /** Is told every access token before it is used. */
  readonly onToken: (token: Secret) => void;
  readonly observer?: StageObserver;
}

export function connectCredentialStore(
  config: FetchConfig,
  wiring: Wiring,
): Connection<CredentialStoreClient> {
  const { binding, fetch } = config;
  const references = fetch.lines.map(({ reference }) => reference);
  const connection = openHttp(config, binding, CREDENTIAL_STORE_RATE, wiring);
  const access = { http: connection.client, binding, references, authentication: config.authentication };
  const client = createCredentialStoreClient({
    http: authorizeStore(access, wiring),
    baseUrl: binding.url,
    payloadKey: binding.payloadKey,
  });
  return { client, close: () => connection.close() };
}

/** An HTTP client that presents the client certificate of the binding, where it has one. */
export function openHttp(
  { connection: settings }: Pick<CommonConfig, 'connection'>,
  binding: CredentialStoreBinding | CloudIntegrationBinding,
  rate: Rate,
  { clock, observer }: Wiring,
): Connection<HttpClient> {
  const maxConnections = countConnections(settings.rate ?? rate);
  const connection = createDispatcher({
    identity: 'identity' in binding ? binding.identity : undefined,
    extraAuthorities: settings.extraAuthorities,
    proxy: settings.proxy,
    connectTimeoutMs: settings.timeoutMs,
    maxConnections,
    // Who looks at the stages of a connection is shown one connection.
    systemTrust: observer === undefined ? 'when-needed' : 'at-once',
    observer,
  });
  const client = createHttpClient({
    connection,
    limiter: new RateLimiter(settings.rate ?? rate, maxConnections, clock),
    clock,
    timeoutMs: settings.timeoutMs,
    maxRetries: settings.maxRetries,
    random: Math.random,
  });
  return { client, close: () => connection.close() };
}

export interface StoreAccess {
  readonly http: HttpClient;
  readonly binding: CredentialStoreBinding;
  readonly authentication: Authentication;
  /** What will be asked for, so that a token need not allow more. */
  readonly references: readonly ScopeRequest[];
}

export function authorizeStore(access: StoreAccess, { clock, onToken }: Wiring): StoreHttp {
  const { http, binding, authentication } = access;
  if (binding.type === 'mtls' || (binding.type === 'oauth:mtls' && authentication === 'certificate'))
    return withClientCertificate(http);
  if (binding.type === 'basic') return withBasic(http, binding.username, binding.password);
  const buildForm = (namespace: string): Promise<URLSearchParams> => buildTokenForm(access, namespace, clock);
  return withToken(http, createTokenSource({ http, tokenUrl: binding.tokenUrl, clock, buildForm, onToken }));
}

/** Certificate keys sign each call with it unless a token is asked for. */
export function authorizeIntegration(
  http: HttpClient,
  binding: CloudIntegrationBinding,
  asked: Authentication,
  { clock, onToken }: Wiring,
): ReturnType<typeof signIn> {
  const authentication = asked === 'token' ? 'token' : 'certificate';
  return signIn({ http, binding, authentication, clock, onToken });
}

/** SAP: "OAuth with mTLS" and "OAuth with key", Oct 2025. */
async function buildTokenForm(
  { binding, references }: StoreAccess,
  namespace: string,
  clock: Clock,
): Promise<URLSearchParams> {
  const form = { grant_type: 'client_credentials', client_id: binding.username };
  if (binding.type !== 'oauth:key') return new URLSearchParams({ ...form, credstore_namespace: namespace });
  const { signAssertion } = await import('../oauth/assertion.js');
  const assertion = await signAssertion(binding.signingKey, {
    clientId: binding.username,
    audience: binding.tokenUrl.href,
    namespace,
    scopes: listScopes(references, namespace),
    id: randomUUID(),
    issuedAt: clock.now(),
  });
  return new URLSearchParams({
    ...form,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
}
