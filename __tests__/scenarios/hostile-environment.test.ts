/** Variables that somebody set for the job: they never weaken this process, nor show what it holds. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { RunnerResult } from '../../src/demo/runner.js';
import { password, useBench } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const LARGE = 'v'.repeat(128 * 1024 - 'LARGE='.length);
const bench = useBench({ credentials: [password('db', 'value of db'), password('large', LARGE)] });

function environmentWarnings({ annotations }: RunnerResult): readonly string[] {
  return annotations
    .filter(({ level, title }) => level === 'warning' && title === 'ENVIRONMENT_UNSAFE')
    .map(({ message }) => message);
}

describe('is ignored, with a warning', () => {
  test('NODE_TLS_REJECT_UNAUTHORIZED=0: the server is verified, and Node itself says nothing', async () => {
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const distrusted = await bench.fetch('A = db', { env, inputs: { 'ca-certificates': undefined } });
    expectFailure(distrusted, 'TLS_SERVER_UNTRUSTED');
    expect(distrusted.sent).toEqual([]);
    expect(environmentWarnings(distrusted)).toEqual([expect.stringContaining('always verifies servers')]);
    expectSuccess(await bench.fetch('A = db', { env }));
  });

  test('SSLKEYLOGFILE: no key is written', async () => {
    const file = path.join(await bench.makeFolder(), 'keys.log');
    const result = await bench.fetch('A = db', { env: { SSLKEYLOGFILE: file } });
    expectSuccess(result);
    expect(environmentWarnings(result)).toEqual([expect.stringContaining('SSLKEYLOGFILE')]);
    expect(existsSync(file)).toBe(false);
  });

  test.each(['true', 'TRUE', '1'])('ACTIONS_ALLOW_UNSECURE_COMMANDS=%s', async (value) => {
    const result = await bench.fetch('A = db', { env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: value } });
    expectSuccess(result);
    expect(environmentWarnings(result)).toEqual([expect.stringContaining('CVE-2020-15228')]);
  });
});

describe('is refused before the first request', () => {
  test.each([
    ['NODE_DEBUG', 'tls,undici'],
    ['NODE_OPTIONS', '--max-old-space-size=256 "--tls_keylog=KEYLOG"'],
    ['NODE_OPTIONS', '--trace-tls'],
    ['NODE_OPTIONS', '--inspect-port=0'],
    ['NODE_OPTIONS', '--report-uncaught-exception'],
  ])('%s=%s', async (name, value) => {
    const keyLog = path.join(await bench.makeFolder(), 'keys.log');
    const result = await bench.fetch('A = db', { env: { [name]: value.replace('KEYLOG', keyLog) } });
    expectFailure(result, 'ENVIRONMENT_UNSAFE');
    expect(result.annotations[0]?.message).toContain(name);
    expect(result.sent).toEqual([]);
    expect(existsSync(keyLog) ? await readFile(keyLog, 'utf8') : '').toBe('');
  });
});

describe('is taken', () => {
  test.each([
    { NODE_DEBUG: '', SSLKEYLOGFILE: '', NODE_OPTIONS: '', ACTIONS_ALLOW_UNSECURE_COMMANDS: 'false' },
    { NODE_OPTIONS: '--max-old-space-size=256 --use-system-ca', NODE_TLS_REJECT_UNAUTHORIZED: '1' },
  ])('%o', async (env) => {
    const result = await bench.fetch('A = db', { env });
    expectSuccess(result);
    expect(environmentWarnings(result)).toEqual([]);
  });
});

describe('the process itself', () => {
  /** Code that runs inside of the process, as a debugger of the reader would. */
  async function preload(
    code: string,
  ): Promise<{ readonly env: Readonly<Record<string, string>>; file: string }> {
    const folder = await bench.makeFolder();
    const [module, file] = [path.join(folder, 'preload.mjs'), path.join(folder, 'seen.json')];
    await writeFile(module, code);
    return { env: { NODE_OPTIONS: `--import=${module}`, SEEN_FILE: file }, file };
  }

  test('holds no input any more once they are read; foreign code in it is a warning', async () => {
    const { env, file } = await preload(
      `import { writeFileSync } from 'node:fs';
       process.on('exit', () => writeFileSync(process.env.SEEN_FILE, JSON.stringify(Object.keys(process.env))));`,
    );
    const result = await bench.fetch('A = db', { env: { ...env, NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
    expectSuccess(result);
    expect(environmentWarnings(result).join()).toContain('loads other code');
    const names = JSON.parse(await readFile(file, 'utf8')) as readonly string[];
    expect(names).toContain('SEEN_FILE');
    expect(names.filter((name) => /^INPUT_|^NODE_TLS/i.test(name))).toEqual([]);
  });

  test.each([
    ['an exception', "throw new Error('value of db')"],
    ['a rejection', "void Promise.reject(new Error('value of db'))"],
    ['a rejection with a text', "void Promise.reject('value of db')"],
  ])('that dies of %s prints a constant', async (_name, code) => {
    const { env } = await preload(`setTimeout(() => { ${code} }, 0).unref(); await 0;
      process.on('newListener', (name) => { if (name === 'unhandledRejection') setImmediate(() => { ${code} }); });`);
    const result = await bench.fetch('A = db', { env });
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toBe('');
    expect(result.stdout).toMatch(
      /::error title=INTERNAL_ERROR::The action failed in a way that it does not know\./,
    );
    expect(result.stdout).not.toContain('value of db');
    expect(result.outputs['A'] ?? '').toBe('');
  });
});

describe('variables of later steps', () => {
  test('a value that no process could be started with is refused, with the line and what to do', async () => {
    const result = await bench.fetch(['A = db', 'LARGE = large'], { inputs: { 'export-env': 'true' } });
    expectFailure(result, 'CREDENTIAL_TOO_LARGE_FOR_ENV');
    expect(result.annotations.at(-1)?.message).toMatch(/line 2[^]*"file"/);
    const asFile = await bench.fetch(['LARGE = large?file'], { inputs: { 'export-env': 'true' } });
    expectSuccess(asFile);
    expectSuccess(await bench.fetch(['LARGE = large']));
  });
});
