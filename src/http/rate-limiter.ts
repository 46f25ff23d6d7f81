/**
 * Holds the requests of one step to a number per second and to a number in flight. No window of one second ever sees more
 * starts than allowed, nor, with `maxDelayMs`, more arrivals at the service. When the service answers 429, all starts
 * pause, and where the rate was chosen by the action it falls to the lowest documented one.
 */
import type { Clock } from '../clock.js';

export interface Rate {
  /** 0.1 to 100 */
  readonly perSecond: number;
  /** The rate after the first 429; undefined where the user has chosen `perSecond`. */
  readonly fallbackPerSecond: number | undefined;
  /**
   * How long after its start a request may reach the service; 0 where it is not set. The first requests open connections,
   * the next do not, so without it requests that started in two seconds may arrive in one, and the service counts
   * arrivals. A request counts from its answer on, at the latest from this delay on.
   */
  readonly maxDelayMs?: number;
}

interface Start {
  readonly at: number;
  readonly maxDelayMs: number;
  /** Set once the job is over. */
  endedAt: number | undefined;
}

export class RateLimiter {
  readonly #clock: Clock;
  readonly #maxInFlight: number;
  readonly #fallback: number | undefined;
  #perSecond: number;
  readonly #maxDelayMs: number;
  #starts: Start[] = [];
  #pausedUntil = 0;
  #inFlight = 0;
  #started = 0;
  #slotFreed = Promise.withResolvers<undefined>();
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(rate: Rate, maxInFlight: number, clock: Clock) {
    this.#perSecond = rate.perSecond;
    this.#fallback = rate.fallbackPerSecond;
    this.#maxDelayMs = rate.maxDelayMs ?? 0;
    this.#maxInFlight = maxInFlight;
    this.#clock = clock;
  }

  /** Runs the job when it is its turn, first come first served. Rejects when the signal aborts before. */
  async run<T>(job: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const turn = this.#lastTurn.then(() => this.#waitForStart(signal));
    this.#lastTurn = turn.catch(() => undefined);
    const start = await turn;
    try {
      return await job();
    } finally {
      start.endedAt = this.#clock.now().getTime();
      this.#inFlight -= 1;
      this.#slotFreed.resolve(undefined);
    }
  }

  /** To be called for each answer 429. */
  slowDown(pauseMs: number): void {
    this.#perSecond = Math.min(this.#perSecond, this.#fallback ?? this.#perSecond);
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now().getTime() + pauseMs);
  }

  async #waitForStart(signal: AbortSignal | undefined): Promise<Start> {
    for (;;) {
      signal?.throwIfAborted();
      const now = this.#clock.now().getTime();
      const waitMs = Math.max(
        this.#pausedUntil - now,
        waitBeforeStart(this.#listArrivals(now), now, this.#perSecond),
      );
      if (waitMs > 0) await this.#clock.sleep(waitMs, signal);
      else if (this.#inFlight >= this.#maxInFlight) await untilAborted(this.#slotFreed.promise, signal);
      else break;
    }
    this.#slotFreed = Promise.withResolvers();
    this.#inFlight += 1;
    const start = { at: this.#clock.now().getTime(), maxDelayMs: this.#findDelay(), endedAt: undefined };
    this.#started += 1;
    this.#starts = [...this.#starts.slice(-MAX_STARTS_KEPT), start];
    return start;
  }

  /** When each request has reached the service at the latest, as far as it is known now. */
  #listArrivals(now: number): readonly number[] {
    return this.#starts.map(({ at, endedAt, maxDelayMs }) => Math.min(endedAt ?? now, at + maxDelayMs));
  }

  /** The first requests open their connections: a handshake on a busy runner takes far longer than a request. */
  #findDelay(): number {
    const opens = this.#started < this.#maxInFlight && this.#maxDelayMs > 0;
    return opens ? OPENING_MS : this.#maxDelayMs;
  }
}

async function untilAborted(promise: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  const { promise: aborted, resolve } = Promise.withResolvers<undefined>();
  const onAbort = (): void => {
    resolve(undefined);
  };
  signal?.addEventListener('abort', onAbort);
  await Promise.race([promise, aborted]);
  signal?.removeEventListener('abort', onAbort);
}

/** For a connection to open, tunnel and handshake included. */
const OPENING_MS = 1000;

/** No rate allows more than 100 starts in its window. */
const MAX_STARTS_KEPT = 100;

/**
 * Milliseconds until the next start is allowed. A whole number may start at once, as long as no second sees
 * more; with any other rate the starts keep equal distances.
 * @param starts times of the starts so far, oldest first, in milliseconds.
 */
export function waitBeforeStart(starts: readonly number[], now: number, perSecond: number): number {
  const inWindow = Number.isInteger(perSecond) ? perSecond : 1;
  const windowMs = (inWindow / perSecond) * 1000;
  const decisive = starts.at(-inWindow);
  return decisive === undefined ? 0 : Math.max(0, decisive + windowMs - now);
}
