import { describe, expect, it } from '@jest/globals';
import { findUses, orderByUse } from '../../src/deploy/order.js';
import { flow, scripts } from '../support/deploy-target-artifacts.js';

describe('orderByUse', () => {
  it.each<[string, string, Record<string, readonly string[]>, string, Record<string, readonly string[]>]>([
    ['what nobody uses', 'abc', {}, 'abc', { a: [], b: [], c: [] }],
    ['a chain', 'abc', { a: ['b'], b: ['c'] }, 'cba', { a: ['b'], b: ['c'], c: [] }],
    ['a diamond', 'abcd', { a: ['b', 'c'], b: ['d'], c: ['d'] }, 'dbca', { a: ['b', 'c'], d: [] }],
    ['a circle', 'ab', { a: ['b'], b: ['a'] }, 'ba', { a: ['b'], b: [] }],
    ['a circle of three', 'abc', { a: ['b'], b: ['c'], c: ['a'] }, 'cba', { a: ['b'], b: ['c'], c: [] }],
    ['two uses, one in a circle', 'abc', { a: ['b'], b: ['a', 'c'] }, 'cba', { a: ['b'], b: ['c'] }],
  ])('%s', (_name, ids, uses, order, kept) => {
    const result = orderByUse(Array.from(ids), new Map(Object.entries(uses)));
    expect(result.order.join('')).toBe(order);
    expect(Object.fromEntries(result.uses)).toMatchObject(kept);
  });
});

it('findUses knows artifacts of this run alone', () => {
  const uses = findUses([flow('A', { uses: ['B', 'Elsewhere'] }), scripts('B')]);
  expect(Object.fromEntries(uses)).toEqual({ A: ['B'], B: [] });
});
