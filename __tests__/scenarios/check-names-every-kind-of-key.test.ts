/**
 * `check` says of each kind of key what the tenant issued, all outputs, and over real mutual TLS that the service takes
 * it; without `connect` it says the same and opens no connection.
 */
import { describe, expect, test } from '@jest/globals';
import type { BindingOptions, IssuedBinding } from '../../src/demo/binding-options.js';
import type {
  IntegrationKeyOptions,
  IssuedIntegrationKey,
} from '../../src/demo/cloud-integration/service-key.js';
import { pkcs8Of } from '../support/leak-forms.js';
import {
  fingerprintsOf,
  publicFingerprintOf,
  sha256,
  useCheckBench,
  warningsOf,
  type CheckOptions,
} from '../support/check-bench.js';
import { expectSuccess } from '../support/step.js';
import type { RunnerResult } from '../../src/demo/runner.js';

const bench = useCheckBench();

/** Which listeners were asked, each once. */
function askedSince(count: number): readonly string[] {
  return [...new Set(bench.tenant.requests.slice(count).map(({ listener }) => listener))].sort();
}

/** With and without a connection; the outputs are the same. */
async function checkBoth(
  options: CheckOptions,
): Promise<{ readonly result: RunnerResult; readonly asked: readonly string[] }> {
  const { length } = bench.tenant.requests;
  const result = await bench.check(options);
  expectSuccess(result);
  const asked = askedSince(length);
  const before = [bench.tenant.requests.length, bench.tenant.connections.length];
  const still = await bench.check({ ...options, inputs: { ...options.inputs, connect: 'false' } });
  expectSuccess(still);
  expect(still.outputs).toEqual(result.outputs);
  expect([bench.tenant.requests.length, bench.tenant.connections.length]).toEqual(before);
  return { result, asked };
}

function textOf({ serviceKey }: IssuedBinding, name: string): string {
  const value = serviceKey[name];
  return typeof value === 'string' ? value : '';
}

