import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  deriveName,
  deriveWildcardName,
  isNamespace,
  parseReference,
} from '../../src/credential-store/reference.js';
import {
  arbitraryLine,
  DEFAULT_NAMESPACE,
  NO_OPTIONS,
  quoteWhereNeeded,
  referenceOf,
} from '../support/arbitrary-reference.js';
import { arbitraryText } from '../support/arbitrary-text.js';

/** `type:namespace/name#field NAME` of a line, in one canonical form. */
function canonical(line: string, namespace: string | undefined = 'ns'): string {
  const parsing = parseReference(line, namespace);
  if ('faults' in parsing) return 'faults';
  const { reference } = parsing;
  const where = `${reference.type}|${reference.namespace}|`;
  return reference.kind === 'single'
    ? `${where}${reference.credential}|${reference.field}|${reference.outputName}`
    : `${where}${reference.prefix}*|${reference.field}|${reference.outputPrefix ?? ''}*`;
}

function faultsOf(line: string, namespace?: string): string {
  const parsing = parseReference(line, namespace);
  return 'faults' in parsing ? parsing.faults.join('; ') : 'none';
}

describe('parseReference', () => {
  describe('takes every sentence of the grammar', () => {
    const names = [
      ['', undefined],
      ['NAME = ', 'NAME'],
      ['_n2=', '_n2'],
    ] as const;
    const types = [
      ['', 'password'],
      ['password:', 'password'],
      ['key:', 'key'],
      ['keyring:', 'keyring'],
    ] as const;
    const namespaces = [
      ['', 'ns'],
      ['prod/', 'prod'],
      ['a.b:c-d_e!f~0/', 'a.b:c-d_e!f~0'],
    ] as const;
    const credentials = [
      ['db-main', 'db-main', 'DB_MAIN'],
      ['db main', 'db main', 'DB_MAIN'],
      ['foo:bar', 'foo:bar', 'FOO_BAR'],
      ['"a/b"', 'a/b', 'A_B'],
      ['" ""q"" "', ' "q" ', '__Q__'],
      ['"#?=*"', '#?=*', undefined],
    ] as const;
    const fields = [
      ['', 'value'],
      ...['value', 'username', 'metadata', 'format', 'id', 'modifiedAt'].map(
        (one) => [`#${one}`, one] as const,
      ),
    ];
    const options = [
      ['', {}],
      ['?optional', { optional: 'yes' }],
      ['?file', { file: { name: undefined } }],
      ['?file=a.pem', { file: { name: 'a.pem' } }],
      ['?decode=base64', { decode: 'base64' }],
      ['?decode=base64url', { decode: 'base64url' }],
      ['?decode=hex', { decode: 'hex' }],
      ['?json=/a/b', { pointer: ['a', 'b'] }],
      ['?default=x%20?y=z', { defaultText: 'x ?y=z' }],
      ['?default=', { defaultText: '' }],
      ['?mask=force', { mask: 'force' }],
      ['?mask=off', { mask: 'off' }],
      [
        '?decode=base64url&json=/a&optional&file&mask=off',
        { decode: 'base64url', pointer: ['a'], optional: 'yes', file: { name: undefined }, mask: 'off' },
      ],
    ] as const;

    it.each(names.flatMap((name) => types.map((type) => [name, type] as const)))(
      'that begins with %j and %j',
      ([nameText, outputName], [typeText, type]) => {
        const found: unknown[] = [];
        const wanted: unknown[] = [];
        for (const [namespaceText, namespace] of namespaces)
          for (const [credentialText, credential, derived] of credentials)
            for (const [fieldText, field] of fields)
              for (const [optionText, meaning] of options) {
                const line = `${nameText}${typeText}${namespaceText}${credentialText}${fieldText}${optionText}`;
                const expected = {
                  kind: 'single',
                  outputName: outputName ?? derived,
                  type,
                  namespace,
                  credential,
                  field,
                  options: { ...NO_OPTIONS, ...meaning },
                };
                const parsing = parseReference(line, 'ns');
                const isNameless = outputName === undefined && derived === undefined;
                found.push([line, isNameless ? 'faults' in parsing : parsing]);
                wanted.push([line, isNameless ? true : { reference: expected }]);
              }
        expect(found).toEqual(wanted);
      },
    );
  });

  it('reads back every reference that is written by the quoting rules', () => {
    fc.assert(
      fc.property(arbitraryLine, ({ line, meaning }) => {
        expect([line, parseReference(line, DEFAULT_NAMESPACE)]).toEqual([line, { reference: meaning }]);
      }),
      { numRuns: 400 },
    );
  });

  it('reads back every prefix of a wildcard that is written by the quoting rules', () => {
    const prefix = fc
      .string({ unit: 'grapheme-ascii', minLength: 3, maxLength: 20 })
      .filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(prefix, fc.boolean(), (text, isQuoted) => {
        const line = `P_* = password:prod/${quoteWhereNeeded(text, isQuoted)}*`;
        expect([line, canonical(line)]).toEqual([line, `password|prod|${text}*|value|P_*`]);
      }),
      { numRuns: 300 },
    );
  });

  it('throws nothing, whatever the line says', () => {
    const unit = fc.oneof(
      fc.constantFrom(...Array.from('NAME =*/#?&"%:'), 'key:', 'json=/', 'file='),
      fc.string({ maxLength: 2 }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 40 }),
        fc.option(fc.constant('ns'), { nil: undefined }),
        (line, namespace) => {
          const parsing = parseReference(line.trim(), namespace);
          if ('faults' in parsing) expect(parsing.faults.every((fault) => fault.length > 10)).toBe(true);
          else expect(parsing.reference.namespace).not.toBe('');
        },
      ),
      { numRuns: 400 },
    );
  });

  describe('NAME', () => {
    it.each([
      ['is taken without blanks', 'A=x', 'password|ns|x|value|A'],
      ['is taken with blanks', 'A \t=\t x', 'password|ns|x|value|A'],
      ['keeps small letters', 'a_B9 = x', 'password|ns|x|value|a_B9'],
      ['is none where a sign stands in it, so "=" belongs to the name', 'a-b = x', 'faults'],
      ['is none where it starts with a digit', '9A = x', 'faults'],
      ['is none in quotes', '"A = x"', 'password|ns|A = x|value|A___X'],
      ['ends at the first "="', 'A = b=c', 'faults'],
      ['ends at the first "=", quotes may follow', 'A = "b=c"', 'password|ns|b=c|value|A'],
      ['is not looked for in options', 'x?default=y', 'password|ns|x|value|X'],
      ['is not looked for behind a namespace', 'prod/"a=b"', 'password|prod|a=b|value|A_B'],
      ['alone names nothing', 'A =', 'faults'],
      ['"*" alone is none', '* = app-*', 'faults'],
      ['with letters outside ASCII is none', 'Ä = x', 'faults'],
    ])('%s', (_rule, line, expected) => {
      expect(canonical(line)).toBe(expected);
    });
  });

  describe('type and namespace', () => {
    it.each([
      ['password is the default', 'prod/x', 'password|prod|x|value|X'],
      ['another word belongs to the namespace', 'team:prod/x', 'password|team:prod|x|value|X'],
      ['another word belongs to the name', 'team:x', 'password|ns|team:x|value|TEAM_X'],
      ['case counts', 'Key:prod/x', 'password|Key:prod|x|value|X'],
      ['a longer word is another word', 'keys:prod/x', 'password|keys:prod|x|value|X'],
      [
        'a namespace that starts with a type needs one in front',
        'password:key:prod/x',
        'password|key:prod|x|value|X',
      ],
      ['only the first type counts', 'key:keyring:prod/x', 'key|keyring:prod|x|value|X'],
      ['a name in quotes that looks like one is none', '"key:x"', 'password|ns|key:x|value|KEY_X'],
      ['a type without a name', 'key:', 'faults'],
      ['the first "/" ends the namespace', 'prod/"a/b/c"', 'password|prod|a/b/c|value|A_B_C'],
      ['a name with "/" needs quotes', 'prod/a/b', 'faults'],
      ['a name in quotes has the default namespace', '"prod/x"', 'password|ns|prod/x|value|PROD_X'],
      ['an empty namespace', '/x', 'faults'],
      ['a namespace without a name', 'prod/', 'faults'],
      ['a namespace with a blank', 'my prod/x', 'faults'],
      ['a namespace with "@"', 'a@b/x', 'faults'],
      ['a namespace with a letter outside ASCII', 'ä/x', 'faults'],
      ['a namespace of 100 characters', `${'n'.repeat(100)}/x`, `password|${'n'.repeat(100)}|x|value|X`],
      ['a namespace of 101 characters', `${'n'.repeat(101)}/x`, 'faults'],
      ['a blank behind the type', 'key: x', 'faults'],
    ])('%s', (_rule, line, expected) => {
      expect(canonical(line)).toBe(expected);
    });

    it('needs a namespace from somewhere', () => {
      expect(faultsOf('x')).toMatch(/namespace/);
      expect(faultsOf('prod/x')).toBe('none');
    });
  });

  describe('name and field', () => {
    it.each([
      ['a blank inside', 'a b', 'password|ns|a b|value|A_B'],
      ['quotes that are not needed', '"ab"', 'password|ns|ab|value|AB'],
      ['a quote in quotes', '"a""b"', 'password|ns|a"b|value|A_B'],
      ['blanks at an end in quotes', '" a "', 'password|ns| a |value|_A_'],
      ['a blank before the field', 'a #value', 'faults'],
      ['a blank before the options', 'a ?file', 'faults'],
      ['a blank behind the slash', 'prod/ a', 'faults'],
      ['a quote inside', 'a"b', 'faults'],
      ['a quote that is not closed', '"ab', 'faults'],
      ['text behind the quotes', '"ab"c', 'faults'],
      ['a blank behind the quotes', '"ab" #value', 'faults'],
      ['an odd number of quotes inside', '"a"b"', 'faults'],
      ['quotes with nothing inside', '""', 'faults'],
      ['a question mark in quotes', '"a?b"?optional', 'password|ns|a?b|value|A_B'],
      ['a field behind quotes', '"a#b"#username', 'password|ns|a#b|username|A_B'],
      ['an unknown field', 'a#user', 'faults'],
      ['a field in other letters', 'a#Username', 'faults'],
      ['an empty field', 'a#', 'faults'],
      ['two fields', 'a#value#id', 'faults'],
      ['a field without a name', 'prod/#value', 'faults'],
      ['255 characters', 'x'.repeat(255), `password|ns|${'x'.repeat(255)}|value|${'X'.repeat(255)}`],
      [
        '255 characters outside the first plane',
        `A=${'😀'.repeat(255)}`,
        `password|ns|${'😀'.repeat(255)}|value|A`,
      ],
      ['256 characters', 'x'.repeat(256), 'faults'],
      ['no letter and no digit, without NAME', '"---"', 'faults'],
      ['no letter and no digit, with NAME', 'A = "---"', 'password|ns|---|value|A'],
      ['letters outside ASCII only, without NAME', 'ßä', 'faults'],
    ])('of %s', (_rule, line, expected) => {
      expect(canonical(line)).toBe(expected);
    });
  });

  describe('wildcard', () => {
    it.each([
      ['at the end of both sides', 'P_* = password:prod/app-*', 'password|prod|app-*|value|P_*'],
      ['of the right side without NAME', 'prod/app-*', 'password|prod|app-*|value|*'],
      ['with a field and options', 'P_* = app-*#username?optional&file', 'password|ns|app-*|username|P_*'],
      ['behind quotes', 'P_* = "a*b"*', 'password|ns|a*b*|value|P_*'],
      ['of a prefix that ends in a blank', 'P_* = "app "*', 'password|ns|app *|value|P_*'],
      ['is none in quotes', 'P = "app-*"', 'password|ns|app-*|value|P'],
      ['with three characters', 'P_* = abc*', 'password|ns|abc*|value|P_*'],
      ['with two characters', 'P_* = ab*', 'faults'],
      ['with three characters outside the first plane', 'P_* = 😀😀😀*', 'password|ns|😀😀😀*|value|P_*'],
      ['with two characters outside the first plane', 'P_* = 😀😀*', 'faults'],
      ['alone', 'P_* = *', 'faults'],
      ['on the right side only', 'P = app-*', 'faults'],
      ['on the left side only', 'P_* = app', 'faults'],
      ['twice', 'P_* = app-**', 'faults'],
      ['in the middle', 'P_* = a*pp*', 'faults'],
      ['in the middle only', 'P = a*pp', 'faults'],
      ['with "file=name"', 'P_* = app-*?file=x', 'faults'],
      ['with "default"', 'P_* = app-*?default=x', 'faults'],
      ['with an empty "default"', 'P_* = app-*?default=', 'faults'],
    ])('%s', (_rule, line, expected) => {
      expect(canonical(line)).toBe(expected);
    });
  });

  it('reports all faults of a line together', () => {
    const faults = faultsOf('P = b@d/a*b*#nope?what&decode=x&file=a/b');
    for (const word of ['namespace', 'double quotes', 'field', 'unknown option', 'decode', 'file', '"*"'])
      expect(faults).toContain(word);
  });
});

