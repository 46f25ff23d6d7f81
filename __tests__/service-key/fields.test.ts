import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRecord, listFieldNames, readObject, readString } from '../../src/service-key/fields.js';

describe('isRecord', () => {
  it.each([
    [{}, true],
    [{ a: 1 }, true],
    [[], false],
    [null, false],
    [undefined, false],
    ['text', false],
    [1, false],
  ])('of %j is %p', (value, expected) => {
    expect(isRecord(value)).toBe(expected);
  });
});

describe('readString', () => {
  it.each([
    ['text', 'a', 'a'],
    ['text with blanks, which are kept', ' a\n', ' a\n'],
    ['nothing', undefined, undefined],
    ['null', null, undefined],
    ['the empty text', '', undefined],
    ['blanks', ' \n', undefined],
    ['a number', 5, undefined],
    ['true', true, undefined],
    ['a list', ['a'], undefined],
    ['an object', { a: 'a' }, undefined],
  ])('of %s', (_name, value, expected) => {
    expect(readString({ field: value }, 'field')).toBe(expected);
  });

  it('takes nothing from the prototype', () => {
    expect([readString({}, 'constructor'), readString({}, 'toString'), readString({}, '__proto__')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('readObject', () => {
  it.each([
    ['an object', { a: 1 }, { a: 1 }],
    ['the JSON text of an object, as Kubernetes holds it', ' {"a":1}\n', { a: 1 }],
    ['the JSON text of a list', '[1]', undefined],
    ['the JSON text of null', 'null', undefined],
    ['other text', 'abc', undefined],
    ['the empty text', '', undefined],
    ['a list', [{ a: 1 }], undefined],
    ['null', null, undefined],
    ['nothing', undefined, undefined],
    ['a number', 7, undefined],
  ])('of %s', (_name, value, expected) => {
    expect(readObject({ field: value }, 'field')).toEqual(expected);
  });
});

describe('listFieldNames', () => {
  it.each([
    ['sorted', { url: 1, certificate: 2, key: 3 }, 'certificate, key, url'],
    ['with values of any kind', { url: null, key: '' }, 'key, url'],
    ['none', {}, 'none that are known'],
    ['none that look like names', { 'A b': 1, x: 2, 'hunter-2': 3, S3CRET: 4 }, 'none that are known'],
    ['at most 25 letters', { [`a${'b'.repeat(25)}`]: 1, [`a${'b'.repeat(24)}`]: 2 }, `a${'b'.repeat(24)}`],
  ])('are %s', (_name, fields, expected) => {
    expect(listFieldNames(fields)).toBe(expected);
  });

  it('show no name with a digit, capital or sign, and no value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 40 }), fc.string()), (fields) => {
        const shown = listFieldNames(fields);
        if (shown === 'none that are known') return;
        for (const name of shown.split(', ')) {
          expect(Object.keys(fields)).toContain(name);
          expect(name).toMatch(/^[a-z][a-z_]+$/);
        }
      }),
    );
  });
});
