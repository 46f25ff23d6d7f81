/** `client-certificate`, `private-key` and `passphrase`: beside a service key, instead of its own, or without one. */
import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { IssuedIntegrationKey } from '../../src/demo/cloud-integration/service-key.js';
import {
  expectCheckFailure,
  fingerprintsOf,
  publicFingerprintOf,
  useCheckBench,
  warningsOf,
} from '../support/check-bench.js';
import { makePkcs12 } from '../support/pkcs12.js';
import { errorTextOf, shownOf } from '../support/server-steps.js';
import { expectSuccess, runStep } from '../support/step.js';
import type { RunnerResult } from '../../src/demo/runner.js';

const bench = useCheckBench({
  credentials: [{ namespace: 'prod', type: 'password', name: 'db', value: 'value-of-db' }],
});
const passphrase = 'geheim & "Stift" 47';

function issueExternal(): IssuedIntegrationKey {
  return bench.tenant.integration.issueKey({ type: 'external-certificate' });
}

function encryptKey(pem: string): string {
  return createPrivateKey(pem)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString();
}

function expectIdentity(
  { outputs }: RunnerResult,
  { certificatePem = '', privateKeyPem = '' }: IssuedIntegrationKey,
): void {
  expect(JSON.parse(outputs['certificate-fingerprints'] ?? '')).toEqual(fingerprintsOf(certificatePem));
  expect(outputs['public-key-fingerprint']).toBe(publicFingerprintOf(privateKeyPem));
}

describe('beside an external-certificate key', () => {
  test.each(['3des', 'aes256'] as const)('PKCS#12 with a passphrase (%s)', async (algorithm) => {
    const binding = issueExternal();
    const { certificatePem = '', privateKeyPem = '' } = binding;
    const file = makePkcs12({ privateKeyPem, certificatesPem: certificatePem, passphrase, algorithm });
    const result = await bench.check({
      binding,
      secretTexts: [passphrase],
      inputs: { 'client-certificate': file, passphrase },
    });
    expectSuccess(result);
    expectIdentity(result, binding);
    expect(JSON.parse(result.outputs['repairs'] ?? '')).toContain('pkcs12');
  });

  test('an encrypted private key', async () => {
    const binding = issueExternal();
    const inputs = {
      'client-certificate': binding.certificatePem,
      'private-key': encryptKey(binding.privateKeyPem ?? ''),
      passphrase,
    };
    const result = await bench.check({ binding, secretTexts: [passphrase], inputs });
    expectSuccess(result);
    expectIdentity(result, binding);
    expect(JSON.parse(result.outputs['repairs'] ?? '')).toEqual(['decrypted-key']);
  });

  test.each([
    ['no passphrase', undefined, 'PEM_ENCRYPTED_KEY'],
    ['a wrong passphrase', 'falsch-wie-nie', 'PEM_WRONG_PASSPHRASE'],
  ])('%s', async (_name, given, code) => {
    const binding = issueExternal();
    const inputs = {
      'client-certificate': binding.certificatePem,
      'private-key': encryptKey(binding.privateKeyPem ?? ''),
      passphrase: given,
    };
    const result = await bench.check({
      binding,
      inputs,
      secretTexts: given === undefined ? [] : [given],
    });
    expectCheckFailure(result, code);
  });

  test('the private key of another certificate', async () => {
    const binding = issueExternal();
    const other = issueExternal();
    const inputs = { 'client-certificate': binding.certificatePem, 'private-key': other.privateKeyPem };
    const result = await bench.check({ binding, inputs, secretTexts: other.secrets });
    expectCheckFailure(result, 'CLIENT_IDENTITY_KEY_MISMATCH');
  });
});

describe('without a service key', () => {
  const bare = { 'service-key': undefined };

  test('it says what they are, and that there is nothing to connect to', async () => {
    const issued = issueExternal();
    const before = bench.tenant.connections.length;
    const result = await bench.check({
      secretTexts: issued.secrets,
      inputs: {
        ...bare,
        'client-certificate': issued.certificatePem,
        'private-key': issued.privateKeyPem?.replaceAll('\n', '\\n'),
      },
    });
    expectSuccess(result);
    expectIdentity(result, issued);
    expect(result.outputs).toMatchObject({
      service: '',
      'key-type': '',
      url: '',
      'token-url': '',
      'client-id': '',
    });
    expect(result.outputs['days-left']).toBe('364');
    expect(JSON.parse(result.outputs['repairs'] ?? '')).toEqual(['escaped-characters']);
    expect(result.annotations.map(({ level, title }) => [level, title])).toEqual([['notice', 'Connection']]);
    expect(bench.tenant.connections.length).toBe(before);
  });

  test('a certificate alone is a warning', async () => {
    const inputs = { ...bare, 'client-certificate': issueExternal().certificatePem };
    const result = await bench.check({ inputs });
    expectSuccess(result);
    expect(warningsOf(result)).toEqual(['PEM_NO_PRIVATE_KEY']);
  });

  test('PKCS#12 with old encryption', async () => {
    const issued = issueExternal();
    const { certificatePem = '', privateKeyPem = '' } = issued;
    const file = makePkcs12({ privateKeyPem, certificatesPem: certificatePem, passphrase });
    const result = await bench.check({
      secretTexts: [...issued.secrets, passphrase],
      inputs: { ...bare, 'client-certificate': file, passphrase },
    });
    expectSuccess(result);
    expectIdentity(result, issued);
  });

  test('nothing at all is an empty service key', async () => {
    const result = await bench.check({ inputs: bare });
    expectCheckFailure(result, 'SERVICE_KEY_EMPTY');
    expect(errorTextOf(result)).toMatch(/fork/);
  });
});

describe('instead of those in the key, in fetch', () => {
  test('they sign in', async () => {
    const issued = bench.tenant.issueBinding();
    const other = bench.tenant.issueBinding();
    const swapped = {
      ...issued,
      serviceKey: {
        ...issued.serviceKey,
        certificate: other.serviceKey['certificate'],
        key: other.serviceKey['key'],
      },
    };
    const before = bench.tenant.requests.length;
    const result = await runStep(bench.tenant, {
      binding: swapped,
      inputs: {
        credentials: 'DB = db',
        'client-certificate': String(issued.serviceKey['certificate']),
        'private-key': String(issued.serviceKey['key']),
      },
    });
    expectSuccess(result);
    expect(result.outputs['DB']).toBe('value-of-db');
    const [, guid = ''] = /^([^.]+)\./.exec(String(issued.serviceKey['username'])) ?? [];
    expect(bench.tenant.requests[before]?.clientCertificate).toContain(guid);
    for (const secret of issued.secrets) expect(shownOf(result)).not.toContain(secret);
    await result.cleanUp();
  });

  test('of another binding they are refused like its own', async () => {
    const issued = bench.tenant.issueBinding();
    const stranger = bench.tenant.issueBinding({ certificate: 'stranger' });
    const result = await runStep(bench.tenant, {
      binding: issued,
      inputs: {
        credentials: 'DB = db',
        'client-certificate': `${String(stranger.serviceKey['certificate'])}${String(stranger.serviceKey['key'])}`,
      },
    });
    expect(result.outputs['error-code']).toBe('TLS_CLIENT_REJECTED');
    await result.cleanUp();
  });
});
