/**
 * PURE. When a request is repeated, and after how long: answers 429, 502, 503, 504 and faults of the connection
 * that may pass. A write that must not happen twice is repeated only where it cannot have arrived: not sent, or
 * turned away with 429 or 503. Honours Retry-After (RFC 9110 §10.2.3) up to two minutes.
 */

/** `freely`: reads, and writes that do the same when repeated. */
export type Repeat = 'freely' | 'unless-arrived';

export interface RetryQuestion {
  /** How often the request was repeated so far; 0 after the first try. */
  readonly retries: number;
  readonly maxRetries: number;
  /** Status of the answer; for a connection fault that may pass, whether the request may have arrived. */
  readonly outcome: number | 'lost' | 'not-sent';
  /** `freely` where it is not set. */
  readonly repeat?: Repeat;
  /** The caller knows that an answer with this status may pass. */
  readonly mayPass?: boolean;
  /** The header as received. */
  readonly retryAfter: string | undefined;
  readonly now: Date;
  /** 0 to 1; spreads the waits of clients that failed together. */
  readonly random: number;
}

const PASSING_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** A gateway that lost its server (502) or gave up waiting (504) may have handed the request on before. */
const TURNED_AWAY_STATUSES: ReadonlySet<number> = new Set([429, 503]);
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
  if (!mayRepeat(question)) return undefined;
  const asked = typeof outcome === 'string' ? undefined : parseRetryAfter(question.retryAfter, question.now);
  if (asked !== undefined) return asked > MAX_RETRY_AFTER_MS ? undefined : asked + random * FIRST_BACKOFF_MS;
  const backoff = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** retries);
  const jittered = backoff / 2 + (random * backoff) / 2;
  return outcome === 429 ? MIN_RATE_LIMIT_WAIT_MS + jittered : jittered;
}

function mayRepeat({ outcome, repeat, mayPass }: RetryQuestion): boolean {
  if (outcome === 'not-sent') return true;
  if (repeat === 'unless-arrived') return outcome !== 'lost' && TURNED_AWAY_STATUSES.has(outcome);
  return outcome === 'lost' || mayPass === true || PASSING_STATUSES.has(outcome);
}

/** Seconds or an HTTP date, to milliseconds from now; undefined where it is neither. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
