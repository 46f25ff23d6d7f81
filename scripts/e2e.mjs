// `npm run e2e`: runs the example workflows with act (github.com/nektos/act), a workflow engine, against the demo tenant. Jobs
// run on this machine, without containers. Builds act from its source with Go where it is not there yet.
import { Buffer } from 'node:buffer';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ACT = 'v0.2.89';
const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', `act-${ACT}`);
const act = join(cache, process.platform === 'win32' ? 'act.exe' : 'act');
/** On the PATH, or where its installers put it. */
const GO = ['go', '/usr/local/go/bin/go', '/usr/lib/go/bin/go', '/opt/homebrew/bin/go'];
/** Values of the demo tenant that no log may show. */
const HIDDEN = ['demo-Pa$$w0rd', 'demo-0123456789', 'PRIVATE KEY-----'];

function installAct() {
  if (existsSync(act)) return;
  const go = GO.find((name) => spawnSync(name, ['version']).status === 0);
  if (go === undefined) {
    console.error(
      `Go was not found (${GO.join(', ')}). Install Go 1.25 or later (https://go.dev/dl/): act is built from its source.`,
    );
    process.exit(1);
  }
  console.log(`Building act ${ACT} ...`);
  mkdirSync(cache, { recursive: true });
  const env = { ...process.env, GOBIN: cache };
  const { status } = spawnSync(go, ['install', `github.com/nektos/act@${ACT}`], { stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}

/** The demo tenant as a process of its own; what it prints names the files with its service keys. */
async function startTenant() {
  const child = spawn(process.execPath, [join(root, 'dist', 'demo.js'), 'tenant'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = { keys: [], authority: '', url: '' };
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^ {2}(service-key|ca-certificates) +(\S+)$/.exec(line) ?? [];
    if (name === 'service-key') found.keys.push(value);
    if (name === 'ca-certificates') found.authority = value;
    found.url ||= /^Credential Store at (\S+)/.exec(line)?.[1] ?? '';
    if (line.startsWith('Ctrl+C')) break;
  }
  const [store, integration] = found.keys.map((file) => readFileSync(file, 'utf8'));
  return { child, store, integration, authority: found.authority, url: found.url };
}

/** A repository such as a user has: the workflows, an integration package, files with parameters. */
function makeRepository(folder) {
  const repository = join(folder, 'repository');
  cpSync(join(root, 'examples', 'packages'), join(repository, 'integration'), { recursive: true });
  cpSync(join(root, 'examples', 'workflows'), join(repository, '.github', 'workflows'), { recursive: true });
  const [scripts, other] = COLLECTIONS.map((name) => join(repository, 'integration', name));
  cpSync(scripts, other, { recursive: true });
  const manifest = join(other, 'META-INF', 'MANIFEST.MF');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll('Example_Scripts', 'Other_Scripts'));
  mkdirSync(join(repository, 'config'));
  for (const stage of ['dev', 'test', 'prod'])
    writeFileSync(
      join(repository, 'config', `${stage}.yml`),
      `Example_Order_Intake:\n  Default Country: AT\n`,
    );
  writeFileSync(
    join(repository, 'config', 'alias.yml'),
    'Example_Order_Intake:\n  Default Country: ${env:ALIAS}\n',
  );
  const git = (...args) => {
    const { status } = spawnSync(
      'git',
      ['-c', 'user.name=e2e', '-c', 'user.email=e2e@example.com', ...args],
      {
        cwd: repository,
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    if (status !== 0) throw new Error(`git ${args[0]} failed`);
  };
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', 'https://github.com/acme/integration.git');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  return repository;
}

/** act itself asks `gh auth token`, which has none to give here. */
const GH = '#!/bin/sh\ncase "$2" in list) echo 0 ;; create) echo "gh $*" ;; *) exit 1 ;; esac\n';

/**
 * A Node that counts the files of the action around its clean-up: act itself removes them with the job a moment later. act asks
 * Node for its path first, and takes that from then on. Not `sh`: dash drops variables such as `INPUT_SERVICE-KEY`.
 */
const NODE = `#!/usr/bin/env bash
tell() { echo "$1 the clean-up: $(find "$RUNNER_TEMP" -path '*btp-mtls-action-*' -type f | wc -l | tr -d ' ') files"; }
case "$*" in *process.execPath*) echo "$0"; exit ;; esac
case "$1" in */post.js) tell before; '${process.execPath}' "$@"; status=$?; tell after; exit "$status" ;; esac
exec '${process.execPath}' "$@"
`;

/** What a release holds, and a `gh` that only says what it was asked. */
function makeTools(folder) {
  const action = join(folder, 'action');
  mkdirSync(action);
  for (const name of ['action.yml', 'dist'])
    cpSync(join(root, name), join(action, name), { recursive: true });
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'gh'), GH, { mode: 0o755 });
  writeFileSync(join(bin, 'node'), NODE, { mode: 0o755 });
  return { action, bin };
}

/**
 * One workflow; `says` must stand in its log in this order, `holds` anywhere.
 * @typedef {{ title: string, workflow: string, event?: string, payload?: object, fails?: true, says: RegExp[], holds?: RegExp[],
 *   secrets?: Record<string, string>, changes?: true, needsKeystore?: true }} Scenario
 */
async function runScenario(scenario, stage) {
  const { folder, tenant, repository, action, bin } = stage;
  const {
    workflow,
    event = 'workflow_dispatch',
    payload = {},
    secrets = {},
    fails = false,
    says,
    holds = [],
  } = scenario;
  const eventFile = join(folder, 'event.json');
  writeFileSync(eventFile, JSON.stringify(payload));
  const all = { CREDSTORE_KEY: tenant.store, INTEGRATION_API_KEY: tenant.integration, ...secrets };
  const args = [
    ...[event, '-W', `.github/workflows/${workflow}`, '-e', eventFile],
    ...['-P', 'ubuntu-latest=-self-hosted', '--local-repository', `OWNER/btp-mtls-action@v1=${action}`],
    ...['--action-cache-path', join(folder, 'cache'), '--cache-server-path', join(folder, 'cache-server')],
    ...['--no-cache-server', '--action-offline-mode', '--env', `NODE_EXTRA_CA_CERTS=${tenant.authority}`],
    ...['--env', `CURL_CA_BUNDLE=${tenant.authority}`, '--reuse'],
    ...Object.keys(all).flatMap((name) => ['-s', name]),
  ];
  const path = [bin, join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const env = {
    ...process.env,
    ...all,
    PATH: path,
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
  };
  for (const name of ['GITHUB_TOKEN', 'GITHUB_ACTIONS', 'CI']) delete env[name];
  const child = spawn(act, args, {
    cwd: repository,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 300_000,
  });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  const [code] = await once(child, 'close');
  const log = Buffer.concat(chunks).toString('utf8');
  return { log, faults: judge({ log, code, fails, says, holds }, folder) };
}

function judge({ log, code, fails, says, holds }, folder) {
  const faults = [];
  if ((code !== 0) !== fails) faults.push(`act ended with ${code}`);
  let rest = log;
  for (const pattern of says) {
    const match = pattern.exec(rest);
    if (match) rest = rest.slice(match.index + match[0].length);
    else faults.push(`the log does not say ${pattern} (in this order)`);
  }
  faults.push(...holds.filter((one) => !one.test(log)).map((one) => `the log does not say ${one}`));
  faults.push(...HIDDEN.filter((text) => log.includes(text)).map((text) => `the log shows ${text}`));
  faults.push(...findLeftovers(join(folder, 'cache')).map((file) => `left behind: ${file}`));
  return faults;
}

/** Files with a private key that the clean-up after the job should have removed. */
function findLeftovers(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(?:pem|key)$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'latin1').includes('PRIVATE KEY'));
}

const COLLECTIONS = ['ExampleOrders/Example_Scripts', 'ExampleOther/Other_Scripts'];

/** Changes two artifacts that do not use each other. */
function changeArtifacts(repository) {
  for (const collection of COLLECTIONS) {
    const scripts = join(repository, 'integration', collection, 'src', 'main', 'resources', 'script');
    for (const name of readdirSync(scripts)) appendFileSync(join(scripts, name), '\n// changed\n');
  }
}

/** The client certificate of the tenant as a PKCS#12 file with a passphrase. */
function makeKeystore({ authority }) {
  const file = (name) => join(dirname(authority), name);
  const passphrase = 'e2e-passphrase';
  const { status, stdout } = spawnSync('openssl', [
    ...['pkcs12', '-export', '-in', file('integration-certificate.pem')],
    ...['-inkey', file('integration-key.pem'), '-passout', `pass:${passphrase}`],
  ]);
  if (status !== 0) throw new Error('openssl could not write a PKCS#12 file');
  return { CLIENT_P12_BASE64: stdout.toString('base64'), CLIENT_P12_PASSPHRASE: passphrase };
}

/** @type {Scenario[]} */
const SCENARIOS = [
  {
    title: 'outputs in the environment of later steps, masked',
    workflow: 'fetch.yml',
    says: [
      /signing in as 'svc_db' with a password of 22 characters/,
      /the log hides it: '\*\*\*'/,
      /Success - Post/,
    ],
  },
  {
    title: 'a failure says its code to a step with if: failure()',
    workflow: 'fetch.yml',
    secrets: { CREDSTORE_KEY: '{"url":"https://x.example.com"' },
    fails: true,
    says: [/Fetching failed with SERVICE_KEY_\w+\./],
  },
  {
    title: 'files and the client certificate, removed in the end',
    workflow: 'fetch-files.yml',
    payload: (_base, { url }) => ({ inputs: { url } }),
    says: [/status \d\d\d/, /before the clean-up: 3 files/, /after the clean-up: 0 files/, /Success - Post/],
  },
  {
    title: 'a plan on a pull request that touches no artifact',
    workflow: 'plan.yml',
    event: 'pull_request',
    payload: (base) => ({
      pull_request: {
        number: 1,
        base: { sha: base, ref: 'main', repo: { full_name: 'acme/integration' } },
        head: { sha: base, ref: 'x', repo: { full_name: 'acme/integration' } },
      },
    }),
    says: [/No artifact was touched/],
  },
  {
    title: 'a deployment on push, and what became of it',
    workflow: 'deploy.yml',
    event: 'push',
    payload: (base) => ({ ref: 'refs/heads/main', before: '0'.repeat(40), after: base }),
    says: [/All artifacts were taken/, /Example_Order_Intake: created, started/, /error code: none/],
  },
  {
    title: 'three stages by a reusable workflow',
    workflow: 'promote.yml',
    says: [/changed in dev (?:true|false), in prod false/],
  },
  {
    title: 'values from Credential Store as parameters, and masked',
    workflow: 'secrets-to-parameters.yml',
    says: [/Example_Order_Intake +ExampleOrders +updated +started/],
  },
  {
    title: 'a dry run fans out over a matrix',
    workflow: 'matrix.yml',
    changes: true,
    says: [/updated +started/, /updated +started/],
    holds: [/Deploy Example_\w+ and \d+ more-\d/, /Deploy Other_Scripts-\d/],
  },
  {
    title: 'certificate and key from PKCS#12',
    workflow: 'external-certificate.yml',
    needsKeystore: true,
    says: [/a key of type \S+, \d+ days left/],
  },
  {
    title: 'the watch opens an issue',
    workflow: 'expiry-watch.yml',
    secrets: { CREDSTORE_KEY: 'cut off' },
    fails: true,
    says: [
      /gh issue create --title The service key CREDSTORE_KEY needs attention --body Code SERVICE_KEY_\w+/,
    ],
  },
];

installAct();
const folder = mkdtempSync(join(tmpdir(), 'btp-e2e-'));
const tenant = await startTenant();
let failed = 0;
try {
  const stage = { folder, tenant, repository: makeRepository(folder), ...makeTools(folder) };
  const head = spawnSync('git', ['rev-parse', 'HEAD'], {
    cwd: stage.repository,
    encoding: 'utf8',
  }).stdout.trim();
  const wanted = process.argv.slice(2);
  for (const scenario of SCENARIOS.filter(
    ({ workflow }) => wanted.length === 0 || wanted.includes(workflow),
  )) {
    const payload =
      typeof scenario.payload === 'function' ? scenario.payload(head, tenant) : scenario.payload;
    if (scenario.changes) changeArtifacts(stage.repository);
    const secrets = scenario.needsKeystore ? makeKeystore(tenant) : scenario.secrets;
    const { log, faults } = await runScenario({ ...scenario, payload, secrets }, stage);
    console.log(`${faults.length === 0 ? 'passed' : 'FAILED'}  ${scenario.workflow}: ${scenario.title}`);
    if (faults.length > 0 || process.env.E2E_LOG) console.log(log.replaceAll(/^/gm, '    '));
    for (const fault of faults) console.log(`  ${fault}`);
    failed += faults.length > 0 ? 1 : 0;
  }
} finally {
  tenant.child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
