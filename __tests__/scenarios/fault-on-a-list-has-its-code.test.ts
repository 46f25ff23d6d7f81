/** Whatever goes wrong with a list: it has its code, nothing is read or handed on, and no list counts as empty. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ErrorCode } from '../../src/errors.js';
import type { FaultEffect } from '../../src/demo/faults/fault.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { deadlyFaults, everyTime } from '../support/server-faults.js';
import { MANY_STEPS_MS, createSteps, errorTextOf, runCases, type Steps } from '../support/server-steps.js';
import { expectFailure, expectSuccess } from '../support/step.js';

let tenant: Tenant;
let steps: Steps;

beforeAll(async () => {
  tenant = await startTenant({ switches: { listPageSize: 2 } });
  const binding = tenant.issueBinding();
  // A list that cannot be read must not pass for one without a match.
  const inputs = { credentials: 'APP_* = app-*?optional', 'on-missing': 'ignore' };
  steps = createSteps(tenant, { binding, inputs });
});

afterEach(() => {
  tenant.clearFaults();
});

afterAll(async () => {
  await tenant.stop();
  await steps.cleanUp();
});

function seed(namespace: string): string {
  for (const name of ['app-a', 'app-b', 'app-c'])
    tenant.store.put({ namespace, type: 'password', name, value: `value-of-${name}` });
  return namespace;
}

function requestsIn(namespace: string, path: string): number {
  return tenant.requests.filter(
    (one) => one.headers['sapcp-credstore-namespace'] === namespace && one.path.endsWith(path),
  ).length;
}

interface Case {
  readonly name: string;
  readonly effect?: FaultEffect;
  readonly page: 0 | 1;
  readonly code: ErrorCode | '';
  readonly says: RegExp;
  readonly requests: number;
}

const good = { code: '', says: /^$/, requests: 2 } as const;
/** Statuses that are taken as others are; a read tells them apart. */
const alike = ['204', '400', '405', '501', '502', '504'];
/** On the second page only what says something about pages. */
const onSecondPage = [
  'login page',
  '403',
  '404 of the router',
  'plain text',
  'wrong-name',
  'reset in the body',
];

const cases: readonly Case[] = [
  { name: 'none', page: 0, ...good },
  ...deadlyFaults
    .filter(({ name }) => !alike.includes(name))
    .map((fault) => ({ ...fault, page: 0 as const })),
  ...deadlyFaults
    .filter(({ name }) => onSecondPage.includes(name))
    .map((fault) => ({
      ...fault,
      name: `${fault.name} on page 2`,
      page: 1 as const,
      requests: fault.requests + 1,
    })),
];

describe('every fault', () => {
  let resultOf: (name: string) => RunnerResult;

  beforeAll(async () => {
    resultOf = await runCases(cases, async ({ name, effect, page }) => {
      const namespace = seed(name.replaceAll(' ', '-'));
      if (effect !== undefined) tenant.inject(everyTime(effect, { path: '/passwords', namespace, page }));
      return await steps.run({ inputs: { namespace } });
    });
  }, MANY_STEPS_MS);

  test.each(cases.slice(1))('$name: $code', ({ name, code, says, requests }) => {
    const result = resultOf(name);
    const namespace = name.replaceAll(' ', '-');
    expectFailure(result, code);
    expect(errorTextOf(result)).toMatch(says);
    expect(requestsIn(namespace, '/passwords')).toBe(requests);
    expect(requestsIn(namespace, '/password')).toBe(0);
  });

  test('without a fault the same step succeeds', () => {
    const result = resultOf('none');
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ APP_A: 'value-of-app-a', APP_C: 'value-of-app-c', missing: '' });
  });
});

describe('404 of the service', () => {
  test('is a namespace without credentials', async () => {
    const namespace = seed('no-such-list');
    tenant.inject(everyTime({ kind: 'status', status: 404 }, { path: '/passwords', namespace }));
    const result = await steps.run({ inputs: { namespace } });
    expectSuccess(result);
    expect(result.outputs['missing']).toBe('APP_* = app-*?optional');
    const strict = { namespace, credentials: 'APP_* = app-*', 'on-missing': 'error' };
    expectFailure(await steps.run({ inputs: strict }), 'CREDENTIAL_NOT_FOUND');
  });

  // Page 1 said that there is more, so its absence is a hole and no end.
  test('on page 2 makes the list incomplete', async () => {
    const namespace = seed('no-second-page');
    tenant.inject(everyTime({ kind: 'status', status: 404 }, { path: '/passwords', namespace, page: 1 }));
    const result = await steps.run({ inputs: { namespace } });
    expectFailure(result, 'CREDENTIAL_LIST_INCOMPLETE');
  });
});

describe('lists that hold something else than names', () => {
  test.each([
    ['no content', '{"items":[]}'],
    ['content that is no array', '{"content":{"name":"app-a"}}'],
    ['an item without a name', '{"content":[{"name":"app-a"},{"id":"1"}]}'],
    ['a name that is no text', '{"content":[{"name":17}]}'],
    // What no UTF-8 can carry can be no name that anybody stored.
    ['a name with half a character', '{"content":[{"name":"app-\\ud800"}]}'],
  ])('%s', async (name, text) => {
    const namespace = seed(name.replaceAll(' ', '-'));
    tenant.inject(everyTime({ kind: 'garbage-json', text }, { path: '/passwords', namespace }));
    const result = await steps.run({ inputs: { namespace } });
    expectFailure(result, 'PAYLOAD_UNREADABLE');
    expect(requestsIn(namespace, '/password')).toBe(0);
  });

  test('a name that is not there when it is read', async () => {
    const namespace = seed('gone');
    const text = '{"content":[{"name":"app-a"},{"name":"app-gone"}]}';
    tenant.inject(everyTime({ kind: 'garbage-json', text }, { path: '/passwords', namespace }));
    const strict = { namespace, credentials: 'APP_* = app-*', 'on-missing': 'error' };
    const result = await steps.run({ inputs: strict });
    expectFailure(result, 'CREDENTIAL_NOT_FOUND');
    expect(errorTextOf(result)).toContain('app-gone');
  });
});
