import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CredentialStoreBinding } from '../../src/service-key/credential-store-binding.js';
import { readServiceKey } from '../../src/service-key/read.js';
import { codeOf, errorOf, textOf } from '../support/arbitrary-fault.js';
import { makeServiceKey, SERVICE_URL, without } from '../support/arbitrary-service-key.js';
import { makeChain, makeEcKeys, makeRsaKeys, toDer, toPem } from '../support/key-material.js';

const NOW = new Date('2026-06-01');
const TOKEN_URL = 'https://credstoreauth.cfapps.eu10.hana.example/api/v1/token';
const chain = makeChain();
const payload = makeRsaKeys();
const own = makeRsaKeys();
const KEY = makeServiceKey(chain, payload);
const { certificate, key, encryption, username } = KEY;

function build(fields: Record<string, unknown>, payloadPrivateKey?: string): CredentialStoreBinding {
  const { binding } = readServiceKey({
    serviceKey: JSON.stringify(fields),
    payloadPrivateKey,
    now: NOW,
    expected: 'credential-store',
  });
  if (binding.service === 'credential-store') return binding;
  throw new Error('a binding of another kind came out');
}

function chainOf(binding: CredentialStoreBinding): readonly string[] {
  return 'identity' in binding ? binding.identity.chain.map((one) => one.fingerprint256) : [];
}

