import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { BindingOptions } from '../../src/demo/binding-options.js';
import {
  annotationTexts,
  deliveredOutputs,
  parseOutput,
  password,
  useBench,
} from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const bench = useBench({
  credentials: [
    password('db', 'value of db', { metadata: '{"host":"db.example.com"}' }),
    password('document', '{"a":"value of a","nothing":null}'),
    password('api', 'value of api'),
    password('off', 'value of off', { status: 'disabled' }),
    password('readonly', 'value of readonly', { status: 'readonly' }),
    password('grouped', 'value of grouped', { acl: { groups: ['ci'] } }),
    password('db', 'value of db in other', { namespace: 'other' }),
  ],
});

const MISSING_LINES = [
  'GONE = absent',
  'NO_USER = db#username',
  'NO_MEMBER = document?json=/b',
  'IS_NULL = document?json=/nothing',
  'NONE_* = nothing-like-it-*',
];

describe('on-missing', () => {
  test('left out, everything that is missing is CREDENTIAL_NOT_FOUND', async () => {
    const result = await bench.fetch(['A = db', ...MISSING_LINES, 'B = api']);
    expectFailure(result, 'CREDENTIAL_NOT_FOUND');
    expect(result.annotations).toHaveLength(MISSING_LINES.length);
    for (const [index, { title, message }] of result.annotations.entries()) {
      expect(title).toBe('CREDENTIAL_NOT_FOUND');
      expect(message).toContain(`line ${index + 2} of credentials`);
    }
  });

  test('warn: what is there is delivered, and each missing thing is a warning', async () => {
    const inputs = { 'on-missing': 'warn' };
    const result = await bench.fetch(['A = db', ...MISSING_LINES, 'B = absent?optional'], { inputs });
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual({ A: 'value of db' });
    const warnings = annotationTexts(result, 'warning');
    expect(warnings).toHaveLength(MISSING_LINES.length);
    for (const index of MISSING_LINES.keys())
      expect(warnings.join('\n')).toContain(`line ${index + 2} of credentials`);
  });

  test('warn: a warning about a line of a file stands at its place', async () => {
    const workspace = await bench.makeFolder();
    await writeFile(path.join(workspace, 'lines.txt'), '# one\nGONE = absent\n');
    const inputs = { 'on-missing': 'warn', 'credentials-file': 'lines.txt' };
    const result = await bench.fetch([], { workspace, inputs });
    expectSuccess(result);
    expect(result.annotations).toMatchObject([{ level: 'warning', file: 'lines.txt', line: 2 }]);
  });

  test('ignore: what is missing is set nowhere, without a word', async () => {
    const inputs = {
      'on-missing': 'ignore',
      'export-env': 'true',
      'output-json': 'true',
      'files-dir': 'files',
      'dotenv-file': 'dotenv',
    };
    const lines = ['A = db', ...MISSING_LINES, 'NO_FILE = absent?file'];
    const result = await bench.fetch(lines, { inputs });
    expectSuccess(result);
    expect(result.annotations).toEqual([]);
    expect(deliveredOutputs(result)).toEqual({ A: 'value of db' });
    expect(result.env).toEqual({ A: 'value of db' });
    expect(parseOutput(result, 'credentials-json')).toEqual({ A: 'value of db' });
    expect((await readdir(result.workspace)).sort()).toEqual(['dotenv']);
  });

  test('"missing" lists NAMEs, and wildcards as they are written, one per line', async () => {
    const inputs = { 'on-missing': 'ignore' };
    const result = await bench.fetch(['A = db', ...MISSING_LINES], { inputs });
    expect(result.outputs['missing']?.split('\n').sort()).toEqual(
      ['GONE', 'IS_NULL', 'NONE_* = nothing-like-it-*', 'NO_MEMBER', 'NO_USER'].sort(),
    );
  });

  test('"missing" is empty where nothing is missing', async () => {
    const result = await bench.fetch(['A = db', 'B = absent?default=x']);
    expect(result.outputs['missing']).toBe('');
  });

  test('the manifest says what was found, missing, or a default, with its id and time', async () => {
    const inputs = { 'on-missing': 'ignore' };
    const lines = ['A = db', 'GONE = other/absent', 'NO_USER = db#username', 'D = absent?default=x'];
    const result = await bench.fetch(lines, { inputs });
    const stored = bench.tenant.store.find('prod', 'password', 'db');
    const found = {
      type: 'password',
      namespace: 'prod',
      id: stored?.id,
      modifiedAt: stored?.modifiedAt.toISOString(),
    };
    const absent = { type: 'password', credential: 'absent', id: null, modifiedAt: null };
    expect(parseOutput(result, 'manifest')).toEqual([
      { name: 'A', credential: 'db', status: 'found', ...found },
      { name: 'GONE', namespace: 'other', status: 'missing', ...absent },
      { name: 'NO_USER', credential: 'db', status: 'missing', ...found },
      { name: 'D', namespace: 'prod', status: 'default', ...absent },
    ]);
  });
});

