/** What a proxy learns, which variable chooses it, and what is said when it is the proxy that is at fault. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createAuthority, type Authority } from '../../src/demo/authority.js';
import { generateKeyPair, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { findFreePorts } from '../support/server-process.js';
import { basic, startProxy, type ProxyOptions, type RecordingProxy } from '../support/server-proxy.js';
import { createSteps, errorTextOf, shownOf, type Steps } from '../support/server-steps.js';
import { expectFailure, expectSuccess, type StepOptions } from '../support/step.js';

let tenant: Tenant;
let steps: Steps;
let authority: Authority;
const proxies: RecordingProxy[] = [];

beforeAll(async () => {
  tenant = await startTenant({
    credentials: [{ namespace: 'prod', type: 'password', name: 'db', value: 'value-of-db' }],
  });
  authority = createAuthority({ name: 'Proxy', keySource: generateKeyPair });
  const inputs = {
    credentials: 'DB = db?default=text',
    'ca-certificates': tenant.caPem + authority.root.pem,
    'max-retries': '0',
    'timeout-seconds': '20',
  };
  steps = createSteps(tenant, { binding: tenant.issueBinding(), inputs });
});

afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()));
});

afterAll(async () => {
  await tenant.stop();
  await steps.cleanUp();
});

async function start(options: ProxyOptions = {}): Promise<RecordingProxy> {
  const proxy = await startProxy(options);
  proxies.push(proxy);
  return proxy;
}

function tlsFor(hostName: string): NonNullable<ProxyOptions['tls']> {
  const chain = authority.issueServer({ hostNames: [hostName], addresses: [] });
  return { cert: chain.pem, key: pkcs1Pem(chain.leaf.keys.privateKey) };
}

function through(address: string, options: StepOptions = {}): Promise<RunnerResult> {
  return steps.run({ ...options, env: { https_proxy: address, ...options.env } });
}

describe('what a proxy learns', () => {
  test('in clear: host and port, and its own credentials', async () => {
    const proxy = await start({ credentials: 'runner:pw-PW-11' });
    const result = await through(`http://runner:pw-PW-11@127.0.0.1:${proxy.port}`);
    expectSuccess(result);
    expect(result.outputs['DB']).toBe('value-of-db');
    const [tunnel] = proxy.tunnels;
    expect(tunnel?.target).toBe(new URL(tenant.url).host);
    expect(
      tunnel?.headers.filter(
        (name) => !/^(host|connection|proxy-connection|proxy-authorization)$/.test(name),
      ),
    ).toEqual([]);
    expect(proxy.plainRequests).toEqual([]);
  });

  test('over TLS: no client certificate, which goes to the service behind it', async () => {
    const proxy = await start({ tls: tlsFor('localhost') });
    const requests = tenant.requests.length;
    expectSuccess(await through(`https://localhost:${proxy.port}`));
    expect(proxy.clientCertificates.length).toBeGreaterThan(0);
    expect(proxy.clientCertificates.every((name) => name === undefined)).toBe(true);
    expect(tenant.requests.at(requests)?.clientCertificate).toContain('CN=');
  });

  test('the service learns nothing of the credentials of the proxy', async () => {
    const proxy = await start({ credentials: 'runner:pw-PW-22' });
    const requests = tenant.requests.length;
    expectSuccess(await through(`http://runner:pw-PW-22@127.0.0.1:${proxy.port}`));
    const names = tenant.requests.slice(requests).flatMap(({ headers }) => Object.keys(headers));
    expect(names.filter((name) => name.includes('auth'))).toEqual([]);
  });
});

describe('credentials', () => {
  test('are percent-decoded, as other programs do', async () => {
    const proxy = await start({ credentials: 'dom\\user:p@ss:w%rd' });
    const result = await through(`http://dom%5Cuser:p%40ss%3Aw%25rd@127.0.0.1:${proxy.port}`);
    expectSuccess(result);
    expect(proxy.tunnels[0]?.authorization).toBe(basic('dom\\user:p@ss:w%rd'));
    expect(shownOf(result)).not.toMatch(/p@ss:w%rd|p%40ss%3Aw%25rd/);
    for (const form of ['p@ss:w%rd', 'p%40ss%3Aw%25rd', basic('dom\\user:p@ss:w%rd').slice(6)])
      expect(result.masker.mask(form)).not.toMatch(/\w{4}/);
  });

  test('a user without a password is sent too: some proxies take a token so', async () => {
    const proxy = await start({ credentials: 'token-123456:' });
    expectSuccess(await through(`http://token-123456@127.0.0.1:${proxy.port}`));
  });

  test('a password with a percent sign that encodes nothing', async () => {
    const proxy = await start({ credentials: 'runner:p%ss-PW-33' });
    const result = await through(`http://runner:p%ss-PW-33@127.0.0.1:${proxy.port}`);
    expect(shownOf(result)).not.toContain('p%ss-PW-33');
    // Either taken as it is, or a fault of the variable that says so.
    if (result.exitCode !== 0) expectFailure(result, 'INPUT_INVALID');
  });

  test.each(['runner:pw-PW-44', 'runner'])('refused: %s', async (user) => {
    const proxy = await start({ credentials: 'someone:else' });
    const requests = tenant.requests.length;
    const result = await through(`http://${user}@127.0.0.1:${proxy.port}`, {
      inputs: { 'on-missing': 'ignore' },
    });
    expectFailure(result, 'HTTP_UNREACHABLE');
    expect(errorTextOf(result)).toContain('https_proxy');
    expect(shownOf(result)).not.toContain('pw-PW-44');
    expect(tenant.requests.length).toBe(requests);
  });
});

describe('which variable counts', () => {
  test.each([
    [
      'https_proxy before HTTPS_PROXY',
      (good: string, bad: string) => ({ https_proxy: good, HTTPS_PROXY: bad }),
    ],
    ['HTTPS_PROXY alone', (good: string) => ({ HTTPS_PROXY: good })],
    [
      'no_proxy before NO_PROXY',
      (good: string) => ({ https_proxy: good, no_proxy: 'example.com', NO_PROXY: 'localhost' }),
    ],
  ])('%s', async (_name, env) => {
    const [good, bad] = [await start(), await start({ instead: 'HTTP/1.1 502 Bad Gateway\r\n\r\n' })];
    expectSuccess(
      await steps.run({ env: env(`http://127.0.0.1:${good.port}`, `http://127.0.0.1:${bad.port}`) }),
    );
    expect(good.tunnels.length).toBeGreaterThan(0);
    expect(bad.tunnels.length).toBe(0);
  });

  test('http_proxy and all_proxy are no proxies for TLS', async () => {
    const proxy = await start();
    const address = `http://127.0.0.1:${proxy.port}`;
    const env = { http_proxy: address, HTTP_PROXY: address, all_proxy: address, ALL_PROXY: address };
    expectSuccess(await steps.run({ env }));
    expect(proxy.tunnels.length + proxy.plainRequests.length).toBe(0);
  });

  test('no_proxy with the port, and with another one', async () => {
    const proxy = await start();
    const https_proxy = `http://127.0.0.1:${proxy.port}`;
    expectSuccess(await steps.run({ env: { https_proxy, no_proxy: new URL(tenant.url).host } }));
    expect(proxy.tunnels.length).toBe(0);
    expectSuccess(await steps.run({ env: { https_proxy, no_proxy: 'localhost:1' } }));
    expect(proxy.tunnels.length).toBeGreaterThan(0);
  });

  test.each(['socks5://user:pw-PW-55@127.0.0.1:1080', 'proxy.example.com:8080', 'not an address'])(
    '%j is a fault of the inputs',
    async (address) => {
      const result = await through(address);
      expectFailure(result, 'INPUT_INVALID');
      expect(errorTextOf(result)).toContain('https_proxy');
      expect(shownOf(result)).not.toContain('pw-PW-55');
    },
  );
});

describe('a proxy at fault is called so', () => {
  /** The service is not to blame: it was never reached. */
  function expectProxyNamed(result: RunnerResult): void {
    expectFailure(result, 'HTTP_UNREACHABLE');
    expect(errorTextOf(result)).toMatch(/https_proxy/);
    expect(errorTextOf(result)).not.toMatch(/field "url"/);
    expect(shownOf(result)).not.toContain('pw-PW-66');
  }

  test('nobody listens', async () => {
    const [port = 0] = await findFreePorts(1);
    expectProxyNamed(await through(`http://u:pw-PW-66@127.0.0.1:${port}`));
  });

  test('its name cannot be resolved', async () => {
    expectProxyNamed(await through('http://proxy.corp.invalid:8080'));
  });

  test.each([
    ['403', 'HTTP/1.1 403 Forbidden\r\nX-Reason: ::error::pwned\r\n\r\n::error::pwned\r\n'],
    ['502', 'HTTP/1.1 502 Bad Gateway\r\n\r\n'],
    ['a redirect', 'HTTP/1.1 302 Found\r\nLocation: https://login.example.com/\r\n\r\n'],
  ])('it answers CONNECT with %s', async (_name, instead) => {
    const proxy = await start({ instead });
    const result = await through(`http://127.0.0.1:${proxy.port}`);
    expectFailure(result, 'HTTP_UNREACHABLE');
    expect(errorTextOf(result)).toContain('https_proxy');
    expect(shownOf(result)).not.toMatch(/pwned|login\.example/);
  });

  test.each(['http', 'https'] as const)('it never answers CONNECT (%s)', async (scheme) => {
    const proxy = await start({ instead: '', ...(scheme === 'https' && { tls: tlsFor('localhost') }) });
    const result = await through(`${scheme}://localhost:${proxy.port}`, {
      inputs: { 'timeout-seconds': '1' },
      timeoutMs: 5_000,
      gracePeriods: { interruptMs: 500, terminateMs: 500 },
    });
    expect(result.conclusion).not.toBe('cancelled');
    expect(['HTTP_TIMEOUT', 'HTTP_UNREACHABLE']).toContain(result.outputs['error-code']);
    expect(result.durationMs).toBeLessThan(5_000);
  });

  test('its own certificate is not trusted, whatever NODE_TLS_REJECT_UNAUTHORIZED says', async () => {
    const proxy = await start({ tls: tlsFor('other.example.com'), credentials: 'runner:pw-PW-88' });
    const requests = tenant.requests.length;
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };
    const result = await through(`https://runner:pw-PW-88@localhost:${proxy.port}`, { env });
    expectFailure(result, 'TLS_SERVER_UNTRUSTED');
    expect(proxy.tunnels).toEqual([]);
    expect(tenant.requests.length).toBe(requests);
    expect(errorTextOf(result)).toContain(`localhost:${proxy.port}`);
  });
});
