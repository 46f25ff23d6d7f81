import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { parseEnv, promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { parse as parseDotenv } from 'dotenv';
import * as fc from 'fast-check';
import { key, parseOutput, password, useBench } from '../support/fetch-bench.js';
import type { FetchResult } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const bench = useBench();

/** What has a meaning to a shell, a dotenv parser, the runner, JSON or a URL, or looks like it. */
const AWKWARD: readonly string[] = [
  ...Array.from('\'"$`\\%&=#!~*?<>|;:@+-{}[]() \t\n\r0123aZ'),
  ...['\r\n', '\n\n', '\\n', '\\', "\\'", '\\"', '$HOME', '${PATH}', '$(id)', '`id`', '%0A', '%25', '%'],
  ...[
    '::',
    '::add-mask::x',
    '::error::x',
    '##[group]',
    '::stop-commands::',
    'EOF',
    '<<EOF',
    'ghadelimiter_',
    'A=b',
  ],
  ...[
    'V_0=x',
    'export A=1',
    '# no comment',
    '${{ secrets.X }}',
    '{"a":1.0}',
    '[]',
    'null',
    'true',
    '007',
    '1e3',
  ],
  ...[
    'é',
    'e\u0301',
    'ß',
    '🔑',
    '👩‍👩‍👧',
    'ключ',
    '\u2028',
    '\u2029',
    '\u0085',
    '\u00a0',
    '\ufeff',
    '\u200b',
    '\u202e',
    '\x1b[31m',
  ],
  ...['\x01', '\x07', '\x08', '\x7f', '\x80', '\x81', '\x88', '\uffff'],
];

const awkward = fc.string({ unit: fc.constantFrom(...AWKWARD), maxLength: 30 });
const anyText = fc.oneof(
  { weight: 6, arbitrary: awkward },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', '\n', '\r', '\r\n', '\t', '\\', "'", '"', '"\'', '\n\n\n', '\ufeff'),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('x', '"', '\n', '🔑', '\\', ' '), awkward)
      .map(([unit, text]) => `${text}${unit.repeat(4096)}`.slice(0, 4096).toWellFormed()),
  },
);
const text = anyText.filter((value) => !value.includes('\0'));

