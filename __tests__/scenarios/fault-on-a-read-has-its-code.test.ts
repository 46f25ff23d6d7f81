/** Whatever goes wrong with the answer to a read: it has its code, nothing is handed on, and it is never "missing". */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { deadlyFaults, everyTime } from '../support/server-faults.js';
import { MANY_STEPS_MS, createSteps, errorTextOf, runCases, type Steps } from '../support/server-steps.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const match = { name: 'db', path: '/password' };

let tenant: Tenant;
let steps: Steps;

beforeAll(async () => {
  tenant = await startTenant({
    credentials: [
      { namespace: 'prod', type: 'password', name: 'db', value: 'value-of-db' },
      { namespace: 'prod', type: 'password', name: 'other', value: 'value-of-other' },
      { namespace: 'prod', type: 'password', name: 'off', value: 'value-of-off', status: 'disabled' },
    ],
  });
  const binding = tenant.issueBinding();
  // What is asked to ignore what is missing must not take a fault for that.
  const inputs = { credentials: 'DB = db?optional\nOTHER = other', 'on-missing': 'ignore' };
  steps = createSteps(tenant, { binding, inputs });
});

afterEach(() => {
  tenant.clearFaults();
});

afterAll(async () => {
  await tenant.stop();
  await steps.cleanUp();
});

function namespaceOf(name: string): string {
  return name.replaceAll(' ', '-');
}

function requestsIn(namespace: string, name: string): number {
  return tenant.requests.filter(
    ({ headers, query }) => headers['sapcp-credstore-namespace'] === namespace && query['name'] === name,
  ).length;
}

describe('every fault', () => {
  let resultOf: (name: string) => RunnerResult;

  beforeAll(async () => {
    const cases = [
      ...deadlyFaults.map(({ name, effect }) => ({ name, effect })),
      { name: 'none', effect: undefined },
    ];
    resultOf = await runCases(cases, async ({ name, effect }) => {
      const namespace = namespaceOf(name);
      for (const one of ['db', 'other'])
        tenant.store.put({ namespace, type: 'password', name: one, value: `value-of-${one}` });
      if (effect !== undefined) tenant.inject(everyTime(effect, { ...match, namespace }));
      return await steps.run({ inputs: { namespace } });
    });
  }, MANY_STEPS_MS);

  test.each(deadlyFaults)('$name: $code', ({ name, code, says, requests }) => {
    const result = resultOf(name);
    expectFailure(result, code);
    expect(errorTextOf(result)).toMatch(says);
    expect(requestsIn(namespaceOf(name), 'db')).toBe(requests);
    expect(requestsIn(namespaceOf(name), 'other')).toBeLessThanOrEqual(1);
  });

  test('without a fault the same step succeeds', () => {
    const result = resultOf('none');
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ DB: 'value-of-db', OTHER: 'value-of-other', missing: '' });
  });
});

test('a length that is too small cuts the payload, and what is left over meets no other request', async () => {
  tenant.inject(everyTime({ kind: 'wrong-content-length', difference: -16 }, match));
  const result = await steps.run({ inputs: { 'requests-per-second': '4' } });
  expectFailure(result, 'PAYLOAD_UNREADABLE');
  expect(result.annotations.filter(({ level }) => level === 'error').length).toBe(1);
});

describe('another credential than the one asked for', () => {
  test.each(['DB', 'db ', 'other', 'db\0'])('%j', async (name) => {
    tenant.inject(everyTime({ kind: 'wrong-name', name }, match));
    const result = await steps.run();
    expectFailure(result, 'PAYLOAD_UNREADABLE');
    expect(errorTextOf(result)).toMatch(/another credential/);
  });
});

describe('404 of the service', () => {
  const inputs = { credentials: 'DB = db\nOTHER = other' };

  test('is missing where that is an error', async () => {
    tenant.inject(everyTime({ kind: 'status', status: 404 }, match));
    const result = await steps.run({ inputs: { ...inputs, 'on-missing': 'error' } });
    expectFailure(result, 'CREDENTIAL_NOT_FOUND');
    expect(errorTextOf(result)).toContain('the password "db" in namespace "prod"');
  });

  test('is missing where that is allowed', async () => {
    tenant.inject(everyTime({ kind: 'status', status: 404 }, match));
    const result = await steps.run({ inputs });
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ missing: 'DB', OTHER: 'value-of-other' });
    expect(result.outputs).not.toHaveProperty('DB');
  });
});

describe('a disabled credential', () => {
  test.each(['error', 'ignore'])('is forbidden, not missing (on-missing: %s)', async (onMissing) => {
    const result = await steps.run({ inputs: { credentials: 'off?default=text', 'on-missing': onMissing } });
    expectFailure(result, 'CREDENTIAL_FORBIDDEN');
    expect(errorTextOf(result)).toMatch(/"off".*status/s);
  });
});

describe('every failure of the lines is listed', () => {
  test('in the order of the input', async () => {
    tenant.inject(everyTime({ kind: 'plaintext' }, { name: 'other' }));
    tenant.inject(everyTime({ kind: 'status', status: 403 }, { name: 'db' }));
    const result = await steps.run({
      inputs: { credentials: 'OTHER = other\nNONE = none\nDB = db', 'on-missing': 'error' },
    });
    expectFailure(result, 'PAYLOAD_NOT_ENCRYPTED');
    expect(result.annotations.flatMap(({ level, title }) => (level === 'error' ? [title] : []))).toEqual([
      'PAYLOAD_NOT_ENCRYPTED',
      'CREDENTIAL_NOT_FOUND',
      'CREDENTIAL_FORBIDDEN',
    ]);
  });

  test('a fault of the connection first, whatever line it met', async () => {
    tenant.inject(everyTime({ kind: 'plaintext' }, { name: 'other' }));
    tenant.inject(everyTime({ kind: 'status', status: 500 }, { name: 'db' }));
    const result = await steps.run({ inputs: { credentials: 'OTHER = other\nDB = db' } });
    expectFailure(result, 'HTTP_SERVER_ERROR');
  });
});
