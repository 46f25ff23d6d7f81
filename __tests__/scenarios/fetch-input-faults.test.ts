import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { INPUT_DEFAULTS } from '../../src/action/input-table.js';
import { annotationTexts, deliveredOutputs, password, useBench } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const bench = useBench({
  credentials: [
    password('db', 'value of db', { username: 'svc_db' }),
    password('ci', '{"npmToken":"value of npmToken"}', { namespace: 'prod' }),
    password('api-token', 'value of api-token'),
    password('db-main', 'value of db-main', { namespace: 'team' }),
  ],
});

const CUT_CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIDdzCCAl8CFDk\n-----END CERTIFICATE-----';

/** Settings that are not allowed. Where there are none, the fault shows up later, or has a code of its own. */
const NOT_ALLOWED: Readonly<Record<string, readonly string[]>> = {
  command: ['list', 'Fetch', 'fetch deploy'],
  'service-key': [],
  'client-certificate': [],
  'private-key': [],
  passphrase: [],
  'payload-private-key': [],
  authentication: ['basic', 'Token', 'mtls'],
  'ca-certificates': ['not a certificate', CUT_CERTIFICATE, '/etc/ssl/cert.pem'],
  'pem-files': ['yes', '1', 'tRUE', 'on', 'key.pem'],
  'timeout-seconds': ['0', '601', '1e2', '0x10', '30s'],
  'max-retries': ['-1', '11', '1.5', 'many', '+1'],
  'requests-per-second': ['0', '0.09', '100.1', 'Auto', '3/s'],
  'expiry-warning-days': ['-1', '3651', '1.5', 'never', '14 days'],
  'fail-if-expires-within-days': ['-1', '3651', '0.5', 'today', '1,5'],
  'dry-run': ['yes', '1', 'tRUE', 'on', 'True!'],
  summary: ['no', '0', 'fALSE', 'off', 'null'],
  // Not of this command: a warning.
  connect: [],
  namespace: ['my space', 'größe', 'n'.repeat(101), 'a/b', 'a#b'],
  credentials: ['A =', 'A = a/b/c', '= db'],
  'credentials-file': ['absent.txt', '.', 'absent/lines.txt'],
  'export-env': ['yes', 'y', 'tRUE', 'on', '2'],
  'env-prefix': ['1A', 'A-B', 'Ä_', 'A B', 'A='],
  'dotenv-file': [],
  'files-dir': [],
  'on-missing': ['fail', 'Error', 'warning', 'error,warn'],
  'min-mask-length': ['0', '9', '4.5', 'four', '-4'],
  'short-values': ['ignore', 'Mask', 'warn', 'off'],
  'output-json': ['yes', '1', 'tRUE', 'json', 'on'],
  // Of `deploy`: a warning.
  artifacts: [],
  package: [],
  'create-package': [],
  parameters: [],
  'unlisted-parameters': [],
  deploy: [],
  'on-draft': [],
  concurrency: [],
  'wait-timeout-seconds': [],
  rollback: [],
  'changed-since': [],
  'github-environment': [],
  'pull-request-comment': [],
  'github-token': [],
};

function patternOf(input: string): RegExp {
  return input === 'credentials' ? /^In line \d of credentials/ : new RegExp(`^The input "${input}"`);
}

test('every input of the action is looked at here', () => {
  expect(Object.keys(NOT_ALLOWED).sort()).toEqual(Object.keys(INPUT_DEFAULTS).sort());
});

const single = Object.entries(NOT_ALLOWED).flatMap(([input, [value]]) =>
  value === undefined ? [] : [[input, value] as const],
);

test.each(single)('"%s: %s" alone is INPUT_INVALID, and nothing is sent', async (input, value) => {
  const result = await bench.fetch('A = db', { inputs: { [input]: value } });
  expectFailure(result, 'INPUT_INVALID');
  expect(result.annotations).toHaveLength(1);
  expect(result.annotations[0]?.message).toMatch(patternOf(input));
  expect(result.sent).toEqual([]);
});

const rounds = Math.max(...Object.values(NOT_ALLOWED).map((values) => values.length));

