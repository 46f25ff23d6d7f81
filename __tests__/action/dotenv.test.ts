import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse as parseDotenv } from 'dotenv';
import fc from 'fast-check';
import { renderDotenvLine } from '../../src/action/dotenv.js';

/** Values with a liking for what readers of such files treat in a way of their own. */
const arbitraryValue = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(
        ...Array.from(`'"\`$\\#=!{}()&|;<>*?~%^ \t\n`),
        '\r',
        '\\n',
        '${X}',
        '$(id)',
        '`id`',
        "\\'",
        '\\"',
        'export A=',
        '\n\n',
        '\u2028',
        '\u0085',
      ),
      fc.constantFrom(...Array.from('abcN01')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 14,
  })
  .filter((value) => !value.includes('\0'));

/** What the interface says that cannot be written. */
function isUnwritable(value: string): boolean {
  return value.includes('\r') || value.endsWith('\\') || (value.includes("'") && /["$`\\]/.test(value));
}

/** A file of many values, of those that can be written. */
function fileOf(values: readonly string[]): {
  readonly text: string;
  readonly entries: Readonly<Record<string, string>>;
} {
  const lines = values.map(
    (value, index) => [`N${index}`, value, renderDotenvLine(`N${index}`, value)] as const,
  );
  const written = lines.filter(([, , line]) => line !== undefined);
  return {
    text: written.map(([, , line]) => line).join(''),
    entries: Object.fromEntries(written.map(([name, value]) => [name, value])),
  };
}

describe('renderDotenvLine', () => {
  it.each([
    ['a word', 'abc', "A='abc'\n"],
    ['nothing', '', "A=''\n"],
    ['blanks', ' a  ', "A=' a  '\n"],
    ['several lines', 'a\nb\n', "A='a\nb\n'\n"],
    ['signs of the shell', '$(id) `id` "$HOME" \\n', `A='$(id) \`id\` "$HOME" \\n'\n`],
    ['a single quote', "it's", `A="it's"\n`],
    ['a single quote and several lines', "it's\n# not a comment", `A="it's\n# not a comment"\n`],
    ['a hash', '#a #b', "A='#a #b'\n"],
  ])('writes %s', (_name, value, expected) => {
    expect(renderDotenvLine('A', value)).toBe(expected);
  });

  it.each([
    ['a carriage return', 'a\rb'],
    ['CRLF', 'a\r\nb'],
    ['a backslash at the end', 'a\\'],
    ['a single quote and a double one', `'"`],
    ['a single quote and a dollar', `'$`],
    ['a single quote and a backtick', "'`"],
    ['a single quote and a backslash', `'\\n`],
    ['NUL', 'a\0b'],
  ])('refuses %s', (_name, value) => {
    expect(renderDotenvLine('A', value)).toBeUndefined();
  });

  it('refuses exactly what the interface says', () => {
    fc.assert(
      fc.property(arbitraryValue, (value) => {
        expect([value, renderDotenvLine('A', value) === undefined]).toEqual([value, isUnwritable(value)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read back by the npm package dotenv, value by value', () => {
    fc.assert(
      fc.property(fc.array(arbitraryValue, { maxLength: 20 }), (values) => {
        const { text, entries } = fileOf(values);
        expect(parseDotenv(text)).toEqual(entries);
      }),
      { numRuns: 300 },
    );
  });

  it('is read back by Node, value by value', () => {
    fc.assert(
      fc.property(fc.array(arbitraryValue, { maxLength: 20 }), (values) => {
        const { text, entries } = fileOf(values);
        expect({ ...parseEnv(text) }).toEqual(entries);
      }),
      { numRuns: 300 },
    );
  });

  describe('and the shell', () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'dotenv-'));
    });
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    /** The entries that `sh` has after it read the file; nothing else may have been printed. */
    function readByShell(text: string, names: readonly string[]): Readonly<Record<string, string>> {
      const file = path.join(folder, 'values.env');
      writeFileSync(file, text);
      const script = `. "$1" && printf '%s\\0' ${names.map((name) => `"$${name}"`).join(' ')}`;
      const { stdout, stderr, status } = spawnSync('sh', ['-eu', '-c', script, 'sh', file], {
        env: { PATH: process.env['PATH'] },
      });
      expect([status, stderr.toString()]).toEqual([0, '']);
      const values = stdout.toString('utf8').split('\0').slice(0, names.length);
      return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
    }

    it('read every value back, and nothing in it runs', () => {
      fc.assert(
        fc.property(fc.array(arbitraryValue, { minLength: 60, maxLength: 100 }), (values) => {
          const { text, entries } = fileOf(['x', ...values]);
          expect(readByShell(text, Object.keys(entries))).toEqual(entries);
        }),
        { numRuns: 25, endOnFailure: true },
      );
    });

    it('read a PEM text back', () => {
      const pem = `-----BEGIN KEY-----\n${'a+b/c='.repeat(20)}\n-----END KEY-----\n`;
      expect(readByShell(renderDotenvLine('A', pem) ?? '', ['A'])).toEqual({ A: pem });
    });
  });
});
