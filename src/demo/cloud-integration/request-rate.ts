/** Requests per second for each user and for the tenant, by group of entity sets (contract 14). */
import { retryAfter } from '../credential-store/rate-limiter.js';
import { ServiceError } from './service-error.js';
import type { IntegrationSwitches, RateGroup } from './switches.js';

const windowMs = 1000;

export class RequestRate {
  readonly #admitted = new Map<string, readonly number[]>();

  /** Throws 429 when a window is full. Refused requests do not count. */
  admit(
    rate: IntegrationSwitches['rate'],
    { group, user }: { group: RateGroup; user: string },
    now: Date,
  ): void {
    if (rate === 'off') return;
    const { perTenant, perUser } = rate[group];
    const windows = [
      [group, perTenant],
      [`${group} ${user}`, perUser],
    ] as const;
    if (windows.some(([name, limit]) => this.#recent(name, now).length >= limit))
      throw new ServiceError(429, 'Too many requests', retryAfter(rate.retryAfter, 1, now));
    for (const [name] of windows) this.#admitted.set(name, [...this.#recent(name, now), now.getTime()]);
  }

  #recent(name: string, now: Date): readonly number[] {
    return (this.#admitted.get(name) ?? []).filter((at) => at > now.getTime() - windowMs);
  }
}
