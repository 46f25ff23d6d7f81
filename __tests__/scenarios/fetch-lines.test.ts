import { beforeAll, describe, expect, test } from '@jest/globals';
import { deliveredOutputs, key, parseOutput, password, useBench } from '../support/fetch-bench.js';
import type { FetchResult } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const METADATA = '{"host":"db.example.com"}';
const LONG_NAME = 'n'.repeat(255);
const LONG_NAMESPACE = `${'long-'.repeat(19)}space`;
const KEY_BYTES = 'bytes of the signing key';

const bench = useBench({
  credentials: [
    password('db-main', 'value-of-db-main', { username: 'svc_db', metadata: METADATA }),
    key('signing', KEY_BYTES, { format: 'aes', username: 'signer' }),
    { namespace: 'prod', type: 'keyring', name: 'ring', metadata: 'rotated each quarter' },
    password('same', 'the password named same'),
    key('same', 'the key named same'),
    password('db-main', 'db-main of team a', { namespace: 'team:a' }),
    password('svc-x', 'svc-x of team a', { namespace: 'team:a', username: 'user of svc-x' }),
    password('x', 'x of another namespace', { namespace: 'key:prod' }),
    password('x', 'x of namespace password', { namespace: 'password' }),
    password('x', 'x of the long namespace', { namespace: LONG_NAMESPACE }),
    password('x', 'x of odd signs', { namespace: 'A_-.:!~9' }),
    password('token:db', 'value of token:db'),
    password('Password:db', 'value of Password:db'),
    password('9-lives', 'value of 9-lives'),
    password('Größe-🔑-ключ.v2', 'value of a name in Unicode'),
    password('two words', 'value of two words'),
    password('a&b+c%20d;e\\f', 'value of a name with URL signs'),
    password("it's", 'value of an apostrophe'),
    password('path/to/it', 'value of a path'),
    password('a#b', 'value of a hash'),
    password('a?b', 'value of a question'),
    password('a=b', 'value of an equal sign'),
    password('NAME = x', 'value of a whole assignment'),
    password('all*', 'value of a star'),
    password('say "hi"', 'value of quotes'),
    password('  blanks  ', 'value of blanks at the ends'),
    password('a/b?c=d#e*"', 'value of all signs', { namespace: 'team:a', username: 'user of all signs' }),
    password(LONG_NAME, 'value of the longest name'),
  ],
});

