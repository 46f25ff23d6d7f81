import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toPlainText, toSummaryText } from '../../src/action/plain-text.js';
import { commandTable } from '../../src/demo/runner/commands.js';
import { interpretLog } from '../../src/demo/runner/log-interpreter.js';
import { SecretMasker } from '../../src/demo/runner/masker.js';
import { arbitraryText, decodeEntities } from '../support/arbitrary-text.js';

const COMMANDS = [...commandTable.keys(), 'stop-commands'];

/** The commands that the runner finds in this output. */
function commandsIn(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => ({ stream: 'stdout' as const, text: line }));
  const settings = { masker: new SecretMasker(), workspace: '/work', stepDebug: false, env: {} };
  return interpretLog(lines, settings).commands.map(({ command }) => command);
}

const blank = fc.constantFrom(
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u00a0',
  '\u0085',
  '\u2028',
  '\u200b',
  '\uFEFF',
  '\u202e',
  '\0',
  '\u3000',
);

/** Text that means to act: both notations of commands, in all the places where they may stand. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...COMMANDS.flatMap((name) => [
          `::${name}::`,
          `::${name} name=x::y`,
          `##[${name}]`,
          `##[${name} name=x]y`,
        ]),
      ),
      fc.constantFrom(':', '::', '#', '##', '##[', '[', ']', '%0A', '%0D'),
      blank,
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('toPlainText', () => {
  it.each([
    ['plain text', 'all is well', 'all is well'],
    ['letters of all languages', 'Größe 値 😀', 'Größe 値 😀'],
    ['line breaks', 'a\r\nb\n\nc', 'a b c'],
    ['control characters', 'a\0\u001b[31mb\u007f\u0085c', 'a [31mb c'],
    ['direction marks and invisible signs', 'a\u202eb\u200bc\uFEFFd\u2066e', 'a b c d e'],
    ['separators of lines and paragraphs', 'a\u2028b\u2029c', 'a b c'],
    ['a command', '::error::x', ': :error::x'],
    ['a command behind blanks', '  ::error::x', '  : :error::x'],
    ['a command of old', 'x ##[error]y', 'x # #[error]y'],
    ['two of them', '##[a]##[b]', '# #[a]# #[b]'],
    ['more signs than needed', '###[error]', '## #[error]'],
    ['colons in the middle, which do nothing', 'a ::b:: c', 'a ::b:: c'],
    ['4000 characters', 'x'.repeat(4000), 'x'.repeat(4000)],
    ['more than 4000 characters', 'x'.repeat(4001), `${'x'.repeat(4000)}…`],
  ])('of %s', (_name, text, expected) => {
    expect(toPlainText(text)).toBe(expected);
  });

  it('hides secrets, the longest first', () => {
    expect(toPlainText('id=abc abcdef abc', ['abc', 'abcdef'])).toBe('id=*** *** ***');
  });

  it('hides a secret before the text is cut', () => {
    const text = 'x'.repeat(3998) + 'hunter2';
    expect(toPlainText(text, ['hunter2'])).toBe(`${'x'.repeat(3998)}**…`);
  });

  it.each([
    ['in the middle', 'Bad value s3cret-val…', 'Bad value ***…'],
    ['before its last sign', 'Bad value s3cret-valu…', 'Bad value ***…'],
    ['after four signs', 's3cr… / next reason.', '***… / next reason.'],
    ['twice', 's3cret… / s3cret-v…', '***… / ***…'],
    ['and is no beginning', 'Bad value s3crat-val…', 'Bad value s3crat-val…'],
    ['but not there', 'Bad value s3cret-val … and', 'Bad value s3cret-val … and'],
    ['after three signs, which tell nothing', 's3c…', 's3c…'],
  ])('hides the beginning of a secret that was cut off: %s', (_where, text, expected) => {
    expect(toPlainText(text, ['s3cret-value'])).toBe(expected);
  });

  it('never acts as a command, whatever it is made of', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.array(
          hostile.filter((text) => text !== ''),
          { maxLength: 2 },
        ),
        (text, secrets) => {
          expect([text, commandsIn(toPlainText(text, secrets))]).toEqual([text, []]);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is the generator of a text that would act without it', () => {
    const acting = fc.sample(hostile, 200).filter((text) => commandsIn(text).length > 0);
    expect(acting.length).toBeGreaterThan(20);
  });

  it('is one line without control characters', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, arbitraryText()), (text) => {
        expect(toPlainText(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('changes nothing any more when it is done again', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(toPlainText(toPlainText(text))).toBe(toPlainText(text));
      }),
    );
  });

  it('lets no secret through, wherever it stands', () => {
    const secret = fc
      .string({ unit: fc.constantFrom(...Array.from('abcдж ')), minLength: 2, maxLength: 8 })
      .filter((text) => text.trim() !== '');
    const around = fc.string({ unit: fc.constantFrom(...Array.from('abxyz:#[ \n\t\u200b')), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 3 }), fc.array(around), (secrets, parts) => {
        const text = parts.map((part, index) => part + (secrets[index % secrets.length] ?? '')).join('');
        const shown = toPlainText(text, secrets);
        expect([text, secrets.filter((one) => shown.includes(one))]).toEqual([text, []]);
      }),
      { numRuns: 500 },
    );
  });

  it('lets no secret appear that control characters had split', () => {
    expect(toPlainText('pass\nphrase of mine', ['pass phrase'])).not.toContain('pass phrase');
  });
});

describe('toSummaryText', () => {
  it.each([
    ['letters, digits and blanks', 'Größe 値 12, a-b', 'Größe 値 12, a-b'],
    ['HTML', '<b>"&\'</b>', '&#60;b&#62;&#34;&#38;&#39;&#60;&#47;b&#62;'],
    ['an entity', '&amp;', '&#38;amp&#59;'],
    ['Markdown', '[a](b) `c` *d*', '&#91;a&#93;&#40;b&#41; &#96;c&#96; &#42;d&#42;'],
    ['more Markdown', '_e_ ~f~ #g |h !i', '&#95;e&#95; &#126;f&#126; &#35;g &#124;h &#33;i'],
    ['a mention', '@everyone', '&#64;everyone'],
    ['an emoji', '😀', '&#128512;'],
    ['a combining sign', 'a\u0345', 'a&#837;'],
    ['an address', 'https://a', 'https&#58;&#47;&#47;a'],
  ])('of %s', (_name, text, expected) => {
    expect(toSummaryText(text)).toBe(expected);
  });

  it('hides secrets', () => {
    expect(toSummaryText('is hunter2', ['hunter2'])).toBe('is &#42;&#42;&#42;');
  });

  it('is made of nothing that could act in HTML or Markdown, and reads as the plain text', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'grapheme' })), (text) => {
        const shown = toSummaryText(text);
        expect(shown.replaceAll(/&#\d+;/g, '')).toMatch(/^[\p{L}\p{N} .,-]*$/u);
        expect(decodeEntities(shown)).toBe(toPlainText(text));
      }),
      { numRuns: 500 },
    );
  });

  it('makes no link of a host name, as GitHub does of "www."', () => {
    expect(toSummaryText('see www.evil.example now')).not.toContain('www.');
  });
});
