/**
 * Who issued the certificate of a server that is not trusted: a look at it, for `check` to tell a TLS-inspecting proxy
 * from a mistake. No client certificate, no request; the server is not trusted afterwards either.
 */
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import * as tls from 'node:tls';
import { loadUndici } from '../late-libraries.js';
import { nameIssuer } from './connection-stages.js';
import { listTrusted } from './trust.js';

export interface IssuerQuery {
  readonly url: URL;
  /** Address of the proxy that the connection goes through, if any. */
  readonly proxy: string | undefined;
  readonly extraAuthorities: readonly string[];
  readonly signal: AbortSignal;
}

/** @returns undefined where it cannot be found out. Text of the server. */
export async function readServerIssuer(query: IssuerQuery): Promise<string | undefined> {
  try {
    return query.proxy === undefined
      ? await shakeHands(query, undefined)
      : await withTunnel(query, query.proxy, (socket) => shakeHands(query, socket));
  } catch {
    return undefined;
  }
}

async function shakeHands(
  { url, extraAuthorities, signal }: IssuerQuery,
  socket: Duplex | undefined,
): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const connection = tls.connect({
    ...(socket === undefined ? { host: url.hostname, port: Number(url.port || 443) } : { socket }),
    // An address is no server name (RFC 6066 §3).
    servername: isIP(url.hostname) === 0 ? url.hostname : '',
    ca: listTrusted(extraAuthorities),
    minVersion: 'TLSv1.2',
  });
  const end = (): void => {
    resolve(undefined);
  };
  // Before Node verifies the certificate, and closes the connection.
  connection.prependListener('secure', () => {
    resolve(nameIssuer(connection));
  });
  connection.on('error', end).on('close', end);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    return await promise;
  } finally {
    connection.destroy();
  }
}

async function withTunnel<T>(
  { url, extraAuthorities, signal }: IssuerQuery,
  proxy: string,
  use: (socket: Duplex) => Promise<T>,
): Promise<T> {
  const { origin, username, password } = new URL(proxy);
  // The environment may turn the check of certificates off; the proxy gets its credentials only where it is trusted.
  const client = new (loadUndici().Client)(origin, {
    connect: { ca: listTrusted(extraAuthorities), minVersion: 'TLSv1.2', rejectUnauthorized: true },
  });
  const target = `${url.hostname}:${url.port || '443'}`;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  try {
    const { socket } = await client.connect({
      path: target,
      headers: {
        host: target,
        ...(username === ''
          ? {}
          : { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` }),
      },
      signal,
    });
    return await use(socket);
  } finally {
    await client.destroy();
  }
}

/** Makers of proxies that look into TLS, by what stands in the certificates that their products issue. */
const INSPECTORS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/zscaler/i, 'Zscaler'],
  [/netskope|goskope/i, 'Netskope'],
  [/palo ?alto|prisma access|globalprotect/i, 'Palo Alto Networks'],
  [/forti(?:net|gate|sase|proxy)/i, 'Fortinet'],
  [/blue ?coat|symantec.*(?:proxy|web|ssl visib)|proxysg/i, 'Symantec (Blue Coat)'],
  [/cisco.*(?:umbrella|secure access|web security)|opendns|ironport/i, 'Cisco'],
  [/check ?point/i, 'Check Point'],
  [/sophos/i, 'Sophos'],
  [/skyhigh|mcafee|trellix/i, 'Skyhigh (McAfee)'],
  [/forcepoint|websense/i, 'Forcepoint'],
  [/barracuda/i, 'Barracuda'],
  [/watchguard/i, 'WatchGuard'],
  [/sonicwall/i, 'SonicWall'],
  [/cloudflare.*(?:gateway|zero trust|teams)|gateway ca.*cloudflare/i, 'Cloudflare Gateway'],
  [/menlo security/i, 'Menlo Security'],
  [/iboss/i, 'iboss'],
  [/kaspersky/i, 'Kaspersky'],
  [/\beset\b/i, 'ESET'],
  [/bitdefender/i, 'Bitdefender'],
  [/avast|avg technologies/i, 'Avast'],
  [/\bsquid\b/i, 'Squid'],
  [/mitmproxy/i, 'mitmproxy'],
  [/fiddler|do_not_trust/i, 'Fiddler'],
  [/charles proxy/i, 'Charles'],
  [/portswigger/i, 'Burp Suite'],
];

/** @returns the maker of the TLS-inspecting proxy that issued the certificate, if it is known as one. */
export function recogniseInspector(issuer: string): string | undefined {
  return INSPECTORS.find(([pattern]) => pattern.test(issuer))?.[1];
}
