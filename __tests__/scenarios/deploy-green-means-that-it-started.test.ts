import { describe, expect, test } from '@jest/globals';
import { flow, messageMapping, scriptCollection } from '../support/artifact-files.js';
import { expectDeployFailure, useDeployBench } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

const changed = (id: string, options: Parameters<typeof flow>[2] = {}): ReturnType<typeof flow> =>
  flow(`Green/${id}`, id, { script: 'def changed = 1', ...options });

async function running(id: string): Promise<string> {
  const workspace = await bench.workspace(flow(`Green/${id}`, id));
  expectSuccess(await bench.deploy(workspace));
  return workspace;
}

describe('what runs already', () => {
  test('is waited for until the new version has replaced it', async () => {
    const workspace = await running('G1');
    bench.integration.planDeployment('G1', { buildMs: 200, oldStaysMs: 2500, startMs: 300 });
    const result = await bench.deploy(workspace, {}, { files: changed('G1') });
    expectSuccess(result);
    expect(result.durationMs).toBeGreaterThan(3000);
    expect(bench.integration.runtime('G1')?.deployment.taskId).toBe(result.report[0]?.taskId);
  });

  test('never counts for a version that fails', async () => {
    const workspace = await running('G2');
    bench.integration.planDeployment('G2', {
      oldStaysMs: 1500,
      runtime: 'ERROR',
      error: 'No such credential',
    });
    const result = await bench.deploy(workspace, {}, { files: changed('G2') });
    expectDeployFailure(result, 'DEPLOY_START_FAILED');
    expect(result.outcome).toEqual(['G2: updated, failed']);
    expect(result.outputs['changed']).toBe('true');
  });

  test('never counts for one that does not appear in time', async () => {
    const workspace = await running('G3');
    bench.integration.planDeployment('G3', { oldStaysMs: 60_000 });
    const result = await bench.deploy(workspace, { 'wait-timeout-seconds': '10' }, { files: changed('G3') });
    expectDeployFailure(result, 'DEPLOY_TIMEOUT');
    expect(result.outcome).toEqual(['G3: updated, failed']);
    expect(result.durationMs).toBeLessThan(20_000);
  });

  test('of another version than asked for is no success', async () => {
    const workspace = await running('G4');
    bench.integration.interrupt({ method: 'POST', pathPart: 'DeployIntegration' }, () => {
      bench.integration.change('G4', { version: '9.9.9' });
    });
    const result = await bench.deploy(workspace, { 'wait-timeout-seconds': '10' }, { files: changed('G4') });
    expectDeployFailure(result, 'DEPLOY_TIMEOUT');
  });
});

describe('deploy: changed', () => {
  test.each([
    ['is not deployed', undefined],
    ['runs in another version', { version: '0.9.0' }],
    ['has failed', { status: 'ERROR' as const }],
    ['was deployed before its last change', { deployedOn: new Date(0) }],
  ])('what %s is deployed, without an upload', async (name, runtime) => {
    const id = `C${name.length}`;
    const workspace = await bench.workspace(flow(`Changed/${id}`, id));
    expectSuccess(await bench.deploy(workspace, { deploy: 'never' }));
    expect(bench.integration.runtime(id)).toBeUndefined();
    if (runtime !== undefined) bench.integration.seedRuntime(id, runtime);
    const result = await bench.deploy(workspace);
    expectSuccess(result);
    expect(result.outcome).toEqual([`${id}: unchanged, started`]);
    expect(result.writes).toEqual([`POST DeployIntegrationDesigntimeArtifact?Id='${id}'&Version='active'`]);
    expect(result.outputs['changed']).toBe('true');
    expect((await bench.deploy(workspace)).writes).toEqual([]);
  });

  test('a tenant that does not say when it was changed is deployed anew, and nothing is uploaded', async () => {
    bench.integration.turn({ changeFields: 'absent' });
    const workspace = await running('C1');
    const result = await bench.deploy(workspace);
    expectSuccess(result);
    expect(result.outcome).toEqual(['C1: unchanged, started']);
    expect(result.writes).toHaveLength(1);
  });
});

