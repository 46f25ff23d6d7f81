import { describe, expect, it } from '@jest/globals';
import { renderDeploySummary } from '../../src/action/deploy-summary.js';
import type { SummaryFacts } from '../../src/action/summary.js';
import type { ArtifactReport } from '../../src/deploy/report.js';
import { ActionError } from '../../src/errors.js';
import { localArtifact, outcomeOf, planned, reportOf } from '../support/deploy-outcome.js';

const FACTS: SummaryFacts = {
  ...{ command: 'deploy', host: undefined, expiry: undefined, isDryRun: false, warnings: ['Take care.'] },
  now: new Date('2026-03-01T12:00:00Z'),
};
const clean = (text: string): string => text.replaceAll('hidden', '***');

function tenantOf(archive: ReadonlyMap<string, Buffer>) {
  return { ...planned('A').tenant, archive, zip: Buffer.alloc(0) };
}

describe('renderDeploySummary', () => {
  it('has a row for each artifact, the time, and a picture', () => {
    const phase = { name: 'deploy', spentBy: 'service', startMs: 0, endMs: 1000 } as const;
    const failure = new ActionError('DEPLOY_TIMEOUT', { happened: 'It took hidden long.', next: 'Wait.' });
    const reports = [
      reportOf('A', { phases: [phase], endpoints: ['https://x.example/a'] }),
      reportOf('B', { failure, message: failure.message, deployment: 'failed' }),
    ];
    const text = renderDeploySummary(FACTS, outcomeOf({ reports }), clean);
    expect(text.match(/<tr><td>/g)).toHaveLength(2);
    // The failure stands above, with the warnings.
    expect(text).toMatch(/^### Artifacts\n\n2 created in 2\.5 s, of which 1\.0 s waiting for the tenant\.\n/);
    expect(text).not.toContain('Take care');
    expect(text).toContain('<td>❌\u00a0created, failed</td>');
    expect(text).toContain('DEPLOY&#95;TIMEOUT');
    expect(text).toContain('```mermaid');
    expect(text).not.toContain('hidden');
    expect(text).not.toContain('https://');
  });

  it('of a dry run says so, and folds what differs', () => {
    const path = 'src/main/resources/script/a.groovy';
    const one = planned('A', {
      artifact: localArtifact('A', { archive: new Map([[path, Buffer.from('<b>new</b> hidden')]]) }),
      tenant: tenantOf(new Map([[path, Buffer.from('old')]])),
      content: 'update',
      differences: [{ path, kind: 'changed', area: 'file' }],
    });
    const text = renderDeploySummary(FACTS, outcomeOf({ plan: { packages: [], artifacts: [one] } }), clean);
    expect(text).toMatch(/^### 🔍 Dry run: 1 artifact would be written or deployed\n\n- ⚠️ Take care\.\n/u);
    expect(text).toContain('1 to update; nothing was written in 2.5 s.');
    expect(text).toContain('<td>✏️\u00a0update, deploy</td>');
    expect(text).toMatch(
      /<details><summary><code>A<\/code>, 1 difference<\/summary><pre lang="diff">[^\n]*<\/pre><\/details>\n/,
    );
    expect(text).toContain('&#60;b&#62;new');
    expect(text).not.toMatch(/<b>|hidden/);
    expect(text).not.toContain('mermaid');
  });

  it('says on its first line what became of how many artifacts', () => {
    const headOf = (reports: readonly ArtifactReport[]): string =>
      renderDeploySummary(FACTS, outcomeOf({ reports }), clean).split('\n')[0] ?? '';
    const quiet = { action: 'unchanged', deployment: 'unchanged', hasChanged: false } as const;
    expect(headOf([reportOf('A'), reportOf('B')])).toBe('### ✅ 2 artifacts deployed');
    expect(headOf([reportOf('A'), reportOf('B', quiet)])).toBe('### ✅ 1 of 2 artifacts deployed');
    expect(headOf([reportOf('A', { deployment: 'not-deployed' })])).toBe('### ✅ 1 artifact uploaded');
    expect(headOf([reportOf('A', quiet)])).toBe('### ✅ Nothing to do: 1 artifact unchanged');
    expect(headOf([])).toBe('### ✅ Nothing to do: no artifact was touched');
  });

  it('shows first what happened, and folds the rest of many artifacts', () => {
    const quiet = { action: 'unchanged', deployment: 'unchanged', hasChanged: false } as const;
    const failure = new ActionError('DEPLOY_TIMEOUT', { happened: 'It took too long.', next: 'Wait.' });
    const reports = Array.from({ length: 40 }, (_, n) =>
      reportOf(`A${n}`, n < 34 ? quiet : n === 39 ? { failure } : {}),
    );
    const text = renderDeploySummary(FACTS, outcomeOf({ reports }), clean);
    const [shown = '', folded = ''] = text.split('<details><summary>28 more artifacts</summary>');
    expect(shown).toMatch(/<\/th><\/tr><tr><td><code>A39<\/code>/);
    expect(shown.match(/✅\u00a0created, started/g)).toHaveLength(5);
    expect(folded.match(/⚪️\u00a0unchanged/gu)).toHaveLength(28);
  });

  it('of a plan says for each artifact what would be done', () => {
    const failure = new ActionError('ARTIFACT_DRAFT', { happened: 'There was a draft.', next: 'Save it.' });
    const artifacts = [
      planned('A'),
      planned('B', { content: 'unchanged', deploys: false }),
      planned('C', { content: 'unchanged' }),
      planned('D', { content: 'skip', deploys: false }),
      planned('E', { content: 'fail', deploys: false, failure }),
      planned('F', { content: 'update', deploys: false }),
    ];
    const text = renderDeploySummary(FACTS, outcomeOf({ plan: { packages: [], artifacts } }), clean);
    const intents = [...text.matchAll(/<td>(\S+\u00a0[a-z, ]+)<\/td>/gu)].map(([, intent]) => intent);
    expect(intents.map((intent) => intent?.replace('\u00a0', ' '))).toEqual([
      ...['🆕 create, deploy', '⚪️ leave', '🔄 deploy', '➖ skip', '❌ fail', '✏️ update'],
    ]);
  });

  it('folds the differences of more than twenty artifacts once more', () => {
    const artifacts = Array.from({ length: 30 }, (_, n) =>
      planned(`A${n}`, { parameterChanges: [{ key: 'Host', value: 'hidden', dataType: '' }] }),
    );
    const text = renderDeploySummary(FACTS, outcomeOf({ plan: { packages: [], artifacts } }), clean);
    const [, differences = ''] = text.split('### What differs\n');
    const [shown = '', folded = ''] = differences.split(
      '\n<details><summary>10 more artifacts</summary>\n\n',
    );
    expect([shown, folded].map((part) => part.match(/<details>/g)?.length)).toEqual([20, 10]);
    expect(folded.trimEnd().endsWith('\n\n</details>')).toBe(true);
  });

  it('breaks long names, and lets no sign of them act', () => {
    const id = `${'long-'.repeat(20)}<b>|`;
    const text = renderDeploySummary(
      FACTS,
      outcomeOf({ reports: [reportOf(id, { artifact: localArtifact(id) })] }),
      clean,
    );
    const cell = /<td><code>(.*?)<\/code>/.exec(text)?.[1] ?? '';
    expect(Math.max(...cell.split('<wbr>').map((piece) => piece.length))).toBeLessThan(30);
    expect(cell.replaceAll('<wbr>', '')).toBe(`${'long-'.repeat(20)}&#60;b&#62;&#124;`);
  });

  it('leaves the details out before it would grow too large', () => {
    const path = 'src/main/resources/script/a.groovy';
    const long = Array.from({ length: 150 }, (_, n) => `${n} ${'<'.repeat(300)}`).join('\n');
    const artifacts = Array.from({ length: 40 }, (_, n) =>
      planned(`A${n}`, {
        artifact: localArtifact(`A${n}`, { archive: new Map([[path, Buffer.from(long)]]) }),
        tenant: tenantOf(new Map([[path, Buffer.from('old')]])),
        content: 'update',
        differences: [{ path, kind: 'changed', area: 'file' }],
      }),
    );
    const text = renderDeploySummary(FACTS, outcomeOf({ plan: { packages: [], artifacts } }), clean);
    expect(Buffer.byteLength(text)).toBeLessThan(600_000);
    expect(text).toMatch(/The log shows \d+ more artifacts\./);
    expect(text.match(/<tr><td>/g)).toHaveLength(40);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });
});
