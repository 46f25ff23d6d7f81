import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { RunnerResult } from '../../src/demo/runner.js';
import { deliveredOutputs, key, password, useBench } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess, runPost } from '../support/step.js';

const bench = useBench({
  credentials: [password('db', 'value of db'), key('big', Buffer.alloc(32 * 1024, 0xa5))],
});
const LINES = ['A = db', 'F = db?file', 'BIG = key:big?decode=base64&file=big.bin'];
const PLACES = { 'files-dir': 'secrets/files', 'dotenv-file': 'secrets/.env' };

async function modeOf(file: string): Promise<string> {
  return ((await fs.stat(file)).mode & 0o777).toString(8);
}

/** All files and folders below, without those of the runner itself. */
async function listAll(folder: string): Promise<readonly string[]> {
  const entries = await fs.readdir(folder, { recursive: true });
  return entries.filter((entry) => !/^_(runner_file_commands|github_workflow)/.test(entry)).sort();
}

function filesOf(result: RunnerResult): readonly string[] {
  return ['F', 'BIG', 'dotenv-path'].flatMap((name) => result.outputs[name] ?? []);
}

describe('files with secrets', () => {
  test('can be read by their owner only, and so can the folders made for them', async () => {
    const result = await bench.fetch(LINES, { inputs: PLACES });
    expectSuccess(result);
    expect(filesOf(result)).toHaveLength(3);
    for (const file of filesOf(result)) await expect(modeOf(file)).resolves.toBe('600');
    for (const folder of ['secrets', 'secrets/files'])
      await expect(modeOf(path.join(result.workspace, folder))).resolves.toBe('700');
    await expect(fs.readFile(result.outputs['BIG'] ?? '')).resolves.toEqual(Buffer.alloc(32 * 1024, 0xa5));
  });

  test('lie in a new folder below the temporary folder of the runner', async () => {
    const result = await bench.fetch(LINES);
    expectSuccess(result);
    const folders = new Set(filesOf(result).map((file) => path.dirname(file)));
    const [folder = ''] = folders;
    expect(folders.size).toBe(1);
    expect(path.dirname(folder)).toBe(result.runnerTemp);
    await expect(modeOf(folder)).resolves.toBe('700');
    await expect(listAll(result.workspace)).resolves.toEqual([]);
  });

  test('lie in another folder for each step', async () => {
    const runnerTemp = await bench.makeFolder();
    const first = await bench.fetch('F = db?file', { runnerTemp });
    const second = await bench.fetch('F = db?file', { runnerTemp });
    expect(first.outputs['F']).not.toBe(second.outputs['F']);
    await expect(fs.readFile(first.outputs['F'] ?? '', 'utf8')).resolves.toBe('value of db');
  });

  test('lie where "files-dir" and "dotenv-file" say, relative to the workspace', async () => {
    const result = await bench.fetch(LINES, { inputs: PLACES });
    expect(filesOf(result).map((file) => path.relative(result.workspace, file))).toEqual([
      'secrets/files/F',
      'secrets/files/big.bin',
      'secrets/.env',
    ]);
    await expect(listAll(result.workspace)).resolves.toHaveLength(5);
    await expect(listAll(result.runnerTemp)).resolves.toEqual([]);
  });

  test('replace what is there, without a trace in what was linked to it', async () => {
    const workspace = await bench.makeFolder();
    await fs.mkdir(path.join(workspace, 'secrets/files'), { recursive: true });
    const old = path.join(workspace, 'secrets/files/F');
    const copy = path.join(workspace, 'another name of the old file');
    await fs.writeFile(old, 'what was there before', { mode: 0o644 });
    await fs.link(old, copy);
    const result = await bench.fetch(LINES, { inputs: PLACES, workspace });
    expectSuccess(result);
    await expect(fs.readFile(old, 'utf8')).resolves.toBe('value of db');
    await expect(modeOf(old)).resolves.toBe('600');
    await expect(fs.readFile(copy, 'utf8')).resolves.toBe('what was there before');
  });
});

