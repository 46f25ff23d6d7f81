/**
 * Text of the tenant and of the repository acts neither in the log nor in Markdown, HTML, Mermaid or annotations; and
 * no value of a parameter, no key and no token is in anything that a step leaves behind.
 */
import { describe, expect, test } from '@jest/globals';
import { flow, inFolder, valueMapping } from '../support/artifact-files.js';
import { useDeployBench, type DeployResult, type Files } from '../support/deploy-bench.js';
import { formsOfPrivateKey, formsOfValue } from '../support/leak-forms.js';
import { findLeaks, listSurfaces } from '../support/leak-search.js';
import { expectSuccess } from '../support/step.js';
import { readSummary } from '../support/summary-markup.js';

const bench = useDeployBench();

const HOSTILE: readonly string[] = [
  '::error title=pwned::pwned',
  '##[error]pwned',
  '%0A::add-mask::e',
  '<img src=x onerror=pwned>',
  '</td></tr></table><script>pwned</script>',
  '```\n\n# pwned\n[x](https://evil.example)',
  'section pwned :crit, 0, 1',
  '\u001b[31mpwned\u202e\u0085::warning::pwned',
  '@octocat #1 https://evil.example',
  '${{ secrets.PWNED }} %%{init: {}}%%',
];
const ALL = HOSTILE.join(' | ');

