import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { SeedCredential } from '../../src/demo/credential-store/credential.js';
import { deliveredOutputs, key, parseOutput, password, useBench } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

/** So that a hundred reads do not take four seconds. */
const FAST = { 'requests-per-second': '100' };

function many(count: number, prefix: string, namespace: string): readonly SeedCredential[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `${prefix}${String(index).padStart(4, '0')}`;
    return password(name, `value of ${name}`, { namespace });
  });
}

const bench = useBench({
  credentials: [
    password('app-db-main', 'value of app-db-main', { username: 'svc_db' }),
    password('app-api key/v2', 'value of app-api key/v2'),
    password('app-0', 'value of app-0'),
    password('app-ключ', 'value of app-ключ'),
    password('App-upper', 'value of App-upper'),
    password('apple', 'value of apple'),
    password('0day-token', 'value of 0day-token'),
    password('my*app', 'value of my*app'),
    password('my*app-2', 'value of my*app-2'),
    password('my-app', 'value of my-app'),
    key('app-key', 'bytes of app-key'),
    password('app-other', 'value of app-other', { namespace: 'other' }),
    ...['clash-a b', 'clash-a_b', 'solo-one', 'run-options', 'out-manifest'].map((name) =>
      password(name, `value of ${name}`, { namespace: 'clashes' }),
    ),
    ...many(100, 'full-', 'hundred'),
    ...many(101, 'full-', 'hundred-and-one'),
  ],
});

test('"PREFIX_* = app-*" hands on every match, with the rest of its name in capitals', async () => {
  const result = await bench.fetch('APP_* = password:prod/app-*');
  expectSuccess(result);
  expect(deliveredOutputs(result)).toEqual({
    APP_0: 'value of app-0',
    APP_API_KEY_V2: 'value of app-api key/v2',
    APP_DB_MAIN: 'value of app-db-main',
    APP_____: 'value of app-ключ',
  });
  expect(result.sent).toEqual([
    'prod password app-0',
    'prod password app-api key/v2',
    'prod password app-db-main',
    'prod password app-ключ',
    'prod passwords',
  ]);
});

test('without NAME each NAME is made from the whole name, and may not start with a digit', async () => {
  const result = await bench.fetch(['app-db-*', '0day-*']);
  expectSuccess(result);
  expect(deliveredOutputs(result)).toEqual({
    APP_DB_MAIN: 'value of app-db-main',
    _0DAY_TOKEN: 'value of 0day-token',
  });
});

test('"_" goes before a digit only at the start of the whole NAME', async () => {
  const result = await bench.fetch('A* = password:app-*?mask=off');
  expectSuccess(result);
  expect(Object.keys(deliveredOutputs(result)).sort()).toEqual(['A0', 'AAPI_KEY_V2', 'ADB_MAIN', 'A____']);
});

test('a quoted prefix may hold a star, and the star behind the quote is the wildcard', async () => {
  const result = await bench.fetch('MY_* = "my*app"*');
  expectSuccess(result);
  expect(deliveredOutputs(result)).toEqual({ MY_: 'value of my*app', MY__2: 'value of my*app-2' });
});

test('a wildcard of type key lists keys only, and its options hold for every match', async () => {
  const result = await bench.fetch('K_* = key:app-*?decode=base64&file');
  expectSuccess(result);
  expect(result.sent).toEqual(['prod key app-key', 'prod keys']);
  expect(Object.keys(deliveredOutputs(result))).toEqual(['K_KEY']);
  await expect(readFile(result.outputs['K_KEY'] ?? '', 'utf8')).resolves.toBe('bytes of app-key');
});

test('a field that some matches lack is missing for those', async () => {
  const result = await bench.fetch('U_* = app-*#username', { inputs: { 'on-missing': 'ignore' } });
  expectSuccess(result);
  expect(deliveredOutputs(result)).toEqual({ U_DB_MAIN: 'svc_db' });
  expect(result.outputs['missing']?.split('\n')).toEqual(['U_0', 'U_API_KEY_V2', 'U_____']);
});

test('wildcards of one type and namespace share a list, and all lines share the reads', async () => {
  const lines = ['A_* = app-db*', 'B_* = app-d*', 'C = app-db-main', 'O_* = other/app-*'];
  const result = await bench.fetch(lines);
  expectSuccess(result);
  expect(result.sent).toEqual([
    'other password app-other',
    'other passwords',
    'prod password app-db-main',
    'prod passwords',
  ]);
  const value = 'value of app-db-main';
  expect(deliveredOutputs(result)).toEqual({
    A__MAIN: value,
    B_B_MAIN: value,
    C: value,
    O_OTHER: 'value of app-other',
  });
});

test('a wildcard without a match is CREDENTIAL_NOT_FOUND', async () => {
  const result = await bench.fetch('NONE_* = app-none-*');
  expectFailure(result, 'CREDENTIAL_NOT_FOUND');
  expect(result.annotations[0]?.message).toContain('line 1 of credentials');
});

test.each([
  ['on-missing: ignore', 'NONE_* = password:app-none-*', { 'on-missing': 'ignore' }, 0],
  ['on-missing: warn', 'NONE_* = password:app-none-*', { 'on-missing': 'warn' }, 1],
  ['optional', 'NONE_* = password:app-none-*?optional', {}, 0],
])(
  'with %s a wildcard without a match stands in "missing" as it is written',
  async (_, line, inputs, warnings) => {
    const result = await bench.fetch([line, 'A = apple'], { inputs });
    expectSuccess(result);
    expect(result.outputs['missing']).toBe(line);
    expect(deliveredOutputs(result)).toEqual({ A: 'value of apple' });
    expect(parseOutput(result, 'manifest')).toMatchObject([{ name: 'A', status: 'found' }]);
    expect(result.annotations.filter(({ level }) => level === 'warning')).toHaveLength(warnings);
  },
);

