/** Through a real proxy: the client certificate arrives behind it, and its credentials stay with it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { describeWith, type RunningServer } from '../support/server-process.js';
import { createSteps, errorTextOf, shownOf, type Steps } from '../support/server-steps.js';
import { startTinyproxy } from '../support/server-tinyproxy.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const password = 'tunnel-PW-77';

describeWith('tinyproxy', 'tinyproxy', () => {
  let tenant: Tenant;
  let steps: Steps;
  let open: RunningServer;
  let closed: RunningServer;

  beforeAll(async () => {
    tenant = await startTenant({
      credentials: [{ namespace: 'prod', type: 'password', name: 'db', value: 'value-of-db' }],
    });
    const inputs = { credentials: 'DB = db', 'timeout-seconds': '20' };
    steps = createSteps(tenant, { binding: tenant.issueBinding(), inputs });
    [open, closed] = await Promise.all([startTinyproxy(), startTinyproxy({ user: 'runner', password })]);
  });

  afterAll(async () => {
    await Promise.all([tenant.stop(), open.stop(), closed.stop()]);
    await steps.cleanUp();
  });

  const at = (server: RunningServer, user = ''): string => `http://${user}127.0.0.1:${server.ports[0] ?? 0}`;
  const tunnels = (server: RunningServer): number => server.output().split('CONNECT localhost').length - 1;

  test('without credentials', async () => {
    const [requests, before] = [tenant.requests.length, tunnels(open)];
    const result = await steps.run({ env: { https_proxy: at(open) } });
    expectSuccess(result);
    expect(result.outputs['DB']).toBe('value-of-db');
    expect(tenant.requests.at(requests)?.clientCertificate).toContain('CN=');
    expect(tunnels(open)).toBeGreaterThan(before);
  });

  test('with credentials', async () => {
    const result = await steps.run({ env: { HTTPS_PROXY: at(closed, `runner:${password}@`) } });
    expectSuccess(result);
    expect(tunnels(closed)).toBeGreaterThan(0);
    expect(shownOf(result)).not.toContain(password);
    expect(result.masker.mask(`proxy ${password}`)).toBe('proxy ***');
  });

  test.each([
    ['wrong', 'runner:wrong-PW-99@'],
    ['none', ''],
  ])('credentials: %s', async (_name, user) => {
    const requests = tenant.requests.length;
    const result = await steps.run({
      env: { https_proxy: at(closed, user) },
      inputs: { 'on-missing': 'ignore' },
    });
    expectFailure(result, 'HTTP_UNREACHABLE');
    expect(errorTextOf(result)).toMatch(/proxy/);
    expect(errorTextOf(result)).toContain('https_proxy');
    expect(errorTextOf(result)).not.toContain('wrong-PW-99');
    expect(tenant.requests.length).toBe(requests);
  });

  describe('no_proxy', () => {
    test.each(['*', '.example.com, localhost'])('%j', async (noProxy) => {
      const before = tunnels(open);
      expectSuccess(await steps.run({ env: { https_proxy: at(open), no_proxy: noProxy } }));
      expect(tunnels(open)).toBe(before);
    });

    test('another host', async () => {
      const before = tunnels(open);
      expectSuccess(await steps.run({ env: { https_proxy: at(open), NO_PROXY: 'example.com' } }));
      expect(tunnels(open)).toBeGreaterThan(before);
    });
  });

  // TLS 1.3 refuses after the handshake, here at the far end of the tunnel.
  test('a client certificate that is refused behind the proxy', async () => {
    const result = await steps.run({ binding: { certificate: 'stranger' }, env: { https_proxy: at(open) } });
    expectFailure(result, 'TLS_CLIENT_REJECTED');
    expect(errorTextOf(result)).toMatch(/unknown ca/);
  });

  test('a server that is not trusted behind the proxy', async () => {
    const requests = tenant.requests.length;
    const env = { https_proxy: at(open), NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };
    const result = await steps.run({ env, inputs: { 'ca-certificates': undefined } });
    expectFailure(result, 'TLS_SERVER_UNTRUSTED');
    expect(tenant.requests.length).toBe(requests);
  });
});
