/** Random secrets as a store holds them: awkward signs, several lines, JSON, bytes; each with enough chance in it to be unique. */
import * as fc from 'fast-check';

/** Alone in the world, so that it is never found by accident. */
const core = fc.stringMatching(/^[A-Za-z0-9]{12,18}$/);

const awkward = fc.constantFrom(
  ...[
    '+',
    '/',
    '=',
    '&',
    '%',
    '"',
    "'",
    '\\',
    '<',
    '>',
    '#',
    '!',
    '(',
    ')',
    '*',
    '~',
    '$',
    '`',
    ' ',
    '\t',
    ';',
    ',',
  ],
  ...[
    'é',
    'ß',
    '€',
    '語',
    '😀',
    '\u0301',
    '\u00a0',
    '::',
    '%0A',
    '%25',
    '&#x41;',
    '\\n',
    '{',
    '}',
    '[',
    ']',
    '@',
    '?',
  ],
);

/** One line; starts and ends with what is no blank. */
export const lineSecret: fc.Arbitrary<string> = fc
  .tuple(core, fc.array(fc.oneof(awkward, core), { maxLength: 8 }), core)
  .map(([start, middle, end]) => start + middle.join('') + end);

/** With short, empty and common lines in between, which may stay as they are. */
const linesSecret: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: lineSecret },
        { weight: 1, arbitrary: fc.constantFrom('', '{', 'abc', '  ') },
      ),
      {
        minLength: 2,
        maxLength: 5,
      },
    ),
    lineSecret,
    fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
    fc.constantFrom('', '\n', ' '),
  )
  .map(([lines, last, separator, end]) => [...lines, last].join(separator) + end);

export const textSecret: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: lineSecret },
  { weight: 1, arbitrary: linesSecret },
  { weight: 1, arbitrary: lineSecret.map((line) => `  ${line} `) },
);

/** Long enough not to be text by accident. */
export const bytesSecret: fc.Arbitrary<Buffer> = fc
  .uint8Array({ minLength: 24, maxLength: 120 })
  .map((bytes) => Buffer.concat([Buffer.from([0xff]), bytes]));

export interface JsonSecret {
  /** As it is stored: compact, or over several lines. */
  readonly text: string;
  /** Under `/login/password`. */
  readonly password: string;
  /** Under `/tokens/1`. */
  readonly token: string;
}

export const jsonSecret: fc.Arbitrary<JsonSecret> = fc
  .tuple(lineSecret, lineSecret, fc.constantFrom(0, 2))
  .map(([password, token, indent]) => ({
    password,
    token,
    text: JSON.stringify({ login: { user: 'svc', password }, tokens: ['none', token] }, null, indent),
  }));

/**
 * Checks random values. A report then names the seed of the value, not the value itself, which would fill pages; and
 * nothing is shrunk, as every try runs processes.
 */
export async function forAll<T>(
  arbitrary: fc.Arbitrary<T>,
  runs: number,
  check: (value: T, run: number) => Promise<void>,
): Promise<void> {
  let run = 0;
  const checkSeed = async (seed: number): Promise<void> => {
    for (const value of fc.sample(arbitrary, { seed, numRuns: 1 })) await check(value, run++);
  };
  await fc.assert(fc.asyncProperty(fc.integer(), checkSeed), { numRuns: runs, endOnFailure: true });
}
