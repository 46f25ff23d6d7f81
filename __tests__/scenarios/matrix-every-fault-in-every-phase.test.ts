/**
 * Every fault that the demo tenant can inject, in every phase of every command, once and for good: success, or a failure
 * with a code that fits; never a hang, a partial delivery, a leak or a rejection that nobody handles. The steps run in
 * this process over real connections; a sample of them runs through dist/index.js as well.
 */
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run } from '../../src/action/run.js';
import { createKeyPool } from '../../src/demo/certificates/key-pair.js';
import type { FaultEffect, FaultMatch } from '../../src/demo/faults/fault.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { createHurriedClock } from '../support/hurried-clock.js';
import { flow } from '../support/artifact-files.js';
import { runStep } from '../support/step.js';
import { createRecordingRunner, type Recorded } from '../security/recording-runner.js';

const VALUE = 'the-value-that-must-not-leak';
const LANES = 8;
/** Of a request: short where the fault is that nothing comes, long enough for a busy machine elsewhere. */
const timeoutOf = ({ kind }: FaultEffect): string =>
  ['slow-headers', 'slow-body', 'delay'].includes(kind) ? '1.5' : '15';
/** One request with its retry, and what a busy machine needs for the rest of a step. */
const MAX_STEP_MS = 20_000;

/** Each kind of fault with the codes that it may end in, besides success. */
const EFFECTS: readonly (readonly [name: string, effect: FaultEffect, codes: RegExp])[] = [
  ...[400, 401, 403, 404, 409].map((status) => [`${status}`, { kind: 'status', status }, REFUSED()] as const),
  ...[500, 501, 502].map(
    (status) =>
      [
        `${status}`,
        { kind: 'status', status },
        /^HTTP_(?:SERVER_ERROR|UNEXPECTED_STATUS)$|REFUSED$/,
      ] as const,
  ),
  ['204', { kind: 'status', status: 204 }, UNREADABLE()],
  ['429', { kind: '429' }, /^HTTP_RATE_LIMITED$/],
  ['503', { kind: '503' }, /^HTTP_SERVER_ERROR$/],
  ['login page', { kind: 'html-200' }, UNREADABLE()],
  ['redirect', { kind: 'redirect', location: 'https://elsewhere.invalid/' }, /^HTTP_UNEXPECTED_REDIRECT$/],
  ['router', { kind: 'router-404' }, /^HTTP_NOT_FOUND$/],
  ['empty', { kind: 'empty-200' }, UNREADABLE()],
  ['echo', { kind: 'echo', text: '::error::x\n##[add-path]y', status: 400 }, REFUSED()],
  ['echo of the request', { kind: 'echo-request', status: 400 }, REFUSED()],
  ['echo of the request, 500', { kind: 'echo-request', status: 500 }, /^HTTP_SERVER_ERROR$|REFUSED$/],
  ['reset', { kind: 'reset' }, /^HTTP_UNREACHABLE$/],
  ['reset after', { kind: 'reset-after' }, /^HTTP_UNREACHABLE$/],
  ['reset in the body', { kind: 'reset-mid-body' }, /^HTTP_UNREACHABLE$/],
  ['no answer', { kind: 'slow-headers' }, /^HTTP_TIMEOUT$/],
  ['drip', { kind: 'slow-body' }, /^HTTP_TIMEOUT$/],
  ['late', { kind: 'delay', ms: 20_000 }, /^HTTP_TIMEOUT$/],
  ['huge body', { kind: 'huge-body' }, /^HTTP_(?:RESPONSE_TOO_LARGE|TIMEOUT)$/],
  ['huge headers', { kind: 'huge-headers' }, /^HTTP_RESPONSE_TOO_LARGE$/],
  ['gzip bomb', { kind: 'gzip-bomb' }, UNREADABLE()],
  ['cut off JWE', { kind: 'truncated-jwe' }, UNREADABLE()],
  ['JWE for others', { kind: 'wrong-key-jwe' }, UNREADABLE()],
  ['plain text', { kind: 'plaintext' }, UNREADABLE()],
  ['other algorithm', { kind: 'other-alg' }, UNREADABLE()],
  ['another name', { kind: 'wrong-name' }, UNREADABLE()],
  ['garbage', { kind: 'garbage-json' }, UNREADABLE()],
  ['null', { kind: 'garbage-json', text: 'null' }, UNREADABLE()],
  ['other JSON', { kind: 'garbage-json', text: '{"d":{"results":"x"}}' }, UNREADABLE()],
  ['wrong length', { kind: 'wrong-content-length' }, /^HTTP_UNREACHABLE$/],
  ['hostile names', { kind: 'proto' }, UNREADABLE()],
];

