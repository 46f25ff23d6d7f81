/** Masks that wait: of each text that is printed, the masks are in the log before it. */
import { describe, expect, it } from '@jest/globals';
import { createRunner } from '../../src/action/runner.js';

describe('maskLater', () => {
  it('lists the forms once, before the first text is made fit for the log', () => {
    const runner = createRunner({});
    let times = 0;
    runner.maskLater(() => {
      times += 1;
      return ['s3cret-value'];
    });
    expect(times).toBe(0);
    expect(runner.clean('a s3cret-value')).toBe('a ***');
    runner.clean('again');
    expect(times).toBe(1);
  });

  it.each(['setOutput', 'exportVariable', 'saveState'] as const)('lists the forms before %s', (handsOn) => {
    const runner = createRunner({});
    let times = 0;
    runner.maskLater(() => {
      times += 1;
      return [];
    });
    // Without the file of the runner, if this is one.
    Reflect.deleteProperty(process.env, 'GITHUB_ENV');
    if (handsOn === 'exportVariable')
      expect(() => {
        runner.exportVariable('A', 'b');
      }).toThrow('ENV');
    else runner[handsOn]('a', 'b');
    expect(times).toBe(1);
  });

  it('lists the forms soon, also where nothing is printed', async () => {
    const runner = createRunner({});
    const listed = new Promise<string>((resolve) => {
      runner.maskLater(() => {
        resolve('listed');
        return [];
      });
    });
    expect(await listed).toBe('listed');
  });
});