describe('deriveName', () => {
  it.each([
    ['db-main', 'DB_MAIN'],
    ['DbMain', 'DBMAIN'],
    ['a.b/c d', 'A_B_C_D'],
    ['9lives', '_9LIVES'],
    ['_x', '_X'],
    ['ä', '_'],
    ['straße', 'STRA_E'],
    ['a😀b', 'A_B'],
    ['--', '__'],
  ])('of %s is %s', (credential, expected) => {
    expect(deriveName(credential)).toBe(expected);
  });

  it('is always a NAME, and stays as it is when derived again', () => {
    fc.assert(
      fc.property(arbitraryText({ minLength: 1 }), (credential) => {
        const name = deriveName(credential);
        expect(name).toMatch(/^[A-Z_][A-Z0-9_]*$/);
        expect(deriveName(name)).toBe(name);
      }),
    );
  });
});

describe('deriveWildcardName', () => {
  it.each([
    ['A_* = app-*', 'app-0', 'A_0'],
    ['A_* = app-*', 'app-db.main', 'A_DB_MAIN'],
    ['a_* = app-*', 'app-x', 'a_X'],
    ['A* = app-*', 'app-0', 'A0'],
    ['A_* = app-*', 'app-', 'A_'],
    ['_* = app-*', 'app-9', '_9'],
    ['app-*', 'app-x', 'APP_X'],
    ['123*', '123x', '_123X'],
  ])('of %s for %s is %s', (line, credential, expected) => {
    const reference = referenceOf(line);
    if (reference.kind !== 'wildcard') throw new Error('no wildcard');
    expect(deriveWildcardName(reference, credential)).toBe(expected);
  });
});

describe('isNamespace', () => {
  it.each([
    ['a', true],
    ['A-z_0.9:!~', true],
    ['n'.repeat(100), true],
    ['n'.repeat(101), false],
    ['', false],
    ['a b', false],
    ['a/b', false],
    ['ä', false],
    ['a\n', false],
  ])('of %j is %p', (text, expected) => {
    expect(isNamespace(text)).toBe(expected);
  });
});
