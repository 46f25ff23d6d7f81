import { describe, expect, test } from '@jest/globals';
import { flow, valueMapping } from '../support/artifact-files.js';
import { expectDeployFailure, useDeployBench, type DeployResult } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

const ROLLBACK = { rollback: 'true' };
const SCRIPT = 'src/main/resources/script/main.groovy';

function messagesOf({ annotations }: DeployResult): string {
  return annotations.map(({ message }) => message).join('\n');
}

describe('a new version that does not start', () => {
  test.each(['kept', 'replaced'] as const)(
    'is replaced by the former one with its parameters (values are %s by an upload)',
    async (configurationAfterUpload) => {
      const id = `R_${configurationAfterUpload}`;
      bench.integration.turn({ configurationAfterUpload });
      const workspace = await bench.workspace({
        ...flow(`Back/${id}`, id, { parameters: { Host: 'old', Port: '1' } }),
      });
      expectSuccess(await bench.deploy(workspace));
      bench.integration.change(id, { configured: new Map([['Port', '2']]), modifiedAt: new Date(0) });
      bench.integration.planDeployment(id, { runtime: 'ERROR', error: 'No credential' });
      const result = await bench.deploy(
        workspace,
        { ...ROLLBACK, parameters: 'p.yml' },
        {
          files: {
            ...flow(`Back/${id}`, id, { parameters: { Host: 'old', Port: '1' }, script: 'def bad = 1' }),
            'p.yml': `${id}:\n  Host: new\n`,
          },
        },
      );
      expectDeployFailure(result, 'DEPLOY_START_FAILED');
      expect(messagesOf(result)).toContain('was put back and started');
      expect(bench.integration.content(id)[SCRIPT]).toBe('def x = 1');
      expect(bench.integration.configuration(id)).toEqual({ Host: 'old', Port: '2' });
      const runtime = bench.integration.runtime(id);
      expect(runtime?.status).toBe('STARTED');
      expect(runtime?.deployment.entries.get(SCRIPT)?.toString()).toBe('def x = 1');
      expect(Object.fromEntries(runtime?.deployment.configuration ?? [])).toEqual({ Host: 'old', Port: '2' });
      expect(result.outcome).toEqual([`${id}: failed, failed`]);
    },
  );

  test('of a value mapping', async () => {
    const workspace = await bench.workspace(valueMapping('Back/V1', 'V1'));
    expectSuccess(await bench.deploy(workspace));
    bench.integration.planDeployment('V1', { runtime: 'ERROR', error: 'No' });
    const files = valueMapping('Back/V1', 'V1', 'Italy');
    const result = await bench.deploy(workspace, ROLLBACK, { files });
    expectDeployFailure(result, 'DEPLOY_START_FAILED');
    expect(bench.integration.content('V1')['value_mapping.xml']).toContain('Germany');
    expect(bench.integration.runtime('V1')?.status).toBe('STARTED');
  });

  test('without parameters in the workspace: those of the tenant come back too', async () => {
    bench.integration.turn({ configurationAfterUpload: 'replaced' });
    const workspace = await bench.workspace(flow('Back/R3', 'R3', { parameters: { Host: 'old' } }));
    expectSuccess(await bench.deploy(workspace));
    bench.integration.change('R3', { configured: new Map([['Host', 'set']]), modifiedAt: new Date(0) });
    bench.integration.planDeployment('R3', { task: 'FAIL' });
    const bare = await bench.workspace(flow('Back/R3', 'R3', { script: 'def bad = 1' }));
    const result = await bench.deploy(bare, ROLLBACK);
    expectDeployFailure(result, 'DEPLOY_BUILD_FAILED');
    expect(bench.integration.configuration('R3')).toEqual({ Host: 'set' });
  });

  test('stays where this run created it', async () => {
    bench.integration.planDeployment('R4', { runtime: 'ERROR', error: 'No' });
    const result = await bench.deploy(flow('Back/R4', 'R4'), ROLLBACK);
    expectDeployFailure(result, 'DEPLOY_START_FAILED');
    expect(result.writes.filter((call) => call.includes('Deploy'))).toHaveLength(1);
    expect(result.writes.filter((call) => call.startsWith('DELETE'))).toEqual([]);
    expect(bench.integration.artifact('R4')).toBeDefined();
  });

  test('and a former one that does not start either', async () => {
    const workspace = await bench.workspace(flow('Back/R5', 'R5'));
    expectSuccess(await bench.deploy(workspace));
    bench.integration.planDeployment('R5', { runtime: 'ERROR', error: 'No' }, 2);
    const files = flow('Back/R5', 'R5', { script: 'def bad = 1' });
    const result = await bench.deploy(workspace, ROLLBACK, { files });
    expectDeployFailure(result, 'DEPLOY_START_FAILED');
    expect(messagesOf(result)).toContain('did not start either');
  });

  test('is left as it is without the input, and the next run tries it again', async () => {
    const workspace = await bench.workspace(flow('Back/R6', 'R6'));
    expectSuccess(await bench.deploy(workspace));
    bench.integration.planDeployment('R6', { runtime: 'ERROR', error: 'No' });
    const files = flow('Back/R6', 'R6', { script: 'def bad = 1' });
    const result = await bench.deploy(workspace, {}, { files });
    expectDeployFailure(result, 'DEPLOY_START_FAILED');
    expect(bench.integration.content('R6')[SCRIPT]).toBe('def bad = 1');
    const next = await bench.deploy(workspace);
    expect(next.outcome).toEqual(['R6: unchanged, started']);
  });
});

test('after a rollback the next run brings the new version again', async () => {
  const workspace = await bench.workspace(flow('Back/R7', 'R7'));
  expectSuccess(await bench.deploy(workspace));
  bench.integration.planDeployment('R7', { runtime: 'ERROR', error: 'No' });
  const files = flow('Back/R7', 'R7', { script: 'def good = 1' });
  expectDeployFailure(await bench.deploy(workspace, ROLLBACK, { files }), 'DEPLOY_START_FAILED');
  const next = await bench.deploy(workspace, ROLLBACK);
  expectSuccess(next);
  expect(next.outcome).toEqual(['R7: updated, started']);
});
