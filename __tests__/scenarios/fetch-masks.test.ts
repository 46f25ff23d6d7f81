import { beforeAll, describe, expect, test } from '@jest/globals';
import { deliveredOutputs, key, password, useBench } from '../support/fetch-bench.js';
import type { FetchResult } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const COMMON_WORDS = (
  'true false yes no on off null none undefined default test admin root user password secret prod production dev ' +
  'development staging main master localhost http https'
).split(' ');
const DOCUMENT = '{"user":"member-user","secret":"member-secret-value","list":["one-of-list"]}';

const bench = useBench({
  credentials: [
    password('db', 'value-of-db', { username: 'service-user', metadata: 'some-metadata' }),
    password('other', 'value-of-other'),
    password('spare', 'value-of-spare'),
    password('three', 'x7q'),
    password('four', 'x7qk'),
    password('seven', 'x7qk2jz'),
    password('five-digits', '83917'),
    password('six-digits', '839172'),
    password('decimal', '-12.50'),
    password('emoji', '🔑🔒🗝'),
    password('empty', ''),
    password('document', DOCUMENT),
    password('encoded', Buffer.from('the decoded value').toString('base64')),
    password('lines', '{\nline-with-a-secret\nab\n}\n'),
    password('blank-ends', '  value with blank ends \t'),
    key('key', 'bytes-of-the-key'),
    ...COMMON_WORDS.map((word) => password(`word-${word}`, word)),
    password('word-capitals', 'Password'),
  ],
});

describe('one step with values and other fields', () => {
  let result: FetchResult;
  beforeAll(async () => {
    result = await bench.fetch([
      'A = db',
      'USER = db#username',
      'META = db#metadata',
      'ID = db#id',
      'TIME = db#modifiedAt',
      'DEFAULT = absent?default=default-text',
      'MEMBER = document?json=/secret',
      'DECODED = encoded?decode=base64',
      'OFF = other?mask=off',
      'FORCED = spare#username?mask=force&default=forced-default',
      'LINES = lines',
      'ENDS = blank-ends',
      'KEY = key:key?decode=base64',
      'EMPTY = empty',
      'FILE = four?file',
    ]);
  });

  test('succeeds', () => {
    expectSuccess(result);
  });

  test.each([
    ['a value', 'value-of-db'],
    ['a member of a JSON document', 'member-secret-value'],
    ['the document that a member comes from', DOCUMENT],
    ['a decoded value', 'the decoded value'],
    ['the text that was decoded', Buffer.from('the decoded value').toString('base64')],
    ['a line of a value', 'line-with-a-secret'],
    ['a value without the blanks at its ends', 'value with blank ends'],
    ['bytes of a key', 'bytes-of-the-key'],
    ['base64 of a value', Buffer.from('value-of-db').toString('base64')],
    ['hex of a value', Buffer.from('value-of-db').toString('hex')],
    ['a value in a line of text', 'url=https://x:value-of-db@host/'],
    ['Basic authentication with the user name', Buffer.from('service-user:value-of-db').toString('base64')],
    ['a value that is delivered as a file', 'x7qk'],
  ])('masks %s', (_what, text) => {
    expect(result.masker.mask(text)).toMatch(/^(url=https:\/\/x:)?\*{3}(@host\/|=*)$/);
  });

  test.each([
    ['a user name', 'service-user'],
    ['metadata', 'some-metadata'],
    ['a default', 'default-text'],
    ['the value of a line with mask=off', 'value-of-other'],
    ['a short line inside of a value', ' ab '],
    ['a brace of a value', '{ }'],
  ])('does not mask %s', (_what, text) => {
    expect(result.masker.mask(text)).toBe(text);
  });

  test('does not mask ids and times', () => {
    for (const name of ['ID', 'TIME'])
      expect(result.masker.mask(result.outputs[name] ?? '')).toBe(result.outputs[name]);
  });

  test('delivers an empty value without a mask', () => {
    expect(result.outputs['EMPTY']).toBe('');
    expect(result.masks.every((mask) => mask.trim() !== '')).toBe(true);
  });

  test('leaves manifest and days usable between jobs', () => {
    for (const name of ['manifest', 'missing', 'expires-at', 'days-left', 'error-code'])
      expect(result.droppedJobOutputs).not.toContain(name);
  });
});

describe('mask=force', () => {
  test('masks any field, however short or common, but not another line', async () => {
    const lines = [
      'A = db#username?mask=force',
      'B = three?mask=force',
      'C = word-secret?mask=force',
      'D = db#metadata',
    ];
    const result = await bench.fetch(lines);
    expectSuccess(result);
    for (const text of ['service-user', 'x7q', 'secret']) expect(result.masks).toContain(text);
    expect(result.masker.mask('some-metadata')).toBe('some-metadata');
  });
});

