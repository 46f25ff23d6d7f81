import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { deliveredOutputs, key, parseOutput, password, useBench } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const LINES = 'first line of four\n\tsecond "line" of $four\n\nlast line of four\n';
const bench = useBench({
  credentials: [
    password('db', 'value of db', { username: 'svc_db' }),
    password('lines', LINES),
    password('empty', ''),
    password('cr', 'value with\rCR'),
    password('backslash', 'value with a backslash at the end\\'),
    password('quotes', `value with ' and "`),
    password('dollar', "value with ' and $HOME"),
    password('backtick', "value with ' and `id`"),
    password('escape', "value with ' and \\n"),
    password('awkward', 'value with $HOME, `id`, "quotes", \\n and # signs'),
    password('apostrophe', "it's a value"),
    key('binary', Buffer.from([0, 255, 10, 13])),
  ],
});

const ALL_WAYS = {
  'export-env': 'true',
  'output-json': 'true',
  'dotenv-file': 'secrets/.env',
  'files-dir': 'secrets/files',
};

describe('export-env', () => {
  test('left out, there is no variable', async () => {
    const result = await bench.fetch('A = db');
    expectSuccess(result);
    expect(result.env).toEqual({});
  });

  test('sets variables for values, paths and defaults, and the outputs too', async () => {
    const lines = ['A = db', 'B = lines', 'C = empty', 'D = absent?default=x', 'F = db?file'];
    const result = await bench.fetch(lines, { inputs: { 'export-env': 'true' } });
    expectSuccess(result);
    expect(result.env).toEqual(deliveredOutputs(result));
    expect(result.env).toMatchObject({ A: 'value of db', B: LINES, C: '', D: 'x' });
    await expect(readFile(result.env['F'] ?? '', 'utf8')).resolves.toBe('value of db');
  });
});

describe('env-prefix', () => {
  test('stands before variables and dotenv entries, not before outputs', async () => {
    const inputs = { ...ALL_WAYS, 'env-prefix': 'App_' };
    const result = await bench.fetch(['A = db', 'F = db?file'], { inputs });
    expectSuccess(result);
    expect(Object.keys(result.env)).toEqual(['App_A', 'App_F']);
    expect(Object.keys(deliveredOutputs(result)).sort()).toEqual(['A', 'F']);
    expect(parseOutput(result, 'credentials-json')).toEqual(deliveredOutputs(result));
    const file = path.join(result.workspace, 'secrets/files/F');
    await expect(readFile(result.outputs['dotenv-path'] ?? '', 'utf8')).resolves.toBe(
      `App_A='value of db'\nApp_F='${file}'\n`,
    );
  });
});

describe('a variable that could take over later steps', () => {
  const REFUSED = (
    'PATH PATHEXT HOME ENV BASH_ENV SHELLOPTS IFS PS4 PROMPT_COMMAND LD_PRELOAD LD_ DYLD_INSERT_LIBRARIES ' +
    'NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NODE_TLS_REJECT_UNAUTHORIZED NODE_DEBUG PYTHONPATH PYTHONHOME ' +
    'PYTHONSTARTUP RUBYOPT RUBYLIB PERL5OPT PERL5LIB JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS GIT_SSH ' +
    'GIT_SSH_COMMAND GIT_ASKPASS GIT_EXEC_PATH GIT_CONFIG GIT_CONFIG_GLOBAL HTTP_PROXY HTTPS_PROXY ALL_PROXY ' +
    'NO_PROXY SSL_CERT_FILE SSL_CERT_DIR COMSPEC PSMODULEPATH GITHUB_TOKEN GITHUB_ RUNNER_TEMP ACTIONS_RUNTIME_URL ' +
    'INPUT_COMMAND STATE_x Path home bash_env Ld_preload node_options https_proxy github_env'
  ).split(' ');
  const ALLOWED = (
    'PATHS MY_PATH PATH_2 HOMEPAGE ENVIRONMENT MY_ENV LD DYLD NODE_ENV NODE_OPTION PYTHON GITSSH GIT_SSH2 GIT_TOKEN ' +
    'HTTP_PROXY_2 GITHUB RUNNER ACTION_X INPUT STATE CI AWS_SECRET_ACCESS_KEY _PATH PS1 NODE_TLS'
  ).split(' ');
  const isFirst = (name: string, index: number): boolean =>
    REFUSED.findIndex((one) => one.toUpperCase() === name.toUpperCase()) === index;

  test.each([
    ['export-env', { 'export-env': 'true' }],
    ['dotenv-file', { 'dotenv-file': '.env' }],
  ])('is refused with %s before the first request, each one with its line', async (_what, inputs) => {
    const lines = REFUSED.map((name) => `${name} = db`);
    const result = await bench.fetch(lines, { inputs });
    expectFailure(result, 'INPUT_INVALID');
    expect(result.sent).toEqual([]);
    const log = result.log.join('\n');
    const unnamed = REFUSED.filter(
      (name, index) =>
        !log.includes(`In line ${index + 1} of credentials: the environment variable "${name}"`),
    );
    expect(unnamed).toEqual([]);
  });

  test('is refused for what the prefix makes of the NAME', async () => {
    const inputs = { 'export-env': 'true', 'env-prefix': 'GITHUB_' };
    const result = await bench.fetch(['TOKEN = db'], { inputs });
    expectFailure(result, 'INPUT_INVALID');
    expect(result.annotations[0]?.message).toContain('"GITHUB_TOKEN"');
  });

  test('is allowed with a prefix, and as an output', async () => {
    const lines = REFUSED.filter(isFirst).map((name) => `${name} = db`);
    const prefixed = await bench.fetch(lines, { inputs: { 'export-env': 'true', 'env-prefix': 'MY_' } });
    expectSuccess(prefixed);
    expect(prefixed.env).toHaveProperty('MY_NODE_OPTIONS', 'value of db');
    const outputs = await bench.fetch(lines);
    expectSuccess(outputs);
    expect(Object.keys(deliveredOutputs(outputs))).toHaveLength(lines.length);
  });

  test('is not mistaken for another one', async () => {
    const result = await bench.fetch(
      ALLOWED.map((name) => `${name} = db`),
      { inputs: { 'export-env': 'true' } },
    );
    expectSuccess(result);
    expect(Object.keys(result.env)).toEqual(ALLOWED);
  });
});