describe('deploy: always and never', () => {
  test('always deploys what has not changed', async () => {
    const workspace = await running('A1');
    const result = await bench.deploy(workspace, { deploy: 'always' });
    expectSuccess(result);
    expect(result.outcome).toEqual(['A1: unchanged, started']);
    expect(bench.integration.deployments('A1')).toHaveLength(2);
  });

  test('never uploads and leaves the runtime alone, also in what it reads', async () => {
    const workspace = await running('A2');
    const result = await bench.deploy(workspace, { deploy: 'never' }, { files: changed('A2') });
    expectSuccess(result);
    expect(result.outcome).toEqual(['A2: updated, not-deployed']);
    expect(result.calls.filter((call) => /Runtime|Deploy/.test(call))).toEqual([]);
    expect(result.outputs['changed']).toBe('true');
  });
});

describe('tasks', () => {
  test.each([
    ['bare', { deployBody: 'bare' }],
    ['quoted', { deployBody: 'quoted' }],
    ['in JSON', { deployBody: 'json' }],
    ['empty', { deployBody: 'empty' }],
    ['not known for an instant', { taskHiddenMs: 1500, buildMs: 2500 }],
    ['spelt otherwise', { successSpelling: 'Success', buildMs: 1200, startMs: 1500 }],
  ] as const)('whose id is %s', async (name, switches) => {
    bench.integration.turn(switches);
    const result = await bench.deploy(flow(`Tasks/T${name.length}`, `T${name.length}`));
    expectSuccess(result);
    expect(result.report[0]?.taskId === null).toBe(name === 'empty');
  });

  test('of mappings name no id; the runtime alone tells', async () => {
    const result = await bench.deploy({
      ...messageMapping('Tasks/M1', 'M1'),
      ...scriptCollection('Tasks/S1', 'S1'),
    });
    expectSuccess(result);
    expect(result.calls.filter((call) => call.includes('BuildAndDeployStatus')).length).toBeLessThan(2);
  });

  test.each(['not-found', 'bad-request-text', 'server-error-text'] as const)(
    'what is not deployed yet: %s',
    async (runtimeAbsent) => {
      bench.integration.turn({ runtimeAbsent, buildMs: 1800 });
      const id = `Absent${runtimeAbsent.length}`;
      const result = await bench.deploy(flow(`Tasks/${id}`, id));
      expectSuccess(result);
      expect(result.outcome).toEqual([`${id}: created, started`]);
    },
  );
});

describe('the runtime profile', () => {
  test('of Edge is set to the cloud for a new flow', async () => {
    bench.integration.turn({ profileParameter: 'integrationcell' });
    const result = await bench.deploy(flow('Edge/E1', 'E1'));
    expectSuccess(result);
    expect(bench.integration.configuration('E1')).toEqual({ SAP_ProfileId: 'iflmap' });
    expect(bench.integration.runtime('E1')?.status).toBe('STARTED');
  });

  test('that cannot be set: green is not given, and the parameter is named', async () => {
    bench.integration.turn({ profileParameter: 'integrationcell', profileWrite: 'refused' });
    const result = await bench.deploy(flow('Edge/E2', 'E2'), { 'wait-timeout-seconds': '10' });
    expectDeployFailure(result, 'DEPLOY_NOT_IN_RUNTIME');
    expect(result.annotations.map(({ message }) => message).join('\n')).toContain('SAP_ProfileId');
  });
});

test('endpoints that the tenant lists are handed on; those that lag are absent', async () => {
  const workspace = await bench.workspace(flow('Ends/N1', 'N1', { address: '/orders' }));
  const result = await bench.deploy(workspace);
  expectSuccess(result);
  const url = `${bench.integration.runtimeUrl}/http/orders`;
  expect(JSON.parse(result.outputs['endpoints'] ?? '')).toEqual({ N1: [url] });
  expect(result.report[0]?.endpoints).toEqual([url]);
  bench.integration.turn({ endpointLagMs: 3_600_000 });
  const lagging = await bench.deploy(workspace);
  expectSuccess(lagging);
  expect(lagging.outputs['endpoints']).toBe('{}');
});
