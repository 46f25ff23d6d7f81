import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { deliveredOutputs, key, parseOutput, password, useBench } from '../support/fetch-bench.js';
import type { FetchResult } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const BINARY = Buffer.from([0, 1, 2, 0xff, 0xfe, 10, 13, 0x80]);
/** As someone wrote it: numbers with more digits than JavaScript keeps, blanks, escapes. */
const DOCUMENT = `{
  "text": "p\\u00e4ss-word", "port": 5432, "big": 12345678901234567890, "price": 1.10, "exponent": -1.50E+02,
  "nested": { "b" : [ 1, 2.00, { "c" : null } ], "a" : "\\"\\/" },
  "nothing": null, "yes": true, "empty": "", "list": ["zero-item", "first-item"],
  "a/b": "value of a/b", "m~n": "value of m~n", "": "value of the empty key", "sp ace": "value of sp ace", "ä&?": "value of ä",
  "~1": "value of ~1"
}`;

const bench = useBench({
  credentials: [
    password('plain', 'value-of-plain'),
    password('b64', Buffer.from('decoded text\n').toString('base64')),
    password('b64-unpadded', 'ZGVjb2RlZA'),
    password('b64url', Buffer.from('~~~???>>>ÿÿ').toString('base64url')),
    password('hex', Buffer.from('from hex: €').toString('hex')),
    password('hex-upper', Buffer.from('from HEX: €').toString('hex').toUpperCase()),
    password('document', DOCUMENT, { metadata: '{"host":"db.example.com","ports":[1,2]}' }),
    password('document64', Buffer.from(DOCUMENT).toString('base64')),
    password('number', '12345678901234567890.50'),
    password('lines', 'first line\nsecond line\n\n'),
    password('latin1', Buffer.from([0xfb, 0xff, 0xfe, 0xfc, 0x80]).toString('base64')),
    password('nul', 'before\0after the NUL'),
    password('nul64', Buffer.from('before\0after the NUL').toString('base64')),
    password('surrogate', 'half of a pair: \ud83d'),
    password('odd', 'abcdef012345678'),
    password('almost-json', '{"a":"almost a value",}'),
    key('binary', BINARY),
    key('pem', '-----BEGIN X-----\nbGluZSBvbmU=\n-----END X-----\n'),
  ],
});

/** What the option does, the line without NAME and `mask=off`, and the value. */
const VALUES: readonly (readonly [what: string, line: string, value: string])[] = [
  ['base64, with the last line end', 'b64?decode=base64', 'decoded text\n'],
  ['base64 without padding', 'b64-unpadded?decode=base64', 'decoded'],
  ['base64url', 'b64url?decode=base64url', '~~~???>>>ÿÿ'],
  ['hex', 'hex?decode=hex', 'from hex: €'],
  ['hex in capitals', 'hex-upper?decode=hex', 'from HEX: €'],
  ['a key to its text', 'key:pem?decode=base64', '-----BEGIN X-----\nbGluZSBvbmU=\n-----END X-----\n'],
  ['a pointer to a string gives its text', 'document?json=/text', 'päss-word'],
  ['a pointer to the empty string', 'document?json=/empty', ''],
  ['a pointer to a number', 'document?json=/port', '5432'],
  ['a number keeps all digits', 'document?json=/big', '12345678901234567890'],
  ['a number keeps its zeros', 'document?json=/price', '1.10'],
  ['a number keeps its exponent', 'document?json=/exponent', '-1.50E+02'],
  ['a pointer to a boolean', 'document?json=/yes', 'true'],
  [
    'a pointer to an object gives compact JSON',
    'document?json=/nested',
    '{"b":[1,2.00,{"c":null}],"a":"\\"/"}',
  ],
  ['a pointer to a list', 'document?json=/list', '["zero-item","first-item"]'],
  ['a pointer into a list', 'document?json=/list/1', 'first-item'],
  ['a pointer through objects and lists', 'document?json=/nested/b/1', '2.00'],
  ['~1 stands for a slash', 'document?json=/a~1b', 'value of a/b'],
  ['~0 stands for a tilde', 'document?json=/m~0n', 'value of m~n'],
  ['~01 stands for ~1', 'document?json=/~01', 'value of ~1'],
  ['the empty key', 'document?json=/', 'value of the empty key'],
  ['percent-encoded blanks', 'document?json=/sp%20ace', 'value of sp ace'],
  ['percent-encoded signs of the grammar', 'document?json=/%C3%A4%26%3F', 'value of ä'],
  ['the empty pointer is the whole document', 'number?json=', '12345678901234567890.50'],
  ['decode comes before json', 'document64?decode=base64&json=/text', 'päss-word'],
  ['json before decode in the line is the same', 'document64?json=/text&decode=base64', 'päss-word'],
  ['json works on metadata too', 'document#metadata?json=/host', 'db.example.com'],
  ['line ends at the end are kept', 'lines', 'first line\nsecond line\n\n'],
  ['a default is not used where there is a value', 'plain?default=fallback', 'value-of-plain'],
  ['a default for a missing credential', 'absent?default=fallback', 'fallback'],
  ['a default for a missing field', 'plain#username?default=nobody', 'nobody'],
  ['a default for a missing pointer', 'document?json=/absent&default=fallback', 'fallback'],
  ['a default for null', 'document?json=/nothing&default=fallback', 'fallback'],
  ['an empty default', 'absent?default=', ''],
  ['a percent-encoded default', 'absent?default=%26a%3Db%0A%25+c', '&a=b\n%+c'],
  ['a default overrules optional', 'absent?optional&default=fallback', 'fallback'],
  ['a default is not decoded', 'absent?decode=base64&default=%2A%2A', '**'],
  ['optional changes nothing for what is there', 'plain?optional', 'value-of-plain'],
];

