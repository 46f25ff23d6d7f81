/**
 * What makes the action slow, as counts that are the same on every machine: bytes and modules read at the start, requests,
 * handshakes, lines of masks. A higher count needs a reason; times are measured by `npm run bench`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareStage } from '../../src/demo/runner/stage.js';
import { flow, scriptCollection } from '../support/artifact-files.js';
import { useDeployBench } from '../support/deploy-bench.js';
import { useBench } from '../support/fetch-bench.js';
import { DIST, expectSuccess } from '../support/step.js';

const REPORT = `const fs = require('node:fs');
process.on('exit', () => fs.writeSync(3, JSON.stringify(Object.keys(require.cache))));`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'counts-'));
  writeFileSync(path.join(folder, 'report.cjs'), REPORT);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Names of the files in `dist/late` that a step with these inputs reads. */
async function listLateFiles(inputs: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const stage = await prepareStage({
    inputs,
    state: {},
    stepEnv: {},
    stepDebug: false,
    kind: 'runner',
    workspace: undefined,
    runnerTemp: undefined,
  });
  const args = ['--require', path.join(folder, 'report.cjs'), path.join(DIST, 'index.js')];
  const child = spawn(process.execPath, args, {
    env: stage.env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const report = child.stdio[3];
  if (report === null || report === undefined || !('read' in report)) throw new Error('no report');
  const [json] = await Promise.all([text(report), once(child, 'close')]);
  await stage.cleanUp();
  const files = JSON.parse(json) as readonly string[];
  return files
    .filter((name) => path.basename(path.dirname(name)) === 'late')
    .map((name) => path.basename(name));
}

describe('the bundle', () => {
  it('has few bytes that every step reads', () => {
    expect(statSync(path.join(DIST, 'index.js')).size).toBeLessThan(400_000);
    expect(statSync(path.join(DIST, 'post.js')).size).toBeLessThan(5_000);
  });

  it('has few bytes altogether', () => {
    const names = readdirSync(path.join(DIST, 'late'));
    const sizes = Object.fromEntries(
      names.map((name) => [name, statSync(path.join(DIST, 'late', name)).size]),
    );
    expect(sizes['undici.cjs']).toBeLessThan(900_000);
    expect(Object.values(sizes).reduce((sum, size) => sum + size, 0)).toBeLessThan(4_500_000);
  });
});

describe('fetch', () => {
  const bench = useBench();
  const put = (count: number): void => {
    for (let index = 0; index < count; index += 1)
      bench.put({
        namespace: 'prod',
        type: 'password',
        name: `app-${index}`,
        value: `value number ${index}!`,
      });
  };
  const keyInputs = (): Readonly<Record<string, string>> => ({
    'service-key': JSON.stringify(bench.binding.serviceKey),
    'ca-certificates': bench.tenant.caPem,
  });

  it('reads no library for inputs that are refused', async () => {
    expect(await listLateFiles({ command: 'nonsense' })).toEqual([]);
  });

  it('reads no library to tell what a service key is', async () => {
    expect(await listLateFiles({ ...keyInputs(), command: 'check', connect: 'false' })).toEqual([]);
  });

  it('reads undici alone to fetch', async () => {
    put(1);
    const inputs = { ...keyInputs(), namespace: 'prod', credentials: 'A = app-0' };
    expect(await listLateFiles(inputs)).toEqual(['undici.cjs']);
  });

  it('sends one request and shakes hands once for one credential', async () => {
    put(1);
    const before = bench.tenant.connections.length;
    const result = await bench.fetch('A = app-0');
    expectSuccess(result);
    expect([result.requests.length, bench.tenant.connections.length - before]).toEqual([1, 1]);
  });

  it('lists once for all wildcards, and shakes hands eight times at most', async () => {
    put(30);
    const before = bench.tenant.connections.length;
    const result = await bench.fetch([
      'A_* = app-1*',
      'B_* = app-2*',
      'C = app-1',
      'D = app-1#username?optional',
    ]);
    expectSuccess(result);
    const matches = new Set(result.sent.filter((sent) => sent.startsWith('prod password app-')));
    expect([result.requests.length, matches.size]).toEqual([23, 22]);
    expect(bench.tenant.connections.length - before).toBeLessThanOrEqual(8);
  });

  it('writes few lines of masks for a service key, and few more for each value', async () => {
    put(21);
    const count = async (lines: readonly string[]): Promise<number> => {
      const { commands } = await bench.fetch(lines);
      return commands.filter(({ command }) => command === 'add-mask').length;
    };
    const one = await count(['A = app-0']);
    const many = await count(Array.from({ length: 21 }, (_, index) => `A${index} = app-${index}`));
    expect(one).toBeLessThanOrEqual(700);
    expect((many - one) / 20).toBeLessThanOrEqual(20);
  });
});

describe('deploy', () => {
  const bench = useDeployBench();
  const files = {
    ...scriptCollection('Counts/Lib', 'CountsLib'),
    ...Object.fromEntries(
      Array.from({ length: 10 }, (_, index) =>
        Object.entries(flow(`Counts/Flow${index}`, `CountsFlow${index}`, { collection: 'CountsLib' })),
      ).flat(),
    ),
  };

  it('asks at most one call for each artifact that has not changed', async () => {
    const workspace = await bench.workspace(files);
    const inputs = { 'requests-per-second': 'auto' };
    expectSuccess(await bench.deploy(workspace, inputs));
    const before = bench.tenant.connections.length;
    const second = await bench.deploy(workspace, inputs);
    expectSuccess(second);
    const tokens = second.calls.filter((call) => !call.startsWith('GET '));
    expect(tokens).toEqual([]);
    // Besides one list of what runs, of the packages, and of each type in the package.
    expect(second.calls.length).toBeLessThanOrEqual(11 + 6);
    expect(bench.tenant.connections.length - before).toBeLessThanOrEqual(9);
  });
});
