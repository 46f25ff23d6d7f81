/** What may pass is tried again, as often and as late as it should be, and not once more. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault, FaultEffect } from '../../src/demo/faults/fault.js';
import type { RecordedRequest } from '../../src/demo/recorder.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { MANY_STEPS_MS, createSteps, runCases, type Steps } from '../support/server-steps.js';
import { expectFailure, expectSuccess } from '../support/step.js';

interface Case {
  readonly name: string;
  /** They meet the first requests for the credential, each as often as it says. */
  readonly faults: readonly (FaultEffect & Pick<Fault, 'times'>)[];
  readonly maxRetries: number;
  /** Empty: the step succeeds. */
  readonly code: string;
  /** The least time in milliseconds before each repetition; there are as many repetitions. */
  readonly waits: readonly number[];
}

const headers = (retryAfter: string): FaultEffect => ({
  kind: 'status',
  status: 503,
  headers: { 'Retry-After': retryAfter },
});
const always = { times: Infinity } as const;

const cases: readonly Case[] = [
  { name: 'no fault', faults: [], maxRetries: 3, code: '', waits: [] },
  // Half of the back-off is by chance.
  {
    name: '503 three times',
    faults: [{ kind: '503', times: 3 }],
    maxRetries: 3,
    code: '',
    waits: [250, 500, 1000],
  },
  {
    name: '502, then 504',
    faults: [
      { kind: 'status', status: 502 },
      { kind: 'status', status: 504 },
    ],
    maxRetries: 2,
    code: '',
    waits: [250, 500],
  },
  { name: 'reset', faults: [{ kind: 'reset' }], maxRetries: 1, code: '', waits: [250] },
  { name: 'reset in the body', faults: [{ kind: 'reset-mid-body' }], maxRetries: 1, code: '', waits: [250] },
  {
    name: 'body too short',
    faults: [{ kind: 'wrong-content-length' }],
    maxRetries: 1,
    code: '',
    waits: [250],
  },
  { name: '429', faults: [{ kind: '429' }], maxRetries: 1, code: '', waits: [1000] },
  {
    name: '429 with seconds',
    faults: [{ kind: '429', retryAfter: 'seconds', seconds: 2 }],
    maxRetries: 1,
    code: '',
    waits: [2000],
  },
  {
    name: '429 with a date',
    faults: [{ kind: '429', retryAfter: 'http-date', seconds: 2 }],
    maxRetries: 1,
    code: '',
    waits: [2000],
  },
  {
    name: '503 with seconds',
    faults: [{ kind: '503', retryAfter: 'seconds', seconds: 2 }],
    maxRetries: 1,
    code: '',
    waits: [2000],
  },
  {
    name: '503 with a date',
    faults: [{ kind: '503', retryAfter: 'http-date', seconds: 2 }],
    maxRetries: 1,
    code: '',
    waits: [2000],
  },
  { name: 'Retry-After that is no time', faults: [headers('soon')], maxRetries: 1, code: '', waits: [250] },
  { name: 'Retry-After below zero', faults: [headers('-5')], maxRetries: 1, code: '', waits: [250] },
  { name: 'Retry-After with a fraction', faults: [headers('0.5')], maxRetries: 1, code: '', waits: [250] },
  {
    name: 'Retry-After in the past',
    faults: [headers('Thu, 01 Jan 1970 00:00:00 GMT')],
    maxRetries: 1,
    code: '',
    waits: [0],
  },
  { name: 'Retry-After of zero', faults: [headers('0')], maxRetries: 1, code: '', waits: [0] },
  {
    name: 'Retry-After beyond reason',
    faults: [headers('121')],
    maxRetries: 3,
    code: 'HTTP_SERVER_ERROR',
    waits: [],
  },
  {
    name: 'Retry-After beyond numbers',
    faults: [headers('9'.repeat(30))],
    maxRetries: 1,
    code: '',
    waits: [250],
  },
  {
    name: 'reset for ever',
    faults: [{ kind: 'reset', ...always }],
    maxRetries: 2,
    code: 'HTTP_UNREACHABLE',
    waits: [250, 500],
  },
  {
    name: '503 for ever',
    faults: [{ kind: '503', ...always }],
    maxRetries: 2,
    code: 'HTTP_SERVER_ERROR',
    waits: [250, 500],
  },
  {
    name: '429 for ever',
    faults: [{ kind: '429', ...always }],
    maxRetries: 2,
    code: 'HTTP_RATE_LIMITED',
    waits: [1000, 1000],
  },
  {
    name: '503, max-retries 0',
    faults: [{ kind: '503' }],
    maxRetries: 0,
    code: 'HTTP_SERVER_ERROR',
    waits: [],
  },
  {
    name: '429, max-retries 0',
    faults: [{ kind: '429' }],
    maxRetries: 0,
    code: 'HTTP_RATE_LIMITED',
    waits: [],
  },
  {
    name: 'reset, max-retries 0',
    faults: [{ kind: 'reset' }],
    maxRetries: 0,
    code: 'HTTP_UNREACHABLE',
    waits: [],
  },
  {
    name: '500',
    faults: [{ kind: 'status', status: 500 }],
    maxRetries: 3,
    code: 'HTTP_SERVER_ERROR',
    waits: [],
  },
  {
    name: '408',
    faults: [{ kind: 'status', status: 408 }],
    maxRetries: 3,
    code: 'HTTP_UNEXPECTED_STATUS',
    waits: [],
  },
  {
    name: 'login page',
    faults: [{ kind: 'html-200' }],
    maxRetries: 3,
    code: 'PAYLOAD_UNREADABLE',
    waits: [],
  },
];

