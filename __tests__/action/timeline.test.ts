import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderTimeline } from '../../src/action/timeline.js';
import { ActionError } from '../../src/errors.js';
import { localArtifact, reportOf } from '../support/deploy-outcome.js';

const upload = { name: 'upload', spentBy: 'action', startMs: 0, endMs: 120 } as const;
const deploy = { name: 'deploy', spentBy: 'service', startMs: 130, endMs: 2130 } as const;
const clean = (text: string): string => text;

describe('renderTimeline', () => {
  it('draws a section for each artifact that took time', () => {
    const lines = renderTimeline([reportOf('A', { phases: [upload, deploy] }), reportOf('B')], clean);
    expect(lines).toEqual([
      '```mermaid',
      'gantt',
      '  dateFormat x',
      '  axisFormat %M:%S',
      '  section A',
      '  upload :0, 120',
      '  build and start :130, 2130',
      '```',
      '',
    ]);
  });

  it('marks what failed', () => {
    const failure = new ActionError('DEPLOY_TIMEOUT', { happened: 'It took too long.', next: 'Wait.' });
    const lines = renderTimeline([reportOf('A', { phases: [upload, deploy], failure })], clean);
    expect(lines).toContain('  upload :0, 120');
    expect(lines).toContain('  build and start :crit, 130, 2130');
  });

  it('draws nothing where nothing took time, and no bar without a length', () => {
    expect(renderTimeline([reportOf('A')], clean)).toEqual([]);
    expect(renderTimeline([reportOf('A', { phases: [{ ...upload, endMs: 0 }] })], clean)).toContain(
      '  upload :0, 1',
    );
  });

  it('takes the secrets out of a name, and lets no sign of it act', () => {
    const secret = (text: string): string => text.replaceAll('hidden', '***');
    const [, , , , section] = renderTimeline([reportOf('a-hidden', { phases: [upload] })], secret);
    expect(section).not.toContain('hidden');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        const report = reportOf('A', { artifact: localArtifact(id), phases: [upload] });
        const lines = renderTimeline([report], clean);
        expect(lines).toHaveLength(8);
        expect(lines[4]).toMatch(/^ {2}section [\p{L}\p{N} ._-]*$/u);
      }),
    );
  });

  it('has at most a hundred sections', () => {
    const reports = Array.from({ length: 150 }, (_, n) => reportOf(`A${n}`, { phases: [upload] }));
    expect(renderTimeline(reports, clean).filter((line) => line.startsWith('  section'))).toHaveLength(100);
  });
});
