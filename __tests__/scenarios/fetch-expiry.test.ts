import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { annotationTexts, password, useBench } from '../support/fetch-bench.js';
import type { FetchOptions } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const bench = useBench({ credentials: [password('db', 'value of db')] });

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * DAY_MS);
}

/** The service key of the bench, with another end than the service knows of. */
function keyThatEnds(expiresAt: string | undefined): FetchOptions {
  return { serviceKey: JSON.stringify({ ...bench.binding.serviceKey, expires_at: expiresAt }) };
}

function certificateEnd(): Date {
  return new Date(new X509Certificate(String(bench.binding.serviceKey['certificate'])).validTo);
}

describe('expires-at and days-left', () => {
  test('are those of the service key where it ends first', async () => {
    const end = daysFromNow(20.5);
    const result = await bench.fetch('A = db', keyThatEnds(end.toISOString()));
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ 'expires-at': end.toISOString(), 'days-left': '20' });
  });

  test('are those of the certificate where that ends first', async () => {
    const result = await bench.fetch('A = db', keyThatEnds(daysFromNow(500).toISOString()));
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ 'expires-at': certificateEnd().toISOString(), 'days-left': '59' });
  });

  test.each([
    ['is missing', undefined],
    ['is no date', 'next year'],
  ])('are those of the certificate where the field %s', async (_what, text) => {
    const result = await bench.fetch('A = db', keyThatEnds(text));
    expectSuccess(result);
    expect(result.outputs['expires-at']).toBe(certificateEnd().toISOString());
  });

  test.each([
    ['one digit', '.2Z', '.200Z'],
    ['nine digits', '.123456789Z', '.123Z'],
  ])('are read with %s of a second', async (_what, written, read) => {
    const seconds = daysFromNow(10.5).toISOString().slice(0, 19);
    const result = await bench.fetch('A = db', keyThatEnds(seconds + written));
    expect(result.outputs).toMatchObject({ 'expires-at': seconds + read, 'days-left': '10' });
  });

  test('are rounded down and negative once it has expired, which is only a warning', async () => {
    const result = await bench.fetch('A = db', keyThatEnds(daysFromNow(-0.5).toISOString()));
    expectSuccess(result);
    expect(result.outputs['days-left']).toBe('-1');
    expect(annotationTexts(result, 'warning')).toHaveLength(1);
  });

  test('are set also when the step fails later', async () => {
    const end = daysFromNow(20.5).toISOString();
    const result = await bench.fetch('A = absent', keyThatEnds(end));
    expectFailure(result, 'CREDENTIAL_NOT_FOUND');
    expect(result.outputs).toMatchObject({ 'expires-at': end, 'days-left': '20' });
  });

  test('are empty where the inputs could not be read', async () => {
    const result = await bench.fetch('A = ');
    expect(result.outputs).toMatchObject({ 'expires-at': '', 'days-left': '' });
  });
});

describe('expiry-warning-days', () => {
  test.each([
    ['14 unless given: 13 days', 13.5, undefined, 1],
    ['14 unless given: 14 days', 14.5, undefined, 0],
    ['3650: a certificate of 59 days', 500, '3650', 1],
    ['7: 13 days', 13.5, '7', 0],
    ['0: less than a day', 0.5, '0', 0],
    ['0: expired', -0.5, '0', 0],
  ])('%s', async (_what, days, setting, warnings) => {
    const end = keyThatEnds(daysFromNow(days).toISOString());
    const result = await bench.fetch('A = db', { ...end, inputs: { 'expiry-warning-days': setting } });
    expectSuccess(result);
    expect(annotationTexts(result, 'warning')).toHaveLength(warnings);
  });

  test('the warning stands in log and summary, with day and remedy', async () => {
    const end = daysFromNow(5.5).toISOString();
    const result = await bench.fetch('A = db', keyThatEnds(end));
    const [warning] = annotationTexts(result, 'warning');
    expect(warning).toContain(end.slice(0, 10));
    expect(warning).toMatch(/5 full days.*Create a new service key/s);
    expect(result.summary).toContain(end.slice(0, 10));
  });
});

describe('fail-if-expires-within-days', () => {
  test.each([
    ['7: 6 days', 6.5, '7'],
    ['0: expired', -0.5, '0'],
    ['3650: a certificate of 59 days', 500, '3650'],
  ])('%s is EXPIRY_TOO_CLOSE before the first request', async (_what, days, setting) => {
    const end = keyThatEnds(daysFromNow(days).toISOString());
    const result = await bench.fetch('A = db', {
      ...end,
      inputs: { 'fail-if-expires-within-days': setting },
    });
    expectFailure(result, 'EXPIRY_TOO_CLOSE');
    expect(result.sent).toEqual([]);
    expect(result.outputs['expires-at']).not.toBe('');
  });

  test.each([
    ['7: 7 days', 7.5, '7'],
    ['0: less than a day', 0.5, '0'],
    ['not set: expired', -0.5, undefined],
  ])('%s is no failure', async (_what, days, setting) => {
    const end = keyThatEnds(daysFromNow(days).toISOString());
    const result = await bench.fetch('A = db', {
      ...end,
      inputs: { 'fail-if-expires-within-days': setting },
    });
    expectSuccess(result);
  });
});