function expectHarmless(result: DeployResult): void {
  const summary = result.commandFiles.step_summary ?? '';
  expect(
    result.unmaskedLog.filter((line) => /^\s*::|##\[(?!(?:error|warning|group|endgroup)\])/.test(line)),
  ).toEqual([]);
  expect(result.log.filter((line) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line))).toEqual([]);
  expect(result.annotations.filter(({ title = '' }) => title.includes('pwned'))).toEqual([]);
  const { pictures, faults } = readSummary(summary);
  expect(faults).toEqual([]);
  for (const line of pictures.flat())
    expect(line).toMatch(
      /^(?:%%\{init: \{"gantt": \{[\w": ,]+\}\}\}%%|gantt| {2}dateFormat YYYY-MM-DD HH:mm:ss\.SSS| {2}axisFormat %M:%S| {2}[✓✗↩] [\p{L}\p{N} ._-]* \d+(?:\.\d)? s :(?:active|crit|done)(?:, 2000-01-01 00:0\d:\d\d\.\d{3}){2})$/u,
    );
  expect(Object.keys(result.outputs)).not.toContain('PWNED');
  expect(result.env).toEqual({});
}

describe('text of the tenant', () => {
  test('in the reason of a failure', async () => {
    bench.integration.planDeployment('H1', { runtime: 'ERROR', error: ALL });
    const result = await bench.deploy(flow('Hostile/H1', 'H1'));
    expect(result.outputs['error-code']).toBe('DEPLOY_START_FAILED');
    expectHarmless(result);
  });

  test.each(HOSTILE)('alone in the reason: %j', async (error) => {
    const id = `R${HOSTILE.indexOf(error)}`;
    bench.integration.planDeployment(id, { runtime: 'ERROR', error: `${error} in "${error}.groovy"` });
    expectHarmless(await bench.deploy(flow(`Hostile/${id}`, id)));
  });

  test('in the names of packages, versions and endpoints', async () => {
    bench.integration.seedArtifact({ id: 'H2', packageId: ALL });
    bench.integration.seedArtifact({ id: 'H3', packageId: 'Hostile', entries: { 'META-INF/x': 'y' } });
    bench.integration.seedRuntime('H3', { version: ALL });
    bench.tenant.inject({
      kind: 'status',
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify({
        d: {
          results: [
            { Id: 'H4$endpointAddress=/x', EntryPoints: { results: [{ Url: `https://h.example/${ALL}` }] } },
          ],
        },
      }),
      match: { pathPart: 'ServiceEndpoints' },
    });
    const result = await bench.deploy(
      {
        ...flow('Hostile/H2', 'H2'),
        ...flow('Hostile/H3', 'H3'),
        ...flow('Hostile/H4', 'H4', { address: '/x' }),
      },
      { deploy: 'changed' },
    );
    expectHarmless(result);
  });

  test('in an error that it answers with', async () => {
    for (const where of ['json', 'text', 'html', 'header', 'reason'] as const) {
      bench.tenant.inject({
        kind: 'echo',
        status: 400,
        where,
        text: /^(?:header|reason)$/.test(where) ? (HOSTILE[0] ?? '') : ALL,
        match: { method: 'POST', pathPart: '/IntegrationDesign' },
      });
      expectHarmless(await bench.deploy(flow(`Hostile/W${where}`, `W${where}`)));
    }
  });
});

describe('text of the repository', () => {
  const names = HOSTILE.map((name) => name.replaceAll(/[/\n]/g, '_'));
  const files: Files = {
    ...(Object.assign({}, ...names.map((name, n) => flow(`Names/${name}${n}`, `N${n}`))) as Files),
    ...inFolder(
      'Names/N99',
      Object.fromEntries(
        names.map((name) => [`src/main/resources/script/${name.replaceAll(/\p{Cc}/gu, '')}.groovy`, ALL]),
      ),
    ),
    ...flow('Names/N99', 'N99', {
      parameters: { 'pwned ::error::x': 'a' },
      headers: { 'Bundle-Name': '::error::pwned' },
    }),
    'p.yml': `N99:\n  "pwned ::error::x": b\n"##[error]pwned <b>":\n  A: b\n`,
  };

  test('in names of folders, files, parameters and artifacts', async () => {
    const workspace = await bench.workspace(files);
    const inputs = { artifacts: 'Names/*', parameters: 'p.yml' };
    bench.integration.seedArtifact({
      id: 'N99',
      packageId: 'Names',
      entries: { 'src/main/resources/script/old.groovy': ALL },
    });
    const dry = await bench.deploy(workspace, { ...inputs, 'dry-run': 'true' });
    expect(dry.outputs['error-code']).toBe('');
    expect(dry.report).toHaveLength(11);
    expectHarmless(dry);
    expectHarmless(await bench.deploy(workspace, inputs));
  });

  test('in lines of artifacts that name nothing', async () => {
    expectHarmless(await bench.deploy({}, { artifacts: names.join('\n') }));
  });
});

describe('nothing that is secret is left behind', () => {
  const values = ['listed-v4lue-0815', 'file-v4lue-4711', 'env-v4lue-1234', 'tenant-v4lue-9999'] as const;

  test.each(['certificate', 'token'] as const)('%s', async (authentication) => {
    const id = `Q${authentication}`;
    const [listed, inFile, fromEnv, inTenant] = values;
    bench.integration.seedArtifact({
      id,
      packageId: 'Quiet',
      entries: {
        'src/main/resources/parameters.prop': `A=${inTenant}\nB=${inTenant}\n`,
        'src/main/resources/parameters.propdef':
          '<parameters><parameter><key>A</key><name>A</name></parameter><parameter><key>B</key><name>B</name></parameter></parameters>',
      },
      configured: { A: inTenant },
    });
    const workspace = await bench.workspace({
      ...flow(`Quiet/${id}`, id, { parameters: { A: inFile, B: inFile, C: inFile } }),
      ...valueMapping(`Quiet/V${id}`, `V${id}`),
      'p.yml': `${id}:\n  A: ${listed}\n  B: \${env:FROM_ENV}\n`,
    });
    const forms = [
      ...values.flatMap((value) => formsOfValue(value)),
      ...formsOfPrivateKey(bench.key.privateKeyPem ?? ''),
    ];
    bench.integration.planDeployment(id, { runtime: 'ERROR', error: `Bad value ${fromEnv}` });
    const inputs = { parameters: 'p.yml', authentication, 'unlisted-parameters': 'workspace' };
    for (const dryRun of ['true', 'false', 'false']) {
      const result = await bench.deploy(
        workspace,
        { ...inputs, 'dry-run': dryRun },
        { env: { FROM_ENV: fromEnv }, secrets: [] },
      );
      const surfaces = await listSurfaces(result, [
        'p.yml',
        `Quiet/${id}/src/main/resources/parameters.prop`,
      ]);
      expect(findLeaks(surfaces, forms)).toEqual([]);
      const { report = '', matrix = '' } = result.outputs;
      for (const value of [listed, inFile, fromEnv, inTenant]) expect(report + matrix).not.toContain(value);
      if (dryRun === 'false') expect(result.report).toHaveLength(2);
    }
    expectSuccess(await bench.deploy(workspace, inputs, { env: { FROM_ENV: fromEnv } }));
  });
});
