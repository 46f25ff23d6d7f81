/** The story of a step, where it must not fall over what others made large or took away. */
import { describe, expect, it } from '@jest/globals';
import { run } from '../../src/action/run.js';
import { systemClock } from '../../src/clock.js';
import { createRecordingRunner, type Recorded } from '../security/recording-runner.js';

async function runFetch(
  inputs: Readonly<Record<string, string>>,
  writeSummary?: () => Promise<void>,
): Promise<Recorded> {
  const { runner, recorded } = createRecordingRunner({ command: 'fetch', namespace: 'prod', ...inputs }, {});
  const step = writeSummary === undefined ? runner : { ...runner, writeSummary };
  await run(step, systemClock, () => new AbortController().signal);
  return recorded;
}

describe('a step', () => {
  it('tells a thousand failures and how many more there are', async () => {
    const lines = Array.from({ length: 1203 }, (_, index) => `bad name ${index} = x`).join('\n');
    const { titles, shown } = await runFetch({ 'service-key': '{}', credentials: lines });
    expect(titles).toHaveLength(1000);
    expect(shown.filter((text) => /^\d+ more failures are not told/.test(text))).toHaveLength(1);
  });

  it('meets more faults than a call may have arguments', async () => {
    const lines = Array.from({ length: 200_000 }, () => '?').join('\n');
    const { titles, outputs } = await runFetch({ 'service-key': '{}', credentials: lines });
    expect(titles).toHaveLength(1000);
    expect(outputs.get('error-code')).not.toBe('INTERNAL_ERROR');
  });

  it('warns where its summary cannot be written', async () => {
    const { shown, titles, outputs } = await runFetch({ 'service-key': '', credentials: 'A = a' }, () =>
      Promise.reject(new Error('EISDIR')),
    );
    expect(titles.at(-1)).toBe('Summary');
    expect(shown).toContain('The job summary could not be written: its file cannot be.');
    expect(outputs.get('error-code')).toBe('SERVICE_KEY_EMPTY');
  });
});
