/** Config to a ready client: the only place that wires identity, trust, limits and service together. */
import type { Clock } from '../clock.js';
import { withClientCertificate } from '../credential-store/authorization.js';
import { createCredentialStoreClient, type CredentialStoreClient } from '../credential-store/client.js';
import { createHttpClient } from '../http/client.js';
import { createDispatcher } from '../http/dispatcher.js';
import { RateLimiter } from '../http/rate-limiter.js';
import type { Config } from './inputs.js';

export interface Connection {
  readonly client: CredentialStoreClient;
  close(): Promise<void>;
}

/** Enough to use the rate limit of the service at the usual latencies. */
const MAX_CONNECTIONS = 8;

export function connect({ binding, connection: settings }: Config, clock: Clock): Connection {
  const connection = createDispatcher({
    identity: binding.identity,
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
    http: withClientCertificate(http),
    baseUrl: binding.url,
    payloadKey: binding.payloadKey,
  });
  return { client, close: () => connection.close() };
}
