/**
 * A TLS server of Node's own that answers every read like a store without payload encryption, and remembers who came:
 * connections, certificates that were presented, requests with their headers.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { TlsOptions, TLSSocket } from 'node:tls';

export interface TlsServer {
  readonly port: number;
  /** `https://localhost:<port>` */
  readonly origin: string;
  /** TCP connections, whatever became of them. */
  readonly connections: readonly Socket[];
  /** Handshakes that came to their end; the common name of the certificate, if there was one. */
  readonly handshakes: readonly {
    readonly commonName: string | undefined;
    readonly protocol: string | null;
  }[];
  readonly requests: readonly { readonly url: string; readonly headers: IncomingMessage['headers'] }[];
  stop(): Promise<void>;
}

/** Asks for a client certificate, and takes any or none. */
export async function startTlsServer(options: TlsOptions): Promise<TlsServer> {
  const connections: Socket[] = [];
  const handshakes: TlsServer['handshakes'][number][] = [];
  const requests: TlsServer['requests'][number][] = [];
  const server = createServer(
    { requestCert: true, rejectUnauthorized: false, ...options },
    (request, response) => {
      requests.push({ url: request.url ?? '', headers: request.headers });
      const name = new URL(request.url ?? '/', 'https://localhost').searchParams.get('name') ?? '';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ name, value: `value-of-${name}` }));
    },
  );
  server.on('connection', (socket: Socket) => connections.push(socket));
  server.on('secureConnection', (socket: TLSSocket) => {
    const peer = socket.getPeerCertificate() as Partial<ReturnType<TLSSocket['getPeerCertificate']>>;
    handshakes.push({ commonName: [peer.subject?.CN].flat()[0], protocol: socket.getProtocol() });
  });
  server.on('tlsClientError', () => undefined);
  const port = await listen(server);
  return {
    port,
    origin: `https://localhost:${port}`,
    connections,
    handshakes,
    requests,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of connections) socket.destroy();
      await closed;
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