/** What is not there, and the line without NAME. */
const MISSING: readonly (readonly [what: string, line: string])[] = [
  ['a credential', 'absent?optional'],
  ['a field', 'plain#username?optional'],
  ['the value of a keyring or key', 'key:plain?optional'],
  ['a member', 'document?json=/absent&optional'],
  ['null', 'document?json=/nothing&optional'],
  ['null inside', 'document?json=/nested/b/2/c&optional'],
  ['an index with a zero in front', 'document?json=/list/01&optional'],
  ['an index behind the end', 'document?json=/list/2&optional'],
  ['the index "-"', 'document?json=/list/-&optional'],
  ['a property that lists have', 'document?json=/list/length&optional'],
  ['a property that objects have', 'document?json=/toString&optional'],
  ['the prototype', 'document?json=/__proto__&optional'],
  ['a member of a text', 'document?json=/text/0&optional'],
  ['a member of a number', 'document?json=/port/rawJSON&optional'],
];

function toLines(
  prefix: string,
  rows: readonly (readonly [string, string, ...unknown[]])[],
): readonly string[] {
  return rows.map(
    ([, line], index) => `${prefix}_${index} = ${line}${line.includes('?') ? '&' : '?'}mask=off`,
  );
}

describe('one step with every option', () => {
  let result: FetchResult;
  beforeAll(async () => {
    const lines = [
      ...toLines('VALUE', VALUES),
      ...toLines('MISSING', MISSING),
      'FILE = key:binary?decode=base64&file',
      'NAMED = key:binary?decode=base64&file=The Key.v1.bin',
      'TEXT_FILE = lines?file',
      'RAW_FILE = key:binary?file',
      'DEFAULT_FILE = absent?file=default.txt&default=from the default',
      'NO_FILE = absent?file=absent.txt&optional',
    ];
    result = await bench.fetch(lines, { inputs: { 'output-json': 'true', 'export-env': 'true' } });
  });

  test('succeeds', () => {
    expectSuccess(result);
  });

  test.each(VALUES.map(([what, , value], index) => [what, `VALUE_${index}`, value] as const))(
    'delivers: %s',
    (_what, name, value) => {
      expect(result.outputs[name]).toBe(value);
      expect(result.env[name]).toBe(value);
      expect(parseOutput(result, 'credentials-json')).toHaveProperty(name, value);
    },
  );

  test.each(MISSING.map(([what], index) => [what, `MISSING_${index}`] as const))(
    'sets nothing where this is missing: %s',
    (_what, name) => {
      expect(result.outputs).not.toHaveProperty(name);
      expect(result.env).not.toHaveProperty(name);
      expect(parseOutput(result, 'credentials-json')).not.toHaveProperty(name);
      expect(result.outputs['missing']?.split('\n')).toContain(name);
    },
  );

  test('lists as missing only what is missing', () => {
    const names = [...MISSING.map((_, index) => `MISSING_${index}`), 'NO_FILE'];
    expect(result.outputs['missing']?.split('\n')).toEqual(names);
    const manifest = parseOutput(result, 'manifest') as readonly { name: string; status: string }[];
    expect(manifest.filter(({ status }) => status === 'missing').map(({ name }) => name)).toEqual(names);
  });

  test('says in the manifest what is found and what is a default', () => {
    const manifest = parseOutput(result, 'manifest') as readonly { name: string; status: string }[];
    const statusOf = (line: string): string | undefined => {
      const index = VALUES.findIndex(([, one]) => one === line);
      return manifest.find(({ name }) => name === `VALUE_${index}`)?.status;
    };
    expect(statusOf('plain?default=fallback')).toBe('found');
    expect(statusOf('absent?default=fallback')).toBe('default');
    expect(statusOf('document?json=/absent&default=fallback')).toBe('default');
  });

  test('warns of nothing that is optional', () => {
    expect(result.annotations).toEqual([]);
  });

  test.each([
    ['decoded bytes', 'FILE', BINARY],
    ['a text with its line ends', 'TEXT_FILE', Buffer.from('first line\nsecond line\n\n')],
    ['the base64 of a key, not decoded', 'RAW_FILE', Buffer.from(BINARY.toString('base64'))],
    ['a default', 'DEFAULT_FILE', Buffer.from('from the default')],
  ])('writes a file with %s', async (_what, name, bytes) => {
    await expect(readFile(result.outputs[name] ?? '')).resolves.toEqual(bytes);
    expect(result.env[name]).toBe(result.outputs[name]);
  });

  test('names a file as the line says, else after the NAME', () => {
    expect(result.outputs['NAMED']).toMatch(/\/The Key\.v1\.bin$/);
    expect(result.outputs['FILE']).toMatch(/\/FILE$/);
  });

  test('writes no file for what is missing', () => {
    expect(result.outputs).not.toHaveProperty('NO_FILE');
  });
});