describe('before the first request are refused', () => {
  test.each([
    [
      'two equal NAMEs',
      ['A = db', 'B = db', 'A = lines'],
      3,
      /"A" is already taken by line 1 of credentials/,
    ],
    ['NAMEs that differ in case', ['Token = db', 'TOKEN = lines'], 2, /"TOKEN"/],
    ['a made NAME and a written one', ['DB = lines', 'db'], 2, /"DB"/],
    ['two made NAMEs', ['db', 'password:other/db'], 2, /"DB"/],
    ['the same file name', ['A = db?file=x.txt', 'B = lines?file=X.TXT'], 2, /"X.TXT"/i],
    ['a file named after another NAME', ['A = db?file', 'B = lines?file=A'], 2, /"A"/],
    ['a made NAME like an output', ['A = db', 'url'], 2, /"URL"/],
  ] as const)('%s', async (_what, lines, line, message) => {
    const result = await bench.fetch(lines);
    expectFailure(result, 'INPUT_INVALID');
    expect(result.annotations).toHaveLength(1);
    expect(result.annotations[0]?.message).toContain(`line ${line} of credentials`);
    expect(result.annotations[0]?.message).toMatch(message);
    expect(result.sent).toEqual([]);
  });
});

test('the names of all outputs, whatever the case, are refused before the first request', async () => {
  const names = 'manifest MISSING Report changed endpoints matrix service url repairs warnings'.split(' ');
  const result = await bench.fetch(['A = db', ...names.map((name) => `${name} = db`)]);
  expectFailure(result, 'INPUT_INVALID');
  expect(result.sent).toEqual([]);
  const log = result.log.join('\n');
  const unnamed = names.filter(
    (name, index) => !log.includes(`In line ${index + 2} of credentials: the NAME "${name}"`),
  );
  expect(unnamed).toEqual([]);
});

describe('dotenv-file', () => {
  test('holds values and paths, in the order of the lines', async () => {
    const lines = [
      'A = db',
      'B = awkward',
      'C = apostrophe',
      'D = lines',
      'E = empty',
      'F = cr?file',
      'G = absent?optional',
    ];
    const result = await bench.fetch(lines, { inputs: ALL_WAYS });
    expectSuccess(result);
    const file = path.join(result.workspace, 'secrets/.env');
    expect(result.outputs['dotenv-path']).toBe(file);
    await expect(readFile(file, 'utf8')).resolves.toBe(
      [
        "A='value of db'",
        `B='value with $HOME, \`id\`, "quotes", \\n and # signs'`,
        `C="it's a value"`,
        `D='${LINES}'`,
        "E=''",
        `F='${path.join(result.workspace, 'secrets/files/F')}'`,
        '',
      ].join('\n'),
    );
  });

  test('without it there is no output "dotenv-path"', async () => {
    const result = await bench.fetch('A = db');
    expect(result.outputs).not.toHaveProperty('dotenv-path');
  });

  test('a value that cannot be written so is an error with its line, and nothing is handed on', async () => {
    const names = ['cr', 'backslash', 'quotes', 'dollar', 'backtick', 'escape'];
    const lines = ['A = db', ...names, 'B = absent?default=%0D'];
    const result = await bench.fetch(lines, { inputs: ALL_WAYS });
    expectFailure(result, 'CREDENTIAL_NOT_DOTENV');
    expect(result.annotations.map(({ message }) => /line (\d) of credentials/.exec(message)?.[1])).toEqual(
      [...names, 'B'].map((_, index) => String(index + 2)),
    );
    await expect(readdir(result.workspace)).resolves.toEqual([]);
  });

  test('a path that cannot be written so is refused before any file is written', async () => {
    const inputs = { 'dotenv-file': '.env', 'files-dir': `it's $5` };
    const result = await bench.fetch('A = db?file', { inputs });
    expectFailure(result, 'FILE_REFUSED');
    await expect(readdir(result.workspace)).resolves.toEqual([]);
  });
});

