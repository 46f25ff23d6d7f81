import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { flow, inFolder, manifestOf, scriptCollection } from '../support/artifact-files.js';
import { expectDeployFailure, useDeployBench, zipOf } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

const NEVER = { deploy: 'never' };

/** `id in package`, in the order of the report. */
function placesOf({ report }: Awaited<ReturnType<typeof bench.deploy>>): readonly string[] {
  return report.map((row) => `${row.id} in ${row.package}`);
}

describe('lines of artifacts', () => {
  test.each([
    ['a folder', 'Orders/A', ['A in Orders']],
    ['a pattern', 'Orders/*', ['A in Orders', 'B in Orders', 'Z in Orders']],
    ['all levels', '**', ['A in Orders', 'B in Orders', 'Z in Orders', 'C in P1', 'D in Sales']],
    ['one character', 'Orders/?', ['A in Orders', 'B in Orders']],
    ['a zip file', 'Orders/z.zip', ['Z in Orders']],
    ['an exclusion', 'Orders/*\n!Orders/B\n!**/*.zip', ['A in Orders']],
    ['the package of the line', 'Own = Orders/A', ['A in Own']],
    ['Name~Id as the parent', 'My Sales~Sales/D', ['D in Sales']],
    ['the first line of several', 'First = Orders/A\nSecond = Orders/?', ['A in First', 'B in Second']],
    ['comments and CRLF', '# these\r\n\r\n  Orders/B  \r\nOrders/A', ['B in Orders', 'A in Orders']],
  ])('%s', async (_name, artifacts, expected) => {
    const workspace = await bench.workspace({
      ...flow('Orders/A', 'A'),
      ...flow('Orders/B', 'B'),
      'Orders/readme.md': 'nothing to deploy',
      'Orders/z.zip': zipOf(flow('', 'Z')),
      ...flow('P1/C', 'C'),
      ...flow('My Sales~Sales/D', 'D'),
    });
    const result = await bench.deploy(workspace, { artifacts, 'dry-run': 'true' });
    expectSuccess(result);
    expect(placesOf(result).toSorted()).toEqual(expected.toSorted());
    expect(result.writes).toEqual([]);
  });

  test('the input package serves lines without one', async () => {
    const result = await bench.deploy(
      { ...flow('Orders/A', 'A'), ...flow('B', 'B') },
      { artifacts: 'Orders/A\nB\nOwn = B', package: 'Given', 'dry-run': 'true' },
    );
    expectSuccess(result);
    expect(placesOf(result)).toEqual(['A in Given', 'B in Given']);
  });

  test('all faults are told together, before the first request', async () => {
    const workspace = await bench.workspace({
      ...flow('Orders/A', 'A'),
      ...flow('Orders/Again', 'A'),
      ...flow('Top', 'Top'),
      'Orders/readme.md': 'text',
      ...inFolder('Bad/Type', { 'META-INF/MANIFEST.MF': manifestOf('Bad', 'Nonsense') }),
      'Params/p.yml': 'A:\n  Key:\n',
    });
    const result = await bench.deploy(workspace, {
      artifacts: 'Orders/A\nOrders/Again\nTop\nOrders/readme.md\nOrders/none*\n../outside\nBad/Type',
      parameters: 'Params/p.yml',
      deploy: 'sometimes',
    });
    expectDeployFailure(result, 'INPUT_INVALID');
    const text = result.annotations.map(({ message }) => message).join('\n');
    expect(text).toContain('found twice');
    expect(text).toContain('"Top"');
    expect(text).toContain('readme.md');
    expect(text).toContain('none*');
    expect(text).toContain('outside');
    expect(text).toContain('Bad/Type');
    expect(text).toContain('deploy');
    expect(text).toContain('p.yml');
    expect(result.calls).toEqual([]);
    expect(bench.tenant.requests.filter(({ listener }) => listener !== 'integration')).toEqual([]);
    expect(result.outputs).toMatchObject({
      report: '[]',
      changed: 'false',
      endpoints: '{}',
      matrix: '{"include":[]}',
    });
  });

  test('a line that yields nothing because of an exclusion is a fault', async () => {
    const result = await bench.deploy(flow('Orders/A', 'A'), { artifacts: 'Orders/A\n!Orders/*' });
    expectDeployFailure(result, 'INPUT_INVALID');
    expect(result.calls).toEqual([]);
  });

  test('a link out of the workspace is not followed', async () => {
    const outside = await bench.workspace(flow('Orders/A', 'A'));
    const workspace = await bench.workspace(flow('Orders/B', 'B'));
    await symlink(path.join(outside, 'Orders/A'), path.join(workspace, 'Orders/A'));
    const result = await bench.deploy(workspace, { artifacts: 'Orders/A' });
    expectDeployFailure(result, 'INPUT_INVALID');
    expect(result.calls).toEqual([]);
  });

  test('a link inside of an artifact is refused', async () => {
    const workspace = await bench.workspace(flow('Orders/B', 'B'));
    await symlink('main.groovy', path.join(workspace, 'Orders/B/src/main/resources/script/other.groovy'));
    const result = await bench.deploy(workspace);
    expectDeployFailure(result, 'ARTIFACT_INVALID');
    expect(result.calls).toEqual([]);
  });

  test('a zip is deployed like the folder, and changes nothing after it', async () => {
    const workspace = await bench.workspace(scriptCollection('Zips/S1', 'S1'));
    expectSuccess(await bench.deploy(workspace));
    const zipped = { 'Zips/s1.zip': zipOf(scriptCollection('', 'S1')) };
    const result = await bench.deploy(zipped);
    expectSuccess(result);
    expect(result.outcome).toEqual(['S1: unchanged, unchanged']);
    expect(result.writes).toEqual([]);
  });

  test('only what the service knows of a folder is uploaded', async () => {
    const files = {
      ...flow('Known/K1', 'K1'),
      ...inFolder('Known/K1', { 'notes.txt': 'secret plan', 'test/a.groovy': 'x', '.git/config': 'y' }),
    };
    const result = await bench.deploy(files, NEVER);
    expectSuccess(result);
    const paths = Object.keys(bench.integration.content('K1'));
    expect(paths.filter((name) => /notes|test\/|\.git/.test(name))).toEqual([]);
  });
});