test.each([
  ['bytes that are no UTF-8', 'A = latin1?decode=base64', 'CREDENTIAL_NOT_TEXT'],
  ['NUL', 'A = nul', 'CREDENTIAL_NOT_TEXT'],
  ['decoded NUL', 'A = nul64?decode=base64', 'CREDENTIAL_NOT_TEXT'],
  ['half of a surrogate pair', 'A = surrogate', 'CREDENTIAL_NOT_TEXT'],
  ['half of a surrogate pair for a file', 'A = surrogate?file', 'CREDENTIAL_NOT_TEXT'],
  ['text instead of base64', 'A = plain?decode=base64', 'CREDENTIAL_NOT_DECODABLE'],
  ['base64url instead of base64', 'A = b64url?decode=base64', 'CREDENTIAL_NOT_DECODABLE'],
  ['base64 instead of base64url', 'A = latin1?decode=base64url', 'CREDENTIAL_NOT_DECODABLE'],
  ['half a byte of hex', 'A = odd?decode=hex', 'CREDENTIAL_NOT_DECODABLE'],
  ['text instead of JSON', 'A = plain?json=/a', 'CREDENTIAL_NOT_JSON'],
  ['JSON with a comma too much', 'A = almost-json?json=/a', 'CREDENTIAL_NOT_JSON'],
])('%s is refused, and shows no value', async (_what, line, code) => {
  const result = await bench.fetch(['GOOD = plain', line, 'ALSO_GOOD = b64']);
  expectFailure(result, code);
  expect(deliveredOutputs(result)).toEqual({});
  expect(result.annotations[0]?.message).toMatch(/line 2 of credentials \(A\)/);
});

test.each([
  ['bytes that are no UTF-8', 'A = key:binary?decode=base64&file', BINARY],
  ['NUL', 'A = nul?file', Buffer.from('before\0after the NUL')],
])('%s can be delivered as a file', async (_what, line, bytes) => {
  const result = await bench.fetch(line);
  expectSuccess(result);
  await expect(readFile(result.outputs['A'] ?? '')).resolves.toEqual(bytes);
});
