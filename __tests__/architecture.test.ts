/**
 * The direction of imports in src, which file may import which package, no cycles, and one place each for time
 * and for the environment. The table is explained in src/README.md.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** What the files of a folder may import from other folders of src. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'errors.ts': [],
  'secret.ts': [],
  'clock.ts': [],
  'limit.ts': [],
  'late-libraries.ts': [],
  'real-path.ts': [],
  git: ['real-path.ts'],
  keys: ['errors.ts', 'secret.ts', 'late-libraries.ts'],
  artifact: ['errors.ts', 'secret.ts', 'late-libraries.ts', 'real-path.ts'],
  'service-key': ['errors.ts', 'secret.ts', 'late-libraries.ts', 'keys'],
  http: ['errors.ts', 'clock.ts', 'late-libraries.ts', 'keys'],
  oauth: ['errors.ts', 'secret.ts', 'clock.ts', 'http'],
  'credential-store': ['errors.ts', 'secret.ts', 'limit.ts', 'keys', 'http', 'oauth'],
  'cloud-integration': ['errors.ts', 'secret.ts', 'clock.ts', 'artifact', 'service-key', 'http', 'oauth'],
  deploy: ['errors.ts', 'clock.ts', 'limit.ts', 'artifact', 'cloud-integration'],
  action: [
    ...['errors.ts', 'secret.ts', 'clock.ts', 'keys', 'service-key', 'http', 'oauth', 'credential-store'],
    ...['late-libraries.ts', 'real-path.ts', 'artifact', 'git', 'cloud-integration', 'deploy'],
  ],
  'index.ts': ['clock.ts', 'action'],
  'post.ts': ['action'],
  demo: [],
};

/** Packages by file; a folder stands for all of its files. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'secret.ts': ['node:util'],
  'clock.ts': ['node:timers/promises'],
  'real-path.ts': ['node:fs'],
  'late-libraries.ts': [
    ...['node:module', '@actions/github', 'diff', 'fflate', 'node-forge', 'picomatch', 'saxes', 'undici'],
    'yaml',
  ],
  keys: ['node:crypto'],
  'artifact/archive.ts': ['fflate', 'node:zlib'],
  'artifact/artifact-folder.ts': ['node:path'],
  'artifact/disk.ts': ['node:fs', 'node:path'],
  'artifact/parameter-document.ts': ['yaml'],
  'artifact/properties.ts': ['properties-file/parser', 'properties-file/escape'],
  'artifact/source.ts': ['node:path'],
  'service-key': ['node:crypto', 'node:util'],
  'http/dispatcher.ts': ['undici', 'node:tls', 'node:net'],
  'http/connection-stages.ts': ['node:tls', 'node:net'],
  'http/trust.ts': ['node:tls'],
  'http/server-issuer.ts': ['node:tls', 'node:net', 'node:stream'],
  'oauth/assertion.ts': ['node:crypto', 'jose'],
  'credential-store': ['node:crypto'],
  'credential-store/decryption.ts': ['node:crypto', 'jose'],
  // Its own files, as its index loads much more; see decision 26.
  'action/actions-core.ts': [
    'node:os',
    ...['command', 'file-command', 'utils', 'summary'].map((name) => `@actions/core/lib/${name}.js`),
  ],
  'action/runner.ts': ['node:fs', 'node:path'],
  'action/files.ts': ['node:fs', 'node:path', 'node:crypto'],
  'action/clean-up.ts': ['node:fs'],
  'git/git-command.ts': ['node:child_process', 'node:fs', 'node:path'],
  'git/repository.ts': ['node:fs', 'node:path'],
  'action/inputs.ts': [],
  'action/changed-since.ts': ['node:path'],
  'action/github-client.ts': ['undici'],
  'action/plan-comment.ts': ['node:crypto'],
  'action/input-parser.ts': ['node:path', 'fastest-levenshtein'],
  'action/hand-over.ts': ['node:crypto', 'node:path'],
  'action/file-writer.ts': ['node:os', 'node:path'],
  'action/pem-files.ts': ['node:crypto', 'node:path'],
  'action/check-outputs.ts': ['node:crypto'],
  'action/check-report.ts': ['node:crypto'],
  'action/config-masks.ts': ['node:crypto'],
  'action/connect.ts': ['node:crypto'],
  demo: ['jose', 'node-forge', 'fflate'],
};

/** What most steps do not need, or only once their first request is on its way; each becomes a file of `dist`. */
const LATE_IMPORTS = [
  'action/connect.ts ./oauth/assertion.ts',
  'action/run.ts ./action/check-command.ts',
  'action/run.ts ./action/deploy-inputs.ts',
  'action/run.ts ./action/deploy-step.ts',
  'credential-store/payload.ts ./credential-store/decryption.ts',
];

