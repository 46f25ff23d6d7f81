import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAuthority, type Authority } from '../../src/demo/authority.js';
import { generateKeyPair, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import { readServerIssuer, recogniseInspector } from '../../src/http/server-issuer.js';
import { findFreePorts } from '../support/server-process.js';
import { basic, startProxy } from '../support/server-proxy.js';
import { startTlsServer, type TlsServer } from '../support/server-tls.js';

let authority: Authority;
let server: TlsServer;

beforeAll(async () => {
  authority = createAuthority({ name: 'Issuer Test', keySource: generateKeyPair });
  server = await startTlsServer(tls());
});
afterAll(() => server.stop());

function tls(): { readonly cert: string; readonly key: string } {
  const chain = authority.issueServer({ hostNames: ['localhost'], addresses: [] });
  return { cert: chain.pem, key: pkcs1Pem(chain.leaf.keys.privateKey) };
}

interface Query {
  readonly url?: string;
  readonly proxy?: string;
  readonly extraAuthorities?: readonly string[];
  readonly signal?: AbortSignal;
}

function read({
  url = server.origin,
  proxy,
  extraAuthorities = [],
  signal,
}: Query): Promise<string | undefined> {
  return readServerIssuer({
    url: new URL(url),
    proxy,
    extraAuthorities,
    signal: signal ?? AbortSignal.timeout(5_000),
  });
}

describe('readServerIssuer', () => {
  it('names who issued a certificate that is not trusted, and asks nothing', async () => {
    expect(await read({})).toBe('SAP SE, Issuer Test CA');
    expect(server.handshakes).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it('goes through a proxy, with its credentials, which are percent-decoded', async () => {
    const proxy = await startProxy({ credentials: 'us er:p%w' });
    expect(await read({ proxy: `http://us%20er:p%25w@127.0.0.1:${proxy.port}` })).toBe(
      'SAP SE, Issuer Test CA',
    );
    expect(proxy.tunnels).toMatchObject([
      { target: `localhost:${server.port}`, authorization: basic('us er:p%w') },
    ]);
    await proxy.stop();
  });

  it('goes through a proxy over TLS only where that is trusted', async () => {
    const proxy = await startProxy({ tls: tls() });
    const address = `https://user:pass@localhost:${proxy.port}`;
    expect(await read({ proxy: address })).toBeUndefined();
    expect(proxy.tunnels).toEqual([]);
    expect(await read({ proxy: address, extraAuthorities: [authority.root.pem] })).toBe(
      'SAP SE, Issuer Test CA',
    );
    expect(proxy.clientCertificates).toEqual([undefined]);
    await proxy.stop();
  });

  it('finds nothing where nothing listens, the proxy refuses, or no TLS is spoken', async () => {
    const [port = 0] = await findFreePorts(1);
    expect(await read({ url: `https://localhost:${port}` })).toBeUndefined();
    expect(await read({ proxy: `http://127.0.0.1:${port}` })).toBeUndefined();
    const proxy = await startProxy({ instead: 'HTTP/1.1 403 No\r\n\r\n' });
    expect(await read({ proxy: `http://127.0.0.1:${proxy.port}` })).toBeUndefined();
    expect(await read({ url: `https://localhost:${proxy.port}` })).toBeUndefined();
    await proxy.stop();
  });

  it('ends with the time limit', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const limited = (query: Query): Promise<string | undefined> =>
      read({ ...query, signal: AbortSignal.timeout(200) });
    expect(await limited({ url: `https://localhost:${port}` })).toBeUndefined();
    expect(await limited({ proxy: `http://127.0.0.1:${port}` })).toBeUndefined();
    expect(await read({ signal: AbortSignal.abort() })).toBeUndefined();
    silent.close();
  });
});

describe('recogniseInspector', () => {
  it.each([
    ['Zscaler Inc., Zscaler Intermediate Root CA (zscalerthree.net) (t)', 'Zscaler'],
    ['Netskope Inc, ca.company.goskope.com', 'Netskope'],
    ['Fortinet, FG100FTK', 'Fortinet'],
    ['Palo Alto Networks, Decryption CA', 'Palo Alto Networks'],
    ['Cisco, Cisco Umbrella Primary SubCA', 'Cisco'],
    ['Cloudflare, Inc., Gateway CA - Cloudflare Managed G1', 'Cloudflare Gateway'],
    ['mitmproxy', 'mitmproxy'],
    ['DO_NOT_TRUST_FiddlerRoot', 'Fiddler'],
  ])('%s', (issuer, name) => {
    expect(recogniseInspector(issuer)).toBe(name);
  });

  it.each([
    'DigiCert Inc, DigiCert TLS RSA SHA256 2020 CA1',
    "Let's Encrypt, R11",
    'Google Trust Services, WE1',
    'Amazon, Amazon RSA 2048 M02',
    'Cloudflare, Inc., Cloudflare TLS Issuing ECC CA 1',
    'Symantec Corporation, Symantec Class 3 Secure Server CA - G4',
    'Cisco Systems, Inc., Cisco RXC-R2',
    'SAP SE, SAP PKI Certificate Service Client CA',
    '',
  ])('%s is no inspector', (issuer) => {
    expect(recogniseInspector(issuer)).toBeUndefined();
  });
});
