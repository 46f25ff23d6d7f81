/** The service sees no more requests than it allows, and a step that was too fast still gets all it asked for. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../src/demo/faults/fault.js';
import { createKeyPool } from '../../src/demo/certificates/key-pair.js';
import type { RecordedRequest } from '../../src/demo/recorder.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import type { RetryAfterForm, TenantSwitches } from '../../src/demo/switches.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { MANY_STEPS_MS, createSteps, runCases, type Steps } from '../support/server-steps.js';
import { expectFailure, expectSuccess } from '../support/step.js';

/**
 * Arrivals are later than starts, each by another bit; the first on each connection, which are left out where it can be,
 * by a whole handshake. Without a limit, all of them come in a tenth of the time.
 */
const kept = 0.3;

const keyPool = createKeyPool();
const prepared: Prepared[] = [];
let runOf: (name: string) => Run;

interface Case {
  readonly name: string;
  readonly rate?: TenantSwitches['rate'];
  readonly fault?: Fault;
  readonly count: number;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** A tenant for each, so that none counts the requests of another. */
interface Prepared extends Case {
  readonly tenant: Tenant;
  readonly steps: Steps;
}

interface Run {
  readonly result: RunnerResult;
  readonly requests: readonly RecordedRequest[];
  /** When they came, in milliseconds. */
  readonly times: readonly number[];
}

const forms: readonly RetryAfterForm[] = ['none', 'seconds', 'http-date'];

const cases: readonly Case[] = [
  ...forms.map((retryAfter) => ({
    name: `free plan, ${retryAfter}`,
    rate: { perSecond: 3, retryAfter },
    count: 10,
  })),
  { name: '5', count: 11, inputs: { 'requests-per-second': '5' } },
  { name: '0.5', count: 2, inputs: { 'requests-per-second': '0.5' } },
  { name: 'auto', count: 40 },
  {
    name: '20, and 429 once',
    fault: { kind: '429', match: { name: 'c0' } },
    count: 36,
    inputs: { 'requests-per-second': '20' },
  },
  {
    name: '429 for ever',
    fault: { kind: '429', times: Infinity },
    count: 4,
    inputs: { 'max-retries': '1', 'on-missing': 'ignore' },
  },
];

/** All of them before the first step: making keys would hold up the answers to it. */
beforeAll(async () => {
  for (const one of cases) prepared.push(await prepare(one));
  runOf = await runCases(prepared, run, 4);
}, MANY_STEPS_MS);

afterAll(async () => {
  await Promise.all(prepared.map(({ tenant }) => tenant.stop()));
  await Promise.all(prepared.map(({ steps }) => steps.cleanUp()));
});

async function prepare(one: Case): Promise<Prepared> {
  const { rate, fault, count } = one;
  const credentials = names(count).map(
    (name) => ({ namespace: 'prod', type: 'password', name, value: `value-of-${name}` }) as const,
  );
  const tenant = await startTenant({
    keySource: keyPool(),
    credentials,
    ...(rate && { switches: { rate } }),
  });
  if (fault !== undefined) tenant.inject(fault);
  const common = { binding: tenant.issueBinding(), inputs: { 'max-retries': undefined } };
  return { ...one, tenant, steps: createSteps(tenant, common) };
}

async function run({ tenant, steps, count, inputs = {} }: Prepared): Promise<Run> {
  const result = await steps.run({ inputs: { credentials: names(count).join('\n'), ...inputs } });
  const times = tenant.requests.map(({ receivedAt }) => receivedAt.getTime()).toSorted((a, b) => a - b);
  return { result, requests: tenant.requests, times };
}

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `c${index}`);
}

function requestsFor(name: string, { requests }: Run): number {
  return requests.filter(({ query }) => query['name'] === name).length;
}

/** The shortest time in which `count` requests came. */
function shortestSpan(times: readonly number[], count: number): number {
  const spans = times.slice(count - 1).map((time, index) => time - (times[index] ?? 0));
  return Math.min(Infinity, ...spans);
}

describe.each(forms)('the free plan, three a second, with Retry-After: %s', (form) => {
  test('ten credentials come', () => {
    const found = runOf(`free plan, ${form}`);
    expectSuccess(found.result);
    expect(found.requests.some(({ status }) => status === 429)).toBe(true);
    for (const name of names(10)) {
      expect(found.result.outputs[name.toUpperCase()]).toBe(`value-of-${name}`);
      expect(requestsFor(name, found)).toBeLessThanOrEqual(5);
    }
  });

  test('after the first 429 no second sees more than three', () => {
    // Eight at once were under way by then.
    const later = runOf(`free plan, ${form}`).times.slice(8);
    expect(later.length).toBeGreaterThanOrEqual(4);
    expect(shortestSpan(later, 4)).toBeGreaterThanOrEqual(1000 * kept);
  });
});

describe('requests-per-second', () => {
  test('5', () => {
    const { result, times } = runOf('5');
    expectSuccess(result);
    expect(times.length).toBe(11);
    expect(shortestSpan(times.slice(5), 6)).toBeGreaterThanOrEqual(1000 * kept);
  });

  test('0.5', () => {
    const { result, times } = runOf('0.5');
    expectSuccess(result);
    expect(shortestSpan(times, 2)).toBeGreaterThanOrEqual(2000 * kept);
  });

  test('auto: 25 a second, and eight in flight', () => {
    const { result, times, requests } = runOf('auto');
    expectSuccess(result);
    expect(times.length).toBe(40);
    expect(shortestSpan(times.slice(8), 26)).toBeGreaterThanOrEqual(1000 * kept);
    expect(Math.max(...requests.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(8);
  });

  test('20 is kept after a 429, since the user chose it', () => {
    const { result, times } = runOf('20, and 429 once');
    expectSuccess(result);
    expect(times.length).toBe(37);
    // At three a second, what was left would have taken more than nine seconds.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(8_000);
  });
});

test('429 for ever: no credential is asked for more often than max-retries allows', () => {
  const found = runOf('429 for ever');
  expectFailure(found.result, 'HTTP_RATE_LIMITED');
  for (const name of names(4)) expect(requestsFor(name, found)).toBeLessThanOrEqual(2);
});
