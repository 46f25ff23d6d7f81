import { expect, test } from '@jest/globals';
import { password, useBench } from '../support/fetch-bench.js';
import type { FetchOptions } from '../support/fetch-bench.js';

const bench = useBench({ credentials: [password('db', 'value of db')] });

/** From the first thing that can go wrong to the last. */
const FAILURES: readonly (readonly [code: string, line: string, options: FetchOptions])[] = [
  ['INPUT_INVALID', 'A = db', { inputs: { credental: 'A = db' } }],
  ['SERVICE_KEY_TRUNCATED', 'A = db', { serviceKey: '{"url":' }],
  ['EXPIRY_TOO_CLOSE', 'A = db', { inputs: { 'fail-if-expires-within-days': '3650' } }],
  ['TLS_SERVER_UNTRUSTED', 'A = db', { inputs: { 'ca-certificates': undefined } }],
  ['CREDENTIAL_NOT_FOUND', 'A = absent', {}],
  ['CREDENTIAL_NOT_FOUND', 'A = absent', { inputs: { 'dry-run': 'true' } }],
  ['FILE_REFUSED', 'A = db', { inputs: { 'dotenv-file': '.' } }],
];

test.each(FAILURES)(
  'a step that fails with %s (%s) sets its outputs all the same',
  async (code, line, options) => {
    const inputs = { 'output-json': 'true', ...options.inputs };
    const result = await bench.fetch(line, { ...options, inputs });
    expect(result.conclusion).toBe('failure');
    const { 'expires-at': expiresAt, 'days-left': daysLeft, ...outputs } = result.outputs;
    expect(outputs).toEqual({ manifest: '[]', missing: '', 'credentials-json': '{}', 'error-code': code });
    expect([expiresAt, daysLeft]).not.toContain(undefined);
    expect(result.summary).toContain(code.replaceAll('_', '&#95;'));
    expect(result.annotations.at(-1)?.title).toBe(code);
  },
);

test('a step that succeeds has an empty error-code', async () => {
  const result = await bench.fetch('A = db');
  expect(result.outputs['error-code']).toBe('');
  expect(result.conclusion).toBe('success');
});
