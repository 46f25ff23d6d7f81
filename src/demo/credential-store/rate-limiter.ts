/**
 * Calls per second of one instance (contract 11), over a sliding window; refused calls do not count.
 */
import type { Header } from '../exchange.js';
import { Refusal } from '../refusal.js';
import type { RetryAfterForm, TenantSwitches } from '../switches.js';

const windowMs = 1000;

export class RateLimiter {
  #admittedAt: readonly number[] = [];

  /** Throws 429 when the window is full. */
  admit(rate: TenantSwitches['rate'], now: Date): void {
    if (rate === 'off') return;
    const time = now.getTime();
    const recent = this.#admittedAt.filter((admittedAt) => admittedAt > time - windowMs);
    this.#admittedAt = recent;
    if (recent.length >= rate.perSecond)
      throw new Refusal(429, 'Too many requests', retryAfter(rate.retryAfter, 1, now));
    this.#admittedAt = [...recent, time];
  }
}

/** RFC 9110 §10.2.3. A date has whole seconds, so it is rounded up. */
export function retryAfter(form: RetryAfterForm, seconds: number, now: Date): readonly Header[] {
  switch (form) {
    case 'none':
      return [];
    case 'seconds':
      return [['Retry-After', String(seconds)]];
    case 'http-date': {
      const at = new Date(Math.ceil(now.getTime() / 1000) * 1000 + seconds * 1000);
      return [['Retry-After', at.toUTCString()]];
    }
  }
}
