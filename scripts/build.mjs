// Builds dist/ from the source: the action, its clean-up and the demo tenant, each one bundle.
// The same source gives the same bytes; CI compares them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
const files = new Map([['package.json', '{"type":"module"}\n']]);
for (const [name, entry] of Object.entries(bundles)) {
  const out = join(lib, 'bundle', name);
  const options = ['-o', out, '--license', 'licenses.txt', '--no-cache', '--quiet'];
  runNode('@vercel/ncc/dist/ncc/cli.js', 'build', join(lib, entry), ...options);
  files.set(name, readFileSync(join(out, 'index.js')));
  if (existsSync(join(out, 'licenses.txt')))
    files.set(
      name === 'index.js' ? 'licenses.txt' : name.replace('.js', '.licenses.txt'),
      readFileSync(join(out, 'licenses.txt')),
    );
}
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const [name, content] of files) writeFileSync(join(dist, name), content);
rmSync(lib, { recursive: true });
