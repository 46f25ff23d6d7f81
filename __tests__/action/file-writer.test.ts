import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { removeWrittenPaths, WRITTEN_PATHS_STATE } from '../../src/action/clean-up.js';
import { createFileWriter, type FileWriter } from '../../src/action/file-writer.js';
import { codeOf } from '../support/arbitrary-fault.js';

let root = '';
let states: [string, string][] = [];

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'writer-')));
  states = [];
});

afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

function createWriter(variables: Readonly<Record<string, string>> = { RUNNER_TEMP: root }): FileWriter {
  return createFileWriter({
    readVariable: (name) => variables[name],
    saveState: (name, value) => {
      states.push([name, value]);
    },
  });
}

describe('createFileWriter', () => {
  it('keeps the list of all that was written, so that the last state removes everything', () => {
    const writer = createWriter();
    const files = ['a/one', 'a/two', 'b/three'].map((name) => path.join(root, name));
    writer.write(files.slice(0, 2).map((name) => ({ path: name, content: 'first' })));
    writer.write(files.slice(2).map((name) => ({ path: name, content: 'second' })));
    expect(files.map((name) => fs.readFileSync(name, 'utf8'))).toEqual(['first', 'first', 'second']);
    expect(states.map(([name]) => name)).toEqual([WRITTEN_PATHS_STATE, WRITTEN_PATHS_STATE]);
    expect(removeWrittenPaths(states.at(-1)?.[1] ?? '')).toBe(0);
    expect(fs.readdirSync(root)).toEqual([]);
  });

  it('announces before it writes, also what then fails', () => {
    const writer = createWriter();
    fs.writeFileSync(path.join(root, 'folder'), 'no folder');
    const files = [{ path: path.join(root, 'folder', 'x'), content: 'x' }];
    expect(
      codeOf(() => {
        writer.write(files);
      }),
    ).toBe('FILE_REFUSED');
    expect(
      codeOf(() => {
        writer.check(files);
      }),
    ).toBe('FILE_REFUSED');
    expect(fs.readFileSync(path.join(root, 'folder'), 'utf8')).toBe('no folder');
  });

  it('says nothing where there is nothing to write', () => {
    createWriter().write([]);
    expect(states).toEqual([]);
  });

  it('takes the temporary folder of the system where the runner names none', () => {
    expect(createWriter({}).temporary).toBe(path.resolve(tmpdir()));
    expect(createWriter().temporary).toBe(root);
  });
});
