import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderTimeline } from '../../src/action/timeline.js';
import { ActionError } from '../../src/errors.js';
import { localArtifact, reportOf } from '../support/deploy-outcome.js';

const upload = { name: 'upload', spentBy: 'action', startMs: 0, endMs: 120 } as const;
const deploy = { name: 'deploy', spentBy: 'service', startMs: 130, endMs: 2130 } as const;
const rollback = { name: 'rollback', spentBy: 'action', startMs: 2130, endMs: 3130 } as const;
const failure = new ActionError('DEPLOY_TIMEOUT', { happened: 'It took too long.', next: 'Wait.' });
const clean = (text: string): string => text;

/** Lines between the settings and the end. */
function barsOf(...parameters: Parameters<typeof renderTimeline>): readonly string[] {
  const lines = renderTimeline(...parameters);
  return lines.slice(lines.findIndex((line) => line.includes('axisFormat')) + 1, -2);
}

describe('renderTimeline', () => {
  it('draws a bar for each artifact that took time, from its upload to its start', () => {
    const lines = renderTimeline([reportOf('A', { phases: [upload, deploy] }), reportOf('B')], clean);
    expect(lines).toEqual([
      '```mermaid',
      '%%{init: {"gantt": {"leftPadding": 24, "rightPadding": 32, "barHeight": 22, "barGap": 5, "fontSize": 13}}}%%',
      'gantt',
      '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
      '  axisFormat %M:%S',
      '  ✓ A 2.1 s :active, 2000-01-01 00:00:00.000, 2000-01-01 00:00:02.130',
      '```',
      '',
    ]);
  });

  it('marks what failed, and what was rolled back', () => {
    expect(barsOf([reportOf('A', { phases: [upload, deploy, rollback], failure })], clean)).toEqual([
      '  ✗ A 2.1 s :crit, 2000-01-01 00:00:00.000, 2000-01-01 00:00:02.130',
      '  ↩ A rolled back 1.0 s :done, 2000-01-01 00:00:02.130, 2000-01-01 00:00:03.130',
    ]);
  });

  it('draws nothing where nothing took time, and no bar without a length', () => {
    expect(renderTimeline([reportOf('A')], clean)).toEqual([]);
    expect(barsOf([reportOf('A', { phases: [{ ...upload, endMs: 0 }] })], clean)).toEqual([
      '  ✓ A 0.0 s :active, 2000-01-01 00:00:00.000, 2000-01-01 00:00:00.001',
    ]);
  });

  it('shows hours where it took hours', () => {
    const long = { ...deploy, endMs: 3_600_000 };
    const lines = renderTimeline([reportOf('A', { phases: [long] })], clean);
    expect(lines).toContain('  axisFormat %H:%M:%S');
    expect(lines.join()).toContain('2000-01-01 01:00:00.000');
  });

  it('takes the secrets out of a name, and lets no sign of it act', () => {
    const secret = (text: string): string => text.replaceAll('hidden', '***');
    const [bar] = barsOf([reportOf('a-hidden', { phases: [upload] })], secret);
    expect(bar).toMatch(/^ {2}✓ a- 0\.1 s :active/);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        const report = reportOf('A', { artifact: localArtifact(id), phases: [upload] });
        const bars = barsOf([report], clean);
        expect(bars).toHaveLength(1);
        expect(bars[0]).toMatch(
          /^ {2}✓ [\p{L}\p{N} ._-]{0,60} 0\.1 s :active, 2000-01-01 00:00:00\.000, 2000-01-01 00:00:00\.120$/u,
        );
      }),
    );
  });

  it('of many artifacts shows those that failed and the slowest, in the order in which they began', () => {
    const reports = Array.from({ length: 150 }, (_, n) =>
      reportOf(`A${n}`, {
        phases: [{ ...deploy, startMs: 150 - n, endMs: 1000 + n * 10 }],
        ...(n === 3 ? { failure } : {}),
      }),
    );
    const lines = renderTimeline(reports, clean);
    expect(lines[0]).toBe('The 30 slowest of 150 artifacts:');
    const names = barsOf(reports, clean).map((line) => line.trim().split(' ')[1]);
    expect(names).toEqual([...Array.from({ length: 29 }, (_, n) => `A${149 - n}`), 'A3']);
  });
});
