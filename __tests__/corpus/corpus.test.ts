/**
 * All cases of the corpus through the pure functions.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { judge, type CorpusCase } from './judge.js';

const { cases } = JSON.parse(readFileSync('__tests__/fixtures/service-keys/cases.json', 'utf8')) as {
  readonly cases: readonly CorpusCase[];
};

describe('the corpus', () => {
  const verdicts = cases.map((one) => ({ id: one.id, verdict: judge(one) }));

  it('is read or refused as it should be', () => {
    const failed = verdicts.filter(({ verdict }) => verdict.outcome === 'failed');
    if (process.env['CORPUS_REPORT'] !== undefined) {
      const list = verdicts.map(
        ({ id, verdict }) =>
          `${verdict.outcome} ${Math.round(verdict.ms)}ms ${id} ${verdict.code ?? ''} ${verdict.repairs.join(',')}`,
      );
      writeFileSync(process.env['CORPUS_REPORT'], list.join('\n'));
    }
    expect(
      failed.map(({ id, verdict }) => `${id}: ${verdict.faults.join('; ')} [${verdict.code ?? ''}]`),
    ).toEqual([]);
  });
});