/** What the line shows, the line, and the NAME and value that come of it. */
const DELIVERIES: readonly (readonly [what: string, line: string, name: string, value: string])[] = [
  ['NAME and type', 'DB_PASSWORD = password:db-main', 'DB_PASSWORD', 'value-of-db-main'],
  ['no type is password', 'NO_TYPE = db-main', 'NO_TYPE', 'value-of-db-main'],
  ['no blanks around the equal sign', 'TIGHT=password:db-main', 'TIGHT', 'value-of-db-main'],
  ['tabs around the equal sign', 'TABS\t=\tpassword:db-main', 'TABS', 'value-of-db-main'],
  ['blanks around the line', '   BLANKS = password:db-main \t', 'BLANKS', 'value-of-db-main'],
  ['a line end of CR LF', 'CR_LF = db-main\r', 'CR_LF', 'value-of-db-main'],
  ['a NAME in small letters', 'small_1 = db-main', 'small_1', 'value-of-db-main'],
  ['a NAME that objects know', '__proto__ = db-main', '__proto__', 'value-of-db-main'],
  ['a NAME made from the name', 'db-main', 'DB_MAIN', 'value-of-db-main'],
  ['a made NAME with a digit in front', '9-lives', '_9_LIVES', 'value of 9-lives'],
  ['a made NAME of Unicode', 'Größe-🔑-ключ.v2', 'GR__E________V2', 'value of a name in Unicode'],
  ['a made NAME of a quoted name', '"path/to/it"', 'PATH_TO_IT', 'value of a path'],
  ['a made NAME without the rest', 'password:team:a/svc-x#username?optional', 'SVC_X', 'user of svc-x'],
  ['type key', 'KEY = key:signing', 'KEY', Buffer.from(KEY_BYTES).toString('base64')],
  ['type keyring', 'RING = keyring:ring#metadata', 'RING', 'rotated each quarter'],
  ['the password of a name', 'SAME_1 = password:same', 'SAME_1', 'the password named same'],
  ['the key of that name', 'SAME_2 = key:same?decode=base64', 'SAME_2', 'the key named same'],
  ['another word before a colon', 'TOKEN = token:db', 'TOKEN', 'value of token:db'],
  ['a type in capitals is no type', 'CASE = Password:db', 'CASE', 'value of Password:db'],
  ['a namespace with a colon', 'TEAM = team:a/db-main', 'TEAM', 'db-main of team a'],
  ['a namespace after a type', 'TEAM_2 = password:team:a/db-main', 'TEAM_2', 'db-main of team a'],
  ['a namespace like a type', 'KEY_PROD = password:key:prod/x', 'KEY_PROD', 'x of another namespace'],
  ['a namespace named as a type', 'NS_PASSWORD = password/x', 'NS_PASSWORD', 'x of namespace password'],
  ['a namespace of 100 characters', `NS_LONG = ${LONG_NAMESPACE}/x`, 'NS_LONG', 'x of the long namespace'],
  ['a namespace of all signs', 'NS_SIGNS = A_-.:!~9/x', 'NS_SIGNS', 'x of odd signs'],
  ['a name with a blank inside', 'WORDS = two words', 'WORDS', 'value of two words'],
  ['a name with signs of URLs', 'SIGNS = a&b+c%20d;e\\f', 'SIGNS', 'value of a name with URL signs'],
  ['a name with an apostrophe', "APOSTROPHE = it's", 'APOSTROPHE', 'value of an apostrophe'],
  ['a quoted slash', 'SLASH = password:"path/to/it"', 'SLASH', 'value of a path'],
  ['a quoted slash after a namespace', 'SLASH_2 = prod/"path/to/it"', 'SLASH_2', 'value of a path'],
  ['a quoted hash', 'HASH = "a#b"', 'HASH', 'value of a hash'],
  ['a quoted question mark', 'QUESTION = "a?b"', 'QUESTION', 'value of a question'],
  ['a quoted equal sign', 'EQUALS = "a=b"', 'EQUALS', 'value of an equal sign'],
  ['a quoted assignment', 'ASSIGNMENT = "NAME = x"', 'ASSIGNMENT', 'value of a whole assignment'],
  ['a quoted star', 'STAR = "all*"', 'STAR', 'value of a star'],
  ['quotes in quotes', 'QUOTES = "say ""hi"""', 'QUOTES', 'value of quotes'],
  ['quoted blanks at the ends', 'ENDS = "  blanks  "', 'ENDS', 'value of blanks at the ends'],
  ['all of it', 'ALL = password:team:a/"a/b?c=d#e*"""#username?optional', 'ALL', 'user of all signs'],
  ['a name of 255 characters', `LONGEST = ${LONG_NAME}`, 'LONGEST', 'value of the longest name'],
  ['the field value', 'VALUE = db-main#value', 'VALUE', 'value-of-db-main'],
  ['the field username', 'USERNAME = db-main#username', 'USERNAME', 'svc_db'],
  ['the field metadata', 'METADATA = db-main#metadata', 'METADATA', METADATA],
  ['the field format', 'FORMAT = key:signing#format', 'FORMAT', 'aes'],
];

describe('one step with every form of a line', () => {
  let result: FetchResult;
  beforeAll(async () => {
    const lines = DELIVERIES.map(([, line]) => line);
    const more = ['ID = db-main#id', 'MODIFIED = db-main#modifiedAt'];
    result = await bench.fetch(['', '# NO = db-main', ...lines, '   # another', ...more, '']);
  });

  test('succeeds', () => {
    expectSuccess(result);
  });

  test.each(DELIVERIES)('delivers %s', (_what, _line, name, value) => {
    expect(new Map(Object.entries(result.outputs)).get(name)).toBe(value);
  });

  test('delivers id and modifiedAt as the store has them', () => {
    const stored = bench.tenant.store.find('prod', 'password', 'db-main');
    expect(result.outputs).toMatchObject({ ID: stored?.id, MODIFIED: stored?.modifiedAt.toISOString() });
  });

  test('delivers nothing else', () => {
    const names = [...DELIVERIES.map(([, , name]) => name), 'ID', 'MODIFIED'];
    expect(Object.keys(deliveredOutputs(result)).sort()).toEqual(names.sort());
  });

  test('reads each credential once, though many lines ask for it', () => {
    expect(result.sent.filter((request) => request === 'prod password db-main')).toHaveLength(1);
    expect(new Set(result.sent).size).toBe(result.sent.length);
  });

  test('lists nothing', () => {
    expect(result.sent.filter((request) => /^\S+ \w+s( |$)/.test(request))).toEqual([]);
  });

  test('says in the manifest where each NAME came from', () => {
    const stored = bench.tenant.store.find('team:a', 'password', 'a/b?c=d#e*"');
    const manifest = parseOutput(result, 'manifest') as readonly Record<string, unknown>[];
    expect(manifest.map(({ name }) => name)).toEqual([
      ...DELIVERIES.map(([, , name]) => name),
      'ID',
      'MODIFIED',
    ]);
    expect(manifest.find(({ name }) => name === 'ALL')).toEqual({
      name: 'ALL',
      type: 'password',
      namespace: 'team:a',
      credential: 'a/b?c=d#e*"',
      id: stored?.id,
      modifiedAt: stored?.modifiedAt.toISOString(),
      status: 'found',
    });
  });
});

