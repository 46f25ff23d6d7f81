import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { removeWrittenPaths } from '../../src/action/clean-up.js';
import { writeSecretFiles, type WrittenPaths } from '../../src/action/files.js';

let root = '';

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'clean-up-')));
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

function at(...parts: readonly string[]): string {
  return path.join(root, ...parts);
}

function remove(files: readonly string[], folders: readonly string[] = []): number {
  return removeWrittenPaths(JSON.stringify({ files, folders } satisfies WrittenPaths));
}

function names(): readonly string[] {
  return fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
}

describe('removeWrittenPaths', () => {
  it.each([
    ['a short file', 7],
    ['an empty file', 0],
    ['a long file', 3 * 1024 * 1024 + 1],
  ])('overwrites %s before it removes it', (_name, size) => {
    fs.writeFileSync(at('secret'), Buffer.alloc(size, 'S'));
    fs.linkSync(at('secret'), at('witness'));
    expect(remove([at('secret')])).toBe(0);
    expect(names()).toEqual(['witness']);
    expect(fs.readFileSync(at('witness')).equals(Buffer.alloc(size))).toBe(true);
  });

  it('removes a link, and leaves its target as it is', () => {
    fs.writeFileSync(at('target'), 'untouched');
    fs.symlinkSync(at('target'), at('link'));
    fs.symlinkSync(at('nowhere'), at('dangling'));
    expect(remove([at('link'), at('dangling')])).toBe(0);
    expect(names()).toEqual(['target']);
    expect(fs.readFileSync(at('target'), 'utf8')).toBe('untouched');
  });

  it('removes a pipe without waiting for somebody to read it', () => {
    expect(spawnSync('mkfifo', [at('pipe')]).status).toBe(0);
    expect(remove([at('pipe')])).toBe(0);
    expect(names()).toEqual([]);
  });

  it('counts what cannot be removed, and goes on', () => {
    fs.mkdirSync(at('folder', 'full'), { recursive: true });
    fs.writeFileSync(at('secret'), 'x');
    expect(remove([at('folder'), at('secret'), at('folder', 'full')])).toBe(2);
    expect(names()).toEqual(['folder', path.join('folder', 'full')]);
  });

  it('takes what is gone for removed', () => {
    expect(remove([at('nothing'), at('no', 'folder', 'either')], [at('gone')])).toBe(0);
  });

  it('removes empty folders, the deepest first, and leaves those that others use', () => {
    fs.mkdirSync(at('a', 'b'), { recursive: true });
    fs.mkdirSync(at('used'));
    fs.writeFileSync(at('a', 'b', 'secret'), 'x');
    fs.writeFileSync(at('used', 'secret'), 'x');
    fs.writeFileSync(at('used', 'of-others'), 'y');
    expect(remove([at('a', 'b', 'secret'), at('used', 'secret')], [at('a', 'b'), at('a'), at('used')])).toBe(
      0,
    );
    expect(names()).toEqual(['used', path.join('used', 'of-others')]);
  });

  it('does not go through a link in place of a folder', () => {
    fs.mkdirSync(at('outside'));
    fs.symlinkSync(at('outside'), at('folder'));
    expect(remove([], [at('folder')])).toBe(0);
    expect(names()).toEqual(['folder', 'outside']);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a number', '5'],
    ['a list', '[]'],
    ['a text for the files', '{"files":"/etc/passwd"}'],
    ['other things than texts', '{"files":[null,5,{}],"folders":[[]]}'],
    ['no files', '{"folders":[]}'],
  ])('does nothing for the state: %s', (_name, state) => {
    expect(removeWrittenPaths(state)).toBe(0);
  });

  it('takes away everything that was written, and nothing else', () => {
    fs.mkdirSync(at('workspace'));
    fs.writeFileSync(at('workspace', 'of-others'), 'y');
    const states: string[] = [];
    writeSecretFiles(
      [
        { path: at('workspace', '.env'), content: 'S' },
        { path: at('workspace', 'new', 'key.pem'), content: 'S' },
        { path: at('workspace', 'new', 'sub', 'key.pem'), content: 'S' },
        { path: at('temp', 'a'), content: 'S' },
      ],
      {
        trustedRoots: [root],
        announce: (paths) => {
          states.push(JSON.stringify(paths));
        },
      },
    );
    expect(states.map(removeWrittenPaths)).toEqual([0]);
    expect(names()).toEqual(['workspace', path.join('workspace', 'of-others')]);
  });

  it('takes away what a process left that was ended in between', () => {
    const files = [{ path: at('new', 'a'), content: 'S' }];
    const states: string[] = [];
    const announce = (paths: WrittenPaths): void => {
      states.push(JSON.stringify(paths));
      fs.mkdirSync(at('new'));
      // The temporary file is there, the move is not done yet.
      for (const file of paths.files.filter((name) => name.endsWith('.tmp'))) fs.writeFileSync(file, 'S');
      throw new Error('killed');
    };
    expect(() => {
      writeSecretFiles(files, { trustedRoots: [root], announce });
    }).toThrow();
    expect(names()).toHaveLength(2);
    expect(states.map(removeWrittenPaths)).toEqual([0]);
    expect(names()).toEqual([]);
  });
});