/** As the promise says, which values `sh` and dotenv can read alike. */
function fitsDotenv(value: string): boolean {
  return !value.includes('\r') && !value.endsWith('\\') && !(value.includes("'") && /["$`\\]/.test(value));
}

function batch<T>(value: fc.Arbitrary<T>, size: number): fc.Arbitrary<T[]> {
  return fc.array(value, { minLength: size, maxLength: size });
}

/** Few runs with many values each, and no shrinking: the values that went wrong are in the message. */
async function forSomeBatches<T>(
  values: fc.Arbitrary<T[]>,
  check: (values: readonly T[]) => Promise<void>,
  numRuns = 2,
): Promise<void> {
  await fc.assert(fc.asyncProperty(values, check), { numRuns, endOnFailure: true });
}

function nameAll(prefix: string, values: readonly string[]): ReadonlyMap<string, string> {
  return new Map(values.map((value, index) => [`${prefix}_${index}`, value]));
}

function expectSame(actual: Readonly<Record<string, unknown>>, expected: ReadonlyMap<string, string>): void {
  const wrong = [...expected].filter(([name, value]) => actual[name] !== value);
  expect(wrong.map(([name, value]) => ({ value, delivered: actual[name] }))).toEqual([]);
}

/** Half of the values are credentials of their own, half are members of one JSON document. */
async function fetchValues(
  values: readonly string[],
  inputs: Readonly<Record<string, string>>,
  option = 'mask=off',
): Promise<{ readonly result: FetchResult; readonly expected: ReadonlyMap<string, string> }> {
  const own = nameAll('V', values.slice(0, values.length / 2));
  const members = nameAll('M', values.slice(values.length / 2));
  bench.put(
    ...[...own].map(([name, value]) => password(name, value)),
    password('document', JSON.stringify(Object.fromEntries(members))),
    password('encoded', Buffer.from(JSON.stringify(Object.fromEntries(members))).toString('base64')),
  );
  const lines = [
    ...[...own.keys()].map((name) => `${name}?${option}`),
    ...[...members.keys()].map((name, index) =>
      index % 2 === 0
        ? `${name} = document?json=/${name}&${option}`
        : `${name} = encoded?decode=base64&json=/${name}&${option}`,
    ),
  ];
  const result = await bench.fetch(lines, { inputs: { 'requests-per-second': '100', ...inputs } });
  return { result, expected: new Map([...own, ...members]) };
}

describe('values arrive byte for byte', () => {
  test('in outputs, variables and credentials-json', async () => {
    await forSomeBatches(batch(text, 120), async (values) => {
      const { result, expected } = await fetchValues(values, { 'export-env': 'true', 'output-json': 'true' });
      expectSuccess(result);
      expectSame(result.outputs, expected);
      expectSame(result.env, expected);
      expectSame(parseOutput(result, 'credentials-json') as Readonly<Record<string, string>>, expected);
    });
  });

  test('also where they are masked', async () => {
    await forSomeBatches(
      batch(text, 40),
      async (values) => {
        const inputs = { 'export-env': 'true', 'short-values': 'mask' };
        const { result, expected } = await fetchValues(values, inputs, 'mask=force');
        expectSuccess(result);
        expectSame(result.outputs, expected);
        expectSame(result.env, expected);
      },
      1,
    );
  });

  test('in a dotenv file, for the package dotenv, for Node and for sh', async () => {
    await forSomeBatches(batch(text.filter(fitsDotenv), 120), async (values) => {
      const { result, expected } = await fetchValues(values, { 'dotenv-file': '.env' });
      expectSuccess(result);
      const file = result.outputs['dotenv-path'] ?? '';
      const content = await readFile(file, 'utf8');
      expectSame(await readBySh(file), expected);
      expectSame(parseDotenv(content), expected);
      expectSame(parseEnv(content), expected);
    });
  });

  test('in files, and bytes of keys too', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const large = fc.uint8Array({ minLength: 32 * 1024, maxLength: 32 * 1024 });
    const content = fc.oneof(
      { weight: 10, arbitrary: bytes },
      { weight: 1, arbitrary: large },
      { weight: 10, arbitrary: text.map((value) => Buffer.from(value)) },
    );
    await forSomeBatches(batch(content, 40), async (values) => {
      bench.put(...values.map((value, index) => key(`K_${index}`, Buffer.from(value))));
      const lines = values.map((_, index) => `K_${index} = key:K_${index}?decode=base64&file&mask=off`);
      const result = await bench.fetch(lines, { inputs: { 'requests-per-second': '100' } });
      expectSuccess(result);
      for (const [index, value] of values.entries()) {
        const delivered = await readFile(result.outputs[`K_${index}`] ?? '');
        expect(delivered.equals(value)).toBe(true);
      }
    });
  });
});

describe('values that cannot arrive so are refused, each with its line', () => {
  function refusedLines(result: FetchResult): readonly number[] {
    return result.log.flatMap(
      (line) => /##\[error\].*\bline (\d+) of credentials/.exec(line)?.slice(1).map(Number) ?? [],
    );
  }

  test('NUL is CREDENTIAL_NOT_TEXT', async () => {
    const withNul = fc.tuple(text, text).map(([before, after]) => `${before}\0${after}`);
    await forSomeBatches(
      batch(withNul, 40),
      async (values) => {
        const { result } = await fetchValues(values, { 'short-values': 'mask' });
        expectFailure(result, 'CREDENTIAL_NOT_TEXT');
        expect(refusedLines(result)).toEqual(values.map((_, index) => index + 1));
      },
      1,
    );
  });

  test('what sh and dotenv would read differently is CREDENTIAL_NOT_DOTENV', async () => {
    await forSomeBatches(
      batch(text, 80),
      async (values) => {
        fc.pre(!values.every(fitsDotenv));
        const { result } = await fetchValues(values, { 'dotenv-file': '.env' });
        expectFailure(result, 'CREDENTIAL_NOT_DOTENV');
        const refused = values.flatMap((value, index) => (fitsDotenv(value) ? [] : [index + 1]));
        expect(refusedLines(result)).toEqual(refused);
      },
      1,
    );
  });
});

/** What a shell makes of the file, by way of the environment of a process that it starts. */
async function readBySh(file: string): Promise<Readonly<Record<string, string>>> {
  const print = 'process.stdout.write(JSON.stringify(process.env))';
  const script = 'set -a; . "$1"; shift; exec "$@"';
  const args = ['-c', script, 'sh', file, process.execPath, '-e', print];
  const { stdout } = await promisify(execFile)('sh', args, { env: {}, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as Readonly<Record<string, string>>;
}
