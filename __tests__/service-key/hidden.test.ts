/**
 * Keys behind and in front of other text, in every notation and encoding. The reader leaves out work where a text cannot
 * hold a key: by the first symbols of an encoding, by runs of symbols, by the first and last sign of JSON. Each of these
 * rules has its texts here, in which the key stands where the rule does not look.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeTransport } from '../../src/keys/transport.js';
import { parseRelaxedJson } from '../../src/service-key/relaxed-json.js';
import { readServiceKey } from '../../src/service-key/read.js';
import { WRITINGS } from './json-damages.js';
import { makeLeaf, makeServiceKeys } from './service-keys.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const leaf = makeLeaf('p256');
const key = makeServiceKeys(leaf).find(({ kind }) => kind === 'certificate')?.json ?? {};
const json = JSON.stringify(key);
const pretty = JSON.stringify(key, undefined, 2);

function expectRead(text: string): void {
  const { binding } = readServiceKey({ serviceKey: text, now: NOW, need: 'certificate+key' });
  expect(binding).toMatchObject({ type: 'certificate' });
  expect('identity' in binding && binding.identity?.chain[0]?.fingerprint256).toBe(
    leaf.certificate.fingerprint256,
  );
}

const wrap = (width: number, text: string, end = '\n'): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(end);

/** What may be in front of, or behind, a text without hiding it. */
const AROUND: Readonly<Record<string, string>> = {
  'a byte order mark': '\uFEFF',
  'a no-break space': '\u00A0',
  'blanks of other scripts': '\u2003\u3000',
  'a zero-width space': '\u200B',
  'a NUL': '\0',
  'a line separator': '\u2028',
  'a form feed': '\f',
  'colours of a terminal': '\u001B[0m',
  'five thousand blanks': ' '.repeat(5000),
  'five thousand line breaks': '\r\n'.repeat(2500),
  'no-break spaces': '\u00A0'.repeat(450),
};

const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'base64 in lines': (text) => wrap(76, Buffer.from(text).toString('base64')),
  'base64 in lines of CRLF': (text) => wrap(64, Buffer.from(text).toString('base64'), '\r\n'),
  'base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'base64 of UTF-16, the large end first': (text) => Buffer.from(text, 'utf16le').swap16().toString('base64'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'hexadecimal with colons': (text) => wrap(2, Buffer.from(text).toString('hex'), ':'),
  'hexadecimal behind 0x': (text) => `0x${Buffer.from(text).toString('hex')}`,
};

describe('a key', () => {
  const notations = Object.keys(WRITINGS).flatMap((writing) =>
    Object.keys(AROUND).map((around) => [writing, around] as const),
  );

  it.each(notations)('as %s is read behind and before %s', (writing, around) => {
    const text = WRITINGS[writing]?.(key) ?? '';
    const junk = AROUND[around] ?? '';
    for (const one of [junk + text, text + junk, junk + text + junk]) expectRead(one);
  });

  it.each([
    ['a comment', '// from the cockpit\n', ''],
    ['a comment of several lines', '/* key\n of CI */\n', '\n// end'],
    ['a comment of a shell', '# key\n', '\n# end'],
    ['a semicolon', '', ';'],
    ['a semicolon and blanks', '', ' ;\n\n'],
    ['a comma', '', ','],
    ['a variable', 'const key = ', ';'],
    ['an export', 'module.exports = ', ';\n'],
    ['a prompt', '$ cf service-key a b\n', '\n$ '],
    ['words', 'This is the key: ', ' Please keep it safe.'],
    ['a word that ends like JSON', 'true ', ' null'],
    ['signs that begin like JSON', '- ', ' 1'],
    ['another object', '{"a":1}\n', '\n{"b":2}'],
    ['an array', '[1, 2]\n', '\n[3]'],
    ['quotes', '"', '"'],
    ['letters with marks', 'Schlüssel für é: ', ' ß'],
    ['signs of two units', '😀 ', ' 😀'],
  ])('is read between %s', (_name, before, after) => {
    for (const text of [json, pretty]) expectRead(before + text + after);
  });

  // The length of what stands in front moves each character of two to four octets over the end of what is probed.
  const fronts: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['blanks', ' '.repeat(5000)],
    ['line breaks', '\n'.repeat(5000)],
    ['a comment', `// ${'words '.repeat(100)}\n`],
    ['letters with marks', `// ${'é'.repeat(400)}\n`],
    ['letters of three octets', `# ${'漢'.repeat(300)}\n`],
    ['signs of four octets', `/* ${'😀'.repeat(200)} */`],
    ['a byte order mark', '\uFEFF'],
  ];
  // UTF-16 without a mark is told by the NUL beside each ASCII character.
  const encoded = Object.keys(ENCODINGS).flatMap((encoding) =>
    fronts
      .filter(([name]) => !encoding.includes('UTF-16') || !name.includes('octets'))
      .map(([name, front]) => [encoding, name, front] as const),
  );

  it.each(encoded)('in %s is read behind %s that are encoded with it', (encoding, _name, front) => {
    const encode = ENCODINGS[encoding] ?? String;
    for (let shift = 0; shift < 4; shift += 1) expectRead(encode(' '.repeat(shift) + front + json));
  });

  const outer: readonly (readonly [string, string, string])[] = [
    ['a name', 'SERVICE_KEY=', ''],
    ['a name and blanks', 'service-key : ', '\n'],
    ['an exported name', 'export KEY="', '"'],
    ['a variable of PowerShell', "$env:KEY = '", "'"],
    ['a name behind blanks', `${' '.repeat(5000)}$env:KEY = '`, "'"],
    ['a name behind fewer blanks', `${' '.repeat(3000)}$env:KEY = '`, "'"],
    ['quotes', '"', '"'],
    ['blanks', ' '.repeat(5000), ' '.repeat(5000)],
    ['a byte order mark', '\uFEFF', ''],
    ['a code fence', '```\n', '\n```\n'],
    ['a data URL', 'data:application/json;base64,', ''],
    ['an armour', '-----BEGIN CERTIFICATE-----\n', '\n-----END CERTIFICATE-----\n'],
  ];

  it.each(outer)('in base64 is read within %s, in lines of any width', (_name, before, after) => {
    const text = Buffer.from(json).toString('base64');
    for (const width of [4, 7, 19, 20, 21, 64, 100_000]) expectRead(before + wrap(width, text) + after);
  });

  it('in base64 is read in lines with quotes around each', () => {
    const text = wrap(10, Buffer.from(json).toString('base64'));
    expectRead(text.replaceAll(/^(.*)$/gm, '"$1",'));
  });
});