/** What is wrong, the line, and a part of the message. */
const FAULTS: readonly (readonly [what: string, line: string, message: RegExp])[] = [
  ['no name', 'A1 =', /names no credential/],
  ['a type and no name', 'A2 = password:', /names no credential/],
  ['a namespace and no name', 'A3 = prod/', /names no credential/],
  ['an empty namespace', 'A4 = /x', /no namespace/],
  ['an empty quoted name', 'A5 = ""', /names no credential/],
  ['a NAME that starts with a digit', '1A = x', /double quotes/],
  ['a NAME with a dash', 'A-B = x', /double quotes/],
  ['a name that gives no NAME', '---', /NAME/],
  ['a name in other letters that gives no NAME', 'ключ', /NAME/],
  ['a slash in the name', 'A6 = prod/path/to', /double quotes/],
  ['an equal sign in the name', 'A7 = a=b', /double quotes/],
  ['a quote in the name', 'A8 = a"b', /double quotes/],
  ['an open quote', 'A9 = "a', /double quote/],
  ['more after the closing quote', 'A10 = "a"b', /double quote/],
  ['a name of 256 characters', `A11 = ${'n'.repeat(256)}`, /255/],
  ['a namespace of 101 characters', `A12 = ${'n'.repeat(101)}/x`, /namespace/],
  ['a namespace with an umlaut', 'A13 = größe/x', /namespace/],
  ['a namespace with a blank', 'A14 = my space/x', /namespace/],
  ['an unknown field', 'A15 = x#secret', /fields are value, username/],
  ['an empty field', 'A16 = x#', /fields are/],
  ['a field in capitals', 'A17 = x#Username', /fields are/],
  ['an unknown option', 'A18 = x?trim', /options are decode, json/],
  ['an empty option', 'A19 = x?', /options are/],
  ['an option twice', 'A20 = x?optional&optional', /"optional" stands twice/],
  ['an unknown decoding', 'A21 = x?decode=base32', /base64, base64url, hex/],
  ['decode without a value', 'A22 = x?decode', /base64, base64url, hex/],
  ['a pointer without a slash', 'A23 = x?json=host', /JSON pointer/],
  ['a pointer with a bad escape', 'A24 = x?json=/a~2b', /JSON pointer/],
  ['json without a pointer', 'A25 = x?json', /JSON pointer/],
  ['default without a text', 'A26 = x?default', /"default="/],
  ['a text that is not percent-encoded', 'A27 = x?default=100%', /%25/],
  ['optional with a value', 'A28 = x?optional=true', /"optional" takes no value/],
  ['a file in a folder', 'A29 = x?file=a/b', /bare file name/],
  ['a file in an encoded folder', 'A30 = x?file=..%2Fb', /bare file name/],
  ['a file named as the parent folder', 'A31 = x?file=..', /bare file name/],
  ['a file without a name', 'A32 = x?file=', /bare file name/],
  ['an unknown mask', 'A33 = x?mask=on', /force or off/],
  ['a short prefix', 'A34_* = ab*', /at least 3 characters/],
  ['a star in the name only', 'A35 = abc*', /"A35_\* = /],
  ['a star in the NAME only', 'A36_* = abc', /right side too/],
  ['a star in the middle', 'A37_* = a*c', /double quotes/],
  ['a named file for a wildcard', 'A38_* = abc*?file=f', /"file=name" does not go with "\*"/],
  ['a default for a wildcard', 'A39_* = abc*?default=x', /"default" does not go with "\*"/],
];

describe('one step with every fault of a line', () => {
  let result: FetchResult;
  beforeAll(async () => {
    result = await bench.fetch(['GOOD = db-main', '# faults', ...FAULTS.map(([, line]) => line)]);
  });

  test('fails before the first request', () => {
    expectFailure(result, 'INPUT_INVALID');
    expect(result.sent).toEqual([]);
  });

  test.each(FAULTS.map(([what, , message], index) => [what, index + 3, message] as const))(
    'names %s and its line, which is %i',
    (_what, number, message) => {
      const fault = result.log.find((line) => line.includes(`In line ${number} of credentials:`));
      expect(fault).toMatch(message);
    },
  );

  test('finds no fault in the line without one', () => {
    expect(result.log.join('\n')).not.toContain('In line 1 of credentials');
  });
});

test('all faults of one line stand in one message', async () => {
  const result = await bench.fetch('A = x#nothing?decode=rot13&mask=yes');
  expectFailure(result, 'INPUT_INVALID');
  expect(result.annotations).toHaveLength(1);
  const [annotation] = result.annotations;
  for (const part of ['fields are', '"decode" takes', '"mask" takes'])
    expect(annotation?.message).toContain(part);
});
