/** What the action reads of its surroundings: variables, files of the workspace; and what it forgets again. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkDeliverable } from '../../src/action/deliverable.js';
import { createRunner } from '../../src/action/runner.js';
import { delivery, SETTINGS } from '../support/arbitrary-delivery.js';

let root: string;
let workspace: string;

beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'runner-reads-')));
  workspace = path.join(root, 'workspace');
  mkdirSync(path.join(workspace, 'folder'), { recursive: true });
  mkdirSync(path.join(root, 'workspace-2'));
  writeFileSync(path.join(root, 'secret.txt'), 'outside');
  writeFileSync(path.join(root, 'workspace-2/secret.txt'), 'beside');
  writeFileSync(path.join(workspace, 'list.txt'), 'inside');
  writeFileSync(path.join(workspace, '..list.txt'), 'dots');
  writeFileSync(path.join(workspace, 'limit.txt'), 'x'.repeat(1024 * 1024));
  writeFileSync(path.join(workspace, 'over.txt'), 'x'.repeat(1024 * 1024 + 1));
  symlinkSync(path.join(root, 'secret.txt'), path.join(workspace, 'out.txt'));
  symlinkSync('../workspace-2', path.join(workspace, 'beside'));
  symlinkSync('/proc/self/environ', path.join(workspace, 'environ'));
  symlinkSync('list.txt', path.join(workspace, 'link.txt'));
  execFileSync('mkfifo', [path.join(workspace, 'fifo')]);
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('readText', () => {
  it.each([
    ['list.txt', 'inside'],
    ['..list.txt', 'dots'],
    ['link.txt', 'inside'],
    ['../secret.txt', 'outside'],
    ['limit.txt', 'x'.repeat(1024 * 1024)],
    ['over.txt', undefined],
    ['out.txt', undefined],
    ['beside/secret.txt', undefined],
    ['environ', undefined],
    ['fifo', undefined],
    ['folder', undefined],
    ['absent', undefined],
    ['/dev/zero', undefined],
  ])('%s', (file, text) => {
    const runner = createRunner({ GITHUB_WORKSPACE: workspace });
    expect(runner.readText(path.resolve(workspace, file))).toBe(text);
  });
});

describe('variables', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is none', (name) => {
    expect(createRunner({}).readVariable(name)).toBeUndefined();
  });

  it('inputs and the switch of verification are forgotten, nothing else', () => {
    const environment: NodeJS.ProcessEnv = {
      'INPUT_SERVICE-KEY': 'k',
      input_passphrase: 'p',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      MY_INPUT_: 'mine',
    };
    createRunner(environment).forgetInputs();
    expect(environment).toEqual({ MY_INPUT_: 'mine' });
  });
});

describe('a value for an environment variable', () => {
  const settings = { ...SETTINGS, exportEnv: true, variablePrefix: 'MY_' };
  const most = 128 * 1024 - 'MY_A='.length - 1;

  it.each([
    ['the most that a process starts with', 'A = x', 'v'.repeat(most), []],
    ['one byte more', 'A = x', 'v'.repeat(most + 1), ['CREDENTIAL_TOO_LARGE_FOR_ENV']],
    ['counted in bytes', 'A = x', 'ä'.repeat(most / 2 + 1), ['CREDENTIAL_TOO_LARGE_FOR_ENV']],
    ['as a file', 'A = x?file', 'v'.repeat(most + 1), []],
  ])('%s', (_name, line, value, codes) => {
    expect(checkDeliverable(delivery(line, { value }), settings).map(({ error }) => error.code)).toEqual(
      codes,
    );
    expect(checkDeliverable(delivery(line, { value }), SETTINGS)).toEqual([]);
  });

  it('is what Linux takes', () => {
    const start = (value: string): unknown => execFileSync('true', { env: { MY_A: value } });
    expect(() => start('v'.repeat(most))).not.toThrow();
    if (process.platform === 'linux') expect(() => start('v'.repeat(most + 1))).toThrow('E2BIG');
  });
});
