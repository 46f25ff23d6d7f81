import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseReferenceOptions } from '../../src/credential-store/reference-options.js';
import { NO_OPTIONS } from '../support/arbitrary-reference.js';

function parse(text: string | undefined): { readonly options: object; readonly faults: readonly string[] } {
  const faults: string[] = [];
  return { options: parseReferenceOptions(text, faults), faults };
}

describe('parseReferenceOptions', () => {
  it.each([
    ['nothing', undefined, {}],
    ['decode', 'decode=base64', { decode: 'base64' }],
    ['a value in percent-encoding', 'decode=%62ase64', { decode: 'base64' }],
    ['a pointer', 'json=/a/b', { pointer: ['a', 'b'] }],
    ['a pointer to the whole document', 'json=', { pointer: [] }],
    ['a pointer to the member with the empty name', 'json=/', { pointer: [''] }],
    ['a pointer with escapes', 'json=/a~1b/m~0n/~01', { pointer: ['a/b', 'm~n', '~1'] }],
    ['a pointer in percent-encoding', 'json=%2Fa%20b%2F%C3%A4%26%25', { pointer: ['a b', 'ä&%'] }],
    ['a default text', 'default=a', { defaultText: 'a' }],
    ['an empty default text', 'default=', { defaultText: '' }],
    ['a default text that keeps "+", "=", "?" and "#"', 'default=a+b=c?d#e', { defaultText: 'a+b=c?d#e' }],
    ['a default text with a line break', 'default=a%0Ab', { defaultText: 'a\nb' }],
    ['a default text with "&"', 'default=a%26optional', { defaultText: 'a&optional' }],
    ['optional', 'optional', { optional: 'yes' }],
    ['a file named after the NAME', 'file', { file: { name: undefined } }],
    ['a file with a name', 'file=key.pem', { file: { name: 'key.pem' } }],
    ['a file name with blanks and dots', 'file=.a%20b..c', { file: { name: '.a b..c' } }],
    ['a file name of 200 characters', `file=${'x'.repeat(200)}`, { file: { name: 'x'.repeat(200) } }],
    ['mask=force', 'mask=force', { mask: 'force' }],
    ['mask=off', 'mask=off', { mask: 'off' }],
    [
      'all of them',
      'mask=off&file=f&optional&default=d&json=/j&decode=hex',
      { decode: 'hex', pointer: ['j'], defaultText: 'd', optional: 'yes', file: { name: 'f' }, mask: 'off' },
    ],
  ])('takes %s', (_name, text, expected) => {
    expect(parse(text)).toEqual({ options: { ...NO_OPTIONS, ...expected }, faults: [] });
  });

  it.each([
    ['nothing after "?"', ''],
    ['an unknown option', 'trim'],
    ['an option in capitals', 'Optional'],
    ['an option with a blank', ' optional'],
    ['an empty option', 'file&'],
    ['two separators', 'file&&optional'],
    ['an option twice', 'file&file'],
    ['an option twice with other values', 'mask=off&mask=force'],
    ['decode without a value', 'decode'],
    ['decode with an empty value', 'decode='],
    ['decode with another value', 'decode=utf8'],
    ['decode in capitals', 'decode=BASE64'],
    ['json without a value', 'json'],
    ['json without the first slash', 'json=a'],
    ['json with "~2"', 'json=/~2'],
    ['json with "~" at the end', 'json=/a~'],
    ['default without a value', 'default'],
    ['default with NUL', 'default=a%00b'],
    ['optional with a value', 'optional=true'],
    ['optional with an empty value', 'optional='],
    ['mask without a value', 'mask'],
    ['mask with another value', 'mask=on'],
    ['a percent sign alone', 'default=100%'],
    ['a percent-encoding that is no UTF-8', 'default=%FF'],
    ['a percent-encoding cut short', 'default=%E4%B'],
    ['an empty file name', 'file='],
    ['the file name "."', 'file=.'],
    ['the file name ".."', 'file=..'],
    ['the file name ".." in percent-encoding', 'file=%2e%2E'],
    ['a path', 'file=a/b'],
    ['a path in percent-encoding', 'file=..%2Fa'],
    ['a path of Windows', 'file=a%5Cb'],
    ['a stream of Windows', 'file=a:b'],
    ['a file name with NUL', 'file=a%00'],
    ['a file name with a line break', 'file=a%0Ab'],
    ['a file name with a dot at the end', 'file=a.'],
    ['a file name with a blank at the end', 'file=a%20'],
    ['a file name with "*"', 'file=a*'],
    ['a file name of 201 characters', `file=${'x'.repeat(201)}`],
  ])('refuses %s with a single sentence', (_name, text) => {
    expect(parse(text).faults).toHaveLength(1);
  });

  it('reports several faults together', () => {
    expect(parse('decode=x&json=y&what&optional=1&mask').faults).toHaveLength(5);
  });

  it('shows of a value nothing in a fault', () => {
    const value = fc.stringMatching(/^[жщ]{1,8}$/);
    const option = fc.constantFrom('decode', 'json', 'optional', 'mask', 'жщ');
    fc.assert(
      fc.property(option, value, (name, text) => {
        const { faults } = parse(`${name}=${encodeURIComponent(text)}`);
        expect(faults).toHaveLength(1);
        expect(faults.join()).not.toMatch(/[жщ]|%D0/);
      }),
    );
  });

  it('decodes every text of a default and every token of a pointer back', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
    fc.assert(
      fc.property(text, fc.array(text), (defaultText, pointer) => {
        const path = pointer.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
        const { options, faults } = parse(
          `json=${encodeURIComponent(path)}&default=${encodeURIComponent(defaultText)}`,
        );
        expect([options, faults]).toEqual([{ ...NO_OPTIONS, pointer, defaultText }, []]);
      }),
    );
  });
});