describe('Credential Store', () => {
  function expectStoreKey({ outputs }: RunnerResult, issued: IssuedBinding, type: string): void {
    const { encryption } = issued.serviceKey as {
      readonly encryption: { readonly client_private_key: string; readonly server_public_key: string };
    };
    expect(outputs).toMatchObject({
      service: 'credential-store',
      'key-type': type,
      url: textOf(issued, 'url'),
      'token-url': textOf(issued, 'oauth_token_url'),
      'client-id': textOf(issued, 'username'),
      'expires-at': new Date(textOf(issued, 'expires_at')).toISOString(),
      'days-left': '59',
      'error-code': '',
      warnings: '[]',
      repairs: '[]',
    });
    expect(JSON.parse(outputs['payload-key-fingerprints'] ?? '')).toEqual({
      client: publicFingerprintOf(pkcs8Of(encryption.client_private_key)),
      server: sha256(Buffer.from(encryption.server_public_key, 'base64')),
    });
  }

  function issue(options: BindingOptions): IssuedBinding {
    return bench.tenant.issueBinding({ ...options, expiresAt: new Date(Date.now() + 59.5 * 86_400_000) });
  }

  test('mtls', async () => {
    const binding = issue({});
    const { result, asked } = await checkBoth({ binding });
    expectStoreKey(result, binding, 'mtls');
    expect(JSON.parse(result.outputs['certificate-fingerprints'] ?? '')).toEqual(
      fingerprintsOf(textOf(binding, 'certificate')),
    );
    expect(result.outputs['public-key-fingerprint']).toBe(publicFingerprintOf(textOf(binding, 'key')));
    expect(asked).toEqual(['mtls-api']);
  });

  test.each([
    ['auto', ['api', 'mtls-token']],
    ['token', ['api', 'mtls-token']],
  ])('oauth:mtls, authentication: %s', async (authentication, listeners) => {
    const binding = issue({ type: 'oauth:mtls' });
    const { result, asked } = await checkBoth({ binding, inputs: { authentication } });
    expectStoreKey(result, binding, 'oauth:mtls');
    expect(JSON.parse(result.outputs['certificate-fingerprints'] ?? '')).toEqual(
      fingerprintsOf(textOf(binding, 'certificate')),
    );
    expect(asked).toEqual(listeners);
  });

  test('oauth:mtls, authentication: certificate, at an address that takes certificates', async () => {
    const issued = issue({ type: 'oauth:mtls' });
    const serviceKey = { ...issued.serviceKey, url: bench.tenant.urls.mtlsApi };
    const { length } = bench.tenant.requests;
    const result = await bench.check({
      binding: { ...issued, serviceKey },
      inputs: { authentication: 'certificate' },
    });
    expect(askedSince(length)).toEqual(['mtls-api']);
    expect(result.outputs['key-type']).toBe('oauth:mtls');
    expect(result.outputs['error-code']).toMatch(/^(?:|HTTP_UNAUTHORIZED)$/);
  });

  test.each(['auto', 'certificate', 'token'])('oauth:key, authentication: %s', async (authentication) => {
    const binding = issue({ type: 'oauth:key' });
    const { result, asked } = await checkBoth({ binding, inputs: { authentication } });
    expectStoreKey(result, binding, 'oauth:key');
    expect(result.outputs['certificate-fingerprints']).toBe('[]');
    expect(result.outputs['public-key-fingerprint']).toBe(
      publicFingerprintOf(pkcs8Of(textOf(binding, 'private_key'))),
    );
    expect(asked).toEqual(['api', 'token']);
  });

  test.each(['auto', 'certificate'])('basic, authentication: %s', async (authentication) => {
    const binding = issue({ type: 'basic' });
    const { result, asked } = await checkBoth({ binding, inputs: { authentication } });
    expectStoreKey(result, binding, 'basic');
    expect(result.outputs['certificate-fingerprints']).toBe('[]');
    expect(result.outputs['public-key-fingerprint']).toBe('');
    expect(asked).toEqual(['api']);
  });

  test("without payload encryption, and with the caller's own payload key", async () => {
    const plain = await bench.check({ binding: issue({ encryption: 'disabled' }) });
    expectSuccess(plain);
    expect(plain.outputs['payload-key-fingerprints']).toBe('{}');
    const own = issue({ encryption: 'own-key' });
    const result = await bench.check({
      binding: own,
      inputs: { 'payload-private-key': own.payloadPrivateKeyPem },
    });
    expectSuccess(result);
    expect(JSON.parse(result.outputs['payload-key-fingerprints'] ?? '')).toMatchObject({
      client: publicFingerprintOf(own.payloadPrivateKeyPem ?? ''),
    });
  });

  test('is asked in the namespace given, else in one that the key names', async () => {
    const binding = issue({ permissions: [], namespacePermissions: { blue: ['read'] } });
    const namespaces = (): readonly (string | undefined)[] => [
      ...new Set(
        bench.tenant.requests.slice(before).map(({ headers }) => headers['sapcp-credstore-namespace']),
      ),
    ];
    let before = bench.tenant.requests.length;
    const own = await bench.check({ binding, inputs: { namespace: undefined } });
    expect([namespaces(), warningsOf(own)]).toEqual([['blue'], []]);
    before = bench.tenant.requests.length;
    const other = await bench.check({ binding, inputs: { namespace: 'red' } });
    expectSuccess(other);
    expect([namespaces(), warningsOf(other)]).toEqual([['red'], ['HTTP_FORBIDDEN']]);
  });
});

