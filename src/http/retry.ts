/**
 * PURE. When a request that is safe to repeat is repeated, and after how long: answers 429, 502, 503, 504 and
 * faults of the connection that may pass. Honours Retry-After (RFC 9110 §10.2.3) up to two minutes.
 */

export interface RetryQuestion {
  /** How often the request was repeated so far; 0 after the first try. */
  readonly retries: number;
  readonly maxRetries: number;
  /** Status of the answer, or `lost` for a connection fault that may pass. */
  readonly outcome: number | 'lost';
  /** The header as received. */
  readonly retryAfter: string | undefined;
  readonly now: Date;
  /** 0 to 1; spreads the waits of clients that failed together. */
  readonly random: number;
}

const PASSING_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 20_000;
/** The limits of the service count per second, so less than that is of no use after 429. */
const MIN_RATE_LIMIT_WAIT_MS = 1_000;
/** A server that asks for more has a problem that this job should not sit out. */
const MAX_RETRY_AFTER_MS = 120_000;

/** @returns the wait in milliseconds, or undefined to give up. */
export function planRetry(question: RetryQuestion): number | undefined {
  const { outcome, retries, maxRetries, random } = question;
  if (retries >= maxRetries) return undefined;
  if (outcome !== 'lost' && !PASSING_STATUSES.has(outcome)) return undefined;
  const asked = outcome === 'lost' ? undefined : parseRetryAfter(question.retryAfter, question.now);
  if (asked !== undefined) return asked > MAX_RETRY_AFTER_MS ? undefined : asked + random * FIRST_BACKOFF_MS;
  const backoff = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** retries);
  const jittered = backoff / 2 + (random * backoff) / 2;
  return outcome === 429 ? MIN_RATE_LIMIT_WAIT_MS + jittered : jittered;
}

/** Seconds or an HTTP date, to milliseconds from now; undefined where it is neither. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
