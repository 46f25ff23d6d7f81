import { describe, expect, test } from '@jest/globals';
import { flow, messageMapping, scriptCollection, valueMapping } from '../support/artifact-files.js';
import { expectDeployFailure, useDeployBench, type DeployResult } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

function messagesOf({ annotations }: DeployResult): string {
  return annotations.map(({ message }) => message).join('\n');
}

/** The service has done it, and the connection ends before the answer. */
function lose(method: string, pathPart: string, times = 1): void {
  bench.tenant.inject({ kind: 'reset-after', times, match: { method, pathPart } });
}

describe('the answer is lost', () => {
  test.each([
    ['a package', 'POST', '/IntegrationPackages'],
    ['a new artifact', 'POST', '/IntegrationDesigntimeArtifacts'],
    ['a deployment', 'POST', '/DeployIntegrationDesigntimeArtifact'],
  ])('to the creation of %s', async (_name, method, pathPart) => {
    const id = `L${pathPart.length}`;
    lose(method, pathPart);
    const result = await bench.deploy(flow(`Lost${pathPart.length}/${id}`, id));
    expectSuccess(result);
    expect(result.outcome).toEqual([`${id}: created, started`]);
    expect(bench.integration.runtime(id)?.status).toBe('STARTED');
  });

  test('to an upload and a parameter', async () => {
    const workspace = await bench.workspace(flow('LostU/U1', 'U1', { parameters: { Host: 'a' } }));
    expectSuccess(await bench.deploy(workspace));
    bench.integration.change('U1', { configured: new Map([['Host', 'b']]) });
    lose('PUT', "/IntegrationDesigntimeArtifacts(Id='U1',Version='active')");
    lose('PUT', 'Configurations');
    const files = {
      ...flow('LostU/U1', 'U1', { parameters: { Host: 'a' }, script: 'def n = 1' }),
      'p.yml': 'U1:\n  Host: c\n',
    };
    const result = await bench.deploy(workspace, { parameters: 'p.yml' }, { files });
    expectSuccess(result);
    expect(bench.integration.configuration('U1')).toEqual({ Host: 'c' });
    expect(bench.integration.runtime('U1')?.deployment.configuration.get('Host')).toBe('c');
  });

  test.each([
    ['DELETE', 'ValueMappingDesigntimeArtifacts'],
    ['POST', 'ValueMappingDesigntimeArtifacts'],
  ])('to %s of a value mapping', async (method, pathPart) => {
    const id = `V${method}`;
    const workspace = await bench.workspace(valueMapping(`LostV/${id}`, id));
    expectSuccess(await bench.deploy(workspace));
    lose(method, pathPart);
    const result = await bench.deploy(workspace, {}, { files: valueMapping(`LostV/${id}`, id, 'Italy') });
    expectSuccess(result);
    expect(bench.integration.content(id)['value_mapping.xml']).toContain('Italy');
    expect((await bench.deploy(workspace)).writes).toEqual([]);
  });

  test('to saving a version', async () => {
    bench.integration.turn({ contentPut: 'draft' });
    const workspace = await bench.workspace(flow('LostS/S1', 'S1'));
    expectSuccess(await bench.deploy(workspace));
    lose('POST', 'SaveAsVersion');
    const files = flow('LostS/S1', 'S1', { version: '1.0.1', script: 'def n = 1' });
    const result = await bench.deploy(workspace, {}, { files });
    expectSuccess(result);
    expect(bench.integration.runtime('S1')?.status).toBe('STARTED');
    expect((await bench.deploy(workspace)).writes).toEqual([]);
  });

  test.each(['reset', 'reset-after'] as const)('to a write for ever (%s)', async (kind) => {
    const id = `E${kind.length}`;
    bench.integration.seedPackage({ id: 'LostE' });
    bench.tenant.inject({ kind, times: Infinity, match: { method: 'POST', pathPart: '/IntegrationDesign' } });
    const result = await bench.deploy({
      ...flow(`LostE/${id}`, id),
      ...scriptCollection(`LostE/S${id}`, `S${id}`),
    });
    bench.tenant.clearFaults();
    if (kind === 'reset') {
      expectDeployFailure(result, 'HTTP_UNREACHABLE');
      expect(bench.integration.artifact(id)).toBeUndefined();
    }
    const next = await bench.deploy(flow(`LostE/${id}`, id));
    expectSuccess(next);
    expect((await bench.deploy(flow(`LostE/${id}`, id))).writes).toEqual([]);
  });

  test('500 to a write that was not done', async () => {
    bench.tenant.inject({
      kind: 'status',
      status: 500,
      body: 'null',
      match: { method: 'POST', pathPart: '/IntegrationDesigntimeArtifacts' },
    });
    const result = await bench.deploy(flow('LostF/F1', 'F1'));
    expectSuccess(result);
    expect(result.writes.filter((call) => call === 'POST IntegrationDesigntimeArtifacts')).toHaveLength(2);
  });
});

describe('the replacement of a value mapping', () => {
  const REFUSE_NEW = { method: 'POST', pathPart: 'ValueMappingDesigntimeArtifacts' };

  test('whose second half is refused puts the former one back', async () => {
    const workspace = await bench.workspace(valueMapping('Values/M1', 'M1'));
    expectSuccess(await bench.deploy(workspace));
    bench.tenant.inject({ kind: 'status', status: 400, body: 'Bad', match: REFUSE_NEW });
    const result = await bench.deploy(workspace, {}, { files: valueMapping('Values/M1', 'M1', 'Italy') });
    expectDeployFailure(result, 'ARTIFACT_REFUSED');
    expect(bench.integration.content('M1')['value_mapping.xml']).toContain('Germany');
    expect(bench.integration.runtime('M1')?.status).toBe('STARTED');
    expect(result.outputs['changed']).toBe('true');
    const next = await bench.deploy(workspace);
    expectSuccess(next);
    expect(bench.integration.content('M1')['value_mapping.xml']).toContain('Italy');
  });

  test('and the former one is refused too: it is told, and the next run creates it', async () => {
    const workspace = await bench.workspace(valueMapping('Values/M2', 'M2'));
    expectSuccess(await bench.deploy(workspace));
    bench.tenant.inject({ kind: 'status', status: 400, body: 'Bad', times: 2, match: REFUSE_NEW });
    const result = await bench.deploy(workspace, {}, { files: valueMapping('Values/M2', 'M2', 'Italy') });
    expectDeployFailure(result, 'ARTIFACT_REFUSED');
    expect(messagesOf(result)).toContain('could not be put back');
    expect(bench.integration.runtime('M2')?.status).toBe('STARTED');
    const next = await bench.deploy(workspace);
    expectSuccess(next);
    expect(next.outcome).toEqual(['M2: created, started']);
  });
});

describe('the tenant goes away for a while', () => {
  test('while a deployment is watched: only what cannot be known fails', async () => {
    bench.tenant.inject({
      kind: '503',
      times: 6,
      match: { method: 'GET', pathPart: 'BuildAndDeployStatus' },
    });
    bench.integration.turn({ buildMs: 1500, startMs: 800 });
    const result = await bench.deploy({
      ...flow('Away/W1', 'W1'),
      ...flow('Away/W2', 'W2'),
      ...messageMapping('Away/W3', 'W3'),
    });
    expectSuccess(result);
  });
});
