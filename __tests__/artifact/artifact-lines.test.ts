import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseArtifactLines, type PathStyle } from '../../src/artifact/artifact-lines.js';
import { baseOfGlob, buildMatcher } from '../../src/artifact/glob.js';

/** `package = path`, or `!path`, of each line, or the sentences of the faults. */
function read(text: string, style?: PathStyle): readonly string[] {
  const { lines, faults } = parseArtifactLines(text, style);
  expect(faults.every(({ code }) => code === 'INPUT_INVALID')).toBe(true);
  if (faults.length > 0) return faults.map(({ message }) => message);
  return lines.map(({ kind, packageId, path }) =>
    kind === 'exclude' ? `!${path}` : `${packageId === undefined ? '' : `${packageId} = `}${path}`,
  );
}

describe('parseArtifactLines', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['paths', 'a/b\nc', ['a/b', 'c']],
    ['CRLF, blanks, empty lines and comments', '  a \r\n\r\n# b\r\n\t#c\nd', ['a', 'd']],
    ['a byte order mark', '\uFEFFa', ['a']],
    ['a package', 'AcmeOrders = orders/*', ['AcmeOrders = orders/*']],
    ['a package without blanks', 'Acme.Orders-1_x=orders', ['Acme.Orders-1_x = orders']],
    ['"=" in a path', 'dir/a=b', ['dir/a=b']],
    ['"=" in the first name of a path', './a=b/c', ['a=b/c']],
    ['a second "="', 'P = a=b', ['P = a=b']],
    ['what cannot be a package', 'My Orders = a', ['My Orders = a']],
    ['exclusions', 'a/*\n!a/old\n!  a/tmp', ['a/*', '!a/old', '!a/tmp']],
    ['dots and slashes', './a//b/./c/', ['a/b/c']],
    ['a way back that stays inside', 'a/../b', ['b']],
    ['the workspace itself', 'P = .', ['P = ']],
    ['characters that are nothing special here', 'a[1]/{b,c}/(d)+@!e', ['a[1]/{b,c}/(d)+@!e']],
    ['a backslash, which is a character', 'a\\b', ['a\\b']],
    ['a "#" later in the line', 'a #b', ['a #b']],
  ])('reads %s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each<readonly [string, string, string]>([
    ['an absolute path', '/a', 'Line 1 of artifacts led out of the workspace'],
    ['a way out', 'a\n../b', 'Line 2 of artifacts led out'],
    ['a way out in the middle', 'a/../../b', 'led out'],
    ['a way back over a wildcard', 'a/*/../b', 'led out'],
    ['a package without path', 'P =', 'had no path'],
    ['an exclusion without path', 'a\n!', 'Line 2 of artifacts had no path'],
    ['an exclusion with a package', 'a\n!P = b', 'gave a package'],
    ['a control character', 'a\u0007b', 'control character'],
    ['nothing', '\n# a\n', 'named no artifact'],
    ['exclusions alone', '!a', 'named no artifact'],
  ])('refuses %s', (_name, text, expected) => {
    expect(read(text)).toEqual([expect.stringContaining(expected)]);
  });

  it('reports all faults, and numbers lines as an editor does', () => {
    expect(read('\n/a\n\n# c\n..\nok')).toEqual([
      expect.stringContaining('Line 2'),
      expect.stringContaining('Line 5'),
    ]);
  });

  it('takes a backslash for a separator on Windows only', () => {
    expect(read('P = a\\b\\*', 'windows')).toEqual(['P = a/b/*']);
    expect(read('C:\\a', 'windows')).toEqual([expect.stringContaining('led out')]);
    expect(read('C:/a', 'windows')).toEqual([expect.stringContaining('led out')]);
    expect(read('C:a', 'posix')).toEqual(['C:a']);
  });
});

describe('buildMatcher', () => {
  it.each<readonly [string, string, boolean]>([
    ['a/*', 'a/b', true],
    ['a/*', 'a/b/c', false],
    ['a/*', 'a', false],
    ['a/*', 'a/.b', false],
    ['a/**', 'a/b/c', true],
    ['**/b', 'b', true],
    ['**/b', 'x/y/b', true],
    ['**/b', 'x/bb', false],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['a**c', 'abbc', true],
    ['a**c', 'a/c', false],
    ['a/***', 'a/b', true],
    ['[ab]/*', '[ab]/c', true],
    ['[ab]/*', 'a/c', false],
    ['{a,b}/*', '{a,b}/c', true],
    ['{a,b}/*', 'a/c', false],
    ['(a|b)/*', '(a|b)/c', true],
    ['(a|b)/*', 'a/c', false],
    ['+(a)/*', '+(a)/c', true],
    ['@(a)/*', 'a/c', false],
    ['a.b/*', 'axb/c', false],
    ['a\\b/*', 'a\\b/c', true],
    ['"a"/*', '"a"/c', true],
    ['a$^/*', 'a$^/c', true],
    ['ä ö/*', 'ä ö/c', true],
    ['A/*', 'a/c', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(buildMatcher(pattern, 'skipped')(path)).toBe(expected);
  });

  it('finds hidden names where they are to be excluded', () => {
    expect(buildMatcher('**/x', 'matched')('.a/x')).toBe(true);
    expect(buildMatcher('**/x', 'skipped')('.a/x')).toBe(false);
  });

  it('takes every path without wildcards for itself alone', () => {
    const name = fc
      .string({ unit: 'binary-ascii', minLength: 1, maxLength: 6 })
      .filter((text) => !/[*?/\p{Cc}]|^\.{1,2}$/u.test(text));
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(buildMatcher(one, 'matched')(one)).toBe(true);
        expect(buildMatcher(one, 'matched')(other)).toBe(one === other);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  ['a/b/*', 'a/b'],
  ['*', ''],
  ['a/b?/c', 'a'],
  ['a/b', 'a/b'],
])('the search for %s starts in "%s"', (pattern, base) => {
  expect(baseOfGlob(pattern)).toBe(base);
});
