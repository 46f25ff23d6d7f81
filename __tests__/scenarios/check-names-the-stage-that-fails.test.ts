/** Below HTTP: which stage of the connection fails, by its code and in words, and how far the connection came. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAuthority, type Authority, type Chain } from '../../src/demo/authority.js';
import { generateKeyPair, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type TenantOptions } from '../../src/demo/tenant.js';
import { expectCheckFailure, useCheckBench, warningsOf, type CheckOptions } from '../support/check-bench.js';
import { plainBinding } from '../support/server-binding.js';
import { startHaproxy } from '../support/server-haproxy.js';
import { startNginx } from '../support/server-nginx.js';
import { describeWith, findFreePorts, type RunningServer } from '../support/server-process.js';
import { startProxy } from '../support/server-proxy.js';
import { errorTextOf } from '../support/server-steps.js';
import { startTinyproxy } from '../support/server-tinyproxy.js';
import { startTlsServer, type TlsServer } from '../support/server-tls.js';
import { expectSuccess } from '../support/step.js';

const bench = useCheckBench();
const local = { hostNames: ['localhost'], addresses: ['127.0.0.1'] };
const noRetry = { 'max-retries': '0' };

let clients: Authority;
let servers: Authority;
let client: Chain;

beforeAll(() => {
  clients = createAuthority({ name: 'Client Test', keySource: generateKeyPair });
  servers = createAuthority({ name: 'Server Test', keySource: generateKeyPair });
  client = clients.issueClient({ commonName: 'the-client', subaccount: 'sub' });
});

/** Lines of the log, without the time stamps and masks. */
function logOf(result: RunnerResult): string {
  return result.log.join('\n');
}

function strangers(): Chain {
  const authority = createAuthority({ name: 'Stranger', keySource: generateKeyPair });
  return authority.issueClient({ commonName: 'stranger', subaccount: 'sub' });
}

async function withTenant(options: TenantOptions, check: CheckOptions = {}): Promise<RunnerResult> {
  const tenant = await startTenant(options);
  try {
    return await bench.check({ binding: tenant.issueBinding(), ...check }, tenant);
  } finally {
    await tenant.stop();
  }
}

describe('the host', () => {
  test('its name cannot be resolved', async () => {
    const binding = plainBinding({ origin: 'https://nobody.invalid', chain: client });
    const result = await bench.checkAt(undefined, { binding, inputs: noRetry });
    expectCheckFailure(result, 'HTTP_UNREACHABLE');
    expect(errorTextOf(result)).toMatch(/nobody\.invalid: its name could not be resolved/);
  });

  test('nothing listens at its port', async () => {
    const [port = 0] = await findFreePorts(1);
    const binding = plainBinding({ origin: `https://localhost:${port}`, chain: client });
    const result = await bench.checkAt(undefined, { binding, inputs: noRetry });
    expectCheckFailure(result, 'HTTP_UNREACHABLE');
    expect(errorTextOf(result)).toMatch(/connection could not be made.*ECONNREFUSED/);
    expect(logOf(result)).toMatch(/name resolution: +(?:127\.0\.0\.1|::1)/);
    expect(logOf(result)).not.toMatch(/TCP:/);
  });

  test('speaks no TLS', async () => {
    const proxy = await startProxy();
    try {
      const binding = plainBinding({ origin: `https://localhost:${proxy.port}`, chain: client });
      const result = await bench.checkAt(undefined, { binding, inputs: noRetry });
      expectCheckFailure(result, 'TLS_FAILED');
      expect(logOf(result)).toMatch(/TCP: +127\.0\.0\.1 port/);
    } finally {
      await proxy.stop();
    }
  });
});