describe('no file is written, and nothing handed on', () => {
  const inTheWay = (name: string, make: (place: string, target: string) => Promise<unknown>) =>
    [name, make] as const;
  const link = inTheWay('a link', (place, target) => fs.symlink(target, place));
  const broken = inTheWay('a link to nothing', (place) => fs.symlink('/does/not/exist', place));
  const folder = inTheWay('a folder', (place) => fs.mkdir(place));
  const file = inTheWay('a file', (place) => fs.writeFile(place, 'a file'));

  test.each([
    ['F', 'files/F', ...link],
    ['F', 'files/F', ...folder],
    ['files-dir', 'files', ...link],
    ['files-dir', 'files', ...broken],
    ['a folder above files-dir', 'above', ...link],
    ['a folder above files-dir', 'above', ...file],
    ['dotenv-file', '.env', ...link],
    ['the folder of dotenv-file', 'env', ...link],
  ])('where %s ("%s") is %s', async (what, place, _kind, make) => {
    const workspace = await bench.makeFolder();
    const target = await bench.makeFolder();
    await fs.mkdir(path.dirname(path.join(workspace, place)), { recursive: true });
    await make(path.join(workspace, place), target);
    const before = await listAll(workspace);
    const inputs = {
      'files-dir': what.includes('above') ? 'above/in/files' : 'files',
      'dotenv-file': place === 'env' ? 'env/.env' : '.env',
    };
    const result = await bench.fetch(['A = db', 'B = db?file', 'F = db?file'], { inputs, workspace });
    expectFailure(result, 'FILE_REFUSED');
    expect(result.annotations[0]?.message).toContain('"files-dir"');
    await expect(listAll(workspace)).resolves.toEqual(before);
    await expect(listAll(target)).resolves.toEqual([]);
  });

  test('where a link to a folder leads to an existing folder inside', async () => {
    const workspace = await bench.makeFolder();
    const target = await bench.makeFolder();
    await fs.mkdir(path.join(target, 'inside'));
    await fs.symlink(target, path.join(workspace, 'link'));
    const result = await bench.fetch('F = db?file', { inputs: { 'files-dir': 'link/inside' }, workspace });
    expectFailure(result, 'FILE_REFUSED');
    await expect(listAll(target)).resolves.toEqual(['inside']);
  });

  test.each([
    ['of the NAME', `${'N'.repeat(300)} = db?file`],
    ['that the line gives', `A = db?file=${'🔑'.repeat(200)}`],
  ])('where the system takes no file name as long as the one %s', async (_what, line) => {
    const result = await bench.fetch(['F = db?file', line], { inputs: PLACES });
    expect(result.outputs['error-code']).toMatch(/^(FILE_REFUSED|INPUT_INVALID)$/);
    expect(deliveredOutputs(result)).toEqual({});
    const entries = await fs.readdir(result.workspace, { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => !entry.isDirectory())).toEqual([]);
    await runPost(result);
    await expect(listAll(result.workspace)).resolves.toEqual([]);
  });

  test('where the dotenv file would replace a file with a secret', async () => {
    const inputs = { 'files-dir': '.', 'dotenv-file': 'F' };
    const result = await bench.fetch(['A = db', 'F = db?file'], { inputs });
    expectFailure(result, 'FILE_REFUSED');
    await expect(listAll(result.workspace)).resolves.toEqual([]);
  });
});

