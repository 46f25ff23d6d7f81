// Builds dist/ from the source: the action, its clean-up and the demo tenant, each one bundle.
// The same source gives the same bytes; CI compares them.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderSbom } from './sbom.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
/** Compiled modules, and below them one folder for each bundle. */
const lib = join(root, 'lib');
const bundles = {
  'index.js': 'index.js',
  'post.js': 'post.js',
  'demo.js': 'demo/main.js',
};

function runNode(script, ...args) {
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

rmSync(lib, { recursive: true, force: true });
runNode('typescript/bin/tsc', '-p', 'tsconfig.build.json');
// What is read late is written as CommonJS, which tsc passes over, and becomes a file of its own.
cpSync(join(root, 'src/late'), join(lib, 'late'), { recursive: true });
const late = readdirSync(join(lib, 'late')).map((name) => [`late/${name}`, `late/${name}`]);
const files = new Map([['package.json', '{"type":"module"}\n']]);
/** By the name of the bundle that they belong to: all that the action reads stands in one list. */
const licenses = { 'licenses.txt': new Set(), 'demo.licenses.txt': new Set() };
for (const [name, entry] of [...Object.entries(bundles), ...late]) {
  const out = join(lib, 'bundle', name);
  const options = ['-o', out, '--license', '[name].licenses.txt', '--no-cache', '--quiet'];
  runNode('@vercel/ncc/dist/ncc/cli.js', 'build', join(lib, entry), ...options);
  files.set(name, readFileSync(join(out, name.endsWith('.cjs') ? 'index.cjs' : 'index.js')));
  // What the bundle imports late, named by ncc.
  for (const part of readdirSync(out).filter((file) => /^\d+\.index\.js$/.test(file)))
    files.set(part, readFileSync(join(out, part)));
  const list = licenses[name === 'demo.js' ? 'demo.licenses.txt' : 'licenses.txt'];
  for (const part of readdirSync(out).filter((file) => file.endsWith('.licenses.txt')))
    list.add(readFileSync(join(out, part), 'utf8'));
}
for (const [name, texts] of Object.entries(licenses)) files.set(name, [...texts].join('\n'));
files.set('sbom.cdx.json', renderSbom(root));
rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, 'late'), { recursive: true });
for (const [name, content] of files) writeFileSync(join(dist, name), content);
rmSync(lib, { recursive: true });