describe('the proxy', () => {
  test('is down', async () => {
    const [port = 0] = await findFreePorts(1);
    const env = { https_proxy: `http://127.0.0.1:${port}` };
    const result = await bench.check({ env, inputs: noRetry });
    expectCheckFailure(result, 'HTTP_UNREACHABLE');
    expect(errorTextOf(result)).toMatch(/The proxy 127\.0\.0\.1:\d+ \(https_proxy\) could not be reached/);
  });

  test.each([
    ['refuses the tunnel (403)', 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n', 'HTTP_UNREACHABLE'],
    [
      'cannot reach the host (502)',
      'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n',
      'HTTP_UNREACHABLE',
    ],
    ['does not answer', '', 'HTTP_TIMEOUT'],
  ])('%s', async (_name, instead, code) => {
    const proxy = await startProxy({ instead });
    try {
      const env = { https_proxy: `http://127.0.0.1:${proxy.port}` };
      const result = await bench.check({ env, inputs: { ...noRetry, 'timeout-seconds': '2' } });
      expectCheckFailure(result, code);
      if (code === 'HTTP_UNREACHABLE') expect(errorTextOf(result)).toMatch(/the proxy refused the tunnel/);
      expect(logOf(result)).toMatch(/proxy: +127\.0\.0\.1 port/);
    } finally {
      await proxy.stop();
    }
  });
});

describeWith('tinyproxy', 'a real proxy', () => {
  const password = 'tunnel-PW-78';
  let closed: RunningServer;

  beforeAll(async () => {
    closed = await startTinyproxy({ user: 'runner', password });
  });
  afterAll(() => closed.stop());

  const at = (user: string): string => `http://${user}127.0.0.1:${closed.ports[0] ?? 0}`;

  test('opens the tunnel', async () => {
    const env = { HTTPS_PROXY: at(`runner:${password}@`) };
    const result = await bench.check({ env, secretTexts: [password] });
    expectSuccess(result);
    expect(logOf(result)).toMatch(/proxy: +127\.0\.0\.1 port \d+ \(\d+ ms\)[^]*TLS: +TLSv1\.3/);
  });

  test.each(['', 'runner:wrong-PW-99@'])('wants other credentials than %j (407)', async (user) => {
    const result = await bench.check({ env: { https_proxy: at(user) }, inputs: noRetry });
    expectCheckFailure(result, 'HTTP_UNREACHABLE');
    expect(errorTextOf(result)).toMatch(/the proxy refused the tunnel.*[^]*user name and password/);
  });
});

describe('the server certificate', () => {
  test('is of an unknown authority, whose name is told', async () => {
    const result = await withTenant({ serverCertificate: 'unknown-authority' });
    expectCheckFailure(result, 'TLS_SERVER_UNTRUSTED');
    expect(errorTextOf(result)).toMatch(/authority is not trusted here.*issued by "SAP SE, Unknown CA"/);
    expect(logOf(result)).toMatch(/TCP: +127\.0\.0\.1/);
    expect(logOf(result)).not.toMatch(/TLS: /);
  });

  test('of the token service is told by its own issuer', async () => {
    const other = await startTlsServer(
      tlsOf(createAuthority({ name: 'Elsewhere', keySource: generateKeyPair })),
    );
    try {
      const issued = bench.tenant.issueBinding({ type: 'oauth:mtls' });
      const serviceKey = { ...issued.serviceKey, oauth_token_url: `${other.origin}/oauth/token` };
      const result = await bench.check({ binding: { ...issued, serviceKey } });
      expectCheckFailure(result, 'TLS_SERVER_UNTRUSTED');
      expect(errorTextOf(result)).toContain(`The certificate of localhost:${other.port} was not accepted`);
      expect(errorTextOf(result)).toContain('issued by "SAP SE, Elsewhere CA"');
    } finally {
      await other.stop();
    }
  });

  test.each([
    ['expired', /has expired/],
    ['wrong-host', /another host name/],
  ] as const)('%s', async (serverCertificate, says) => {
    const result = await withTenant({ serverCertificate });
    expectCheckFailure(result, 'TLS_SERVER_UNTRUSTED');
    expect(errorTextOf(result)).toMatch(says);
  });
});

function tlsOf(authority: Authority): { readonly cert: string; readonly key: string } {
  const chain = authority.issueServer(local);
  return { cert: chain.pem, key: pkcs1Pem(chain.leaf.keys.privateKey) };
}

describe('a proxy that looks into TLS', () => {
  let inspector: Authority;
  let server: TlsServer;

  beforeAll(async () => {
    inspector = createAuthority({ name: 'Zscaler Intermediate Root', keySource: generateKeyPair });
    server = await startTlsServer(tlsOf(inspector));
  });
  afterAll(() => server.stop());

  function check(options: CheckOptions, authority: Authority = servers): Promise<RunnerResult> {
    const binding = plainBinding({ origin: server.origin, chain: client });
    return bench.checkAt(authority.root.pem, { binding, ...options });
  }

  function expectRecognised(result: RunnerResult): void {
    expectCheckFailure(result, 'TLS_SERVER_UNTRUSTED');
    expect(errorTextOf(result)).toMatch(/Zscaler Intermediate Root CA": a proxy \(Zscaler\) inspects/);
    expect(errorTextOf(result)).toMatch(/Have localhost:\d+ exempted from TLS inspection/);
    expect(server.handshakes).toEqual([]);
    expect(server.requests).toEqual([]);
  }

  test('is recognised by the issuer, directly', async () => {
    expectRecognised(await check({}));
  });

  test('is recognised behind a CONNECT proxy, also over TLS and with credentials', async () => {
    const own = createAuthority({ name: 'Proxy Test', keySource: generateKeyPair });
    const plain = await startProxy({ credentials: 'user:p%w 77' });
    const secure = await startProxy({ tls: tlsOf(own) });
    try {
      const env = { https_proxy: `http://user:p%25w%2077@127.0.0.1:${plain.port}` };
      expectRecognised(await check({ env, secretTexts: ['p%w 77'] }));
      expectRecognised(await check({ env: { https_proxy: `https://localhost:${secure.port}` } }, own));
      expect(secure.clientCertificates.filter((name) => name !== undefined)).toEqual([]);
    } finally {
      await Promise.all([plain.stop(), secure.stop()]);
    }
  });

  test('a proxy that is not trusted itself gets no credentials, whatever the environment says', async () => {
    const own = createAuthority({ name: 'Zscaler', keySource: generateKeyPair });
    const proxy = await startProxy({ tls: tlsOf(own) });
    try {
      const env = {
        https_proxy: `https://user:pass-77@localhost:${proxy.port}`,
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
        NODE_NO_WARNINGS: '1',
      };
      const result = await check({ env, secretTexts: ['pass-77'] });
      expectCheckFailure(result, 'TLS_SERVER_UNTRUSTED');
      expect(errorTextOf(result)).toContain(`of the proxy localhost:${proxy.port}`);
      expect(errorTextOf(result)).not.toContain('issued by');
      expect(proxy.tunnels).toEqual([]);
    } finally {
      await proxy.stop();
    }
  });

  test('is a warning where it is trusted', async () => {
    const before = server.requests.length;
    const result = await check({}, inspector);
    expectSuccess(result);
    expect(warningsOf(result)).toEqual(['TLS_INSPECTED']);
    expect(server.requests.length).toBeGreaterThan(before);
  });
});

describe('the client certificate is refused', () => {
  test('by an alert', async () => {
    const binding = bench.tenant.issueBinding({ certificate: 'stranger' });
    const result = await bench.check({ binding });
    expectCheckFailure(result, 'TLS_CLIENT_REJECTED');
    expect(errorTextOf(result)).toMatch(/TLS alert "unknown ca"/);
    expect(logOf(result)).toMatch(/TLS: +TLSv1\.3, server certificate issued by SAP SE, Demo Server CA/);
  });

  test('by a page with status 400', async () => {
    const tenant = await startTenant({ clientCertificateMode: 'http-400' });
    const binding = tenant.issueBinding({ certificate: 'stranger' });
    const result = await bench.check({ binding }, tenant);
    await tenant.stop();
    expectCheckFailure(result, 'TLS_CLIENT_REJECTED');
    expect(errorTextOf(result)).toMatch(/HTTP status 400/);
  });

  test('of Cloud Integration, by an alert', async () => {
    const binding = bench.tenant.integration.issueKey({ issuer: 'stranger' });
    expectCheckFailure(await bench.check({ binding }), 'TLS_CLIENT_REJECTED');
    expectCheckFailure(
      await bench.check({ binding, inputs: { authentication: 'token' } }),
      'TLS_CLIENT_REJECTED',
    );
  });
});

describeWith('nginx', 'nginx', () => {
  let nginx: RunningServer;

  beforeAll(async () => {
    const server = servers.issueServer(local);
    const location = `default_type application/json; return 404 '{}';`;
    const knowsRoot = 'ssl_verify_client on; ssl_client_certificate root.crt; ssl_verify_depth 2;';
    nginx = await startNginx(
      [
        { client: `${knowsRoot} ssl_protocols TLSv1.3;`, location },
        { client: `${knowsRoot} ssl_protocols TLSv1.2;`, location },
      ],
      {
        server: { chain: server.pem, key: pkcs1Pem(server.leaf.keys.privateKey) },
        root: clients.root.pem,
      },
    );
  });
  afterAll(() => nginx.stop());

  test.each([
    [0, 'TLSv1.3'],
    [1, 'TLSv1.2'],
  ])('site %i: accepts the chain with %s, refuses another by a page', async (site, version) => {
    const origin = `https://localhost:${nginx.ports[site] ?? 0}`;
    const good = await bench.checkAt(servers.root.pem, { binding: plainBinding({ origin, chain: client }) });
    expectSuccess(good);
    expect(logOf(good)).toContain(version);
    const binding = plainBinding({ origin, chain: strangers() });
    expectCheckFailure(await bench.checkAt(servers.root.pem, { binding }), 'TLS_CLIENT_REJECTED');
  });
});

describeWith('haproxy', 'haproxy', () => {
  let haproxy: RunningServer;

  beforeAll(async () => {
    const server = servers.issueServer(local);
    haproxy = await startHaproxy({
      binds: ['verify required', 'verify required ssl-max-ver TLSv1.2'],
      serverPem: server.pem + pkcs1Pem(server.leaf.keys.privateKey),
      root: clients.root.pem,
      json: '{"name":"x","value":"y"}',
    });
  });
  afterAll(() => haproxy.stop());

  test.each([0, 1])('bind %i: accepts the chain, refuses another by an alert', async (bind) => {
    const origin = `https://localhost:${haproxy.ports[bind] ?? 0}`;
    const good = plainBinding({ origin, chain: client });
    expectSuccess(await bench.checkAt(servers.root.pem, { binding: good }));
    const binding = plainBinding({ origin, chain: strangers() });
    const result = await bench.checkAt(servers.root.pem, { binding });
    expectCheckFailure(result, 'TLS_CLIENT_REJECTED');
    expect(errorTextOf(result)).toMatch(/TLS alert/);
  });
});
