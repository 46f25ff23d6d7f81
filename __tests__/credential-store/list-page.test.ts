import { describe, expect, it } from '@jest/globals';
import { parseJsonKeepingDigits } from '../../src/credential-store/json.js';
import { parsePage } from '../../src/credential-store/list-page.js';
import { codeOf, errorOf, textOf } from '../support/arbitrary-fault.js';

const WHAT = 'the list of passwords';

/** As the payload is read: numbers keep their digits. */
function page(payload: unknown): ReturnType<typeof parsePage> {
  return parsePage(parseJsonKeepingDigits(JSON.stringify(payload))?.value, WHAT);
}

function content(count: number): readonly { readonly name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ name: `c${index}` }));
}

describe('parsePage', () => {
  it.each([
    ['the envelope', { content: [{ name: 'a', id: 'x' }, { name: 'b' }] }],
    ['the envelope of a page', { content: [{ name: 'a' }, { name: 'b' }], totalElements: 2, number: 0 }],
    ['a bare list', [{ name: 'a' }, { name: 'b' }]],
    ['names alone', ['a', 'b']],
    ['names in the envelope', { content: ['a', { name: 'b' }] }],
  ])('reads the names of %s', (_name, payload) => {
    expect(page(payload).names).toEqual(['a', 'b']);
  });

  it.each([
    ['an empty envelope', { content: [] }],
    ['an empty list', []],
  ])('reads no name of %s', (_name, payload) => {
    expect(page(payload).names).toEqual([]);
  });

  it.each([
    ['no list', {}],
    ['another member', { items: [] }],
    ['a list that is none', { content: {} }],
    ['null', null],
    ['a text', 'a'],
    ['a number', 5],
    ['an item without a name', { content: [{ id: 'S3cret' }] }],
    ['an item with an empty name', { content: [{ name: '' }] }],
    ['an item whose name is no text', { content: [{ name: 5 }] }],
    ['an item that is null', [null]],
    ['an item that is a list', [['a']]],
  ])('refuses %s', (_name, payload) => {
    expect(codeOf(() => page(payload))).toBe('PAYLOAD_UNREADABLE');
    expect(textOf(errorOf(() => page(payload)))).not.toContain('S3cret');
  });
});

describe('findNext', () => {
  const certain = { certainty: 'certain' };

  it.each([
    ['nothing is said, few names', { content: content(3) }, 0, 3, undefined],
    ['nothing is said, no names', { content: [] }, 0, 0, undefined],
    [
      'nothing is said, a full page',
      { content: content(100) },
      0,
      100,
      { page: 1, size: 100, certainty: 'possible', isCounted: false },
    ],
    [
      'nothing is said, two full pages',
      { content: content(100) },
      1,
      200,
      { page: 2, size: 100, certainty: 'possible', isCounted: false },
    ],
    ['nothing is said, a page that is not full', { content: content(99) }, 1, 199, undefined],
    ['a bare list, full', content(100), 0, 100, { page: 1, size: 100, certainty: 'possible' }],
    ['last: true, a full page', { content: content(100), last: true }, 0, 100, undefined],
    [
      'last: false',
      { content: content(3), last: false },
      0,
      3,
      { page: 1, size: 3, ...certain, isCounted: false },
    ],
    [
      'last: false with a size',
      { content: content(3), last: false, size: 50 },
      0,
      3,
      { page: 1, size: 50, ...certain },
    ],
    ['last: false on an empty page', { content: [], last: false }, 4, 3, { page: 5, size: 100, ...certain }],
    ['more pages', { content: content(2), totalPages: 3, number: 0 }, 0, 2, { page: 1, size: 2, ...certain }],
    ['the page before the last', { content: content(2), totalPages: 3 }, 1, 4, { page: 2, ...certain }],
    ['the last of the pages', { content: content(100), totalPages: 3 }, 2, 300, undefined],
    ['more names', { content: content(2), totalElements: 3 }, 0, 2, { page: 1, ...certain, isCounted: true }],
    ['all names', { content: content(100), totalElements: 100 }, 0, 100, undefined],
    [
      'more names, though last: true',
      { content: content(2), totalElements: 9, last: true },
      0,
      2,
      { ...certain, isCounted: true },
    ],
    ['a total that is no number', { content: content(2), totalElements: '9' }, 0, 2, undefined],
    ['a total that is no whole number', { content: content(2), totalElements: 9.5 }, 0, 2, undefined],
    ['a total below zero', { content: content(100), totalElements: -1 }, 0, 100, { certainty: 'possible' }],
    [
      'totals that are null',
      { content: content(100), totalElements: null, totalPages: null },
      0,
      100,
      { certainty: 'possible' },
    ],
  ])('where %s', (_name, payload, current, received, expected) => {
    const next = page(payload).findNext(current, received);
    if (expected === undefined) expect(next).toBeUndefined();
    else expect(next).toMatchObject(expected);
  });

  it('asks for no page of no size', () => {
    expect(page({ content: content(2), last: false, size: 0 }).findNext(0, 2)?.size).toBe(2);
  });
});
