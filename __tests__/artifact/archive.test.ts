import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  findEnclosingFolder,
  MAX_FILES,
  MAX_PACKED_BYTES,
  MAX_UNPACKED_BYTES,
  readArchive,
  writeArchive,
  type Archive,
} from '../../src/artifact/archive.js';
import { describePathFault, findCollision } from '../../src/artifact/archive-path.js';
import { ActionError } from '../../src/errors.js';
import { buildZip, type ZipEnd, type ZipMember } from './zip-file.js';

const ORIGIN = { label: 'Order.zip', file: 'orders/Order.zip' };

/** The paths that were read, or the sentence of the refusal. */
function read(members: readonly ZipMember[], end?: ZipEnd): readonly string[] | string {
  return readBytes(buildZip(members, end));
}

function readBytes(zip: Uint8Array): readonly string[] | string {
  try {
    return [...readArchive(zip, ORIGIN).keys()];
  } catch (error) {
    if (!(error instanceof ActionError) || error.code !== 'ARTIFACT_INVALID') throw error;
    expect(error.place).toEqual({ file: ORIGIN.file });
    return error.message;
  }
}

describe('readArchive', () => {
  it('gives the files, sorted, and passes over folders', () => {
    const zip = buildZip([
      { path: 'b/', method: 0, mode: 0o040755 },
      { path: 'b/x', content: 'packed '.repeat(50) },
      { path: 'ä b', content: 'stored', method: 0, mode: 0o100644 },
      { path: 'a', madeBy: 20 },
    ]);
    const archive = readArchive(zip, ORIGIN);
    expect([...archive.keys()]).toEqual(['a', 'b/x', 'ä b']);
    expect(Buffer.from(archive.get('b/x') ?? []).toString()).toBe('packed '.repeat(50));
    expect(Buffer.from(archive.get('ä b') ?? []).toString()).toBe('stored');
    expect(archive.get('a')).toEqual(new Uint8Array());
  });

  it.each<readonly [string, readonly ZipMember[], string]>([
    ['a path out of the archive', [{ path: '../x' }], 'leaves the archive'],
    ['a path out of the archive, later', [{ path: 'a/../../x' }], 'leaves the archive'],
    ['a folder out of the archive', [{ path: '../', method: 0 }], 'leaves the archive'],
    ['an absolute path', [{ path: '/etc/x' }], 'is absolute'],
    ['a drive letter', [{ path: 'C:x' }], 'is absolute'],
    ['a backslash', [{ path: 'a\\b' }], 'holds a backslash'],
    ['NUL', [{ path: 'a\0b' }], 'holds control characters'],
    ['a line end', [{ path: 'a\nb' }], 'holds control characters'],
    ['an empty name', [{ path: 'a//b' }], 'holds an empty name'],
    ['a dot', [{ path: './a' }], 'holds an empty name or "."'],
    ['no name', [{ path: '' }], 'is empty or too long'],
    ['a name that a plain object would swallow', [{ path: '__proto__' }], 'is a reserved name'],
    ['one path twice', [{ path: 'a' }, { path: 'a' }], 'falls on another entry'],
    ['two paths that differ by case', [{ path: 'a/Bc' }, { path: 'a/bC' }], 'falls on another entry'],
    ['two spellings of one accent', [{ path: '\u00e4' }, { path: 'a\u0308' }], 'falls on another entry'],
    [
      'sharp s, which is ss in capitals',
      [{ path: 'stra\u00dfe' }, { path: 'STRASSE' }],
      'falls on another entry',
    ],
    ['two letters of one meaning', [{ path: '\u210b' }, { path: 'h' }], 'falls on another entry'],
    ['a file that is a folder for another', [{ path: 'a' }, { path: 'A/b' }], 'falls on another entry'],
    ['a link', [{ path: 'a', content: '/etc/passwd', mode: 0o120777 }], 'is a link'],
    ['a link of no Unix', [{ path: 'a', mode: 0o120777, madeBy: 20 }], 'is a link'],
    ['a device', [{ path: 'a', mode: 0o020666 }], 'is no plain file'],
    ['a FIFO', [{ path: 'a', mode: 0o010666 }], 'is no plain file'],
    ['a file that says it is a folder', [{ path: 'a', mode: 0o040755 }], 'is no plain file'],
    ['a folder with content', [{ path: 'a/', content: 'x' }], 'is a folder with content'],
    ['an encrypted entry', [{ path: 'a', flags: 1 }], 'is encrypted'],
    ['strong encryption', [{ path: 'a', flags: 0x40 }], 'is encrypted'],
    ['a masked header', [{ path: 'a', flags: 0x2000 }], 'is encrypted'],
    ['another method', [{ path: 'a', method: 12 }], 'packed by another method'],
    ['a wrong checksum', [{ path: 'a', content: 'x', crc: 1 }], 'its checksum differs'],
    ['a wrong checksum, stored', [{ path: 'a', content: 'x', crc: 1, method: 0 }], 'its checksum differs'],
    ['less than announced', [{ path: 'a', content: 'x', size: 9 }], 'has another size'],
    ['more than announced', [{ path: 'a', content: 'x'.repeat(99), size: 9 }], 'larger than its header says'],
    [
      'something where nothing was announced',
      [{ path: 'a', content: 'xx', size: 0 }],
      'larger than its header',
    ],
    ['stored bytes of another size', [{ path: 'a', content: 'x', size: 2, method: 0 }], 'has another size'],
    ['data that is not packed', [{ path: 'a', content: 'x', packed: Buffer.from('no!') }], 'is damaged'],
    ['two names for one entry', [{ path: 'a', localPath: 'b' }], 'has two headers that differ'],
    ['a name in front that is longer', [{ path: 'a', localPath: 'ab' }], 'has two headers that differ'],
    ['two entries on the same bytes', [{ path: 'a' }, { path: 'b', localPath: 'a', sameAs: 0 }], 'differ'],
  ])('refuses %s', (_name, members, expected) => {
    expect(read(members)).toContain(expected);
  });

  it('refuses entries that overlap (the bombs of Fifield)', () => {
    const inner = buildZip([{ path: 'b', content: 'bomb', method: 0 }]).subarray(0, 35);
    const outer: ZipMember = { path: 'a', content: inner, method: 0 };
    const bytes = Buffer.from(buildZip([outer, { path: 'b', content: 'bomb', method: 0, sameAs: 0 }]));
    // The second record of the table points at the header inside the data of the first.
    bytes.writeUInt32LE(31, bytes.length - 22 - 47 + 42);
    expect(readBytes(bytes)).toContain('shares its bytes with another entry');
  });

  it('refuses a name that is not UTF-8', () => {
    const zip = Buffer.from(buildZip([{ path: 'aXa' }]));
    for (let at = zip.indexOf('aXa'); at >= 0; at = zip.indexOf('aXa')) zip[at + 1] = 0xff;
    expect(readBytes(zip)).toContain('not UTF-8');
  });

  it.each<readonly [string, ZipEnd, string]>([
    ['bytes after the end', { tail: Buffer.from('x') }, 'no complete zip file'],
    ['bytes in front', { front: Buffer.from('x') }, 'is damaged'],
    ['fewer entries than it says', { count: 3 }, 'is damaged'],
    ['more entries than it says', { count: 1 }, 'is damaged'],
    ['zip64', { count: 0xffff }, 'zip64'],
    ['too many entries', { count: MAX_FILES + 1 }, `more than ${MAX_FILES} entries`],
  ])('refuses an archive with %s', (_name, end, expected) => {
    expect(read([{ path: 'a' }, { path: 'b' }], end)).toContain(expected);
  });

  it('reads an archive with a comment, and an empty one', () => {
    expect(read([{ path: 'a' }], { comment: 'exported' })).toEqual(['a']);
    expect(read([])).toEqual([]);
  });

  it('refuses a bomb by what its headers say, and by its ratio', () => {
    const zeros = new Uint8Array(8 * 1024 * 1024);
    expect(read([{ path: 'a', content: zeros }])).toContain('times its size');
    expect(read([{ path: 'a', content: zeros.subarray(0, 3 * 1024 * 1024) }])).toEqual(['a']);
    expect(
      read([
        { path: 'a', content: 'x', size: MAX_UNPACKED_BYTES },
        { path: 'b', content: 'x' },
      ]),
    ).toContain('unpacks to more than 256 MiB');
  });

  it('does not inflate beyond what is announced', () => {
    const bomb = buildZip([{ path: 'a', content: new Uint8Array(64 * 1024 * 1024), size: 10 }]);
    const before = process.memoryUsage().arrayBuffers;
    expect(readBytes(bomb)).toContain('larger than its header says');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  it('refuses a file that is too large before reading it', () => {
    expect(readBytes(new Uint8Array(MAX_PACKED_BYTES + 1))).toContain('is larger than 64 MiB');
  });

  it('never shows a name as it is', () => {
    expect(read([{ path: '::error::\u001b[31m\u202Ex' }])).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('cuts a name that is too long for a sentence', () => {
    expect(read([{ path: `../${'x'.repeat(900)}` }]).length).toBeLessThan(400);
  });

  it('answers any bytes with files or a refusal', () => {
    const sound = buildZip([
      { path: 'a', content: 'hello' },
      { path: 'b/c', content: 'world', method: 0 },
    ]);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: sound.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        (at, byte) => {
          const damaged = sound.slice();
          damaged[at] = byte;
          readBytes(damaged);
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: sound.length - 1 }),
        (at) => typeof readBytes(sound.subarray(0, at)) === 'string',
      ),
    );
  });
});

const pathName = fc.stringMatching(/^[a-z0-9äß _.()[\]{}$-]{1,8}$/).filter((name) => !/^\.{1,2}$/.test(name));
const archives: fc.Arbitrary<Archive> = fc
  .uniqueArray(
    fc.tuple(
      fc.array(pathName, { minLength: 1, maxLength: 4 }).map((names) => names.join('/')),
      fc.uint8Array(),
    ),
    {
      selector: ([path]) => path,
    },
  )
  .filter((files) => findCollision(files.map(([path]) => path)) === undefined)
  .map((files) => new Map(files));

describe('writeArchive', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(archives, (archive) => {
        const back = readArchive(writeArchive(archive), ORIGIN);
        expect(back.size).toBe(archive.size);
        for (const [path, bytes] of archive) expect([...(back.get(path) ?? [])]).toEqual([...bytes]);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same bytes whatever the order of the files', () => {
    fc.assert(
      fc.property(archives, (archive) => {
        const reversed = new Map([...archive].reverse());
        expect(Buffer.compare(writeArchive(archive), writeArchive(reversed))).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('gives these very bytes, in every time zone', () => {
    const archive = new Map([['META-INF/MANIFEST.MF', Buffer.from('Manifest-Version: 1.0\n\n')]]);
    const zone = process.env['TZ'];
    const written = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((name) => {
      process.env['TZ'] = name;
      return Buffer.from(writeArchive(archive)).toString('hex');
    });
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(new Set(written).size).toBe(1);
    // 1980-01-01, 12:00 as a DOS date.
    expect(written[0]).toContain('00602100');
  });

  it('refuses a path that it would not read', () => {
    expect(() => writeArchive(new Map([['../x', new Uint8Array()]]))).toThrow(ActionError);
    expect(() => writeArchive(new Map([['__proto__', new Uint8Array()]]))).toThrow(ActionError);
  });
});

describe('findEnclosingFolder', () => {
  it.each<readonly [readonly string[], string | undefined]>([
    [['Order/META-INF/MANIFEST.MF', 'Order/.project'], 'Order'],
    [['Order/META-INF/MANIFEST.MF', '__MACOSX/Order/._x'], 'Order'],
    [['Order/META-INF/MANIFEST.MF', 'other'], undefined],
    [['META-INF/MANIFEST.MF'], undefined],
    [[], undefined],
  ])('of %j is %s', (paths, expected) => {
    expect(findEnclosingFolder(paths)).toBe(expected);
  });
});

describe('describePathFault', () => {
  it('takes plain names', () => {
    for (const path of ['a', 'a b/c (1).iflw', '.project', '..a/b..', 'xy:z'])
      expect(describePathFault(path)).toBeUndefined();
  });

  it('refuses what cannot be encoded, and what is too long', () => {
    expect(describePathFault('\ud800')).toBe('holds control characters');
    expect(describePathFault('a'.repeat(1025))).toBe('is empty or too long');
  });
});