describe('mask=off', () => {
  test('lets a short value pass', async () => {
    const result = await bench.fetch([
      'A = three?mask=off',
      'B = word-true?mask=off',
      'C = five-digits?mask=off',
    ]);
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual({ A: 'x7q', B: 'true', C: '83917' });
    expect(result.masks).not.toContain('x7q');
  });

  test('holds for its line only', async () => {
    const result = await bench.fetch(['A = db?mask=off', 'B = db']);
    expectSuccess(result);
    expect(result.masks).toContain('value-of-db');
  });
});

describe('short-values', () => {
  test('left out, what is too short or common is refused, and none of it shown', async () => {
    const words = COMMON_WORDS.map((word) => `password:word-${word}`);
    const lines = ['GOOD = db', 'three', 'five-digits', 'decimal', 'emoji', 'word-capitals', ...words];
    const result = await bench.fetch(lines);
    expectFailure(result, 'CREDENTIAL_TOO_SHORT_TO_MASK');
    const log = result.log.join('\n');
    const unnamed = lines.filter(
      (_, index) => index > 0 && !log.includes(`line ${index + 1} of credentials`),
    );
    expect(unnamed).toEqual([]);
    expect(log).not.toMatch(/line 1 of credentials|x7q|83917|12\.50|🔑/);
  });

  test('mask: masks and delivers them', async () => {
    const lines = ['A = three', 'B = five-digits', 'C = word-secret', 'D = emoji', 'E = decimal'];
    const result = await bench.fetch(lines, { inputs: { 'short-values': 'mask' } });
    expectSuccess(result);
    for (const text of ['x7q', '83917', 'secret', '🔑🔒🗝', '-12.50']) expect(result.masks).toContain(text);
    expect(deliveredOutputs(result)).toMatchObject({ A: 'x7q', B: '83917', C: 'secret', E: '-12.50' });
  });

  test('says nothing about other fields, defaults and empty values', async () => {
    const result = await bench.fetch([
      'A = db#username',
      'B = absent?default=yes',
      'C = empty',
      'D = key:key#format?optional',
    ]);
    expectSuccess(result);
  });

  test('is asked about what json makes of a value, not about the value', async () => {
    bench.put(password('short-member', '{"pin":"1234","long":"a member that is long"}'));
    const short = await bench.fetch('A = short-member?json=/pin');
    expectFailure(short, 'CREDENTIAL_TOO_SHORT_TO_MASK');
    const long = await bench.fetch('A = short-member?json=/long');
    expectSuccess(long);
  });
});

describe('min-mask-length', () => {
  test.each([
    [undefined, 'four', 'three'],
    ['3', 'three', undefined],
    ['8', 'db', 'seven'],
  ])('%s: takes "%s" and refuses "%s"', async (length, taken, refused) => {
    const inputs = { 'min-mask-length': length };
    const good = await bench.fetch(`A = ${taken}`, { inputs });
    expectSuccess(good);
    expect(good.masks).toContain(good.outputs['A']);
    if (refused === undefined) return;
    const bad = await bench.fetch(`A = ${refused}`, { inputs });
    expectFailure(bad, 'CREDENTIAL_TOO_SHORT_TO_MASK');
  });

  test('numbers need six digits whatever it says', async () => {
    const result = await bench.fetch(['A = six-digits', 'B = five-digits'], {
      inputs: { 'min-mask-length': '1' },
    });
    expectFailure(result, 'CREDENTIAL_TOO_SHORT_TO_MASK');
    expect(result.annotations).toHaveLength(1);
    expect(result.annotations[0]?.message).toContain('line 2 of credentials');
  });
});

test('what was found is masked also when the step fails', async () => {
  const result = await bench.fetch(['A = db', 'B = absent']);
  expectFailure(result, 'CREDENTIAL_NOT_FOUND');
  expect(result.masks).toContain('value-of-db');
});

test('parts of the service key are masked from the start', async () => {
  const binding = bench.tenant.issueBinding();
  bench.tenant.inject({ kind: 'status', status: 401 });
  const result = await bench.fetch('A = db', { binding });
  expectFailure(result, 'HTTP_UNAUTHORIZED');
  for (const secret of binding.secrets)
    for (const line of secret.split('\n').filter((one) => one.length > 8 && !one.startsWith('---')))
      expect(result.masks).toContain(line);
});
