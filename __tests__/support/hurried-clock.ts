/** A Clock for steps over real connections: waits pass fifty times faster, the limits of single requests are real. */
import { systemClock, type Clock } from '../../src/clock.js';

export function createHurriedClock(): Clock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    sleep: async (ms, signal) => {
      await systemClock.sleep(ms / 50, signal);
      ahead += ms;
    },
    timeout: (ms) => systemClock.timeout(ms),
  };
}