describe('packages', () => {
  test('a missing package is created once for its artifacts', async () => {
    const result = await bench.deploy({ ...flow('New1/N1', 'N1'), ...flow('New1/N2', 'N2') }, NEVER);
    expectSuccess(result);
    expect(result.writes.filter((call) => call === 'POST IntegrationPackages')).toHaveLength(1);
    expect(bench.integration.package('New1')?.id).toBe('New1');
  });

  test('create-package: false fails without a write, and goes on with what has a package', async () => {
    bench.integration.seedPackage({ id: 'There1' });
    const result = await bench.deploy(
      { ...flow('Gone1/G1', 'G1'), ...flow('There1/T1', 'T1') },
      { ...NEVER, 'create-package': 'false' },
    );
    expectDeployFailure(result, 'PACKAGE_NOT_FOUND');
    expect(result.outcome).toEqual(['G1: failed, not-deployed', 'T1: created, not-deployed']);
    expect(result.writes).toEqual(['POST IntegrationDesigntimeArtifacts']);
    expect(bench.integration.package('Gone1')).toBeUndefined();
  });

  test('an id that the service refuses', async () => {
    const result = await bench.deploy(flow('With_Line/W1', 'W1'), NEVER);
    expectDeployFailure(result, 'PACKAGE_REFUSED');
    expect(result.writes).toEqual(['POST IntegrationPackages']);
    expect(result.outputs['changed']).toBe('false');
  });

  test('somebody else creates the package in the meantime', async () => {
    bench.integration.interrupt({ method: 'POST', pathPart: 'IntegrationPackages' }, () => {
      bench.integration.seedPackage({ id: 'Race1' });
    });
    const result = await bench.deploy(flow('Race1/R1', 'R1'), NEVER);
    expectSuccess(result);
    expect(result.outcome).toEqual(['R1: created, not-deployed']);
  });

  test('a package that was created counts as a change, whatever became of the artifact', async () => {
    bench.integration.seedArtifact({ id: 'Taken1', kind: 'script-collection', packageId: 'Elsewhere1' });
    const result = await bench.deploy(flow('Fresh1/Taken1', 'Taken1'), NEVER);
    expectDeployFailure(result, 'ARTIFACT_IN_OTHER_PACKAGE');
    expect(bench.integration.package('Fresh1')?.id).toBe('Fresh1');
    expect(result.outputs['changed']).toBe('true');
  });
});
