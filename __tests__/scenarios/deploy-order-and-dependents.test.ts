import { describe, expect, test } from '@jest/globals';
import { flow, inFolder, manifestOf, messageMapping, scriptCollection } from '../support/artifact-files.js';
import {
  expectDeployFailure,
  useDeployBench,
  type DeployResult,
  type Files,
} from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

function deployedIds({ writes }: DeployResult): readonly string[] {
  return writes.flatMap((call) => /Deploy\w+\?Id='([^']+)'/.exec(call)?.[1] ?? []);
}

/** `A` uses `B` and `C`; `D` stands alone. */
function chain(tag: string): Files {
  return {
    ...flow(`Order/A${tag}`, `A${tag}`, { collection: `B${tag}`, mapping: `C${tag}` }),
    ...scriptCollection(`Order/B${tag}`, `B${tag}`),
    ...messageMapping(`Order/C${tag}`, `C${tag}`),
    ...flow(`Order/D${tag}`, `D${tag}`),
  };
}

describe('what an artifact uses', () => {
  test('runs before it is written', async () => {
    bench.integration.turn({ buildMs: 300, startMs: 300 });
    const result = await bench.deploy(chain('1'));
    expectSuccess(result);
    expect(deployedIds(result).indexOf('A1')).toBe(3);
    const times = new Map(bench.integration.deployments().map((one) => [one.id, one]));
    const start = times.get('A1')?.requestedAt.getTime() ?? 0;
    for (const id of ['B1', 'C1']) expect(times.get(id)?.settledAt.getTime()).toBeLessThan(start);
  });

  test('fails: what uses it is skipped and says so, the others go on', async () => {
    bench.integration.planDeployment('B2', { runtime: 'ERROR', error: 'no' });
    const result = await bench.deploy(chain('2'));
    expectDeployFailure(result, 'DEPLOY_START_FAILED');
    expect(result.outcome.toSorted()).toEqual([
      'A2: skipped, not-deployed',
      'B2: created, failed',
      'C2: created, started',
      'D2: created, started',
    ]);
    const skipped = result.report.find(({ id }) => id === 'A2');
    expect(skipped?.message).toContain('"B2"');
    expect(skipped?.errorCode).toBe('DEPLOY_START_FAILED');
    expect(bench.integration.artifact('A2')).toBeUndefined();
    const next = await bench.deploy(chain('2'));
    expectSuccess(next);
    expect(next.outcome.toSorted()).toEqual([
      'A2: created, started',
      'B2: unchanged, started',
      'C2: unchanged, unchanged',
      'D2: unchanged, unchanged',
    ]);
  });

  test('changes: what uses it is deployed anew, without an upload', async () => {
    const workspace = await bench.workspace(chain('3'));
    expectSuccess(await bench.deploy(workspace));
    const files = scriptCollection('Order/B3', 'B3', 'def changed = 1');
    const result = await bench.deploy(workspace, {}, { files });
    expectSuccess(result);
    expect(result.outcome.toSorted()).toEqual([
      'A3: unchanged, started',
      'B3: updated, started',
      'C3: unchanged, unchanged',
      'D3: unchanged, unchanged',
    ]);
    expect(deployedIds(result)).toEqual(['B3', 'A3']);
    expect(result.writes.filter((call) => call.startsWith('PUT'))).toHaveLength(1);
  });

  test('in a circle: each is deployed once', async () => {
    const requires = (id: string): string => `scriptcollection.${id};resolution:=optional`;
    const collection = (id: string, used: string): Files =>
      inFolder(`Order/${id}`, {
        'META-INF/MANIFEST.MF': manifestOf(id, 'ScriptCollection', {
          headers: { 'Require-Capability': requires(used) },
        }),
        'src/main/resources/script/a.groovy': 'def a = 1',
      });
    bench.integration.turn({ missingDependency: 'ignored' });
    const result = await bench.deploy({ ...collection('X4', 'Y4'), ...collection('Y4', 'X4') });
    expectSuccess(result);
    expect(deployedIds(result).toSorted()).toEqual(['X4', 'Y4']);
  });

  test('is in the tenant and not in this run: nothing is done for it', async () => {
    bench.integration.seedArtifact({ id: 'B5', kind: 'script-collection', packageId: 'Order' });
    bench.integration.seedRuntime('B5');
    const result = await bench.deploy(flow('Order/A5', 'A5', { collection: 'B5' }));
    expectSuccess(result);
    expect(deployedIds(result)).toEqual(['A5']);
  });

  test('has a draft that stays: what uses it is deployed all the same', async () => {
    const workspace = await bench.workspace(chain('6'));
    expectSuccess(await bench.deploy(workspace));
    bench.integration.edit('B6', { 'src/main/resources/script/common.groovy': 'theirs' });
    bench.integration.seedRuntime('B6');
    const files = flow('Order/A6', 'A6', { collection: 'B6', mapping: 'C6', script: 'def n = 1' });
    const result = await bench.deploy(workspace, { 'on-draft': 'skip' }, { files });
    expectSuccess(result);
    expect(result.outcome.toSorted().slice(0, 2)).toEqual(['A6: updated, started', 'B6: skipped, unchanged']);
  });
});

describe('concurrency', () => {
  test.each([1, 3])('%d artifacts at a time are written', async (concurrency) => {
    const ids = ['a', 'b', 'c', 'd', 'e'].map((letter) => `K${concurrency}${letter}`);
    const files = Object.assign({}, ...ids.map((id) => flow(`Width/${id}`, id))) as Files;
    bench.tenant.inject({ kind: 'delay', ms: 120, times: Infinity, match: { method: 'POST' } });
    const before = bench.integration.writes().length;
    expectSuccess(await bench.deploy(files, { concurrency: String(concurrency) }));
    const writes = bench.integration.writes().slice(before);
    const most = Math.max(
      ...writes.filter(({ path }) => !path.includes('Packages')).map(({ inFlight }) => inFlight),
    );
    expect(most).toBeGreaterThanOrEqual(concurrency === 1 ? 1 : 2);
    expect(most).toBeLessThanOrEqual(concurrency + 1);
  });
});