test.each(Array.from({ length: rounds - 1 }, (_, index) => index + 1))(
  'all faults of the inputs are reported together, round %i',
  async (round) => {
    const faulty = Object.entries(NOT_ALLOWED).flatMap(([input, values]) => {
      const value = values[round];
      return value === undefined ? [] : [[input, value] as const];
    });
    const result = await bench.fetch('A = db', { inputs: Object.fromEntries(faulty) });
    expectFailure(result, 'INPUT_INVALID');
    const faults = result.log.filter((line) => line.startsWith('##[error]'));
    const unnamed = faulty.filter(
      ([input]) => !faults.some((line) => patternOf(input).test(line.slice('##[error]'.length))),
    );
    expect(unnamed).toEqual([]);
    expect(result.sent).toEqual([]);
  },
);

test.each([
  ['payload-private-key', 'not a key', /^PEM_/],
  ['payload-private-key', '-----BEGIN PRIVATE KEY-----\nMIIE', /^PEM_TRUNCATED$/],
  ['service-key', '', /^SERVICE_KEY_EMPTY$/],
  ['client-certificate', 'not a certificate', /^PEM_/],
  ['private-key', '-----BEGIN PRIVATE KEY-----\nMIIE', /^PEM_TRUNCATED$/],
  ['service-key', 'hello', /^SERVICE_KEY_NOT_JSON$/],
])('"%s: %s" has a code of its own, and nothing is sent', async (input, value, code) => {
  const result = await bench.fetch('A = db', { inputs: { [input]: value } });
  expect(result.outputs['error-code']).toMatch(code);
  expect(result.exitCode).toBe(1);
  expect(result.sent).toEqual([]);
});

test('INPUT_INVALID decides over a fault of the service key, and both are reported', async () => {
  const result = await bench.fetch('A = db', {
    inputs: { 'service-key': 'no JSON at all', 'dry-run': 'perhaps' },
  });
  expectFailure(result, 'INPUT_INVALID');
  expect(result.annotations.map(({ title }) => title)).toEqual(['INPUT_INVALID', 'SERVICE_KEY_NOT_JSON']);
});

test('an empty list is reported together with other faults', async () => {
  const result = await bench.fetch('', { inputs: { command: 'fetch', 'dry-run': 'perhaps' } });
  expectFailure(result, 'INPUT_INVALID');
  const messages = annotationTexts(result, 'error').join('\n');
  expect(messages).toContain('"dry-run"');
  expect(messages).toContain('"credentials"');
});

describe('an input that nobody knows', () => {
  test.each([
    ['credential', 'credentials'],
    ['service_key', 'service-key'],
    ['dry_run', 'dry-run'],
    ['time-out-seconds', 'timeout-seconds'],
    ['ca-certificate', 'ca-certificates'],
  ])('"%s" is a slip: the error names "%s"', async (slip, meant) => {
    const result = await bench.fetch('A = db', { inputs: { [slip]: 'value' } });
    expectFailure(result, 'INPUT_INVALID');
    expect(result.annotations[0]?.message).toContain(`"${meant}"`);
    expect(result.sent).toEqual([]);
  });

  test('is only a warning where it looks like none that exists', async () => {
    const result = await bench.fetch('A = db', { inputs: { 'log-level': 'debug', colour: 'blue' } });
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual({ A: 'value of db' });
    const warnings = annotationTexts(result, 'warning');
    expect(warnings).toHaveLength(2);
    expect(warnings.join('\n')).toMatch(/"log-level"[^]*"colour"|"colour"[^]*"log-level"/);
  });
});

