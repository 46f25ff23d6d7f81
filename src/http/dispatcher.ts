/**
 * Client identity, trust, proxy and limits to an undici dispatcher. The only place that builds TLS connections:
 * TLS 1.2 at least, the server is always verified, and a proxy never sees the client certificate.
 */
import type { Socket } from 'node:net';
import * as tls from 'node:tls';
import { EnvHttpProxyAgent, Pool, buildConnector, type Dispatcher } from 'undici';
import { renderChain, renderPrivateKey, type ClientIdentity } from '../keys/client-identity.js';

export interface ProxySettings {
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
}

export interface DispatcherOptions {
  /** undefined: no client certificate is offered. */
  readonly identity: ClientIdentity | undefined;
  /** PEM, trusted in addition to what the system and Node trust. */
  readonly extraAuthorities: readonly string[];
  readonly proxy: ProxySettings;
  readonly connectTimeoutMs: number;
  readonly maxConnections: number;
}

export interface MutualTlsDispatcher {
  readonly dispatcher: Dispatcher;
  /** Codes of the TLS alerts that the server sent after the handshake, as TLS 1.3 does (RFC 8446 §4.4.2.4). */
  readonly alerts: readonly string[];
  close(): Promise<void>;
}

export function createDispatcher(options: DispatcherOptions): MutualTlsDispatcher {
  const trusted = [
    ...new Set([
      ...tls.getCACertificates('default'),
      ...tls.getCACertificates('system'),
      ...options.extraAuthorities,
    ]),
  ];
  const originTls = {
    secureContext: tls.createSecureContext({
      ...(options.identity !== undefined && {
        cert: renderChain(options.identity),
        key: renderPrivateKey(options.identity).reveal(),
      }),
      ca: trusted,
      minVersion: 'TLSv1.2',
    }),
    rejectUnauthorized: true,
    allowH2: false,
    timeout: options.connectTimeoutMs,
  };
  const alerts: string[] = [];
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: '',
    httpsProxy: options.proxy.httpsProxy ?? '',
    noProxy: options.proxy.noProxy ?? '',
    connect: buildConnector(originTls),
    requestTls: originTls,
    proxyTls: { ca: trusted, minVersion: 'TLSv1.2', rejectUnauthorized: true },
    factory: (origin, pool) => new Pool(origin, recordAlerts(pool, alerts)),
    clientFactory: (origin, pool) => new Pool(origin, blameProxy(pool, origin.host)),
    connections: options.maxConnections,
    allowH2: false,
    // One time limit for the whole request is set by the client.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return { dispatcher, alerts, close: () => dispatcher.destroy() };
}

/** A fault on the way to the proxy, so that it is not taken for one of the service. */
export class ProxyFault extends Error {
  readonly fault: Error;
  /** Host and port of the proxy. */
  readonly host: string;

  constructor(fault: Error, host: string) {
    super('the proxy could not be reached');
    this.fault = fault;
    this.host = host;
  }
}

function blameProxy(pool: Pool.Options, host: string): Pool.Options {
  return wrapConnect(
    pool,
    (error) => new ProxyFault(error, host),
    () => undefined,
  );
}

/**
 * With TLS 1.3 the server judges the client certificate after the handshake. Over HTTP/1.1 undici then reports
 * only "other side closed"; the alert itself is seen on the socket.
 */
function recordAlerts(pool: Pool.Options, alerts: string[]): Pool.Options {
  return wrapConnect(
    pool,
    (error) => error,
    (socket) => {
      socket.on('error', (fault: NodeJS.ErrnoException) => {
        if (isAlert(fault.code)) alerts.push(fault.code);
      });
    },
  );
}

function wrapConnect(
  pool: Pool.Options,
  onError: (error: Error) => Error,
  onSocket: (socket: Socket) => void,
): Pool.Options {
  const { connect } = pool;
  if (typeof connect !== 'function') return pool;
  return {
    ...pool,
    connect: (target, callback) => {
      connect(target, (...[error, socket]) => {
        if (error !== null) {
          callback(onError(error), null);
          return;
        }
        onSocket(socket);
        callback(null, socket);
      });
    },
  };
}

/** OpenSSL spells one of them with a slash: `ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE`. */
export function isAlert(code: string | undefined): code is string {
  return code !== undefined && /^ERR_SSL_.*ALERT_/.test(code);
}