describe('Cloud Integration', () => {
  function issue(options: IntegrationKeyOptions): IssuedIntegrationKey {
    return bench.tenant.integration.issueKey({ ...options, validForDays: 99.5 });
  }

  function expectIntegrationKey(result: RunnerResult, issued: IssuedIntegrationKey, type: string): void {
    const { certificatePem = '', privateKeyPem } = issued;
    const hasDate = type !== 'client-secret';
    expect(result.outputs).toMatchObject({
      service: 'cloud-integration',
      'key-type': type,
      url: bench.tenant.integration.url,
      'token-url': issued.oauth['tokenurl'],
      'client-id': issued.clientId,
      'certificate-fingerprints': JSON.stringify(fingerprintsOf(certificatePem)),
      'public-key-fingerprint': privateKeyPem === undefined ? '' : publicFingerprintOf(privateKeyPem),
      'payload-key-fingerprints': '{}',
      'days-left': hasDate ? '99' : '',
      'error-code': '',
      repairs: '[]',
    });
    expect(result.outputs['expires-at'] === '').toBe(!hasDate);
  }

  test.each(['auto', 'certificate', 'token'])('client-secret, authentication: %s', async (authentication) => {
    const binding = issue({ type: 'client-secret' });
    const { result, asked } = await checkBoth({ binding, inputs: { authentication, namespace: undefined } });
    expectIntegrationKey(result, binding, 'client-secret');
    expect(warningsOf(result)).toEqual([]);
    expect(asked).toEqual(['integration', 'token']);
  });

  test.each([
    ['auto', ['integration']],
    ['certificate', ['integration']],
    ['token', ['integration', 'mtls-token']],
  ])('certificate, authentication: %s', async (authentication, listeners) => {
    const binding = issue({ type: 'certificate' });
    const { result, asked } = await checkBoth({ binding, inputs: { authentication } });
    expectIntegrationKey(result, binding, 'certificate');
    expect(asked).toEqual(listeners);
  });

  describe('external-certificate', () => {
    test.each(['certificate', 'token'])(
      'with the inputs in PEM, authentication: %s',
      async (authentication) => {
        const binding = issue({ type: 'external-certificate' });
        const { result, asked } = await checkBoth({
          binding,
          inputs: {
            authentication,
            'client-certificate': binding.certificatePem,
            'private-key': binding.privateKeyPem,
          },
        });
        expectIntegrationKey(result, binding, 'external-certificate');
        expect(asked).toEqual(authentication === 'token' ? ['integration', 'mtls-token'] : ['integration']);
      },
    );

    test('with both in "client-certificate"', async () => {
      const binding = issue({ type: 'external-certificate' });
      const both = `${binding.certificatePem ?? ''}${binding.privateKeyPem ?? ''}`;
      const { result } = await checkBoth({ binding, inputs: { 'client-certificate': both } });
      expectIntegrationKey(result, binding, 'external-certificate');
    });

    test('with "private-key" alone, for the certificate in the key', async () => {
      const binding = issue({ type: 'external-certificate' });
      const inputs = { 'private-key': binding.privateKeyPem, connect: 'false' };
      const result = await bench.check({ binding, inputs });
      expectSuccess(result);
      expect(result.outputs['public-key-fingerprint']).toBe(publicFingerprintOf(binding.privateKeyPem ?? ''));
      expect(warningsOf(result)).toEqual(['CERTIFICATE_INCOMPLETE_CHAIN']);
    });

    test('without a private key it is described, but cannot connect', async () => {
      // The holder's private key is not in the service key, so it is not this step's to hide.
      const binding = { ...issue({ type: 'external-certificate' }), secrets: [] };
      const still = await bench.check({ binding, inputs: { connect: 'false' } });
      expectSuccess(still);
      expect(still.outputs).toMatchObject({
        'key-type': 'external-certificate',
        'public-key-fingerprint': '',
      });
      expect(warningsOf(still)).toContain('PEM_NO_PRIVATE_KEY');
      const before = bench.tenant.connections.length;
      const result = await bench.check({ binding });
      expect(result.outputs['error-code']).toBe('PEM_NO_PRIVATE_KEY');
      expect(result.outputs['key-type']).toBe('external-certificate');
      expect(bench.tenant.connections.length).toBe(before);
    });
  });
});