describe('lines of base64 among others', () => {
  it('are found wherever they start', () => {
    const lines = wrap(20, Buffer.from('a text of some length, with nothing in it').toString('base64'));
    for (let length = 0; length <= 60; length += 1)
      expect(decodeTransport(`${'!'.repeat(length)}\n${lines}`)?.text).toContain('of some length');
  });
});

describe('lines of base64 with quotes in them', () => {
  it('are found among others', () => {
    const lines = wrap(20, Buffer.from('a text of some length, with nothing in it').toString('base64'));
    const text = `!!!\n${lines.replaceAll(/^.{10}/gm, '$&\'"')}`;
    expect(decodeTransport(text)?.text).toContain('of some length');
  });
});

describe('white space around JSON', () => {
  it.each(['', '\n', ' \t\r\n'])('is no damage: %j', (blank) => {
    const { repairs } = readServiceKey({ serviceKey: blank + json + blank, now: NOW });
    expect(repairs).toEqual([]);
  });
});

describe('relaxed JSON', () => {
  const spacings = [undefined, 2, '\t', '\r\n '];

  it('reads all JSON as it is, and what follows is not part of it', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom(...spacings),
        fc.constantFrom('', '\n', '\u00A0', '\uFEFF', ', "', ';', '{', '// x'),
        (value, space, behind) => {
          const text = JSON.stringify([value], undefined, space);
          expect(parseRelaxedJson(`"\\" ${text}${behind}`, 4)).toMatchObject({
            kind: 'value',
            value: JSON.parse(text) as unknown,
            end: 4 + text.length,
          });
        },
      ),
    );
  });

  it.each([
    ['a quote behind a backslash', String.raw`{"a":"x\"y\\"}`, { a: 'x"y\\' }],
    ['a backslash behind the string', String.raw`{"a":"x"\n,"b":"y\n"}`, { a: 'x', b: 'y\n' }],
    ['other quotes in a string', `{'a':"it's",\`b\`:'say "x"'}`, { a: "it's", b: 'say "x"' }],
    ['raw line breaks', '{"a":"x\ny","b":1}', { a: 'x\ny', b: 1 }],
    ['no closing brace', '{"a":{"b":1', { a: { b: 1 } }],
    ['a fence behind it', '{"a":1\n```', { a: 1 }],
    ['a quotation behind it', `{"a":"b""' ;`, { a: 'b' }],
    ['a prompt behind it', '{"a":1\nuser@host:~$ and much more text behind', { a: 1 }],
  ])('reads %s', (_name, text, value) => {
    expect(parseRelaxedJson(text, 0)).toMatchObject({ kind: 'value', value });
  });

  it('takes an object of five thousand fields, and no larger one', () => {
    const make = (count: number): string =>
      `{${Array.from({ length: count }, (_, at) => `a${at}: 1`).join()}}`;
    expect(parseRelaxedJson(make(5000), 0).kind).toBe('value');
    expect(parseRelaxedJson(make(5001), 0).kind).toBe('invalid');
  });
});
