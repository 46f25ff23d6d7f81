import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { BindingOptions } from '../../src/demo/binding-options.js';
import { fieldTexts, renderContainer, serviceKeyContainers } from '../../src/demo/service-key-container.js';
import { baseUrls, clientKeyOf, createWorld, serverKeyOf } from './support/world.js';

const dayMs = 24 * 60 * 60 * 1000;

describe('shape of the service key', () => {
  test.each<[BindingOptions, string[], object]>([
    [{}, ['certificate', 'encryption', 'key'], { url: baseUrls.mtlsApi }],
    [{ type: 'basic' }, ['encryption', 'password'], { url: baseUrls.api }],
    [
      { type: 'oauth:mtls' },
      ['certificate', 'encryption', 'key', 'oauth_token_url'],
      { url: baseUrls.api, oauth_token_url: baseUrls.mtlsToken },
    ],
    [
      { type: 'oauth:key' },
      ['encryption', 'oauth_token_url', 'private_key'],
      { url: baseUrls.api, oauth_token_url: baseUrls.token },
    ],
    [{ encryption: 'disabled' }, ['certificate', 'key'], {}],
  ])('%j', (options, fields, values) => {
    const { serviceKey } = createWorld().issue(options);
    const always = ['expires_at', 'parameters', 'url', 'username'];
    expect(Object.keys(serviceKey).sort()).toEqual([...fields, ...always].sort());
    expect(serviceKey).toMatchObject(values);
    const payload = options.encryption === 'disabled' ? 'disabled' : 'enabled';
    expect(serviceKey['parameters']).toMatchObject({
      authentication: { type: options.type ?? 'mtls' },
      encryption: { payload },
    });
  });

  test('the key is PKCS#1 and belongs to the leaf, which comes before its intermediate', () => {
    const { serviceKey } = createWorld().issue();
    const [key, chain] = [String(serviceKey['key']), String(serviceKey['certificate'])];
    expect(key).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    const pems = chain.match(/-----BEGIN[^]+?-----END CERTIFICATE-----\n/g) ?? [];
    const [leaf, intermediate] = pems.map((pem) => new X509Certificate(pem));
    expect(pems).toHaveLength(2);
    expect(pems.join('')).toBe(chain);
    expect(leaf?.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(leaf && intermediate && leaf.checkIssued(intermediate)).toBe(true);
    const uuid = String(serviceKey['username']).split('.')[0] ?? '';
    expect(leaf?.subject.split('\n')).toEqual(
      expect.arrayContaining(['C=DE', 'O=SAP SE', 'OU=SAP Cloud Platform Clients', `CN=${uuid}`]),
    );
    expect(leaf?.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  });

  test('the payload keys are bare base64 of two different pairs', () => {
    const binding = createWorld().issue();
    const encryption = binding.serviceKey['encryption'] as Record<string, string>;
    expect(Object.keys(encryption)).toEqual(['client_private_key', 'server_public_key']);
    for (const text of Object.values(encryption)) expect(text).toMatch(/^MII[A-Za-z0-9+/]+=*$/);
    const client = createPublicKey(clientKeyOf(binding)).export({ type: 'spki', format: 'der' });
    expect(client.equals(serverKeyOf(binding)?.export({ type: 'spki', format: 'der' }) ?? client)).toBe(
      false,
    );
  });

  test("the caller's own key is handed out apart", () => {
    const { serviceKey, payloadPrivateKeyPem } = createWorld().issue({ encryption: 'own-key' });
    expect(Object.keys(serviceKey['encryption'] as object)).toEqual(['server_public_key']);
    expect(payloadPrivateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  test('permissions and group are shown', () => {
    const { serviceKey } = createWorld().issue({
      permissions: [],
      namespacePermissions: { ci: ['read'] },
      group: 'g',
    });
    expect(serviceKey['parameters']).toMatchObject({
      authorization: { default_permissions: [], namespace_permissions: { ci: ['read'] } },
      group: 'g',
    });
  });

  test.each(['mtls', 'oauth:mtls', 'oauth:key', 'basic'] as const)('the secrets of %s are named', (type) => {
    const { serviceKey, secrets } = createWorld().issue({ type });
    const { client_private_key } = serviceKey['encryption'] as Record<string, string>;
    const own = serviceKey['key'] ?? serviceKey['private_key'] ?? serviceKey['password'];
    expect([...secrets].sort()).toEqual([own, client_private_key].sort());
  });

  test('basic without payload encryption does not exist', () => {
    expect(() => createWorld().issue({ type: 'basic', encryption: 'disabled' })).toThrow(TypeError);
  });

  test('with a clock of the caller ids are the same in each run', () => {
    const uuidOf = (): string =>
      String(createWorld({ now: () => new Date(0) }).issue().serviceKey['username']).slice(0, 36);
    expect(uuidOf()).toBe(uuidOf());
  });
});

describe('validity', () => {
  const now = new Date();

  function datesOf(options: BindingOptions): { from: number; to: number; expiresAt: number } {
    const { serviceKey } = createWorld({ now: () => now }).issue(options);
    const { validFromDate, validToDate } = new X509Certificate(String(serviceKey['certificate']));
    const days = (date: Date): number => Math.round((date.getTime() - now.getTime()) / dayMs) + 0;
    const expiresAt = days(new Date(String(serviceKey['expires_at'])));
    return { from: days(validFromDate), to: days(validToDate), expiresAt };
  }

  test.each<[BindingOptions, object]>([
    [{}, { from: 0, to: 60, expiresAt: 60 }],
    [{ certificate: { validForDays: 7 } }, { from: 0, to: 7, expiresAt: 7 }],
    [{ certificate: { validForDays: -3 } }, { from: -33, to: -3, expiresAt: -3 }],
    [{ certificate: { validFromDays: 2 } }, { from: 2, to: 60, expiresAt: 60 }],
    [{ expiresAt: new Date(now.getTime() + 5 * dayMs) }, { from: 0, to: 60, expiresAt: 5 }],
  ])('%j', (options, dates) => {
    expect(datesOf(options)).toEqual(dates);
  });

  test('zeros at the end of the fraction are cut', () => {
    const { serviceKey } = createWorld().issue({ expiresAt: new Date('2026-11-01T11:33:35.200Z') });
    expect(serviceKey['expires_at']).toBe('2026-11-01T11:33:35.2Z');
  });
});

describe('containers', () => {
  const { serviceKey } = createWorld().issue();
  const json = JSON.stringify(serviceKey);
  const rendered = (name: (typeof serviceKeyContainers)[number]): string => renderContainer(serviceKey, name);
  const parsed = (name: (typeof serviceKeyContainers)[number]): Record<string, unknown> =>
    JSON.parse(rendered(name)) as Record<string, unknown>;

  test('each holds the service key in its own way', () => {
    expect(new Set(serviceKeyContainers.map(rendered)).size).toBe(serviceKeyContainers.length);
    expect(rendered('bare')).toBe(json);
    expect(parsed('credentials')).toEqual({ credentials: serviceKey });
    expect(JSON.parse(rendered('command-output').replace(/^[^{]+/, ''))).toEqual(serviceKey);
    expect(() => parsed('command-output')).toThrow(SyntaxError);
    expect(parsed('vcap-services')).toMatchObject({
      credstore: [{ label: 'credstore', credentials: serviceKey }],
    });
    expect(parsed('kubernetes-one-key')['credentials']).toBe(json);
    expect(Buffer.from(rendered('base64'), 'base64').toString()).toBe(json);
  });

  test('one text for each field', () => {
    const fields = parsed('kubernetes-fields');
    expect(fields['url']).toBe(serviceKey['url']);
    expect(JSON.parse(String(fields['encryption']))).toEqual(serviceKey['encryption']);
    expect(fields).toMatchObject(fieldTexts(serviceKey));
    const { data } = parsed('kubectl') as { data: Record<string, string> };
    expect(Object.keys(data)).toEqual(Object.keys(fields));
    expect(Buffer.from(data['key'] ?? '', 'base64').toString()).toBe(serviceKey['key']);
  });
});