interface Import {
  readonly from: string;
  readonly target: string;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(path.sep, '/'))
  .filter((name) => name.endsWith('.ts'));
const texts = new Map(files.map((name) => [name, readFileSync(path.join('src', name), 'utf8')]));
const imports = [...texts].flatMap(([from, text]) => listImports(from, text));

describe('imports in src', () => {
  it('are found', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('go to lower folders only', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('./'))
      .filter(({ from, target }) => {
        const [own, other] = [folderOf(from), folderOf(target.slice(2))];
        return own !== other && FOLDERS[own]?.includes(other) !== true;
      })
      .map(
        ({ from, target }) =>
          `${from} must not import ${target}: see the row "${folderOf(from)}" in src/README.md`,
      );
    expect(wrong).toEqual([]);
  });

  it('of packages stand in the files that may have them', () => {
    const wrong = imports
      .filter(({ target }) => !target.startsWith('./'))
      .filter(({ from, target }) => !mayImport(from, target))
      .map(({ from, target }) => `${from} must not import ${target}: see the packages in src/README.md`);
    expect(wrong).toEqual([]);
  });

  it('form no cycle', () => {
    expect(findCycles()).toEqual([]);
  });

  it('are all static and named, but for those of the table', () => {
    const wrong = [...texts].filter(([, text]) =>
      /\bimport\((?!'\.)|\brequire\(|^import\s+['"]|^export default/m.test(text),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
    const late = [...texts].flatMap(([name, text]) =>
      [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(
        ([, specifier = '']) => `${name} ${resolveTarget(name, specifier)}`,
      ),
    );
    expect(late.toSorted()).toEqual(LATE_IMPORTS);
  });
});

describe('the source of the action', () => {
  const own = [...texts].filter(([name]) => !name.startsWith('demo/'));

  it('asks only clock.ts for the time and for timers', () => {
    const wrong = own.filter(
      ([name, text]) =>
        name !== 'clock.ts' &&
        /Date\.now\(|new Date\(\)|setTimeout|setInterval|AbortSignal\.timeout/.test(text),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('reads the environment only at its entries', () => {
    const wrong = own.filter(
      ([name, text]) => text.includes('process.env') && !/^(?:index|post)\.ts$/.test(name),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('writes to standard output only at its entries and for commands', () => {
    const wrong = own.filter(
      ([name, text]) =>
        /process\.std|console\./.test(text) && !/^(?:index|post|action\/actions-core)\.ts$/.test(name),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('never shows the message of an error that is not its own', () => {
    const wrong = own.filter(
      ([, text]) => text.includes('JSON.parse') && /catch \(\w+\)[^}]*\.message/.test(text),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });
});

function listImports(from: string, text: string): readonly Import[] {
  const imported = [...text.matchAll(/^(?:import|export)\s[^;]*?from '([^']+)';|\bimport\('([^']+)'\)/gm)];
  return imported.map(([, early, late]) => ({ from, target: resolveTarget(from, early ?? late ?? '') }));
}

function resolveTarget(from: string, specifier: string): string {
  if (specifier.includes('/node_modules/')) return specifier.replace(/^.*\/node_modules\//, '');
  return specifier.startsWith('.')
    ? `./${path.posix.join(path.posix.dirname(from), specifier).replace(/\.js$/, '.ts')}`
    : specifier;
}

function folderOf(file: string): string {
  const slash = file.indexOf('/');
  return slash < 0 ? file : file.slice(0, slash);
}

function mayImport(from: string, target: string): boolean {
  if (folderOf(from) === 'demo' && target.startsWith('node:')) return true;
  const allowed = PACKAGES[from] ?? PACKAGES[folderOf(from)] ?? [];
  return allowed.includes(target);
}

/** Depth first; a file that is left is never entered again. */
function findCycles(): readonly string[] {
  const left = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (left.has(file)) return;
    if (trail.includes(file)) {
      cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      return;
    }
    for (const { target } of imports.filter(({ from, target }) => from === file && target.startsWith('./')))
      visit(target.slice(2), [...trail, file]);
    left.add(file);
  };
  for (const file of files) visit(file, []);
  return cycles;
}
