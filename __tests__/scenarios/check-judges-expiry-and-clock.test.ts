/** How long a key lasts, what is said about it, and when it fails; and whether the clocks agree. */
import { describe, expect, test } from '@jest/globals';
import type { RunnerResult } from '../../src/demo/runner.js';
import { annotationTexts } from '../support/fetch-bench.js';
import { expectCheckFailure, useCheckBench, warningsOf } from '../support/check-bench.js';
import { expectSuccess, runStep } from '../support/step.js';

const bench = useCheckBench();
const connect = 'false';

/** A key for so many days. */
async function checkDays(
  days: number,
  inputs: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = { connect },
): Promise<RunnerResult> {
  const binding = bench.tenant.issueBinding({ certificate: { validForDays: days } });
  return bench.check({ binding, inputs: { ...more, ...inputs } });
}

describe('days left', () => {
  test.each([
    ['13.5', undefined, 'EXPIRY_CLOSE'],
    ['14.5', undefined, undefined],
    ['14.5', '15', 'EXPIRY_CLOSE'],
    ['0.5', '1', 'EXPIRY_CLOSE'],
    ['0.5', '0', undefined],
  ])('%s days with expiry-warning-days: %s warns of %s', async (days, setting, code) => {
    const result = await checkDays(
      Number(days),
      setting === undefined ? {} : { 'expiry-warning-days': setting },
    );
    expectSuccess(result);
    expect(warningsOf(result)).toEqual(code === undefined ? [] : [code]);
    expect(annotationTexts(result, 'warning')).toHaveLength(code === undefined ? 0 : 1);
    expect(result.outputs['days-left']).toBe(String(Math.floor(Number(days))));
  });

  test.each([
    [9.5, '10', true],
    [10.5, '10', false],
    [0.5, '0', false],
    [-0.5, '0', true],
  ])('%d days with fail-if-expires-within-days: %s', async (days, limit, fails) => {
    const before = bench.tenant.connections.length;
    const result = await checkDays(days, { 'fail-if-expires-within-days': limit }, {});
    if (fails) {
      expectCheckFailure(result, 'EXPIRY_TOO_CLOSE');
      expect(bench.tenant.connections.length).toBe(before);
    } else expectSuccess(result);
    expect(result.outputs['days-left']).toBe(String(Math.floor(days)));
    expect(result.outputs['key-type']).toBe('mtls');
  });
});

describe('expired', () => {
  test('without a connection it is a success with warnings', async () => {
    const result = await checkDays(-3.5, {});
    expectSuccess(result);
    expect(warningsOf(result)).toEqual(['CERTIFICATE_EXPIRED', 'SERVICE_KEY_EXPIRED']);
    expect(result.outputs['days-left']).toBe('-4');
  });

  test('with a connection the service refuses it', async () => {
    const result = await checkDays(-3.5, {}, {});
    expectCheckFailure(result, 'TLS_CLIENT_REJECTED');
    expect(warningsOf(result)).toEqual(['CERTIFICATE_EXPIRED', 'SERVICE_KEY_EXPIRED']);
  });

  test('a key that says so, with a certificate that has not', async () => {
    const binding = bench.tenant.issueBinding({ expiresAt: new Date(Date.now() - 43_200_000) });
    const result = await bench.check({ binding, inputs: { connect } });
    expectSuccess(result);
    expect(warningsOf(result)).toEqual(['SERVICE_KEY_EXPIRED']);
    expect(result.outputs['days-left']).toBe('-1');
  });

  test('of Cloud Integration', async () => {
    const binding = bench.tenant.integration.issueKey({ expiredDaysAgo: 2 });
    const still = await bench.check({ binding, inputs: { connect } });
    expectSuccess(still);
    expect(warningsOf(still)).toEqual(['CERTIFICATE_EXPIRED']);
    expectCheckFailure(await bench.check({ binding }), 'TLS_CLIENT_REJECTED');
  });

  test('fetch tells the warnings too, by their codes', async () => {
    const binding = bench.tenant.issueBinding({ certificate: { validForDays: -1 } });
    const result = await runStep(bench.tenant, { binding, inputs: { credentials: 'DB = db' } });
    expect(result.outputs['error-code']).toBe('TLS_CLIENT_REJECTED');
    expect(result.annotations.filter(({ level }) => level === 'warning').map(({ title }) => title)).toEqual([
      'CERTIFICATE_EXPIRED',
      'SERVICE_KEY_EXPIRED',
    ]);
    await result.cleanUp();
  });
});

test('a certificate that is not valid yet', async () => {
  const binding = bench.tenant.issueBinding({ certificate: { validFromDays: 2, validForDays: 40 } });
  const result = await bench.check({ binding, inputs: { connect } });
  expectSuccess(result);
  expect(warningsOf(result)).toEqual(['CERTIFICATE_NOT_YET_VALID']);
});

describe('the clock of the service', () => {
  test.each([
    [0, undefined],
    [30, undefined],
    [3600, /3[56]\d\d seconds behind/],
    [-3600, /36\d\d seconds ahead of/],
  ])('%d seconds ahead', async (seconds, says) => {
    const date = new Date(Date.now() + seconds * 1000).toUTCString();
    const answer = { kind: 'status', status: 404, headers: { Date: date }, times: Infinity } as const;
    bench.tenant.inject(answer);
    const result = await bench.check();
    expectSuccess(result);
    expect(warningsOf(result)).toEqual(says === undefined ? [] : ['CLOCK_OFFSET']);
    if (says !== undefined) expect(annotationTexts(result, 'warning').join()).toMatch(says);
    expect(result.log.join('\n')).toMatch(/Clock: +\S/);
  });

  test('is not told where the service does not say it', async () => {
    bench.tenant.inject({ kind: 'status', status: 404, headers: { Date: 'yesterday' }, times: Infinity });
    const result = await bench.check();
    expectSuccess(result);
    expect(warningsOf(result)).toEqual([]);
    expect(result.log.join('\n')).not.toMatch(/Clock:/);
  });
});
