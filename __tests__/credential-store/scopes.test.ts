import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listScopes } from '../../src/credential-store/scopes.js';
import { referenceOf } from '../support/arbitrary-reference.js';

function scopesOf(...lines: readonly string[]): readonly string[] {
  return listScopes(
    lines.map((line) => referenceOf(line, 'prod')),
    'prod',
  );
}

const MANY = Array.from({ length: 21 }, (_, index) => `name-${index}`);

describe('listScopes', () => {
  it.each([
    ['a password', ['db-main'], ['credstore.passwords.db-main.read']],
    [
      'all types',
      ['a', 'key:b', 'keyring:c'],
      ['credstore.passwords.a.read', 'credstore.keys.b.read', 'credstore.keyrings.c.read'],
    ],
    ['a credential asked for twice', ['A = a', 'B = a#username'], ['credstore.passwords.a.read']],
    ['lines of another namespace, which count there', ['a', 'other/b'], ['credstore.passwords.a.read']],
    ['a name with a dot', ['a', 'db.main'], ['credstore.passwords.read']],
    ['a name with a blank', ['db main'], ['credstore.passwords.read']],
    ['a name with a letter outside ASCII', ['ä1'], ['credstore.passwords.read']],
    ['a name with a star', ['A = "a*"'], ['credstore.passwords.read']],
    ['a name that is too long', [`A = ${'x'.repeat(101)}`], ['credstore.passwords.read']],
    ['a wildcard', ['P_* = app-*'], ['credstore.passwords.read', 'credstore.passwords.list']],
    [
      'a wildcard beside others',
      ['P_* = app-*', 'key:b'],
      ['credstore.passwords.read', 'credstore.passwords.list', 'credstore.keys.read'],
    ],
    ['twenty names', MANY.slice(0, 20), MANY.slice(0, 20).map((name) => `credstore.passwords.${name}.read`)],
    ['more names', MANY, ['credstore.passwords.read']],
    ['nothing', [], []],
  ])('for %s', (_name, lines, expected) => {
    expect(scopesOf(...lines)).toEqual(expected);
  });

  it('never ask to write, nor for a type that no line names', () => {
    const line = fc.tuple(
      fc.constantFrom('', 'key:', 'keyring:'),
      fc.stringMatching(/^[a-z][a-z.]{2,7}$/),
      fc.constantFrom('', '*'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const types = new Set(lines.map(([type]) => (type === '' ? 'password' : type.slice(0, -1))));
        for (const scope of scopesOf(...lines.map(([type, name, star]) => `${type}${name}${star}`))) {
          expect(scope).toMatch(/\.(?:read|list)$/);
          expect([...types].some((type) => scope.startsWith(`credstore.${type}s.`))).toBe(true);
        }
      }),
    );
  });
});
