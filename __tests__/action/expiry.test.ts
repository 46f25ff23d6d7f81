import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computeExpiry, describeExpiry, judgeExpiry } from '../../src/action/expiry.js';
import { codeOf, errorOf } from '../support/arbitrary-fault.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

function after(ms: number): Date {
  return new Date(NOW.getTime() + ms);
}

describe('computeExpiry', () => {
  it.each([
    ['a certificate alone', [after(DAY), undefined], after(DAY), 1],
    ['a binding that ends before the certificate', [after(9 * DAY), after(3 * DAY)], after(3 * DAY), 3],
    ['a certificate that ends before the binding', [after(2 * DAY), after(3 * DAY)], after(2 * DAY), 2],
    ['a millisecond under a day', [after(DAY - 1)], after(DAY - 1), 0],
    ['this moment', [after(0)], after(0), 0],
    ['a millisecond ago', [after(-1)], after(-1), -1],
    ['exactly a day ago', [after(-DAY)], after(-DAY), -1],
    ['a day and a millisecond ago', [after(-DAY - 1)], after(-DAY - 1), -2],
  ])('takes the earliest date and counts whole days down: %s', (_name, dates, expiresAt, daysLeft) => {
    expect(computeExpiry(dates, NOW)).toEqual({ expiresAt, daysLeft });
  });

  it('is negative exactly where it has expired', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100 * DAY, max: 100 * DAY }), (ms) => {
        const daysLeft = computeExpiry([undefined, after(ms)], NOW)?.daysLeft ?? Number.NaN;
        expect(daysLeft < 0).toBe(ms < 0);
        expect(ms - daysLeft * DAY).toBeGreaterThanOrEqual(0);
        expect(ms - daysLeft * DAY).toBeLessThan(DAY);
      }),
    );
  });
});

describe('judgeExpiry', () => {
  /** `fails`, `warns` or `passes`. */
  function judge(daysLeft: number, warnBelowDays: number, failBelowDays?: number): string {
    const expiry = computeExpiry([after(daysLeft * DAY)], NOW);
    const step = (): string | undefined => judgeExpiry(expiry, { warnBelowDays, failBelowDays });
    if (codeOf(step) === 'EXPIRY_TOO_CLOSE') return 'fails';
    return step() === undefined ? 'passes' : 'warns';
  }

  it.each([
    ['more days than the warning asks for', 15, 14, undefined, 'passes'],
    ['exactly as many', 14, 14, undefined, 'passes'],
    ['fewer', 13.99, 14, undefined, 'warns'],
    ['expired', -1, 14, undefined, 'warns'],
    ['expired, the warning turned off', -1, 0, undefined, 'passes'],
    ['today, the warning turned off', 0, 0, undefined, 'passes'],
    ['today, with a warning of one day', 0.5, 1, undefined, 'warns'],
    ['more days than the failure asks for', 8, 14, 7, 'warns'],
    ['exactly as many as the failure asks for', 7, 0, 7, 'passes'],
    ['fewer than the failure asks for', 6.99, 0, 7, 'fails'],
    ['failure of 0 days, today', 0, 0, 0, 'passes'],
    ['failure of 0 days, expired', -0.001, 0, 0, 'fails'],
    ['the failure comes before the warning', 3, 14, 7, 'fails'],
  ])('%s', (_name, daysLeft, warnBelowDays, failBelowDays, expected) => {
    expect(judge(daysLeft, warnBelowDays, failBelowDays)).toBe(expected);
  });

  it('says when, and what to do', () => {
    const expiry = computeExpiry([after(3 * DAY)], NOW);
    const warning = judgeExpiry(expiry, { warnBelowDays: 14, failBelowDays: undefined });
    expect(warning).toMatch(/expires on 2026-03-04 \(3 full days left\)\. Create a new service key/);
    const error = errorOf(() => judgeExpiry(expiry, { warnBelowDays: 14, failBelowDays: 30 }));
    expect(error?.message).toBe('The service key expires on 2026-03-04 (3 full days left).');
    expect(error?.next).toMatch(/^Create a new service key/);
  });
});

describe('describeExpiry', () => {
  it.each([
    [after(DAY), 'expires on 2026-03-02 (1 full days left)'],
    [after(0), 'expires on 2026-03-01 (0 full days left)'],
    [after(-DAY), 'expired on 2026-02-28'],
  ])('of %p', (date, expected) => {
    expect(describeExpiry(computeExpiry([date], NOW) ?? { expiresAt: NOW, daysLeft: 0 })).toBe(expected);
  });
});
