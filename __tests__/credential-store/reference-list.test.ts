import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  describeLine,
  parseReferenceList,
  placeOfLine,
  sortFailures,
  type ReferenceSource,
} from '../../src/credential-store/reference-list.js';
import { ActionError } from '../../src/errors.js';
import { referenceLine, sourceLine } from '../support/arbitrary-delivery.js';

function source(text: string, file?: string): ReferenceSource {
  return { label: file ?? 'credentials', file, text };
}

/** `number: text` of each line that was read. */
function linesOf(...sources: readonly ReferenceSource[]): readonly string[] {
  return parseReferenceList(sources, 'ns').references.map(({ line }) => `${line.number}: ${line.text}`);
}

describe('parseReferenceList', () => {
  it.each([
    ['LF', 'a\nb\nc', ['1: a', '2: b', '3: c']],
    ['CRLF', 'a\r\nb\r\nc\r\n', ['1: a', '2: b', '3: c']],
    ['both', 'a\r\nb\nc\r\n', ['1: a', '2: b', '3: c']],
    ['no line end', 'a', ['1: a']],
    ['empty lines, which count for the numbers', '\n\na\n\n\nb\n', ['3: a', '6: b']],
    ['blanks around a line', '  a \t\n\t b  ', ['1: a', '2: b']],
    ['lines of blanks', '  \n\t\r\na', ['3: a']],
    ['comments', '# a\na\n  # b\n#\nb', ['2: a', '5: b']],
    ['a byte order mark', '\uFEFFa\nb', ['1: a', '2: b']],
    ['a byte order mark before a comment', '\uFEFF# a\nb', ['2: b']],
    ['a "#" later in the line, which is no comment', 'a#username', ['1: a#username']],
    ['nothing', '', []],
    ['comments alone', '#\n #x', []],
  ])('with %s', (_name, text, expected) => {
    expect(linesOf(source(text))).toEqual(expected);
  });

  it('takes no comment after a line', () => {
    expect(parseReferenceList([source('a # comment')], 'ns').faults).toHaveLength(1);
  });

  it('numbers the lines of each source by themselves, the input first', () => {
    expect(linesOf(source('\na'), source('b\n\nc', 'ci/list.txt'))).toEqual(['2: a', '1: b', '3: c']);
  });

  it('gives the place of each fault, and the sound lines all the same', () => {
    const { references, faults } = parseReferenceList([source('a\n/x\nb'), source('\n\n"c', 'list')], 'ns');
    expect(references.map(({ line }) => line.text)).toEqual(['a', 'b']);
    expect(faults.map(({ line }) => describeLine(line))).toEqual(['line 2 of credentials', 'line 3 of list']);
  });

  it('hands on the namespace for lines without one', () => {
    const { references } = parseReferenceList([source('a\nother/b')], 'prod');
    expect(references.map(({ reference }) => reference.namespace)).toEqual(['prod', 'other']);
    expect(parseReferenceList([source('a')], undefined).faults).toHaveLength(1);
  });

  it('says of a line in the syntax of another action what to write instead', () => {
    const { faults } = parseReferenceList(
      [source('secret/data/ci/aws accessKey | AWS_ACCESS_KEY_ID ;')],
      'ns',
    );
    expect(faults[0]?.message).toMatch(
      /hashicorp\/vault-action; write here: AWS_ACCESS_KEY_ID = password:aws/,
    );
  });

  it('reads the same lines with any line ends, blanks and comments between them', () => {
    const between = fc.array(fc.constantFrom('', '  ', '# note', '\t#'), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(between, fc.stringMatching(/^[a-z]{1,8}$/))),
        fc.constantFrom('\n', '\r\n'),
        (parts, end) => {
          const text = parts.flatMap(([before, name]) => [...before, ` ${name}`]).join(end);
          const { references, faults } = parseReferenceList([source(text)], 'ns');
          expect(faults).toEqual([]);
          expect(references.map(({ line }) => line.text)).toEqual(parts.map(([, name]) => name));
          for (const { line } of references) expect(text.split(end)[line.number - 1]?.trim()).toBe(line.text);
        },
      ),
    );
  });
});

describe('placeOfLine', () => {
  it('is the line of a file, and nothing for the workflow itself', () => {
    expect(placeOfLine(sourceLine('a', 7, 'ci/list.txt'))).toEqual({ file: 'ci/list.txt', line: 7 });
    expect(placeOfLine(sourceLine('a', 7))).toBeUndefined();
  });
});

describe('sortFailures', () => {
  it('follows the order of the sources and of the lines in each', () => {
    const sources = [
      referenceLine('a', 1),
      referenceLine('b', 9),
      referenceLine('c', 2, 'list'),
      referenceLine('d', 3, 'list'),
    ];
    const errors = sources.map(
      ({ line }) => new ActionError('CREDENTIAL_NOT_FOUND', { happened: describeLine(line), next: '' }),
    );
    const failures = sources.map(({ line }, index) => ({
      line,
      error: errors[index] ?? new ActionError('INTERNAL_ERROR', { happened: '', next: '' }),
    }));
    fc.assert(
      fc.property(fc.shuffledSubarray(failures, { minLength: failures.length }), (shuffled) => {
        expect(sortFailures(shuffled, sources)).toEqual(errors);
      }),
    );
  });

  it('keeps several failures of one line in their order', () => {
    const line = referenceLine('a', 1);
    const [first, second] = ['1', '2'].map(
      (happened) => new ActionError('CREDENTIAL_NOT_TEXT', { happened, next: '' }),
    );
    if (first === undefined || second === undefined) throw new Error('unreachable');
    const failures = [first, second].map((error) => ({ line: line.line, error }));
    expect(sortFailures(failures, [line])).toEqual([first, second]);
  });
});