function REFUSED(): RegExp {
  return /^(?:HTTP_(?:UNEXPECTED_STATUS|UNAUTHORIZED|FORBIDDEN|NOT_FOUND)|OAUTH_REJECTED|CREDENTIAL_(?:NOT_FOUND|FORBIDDEN)|ARTIFACT_\w+|PACKAGE_\w+|DEPLOY_NOT_IN_RUNTIME|DEPLOY_TIMEOUT|ODATA_UNEXPECTED|HTTP_SERVER_ERROR)$/;
}

function UNREADABLE(): RegExp {
  return /^(?:PAYLOAD_(?:UNREADABLE|NOT_ENCRYPTED)|OAUTH_REJECTED|ODATA_UNEXPECTED|CREDENTIAL_(?:LIST_INCOMPLETE|NOT_FOUND|FORBIDDEN)|ARTIFACT_\w+|PACKAGE_\w+|DEPLOY_NOT_IN_RUNTIME|DEPLOY_TIMEOUT|HTTP_UNEXPECTED_STATUS|HTTP_UNREACHABLE)$/;
}

type Command = 'fetch' | 'check store' | 'check integration' | 'deploy';

interface Phase {
  readonly command: Command;
  readonly name: string;
  readonly match: FaultMatch;
  readonly after?: number;
}

const PHASES: readonly Phase[] = [
  { command: 'fetch', name: 'token', match: { path: '/token' } },
  { command: 'fetch', name: 'list', match: { path: '/passwords' } },
  { command: 'fetch', name: 'read', match: { path: '/password' } },
  { command: 'check store', name: 'token', match: { path: '/token' } },
  { command: 'check store', name: 'probe', match: { path: '/password' } },
  { command: 'check integration', name: 'token', match: { path: '/token' } },
  { command: 'check integration', name: 'probe', match: { listener: 'integration' } },
  { command: 'deploy', name: 'token', match: { path: '/token' } },
  { command: 'deploy', name: 'csrf', match: { path: '/api/v1' } },
  { command: 'deploy', name: 'list', match: { method: 'GET', pathPart: '/IntegrationPackages' } },
  { command: 'deploy', name: 'list of what runs', match: { path: '/IntegrationRuntimeArtifacts' } },
  { command: 'deploy', name: 'download', match: { method: 'GET', pathPart: '$value' } },
  { command: 'deploy', name: 'create', match: { method: 'POST', path: '/IntegrationDesigntimeArtifacts' } },
  {
    command: 'deploy',
    name: 'update',
    match: { method: 'PUT', pathPart: '/IntegrationDesigntimeArtifacts' },
  },
  { command: 'deploy', name: 'deploy', match: { pathPart: '/DeployIntegration' } },
  { command: 'deploy', name: 'task', match: { pathPart: '/BuildAndDeployStatus' } },
  { command: 'deploy', name: 'runtime', match: { pathPart: '/IntegrationRuntimeArtifacts' }, after: 1 },
  { command: 'deploy', name: 'endpoints', match: { pathPart: '/ServiceEndpoints' } },
];

interface Case {
  readonly phase: Phase;
  readonly effect: FaultEffect;
  readonly codes: RegExp;
  readonly times: number;
  readonly title: string;
}

/** Those that differ when they pass: what is tried again, and what is asked for anew. */
const ONCE: readonly string[] = [
  '401',
  '500',
  '502',
  '429',
  '503',
  'reset',
  'reset after',
  'wrong length',
  'garbage',
];

/** Tens of megabytes each time. */
const isTooDear = (phase: Phase, effect: FaultEffect): boolean =>
  effect.kind === 'huge-body' && !['read', 'probe', 'download'].includes(phase.name);

const CASES: readonly Case[] = PHASES.flatMap((phase) =>
  EFFECTS.filter(([, effect]) => !isTooDear(phase, effect)).flatMap(([name, effect, codes]) =>
    (ONCE.includes(name) ? [1, Infinity] : [Infinity]).map((times) => ({
      phase,
      effect,
      codes,
      times,
      title: `${phase.command}, ${phase.name}: ${name}${times === 1 ? '' : ', always'}`,
    })),
  ),
);

let root: string;
let counter = 0;
const tenants: Tenant[] = [];
const unhandled: unknown[] = [];
const keyPool = createKeyPool();
const onUnhandled = (reason: unknown): number => unhandled.push(reason);