describe('the binding of a service key', () => {
  it('of type mtls has address, identity, payload key and end', () => {
    const binding = build(KEY);
    expect(binding).toMatchObject({ service: 'credential-store', type: 'mtls', username });
    expect(binding.url.href).toBe(SERVICE_URL);
    expect(chainOf(binding)).toEqual([chain.leaf, chain.lower, chain.upper].map((one) => one.fingerprint256));
    expect('identity' in binding && binding.identity.privateKey.equals(chain.keys.privateKey)).toBe(true);
    expect(binding.payloadKey?.equals(payload.privateKey)).toBe(true);
    expect(binding.expiresAt).toEqual(new Date('2039-11-01T11:33:35.200Z'));
  });

  it('has the same chain, however often and in whatever order its certificates come', () => {
    const all = [chain.leaf, chain.lower, chain.upper, chain.root];
    const expected = chainOf(build(KEY));
    fc.assert(
      fc.property(fc.shuffledSubarray([...all, ...all], { minLength: 8 }), (order) => {
        const text = order.map((one) => one.toString()).join('');
        expect(chainOf(build({ ...KEY, certificate: text }))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  describe('has the type', () => {
    const private_key = toDer(own.privateKey, 'pkcs8').toString('base64');
    const url = SERVICE_URL;
    const oauth_token_url = TOKEN_URL;
    const password = 'kUx0.0.cGFzcw==';
    const said = (type: string): object => ({ parameters: { authentication: { type } } });
    const bare = { url, username };

    it.each([
      ['mtls', 'by its parameters', { ...bare, certificate, key, ...said('mtls') }],
      [
        'mtls',
        'by its parameters, though a token URL is there',
        { ...bare, certificate, key, oauth_token_url, ...said('mtls') },
      ],
      ['mtls', 'by its fields', { ...bare, certificate, key }],
      ['mtls', 'by its fields, though a password is there', { ...bare, certificate, key, password }],
      [
        'mtls',
        'by its fields, where the parameters say something unknown',
        { ...bare, certificate, key, ...said('MTLS') },
      ],
      [
        'mtls',
        'by its fields, where the parameters are no object',
        { ...bare, certificate, key, parameters: 'x' },
      ],
      [
        'oauth:mtls',
        'by its parameters',
        { ...bare, certificate, key, oauth_token_url, ...said('oauth:mtls') },
      ],
      ['oauth:mtls', 'by its fields', { ...bare, certificate, key, oauth_token_url }],
      [
        'oauth:key',
        'by its parameters, with a stray certificate',
        { ...bare, private_key, certificate, oauth_token_url, ...said('oauth:key') },
      ],
      ['oauth:key', 'by its fields', { ...bare, private_key, oauth_token_url }],
      [
        'oauth:key',
        'by its fields, with a stray certificate',
        { ...bare, private_key, certificate, oauth_token_url },
      ],
      [
        'basic',
        'by its parameters, whatever else is there',
        { ...bare, password, certificate, key, ...said('basic') },
      ],
      ['basic', 'by its fields', { ...bare, password }],
      ['basic', 'by its fields, with a stray certificate', { ...bare, password, certificate }],
    ])('%s %s', (type, _name, fields) => {
      expect(build(fields).type).toBe(type);
    });

    it('with what belongs to it', () => {
      const byKey = build({ ...bare, private_key, oauth_token_url });
      expect('signingKey' in byKey && byKey.signingKey.equals(own.privateKey)).toBe(true);
      expect('tokenUrl' in byKey && byKey.tokenUrl.href).toBe(TOKEN_URL);
      const basic = build({ ...bare, password });
      expect('password' in basic && basic.password.reveal()).toBe(password);
    });

    it.each([
      ['an address alone', { url }],
      ['a user without a password', bare],
      ['a token URL alone', { ...bare, oauth_token_url }],
    ])('that cannot be told is refused: %s', (_name, fields) => {
      expect(codeOf(() => build(fields))).toMatch(/^(?:SERVICE_KEY_NOT_A_SERVICE_KEY|PEM_NO_\w+)$/);
    });
  });

  describe('has an address', () => {
    it.each([
      ['as it is', SERVICE_URL, SERVICE_URL],
      ['without a slash at the end', `${SERVICE_URL}/`, SERVICE_URL],
      ['without blanks', ` ${SERVICE_URL}\n`, SERVICE_URL],
      [
        'with a port',
        'https://localhost:8443/api/v1/credentials',
        'https://localhost:8443/api/v1/credentials',
      ],
      ['with the scheme in capitals', SERVICE_URL.replace('https', 'HTTPS'), SERVICE_URL],
    ])('%s', (_name, url, expected) => {
      expect(build({ ...KEY, url }).url.href).toBe(expected);
    });

    it.each([
      ['missing', undefined],
      ['blank', ' '],
      ['no text', 5],
      ['without a scheme', 'credstore.example/api/v1/credentials'],
      ['plain http', SERVICE_URL.replace('https', 'http')],
      ['a scheme alone', 'https://'],
      ['another scheme', 'ftp://credstore.example/'],
      ['with a user', 'https://user@credstore.example/'],
      ['with a password alone', 'https://:S3cret@credstore.example/'],
      ['with user and password', 'https://user:S3cret@credstore.example/'],
      ['masked', '***'],
    ])('or is refused where it is %s', (_name, url) => {
      const error = errorOf(() => build({ ...KEY, url }));
      expect(error?.code).toBe('SERVICE_KEY_NO_URL');
      expect(textOf(error)).not.toContain('S3cret');
    });
  });

  it.each([
    ['no private key', without(KEY, 'key'), 'PEM_NO_PRIVATE_KEY'],
    ['a certificate as private key', { ...KEY, key: chain.leaf.toString() }, 'PEM_NO_PRIVATE_KEY'],
    ['no certificate', without(KEY, 'certificate'), 'PEM_NO_CERTIFICATE'],
    ['a private key as certificate', { ...KEY, certificate: key }, 'PEM_NO_CERTIFICATE'],
    ['a cut private key', { ...KEY, key: (key as string).slice(0, 900) }, 'PEM_TRUNCATED'],
    [
      'the private key of another',
      { ...KEY, key: toPem(own.privateKey, 'pkcs1') },
      'CLIENT_IDENTITY_KEY_MISMATCH',
    ],
    [
      'two private keys of two pairs',
      { ...KEY, key: toPem(own.privateKey, 'pkcs8') + toPem(payload.privateKey, 'pkcs8') },
      'CLIENT_IDENTITY_KEY_MISMATCH',
    ],
  ])('is refused with %s', (_name, fields, code) => {
    expect(codeOf(() => build(fields))).toBe(code);
  });

  it.each([
    [
      'Cloud Integration',
      {
        oauth: {
          clientid: 'sb-x',
          clientsecret: 's',
          url: 'https://a.example',
          tokenurl: 'https://b.example/oauth/token',
        },
      },
    ],
    ['another service with a certificate', { ...KEY, clientid: 'sb-x' }],
  ])('is refused where it is one of %s', (_name, fields) => {
    const error = errorOf(() => build(fields));
    expect(error?.code).toBe('SERVICE_KEY_WRONG_SERVICE');
    expect(textOf(error)).not.toContain('sb-x');
  });

  describe('for payload encryption', () => {
    const on = { encryption: { payload: 'enabled' } };
    const off = { encryption: { payload: 'disabled' } };
    const publicOnly = { server_public_key: toDer(own.publicKey, 'spki').toString('base64') };
    const pem = toPem(own.privateKey, 'pkcs8');
    const rest = without(KEY, 'parameters', 'encryption');

    it.each([
      ['on by parameters', { encryption, parameters: on }, undefined, payload],
      [
        'on by parameters and keys as JSON text',
        { encryption: JSON.stringify(encryption), parameters: JSON.stringify(on) },
        undefined,
        payload,
      ],
      ['on by the keys, without parameters', { encryption }, undefined, payload],
      [
        'on by the keys, with parameters that say nothing',
        { encryption, parameters: {} },
        undefined,
        payload,
      ],
      ['on with the own key, which overrules', { encryption, parameters: on }, pem, own],
      ['on with the own key alone', { encryption: publicOnly, parameters: on }, pem, own],
      ['on by the own key alone', {}, pem, own],
    ])('has the private key where it is %s', (_name, fields, ownKey, expected) => {
      expect(build({ ...rest, ...fields }, ownKey).payloadKey?.equals(expected.privateKey)).toBe(true);
    });

    it.each([
      ['off by parameters, though keys are there', { encryption, parameters: off }, undefined],
      ['off by parameters, with the own key', { encryption, parameters: off }, pem],
      ['off without keys', {}, undefined],
      ['off with an empty object', { encryption: {}, parameters: {} }, undefined],
    ])('has no private key where it is %s', (_name, fields, ownKey) => {
      expect(build({ ...rest, ...fields }, ownKey).payloadKey).toBeUndefined();
    });

    it.each([
      ['PKCS#8', pem],
      ['PKCS#1', toPem(own.privateKey, 'pkcs1')],
      ['bare base64', toDer(own.privateKey, 'pkcs8').toString('base64')],
      ['escaped line breaks', pem.replaceAll('\n', '\\n')],
    ])('takes the own key in the form %s', (_name, text) => {
      expect(build(KEY, text).payloadKey?.equals(own.privateKey)).toBe(true);
    });

    const ec = toPem(makeEcKeys().privateKey, 'pkcs8');

    it.each([
      ['no key at all', { parameters: on }, undefined, 'SERVICE_KEY_NO_PAYLOAD_KEY'],
      [
        'the key of the service alone',
        { encryption: publicOnly, parameters: on },
        undefined,
        'SERVICE_KEY_NO_PAYLOAD_KEY',
      ],
      [
        'the key of the service alone, no parameters',
        { encryption: publicOnly },
        undefined,
        'SERVICE_KEY_NO_PAYLOAD_KEY',
      ],
      ['an own key that is not RSA', { encryption, parameters: on }, ec, 'SERVICE_KEY_NO_PAYLOAD_KEY'],
      ['an own key that is none', { encryption, parameters: on }, 'abc?', 'PEM_NOT_PEM'],
      [
        'two own keys',
        { encryption, parameters: on },
        pem + toPem(payload.privateKey, 'pkcs8'),
        'PEM_AMBIGUOUS',
      ],
    ])('is refused with %s', (_name, fields, ownKey, code) => {
      expect(codeOf(() => build({ ...rest, ...fields }, ownKey))).toBe(code);
    });
  });

  it('has an end with any number of digits after the second', () => {
    const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), maxLength: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), digits, (time, fraction) => {
        const whole = new Date(time * 1000).toISOString().slice(0, 19);
        const text = `${whole}${fraction === '' ? '' : `.${fraction}`}Z`;
        const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
        expect(build({ ...KEY, expires_at: text }).expiresAt?.getTime()).toBe(time * 1000 + milliseconds);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['missing', undefined],
    ['blank', ' '],
    ['no text', 1767225600],
    ['without a zone', '2026-11-01T11:33:35'],
    ['a day alone', '2026-11-01'],
    ['a month that is none', '2026-13-01T00:00:00Z'],
    ['a dot without digits', '2026-11-01T11:33:35.Z'],
    ['ten digits', '2026-11-01T11:33:35.1234567890Z'],
    ['words', 'tomorrow'],
  ])('has no end that is known where it is %s', (_name, value) => {
    expect(build({ ...KEY, expires_at: value }).expiresAt).toBeUndefined();
  });

  it('lists every secret text for the masker', () => {
    const password = 'kUx0.0.cGFzcw==';
    const clientKey = toDer(payload.privateKey, 'pkcs8').toString('base64');
    const ownKey = toPem(own.privateKey, 'pkcs8');
    const { secrets } = build({ ...KEY, password, private_key: ownKey.replaceAll('\n', ' ') }, ownKey);
    const texts = secrets.map((one) => one.reveal());
    expect(texts).toEqual(
      expect.arrayContaining([key, password, ownKey.replaceAll('\n', ' '), clientKey, ownKey]),
    );
  });

  it('shows no secret when it is printed', () => {
    const binding = build({ ...KEY, password: 'hunter2hunter2' }, toPem(own.privateKey, 'pkcs8'));
    const printed = inspect(binding, { depth: 9, showHidden: true }) + JSON.stringify(binding);
    expect(printed).not.toMatch(/hunter2|PRIVATE KEY/);
  });

  it('lets no value into a message', () => {
    const names = [
      'url',
      'username',
      'password',
      'certificate',
      'key',
      'private_key',
      'expires_at',
      'oauth_token_url',
    ];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.stringMatching(/^[жщ]{4,10}$/)),
        fc.subarray(Object.keys(KEY)),
        (damaged, lost) => {
          expect(textOf(errorOf(() => build({ ...without(KEY, ...lost), ...damaged })))).not.toMatch(/[жщ]/);
        },
      ),
      { numRuns: 60 },
    );
  });
});