test('a namespace that does not exist holds no match', async () => {
  const result = await bench.fetch('A_* = nowhere/app-*?optional');
  expectSuccess(result);
  expect(result.sent).toEqual(['nowhere passwords']);
});

test('a match that is gone when it is read counts as missing', async () => {
  bench.tenant.inject({ kind: 'status', status: 404, match: { path: '/password', name: 'app-db-main' } });
  const result = await bench.fetch('A_* = app-db-*', { inputs: { 'on-missing': 'ignore' } });
  expectSuccess(result);
  expect(result.outputs['missing']).toBe('A_MAIN');
});

test('a hundred matches are delivered', async () => {
  const result = await bench.fetch('F_* = hundred/full-*', { inputs: FAST });
  expectSuccess(result);
  expect(Object.keys(deliveredOutputs(result))).toHaveLength(100);
  expect(result.outputs['F_0099']).toBe('value of full-0099');
});

test('more than a hundred matches are refused after the list, and nothing is read', async () => {
  const result = await bench.fetch(['OK = apple', 'F_* = hundred-and-one/full-*']);
  expectFailure(result, 'INPUT_INVALID');
  expect(result.annotations[0]?.message).toMatch(/line 2 of credentials.* 101 /);
  expect(result.sent.filter((request) => !request.startsWith('hundred-and-one passwords'))).toEqual([]);
});

test('all wildcards with too many matches are named', async () => {
  const result = await bench.fetch(['F_* = hundred-and-one/full-*', 'G_* = hundred-and-one/full*']);
  expectFailure(result, 'INPUT_INVALID');
  expect(result.log.join('\n')).toContain('line 1 of credentials');
  expect(result.log.join('\n')).toContain('line 2 of credentials');
});

test.each([
  ['each other', ['C_* = clashes/clash-*'], {}, /"C_A_B"/],
  ['the NAME of a line', ['s_one = apple', 'S_* = clashes/solo-*'], {}, /"S_ONE"/],
  ['an output of the action', ['M* = clashes/out-m*'], {}, /"MANIFEST"/],
  ['the file of a line', ['A = apple?file=s_one', 'S_* = clashes/solo-*?file'], {}, /"S_ONE"/],
  ['a variable that runs code', ['NODE_* = clashes/run-*'], { 'export-env': 'true' }, /"NODE_OPTIONS"/],
])(
  'matches whose NAMEs collide with %s are refused after the list',
  async (_what, lines, inputs, message) => {
    const result = await bench.fetch(lines, { inputs });
    expectFailure(result, 'INPUT_INVALID');
    expect(result.annotations[0]?.message).toMatch(message);
    expect(result.sent).toEqual(['clashes passwords']);
  },
);

test('without the permission to list a wildcard is forbidden, whatever "on-missing" says', async () => {
  const binding = bench.tenant.issueBinding({ permissions: ['read'], encryption: 'disabled' });
  const inputs = { 'on-missing': 'ignore' };
  const result = await bench.fetch('A_* = app-*?optional', { binding, inputs });
  expectFailure(result, 'CREDENTIAL_FORBIDDEN');
  expect(result.annotations[0]?.message).toMatch(/"list".*"prod"/s);
  expect(result.sent).toEqual(['prod passwords']);
});

/** 110 credentials; those that match stand at 90 to 109, over the edge of a page of 100. */
const SPREAD = [...many(90, 'filler-', 'prod'), ...many(20, 'hit-', 'prod')];

describe.each([
  ['pages of 100', {}, 2],
  ['pages of 7', { listPageSize: 7 }, 16],
  ['one page that holds all', { listPageSize: 1000 }, 1],
  ['one page that holds all, and no paging', { listPageSize: 1000, listPaging: 'ignored' }, 1],
  ['a bare array', { listEnvelope: 'array' }, 1],
  ['"content" and nothing else', { listEnvelope: 'content-only' }, 1],
] as const)('where a list of 110 comes as %s', (_what, switches, lists) => {
  const paged = useBench({ switches, credentials: SPREAD });

  test('every match is found', async () => {
    const result = await paged.fetch('HIT_* = hit-*', { inputs: FAST });
    expectSuccess(result);
    expect(Object.keys(deliveredOutputs(result))).toHaveLength(20);
    expect(result.outputs['HIT_0019']).toBe('value of hit-0019');
    expect(result.sent.filter((request) => request.startsWith('prod passwords'))).toHaveLength(lists);
  });
});

describe.each([
  ['pages of 100', {}],
  ['a bare array', { listEnvelope: 'array' }],
] as const)('where a list of exactly 100 comes as %s', (_what, switches) => {
  const paged = useBench({ switches, credentials: SPREAD.slice(10) });

  test('it is taken as complete', async () => {
    const result = await paged.fetch('HIT_* = hit-*', { inputs: FAST });
    expectSuccess(result);
    expect(Object.keys(deliveredOutputs(result))).toHaveLength(20);
  });
});

describe('where the service has more pages but gives the first one only', () => {
  const paged = useBench({ switches: { listPaging: 'ignored' }, credentials: SPREAD });

  test('a part of the list is never taken for the whole', async () => {
    const result = await paged.fetch('FILLER_* = filler-000*');
    expectFailure(result, 'CREDENTIAL_LIST_INCOMPLETE');
    expect(result.sent.every((request) => request.startsWith('prod passwords'))).toBe(true);
  });

  test('single credentials can be fetched all the same', async () => {
    const result = await paged.fetch('HIT = hit-0019');
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual({ HIT: 'value of hit-0019' });
  });
});
