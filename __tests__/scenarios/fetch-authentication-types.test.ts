/** Every type of Credential Store key signs in, with the host, header and token that its type asks for. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { expectFailure, expectSuccess, runStep } from '../support/step.js';

let tenant: Tenant;
let seen = 0;

beforeAll(async () => {
  tenant = await startTenant({
    credentials: [
      { namespace: 'prod', type: 'password', name: 'db', value: 'value-of-db' },
      { namespace: 'test', type: 'password', name: 'db', value: 'value-of-test' },
      { namespace: 'prod', type: 'password', name: 'app-a', value: 'value-of-app-a' },
    ],
  });
});
afterAll(() => tenant.stop());
beforeEach(() => {
  seen = tenant.requests.length;
  tenant.clearFaults();
});

const requests = (): Tenant['requests'] => tenant.requests.slice(seen);
const credentials = 'DB = db\nTEST = test/db\nAPP_* = app-*';

describe.each(['mtls', 'oauth:mtls', 'oauth:key', 'basic'] as const)('a key of type %s', (type) => {
  test('fetches from two namespaces, by name and by wildcard', async () => {
    const result = await runStep(tenant, { binding: { type }, inputs: { credentials } });
    expectSuccess(result);
    expect(result.outputs).toMatchObject({
      DB: 'value-of-db',
      TEST: 'value-of-test',
      APP_A: 'value-of-app-a',
    });
    const api = requests().filter(({ path }) => !path.endsWith('/token'));
    const tokens = requests().filter(({ path }) => path.endsWith('/token'));
    expect(new Set(api.map(({ listener }) => listener))).toEqual(
      new Set([type === 'mtls' ? 'mtls-api' : 'api']),
    );
    expect(tokens.map(({ form }) => form?.['grant_type'])).toEqual(
      type.startsWith('oauth') ? ['client_credentials', 'client_credentials'] : [],
    );
    const offered = requests().some(({ clientCertificate }) => clientCertificate !== undefined);
    expect(offered).toBe(type === 'mtls' || type === 'oauth:mtls');
  });

  test('ends with a code when the service refuses it', async () => {
    const binding = tenant.issueBinding({ type });
    tenant.disableBinding(binding);
    const result = await runStep(tenant, { binding, inputs: { credentials: 'DB = db' } });
    expectFailure(result, type.startsWith('oauth') ? 'OAUTH_REJECTED' : 'HTTP_UNAUTHORIZED');
    for (const secret of binding.secrets) expect(result.unmaskedLog.join('\n')).not.toContain(secret);
  });
});

describe('access tokens', () => {
  test.each(['oauth:mtls', 'oauth:key'] as const)('are renewed once after a refusal (%s)', async (type) => {
    tenant.inject({ kind: 'status', status: 401, match: { path: '/password' } });
    const result = await runStep(tenant, { binding: { type }, inputs: { credentials: 'DB = db' } });
    expectSuccess(result);
    expect(requests().filter(({ path }) => path.endsWith('/token'))).toHaveLength(2);
  });

  test('that stay refused end the step', async () => {
    tenant.inject({ kind: 'status', status: 401, match: { path: '/password' }, times: Infinity });
    const result = await runStep(tenant, {
      binding: { type: 'oauth:key' },
      inputs: { credentials: 'DB = db' },
    });
    expectFailure(result, 'HTTP_UNAUTHORIZED');
    expect(requests().filter(({ path }) => path.endsWith('/password'))).toHaveLength(2);
  });

  test('are asked for only what the lines need, by a signed assertion', async () => {
    const binding = { type: 'oauth:key', permissions: ['read', 'list'] } as const;
    const result = await runStep(tenant, { binding, inputs: { credentials: 'DB = db\nAPP_* = app-*' } });
    expectSuccess(result);
  });
});

test('"authentication: token" needs a key with a token address', async () => {
  const inputs = { authentication: 'token', credentials: 'DB = db' };
  expectFailure(await runStep(tenant, { inputs }), 'INPUT_INVALID');
  expect(requests()).toEqual([]);
  expectSuccess(await runStep(tenant, { binding: { type: 'oauth:mtls' }, inputs }));
  expectSuccess(await runStep(tenant, { binding: { type: 'basic' }, inputs }));
});
