import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeSieve, parseRanges } from '../../src/keys/sieve.js';

const RULES = [
  { ranges: parseRanges('0 B-C'), replacement: '' },
  { ranges: parseRanges('A0 2003'), replacement: ' ' },
  { ranges: parseRanges('FF01-FF5E 2003'), replacement: (code: number) => code - 0xfee0 },
];
const sift = makeSieve(RULES);

function siftByHand(text: string): string {
  return text
    .replaceAll(/[\u0000\u000B\u000C]/g, '') // eslint-disable-line no-control-regex -- what is dropped
    .replaceAll(/[\u00A0\u2003]/g, ' ')
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

describe('a sieve', () => {
  const signs = ['a', '\0', '\u000A', '\u000B', '\u00A0', 'é', '\u2003', '\uFF21', '\uD83D', '😀', '漢'];

  it('does to any text what one replacement for each rule does', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 }), (text) => {
        expect(sift(text).text).toBe(siftByHand(text));
      }),
    );
  });

  it.each([
    ['none', 'plain é', []],
    ['one that drops', 'a\0b', [0]],
    ['the first one that holds a sign', '\u2003', [1]],
    ['several', '\uFF21\u00A0\u000C', [0, 1, 2]],
  ])('tells which rules applied: %s', (_name, text, applied) => {
    expect([...sift(text).applied].toSorted()).toEqual(applied);
  });

  it('takes texts of one and of two bytes a sign at any length', () => {
    for (const sign of ['x', '漢']) {
      const text = `${sign}\0`.repeat(300_000);
      expect(sift(text).text).toBe(sign.repeat(300_000));
    }
  });
});