beforeAll(async () => {
  root = await mkdtemp(path.join(await realpath(tmpdir()), 'matrix-'));
  process.on('unhandledRejection', onUnhandled);
  for (let lane = 0; lane < LANES; lane += 1) {
    const tenant = await startTenant({
      keySource: keyPool(),
      integration: {
        switches: {
          csrf: { bearer: 'required', certificate: 'required' },
          buildMs: 0,
          startMs: 0,
          oldStaysMs: 0,
        },
      },
    });
    for (const name of ['db', 'app-one'])
      tenant.store.put({ namespace: 'prod', type: 'password', name, value: VALUE });
    tenants.push(tenant);
  }
});

afterAll(async () => {
  await Promise.all(tenants.map((tenant) => tenant.stop()));
  await rm(root, { recursive: true });
  process.off('unhandledRejection', onUnhandled);
});

interface Staged {
  readonly inputs: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly workspace: string;
}

async function stage({ command }: Phase, effect: FaultEffect, tenant: Tenant): Promise<Staged> {
  const number = (counter += 1);
  const workspace = path.join(root, String(number));
  await mkdir(workspace);
  const common = {
    authentication: 'token',
    'ca-certificates': tenant.caPem,
    'timeout-seconds': timeoutOf(effect),
    'max-retries': '1',
    'requests-per-second': '100',
  };
  if (command === 'fetch' || command === 'check store') {
    const { serviceKey, secrets } = bindingOf(tenant);
    const own =
      command === 'fetch'
        ? {
            credentials: 'A = db\nB_* = app-*\nC = db?file',
            'export-env': 'true',
            'dotenv-file': '.env',
            'files-dir': 'files',
          }
        : { command: 'check' };
    return {
      inputs: { ...common, ...own, namespace: 'prod', 'service-key': JSON.stringify(serviceKey) },
      secrets: [...secrets, VALUE],
      workspace,
    };
  }
  const { serviceKey, secrets } = keyOf(tenant);
  const inputs = { ...common, 'service-key': JSON.stringify(serviceKey) };
  if (command === 'check integration') return { inputs: { ...inputs, command: 'check' }, secrets, workspace };
  const [old, fresh] = [`Old${number}`, `New${number}`];
  const files = {
    ...flow(`P${number}/old`, old, { script: 'def x = 2' }),
    ...flow(`P${number}/new`, fresh, { address: '/x' }),
  };
  await writeAll(workspace, files);
  tenant.integration.seedPackage({ id: `P${number}` });
  const entries = Object.fromEntries(
    Object.entries(flow('', old)).map(([name, content]) => [name, String(content)]),
  );
  tenant.integration.seedArtifact({ kind: 'flow', id: old, packageId: `P${number}`, entries });
  return {
    inputs: { ...inputs, artifacts: `P${number} = P${number}/*`, 'wait-timeout-seconds': '15' },
    secrets,
    workspace,
  };
}

const bindings = new WeakMap<Tenant, ReturnType<Tenant['issueBinding']>>();
function bindingOf(tenant: Tenant): ReturnType<Tenant['issueBinding']> {
  const binding = bindings.get(tenant) ?? tenant.issueBinding({ type: 'oauth:mtls' });
  bindings.set(tenant, binding);
  return binding;
}

const keys = new WeakMap<Tenant, ReturnType<Tenant['integration']['issueKey']>>();
function keyOf(tenant: Tenant): ReturnType<Tenant['integration']['issueKey']> {
  const key = keys.get(tenant) ?? tenant.integration.issueKey();
  keys.set(tenant, key);
  return key;
}

async function writeAll(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
}

/** @returns what was wrong, as sentences; empty where all is well. */
async function judge(one: Case, tenant: Tenant): Promise<readonly string[]> {
  const { inputs, secrets, workspace } = await stage(one.phase, one.effect, tenant);
  const before = await listFiles(workspace);
  const { match, after = 0 } = one.phase;
  tenant.clearFaults();
  tenant.inject({ ...one.effect, match, after, times: one.times });
  const requestsBefore = tenant.requests.length;
  const temporary = path.join(workspace, '..', `temp${workspace.replace(/^.*\//, '')}`);
  await mkdir(temporary);
  const { runner, recorded } = createRecordingRunner(inputs, {
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
  });
  const startedAt = Date.now();
  await run(runner, createHurriedClock(), () => new AbortController().signal);
  const wasMet = tenant.requests.slice(requestsBefore).some(({ fault }) => fault !== undefined);
  const left = (await listFiles(workspace)).filter((name) => !before.includes(name));
  return [
    ...(wasMet ? [] : ['the fault met no request']),
    ...(Date.now() - startedAt > MAX_STEP_MS
      ? [`it took ${Math.round((Date.now() - startedAt) / 1000)} s`]
      : []),
    ...judgeOutcome(one, recorded, [...left, ...(await listFiles(temporary))]),
    ...findLeaks(recorded, secrets),
  ].map((fault) => `${one.title}: ${fault}`);
}

