/**
 * The stages that a connection passes, told while it is made: for `check`, which has to find the one that fails. It looks at
 * sockets and changes nothing on them.
 */
import type { Socket } from 'node:net';
import type * as tls from 'node:tls';
import type { Clock } from '../clock.js';

export interface StageObserver {
  readonly clock: Clock;
  readonly onStage: (stage: ConnectionStage) => void;
}

/** A stage that a connection passed. */
export interface ConnectionStage {
  readonly name: 'name resolution' | 'TCP' | 'proxy name resolution' | 'proxy' | 'TLS';
  /** The address, or version of TLS and issuer of the server's certificate: text of others. */
  readonly detail: string;
  /** Since the start of the connection. */
  readonly elapsedMs: number;
}

export function observeTcp(
  socket: Socket,
  observer: StageObserver,
  [lookup, connect]: readonly [ConnectionStage['name'], ConnectionStage['name']],
): void {
  const startedAt = observer.clock.now();
  socket.once('lookup', (error: Error | null, address: string) => {
    if (error === null) tellStage(observer, lookup, address, startedAt);
  });
  socket.once('connect', () => {
    tellStage(observer, connect, `${socket.remoteAddress ?? ''} port ${socket.remotePort ?? ''}`, startedAt);
  });
}

export function tellStage(
  { clock, onStage }: StageObserver,
  name: ConnectionStage['name'],
  detail: string,
  startedAt: Date,
): void {
  onStage({ name, detail, elapsedMs: clock.now().getTime() - startedAt.getTime() });
}

export function describeTls(socket: tls.TLSSocket): string {
  const issuer = nameIssuer(socket);
  return [
    socket.getProtocol() ?? '',
    ...(issuer === undefined ? [] : [`server certificate issued by ${issuer}`]),
  ].join(', ');
}

/** Organisation and name of the issuer of the server's certificate, as the server wrote them. */
export function nameIssuer(socket: tls.TLSSocket): string | undefined {
  // Empty where the session was resumed.
  const issuer: Partial<tls.Certificate> | undefined = (
    socket.getPeerCertificate() as Partial<tls.PeerCertificate>
  ).issuer;
  const names = [issuer?.O, issuer?.CN].flat().filter((name) => name !== undefined);
  return names.length === 0 ? undefined : [...new Set(names)].join(', ').slice(0, MAX_NAME_CHARACTERS);
}

const MAX_NAME_CHARACTERS = 200;