let tenant: Tenant;
let steps: Steps;
let resultOf: (name: string) => RunnerResult;

beforeAll(async () => {
  tenant = await startTenant();
  const binding = tenant.issueBinding();
  steps = createSteps(tenant, { binding, inputs: { credentials: 'DB = db\nOTHER = other' } });
  resultOf = await runCases(
    cases,
    async ({ name, faults, maxRetries }) => {
      const namespace = namespaceOf(name);
      for (const one of ['db', 'other'])
        tenant.store.put({ namespace, type: 'password', name: one, value: `value-of-${one}` });
      for (const fault of faults) tenant.inject({ ...fault, match: { namespace, name: 'db' } });
      return await steps.run({ inputs: { namespace, 'max-retries': maxRetries.toString() } });
    },
    6,
  );
}, MANY_STEPS_MS);

afterAll(async () => {
  await tenant.stop();
  await steps.cleanUp();
});

function namespaceOf(name: string): string {
  return name.replaceAll(/\W/g, '-');
}

function requestsFor(namespace: string, name: string): readonly RecordedRequest[] {
  return tenant.requests.filter(
    ({ headers: sent, query }) => sent['sapcp-credstore-namespace'] === namespace && query['name'] === name,
  );
}

function gapsOf(requests: readonly RecordedRequest[]): readonly number[] {
  const times = requests.map(({ receivedAt }) => receivedAt.getTime());
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

/** The clocks of two processes and of a wire between them. */
const slackMs = 60;

describe('a read', () => {
  test.each(cases)('$name', ({ name, code, waits }) => {
    const result = resultOf(name);
    if (code === '') expectSuccess(result);
    else expectFailure(result, code);
    const gaps = gapsOf(requestsFor(namespaceOf(name), 'db'));
    expect(gaps.length).toBe(waits.length);
    waits.forEach((least, index) => {
      expect(gaps[index]).toBeGreaterThanOrEqual(least - slackMs);
    });
    expect(requestsFor(namespaceOf(name), 'other').length).toBeLessThanOrEqual(1);
  });

  test('a wait beyond reason is not begun', () => {
    expect(resultOf('Retry-After beyond reason').durationMs).toBeLessThan(10_000);
  });
});

test('a page of a list is tried again by itself', async () => {
  for (const name of ['app-a', 'app-b', 'app-c'])
    tenant.store.put({ namespace: 'pages', type: 'password', name, value: `value-of-${name}` });
  tenant.inject({ kind: '503', match: { namespace: 'pages', path: '/passwords', page: 0 } });
  tenant.inject({ kind: 'reset', match: { namespace: 'pages', name: 'app-b' } });
  const result = await steps.run({ inputs: { namespace: 'pages', credentials: 'app-*' } });
  expectSuccess(result);
  expect(result.outputs).toMatchObject({
    APP_A: 'value-of-app-a',
    APP_B: 'value-of-app-b',
    APP_C: 'value-of-app-c',
  });
});
