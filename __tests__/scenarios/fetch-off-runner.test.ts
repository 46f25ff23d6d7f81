import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { expectNothingPrinted, password, useBench } from '../support/fetch-bench.js';

const bench = useBench({ credentials: [password('db', 'value of db'), password('pin', 'x7qk2')] });

describe('where the process is started by hand', () => {
  test('it hands nothing on, since there is no way to, and sends nothing', async () => {
    const result = await bench.fetch(['A = db'], { githubActions: false });
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('RUNNER_UNSUPPORTED');
    expect(result.stdout).not.toContain('add-mask');
    expect(result.sent).toEqual([]);
  });

  test('a dry run works, and prints neither a mask nor a value', async () => {
    const inputs = { 'dry-run': 'true', 'output-json': 'true' };
    const result = await bench.fetch(['A = db', 'B = pin'], { githubActions: false, inputs });
    expect(result.exitCode).toBe(0);
    expect(result.sent).toEqual(['prod password db', 'prod password pin']);
    expect(result.stdout).toContain('2 of 2');
    expect(result.stdout).not.toMatch(/add-mask|x7qk2|value of|set-output|::set-env/);
  });

  test('a failure prints no value either', async () => {
    const inputs = { 'dry-run': 'true' };
    const result = await bench.fetch(['A = db', 'B = absent'], { githubActions: false, inputs });
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('CREDENTIAL_NOT_FOUND');
    expect(result.stdout).not.toMatch(/add-mask|value of/);
  });

  test.each([undefined, 'false', 'TRUE', ''])(
    'GITHUB_ACTIONS "%s" with command files hands on through them, and prints no mask',
    async (value) => {
      const folder = await bench.makeFolder();
      const files = { GITHUB_OUTPUT: path.join(folder, 'output'), GITHUB_ENV: path.join(folder, 'env') };
      for (const file of Object.values(files)) await writeFile(file, '');
      const result = await bench.fetch(['A = db'], {
        githubActions: false,
        env: { ...files, GITHUB_ACTIONS: value },
        inputs: { 'export-env': 'true' },
      });
      expect(result.exitCode).toBe(0);
      expect(result.stdout).not.toMatch(/add-mask|value of/);
      for (const file of Object.values(files))
        await expect(readFile(file, 'utf8')).resolves.toContain('value of db');
    },
  );
});

describe('on a runner', () => {
  test.each(['GITHUB_OUTPUT', 'GITHUB_ENV'])(
    'without %s the step fails before the first request',
    async (name) => {
      const result = await bench.fetch(['A = db'], {
        env: { [name]: undefined },
        inputs: { 'export-env': 'true' },
      });
      expect(result.exitCode).toBe(1);
      expect(result.annotations.map(({ title }) => title)).toEqual(['RUNNER_UNSUPPORTED']);
      expect(result.annotations[0]?.message).toContain(name);
      expect(result.sent).toEqual([]);
    },
  );

  test('debug messages and echoed commands show no value', async () => {
    const result = await bench.fetch(['A = db', 'B = pin'], {
      stepDebug: true,
      inputs: { 'export-env': 'true' },
    });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ A: 'value of db', B: 'x7qk2' });
    expectNothingPrinted(result, ['x7qk2']);
    expect(result.log.join('\n')).not.toMatch(/value of|x7qk2/);
  });

  test('masks count for what was printed on either stream', async () => {
    const result = await bench.fetch(['A = db'], { streamOrder: 'stderr-first' });
    expect(result.log.join('\n')).not.toContain('value of');
  });
});
