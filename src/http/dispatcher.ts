/**
 * Client identity, trust, proxy and limits to an undici dispatcher. The only place that builds TLS connections:
 * TLS 1.2 at least, the server is always verified, and a proxy never sees the client certificate.
 */
import { Socket } from 'node:net';
import * as tls from 'node:tls';
import type { Agent, Dispatcher, Pool, buildConnector } from 'undici';
import type { Clock } from '../clock.js';
import { renderChain, renderPrivateKey, type ClientIdentity } from '../keys/client-identity.js';
import { loadUndici } from '../late-libraries.js';
import { describeTls, observeTcp, tellStage, type StageObserver } from './connection-stages.js';
import { listTrusted, listTrustedByNode } from './trust.js';

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
  /**
   * To read the certificates of the system takes as long as everything else until the first byte, so they may wait until a
   * server is not trusted without them. `at-once` unless given.
   */
  readonly systemTrust?: 'at-once' | 'when-needed' | undefined;
  /** Is told what the connections go through, for someone who has to find the stage that fails. */
  readonly observer?: StageObserver | undefined;
}

export interface MutualTlsDispatcher {
  /** Another one once trust was widened. */
  readonly dispatcher: Dispatcher;
  /** Codes of the TLS alerts that the server sent after the handshake, as TLS 1.3 does (RFC 8446 §4.4.2.4). */
  readonly alerts: readonly string[];
  /**
   * For a server that is not trusted: adds what the system trusts.
   * @param tried the dispatcher that the server was met with.
   * @returns whether it is worth another try.
   */
  widenTrust(tried: Dispatcher): boolean;
  close(): Promise<void>;
}

export function createDispatcher(options: DispatcherOptions): MutualTlsDispatcher {
  const { extraAuthorities, systemTrust = 'at-once' } = options;
  const alerts: string[] = [];
  let isWide = systemTrust === 'at-once';
  let dispatcher = openAgent(
    options,
    isWide ? listTrusted(extraAuthorities) : listTrustedByNode(extraAuthorities),
    alerts,
  );
  const opened = [dispatcher];
  return {
    get dispatcher() {
      return dispatcher;
    },
    alerts,
    widenTrust: (tried) => {
      if (tried !== dispatcher) return true;
      if (isWide) return false;
      isWide = true;
      dispatcher = openAgent(options, listTrusted(extraAuthorities), alerts);
      opened.push(dispatcher);
      return true;
    },
    close: async () => {
      await Promise.all(opened.map((one) => one.destroy()));
    },
  };
}

/** @param trusted PEM; undefined for what Node trusts by itself, which costs less than naming it. */
function openAgent(options: DispatcherOptions, trusted: string[] | undefined, alerts: string[]): Dispatcher {
  const trust = { ...(trusted !== undefined && { ca: trusted }), minVersion: 'TLSv1.2' as const };
  const originTls = {
    secureContext: tls.createSecureContext({
      ...(options.identity !== undefined && {
        cert: renderChain(options.identity),
        key: renderPrivateKey(options.identity).reveal(),
      }),
      ...trust,
    }),
    rejectUnauthorized: true,
    allowH2: false,
    timeout: options.connectTimeoutMs,
  };
  const undici = loadUndici();
  const direct: Agent.Options = {
    connect: undici.buildConnector(originTls),
    factory: (origin, pool) => new undici.Pool(origin, recordAlerts(pool, alerts, options.observer)),
    connections: options.maxConnections,
    allowH2: false,
    // One time limit for the whole request is set by the client.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  if (options.proxy.httpsProxy === undefined) return new undici.Agent(direct);
  return new undici.EnvHttpProxyAgent({
    ...direct,
    httpProxy: '',
    httpsProxy: options.proxy.httpsProxy,
    noProxy: options.proxy.noProxy ?? '',
    requestTls: originTls,
    proxyTls: { ...trust, rejectUnauthorized: true },
    clientFactory: (origin, pool) => new undici.Pool(origin, blameProxy(pool, origin.host, options.observer)),
  });
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

function blameProxy(pool: Pool.Options, host: string, observer: StageObserver | undefined): Pool.Options {
  return wrapConnect(pool, {
    onError: (error) => new ProxyFault(error, host),
    onStart: (socket) => {
      if (observer !== undefined) observeTcp(socket, observer, ['proxy name resolution', 'proxy']);
    },
  });
}

/**
 * With TLS 1.3 the server judges the client certificate after the handshake. Over HTTP/1.1 undici then reports
 * only "other side closed"; the alert itself is seen on the socket.
 */
function recordAlerts(
  pool: Pool.Options,
  alerts: string[],
  observer: StageObserver | undefined,
): Pool.Options {
  return wrapConnect(pool, {
    onStart: (socket) => {
      if (observer !== undefined) observeTcp(socket, observer, ['name resolution', 'TCP']);
    },
    onSocket: (socket, startedAt) => {
      socket.on('error', (fault: NodeJS.ErrnoException) => {
        if (isAlert(fault.code)) alerts.push(fault.code);
      });
      if (observer !== undefined && socket instanceof tls.TLSSocket)
        tellStage(observer, 'TLS', describeTls(socket), startedAt ?? observer.clock.now());
    },
    clock: observer?.clock,
  });
}

interface ConnectHooks {
  readonly onError?: (error: Error) => Error;
  /** Before anything happened on the socket; not where it is a tunnel through a proxy. */
  readonly onStart?: (socket: Socket) => void;
  readonly onSocket?: (socket: Socket, startedAt: Date | undefined) => void;
  readonly clock?: Clock | undefined;
}

function wrapConnect(
  pool: Pool.Options,
  { onError = (error) => error, onStart, onSocket, clock }: ConnectHooks,
): Pool.Options {
  const { connect } = pool;
  if (typeof connect !== 'function') return pool;
  return {
    ...pool,
    connect: (target, callback) => {
      const startedAt = clock?.now();
      // The types of undici do not say that the connector gives the socket back.
      const start: (...parts: Parameters<buildConnector.connector>) => unknown = connect;
      const started = start(target, (...[error, socket]) => {
        if (error !== null) {
          callback(onError(error), null);
          return;
        }
        onSocket?.(socket, startedAt);
        callback(null, socket);
      });
      if (started instanceof Socket) onStart?.(started);
    },
  };
}

/** OpenSSL spells one of them with a slash: `ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE`. */
export function isAlert(code: string | undefined): code is string {
  return code !== undefined && /^ERR_SSL_.*ALERT_/.test(code);
}
