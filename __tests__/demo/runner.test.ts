/** Spawns small scripts as the runner would. What is pure about the runner is tested in runner-*.test.ts. */

import { existsSync, watch } from 'node:fs';
import { access, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { runAction, type RunnerOptions, type RunnerResult } from '../../src/demo/runner.js';
import { inputVariables } from '../../src/demo/runner/environment.js';

let folder = '';
let results: RunnerResult[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'runner-test-'));
  results = [];
});

afterEach(async () => {
  await Promise.all(results.map((result) => result.cleanUp()));
  await rm(folder, { recursive: true });
});

/** Runs a script with `fs` and `out` at hand; `out` writes one line. */
async function run(script: string, options: Partial<RunnerOptions> = {}): Promise<RunnerResult> {
  const entry = path.join(folder, 'index.mjs');
  const prelude = `import fs from 'node:fs'; const out = (line) => fs.writeSync(1, line + '\\n');\n`;
  await writeFile(entry, prelude + script);
  const result = await runAction({ entry, inputs: {}, ...options });
  results.push(result);
  return result;
}

const printEnv = 'out(JSON.stringify(process.env));';

async function envOf(options: Partial<RunnerOptions> = {}): Promise<Record<string, unknown>> {
  const result = await run(printEnv, options);
  const env: unknown = JSON.parse(result.stdout);
  return Object.fromEntries(Object.entries(env ?? {}));
}

