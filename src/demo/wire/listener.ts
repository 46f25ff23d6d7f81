/**
 * One TLS listener on loopback. It takes every handshake to its end and only then judges the client certificate,
 * so that each way of refusing it can be shown. Sessions are not resumed: a resumed one shows no intermediates.
 */
import { constants, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type DetailedPeerCertificate, type SecureContext } from 'node:tls';
import { sendAlert, type ClientFault, type RefusedConnection } from './client-refusal.js';
import { TappedSocket } from './tapped-socket.js';
import { readServerSecret } from './tls-alert.js';

export type RefusalMode = 'tls-alert' | 'tls-close' | 'http-400';

/** Where a request came in: the TCP socket below TLS, and what became of the client certificate. */
export interface Connection {
  readonly socket: Socket;
  readonly leaf: X509Certificate | undefined;
  /** Set in mode `http-400` only; the other modes let no request through. */
  readonly fault: ClientFault | undefined;
}

export interface JudgedConnection {
  readonly refusal: ClientFault | undefined;
  /** Subject of the leaf. */
  readonly clientCertificate: string | undefined;
}

export interface Arrival {
  readonly incoming: IncomingMessage;
  readonly out: ServerResponse;
  readonly connection: Connection;
}

export interface ListenerOptions {
  readonly chainPem: string;
  readonly privateKeyPem: string;
  /**
   * Judges the presented chain, leaf first. Without it no client certificate is asked for; what is ignored counts
   * as not presented.
   */
  readonly judge?: ((chain: readonly X509Certificate[]) => ClientFault | 'ignored' | undefined) | undefined;
  readonly refusalMode: RefusalMode;
  /** Called after each handshake. */
  readonly onConnection: (judged: JudgedConnection) => void;
  readonly onRequest: (arrival: Arrival) => void;
}

export interface Listener {
  readonly port: number;
  /** Closes all sockets at once. */
  stop(): Promise<void>;
}

export async function startListener(options: ListenerOptions): Promise<Listener> {
  const connections = new WeakMap<object, Connection>();
  const http = createServer((incoming, out) => {
    const connection = connections.get(incoming.socket);
    if (connection !== undefined) options.onRequest({ incoming, out, connection });
  });
  const secureContext = createServerContext(options);
  const taps = new Set<TappedSocket>();
  const tcp = createTcpServer({ allowHalfOpen: true }, (socket) => {
    const tap = new TappedSocket(socket);
    taps.add(tap);
    tap.once('close', () => taps.delete(tap));
    openTls(tap, { ...options, secureContext }, (tls, connection) => {
      connections.set(tls, connection);
      http.emit('connection', tls);
    });
  });
  const port = await listen(tcp);
  return {
    port,
    stop: async () => {
      const isClosed = once(tcp, 'close');
      tcp.close();
      for (const tap of taps) tap.destroy();
      await isClosed;
    },
  };
}

async function listen(tcp: Server): Promise<number> {
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const address = tcp.address();
  if (address === null || typeof address === 'string') throw new Error('the listener has no port');
  return address.port;
}

function createServerContext({ chainPem, privateKeyPem }: ListenerOptions): SecureContext {
  const secureOptions = constants.SSL_OP_NO_TICKET;
  return createSecureContext({ cert: chainPem, key: privateKeyPem, secureOptions });
}

/** Calls `onAccepted` once the handshake is over and the client certificate was judged. */
function openTls(
  tap: TappedSocket,
  { secureContext, judge, refusalMode, onConnection }: ListenerOptions & { secureContext: SecureContext },
  onAccepted: (tls: TLSSocket, connection: Connection) => void,
): void {
  const tls = new TLSSocket(tap, {
    isServer: true,
    secureContext,
    requestCert: judge !== undefined,
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
  });
  let secret: Buffer | undefined;
  tls.on('keylog', (line: Buffer) => {
    secret ??= readServerSecret(line.toString('latin1'));
  });
  tls.on('error', () => tap.destroy());
  tls.once('secure', () => {
    const chain = judge === undefined ? [] : readChain(tls.getPeerCertificate(true));
    const verdict = judge?.(chain);
    const fault = verdict === 'ignored' ? undefined : verdict;
    const leaf = verdict === 'ignored' ? undefined : chain[0];
    onConnection({ refusal: fault, clientCertificate: leaf && subjectOf(leaf) });
    if (fault === undefined || refusalMode === 'http-400')
      onAccepted(tls, { socket: tap.socket, leaf, fault });
    else if (refusalMode === 'tls-close') tap.destroy();
    else refuse({ tls, tap, secret }, fault);
  });
}

/** The session records that end the handshake are written, and counted, only after the event that calls this. */
function refuse(connection: RefusedConnection, fault: ClientFault): void {
  setImmediate(() => {
    if (connection.tap.writableLength > 0) refuse(connection, fault);
    else sendAlert(connection, fault);
  });
}

/** On one line, most general attribute first. */
export function subjectOf(certificate: X509Certificate): string {
  return certificate.subject.replaceAll('\n', ', ');
}

/** The chain as it was sent. Node links each certificate to its issuer, a root to itself. */
function readChain(leaf: DetailedPeerCertificate): readonly X509Certificate[] {
  const chain = new Map<string, X509Certificate>();
  // Without a certificate the leaf is an empty object, and the last certificate may lack its issuer.
  let current: Partial<DetailedPeerCertificate> | undefined = leaf;
  while (current?.raw !== undefined) {
    const certificate = new X509Certificate(current.raw);
    if (chain.has(certificate.fingerprint256)) break;
    chain.set(certificate.fingerprint256, certificate);
    current = current.issuerCertificate;
  }
  return [...chain.values()];
}
