import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  checkSecretFiles,
  writeSecretFiles,
  type SecretFile,
  type WrittenPaths,
} from '../../src/action/files.js';
import { codeOf, errorOf, textOf } from '../support/arbitrary-fault.js';

let root = '';
let announced: WrittenPaths[] = [];

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'files-')));
  announced = [];
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

function at(...parts: readonly string[]): string {
  return path.join(root, ...parts);
}

function write(files: readonly SecretFile[], onAnnounce: () => void = () => undefined): void {
  writeSecretFiles(files, {
    trustedRoots: [root],
    announce: (paths) => {
      announced.push(paths);
      onAnnounce();
    },
  });
}

/** Everything below the root, folders with a slash at the end, links with their target. */
function tree(): readonly string[] {
  return fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const name = path.relative(root, path.join(entry.parentPath, entry.name));
      return entry.isDirectory() ? `${name}/` : name;
    })
    .toSorted();
}

function modeOf(file: string): string {
  return (fs.lstatSync(file).mode & 0o777).toString(8);
}

describe('writeSecretFiles', () => {
  it('writes text and bytes, readable by the owner alone', () => {
    const bytes = Buffer.from([0, 255, 13, 10]);
    write([
      { path: at('a.txt'), content: 'ä\n' },
      { path: at('b.bin'), content: bytes },
      { path: at('empty'), content: '' },
    ]);
    expect(fs.readFileSync(at('a.txt'), 'utf8')).toBe('ä\n');
    expect(fs.readFileSync(at('b.bin'))).toEqual(bytes);
    expect(tree()).toEqual(['a.txt', 'b.bin', 'empty']);
    expect(['a.txt', 'b.bin', 'empty'].map((name) => modeOf(at(name)))).toEqual(['600', '600', '600']);
  });

  it('makes the folders that are missing, open to the owner alone', () => {
    write([{ path: at('one', 'two', 'a'), content: 'x' }]);
    expect(tree()).toEqual(['one/', 'one/two/', 'one/two/a']);
    expect([modeOf(at('one')), modeOf(at('one', 'two'))]).toEqual(['700', '700']);
  });

  it('replaces a file that is there, with a mode of its own, and does not write into it', () => {
    fs.writeFileSync(at('a'), 'former', { mode: 0o644 });
    fs.linkSync(at('a'), at('other-name'));
    write([{ path: at('a'), content: 'secret' }]);
    expect([fs.readFileSync(at('a'), 'utf8'), modeOf(at('a'))]).toEqual(['secret', '600']);
    expect(fs.readFileSync(at('other-name'), 'utf8')).toBe('former');
  });

  it('does nothing for no files', () => {
    write([]);
    expect(tree()).toEqual([]);
  });

  it('tells all paths before any of them is there', () => {
    fs.mkdirSync(at('there'));
    write(
      [
        { path: at('there', 'a'), content: 'x' },
        { path: at('new', 'sub', 'b'), content: 'y' },
      ],
      () => {
        expect(tree()).toEqual(['there/']);
      },
    );
    expect(announced).toHaveLength(1);
    const [{ files, folders } = { files: [], folders: [] }] = announced;
    expect(files).toEqual(expect.arrayContaining([at('there', 'a'), at('new', 'sub', 'b')]));
    expect(folders).toEqual([at('new', 'sub'), at('new')]);
    expect(files.filter((file) => file.endsWith('.tmp')).map((file) => path.dirname(file))).toEqual([
      at('there'),
      at('new', 'sub'),
    ]);
  });

  it('writes nothing where the paths cannot be told', () => {
    const files = [{ path: at('new', 'a'), content: 'x' }];
    expect(() => {
      write(files, () => {
        throw new RangeError('no state');
      });
    }).toThrow();
    expect(tree()).toEqual([]);
  });

  it('tells the folders deepest first, in whatever order the files come', () => {
    const upper = { path: at('new', 'a'), content: 'x' };
    const lower = { path: at('new', 'sub', 'b'), content: 'y' };
    expect(checkSecretFiles([upper, lower], [root])).toEqual([at('new', 'sub'), at('new')]);
    expect(checkSecretFiles([lower, upper], [root])).toEqual([at('new', 'sub'), at('new')]);
    expect(tree()).toEqual([]);
  });

  describe('refuses', () => {
    beforeEach(() => {
      fs.mkdirSync(at('outside'));
      fs.writeFileSync(at('outside', 'target'), 'untouched');
      fs.mkdirSync(at('folder'));
      fs.symlinkSync(at('outside'), at('linked-folder'));
      fs.symlinkSync(at('outside', 'target'), at('link'));
      fs.symlinkSync(at('nowhere'), at('dangling'));
      fs.writeFileSync(at('plain'), 'plain');
    });

    it.each([
      ['a link', ['link']],
      ['a link to nothing', ['dangling']],
      ['a folder', ['folder']],
      ['a file in a folder behind a link', ['linked-folder', 'target']],
      ['a new file in a folder behind a link', ['linked-folder', 'new']],
      ['a new folder in a folder behind a link', ['linked-folder', 'sub', 'sub', 'new']],
      ['a file in a folder behind a link to nothing', ['dangling', 'new']],
      ['a file below a file', ['plain', 'new']],
      ['a folder below a file', ['plain', 'sub', 'new']],
      ['a name that is too long', ['x'.repeat(300)]],
      ['a name of too many bytes', ['😀'.repeat(200)]],
      ['a folder with a name that is too long', ['x'.repeat(300), 'a']],
    ])('%s, and then writes none of the files', (_name, parts) => {
      const before = tree();
      const files = [
        { path: at('sound'), content: 'S3cret' },
        { path: at(...parts), content: 'S3cret' },
        { path: at('new', 'sound'), content: 'S3cret' },
      ];
      const error = errorOf(() => {
        write(files);
      });
      expect(error?.code).toBe('FILE_REFUSED');
      expect(textOf(error)).not.toContain('S3cret');
      expect(tree().filter((name) => !name.endsWith('/'))).toEqual(
        before.filter((name) => !name.endsWith('/')),
      );
      expect(fs.readFileSync(at('outside', 'target'), 'utf8')).toBe('untouched');
    });

    it('no link above the folders that are trusted', () => {
      fs.mkdirSync(at('outside', 'root'));
      const trusted = at('linked-folder', 'root');
      writeSecretFiles([{ path: path.join(trusted, 'sub', 'a'), content: 'x' }], {
        trustedRoots: [trusted],
        announce: () => undefined,
      });
      expect(fs.readFileSync(at('outside', 'root', 'sub', 'a'), 'utf8')).toBe('x');
    });
  });

  describe('with somebody else at work', () => {
    it('keeps none of the files when one cannot be moved into place', () => {
      const files = ['a', 'b', 'c'].map((name) => ({ path: at('new', name), content: 'S3cret' }));
      const error = errorOf(() => {
        write(files, () => {
          fs.mkdirSync(at('new', 'b', 'in-the-way'), { recursive: true });
        });
      });
      expect(error?.code).toBe('FILE_REFUSED');
      expect(textOf(error)).not.toContain('S3cret');
      expect(tree()).toEqual(['new/', 'new/b/', 'new/b/in-the-way/']);
    });

    it('leaves no folder behind that it made', () => {
      fs.mkdirSync(at('there'));
      const files = [at('new', 'a'), at('new', 'sub', 'b'), at('there', 'c')].map((name) => ({
        path: name,
        content: 'x',
      }));
      const step = (): void => {
        write(files, () => {
          fs.mkdirSync(at('there', 'c', 'in-the-way'), { recursive: true });
        });
      };
      expect(codeOf(step)).toBe('FILE_REFUSED');
      expect(tree()).toEqual(['there/', 'there/c/', 'there/c/in-the-way/']);
    });

    it('replaces a link that came in between, and leaves its target alone', () => {
      fs.writeFileSync(at('target'), 'untouched');
      write([{ path: at('a'), content: 'secret' }], () => {
        fs.symlinkSync(at('target'), at('a'));
      });
      expect(fs.lstatSync(at('a')).isFile()).toBe(true);
      expect([fs.readFileSync(at('a'), 'utf8'), fs.readFileSync(at('target'), 'utf8')]).toEqual([
        'secret',
        'untouched',
      ]);
    });

    it('fails with a code where the folder cannot be made', () => {
      const step = (): void => {
        write([{ path: at('new', 'a'), content: 'x' }], () => {
          fs.writeFileSync(at('new'), 'a file');
        });
      };
      expect(codeOf(step)).toBe('FILE_REFUSED');
      expect(tree()).toEqual(['new']);
    });
  });
});
