/**
 * PURE. How long a service key lasts: until the client certificate or the binding ends, whichever is first.
 */
import { ActionError } from '../errors.js';
import type { ExpirySettings } from './inputs.js';

export interface Expiry {
  readonly expiresAt: Date;
  /** Whole days, rounded down, negative once expired. */
  readonly daysLeft: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** @returns undefined where no date is known. */
export function computeExpiry(dates: readonly (Date | undefined)[], now: Date): Expiry | undefined {
  const times = dates.filter((date) => date !== undefined).map((date) => date.getTime());
  if (times.length === 0) return undefined;
  const expiresAt = new Date(Math.min(...times));
  return { expiresAt, daysLeft: Math.floor((expiresAt.getTime() - now.getTime()) / DAY_MS) };
}

/**
 * @returns a warning for people, or undefined.
 * @throws ActionError EXPIRY_TOO_CLOSE
 */
export function judgeExpiry(expiry: Expiry | undefined, settings: ExpirySettings): string | undefined {
  if (expiry === undefined) return undefined;
  const happened = `The service key ${describeExpiry(expiry)}.`;
  if (settings.failBelowDays !== undefined && expiry.daysLeft < settings.failBelowDays)
    throw new ActionError('EXPIRY_TOO_CLOSE', { happened, next: NEXT });
  const isWarned = settings.warnBelowDays > 0 && expiry.daysLeft < settings.warnBelowDays;
  return isWarned ? `${happened} ${NEXT}` : undefined;
}

const NEXT = 'Create a new service key, and replace the GitHub secret that holds the old one.';

export function describeExpiry({ expiresAt, daysLeft }: Expiry): string {
  const day = expiresAt.toISOString().slice(0, 10);
  return daysLeft < 0 ? `expired on ${day}` : `expires on ${day} (${daysLeft} full days left)`;
}
