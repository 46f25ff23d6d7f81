/** A Clock whose time passes only when a test lets it: sleepers wake in order, and nothing really waits. */
import type { Clock } from '../../src/clock.js';

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

export class VirtualClock implements Clock {
  #time: number;
  #timers: Timer[] = [];

  constructor(start = 0) {
    this.#time = start;
  }

  now(): Date {
    return new Date(this.#time);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const fail = (): void => {
      reject(signal?.reason as Error);
    };
    if (signal?.aborted === true) fail();
    else
      this.#addTimer(ms, () => {
        resolve(undefined);
      });
    signal?.addEventListener('abort', fail);
    return promise;
  }

  timeout(ms: number): AbortSignal {
    const controller = new AbortController();
    this.#addTimer(ms, () => {
      controller.abort(new DOMException('The time is over.', 'TimeoutError'));
    });
    return controller.signal;
  }

  /** Lets time pass until the promise is settled. Throws where it never will be. */
  async runUntil<T>(promise: Promise<T>): Promise<T> {
    const state = { isSettled: false };
    const settle = (): void => {
      state.isSettled = true;
    };
    promise.then(settle, settle);
    await settleMicrotasks();
    while (!state.isSettled) {
      if (!this.#fireNext()) throw new Error('nothing is left that could settle the promise');
      await settleMicrotasks();
    }
    return promise;
  }

  /** Lets exactly this much time pass. */
  async advance(ms: number): Promise<void> {
    const end = this.#time + ms;
    await settleMicrotasks();
    while (this.#timers.some(({ at }) => at <= end)) {
      this.#fireNext();
      await settleMicrotasks();
    }
    this.#time = end;
  }

  #addTimer(ms: number, fire: () => void): void {
    this.#timers.push({ at: this.#time + Math.max(0, ms), fire });
  }

  #fireNext(): boolean {
    const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined) return false;
    this.#timers = this.#timers.filter((timer) => timer !== next);
    this.#time = Math.max(this.#time, next.at);
    next.fire();
    return true;
  }
}

/** Until everything has run that waits for no timer. */
export function settleMicrotasks(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
