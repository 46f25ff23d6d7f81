/** The limits of parameter files: what a file that was made to cost time may cost. */
import { describe, expect, it } from '@jest/globals';
import { parseParameterDocument } from '../../src/artifact/parameter-document.js';
import { cpuMsOf } from '../support/arbitrary-burden.js';

const KIB = 1024;
const fill = (start: string, unit: string, length: number): string =>
  start + unit.repeat(Math.ceil(length / unit.length)).slice(0, length - start.length);
const faultsOf = (text: string, format: 'yaml' | 'json'): readonly string[] =>
  parseParameterDocument(text, format).faults.map(({ happened }) => happened);

describe('a parameter file', () => {
  it('in YAML has up to 512 KiB', () => {
    const comment = (length: number): string => fill('A:\n  k: v\n#', 'x', length);
    expect(parseParameterDocument(comment(512 * KIB), 'yaml').entries).toHaveLength(1);
    expect(faultsOf(comment(512 * KIB + 1), 'yaml')).toEqual(['was larger than 512 KiB']);
  });

  it('in JSON has up to 1 MiB', () => {
    const long = JSON.stringify({ A: { k: 'v'.repeat(900 * KIB) } });
    expect(parseParameterDocument(long, 'json').entries).toHaveLength(1);
    expect(parseParameterDocument(`${long}}`, 'json').faults).toEqual([
      { line: undefined, happened: 'was no JSON', next: 'Correct the JSON.' },
    ]);
  });

  it('whose JSON is wrong is told the line', () => {
    expect(parseParameterDocument('{\n"A": {]\n', 'json').faults).toMatchObject([{ line: 2 }]);
  });

  it('nested without end is refused', () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect(faultsOf(deep, 'yaml')).toHaveLength(1);
    expect(faultsOf(deep, 'json')).toHaveLength(1);
  });

  it.each([
    ['commas', 'a: [', ','],
    ['quotes', '', '"'],
    ['stars', '', '* '],
    ['anchors', '', '&a '],
    ['aliases', 'x: &a b\ny: [', '*a,'],
    ['brackets', '', '['],
    ['two values', '', 'a: b: c\n'],
    ['escapes', 'a: "', '\\x'],
  ])('full of %s is refused in a time that grows with it', (_name, start, unit) => {
    const time = (length: number): number =>
      cpuMsOf(() => {
        expect(faultsOf(fill(start, unit, length), 'yaml').length).toBeGreaterThan(0);
      });
    time(16 * KIB);
    expect(time(128 * KIB)).toBeLessThan(3000);
  });

  it('leaves the stacks of other errors alone', () => {
    const before = Error.stackTraceLimit;
    faultsOf('a: [', 'yaml');
    expect(Error.stackTraceLimit).toBe(before);
  });
});