describe('after the job', () => {
  test('files and the folders made for them are gone, and the rest is left alone', async () => {
    const workspace = await bench.makeFolder();
    await fs.mkdir(path.join(workspace, 'secrets'));
    await fs.writeFile(path.join(workspace, 'secrets/mine'), 'a file of the user');
    const step = await bench.fetch(LINES, { inputs: PLACES, workspace });
    const post = await runPost(step);
    expect([post.exitCode, post.stdout, post.stderr]).toEqual([0, '', '']);
    await expect(listAll(workspace)).resolves.toEqual(['secrets', 'secrets/mine']);
  });

  test('the folder below the temporary folder is gone too', async () => {
    const step = await bench.fetch('F = db?file');
    await runPost(step);
    await expect(listAll(step.runnerTemp)).resolves.toEqual([]);
  });

  test('the content is overwritten before the file goes', async () => {
    const step = await bench.fetch('F = db?file');
    const copy = path.join(step.workspace, 'copy');
    await fs.link(step.outputs['F'] ?? '', copy);
    await runPost(step);
    await expect(fs.readFile(copy, 'utf8')).resolves.toBe('\0'.repeat('value of db'.length));
  });

  test('a second clean-up finds nothing to do', async () => {
    const step = await bench.fetch(LINES, { inputs: PLACES });
    await runPost(step);
    const again = await runPost(step);
    expect([again.exitCode, again.stdout, again.stderr]).toEqual([0, '', '']);
  });

  test('files that a later step has changed are gone all the same', async () => {
    const step = await bench.fetch(LINES, { inputs: PLACES });
    const [file = '', big = '', dotenv = ''] = filesOf(step);
    await fs.writeFile(file, 'a much longer text than there was before, written by a later step');
    await fs.rm(big);
    await fs.chmod(dotenv, 0o644);
    const post = await runPost(step);
    expect([post.exitCode, post.stdout]).toEqual([0, '']);
    await expect(listAll(step.workspace)).resolves.toEqual([]);
  });

  test('a link that a later step has put there is removed, its target is not touched', async () => {
    const step = await bench.fetch('F = db?file');
    const file = step.outputs['F'] ?? '';
    const target = path.join(step.workspace, 'target');
    await fs.writeFile(target, 'a file of the user');
    await fs.rm(file);
    await fs.symlink(target, file);
    const post = await runPost(step);
    expect([post.exitCode, post.stdout]).toEqual([0, '']);
    expect(existsSync(file)).toBe(false);
    await expect(fs.readFile(target, 'utf8')).resolves.toBe('a file of the user');
  });

  test('files that a later step has put beside ours are kept', async () => {
    const step = await bench.fetch('F = db?file');
    const folder = path.dirname(step.outputs['F'] ?? '');
    await fs.writeFile(path.join(folder, 'of a later step'), 'a file of the user');
    const post = await runPost(step);
    expect(post.exitCode).toBe(0);
    await expect(fs.readdir(folder)).resolves.toEqual(['of a later step']);
  });

  test('what cannot be removed is a warning, and the rest is removed', async () => {
    const step = await bench.fetch(LINES, { inputs: PLACES });
    const [file = '', big = ''] = filesOf(step);
    await fs.rm(file);
    await fs.mkdir(file);
    const post = await runPost(step);
    expect(post.exitCode).toBe(0);
    expect(post.annotations).toMatchObject([{ level: 'warning', message: expect.stringMatching(/^1 file/) }]);
    expect(existsSync(big)).toBe(false);
  });

  test.each([
    ['nothing', {}],
    ['an empty text', { 'written-paths': '' }],
    ['no JSON', { 'written-paths': '{"files":' }],
    ['null', { 'written-paths': 'null' }],
    ['other things than paths', { 'written-paths': '{"files":[1,null,{}],"folders":"x"}' }],
  ])('a state with %s does no harm', async (_what, state) => {
    const step = await bench.fetch('A = absent');
    const post = await runPost({ ...step, state });
    expect([post.exitCode, post.stdout, post.stderr]).toEqual([0, '', '']);
  });
});

describe('a step that fails after its files are written', () => {
  test('has told the clean-up about them before', async () => {
    const notAFile = await bench.makeFolder();
    const inputs = { ...PLACES, 'export-env': 'true' };
    const step = await bench.fetch(LINES, { inputs, env: { GITHUB_ENV: notAFile } });
    expect(step.exitCode).toBe(1);
    expect(deliveredOutputs(step)).toEqual({});
    expect(step.state).toHaveProperty('written-paths');
    await runPost(step);
    await expect(listAll(step.workspace)).resolves.toEqual([]);
  });

  test('leaves none behind where the runner kills it in between', async () => {
    const state = await bench.makeFolder();
    const step = await bench.fetch(LINES, { inputs: PLACES, env: { GITHUB_STATE: state } });
    expect(step.exitCode).toBe(1);
    expect(deliveredOutputs(step)).toEqual({});
    await expect(listAll(step.workspace)).resolves.toEqual([]);
  });
});

test('a step without files announces none', async () => {
  const result = await bench.fetch(['A = db', 'F = absent?file&optional']);
  expectSuccess(result);
  expect(result.state).toEqual({});
  await expect(listAll(result.runnerTemp)).resolves.toEqual([]);
});
