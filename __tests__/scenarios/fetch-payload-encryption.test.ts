import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { IssuedBinding } from '../../src/demo/binding-options.js';
import { generateKeyPair, pkcs8Pem } from '../../src/demo/certificates/key-pair.js';
import {
  deliveredOutputs,
  expectNothingPrinted,
  listPieces,
  password,
  useBench,
} from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const bench = useBench({ credentials: [password('db', 'value of db'), password('api', 'value of api')] });
const LINES = ['A = db', 'API_* = api*'];
const VALUES = { A: 'value of db', API_: 'value of api' };

function without(
  { serviceKey }: IssuedBinding,
  ...fields: readonly string[]
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(serviceKey).filter(([name]) => !fields.includes(name)));
}

describe('with payload encryption', () => {
  test('values are decrypted', async () => {
    const result = await bench.fetch(LINES);
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual(VALUES);
  });

  test.each([
    ['JSON in clear', 'PAYLOAD_NOT_ENCRYPTED', { kind: 'plaintext' }],
    ['an answer for another key', 'PAYLOAD_UNREADABLE', { kind: 'wrong-key-jwe' }],
    ['a part of the answer', 'PAYLOAD_UNREADABLE', { kind: 'truncated-jwe' }],
    ['RSA-OAEP with SHA-1', 'PAYLOAD_UNREADABLE', { kind: 'other-alg', algorithm: 'RSA-OAEP' }],
    ['A128GCM', 'PAYLOAD_UNREADABLE', { kind: 'other-alg', algorithm: 'A128GCM' }],
    ['a key that is agreed on', 'PAYLOAD_UNREADABLE', { kind: 'other-alg', algorithm: 'dir' }],
    ['no JSON', 'PAYLOAD_UNREADABLE', { kind: 'garbage-json' }],
    ['a login page', 'PAYLOAD_UNREADABLE', { kind: 'html-200' }],
  ] as const)('%s is %s, and nothing is handed on', async (_what, code, fault) => {
    bench.tenant.inject({ ...fault, match: { path: '/password' }, times: Infinity });
    const result = await bench.fetch(LINES);
    expectFailure(result, code);
  });

  test('a list in clear is refused as well', async () => {
    bench.tenant.inject({ kind: 'plaintext', match: { path: '/passwords' } });
    const result = await bench.fetch(LINES);
    expectFailure(result, 'PAYLOAD_NOT_ENCRYPTED');
  });

  test('members that meddle with objects change nothing', async () => {
    bench.tenant.inject({ kind: 'proto', times: Infinity });
    const result = await bench.fetch(LINES);
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual(VALUES);
  });
});

describe('without payload encryption', () => {
  test('values come in clear', async () => {
    const binding = bench.tenant.issueBinding({ encryption: 'disabled' });
    const result = await bench.fetch(LINES, { binding });
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual(VALUES);
  });

  test('so they do where the service key says nothing of encryption at all', async () => {
    const binding = bench.tenant.issueBinding({ encryption: 'disabled' });
    const serviceKey = without(binding, 'parameters');
    const result = await bench.fetch(LINES, { binding, serviceKey: JSON.stringify(serviceKey) });
    expectSuccess(result);
  });

  test('an encrypted answer says which input helps', async () => {
    const serviceKey = without(bench.binding, 'parameters', 'encryption');
    const result = await bench.fetch(LINES, { serviceKey: JSON.stringify(serviceKey) });
    expectFailure(result, 'PAYLOAD_UNREADABLE');
    expect(result.annotations[0]?.message).toContain('"payload-private-key"');
  });
});

describe('with a key pair of the user', () => {
  let binding: IssuedBinding;
  let strangerPem: string;
  beforeAll(() => {
    binding = bench.tenant.issueBinding({ encryption: 'own-key' });
    strangerPem = pkcs8Pem(generateKeyPair(2048).privateKey);
  });
  const ownKey = (binding: IssuedBinding): string => binding.payloadPrivateKeyPem ?? '';
  const pkcs1 = (pem: string): string =>
    createPrivateKey(pem).export({ type: 'pkcs1', format: 'pem' }).toString();
  const bare = (pem: string): string =>
    createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' }).toString('base64');

  test.each([
    ['PEM, PKCS#8', (pem: string) => pem],
    ['PEM, PKCS#1', pkcs1],
    ['base64 of PKCS#8', (pem: string) => bare(pem)],
    ['base64 over several lines', (pem: string) => bare(pem).replaceAll(/.{64}/g, '$&\n')],
    ['PEM with escaped line breaks', (pem: string) => pem.replaceAll('\n', '\\n')],
    ['PEM with blanks for line breaks', (pem: string) => pem.replaceAll('\n', ' ')],
  ])('"payload-private-key" takes %s', async (_what, render) => {
    const text = render(ownKey(binding));
    const result = await bench.fetch(LINES, { binding, inputs: { 'payload-private-key': text } });
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual(VALUES);
    expectNothingPrinted(result, listPieces(ownKey(binding)));
  });

  test('the input overrules the key of the service key', async () => {
    const { encryption } = binding.serviceKey as { encryption: Record<string, string> };
    const serviceKey = {
      ...binding.serviceKey,
      encryption: { ...encryption, client_private_key: bare(strangerPem) },
    };
    const result = await bench.fetch(LINES, {
      binding,
      serviceKey: JSON.stringify(serviceKey),
      inputs: { 'payload-private-key': ownKey(binding) },
    });
    expectSuccess(result);
  });

  test('without the input the step says so before the first request', async () => {
    const result = await bench.fetch(LINES, { binding });
    expect(result.outputs['error-code']).toMatch(/^SERVICE_KEY_/);
    expect(result.annotations[0]?.message).toContain('"payload-private-key"');
    expect(result.sent).toEqual([]);
  });

  test('another key is PAYLOAD_UNREADABLE', async () => {
    const result = await bench.fetch('A = db', { binding, inputs: { 'payload-private-key': strangerPem } });
    expectFailure(result, 'PAYLOAD_UNREADABLE');
    expect(result.annotations[0]?.message).toContain('"payload-private-key"');
    expectNothingPrinted(result, listPieces(strangerPem));
  });

  test('a key of another kind is refused before the first request', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const result = await bench.fetch('A = db', { binding, inputs: { 'payload-private-key': pem } });
    expect(result.exitCode).toBe(1);
    expect(result.outputs['error-code']).toMatch(/^(SERVICE_KEY|PEM)_/);
    expect(result.sent).toEqual([]);
    expectNothingPrinted(result, listPieces(pem));
  });
});
