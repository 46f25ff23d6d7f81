/** A client certificate that the service does not take, by alert, by an nginx page or by status: said once, at once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BindingOptions, IssuedBinding } from '../../src/demo/binding-options.js';
import { createKeyPool } from '../../src/demo/certificates/key-pair.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant, type TenantOptions } from '../../src/demo/tenant.js';
import { createSteps, errorTextOf, type Steps } from '../support/server-steps.js';
import { expectFailure, expectSuccess, type StepOptions } from '../support/step.js';

const keyPool = createKeyPool();
const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const stranger: BindingOptions = { certificate: 'stranger' };
const expired: BindingOptions = { certificate: { validForDays: -1 } };

interface Served {
  readonly tenant: Tenant;
  readonly steps: Steps;
}

const served: Served[] = [];

async function serve(options: TenantOptions): Promise<Served> {
  const credentials = names.map(
    (name) => ({ namespace: 'prod', type: 'password', name, value: `v-${name}-1` }) as const,
  );
  const tenant = await startTenant({ credentials, keySource: keyPool(), ...options });
  const one = { tenant, steps: createSteps(tenant, { inputs: { credentials: names.join('\n') } }) };
  served.push(one);
  return one;
}

afterAll(async () => {
  await Promise.all(served.map(({ steps }) => steps.cleanUp()));
  await Promise.all(served.map(({ tenant }) => tenant.stop()));
});

/** One fault for all ten credentials, and none of them was given away. */
function expectRejection(result: RunnerResult, reason: RegExp): void {
  expectFailure(result, 'TLS_CLIENT_REJECTED');
  expect(errorTextOf(result)).toMatch(reason);
  expect(errorTextOf(result)).toMatch(/create a new service key/);
  expect(result.annotations.filter(({ level }) => level === 'error').length).toBe(1);
}

describe('by TLS alert', () => {
  let tenant: Tenant;
  let run: (binding: BindingOptions | IssuedBinding, options?: StepOptions) => Promise<RunnerResult>;

  beforeAll(async () => {
    const one = await serve({ clientCertificateMode: 'tls-alert' });
    tenant = one.tenant;
    run = (binding, options = {}) => one.steps.run({ binding, ...options });
  });

  test('a good certificate passes', async () => {
    expectSuccess(await run({}));
  });

  test.each<[string, BindingOptions, RegExp]>([
    ['of a stranger', stranger, /TLS alert "unknown ca"/],
    ['expired', expired, /TLS alert ".*certificate expired"/],
    ['not valid yet', { certificate: { validFromDays: 2 } }, /TLS alert ".*bad certificate"/],
    ['of a binding that has expired', { expiresAt: new Date(Date.now() - 1000) }, /certificate expired/],
  ])('a certificate %s', async (_name, binding, reason) => {
    const [requests, connections] = [tenant.requests.length, tenant.connections.length];
    expectRejection(await run(binding), reason);
    expect(tenant.requests.length).toBe(requests);
    // At most the connections that were opened together: nobody tries again.
    expect(tenant.connections.length - connections).toBeLessThanOrEqual(8);
  });

  // The alert and the loss of the connection are told by two different events.
  test('whichever of alert and reset is seen first', async () => {
    const binding = tenant.issueBinding(stranger);
    const inputs = { credentials: 'one', 'max-retries': '0' };
    const results = await Promise.all(Array.from({ length: 4 }, () => run(binding, { inputs })));
    expect(results.map((result) => result.outputs['error-code'])).toEqual(
      Array(4).fill('TLS_CLIENT_REJECTED'),
    );
  });

  test('a list is refused like a read', async () => {
    expectRejection(await run(stranger, { inputs: { credentials: 'A_* = app-*' } }), /unknown ca/);
  });

  test.each(['optional', 'default=text'])('is no reason to go on without: ?%s', async (option) => {
    const inputs = { credentials: `one?${option}`, 'on-missing': 'ignore' };
    expectRejection(await run(stranger, { inputs }), /unknown ca/);
  });
});

describe('by the page of an nginx, with status 400', () => {
  test.each([
    ['of a stranger', stranger],
    ['expired', expired],
  ])('a certificate %s', async (_name, binding) => {
    const { steps, tenant } = await serve({ clientCertificateMode: 'http-400' });
    expectRejection(await steps.run({ binding, inputs: { 'max-retries': '3' } }), /HTTP status 400/);
    expect(tenant.requests.length).toBeLessThanOrEqual(names.length);
    expect(tenant.requests.every(({ status }) => status === 400)).toBe(true);
  });
});

test('closed without a word is no verdict: HTTP_UNREACHABLE', async () => {
  const { steps } = await serve({ clientCertificateMode: 'tls-close' });
  const result = await steps.run({ binding: stranger, inputs: { credentials: 'one' } });
  expectFailure(result, 'HTTP_UNREACHABLE');
});

describe('by the service itself', () => {
  test.each([
    [401, 'HTTP_UNAUTHORIZED'],
    [403, 'CREDENTIAL_FORBIDDEN'],
  ] as const)('an expired binding, with status %i', async (status, code) => {
    const { steps, tenant } = await serve({ switches: { expiredBinding: status } });
    const result = await steps.run({ binding: expired, inputs: { credentials: 'one', 'max-retries': '3' } });
    expectFailure(result, code);
    expect(tenant.requests.length).toBe(1);
  });

  test('a binding that was disabled in the cockpit', async () => {
    const { steps, tenant } = await serve({});
    const binding = tenant.issueBinding();
    expectSuccess(await steps.run({ binding }));
    tenant.disableBinding(binding);
    const result = await steps.run({ binding, inputs: { credentials: 'one', 'on-missing': 'ignore' } });
    expectFailure(result, 'HTTP_UNAUTHORIZED');
    expect(errorTextOf(result)).toMatch(/service key/);
  });
});
