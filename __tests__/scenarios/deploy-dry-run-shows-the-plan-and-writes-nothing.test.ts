import { describe, expect, test } from '@jest/globals';
import { flow, scriptCollection } from '../support/artifact-files.js';
import { expectDeployFailure, useDeployBench } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

const DRY = { 'dry-run': 'true' };

interface Matrix {
  readonly include: readonly { readonly name: string; readonly artifacts: string }[];
}

describe('a dry run', () => {
  test('says what would be done, as text, report and matrix; a matrix job does it', async () => {
    const workspace = await bench.workspace({
      ...flow('Dry/A', 'A', { parameters: { Host: 'value-of-host' } }),
      ...flow('Dry/B', 'B', { collection: 'C' }),
      ...scriptCollection('Dry/C', 'C'),
      ...flow('Dry/D', 'D'),
    });
    const parameters = { 'Dry/p.yml': 'A:\n  Host: another-value\n' };
    expectSuccess(await bench.deploy(workspace, { artifacts: 'Dry/A\nDry/D' }));
    const result = await bench.deploy(
      workspace,
      { ...DRY, artifacts: 'Dry/?', parameters: 'Dry/p.yml' },
      {
        files: {
          ...parameters,
          ...flow('Dry/A', 'A', { parameters: { Host: 'value-of-host' }, script: 'def new1 = 1' }),
        },
      },
    );
    expectSuccess(result);
    expect(result.writes).toEqual([]);
    expect(result.outcome).toEqual([
      'A: updated, not-deployed',
      'B: created, not-deployed',
      'C: created, not-deployed',
      'D: unchanged, unchanged',
    ]);
    expect(result.outputs['changed']).toBe('true');
    const text = result.log.join('\n');
    expect(text).toContain('main.groovy');
    expect(text).toContain('def new1 = 1');
    expect(text).toContain('Host');
    for (const shown of [text, result.summary, JSON.stringify(result.outputs)]) {
      expect(shown).not.toContain('another-value');
      expect(shown).not.toContain('value-of-host');
    }
    const { include } = JSON.parse(result.outputs['matrix'] ?? '') as Matrix;
    expect(include.map(({ artifacts }) => artifacts.split('\n').toSorted())).toEqual([
      ['Dry = Dry/A'],
      ['Dry = Dry/B', 'Dry = Dry/C'],
    ]);
    for (const { artifacts } of include)
      expectSuccess(await bench.deploy(workspace, { artifacts, parameters: 'Dry/p.yml' }));
    const after = await bench.deploy(workspace, { ...DRY, artifacts: 'Dry/?', parameters: 'Dry/p.yml' });
    expect(after.outputs).toMatchObject({ changed: 'false', matrix: '{"include":[]}' });
  });

  test('fails for the same reasons as the run', async () => {
    bench.integration.seedArtifact({ id: 'E1', packageId: 'Theirs' });
    const other = await bench.deploy(flow('Dry2/E1', 'E1'), DRY);
    expectDeployFailure(other, 'ARTIFACT_IN_OTHER_PACKAGE');
    expect(other.outcome).toEqual(['E1: failed, not-deployed']);
    const unknown = await bench.deploy(
      { ...flow('Dry2/E2', 'E2'), 'p.yml': 'E2:\n  Nope: x\n' },
      { ...DRY, parameters: 'p.yml' },
    );
    expectDeployFailure(unknown, 'PARAMETER_UNKNOWN');
    const missing = await bench.deploy(flow('Dry3/E3', 'E3'), { ...DRY, 'create-package': 'false' });
    expectDeployFailure(missing, 'PACKAGE_NOT_FOUND');
    bench.integration.seedArtifact({ id: 'E4', packageId: 'Dry2', isDraft: true });
    const draft = await bench.deploy(flow('Dry2/E4', 'E4'), DRY);
    expectDeployFailure(draft, 'ARTIFACT_DRAFT');
    for (const { writes } of [other, unknown, missing, draft]) expect(writes).toEqual([]);
  });

  test('with deploy: never says so', async () => {
    const result = await bench.deploy(flow('Dry4/F1', 'F1'), { ...DRY, deploy: 'never' });
    expectSuccess(result);
    expect(result.log.join('\n')).not.toContain('create, deploy');
    expect(result.outputs['changed']).toBe('true');
  });

  test('writes no files', async () => {
    const result = await bench.deploy(flow('Dry5/G1', 'G1'), { ...DRY, 'pem-files': 'true' });
    expectSuccess(result);
    expect(result.outputs['private-key-path'] ?? '').toBe('');
  });
});

test('a real run leaves the matrix empty', async () => {
  const result = await bench.deploy(flow('Real/H1', 'H1'));
  expect(result.outputs['matrix']).toBe('{"include":[]}');
});
