import { describe, expect, test } from '@jest/globals';
import { flow, messageMapping, scriptCollection, valueMapping } from '../support/artifact-files.js';
import { expectDeployFailure, useDeployBench } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

const EDITED = { 'src/main/resources/script/main.groovy': 'def theirs = 1' };

describe('a draft of somebody else', () => {
  /** The flow runs, and somebody works on it; the workspace differs. */
  async function withDraft(id: string): Promise<string> {
    const workspace = await bench.workspace(flow(`Drafts/${id}`, id));
    expectSuccess(await bench.deploy(workspace));
    bench.integration.edit(id, EDITED);
    return workspace;
  }

  test('is an error unless told otherwise, and nothing is written', async () => {
    const result = await bench.deploy(await withDraft('D1'));
    expectDeployFailure(result, 'ARTIFACT_DRAFT');
    expect(result.writes).toEqual([]);
    expect(result.outcome).toEqual(['D1: failed, unchanged']);
    expect(bench.integration.content('D1')).toMatchObject(EDITED);
  });

  test('is overwritten on demand', async () => {
    const result = await bench.deploy(await withDraft('D2'), { 'on-draft': 'overwrite' });
    expectSuccess(result);
    expect(result.outcome).toEqual(['D2: updated, started']);
    expect(bench.integration.artifact('D2')?.isDraft).toBe(false);
  });

  test('is skipped on demand, with a warning', async () => {
    const result = await bench.deploy(await withDraft('D3'), { 'on-draft': 'skip' });
    expectSuccess(result);
    expect(result.outcome).toEqual(['D3: skipped, unchanged']);
    expect(result.writes).toEqual([]);
    expect(result.outputs['changed']).toBe('false');
    expect(result.annotations.filter(({ level }) => level === 'warning').map(({ title }) => title)).toEqual([
      'ARTIFACT_DRAFT',
    ]);
  });

  test('that says the same is no draft to worry about', async () => {
    const workspace = await bench.workspace(flow('Drafts/D4', 'D4'));
    expectSuccess(await bench.deploy(workspace));
    bench.integration.change('D4', { isDraft: true, modifiedAt: new Date(0) });
    const result = await bench.deploy(workspace);
    expectSuccess(result);
    expect(result.writes).toEqual([]);
  });
});

describe('a draft that our own upload left behind', () => {
  test('is no unsaved work of anybody', async () => {
    bench.integration.turn({ contentPut: 'draft' });
    const workspace = await bench.workspace(flow('Drafts/O1', 'O1'));
    expectSuccess(await bench.deploy(workspace));
    const files = flow('Drafts/O1', 'O1', { script: 'def ours = 2' });
    const result = await bench.deploy(workspace, {}, { files });
    expectSuccess(result);
    expect(result.outcome).toEqual(['O1: updated, started']);
    expect(bench.integration.artifact('O1')?.isDraft).toBe(true);
    const again = await bench.deploy(workspace);
    expectSuccess(again);
    expect(again.writes).toEqual([]);
    const more = await bench.deploy(
      workspace,
      {},
      {
        files: flow('Drafts/O1', 'O1', { script: 'def ours = 3' }),
      },
    );
    expectSuccess(more);
    expect(more.outcome).toEqual(['O1: updated, started']);
  });
});

