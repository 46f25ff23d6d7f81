import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderMatrix } from '../../src/action/matrix.js';
import { parseArtifactLines } from '../../src/artifact/artifact-lines.js';
import type { PlannedArtifact } from '../../src/deploy/plan.js';
import { localArtifact, planned } from '../support/deploy-outcome.js';

function linesOf(artifacts: readonly PlannedArtifact[]): readonly (readonly string[])[] {
  return renderMatrix({ packages: [], artifacts }).map((entry) => entry.artifacts.split('\n'));
}

describe('renderMatrix', () => {
  it('has an entry for each artifact that stands alone', () => {
    expect(renderMatrix({ packages: [], artifacts: [planned('A'), planned('B')] })).toEqual([
      { name: 'A', artifacts: 'Orders = orders/A' },
      { name: 'B', artifacts: 'Orders = orders/B' },
    ]);
  });

  it('keeps together what is joined by a chain of uses', () => {
    const artifacts = [
      planned('S'),
      planned('M'),
      planned('X'),
      planned('A', { uses: ['S'] }),
      planned('B', { uses: ['S', 'M'] }),
    ];
    expect(linesOf(artifacts).map((lines) => lines.length)).toEqual([4, 1]);
    expect(renderMatrix({ packages: [], artifacts })[0]?.name).toBe('S and 3 more');
  });

  it('leaves out what is neither written nor deployed', () => {
    const artifacts = [
      planned('A', { content: 'unchanged', deploys: false }),
      planned('B', { content: 'unchanged', deploys: true }),
      planned('C', { content: 'fail', deploys: false }),
      planned('D', { content: 'skip', deploys: false }),
      planned('E', { content: 'update', deploys: false }),
    ];
    expect(linesOf(artifacts)).toEqual([['Orders = orders/B'], ['Orders = orders/E']]);
    expect(renderMatrix({ packages: [], artifacts: [] })).toEqual([]);
  });

  it('has at most 256 entries, and loses nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), (count) => {
        const artifacts = Array.from({ length: count }, (_, n) => planned(`A${n}`));
        const entries = linesOf(artifacts);
        expect(entries.length).toBeLessThanOrEqual(256);
        expect(entries.flat()).toEqual(artifacts.map(({ artifact: { id } }) => `Orders = orders/${id}`));
      }),
      { numRuns: 20 },
    );
  });

  it.each(['', '!x', '#x', ' x', 'x ', 'a=b', 'a\nOther = b'])('gives one line for the path %j', (path) => {
    const [text = ''] = linesOf([planned('A', { artifact: localArtifact('A', { path }) })]).map((one) =>
      one.join('\n'),
    );
    const { lines, faults } = parseArtifactLines(text);
    expect(faults).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ kind: 'include', packageId: 'Orders' });
  });
});
