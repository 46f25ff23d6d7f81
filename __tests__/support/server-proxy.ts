/**
 * A CONNECT proxy of Node's own, in clear or over TLS, that remembers what it was told: targets, credentials, and the
 * certificates that clients presented to it.
 */
import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { TlsOptions, TLSSocket } from 'node:tls';

export interface RecordedTunnel {
  /** `host:port` */
  readonly target: string;
  readonly authorization: string | undefined;
  /** All header names, in lower case. */
  readonly headers: readonly string[];
}

export interface RecordingProxy {
  readonly port: number;
  readonly tunnels: readonly RecordedTunnel[];
  /** Common names of client certificates, for each handshake with the proxy itself. */
  readonly clientCertificates: readonly (string | undefined)[];
  /** Requests that were no CONNECT. */
  readonly plainRequests: readonly string[];
  stop(): Promise<void>;
}

export interface ProxyOptions {
  /** Over TLS; then it asks for client certificates and takes any or none. */
  readonly tls?: TlsOptions;
  /** `user:password`, else 407. */
  readonly credentials?: string;
  /** What it answers every CONNECT with instead of a tunnel; nothing at all where it is empty. */
  readonly instead?: string;
}

export async function startProxy({ tls, credentials, instead }: ProxyOptions = {}): Promise<RecordingProxy> {
  const tunnels: RecordedTunnel[] = [];
  const clientCertificates: (string | undefined)[] = [];
  const plainRequests: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server =
    tls === undefined
      ? createHttpServer()
      : createHttpsServer({ requestCert: true, rejectUnauthorized: false, ...tls });
  server.on('connection', (socket: Socket) => {
    keep(socket, sockets);
  });
  server.on('secureConnection', (socket: TLSSocket) => {
    const peer = socket.getPeerCertificate() as Partial<ReturnType<TLSSocket['getPeerCertificate']>>;
    clientCertificates.push([peer.subject?.CN].flat()[0]);
  });
  server.on('tlsClientError', () => undefined);
  server.on('request', (request, response) => {
    plainRequests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(400).end();
  });
  server.on('connect', (request: IncomingMessage, client: Socket, head: Buffer) => {
    keep(client, sockets);
    const authorization = request.headers['proxy-authorization'];
    tunnels.push({ target: request.url ?? '', authorization, headers: Object.keys(request.headers) });
    if (instead === '') return;
    if (instead !== undefined) client.end(instead);
    else if (credentials !== undefined && authorization !== basic(credentials))
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n',
      );
    else openTunnel(request.url ?? '', client, head, sockets);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    tunnels,
    clientCertificates,
    plainRequests,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

export function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

function openTunnel(target: string, client: Socket, head: Buffer, sockets: Set<Socket>): void {
  const { hostname, port } = new URL(`http://${target}`);
  const origin = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname, () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    origin.write(head);
    origin.pipe(client);
    client.pipe(origin);
  });
  keep(origin, sockets);
  origin.on('close', () => client.destroy());
  client.on('close', () => origin.destroy());
}

function keep(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
}