describe('a lock', () => {
  test.each([400, 500] as const)('refused with %d: it is told, and never removed', async (lockStatus) => {
    const id = `Locked${lockStatus}`;
    bench.integration.turn({ lockStatus });
    const workspace = await bench.workspace({
      ...flow(`Locks/${id}`, id),
      ...flow(`Locks/x${id}`, `x${id}`),
    });
    expectSuccess(await bench.deploy(workspace));
    bench.integration.lock(id, 'ann@example.com');
    const changed = {
      ...flow(`Locks/${id}`, id, { script: 'def a = 3' }),
      ...flow(`Locks/x${id}`, `x${id}`, { script: 'def a = 3' }),
    };
    const result = await bench.deploy(workspace, {}, { files: changed });
    expectDeployFailure(result, 'ARTIFACT_LOCKED');
    expect(result.outcome).toEqual([`${id}: failed, unchanged`, `x${id}: updated, started`]);
    expect(result.calls.filter((call) => /DesigntimeLocks|DELETE/.test(call))).toEqual([]);
    expect(bench.integration.artifact(id)?.lock?.by).toBe('ann@example.com');
    expect(result.annotations.map(({ file }) => file)).toContain(`Locks/${id}/META-INF/MANIFEST.MF`);
    bench.integration.unlock(id);
    const later = await bench.deploy(workspace);
    expectSuccess(later);
    expect(later.outcome).toEqual([`${id}: updated, started`, `x${id}: unchanged, unchanged`]);
  });

  test('of a value mapping refuses its replacement, and it stays', async () => {
    const workspace = await bench.workspace(valueMapping('Locks/V1', 'V1'));
    expectSuccess(await bench.deploy(workspace));
    bench.integration.lock('V1', 'ann@example.com');
    const result = await bench.deploy(workspace, {}, { files: valueMapping('Locks/V1', 'V1', 'Italy') });
    expectDeployFailure(result, 'ARTIFACT_LOCKED');
    expect(bench.integration.content('V1')['value_mapping.xml']).toContain('Germany');
    expect(bench.integration.runtime('V1')?.status).toBe('STARTED');
  });
});

describe('another package', () => {
  test.each([
    ['flow', flow],
    ['script-collection', scriptCollection],
    ['message-mapping', messageMapping],
    ['value-mapping', valueMapping],
  ] as const)('holds the id already: %s', async (kind, make) => {
    const id = `Other_${kind.replace('-', '')}`;
    bench.integration.seedArtifact({ id, kind, packageId: 'TheirPackage' });
    const result = await bench.deploy(make(`Ours/${id}`, id));
    expectDeployFailure(result, 'ARTIFACT_IN_OTHER_PACKAGE');
    expect(result.writes).toEqual([]);
    expect(result.annotations[0]?.message).toContain('"TheirPackage"');
  });

  test('as another type: refused by the tenant, and nothing else is written', async () => {
    bench.integration.seedPackage({ id: 'Ours2' });
    bench.integration.seedArtifact({ id: 'Twin', kind: 'message-mapping', packageId: 'TheirPackage' });
    const result = await bench.deploy(flow('Ours2/Twin', 'Twin'));
    expectDeployFailure(result, 'ARTIFACT_IN_OTHER_PACKAGE');
    expect(result.writes).toEqual(['POST IntegrationDesigntimeArtifacts']);
    expect(bench.integration.artifact('Twin')?.kind).toBe('message-mapping');
  });
});

describe('a configure-only package', () => {
  test('is refused without a write', async () => {
    bench.integration.seedPackage({ id: 'Standard', mode: 'READ_ONLY' });
    bench.integration.seedArtifact({ id: 'Std1', packageId: 'Standard' });
    const result = await bench.deploy({ ...flow('Standard/Std1', 'Std1'), ...flow('Free/Free1', 'Free1') });
    expectDeployFailure(result, 'PACKAGE_CONFIGURE_ONLY');
    expect(result.outcome).toEqual(['Free1: created, started', 'Std1: failed, not-deployed']);
  });

  test('refuses a new artifact too', async () => {
    bench.integration.seedPackage({ id: 'Standard', mode: 'READ_ONLY' });
    const result = await bench.deploy(flow('Standard/Std2', 'Std2'));
    expectDeployFailure(result, 'PACKAGE_CONFIGURE_ONLY');
    expect(result.outcome).toEqual(['Std2: failed, not-deployed']);
  });
});

test('what is in the tenant and not in the workspace is left alone', async () => {
  bench.integration.seedArtifact({ id: 'Alone', packageId: 'Shared' });
  bench.integration.seedRuntime('Alone');
  const result = await bench.deploy(flow('Shared/Mine', 'Mine'));
  expectSuccess(result);
  expect(result.calls.filter((call) => call.startsWith('DELETE') || call.includes('Alone'))).toEqual([]);
  expect(bench.integration.runtime('Alone')?.status).toBe('STARTED');
});