describe('a refusal is never taken for something that is missing', () => {
  const namespacePermissions = { other: ['list'] };
  const REFUSALS: readonly (readonly [what: string, line: string, options: BindingOptions])[] = [
    ['no permission to read at all', 'A = db', { permissions: ['list'] }],
    ['no permission in this namespace', 'A = other/db', { namespacePermissions }],
    ['no permission in a namespace without credentials', 'A = other/absent', { namespacePermissions }],
    ['an access control list without the group', 'A = grouped', {}],
    ['a group that the credential does not name', 'A = db', { group: 'ci' }],
    ['a disabled credential', 'A = off', {}],
  ];

  test.each(REFUSALS)('%s', async (_what, line, binding) => {
    const issued = bench.tenant.issueBinding({ ...binding, encryption: 'disabled' });
    const inputs = { 'on-missing': 'ignore' };
    const result = await bench.fetch(`${line}?optional&default=x`, { binding: issued, inputs });
    expectFailure(result, 'CREDENTIAL_FORBIDDEN');
    expect(result.annotations[0]?.message).toContain('"read"');
    expect(result.sent).toHaveLength(1);
  });

  test('and what may be read is read', async () => {
    const binding = bench.tenant.issueBinding({
      permissions: [],
      namespacePermissions: { prod: ['read'] },
      group: 'ci',
      encryption: 'disabled',
    });
    const result = await bench.fetch('A = grouped', { binding });
    expectSuccess(result);
    const everything = await bench.fetch(['A = grouped', 'B = readonly'], {
      binding: bench.tenant.issueBinding({ group: '*', encryption: 'disabled' }),
    });
    expectSuccess(everything);
  });

  test.each([
    ['a page of the router', 'HTTP_NOT_FOUND', { kind: 'router-404' }],
    ['a redirect', 'HTTP_UNEXPECTED_REDIRECT', { kind: 'redirect', location: 'https://localhost/' }],
    ['status 401', 'HTTP_UNAUTHORIZED', { kind: 'status', status: 401 }],
    ['status 400', 'HTTP_UNEXPECTED_STATUS', { kind: 'status', status: 400 }],
    ['an empty answer', 'PAYLOAD_UNREADABLE', { kind: 'empty-200' }],
    ['another credential', 'PAYLOAD_UNREADABLE', { kind: 'wrong-name' }],
  ] as const)('nor is %s', async (_what, code, fault) => {
    bench.tenant.inject({ ...fault, times: Infinity });
    const result = await bench.fetch('A = db?optional', { inputs: { 'on-missing': 'ignore' } });
    expectFailure(result, code);
  });
});

