import tlsDefaults from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { systemClock } from '../../src/clock.js';
import { createAuthority, type Authority, type Chain } from '../../src/demo/authority.js';
import { generateKeyPair, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import type { ConnectionStage } from '../../src/http/connection-stages.js';
import { createDispatcher, ProxyFault, type DispatcherOptions } from '../../src/http/dispatcher.js';
import type { ClientIdentity } from '../../src/keys/client-identity.js';
import { findFreePorts } from '../support/server-process.js';
import { startProxy } from '../support/server-proxy.js';
import { startTlsServer, type TlsServer } from '../support/server-tls.js';

let servers: Authority;
let server: TlsServer;
let client: Chain;
let identity: ClientIdentity;

beforeAll(async () => {
  servers = createAuthority({ name: 'Server', keySource: generateKeyPair });
  const clients = createAuthority({ name: 'Client', keySource: generateKeyPair });
  client = clients.issueClient({ commonName: 'the-client', subaccount: 'sub' });
  identity = {
    privateKey: client.leaf.keys.privateKey,
    chain: [client.leaf.x509, clients.intermediate.x509],
    root: undefined,
  };
  server = await startTlsServer(tls());
});
afterAll(() => server.stop());

function tls(): { readonly cert: string; readonly key: string } {
  const chain = servers.issueServer({ hostNames: ['localhost'], addresses: ['127.0.0.1'] });
  return { cert: chain.pem, key: pkcs1Pem(chain.leaf.keys.privateKey) };
}

interface Asked {
  readonly status: number | undefined;
  readonly error: unknown;
  readonly stages: readonly ConnectionStage[];
  readonly alerts: readonly string[];
}

async function ask(url: string, options: Partial<DispatcherOptions> = {}): Promise<Asked> {
  const stages: ConnectionStage[] = [];
  const connection = createDispatcher({
    identity,
    extraAuthorities: [servers.root.pem],
    proxy: { httpsProxy: undefined, noProxy: undefined },
    connectTimeoutMs: 5_000,
    maxConnections: 2,
    observer: { clock: systemClock, onStage: (stage) => stages.push(stage) },
    ...options,
  });
  const { alerts, dispatcher } = connection;
  try {
    const { statusCode, body } = await request(url, { dispatcher });
    await body.dump();
    return { status: statusCode, error: undefined, stages, alerts };
  } catch (error) {
    return { status: undefined, error, stages, alerts };
  } finally {
    await connection.close();
  }
}

function codeOf({ error }: Asked): unknown {
  return error instanceof ProxyFault ? 'proxy' : (error as { readonly code?: unknown } | undefined)?.code;
}

describe('createDispatcher', () => {
  it('presents the client certificate, and tells the stages in their order', async () => {
    const { status, stages } = await ask(`${server.origin}/x`);
    expect(status).toBe(200);
    expect(server.handshakes.at(-1)).toEqual({ commonName: 'the-client', protocol: 'TLSv1.3' });
    expect(stages.map(({ name }) => name)).toEqual(['name resolution', 'TCP', 'TLS']);
    expect(stages.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^(?:127\.0\.0\.1|::1)$/),
      `127.0.0.1 port ${server.port}`,
      'TLSv1.3, server certificate issued by SAP SE, Server CA',
    ]);
    const times = stages.map(({ elapsedMs }) => elapsedMs);
    expect(times.every((ms) => ms >= 0 && ms < 5_000)).toBe(true);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('presents none where there is no identity', async () => {
    expect((await ask(server.origin, { identity: undefined })).status).toBe(200);
    expect(server.handshakes.at(-1)?.commonName).toBeUndefined();
  });

  it('works without an observer', async () => {
    expect((await ask(server.origin, { observer: undefined })).status).toBe(200);
  });

  it('asks nothing of a server that is not trusted', async () => {
    const before = [server.handshakes.length, server.requests.length];
    const asked = await ask(server.origin, { extraAuthorities: [] });
    expect(codeOf(asked)).toBe('UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
    expect(asked.stages.map(({ name }) => name)).toEqual(['name resolution', 'TCP']);
    expect([server.handshakes.length, server.requests.length]).toEqual(before);
  });

  it('adds the authorities of the system once, and where it was told to wait', () => {
    const settings = {
      identity: undefined,
      extraAuthorities: [],
      proxy: { httpsProxy: undefined, noProxy: undefined },
      connectTimeoutMs: 5_000,
      maxConnections: 2,
    };
    const waiting = createDispatcher({ ...settings, systemTrust: 'when-needed' });
    const first = waiting.dispatcher;
    expect(waiting.widenTrust(first)).toBe(true);
    expect(waiting.dispatcher).not.toBe(first);
    expect(waiting.widenTrust(first)).toBe(true);
    expect(waiting.widenTrust(waiting.dispatcher)).toBe(false);
    const complete = createDispatcher(settings);
    expect(complete.widenTrust(complete.dispatcher)).toBe(false);
  });

  it('speaks TLS 1.2 at least', async () => {
    const old = await startTlsServer({
      ...tls(),
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
      ciphers: 'ALL@SECLEVEL=0',
    });
    // The ciphers of Node forbid older versions by themselves.
    const ciphers = tlsDefaults.DEFAULT_CIPHERS;
    tlsDefaults.DEFAULT_CIPHERS = 'ALL@SECLEVEL=0';
    const asked = await ask(old.origin);
    tlsDefaults.DEFAULT_CIPHERS = ciphers;
    expect(asked.status).toBeUndefined();
    expect(old.requests).toEqual([]);
    await old.stop();
  });

  it('tells the alert with which a certificate is refused after the handshake', async () => {
    const tenant: Tenant = await startTenant({ keySource: generateKeyPair });
    const { status, alerts, stages } = await ask(tenant.url, { extraAuthorities: [tenant.caPem] });
    expect(status).toBeUndefined();
    expect(alerts[0]).toMatch(/ALERT_UNKNOWN_CA$/);
    expect(stages.at(-1)?.name).toBe('TLS');
    await tenant.stop();
  });
});

describe('through a proxy', () => {
  const via = (port: number, scheme = 'http'): Partial<DispatcherOptions> => ({
    proxy: { httpsProxy: `${scheme}://localhost:${port}`, noProxy: undefined },
  });

  it('tells the stages of the proxy, and of TLS behind it', async () => {
    const proxy = await startProxy();
    const { status, stages } = await ask(server.origin, via(proxy.port));
    expect(status).toBe(200);
    expect(stages.map(({ name }) => name)).toEqual(['proxy name resolution', 'proxy', 'TLS']);
    expect(server.handshakes.at(-1)?.commonName).toBe('the-client');
    await proxy.stop();
  });

  it('never shows it the client certificate', async () => {
    const proxy = await startProxy({ tls: tls() });
    expect((await ask(server.origin, via(proxy.port, 'https'))).status).toBe(200);
    expect(proxy.clientCertificates).toEqual([undefined]);
    await proxy.stop();
  });

  it('blames the proxy that is not there, or not trusted', async () => {
    const [port = 0] = await findFreePorts(1);
    expect(codeOf(await ask(server.origin, via(port)))).toBe('proxy');
    const proxy = await startProxy({ tls: tls() });
    expect(codeOf(await ask(server.origin, { ...via(proxy.port, 'https'), extraAuthorities: [] }))).toBe(
      'proxy',
    );
    expect(proxy.tunnels).toEqual([]);
    await proxy.stop();
  });

  it('is passed by for the hosts of no_proxy', async () => {
    const proxy = await startProxy();
    const { proxy: settings } = via(proxy.port);
    const options = { proxy: { httpsProxy: settings?.httpsProxy, noProxy: 'localhost' } };
    expect((await ask(server.origin, options)).status).toBe(200);
    expect(proxy.tunnels).toEqual([]);
    await proxy.stop();
  });
});
