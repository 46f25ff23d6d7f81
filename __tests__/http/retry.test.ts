import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRetryAfter, planRetry, type RetryQuestion } from '../../src/http/retry.js';

const NOW = new Date('2026-03-01T12:00:00Z');

function plan(question: Partial<RetryQuestion>): number | undefined {
  return planRetry({
    retries: 0,
    maxRetries: 4,
    outcome: 'lost',
    retryAfter: undefined,
    now: NOW,
    random: 0,
    ...question,
  });
}

describe('planRetry', () => {
  it.each([
    ['a lost connection', 'lost', 250],
    ['429, never under a second', 429, 1250],
    ['502', 502, 250],
    ['503', 503, 250],
    ['504', 504, 250],
    ['200', 200, undefined],
    ['301', 301, undefined],
    ['400', 400, undefined],
    ['401', 401, undefined],
    ['403', 403, undefined],
    ['404', 404, undefined],
    ['408', 408, undefined],
    ['500', 500, undefined],
    ['501', 501, undefined],
    ['505', 505, undefined],
  ] as const)('after %s waits as long as said, or gives up', (_name, outcome, expected) => {
    expect(plan({ outcome })).toBe(expected);
  });

  it.each([
    ['a request that was not sent', 'not-sent', 250],
    ['429', 429, 1250],
    ['503', 503, 250],
    ['a lost connection', 'lost', undefined],
    ['502', 502, undefined],
    ['504', 504, undefined],
    ['500', 500, undefined],
  ] as const)(
    'repeats a write that must not happen twice only where it cannot have: %s',
    (_name, outcome, expected) => {
      expect(plan({ outcome, repeat: 'unless-arrived', mayPass: true })).toBe(expected);
    },
  );

  it('repeats an answer that the caller expects to pass', () => {
    expect(plan({ outcome: 500, mayPass: true })).toBe(250);
    expect(plan({ outcome: 500, mayPass: true, retryAfter: '3' })).toBe(3000);
    expect(plan({ outcome: 500, mayPass: true, retries: 4 })).toBeUndefined();
  });

  it.each([
    [0, 250, 500],
    [1, 500, 1000],
    [2, 1000, 2000],
    [3, 2000, 4000],
    [4, 4000, 8000],
    [5, 8000, 16_000],
    [6, 10_000, 20_000],
    [9, 10_000, 20_000],
  ])('doubles the wait: try %d, from %d to %d ms', (retries, least, most) => {
    expect(plan({ retries, maxRetries: 10, random: 0 })).toBe(least);
    expect(plan({ retries, maxRetries: 10, random: 1 })).toBe(most);
  });

  it.each([
    ['seconds', '7', 7000],
    ['seconds with blanks', ' 7 ', 7000],
    ['no wait', '0', 0],
    ['two minutes', '120', 120_000],
    ['a date', 'Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['a date in the past', 'Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['more than two minutes: gives up', '121', undefined],
    ['a late date: gives up', 'Sun, 01 Mar 2026 12:02:01 GMT', undefined],
    ['a number without end: gives up', '999999999', undefined],
    ['nothing', undefined, 1250],
    ['the empty text', '', 1250],
    ['a negative number', '-5', 1250],
    ['a fraction', '1.5', 1250],
    ['an exponent', '1e9', 1250],
    ['ten digits', '1234567890', 1250],
    ['words', 'soon', 1250],
    ['a day of no calendar', 'Sun, 99 Foo 2026 12:00:00 GMT', 1250],
    ['ISO 8601, which the header does not know', '2026-03-01T12:00:30Z', 1250],
  ])('honours Retry-After: %s', (_name, retryAfter, expected) => {
    expect(plan({ outcome: 429, retryAfter })).toBe(expected);
  });

  it('honours Retry-After of 503, and not of a lost connection', () => {
    expect(plan({ outcome: 503, retryAfter: '9' })).toBe(9000);
    expect(plan({ outcome: 'lost', retryAfter: '9' })).toBe(250);
  });

  const question = fc.record({
    retries: fc.nat(12),
    maxRetries: fc.nat(10),
    outcome: fc.oneof(
      fc.constant('lost' as const),
      fc.constantFrom(429, 502, 503, 504),
      fc.integer({ min: 100, max: 599 }),
    ),
    retryAfter: fc.option(
      fc.oneof(
        fc.string(),
        fc.nat(1_000_000).map(String),
        fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      ),
      { nil: undefined },
    ),
    now: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
    random: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('never waits longer than two minutes and the jitter, nor less than nothing', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const wait = planRetry(asked) ?? 0;
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(120_500);
      }),
      { numRuns: 500 },
    );
  });

  it('without Retry-After never waits longer than 21 s', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(planRetry({ ...asked, retryAfter: undefined }) ?? 0).toBeLessThanOrEqual(21_000);
      }),
    );
  });

  it('never repeats more often than allowed', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const repeats = planRetry(asked) !== undefined;
        expect(repeats && asked.retries >= asked.maxRetries).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is never earlier than the server asks', () => {
    fc.assert(
      fc.property(question, fc.nat(120), (asked, seconds) => {
        const wait = planRetry({ ...asked, outcome: 429, retryAfter: `${seconds}` });
        if (wait !== undefined) expect(wait).toBeGreaterThanOrEqual(seconds * 1000);
      }),
    );
  });
});

describe('parseRetryAfter', () => {
  it('gives back every HTTP date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seconds) => {
        const date = new Date(NOW.getTime() + seconds * 1000);
        expect(parseRetryAfter(date.toUTCString(), NOW)).toBe(seconds * 1000);
      }),
    );
  });
});
