import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RateLimiter, waitBeforeStart, type Rate } from '../../src/http/rate-limiter.js';
import { settleMicrotasks, VirtualClock } from '../support/virtual-clock.js';

const FAST = 100;

function limit(clock: VirtualClock, rate: Partial<Rate> = {}, maxInFlight = 1000): RateLimiter {
  return new RateLimiter({ perSecond: FAST, fallbackPerSecond: undefined, ...rate }, maxInFlight, clock);
}

/** Jobs that note when they start and then take some time. */
async function runJobs(
  clock: VirtualClock,
  limiter: RateLimiter,
  durations: readonly number[],
): Promise<readonly number[]> {
  const starts: number[] = [];
  const jobs = durations.map((duration) =>
    limiter.run(async () => {
      starts.push(clock.now().getTime());
      await clock.sleep(duration);
    }, undefined),
  );
  await clock.runUntil(Promise.all(jobs));
  return starts;
}

/** The most starts in any window of this length, its end not included. */
function busiest(starts: readonly number[], windowMs: number): number {
  return Math.max(
    ...starts.map((from) => starts.filter((start) => start >= from && start < from + windowMs).length),
  );
}

describe('RateLimiter', () => {
  it('starts at once what the rate allows, and the rest a second later', async () => {
    const clock = new VirtualClock(5000);
    const starts = await runJobs(clock, limit(clock, { perSecond: 3 }), [0, 0, 0, 0, 0, 0, 0]);
    expect(starts).toEqual([5000, 5000, 5000, 6000, 6000, 6000, 7000]);
  });

  it('with a whole number lets no window of one second see more starts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.nat(3000), { minLength: 1, maxLength: 250 }),
        async (perSecond, durations) => {
          const clock = new VirtualClock();
          const starts = await runJobs(clock, limit(clock, { perSecond }), durations);
          expect(starts).toHaveLength(durations.length);
          expect(busiest(starts, 1000)).toBeLessThanOrEqual(perSecond);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('with a rate under one keeps the starts apart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10 }), async (tenths) => {
        const clock = new VirtualClock();
        const starts = await runJobs(clock, limit(clock, { perSecond: tenths / 10 }), [0, 0, 0, 0, 0]);
        expect(busiest(starts, 10_000 / tenths)).toBe(1);
      }),
    );
  });

  it('with any rate lets no window of one second see more starts than the next whole number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: 1000 }), async (tenths) => {
        const clock = new VirtualClock();
        const perSecond = tenths / 10;
        const starts = await runJobs(clock, limit(clock, { perSecond }), Array(150).fill(0) as number[]);
        expect(busiest(starts, 1000)).toBeLessThanOrEqual(Math.ceil(perSecond));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps up with the rate that is allowed', async () => {
    const clock = new VirtualClock();
    await runJobs(clock, limit(clock, { perSecond: 25 }), Array(100).fill(10) as number[]);
    expect(clock.now().getTime()).toBeLessThanOrEqual(3010);
  });

  it('runs first come first served', async () => {
    const clock = new VirtualClock();
    const limiter = limit(clock, { perSecond: 2 }, 1);
    const order: number[] = [];
    const jobs = [1, 2, 3, 4, 5].map((number) =>
      limiter.run(async () => {
        order.push(number);
        await clock.sleep(1000 - number * 150);
      }, undefined),
    );
    await clock.runUntil(Promise.all(jobs));
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  it('hands on what a job gives or throws, and frees its place', async () => {
    const clock = new VirtualClock();
    const limiter = limit(clock, {}, 1);
    const failing = limiter.run(() => Promise.reject(new RangeError('job')), undefined);
    const next = limiter.run(() => Promise.resolve('value'), undefined);
    await expect(clock.runUntil(failing)).rejects.toThrow(RangeError);
    await expect(clock.runUntil(next)).resolves.toBe('value');
  });

  it('never has more in flight than allowed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(400), { minLength: 1, maxLength: 40 }),
        async (maxInFlight, durations) => {
          const clock = new VirtualClock();
          const limiter = limit(clock, {}, maxInFlight);
          const inFlight = { now: 0, most: 0 };
          const jobs = durations.map((duration) =>
            limiter.run(async () => {
              inFlight.now += 1;
              inFlight.most = Math.max(inFlight.most, inFlight.now);
              await clock.sleep(duration);
              inFlight.now -= 1;
            }, undefined),
          );
          await clock.runUntil(Promise.all(jobs));
          expect(inFlight).toEqual({ now: 0, most: Math.min(maxInFlight, durations.length) });
        },
      ),
      { numRuns: 40 },
    );
  });

  describe('with a delay on the way to the service', () => {
    it('lets no window of one second see more arrivals than allowed', async () => {
      const job = fc.record({ delay: fc.nat(150), rest: fc.nat(500) });
      await fc.assert(
        fc.asyncProperty(fc.array(job, { minLength: 1, maxLength: 60 }), fc.nat(8), async (jobs, extra) => {
          const clock = new VirtualClock();
          const limiter = limit(clock, { perSecond: 10, maxDelayMs: 150 }, 4 + extra);
          const arrivals: number[] = [];
          const all = jobs.map(({ delay, rest }) =>
            limiter.run(async () => {
              await clock.sleep(delay);
              arrivals.push(clock.now().getTime());
              await clock.sleep(rest);
            }, undefined),
          );
          await clock.runUntil(Promise.all(all));
          expect(busiest(arrivals, 1000)).toBeLessThanOrEqual(10);
        }),
        { numRuns: 15 },
      );
    });

    it('counts a request from its answer on, at the latest from the delay on', async () => {
      const clock = new VirtualClock();
      const limiter = limit(clock, { perSecond: 2, maxDelayMs: 150 }, 2);
      const starts = await runJobs(clock, limiter, [20, 20, 20, 5000, 20, 20]);
      expect(starts).toEqual([0, 0, 1020, 1020, 2040, 2170]);
    });

    it('gives more time to those that open the connections', async () => {
      const clock = new VirtualClock();
      const limiter = limit(clock, { perSecond: 2, maxDelayMs: 150 });
      expect(await runJobs(clock, limiter, [20, 5000, 20, 20])).toEqual([0, 0, 1020, 2000]);
    });

    it('loses little against the rate', async () => {
      const clock = new VirtualClock();
      const limiter = limit(clock, { perSecond: 10, maxDelayMs: 150 });
      await runJobs(clock, limiter, Array(100).fill(40) as number[]);
      expect(clock.now().getTime()).toBeLessThanOrEqual(9 * 1040 + 40);
    });
  });

  describe('after an answer 429', () => {
    it('falls to the lowest documented rate where the action chose it', async () => {
      const clock = new VirtualClock();
      const limiter = limit(clock, { perSecond: 25, fallbackPerSecond: 3 });
      await runJobs(clock, limiter, Array(25).fill(0) as number[]);
      limiter.slowDown(0);
      const starts = await runJobs(clock, limiter, Array(9).fill(0) as number[]);
      expect(starts).toEqual([1000, 1000, 1000, 2000, 2000, 2000, 3000, 3000, 3000]);
    });

    it('keeps the rate that the user chose, and never raises one', async () => {
      for (const fallbackPerSecond of [undefined, 3]) {
        const clock = new VirtualClock();
        const limiter = limit(clock, { perSecond: 2, fallbackPerSecond });
        limiter.slowDown(0);
        expect(await runJobs(clock, limiter, [0, 0, 0])).toEqual([0, 0, 1000]);
      }
    });

    it('starts nothing before the pause is over, also what waited already', async () => {
      const clock = new VirtualClock();
      const limiter = limit(clock, { perSecond: 1 });
      const jobs = runJobs(clock, limiter, [0, 0, 0]);
      limiter.slowDown(4500);
      expect(await jobs).toEqual([4500, 5500, 6500]);
    });

    it('lets a shorter pause not end a longer one', async () => {
      const clock = new VirtualClock();
      const limiter = limit(clock);
      limiter.slowDown(9000);
      limiter.slowDown(10);
      expect(await runJobs(clock, limiter, [0])).toEqual([9000]);
    });
  });

  describe('with a signal', () => {
    it.each([
      ['that is aborted already', () => undefined],
      [
        'while it waits for its turn',
        (limiter: RateLimiter) => limiter.run(() => Promise.resolve(), undefined),
      ],
    ])('does not start a job %s', async (_name, before) => {
      const clock = new VirtualClock();
      const limiter = limit(clock, { perSecond: 1 });
      const first = before(limiter);
      const stop = new AbortController();
      const started: string[] = [];
      if (first === undefined) stop.abort(new Error('stopped'));
      const job = limiter.run(() => Promise.resolve(started.push('job')), stop.signal);
      stop.abort(new Error('stopped'));
      await expect(clock.runUntil(job)).rejects.toThrow('stopped');
      await first;
      expect([started, clock.now().getTime()]).toEqual([[], 0]);
    });

    it('gives up the pause at once, and lets the next one go on', async () => {
      const clock = new VirtualClock();
      const limiter = limit(clock);
      limiter.slowDown(60_000);
      const stop = new AbortController();
      const job = limiter.run(() => Promise.resolve(), stop.signal);
      const next = limiter.run(() => Promise.resolve(clock.now().getTime()), undefined);
      await settleMicrotasks();
      stop.abort(new Error('stopped'));
      await expect(clock.runUntil(job)).rejects.toThrow('stopped');
      expect(clock.now().getTime()).toBe(0);
      expect(await clock.runUntil(next)).toBe(60_000);
    });

    it('gives up waiting for a free place at once', async () => {
      const clock = new VirtualClock();
      const limiter = limit(clock, {}, 1);
      const endless = new AbortController();
      const running = limiter.run(() => clock.sleep(60_000, endless.signal), undefined);
      const stop = new AbortController();
      const job = limiter.run(() => Promise.resolve(), stop.signal);
      const outcome = job.then(
        () => 'done',
        () => 'stopped',
      );
      await settleMicrotasks();
      stop.abort(new Error('stopped'));
      await settleMicrotasks();
      const seen = await Promise.race([outcome, Promise.resolve('still waiting')]);
      await clock.runUntil(Promise.allSettled([running, job]));
      expect(seen).toBe('stopped');
    });

    it('counts a job that never started neither as started nor as in flight', async () => {
      const clock = new VirtualClock();
      const limiter = limit(clock, { perSecond: 1 }, 1);
      const aborted = Array.from({ length: 5 }, () =>
        limiter.run(() => Promise.resolve(), AbortSignal.abort()),
      );
      await Promise.allSettled(aborted);
      expect(await runJobs(clock, limiter, [0])).toEqual([0]);
    });
  });
});

describe('waitBeforeStart', () => {
  it.each([
    ['the first start', [], 0, 1, 0],
    ['a start beside the others', [0], 0, 2, 0],
    ['a start that would be one too many', [0, 400], 500, 2, 500],
    ['a start just before the window ends', [0, 400], 999, 2, 1],
    ['a start as the window ends', [0, 400], 1000, 2, 0],
    ['a start long after', [0, 400], 99_000, 2, 0],
    ['a rate under one', [0], 1000, 0.1, 9000],
    ['a half', [0], 0, 0.5, 2000],
  ])('for %s', (_name, starts, now, perSecond, expected) => {
    expect(waitBeforeStart(starts, now, perSecond)).toBe(expected);
  });
});
