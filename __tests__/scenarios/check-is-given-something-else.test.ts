/** What people hand to `check` by mistake: each has its own code and sentence, nothing is sent, and JSON stays JSON. */
import { describe, expect, test } from '@jest/globals';
import { expectCheckFailure, useCheckBench, warningsOf } from '../support/check-bench.js';
import { annotationTexts } from '../support/fetch-bench.js';
import { errorTextOf } from '../support/server-steps.js';
import { expectSuccess, runStep } from '../support/step.js';

const bench = useCheckBench();

const EXPRESSION = '${{ secrets.CREDSTORE_KEY }}';

test.each([
  ['an empty secret, as in a fork', '', 'SERVICE_KEY_EMPTY', /fork, Dependabot/],
  ['a secret of blanks', ' \n\t ', 'SERVICE_KEY_EMPTY', /does not exist under that name/],
  ['asterisks of a log', '***', 'SERVICE_KEY_MASKED', /asterisks/],
  ['an expression that was not evaluated', EXPRESSION, 'SERVICE_KEY_PLACEHOLDER', /not evaluated/],
  ['a path', './key.json', 'SERVICE_KEY_NOT_JSON', /path of a file/],
  ['a web page', '<!DOCTYPE html><html></html>', 'SERVICE_KEY_NOT_JSON', /web page/],
  ['other JSON', '{"key-type":"certificate"}', 'SERVICE_KEY_NOT_A_SERVICE_KEY', /parameters for creating/],
])('%s', async (_name, serviceKey, code, says) => {
  const before = bench.tenant.connections.length;
  const result = await bench.check({ secrets: [], inputs: { 'service-key': serviceKey } });
  expectCheckFailure(result, code);
  expect(errorTextOf(result)).toMatch(says);
  expect(result.outputs).toMatchObject({
    service: '',
    'key-type': '',
    url: '',
    'certificate-fingerprints': '[]',
    'payload-key-fingerprints': '{}',
    repairs: '[]',
    'expires-at': '',
    'days-left': '',
  });
  expect(result.summary).toContain(code.replaceAll('_', '&#95;'));
  expect(bench.tenant.connections.length).toBe(before);
});

test.each([
  ['***', 'PEM_MASKED'],
  [EXPRESSION, 'PEM_PLACEHOLDER'],
  ['no certificate at all', 'PEM_NOT_PEM'],
])('"client-certificate: %s"', async (certificate, code) => {
  const inputs = { 'service-key': undefined, 'client-certificate': certificate };
  expectCheckFailure(await bench.check({ inputs }), code);
});

describe('the command', () => {
  test('is check where no list is set', async () => {
    const result = await runStep(bench.tenant, { inputs: { command: 'auto', connect: 'false' } });
    expectSuccess(result);
    expect(result.outputs['key-type']).toBe('mtls');
    await result.cleanUp();
  });

  test('does not go with a list of another', async () => {
    const result = await bench.check({ inputs: { credentials: 'A = db' } });
    expectCheckFailure(result, 'INPUT_INVALID');
    expect(errorTextOf(result)).toMatch(/"credentials".*"check"/);
  });

  test('warns of inputs that it does not use', async () => {
    const result = await bench.check({ inputs: { 'env-prefix': 'APP_', connect: 'false' } });
    expectSuccess(result);
    expect(annotationTexts(result, 'warning')).toEqual([
      'Inputs: The input "env-prefix" was not used: the command "check" does not know it.',
    ]);
    expect(warningsOf(result)).toEqual([]);
  });

  test('fetch and check name the fault of "connect" and "authentication"', async () => {
    const result = await bench.check({ inputs: { connect: 'perhaps', authentication: 'token' } });
    expectCheckFailure(result, 'INPUT_INVALID');
    expect(errorTextOf(result)).toMatch(/"connect"[^]*"authentication"|"authentication"[^]*"connect"/);
  });
});

describe('a key over several lines', () => {
  test('is a warning, in fetch too', async () => {
    const binding = bench.tenant.issueBinding();
    const inputs = { 'service-key': JSON.stringify(binding.serviceKey, null, 2) };
    const result = await bench.check({ binding, inputs: { ...inputs, connect: 'false' } });
    expectSuccess(result);
    expect(warningsOf(result)).toEqual(['SERVICE_KEY_MULTILINE']);
    const fetch = await runStep(bench.tenant, {
      binding,
      inputs: { ...inputs, credentials: 'A = b?optional' },
    });
    expectSuccess(fetch);
    expect(annotationTexts(fetch, 'warning').map((text) => text.split(':')[0])).toEqual([
      'SERVICE_KEY_MULTILINE',
    ]);
    await fetch.cleanUp();
  });
});

test('repairs are told in their order', async () => {
  const binding = bench.tenant.issueBinding();
  const text = JSON.stringify({ credentials: binding.serviceKey });
  const encoded = Buffer.from(`$ cf service-key\n${text.replaceAll(String.raw`\n`, ' ')}`).toString('base64');
  const result = await bench.check({ binding, inputs: { 'service-key': encoded, connect: 'false' } });
  expectSuccess(result);
  const repairs = JSON.parse(result.outputs['repairs'] ?? '') as readonly string[];
  expect(repairs).toEqual([
    'text-around-json',
    'wrapper-removed',
    'base64-of-text',
    'boundary-blanks',
    'line-breaks',
  ]);
  expect(result.log.join('\n')).toContain(repairs.join(', '));
});
