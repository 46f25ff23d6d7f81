/**
 * Time as a parameter: the only place that asks the system for the time or starts a timer.
 */
import { setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  now(): Date;
  /** Rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A signal that aborts with a TimeoutError after `ms`. */
  timeout(ms: number): AbortSignal;
}

/** Runs the job after `ms`, unless the process has come to its end before. */
export function runLater(ms: number, job: () => void): void {
  setTimeout(job, ms).unref();
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal === undefined ? {} : { signal });
  },
  timeout: (ms) => AbortSignal.timeout(ms),
};
