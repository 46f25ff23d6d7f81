// What the measurements need: the sources compiled, the reference programs bundled as the action is, and a copy of
// `dist` whose limit of 100 requests a second is off.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules/.cache/bench');

function runNode(script, ...args) {
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

export function prepareStage() {
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const lib = join(cache, 'lib');
  runNode('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', lib);
  cpSync(join(root, 'src/late'), join(lib, 'late'), { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{"type":"module"}\n');
  const programs = Object.fromEntries(
    ['undici-once', 'hand-tuned-fetch'].map((name) => [name, bundle(name)]),
  );
  return {
    root,
    lib,
    libUrl: pathToFileURL(lib).href,
    programs,
    dist: join(root, 'dist/index.js'),
    unlimitedDist: copyWithoutRateLimit(),
    program: (name) => join(root, 'bench/programs', name),
    makeFolder: () => mkdtempSync(join(tmpdir(), 'bench-')),
  };
}

function bundle(name) {
  const out = join(cache, name);
  const entry = join(root, 'bench/programs', `${name}.mjs`);
  runNode('@vercel/ncc/dist/ncc/cli.js', 'build', entry, '-o', out, '--no-cache', '--quiet');
  return join(out, 'index.mjs');
}

function copyWithoutRateLimit() {
  const out = join(cache, 'dist');
  cpSync(join(root, 'dist'), out, { recursive: true });
  const code = readFileSync(join(out, 'index.js'), 'utf8');
  const changed = code.replace("'requests-per-second', 0.1, 100,", "'requests-per-second', 0.1, 1e6,");
  if (changed === code) throw new Error('the limit of requests-per-second was not found in dist/index.js');
  writeFileSync(join(out, 'index.js'), changed);
  return join(out, 'index.js');
}
