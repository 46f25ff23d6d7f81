import { describe, expect, it } from '@jest/globals';
import { renderDeploySummary } from '../../src/action/deploy-summary.js';
import type { SummaryFacts } from '../../src/action/summary.js';
import { ActionError } from '../../src/errors.js';
import { localArtifact, outcomeOf, planned, reportOf } from '../support/deploy-outcome.js';

const FACTS: SummaryFacts = { host: undefined, expiry: undefined, isDryRun: false, warnings: [] };
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
    expect(text).toContain('### Deployment\n');
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
    expect(text).toContain('dry run: nothing was written');
    expect(text).toMatch(/<details><summary><code>A<\/code><\/summary><pre>[^]*<\/pre><\/details>/);
    expect(text).toContain('&#60;b&#62;new');
    expect(text).not.toMatch(/<b>|hidden/);
    expect(text).not.toContain('mermaid');
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
    expect(text.match(/<tr><td>/g)).toHaveLength(40);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });
});