describe('environment', () => {
  test('has what the runner sets', async () => {
    const env = await envOf({ inputs: { 'service key': 'x', 'a-b': 'y' }, state: { token: 'z' } });
    expect(env).toMatchObject({
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      GITHUB_REPOSITORY: 'octo-org/integration',
      GITHUB_EVENT_NAME: 'push',
      RUNNER_OS: expect.stringMatching(/^(?:Linux|macOS|Windows)$/u),
      INPUT_SERVICE_KEY: 'x',
      'INPUT_A-B': 'y',
      STATE_token: 'z',
    });
    for (const name of [
      'GITHUB_OUTPUT',
      'GITHUB_ENV',
      'GITHUB_STATE',
      'GITHUB_PATH',
      'GITHUB_STEP_SUMMARY',
    ]) {
      expect(String(env[name])).toContain('_runner_file_commands');
    }
    await access(String(env['GITHUB_EVENT_PATH']));
    expect(env).not.toHaveProperty('RUNNER_DEBUG');
  });

  test('has nothing of ours', async () => {
    const names = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY'];
    const before = names.map((name) => process.env[name]);
    for (const name of names) process.env[name] = name === 'NODE_OPTIONS' ? '--no-deprecation' : 'leftover';
    try {
      const env = await envOf();
      for (const name of [...names, 'JEST_WORKER_ID', 'NODE_ENV']) expect(env).not.toHaveProperty(name);
    } finally {
      for (const [index, name] of names.entries()) {
        const value = before[index];
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    }
  });

  test('takes additions and removals from the caller', async () => {
    const env = await envOf({
      env: {
        NODE_EXTRA_CA_CERTS: '',
        GITHUB_REPOSITORY: 'a/b',
        GITHUB_STEP_SUMMARY: undefined,
        NODE_ICU_DATA: 'x',
      },
    });
    expect(env).toMatchObject({ NODE_EXTRA_CA_CERTS: '', GITHUB_REPOSITORY: 'a/b' });
    expect(env).not.toHaveProperty('GITHUB_STEP_SUMMARY');
    expect(env).not.toHaveProperty('NODE_ICU_DATA');
  });

  test.each([
    ['name', 'INPUT_NAME'],
    ['two  words', 'INPUT_TWO__WORDS'],
    ['with-dash.dot', 'INPUT_WITH-DASH.DOT'],
    ['straße é', 'INPUT_STRAßE_É'],
  ])('input %j becomes %s', (name, variable) => {
    expect(inputVariables({ [name]: 'v' })).toEqual({ [variable]: 'v' });
  });

  test('off a runner it has the inputs and nothing of GitHub, and nobody reads commands', async () => {
    const script = `${printEnv} out('::add-mask::abc'); out('abc');`;
    const result = await run(script, { githubActions: false, inputs: { a: '1' }, secrets: ['abc'] });
    const [env, ...log] = result.log;
    expect(
      Object.keys(JSON.parse(env ?? '') as object).filter((name) => /^(?:CI$|GITHUB|RUNNER)/u.test(name)),
    ).toEqual([]);
    expect(env).toContain('"INPUT_A":"1"');
    expect(log).toEqual(['::add-mask::abc', 'abc']);
    expect([result.commands, result.header, result.conclusion]).toEqual([[], [], 'success']);
  });
});

describe('process', () => {
  test('starts in the workspace with closed standard input', async () => {
    const result = await run(`out(process.cwd()); out('stdin ' + fs.readFileSync(0, 'utf8').length);`);
    expect(result.log).toEqual([result.workspace, 'stdin 0']);
    expect(result.exitCode).toBe(0);
  });

  test('both streams are read, with every line end and a last line without one', async () => {
    const result = await run(`fs.writeSync(1, 'a\\r\\nb\\rc\\n\\nd'); fs.writeSync(2, '\\ufeffe\\n');`);
    expect(result.log.toSorted()).toEqual(['', 'a', 'b', 'c', 'd', 'e']);
    expect([result.stdout, result.stderr]).toEqual(['a\r\nb\rc\n\nd', '\ufeffe\n']);
  });

  test('a CR LF and a character may come in two pieces', async () => {
    const result = await run(`
      const pause = () => new Promise((resolve) => setTimeout(resolve, 30));
      for (const piece of [[97, 13], [10, 98, 13], [99, 0xc3], [0xa4, 10], [13], [10]]) {
        fs.writeSync(1, Buffer.from(piece));
        await pause();
      }
    `);
    expect(result.log).toEqual(['a', 'b', 'cä', '']);
  });

  test('a carriage return starts a new line and with it a command', async () => {
    const result = await run(String.raw`fs.writeSync(1, 'progress\r::error::injected\n');`);
    expect(result.annotations).toEqual([{ level: 'error', message: 'injected' }]);
  });

  test('an exit code other than 0 is a failure', async () => {
    expect(await run('process.exit(3);')).toMatchObject({ exitCode: 3, signal: null, conclusion: 'failure' });
  });

  test('an entry that is missing is a failure, a node that is missing is an error', async () => {
    const entry = path.join(folder, 'none.mjs');
    const missing = await runAction({ entry, inputs: {} });
    results.push(missing);
    expect(missing.exitCode).toBe(1);
    await expect(runAction({ entry, inputs: {}, node: path.join(folder, 'no-node') })).rejects.toThrow(
      'ENOENT',
    );
  });

  test('an abort interrupts, terminates and kills', async () => {
    const script = `
      process.on('SIGINT', () => out('SIGINT'));
      process.on('SIGTERM', () => out('SIGTERM'));
      setInterval(() => undefined, 1000);
      fs.writeFileSync('ready', '');
    `;
    const abort = new AbortController();
    const watcher = watch(folder, () => {
      if (existsSync(path.join(folder, 'ready'))) abort.abort();
    });
    const gracePeriods = { interruptMs: 200, terminateMs: 200 };
    const result = await run(script, { workspace: folder, signal: abort.signal, gracePeriods });
    watcher.close();
    expect(result.log).toEqual(['SIGINT', 'SIGTERM']);
    expect(result).toMatchObject({ exitCode: null, signal: 'SIGKILL', conclusion: 'cancelled' });
  });

  test('a time limit cancels', async () => {
    const result = await run('setInterval(() => undefined, 1000);', { timeoutMs: 100 });
    expect(result).toMatchObject({ exitCode: null, signal: 'SIGINT', conclusion: 'cancelled' });
  });

  test('a grandchild that holds the streams is not waited for', async () => {
    const script = `
      const { spawn } = await import('node:child_process');
      const holder = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 10000)'], { stdio: 'inherit' });
      out(String(holder.pid));
      process.exit();
    `;
    const result = await run(script, { gracePeriods: { drainMs: 50 } });
    process.kill(Number(result.log[0]));
    expect(result).toMatchObject({ exitCode: 0, conclusion: 'success' });
    expect(result.durationMs).toBeLessThan(9_000);
  });

  test('an abort is obeyed, also one that came before', async () => {
    const result = await run('setInterval(() => undefined, 1000);', { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ exitCode: null, signal: 'SIGINT', conclusion: 'cancelled' });
  });
});

describe('a whole step', () => {
  const script = String.raw`
    const append = (name, text) => fs.appendFileSync(process.env[name], text);
    out('before: ' + process.env.INPUT_KEY);
    out('::add-mask::derived%0Asecond');
    out('derived and second');
    out('::warning title=Careful::derived');
    append('GITHUB_OUTPUT', 'clean=1\nsecret<<E\nx derived y\nE\nempty=\n');
    append('GITHUB_ENV', 'TOKEN=derived\n');
    append('GITHUB_STATE', 'id=7\n');
    append('GITHUB_PATH', '/opt/tool\n');
    append('GITHUB_STEP_SUMMARY', '# Report\n' + process.env.INPUT_KEY + ' derived\n');
  `;

  test('is shown as the runner shows it', async () => {
    const result = await run(script, {
      inputs: { key: 'workflow-secret', empty: '' },
      secrets: ['workflow-secret\n'],
      env: { MODE: 'test', GONE: undefined },
    });
    expect(result).toMatchObject({
      conclusion: 'success',
      header: [
        '##[group]Run octo-org/btp-mtls-action@v1',
        'with:',
        '  key: ***',
        'env:',
        '  MODE: test',
        '##[endgroup]',
      ],
      log: ['before: ***', '*** and ***', '##[warning]***'],
      unmaskedLog: ['before: workflow-secret', 'derived and second', '##[warning]derived'],
      annotations: [{ level: 'warning', message: '***', title: 'Careful' }],
      masks: ['derived\nsecond'],
      outputs: { clean: '1', secret: 'x derived y', empty: '' },
      env: { TOKEN: 'derived' },
      state: { id: '7' },
      path: ['/opt/tool'],
      summary: '# Report\n*** ***\n',
      droppedJobOutputs: ['secret'],
      fileCommandErrors: [],
    });
    expect(result.commands.map(({ command }) => command)).toEqual(['add-mask', 'warning']);
    expect(result.masker.mask('later: derived')).toBe('later: ***');
    expect(result.commandFiles.env).toBe('TOKEN=derived\n');
  });

  test('a post step has its state and another header', async () => {
    const result = await run(`out(process.env.STATE_id);`, { state: { id: '7' } });
    expect([result.header, result.log]).toEqual([['Post job cleanup.'], ['7']]);
  });

  test('a faulty command file fails a step that ended well', async () => {
    const result = await run(`fs.appendFileSync(process.env.GITHUB_OUTPUT, 'broken\\n');`);
    expect(result).toMatchObject({
      exitCode: 0,
      conclusion: 'failure',
      fileCommandErrors: [{ file: 'output', message: expect.stringContaining('broken') }],
    });
  });

  test('a refused command fails a step that ended well', async () => {
    expect(await run(`out('::set-env name=A::1');`)).toMatchObject({
      exitCode: 0,
      conclusion: 'failure',
      env: {},
    });
  });

  test('debug mode reaches the action and the log', async () => {
    const result = await run(`out('::debug::' + process.env.RUNNER_DEBUG);`, { stepDebug: true });
    expect(result.log).toEqual(['##[debug]1']);
  });

  test('a mask on stdout can come too late for stderr', async () => {
    const leaking = `out('::add-mask::secret'); fs.writeSync(2, 'a secret\\n');`;
    const result = await run(leaking, { streamOrder: 'stderr-first' });
    expect(result.log).toEqual(['a secret']);
  });
});

describe('folders', () => {
  test('of our own survive the run and go with cleanUp', async () => {
    const result = await run(
      `fs.writeFileSync('made.txt', ''); fs.writeFileSync(process.env.RUNNER_TEMP + '/t', '');`,
    );
    expect(await readdir(result.workspace)).toEqual(['made.txt']);
    expect(await readdir(result.runnerTemp)).toContain('t');
    await result.cleanUp();
    await expect(readdir(result.workspace)).rejects.toThrow('ENOENT');
    await expect(readdir(result.runnerTemp)).rejects.toThrow('ENOENT');
  });

  test('of the caller stay', async () => {
    const workspace = path.join(folder, 'w');
    const runnerTemp = path.join(folder, 't');
    const result = await run(`fs.writeFileSync('made.txt', '');`, { workspace, runnerTemp });
    await result.cleanUp();
    expect(await readdir(workspace)).toEqual(['made.txt']);
    expect(await readdir(path.join(runnerTemp, '_runner_file_commands'))).toEqual([]);
  });
});