describe('delivery is all or nothing', () => {
  test.each([
    ['a credential is missing', 'Z = absent', 'CREDENTIAL_NOT_FOUND'],
    ['a value is no text', 'Z = key:binary?decode=base64', 'CREDENTIAL_NOT_TEXT'],
    ['a value is no JSON', 'Z = db?json=/a', 'CREDENTIAL_NOT_JSON'],
    ['a value does not fit the dotenv file', 'Z = cr', 'CREDENTIAL_NOT_DOTENV'],
    ['a wildcard matches nothing', 'Z_* = nothing-*', 'CREDENTIAL_NOT_FOUND'],
  ])('when %s', async (_what, line, code) => {
    const result = await bench.fetch(['A = db', 'F = db?file', line], { inputs: ALL_WAYS });
    expectFailure(result, code);
    expect(result.outputs['credentials-json']).toBe('{}');
    expect(result.state).toEqual({});
    await expect(readdir(result.workspace)).resolves.toEqual([]);
  });

  test('when a file cannot be written', async () => {
    const workspace = await bench.makeFolder();
    await writeFile(path.join(workspace, 'in the way'), '');
    const inputs = { ...ALL_WAYS, 'files-dir': 'in the way/files' };
    const result = await bench.fetch(['A = db', 'F = db?file'], { inputs, workspace });
    expectFailure(result, 'FILE_REFUSED');
    await expect(readdir(workspace)).resolves.toEqual(['in the way']);
  });

  test('when the service fails for one of them', async () => {
    bench.tenant.inject({ kind: 'status', status: 500, match: { name: 'lines' }, times: Infinity });
    const result = await bench.fetch(['A = db', 'B = lines'], { inputs: ALL_WAYS });
    expectFailure(result, 'HTTP_SERVER_ERROR');
    await expect(readdir(result.workspace)).resolves.toEqual([]);
  });
});

describe('dry-run', () => {
  test('reads, but hands no value on and writes no file', async () => {
    const lines = ['A = db', 'F = db?file', 'L_* = lin*', 'M = absent?optional'];
    const result = await bench.fetch(lines, { inputs: { ...ALL_WAYS, 'dry-run': 'true' } });
    expectSuccess(result);
    expect(result.sent).toEqual([
      'prod password absent',
      'prod password db',
      'prod password lines',
      'prod passwords',
    ]);
    expect(deliveredOutputs(result)).toEqual({});
    expect(result.env).toEqual({});
    expect(result.outputs).not.toHaveProperty('dotenv-path');
    expect(result.outputs['credentials-json']).toBe('{}');
    expect(result.state).toEqual({});
    await expect(readdir(result.workspace)).resolves.toEqual([]);
    expect(JSON.stringify(result.commandFiles)).not.toContain('value of');
  });

  test('says in manifest and "missing" what would come of it', async () => {
    const result = await bench.fetch(['A = db', 'M = absent?optional'], { inputs: { 'dry-run': 'true' } });
    expect(parseOutput(result, 'manifest')).toMatchObject([
      { name: 'A', status: 'found' },
      { name: 'M', status: 'missing' },
    ]);
    expect(result.outputs['missing']).toBe('M');
    expect(result.summary).toMatch(/dry run/i);
  });

  test.each([
    ['CREDENTIAL_NOT_FOUND', 'A = absent', {}],
    ['CREDENTIAL_NOT_DOTENV', 'A = cr', { 'dotenv-file': '.env' }],
    ['CREDENTIAL_NOT_TEXT', 'A = key:binary?decode=base64', {}],
    ['FILE_REFUSED', 'A = db', { 'dotenv-file': 'link' }],
    ['FILE_REFUSED', 'A = db?file', { 'files-dir': 'link' }],
    ['FILE_REFUSED', 'A = db?file=.env', { 'files-dir': '.', 'dotenv-file': '.env' }],
  ])('fails with %s as the run itself would: %s', async (code, line, inputs) => {
    const workspace = await bench.makeFolder();
    await symlink(workspace, path.join(workspace, 'link'));
    const result = await bench.fetch(line, { workspace, inputs: { ...inputs, 'dry-run': 'true' } });
    expectFailure(result, code);
    expect(await readdir(workspace)).toEqual(['link']);
  });
});

describe('credentials-json', () => {
  test('holds every NAME that is delivered, with values as they are', async () => {
    const lines = [
      'A = db',
      'B = lines',
      'C = empty',
      '__proto__ = db',
      'M = absent?optional',
      'F = db?file',
    ];
    const result = await bench.fetch(lines, { inputs: { 'output-json': 'true' } });
    expectSuccess(result);
    const parsed = parseOutput(result, 'credentials-json') as Readonly<Record<string, string>>;
    expect(Object.entries(parsed).map(([name]) => name)).toEqual(['A', 'B', 'C', '__proto__', 'F']);
    expect(new Map(Object.entries(parsed))).toEqual(new Map(Object.entries(deliveredOutputs(result))));
  });
});