describe('a line with a fault', () => {
  test('is named by its number in "credentials", comments and empty lines counted', async () => {
    const lines = '# first\r\n\r\n  GOOD = db\r\nBAD = a/b/c\r\n#\nBAD_2 = db#pass';
    const result = await bench.fetch(lines);
    expectFailure(result, 'INPUT_INVALID');
    expect(result.annotations.map(({ message }) => /^In (.*?):/.exec(message)?.[1])).toEqual([
      'line 4 of credentials',
      'line 6 of credentials',
    ]);
    expect(result.annotations.map(({ file }) => file)).toEqual([undefined, undefined]);
  });

  test('is shown at its place in "credentials-file"', async () => {
    const workspace = await bench.makeFolder();
    await writeFile(path.join(workspace, 'lines.txt'), '# first\n\nGOOD = db\nBAD = a/b/c\n');
    const inputs = { 'credentials-file': 'lines.txt' };
    const result = await bench.fetch(['ALSO_BAD = ""'], { workspace, inputs });
    expectFailure(result, 'INPUT_INVALID');
    expect(result.annotations).toMatchObject([
      { message: expect.stringContaining('line 1 of credentials:') },
      { message: expect.stringContaining('line 4 of lines.txt'), file: 'lines.txt', line: 4 },
    ]);
    expect(result.sent).toEqual([]);
  });

  test('of "credentials-file" in a folder is shown at its place too', async () => {
    const workspace = await bench.makeFolder();
    await writeFile(path.join(workspace, 'lines.txt'), 'BAD = db#pass\r\nA = db\r\nA = db');
    const result = await bench.fetch([], { workspace, inputs: { 'credentials-file': './lines.txt' } });
    expectFailure(result, 'INPUT_INVALID');
    expect(result.annotations.map(({ line }) => line)).toEqual([1, 3]);
  });
});

describe('a line in the syntax of another action', () => {
  const FOREIGN: readonly (readonly [tool: string, line: string, rewritten: string])[] = [
    [
      'hashicorp/vault-action',
      'secret/data/ci npmToken | NPM_TOKEN ;',
      'NPM_TOKEN = password:ci?json=/npmToken',
    ],
    ['aws-actions/aws-secretsmanager-get-secrets', 'DB_AWS, team/db-main', 'DB_AWS = password:team/db-main'],
    [
      'aws-actions/aws-secretsmanager-get-secrets',
      'DB_ARN,arn:aws:secretsmanager:eu-central-1:123456789012:secret:team/db-main-AbCdEf',
      'DB_ARN = password:team/db-main',
    ],
    [
      'google-github-actions/get-secretmanager-secrets',
      'token:projects/my-project/secrets/api-token/versions/3',
      'token = password:api-token',
    ],
    [
      'google-github-actions/get-secretmanager-secrets',
      'token2:my-project/api-token/latest',
      'token2 = password:api-token',
    ],
    ['1password/load-secrets-action', 'DB_OP=op://team/db-main/password', 'DB_OP = password:team/db-main'],
    [
      '1password/load-secrets-action',
      'DB_USER: op://prod/db/username',
      'DB_USER = password:prod/db#username',
    ],
  ];

  test('is shown rewritten, with its number and the name of the action', async () => {
    const result = await bench.fetch(FOREIGN.map(([, line]) => line));
    expectFailure(result, 'INPUT_INVALID');
    expect(result.sent).toEqual([]);
    const faults = result.log.filter((line) => line.startsWith('##[error]'));
    expect(faults).toHaveLength(FOREIGN.length);
    for (const [index, [tool, , rewritten]] of FOREIGN.entries()) {
      expect(faults[index]).toContain(`line ${index + 1} of credentials`);
      expect(faults[index]).toContain(tool);
      expect(faults[index]).toContain(`write here: ${rewritten}`);
    }
  });

  test('works as it is rewritten', async () => {
    const result = await bench.fetch(FOREIGN.map(([, , rewritten]) => rewritten));
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual({
      NPM_TOKEN: 'value of npmToken',
      DB_AWS: 'value of db-main',
      DB_ARN: 'value of db-main',
      token: 'value of api-token',
      token2: 'value of api-token',
      DB_OP: 'value of db-main',
      DB_USER: 'svc_db',
    });
  });

  test('that happens to be valid here is shown rewritten when nothing is found', async () => {
    const result = await bench.fetch('secret/ci npmToken | NPM_TOKEN');
    expectFailure(result, 'CREDENTIAL_NOT_FOUND');
    expect(result.annotations[0]?.message).toContain('NPM_TOKEN = password:ci?json=/npmToken');
  });
});