function judgeOutcome(
  { codes, phase }: Case,
  recorded: Recorded,
  files: readonly string[],
): readonly string[] {
  const code = recorded.outputs.get('error-code') ?? '(none)';
  if (!recorded.hasFailed) return code === '' ? [] : [`success with the code ${code}`];
  const delivered = [
    ...recorded.variables.keys(),
    ...['A', 'B_ONE', 'C', 'dotenv-path'].filter((name) => (recorded.outputs.get(name) ?? '') !== ''),
    ...files,
  ];
  return [
    ...(isRight(code, codes, phase) ? [] : [`the code ${code}: ${recorded.shown.join(' ').slice(0, 300)}`]),
    ...(recorded.titles.includes(code) ? [] : ['no annotation with the code']),
    ...(delivered.length === 0 ? [] : [`delivered ${delivered.join()}`]),
    ...(phase.command === 'deploy' ? judgeReport(recorded) : []),
  ];
}

/** Without a token the service refuses the write, whatever became of the token. */
function isRight(code: string, codes: RegExp, { name }: Phase): boolean {
  return codes.test(code) || (name === 'csrf' && code === 'HTTP_FORBIDDEN');
}

/** JSON in any case; where one artifact failed, all have a row. */
function judgeReport({ outputs }: Recorded): readonly string[] {
  const rows = JSON.parse(outputs.get('report') ?? '') as readonly unknown[];
  return rows.length === 0 || rows.length === 2 ? [] : [`${rows.length} rows in the report`];
}

function findLeaks({ shown, outputs, hasFailed }: Recorded, secrets: readonly string[]): readonly string[] {
  const text = [...shown, ...(hasFailed ? [...outputs.values()] : [])].join('\n');
  const pieces = secrets.flatMap((secret) =>
    secret.split('\n').filter((line) => line.length > 12 && !line.startsWith('-----')),
  );
  const acts = text.split('\n').filter((line) => /^\s*::|##\[/.test(line));
  return [
    ...(pieces.some((piece) => text.includes(piece)) ? ['it leaked'] : []),
    ...acts.map((line) => `it printed ${line}`),
  ];
}

async function listFiles(folder: string): Promise<readonly string[]> {
  return readdir(folder, { recursive: true });
}

test.each([...new Set(PHASES.map(({ command }) => command))])('%s meets more than 80 faults', (command) => {
  expect(CASES.filter(({ phase }) => phase.command === command).length).toBeGreaterThan(80);
});

test.each(PHASES.map((phase) => [phase.command, phase.name, phase] as const))(
  '%s, %s',
  async (_command, _name, phase) => {
    const waiting = CASES.filter((one) => one.phase === phase);
    const faults: string[] = [];
    await Promise.all(
      tenants.map(async (tenant) => {
        for (let one = waiting.shift(); one !== undefined; one = waiting.shift())
          faults.push(...(await judge(one, tenant)));
      }),
    );
    expect(faults).toEqual([]);
    expect(unhandled).toEqual([]);
  },
  300_000,
);

test('a sample of them as processes', async () => {
  const faults: string[] = [];
  const [tenant] = tenants;
  if (tenant === undefined) throw new Error('no tenant');
  for (const [index, phase] of PHASES.entries()) {
    const [name, effect, codes] = EFFECTS[(index * 7) % EFFECTS.length] ?? [];
    if (effect === undefined || codes === undefined) throw new Error('no fault');
    const { inputs, secrets, workspace } = await stage(phase, effect, tenant);
    tenant.clearFaults();
    tenant.inject({ ...effect, match: phase.match, after: phase.after ?? 0, times: 1 });
    // Checks that nothing acts, and that stderr is empty.
    const result = await runStep(tenant, { inputs, secrets, workspace, binding: bindingOf(tenant) });
    const code = result.outputs['error-code'] ?? '(none)';
    if (result.exitCode !== 0 && !isRight(code, codes, phase))
      faults.push(`${phase.command}, ${phase.name}: ${name ?? ''}: ${code}`);
    await result.cleanUp();
  }
  expect(faults).toEqual([]);
}, 240_000);
