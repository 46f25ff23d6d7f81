import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodePercent } from '../../src/keys/escapes.js';
import { dropEscapes } from '../../src/service-key/backslashes.js';

describe('one level of backslashes', () => {
  it.each([
    ['line breaks and tabs', String.raw`a\nb\rc\td`, 'a\nb\nc\td'],
    ['quotes, slashes, backslashes', String.raw`\"\'\/\\n`, `"'/\\n`],
    ['code points', String.raw`\u0041\u00e9\u6f22`, 'Aé漢'],
    ['what only looks like a code point', String.raw`\u00g1\u12`, 'u00g1u12'],
    ['a backslash at the end', 'a\\', 'a\\'],
    ['half of a character of two units', '\\\uD83D\uDE00', '😀'],
  ])('is taken off: %s', (_name, text, plain) => {
    expect(dropEscapes(text)).toBe(plain);
  });

  it('is what JSON puts on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.replaceAll(/[\b\f\r]/g, '');
        expect(dropEscapes(JSON.stringify(plain).slice(1, -1))).toBe(plain);
      }),
    );
  });
});

describe('percent signs', () => {
  it('are decoded word by word, as by a split at white space', () => {
    const words = fc.constantFrom(
      'a',
      '+',
      '%2B',
      '%20',
      '%0A',
      '%',
      '=',
      '/',
      ' ',
      '\n',
      '\u00A0',
      'é',
      '%C3%A9',
      'A=',
    );
    const byHand = (text: string): string =>
      text
        .split(/(\s+)/)
        .map((word) => decodePercent(word).text)
        .join('');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(decodePercent(text).text).toBe(byHand(text));
      }),
    );
  });
});