describe('a failure of a line in a file stands at its place', () => {
  test.each([
    ['CREDENTIAL_NOT_FOUND', 'A = absent'],
    ['CREDENTIAL_FORBIDDEN', 'A = off'],
    ['CREDENTIAL_NOT_JSON', 'A = db?json=/a'],
    ['CREDENTIAL_NOT_DECODABLE', 'A = db?decode=hex'],
    ['CREDENTIAL_NOT_TEXT', 'A = latin1?decode=base64'],
    ['CREDENTIAL_TOO_SHORT_TO_MASK', 'A = short'],
    ['CREDENTIAL_NOT_DOTENV', 'A = cr'],
  ])('%s', async (code, line) => {
    bench.put(password('latin1', '//79'), password('short', 'abc'), password('cr', 'a value\rwith CR'));
    const workspace = await bench.makeFolder();
    await writeFile(path.join(workspace, 'lines.txt'), `GOOD = db\n\n${line}\n`);
    const inputs = { 'credentials-file': 'lines.txt', 'dotenv-file': 'dotenv' };
    const result = await bench.fetch([], { workspace, inputs });
    expectFailure(result, code);
    expect(result.annotations).toMatchObject([{ title: code, file: 'lines.txt', line: 3 }]);
  });

  test('a wildcard that may not be listed', async () => {
    const workspace = await bench.makeFolder();
    await writeFile(path.join(workspace, 'lines.txt'), 'GOOD = db\nA_* = app-*\n');
    const binding = bench.tenant.issueBinding({ permissions: ['read'], encryption: 'disabled' });
    const inputs = { 'credentials-file': 'lines.txt' };
    const result = await bench.fetch([], { workspace, inputs, binding });
    expectFailure(result, 'CREDENTIAL_FORBIDDEN');
    expect(result.annotations).toMatchObject([{ file: 'lines.txt', line: 2 }]);
  });
});

test('all failures are listed in the order of the lines, and the first one gives the code', async () => {
  const lines = [
    'A = db?json=/a',
    'B = db',
    'C = absent',
    'D = off',
    'E = absent?optional',
    'F = db?decode=hex',
  ];
  const result = await bench.fetch(lines);
  expectFailure(result, 'CREDENTIAL_NOT_JSON');
  expect(result.annotations.map(({ title }) => title)).toEqual([
    'CREDENTIAL_NOT_JSON',
    'CREDENTIAL_NOT_FOUND',
    'CREDENTIAL_FORBIDDEN',
    'CREDENTIAL_NOT_DECODABLE',
  ]);
});

test('a refused line is named by its number', async () => {
  const result = await bench.fetch(['A = db', 'B = off']);
  expectFailure(result, 'CREDENTIAL_FORBIDDEN');
  expect(result.annotations[0]?.message).toContain('line 2 of credentials');
});

test('lines of "credentials" come before those of "credentials-file"', async () => {
  const workspace = await bench.makeFolder();
  await writeFile(path.join(workspace, 'lines.txt'), '\uFEFFF = api\r\n\r\n# a comment\r\n  G = db  \r\n');
  const inputs = { 'credentials-file': 'lines.txt' };
  const result = await bench.fetch(['A = db'], { workspace, inputs });
  expectSuccess(result);
  expect(parseOutput(result, 'manifest')).toMatchObject([{ name: 'A' }, { name: 'F' }, { name: 'G' }]);
  expect(deliveredOutputs(result)).toEqual({ A: 'value of db', F: 'value of api', G: 'value of db' });
});

test.each([
  ['is larger than 1 MiB', Buffer.from(`# ${'x'.repeat(1024 * 1024)}\nA = db\n`)],
  ['is no UTF-8', Buffer.from([0x41, 0x20, 0x3d, 0x20, 0xff, 0xfe])],
  ['holds comments only', Buffer.from('# nothing\n\n')],
])('a credentials-file that %s is INPUT_INVALID', async (_what, content) => {
  const workspace = await bench.makeFolder();
  await writeFile(path.join(workspace, 'lines.txt'), content);
  const result = await bench.fetch([], { workspace, inputs: { 'credentials-file': 'lines.txt' } });
  expectFailure(result, 'INPUT_INVALID');
  expect(result.annotations[0]?.message).toContain('"credentials-file"');
  expect(result.sent).toEqual([]);
});
