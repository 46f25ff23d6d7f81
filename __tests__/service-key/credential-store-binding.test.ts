import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildCredentialStoreBinding,
  type CredentialStoreBinding,
} from '../../src/service-key/credential-store-binding.js';
import { codeOf, errorOf, textOf } from '../support/arbitrary-fault.js';
import { makeServiceKey, SERVICE_URL, without } from '../support/arbitrary-service-key.js';
import { makeChain, makeEcKeys, makeRsaKeys, renderPem, toDer, toPem } from '../support/key-material.js';

const chain = makeChain();
const payload = makeRsaKeys();
const own = makeRsaKeys();
const KEY = makeServiceKey(chain, payload);

function build(fields: Record<string, unknown>, payloadPrivateKey?: string): CredentialStoreBinding {
  return buildCredentialStoreBinding(fields, { payloadPrivateKey });
}

describe('buildCredentialStoreBinding', () => {
  it('reads a service key of type mtls', () => {
    const binding = build(KEY);
    expect(binding.type).toBe('mtls');
    expect(binding.url.href).toBe(SERVICE_URL);
    expect(binding.identity.privateKey.equals(chain.keys.privateKey)).toBe(true);
    expect(binding.identity.chain.map((one) => one.fingerprint256)).toEqual(
      [chain.leaf, chain.lower, chain.upper].map((one) => one.fingerprint256),
    );
    expect(binding.payloadKey?.equals(payload.privateKey)).toBe(true);
    expect(binding.expiresAt).toEqual(new Date('2039-11-01T11:33:35.200Z'));
  });

  it('reads it as Kubernetes holds it, with objects as JSON text', () => {
    const texts = {
      ...KEY,
      encryption: JSON.stringify(KEY['encryption']),
      parameters: JSON.stringify(KEY['parameters']),
      '.metadata': '{}',
      tags: '["credstore"]',
    };
    expect(build(texts).payloadKey?.equals(payload.privateKey)).toBe(true);
  });

  it('reads keys in other forms, with escaped line breaks', () => {
    const escaped = {
      ...KEY,
      key: toPem(chain.keys.privateKey, 'pkcs8').replaceAll('\n', '\\n'),
      certificate: chain.leaf.toString().replaceAll('\n', '\\\\n'),
      encryption: { client_private_key: toPem(payload.privateKey, 'pkcs1') },
    };
    const binding = build(escaped);
    expect(binding.identity.privateKey.equals(chain.keys.privateKey)).toBe(true);
    expect(binding.payloadKey?.equals(payload.privateKey)).toBe(true);
  });

  describe('the type (contract 2.1)', () => {
    const certificate = KEY['certificate'];
    const key = KEY['key'];
    const url = SERVICE_URL;
    const oauth_token_url = 'https://credstoreauth.cfapps.eu10.hana.example/api/v1/token';
    const private_key = toDer(own.privateKey, 'pkcs8').toString('base64');
    const username = 'user';
    const said = (type: string): object => ({ parameters: { authentication: { type } } });

    it.each([
      ['basic by its parameters, whatever else is there', { ...KEY, ...said('basic') }, 'basic'],
      ['oauth:mtls by its parameters', { ...KEY, ...said('oauth:mtls') }, 'oauth:mtls'],
      ['oauth:key by its parameters', { ...KEY, ...said('oauth:key') }, 'oauth:key'],
      ['oauth:mtls by its fields', { url, username, oauth_token_url, certificate, key }, 'oauth:mtls'],
      ['oauth:key by its fields', { url, username, oauth_token_url, private_key }, 'oauth:key'],
      [
        'oauth:key with a stray certificate',
        { url, username, oauth_token_url, private_key, certificate },
        'oauth:key',
      ],
      ['basic by its fields', { url, username, password: 'p' }, 'basic'],
      ['basic with a stray certificate', { url, username, password: 'p', certificate }, 'basic'],
      ['an unknown word, so the fields decide', { url, username, password: 'p', ...said('saml') }, 'basic'],
    ])('is refused where it is %s', (_name, fields, type) => {
      const error = errorOf(() => build(fields));
      expect([error?.code, error?.message]).toEqual([
        'SERVICE_KEY_UNSUPPORTED_TYPE',
        expect.stringContaining(`of type ${type};`),
      ]);
    });

    it.each([
      ['by its parameters', { ...KEY, ...said('mtls') }],
      ['by its parameters, though a token URL is there', { ...KEY, ...said('mtls'), oauth_token_url }],
      ['by its fields', { url, username, certificate, key }],
      ['by its fields, though a password is there', { url, username, password: 'p', certificate, key }],
      ['by its fields, where the parameters are no object', { url, certificate, key, parameters: 'x' }],
      [
        'by its fields, where the parameters say something unknown',
        { url, certificate, key, ...said('MTLS') },
      ],
      [
        'by its fields, where the type is no text',
        { url, certificate, key, parameters: { authentication: [] } },
      ],
    ])('is taken where it is mtls %s', (_name, fields) => {
      expect(build(fields).type).toBe('mtls');
    });

    it.each([
      ['nothing', {}],
      ['an address alone', { url }],
      ['a user without a password', { url, username }],
      ['fields of no use', { url, certificate: ' ', key: 5 }],
    ])('is unknown with %s', (_name, fields) => {
      expect(codeOf(() => build(fields))).toBe('SERVICE_KEY_NOT_A_SERVICE_KEY');
    });

    it('that is unknown names the fields that are there, never their values', () => {
      const error = errorOf(() => build({ url, username: 'hunter2', S3cret: 'x' }));
      expect(error?.message).toContain('url, username');
      expect(textOf(error)).not.toMatch(/hunter2|S3cret|hana/);
    });
  });

  describe('another service', () => {
    it.each([
      ['Cloud Integration', { oauth: { clientid: 'sb-x', clientsecret: 's', url: 'u', tokenurl: 't' } }],
      ['Cloud Integration with a certificate', { oauth: { clientid: 'sb-x', certificate: 'c', key: 'k' } }],
      ['XSUAA', { clientid: 'sb-x', certificate: KEY['certificate'], key: KEY['key'], url: SERVICE_URL }],
      ['a service with uaa inside', { uri: 'u', uaa: { clientid: 'sb-x', clientsecret: 's' } }],
      ['uaa as JSON text', { uaa: '{"clientid":"sb-x"}' }],
    ])('is named as such: %s', (_name, fields) => {
      const error = errorOf(() => build(fields));
      expect(error?.code).toBe('SERVICE_KEY_WRONG_SERVICE');
      expect(textOf(error)).not.toContain('sb-x');
    });
  });

  describe('the address', () => {
    it.each([
      ['as it is', SERVICE_URL, SERVICE_URL],
      ['without a slash at the end', `${SERVICE_URL}/`, SERVICE_URL],
      ['without blanks', ` ${SERVICE_URL}\n`, SERVICE_URL],
      [
        'with a port',
        'https://localhost:8443/api/v1/credentials',
        'https://localhost:8443/api/v1/credentials',
      ],
      [
        'with credentials elsewhere in the path',
        'https://h.example/credentials/x',
        'https://h.example/credentials/x',
      ],
      ['with the scheme in capitals', SERVICE_URL.replace('https', 'HTTPS'), SERVICE_URL],
    ])('is taken %s', (_name, url, expected) => {
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
      ['an expression', '${{ vars.URL }}'],
    ])('is refused where it is %s', (_name, url) => {
      const error = errorOf(() => build({ ...KEY, url }));
      expect(error?.code).toBe('SERVICE_KEY_NO_URL');
      expect(textOf(error)).not.toContain('S3cret');
    });
  });

  describe('the pair', () => {
    it.each([
      ['no private key', without(KEY, 'key'), 'PEM_NO_PRIVATE_KEY'],
      ['a blank private key', { ...KEY, key: ' ' }, 'PEM_NO_PRIVATE_KEY'],
      ['a certificate as private key', { ...KEY, key: chain.leaf.toString() }, 'PEM_NO_PRIVATE_KEY'],
      ['no certificate', without(KEY, 'certificate'), 'PEM_NO_CERTIFICATE'],
      ['a private key as certificate', { ...KEY, certificate: KEY['key'] }, 'PEM_NO_CERTIFICATE'],
      ['a cut private key', { ...KEY, key: (KEY['key'] as string).slice(0, 900) }, 'PEM_TRUNCATED'],
      [
        'a damaged certificate',
        { ...KEY, certificate: renderPem('CERTIFICATE', Buffer.from([0x30, 0])) },
        'PEM_CORRUPT',
      ],
      [
        'the private key of another',
        { ...KEY, key: toPem(own.privateKey, 'pkcs1') },
        'CLIENT_IDENTITY_KEY_MISMATCH',
      ],
    ])('is refused with %s', (_name, fields, code) => {
      expect(codeOf(() => build(fields))).toBe(code);
    });
  });

  describe('payload encryption', () => {
    const on = { encryption: { payload: 'enabled' } };
    const off = { encryption: { payload: 'disabled' } };
    const { encryption } = KEY;
    const publicOnly = { server_public_key: 'MIIB' };
    const pem = toPem(own.privateKey, 'pkcs8');

    it.each([
      ['on by parameters', { encryption, parameters: on }, undefined, payload],
      ['on by the keys, without parameters', { encryption, parameters: undefined }, undefined, payload],
      [
        'on by the keys, with parameters that say nothing',
        { encryption, parameters: {} },
        undefined,
        payload,
      ],
      ['on with the own key, which overrules', { encryption, parameters: on }, pem, own],
      ['on with the own key alone', { encryption: publicOnly, parameters: on }, pem, own],
      ['on by the own key alone', { encryption: undefined, parameters: undefined }, pem, own],
      ['off by parameters, though keys are there', { encryption, parameters: off }, undefined, undefined],
      ['off by parameters, with the own key', { encryption, parameters: off }, pem, undefined],
      ['off without keys', { encryption: undefined, parameters: undefined }, undefined, undefined],
      ['off with an empty object', { encryption: {}, parameters: {} }, undefined, undefined],
    ])('is %s', (_name, fields, ownKey, expected) => {
      const found = build({ ...without(KEY, 'parameters', 'encryption'), ...fields }, ownKey).payloadKey;
      expect(found?.equals(expected?.privateKey ?? chain.keys.privateKey)).toBe(
        expected === undefined ? undefined : true,
      );
    });

    it.each([
      ['PKCS#8', pem],
      ['PKCS#1', toPem(own.privateKey, 'pkcs1')],
      ['bare base64', toDer(own.privateKey, 'pkcs8').toString('base64')],
      ['escaped line breaks', pem.replaceAll('\n', '\\n')],
    ])('takes the own key in the form %s', (_name, text) => {
      expect(build(KEY, text).payloadKey?.equals(own.privateKey)).toBe(true);
    });

    it.each([
      ['no key at all', { encryption: undefined, parameters: on }, undefined, 'SERVICE_KEY_NO_PAYLOAD_KEY'],
      [
        'the key of the service alone',
        { encryption: publicOnly, parameters: on },
        undefined,
        'SERVICE_KEY_NO_PAYLOAD_KEY',
      ],
      [
        'the key of the service alone, no parameters',
        { encryption: publicOnly, parameters: {} },
        undefined,
        'SERVICE_KEY_NO_PAYLOAD_KEY',
      ],
      [
        'an own key that is not RSA',
        { encryption, parameters: on },
        toPem(makeEcKeys().privateKey, 'pkcs8'),
        'SERVICE_KEY_NO_PAYLOAD_KEY',
      ],
      ['an own key that is none', { encryption, parameters: on }, 'abc?', 'PEM_NOT_PEM'],
      [
        'a damaged key',
        { encryption: { client_private_key: 'MIIE' }, parameters: on },
        undefined,
        'PEM_CORRUPT',
      ],
    ])('is refused with %s', (_name, fields, ownKey, code) => {
      expect(codeOf(() => build({ ...without(KEY, 'parameters', 'encryption'), ...fields }, ownKey))).toBe(
        code,
      );
    });
  });

  describe('expires_at', () => {
    it('takes any number of digits after the second', () => {
      const digits = fc.string({
        unit: fc.constantFrom(...Array.from('0123456789')),
        minLength: 0,
        maxLength: 9,
      });
      const second = fc.integer({ min: 0, max: 4_000_000_000 });
      fc.assert(
        fc.property(second, digits, (time, fraction) => {
          const whole = new Date(time * 1000).toISOString().slice(0, 19);
          const text = `${whole}${fraction === '' ? '' : `.${fraction}`}Z`;
          const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
          expect(build({ ...KEY, expires_at: text }).expiresAt?.getTime()).toBe(time * 1000 + milliseconds);
        }),
        { numRuns: 30 },
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
    ])('is unknown where it is %s', (_name, value) => {
      expect(build({ ...KEY, expires_at: value }).expiresAt).toBeUndefined();
    });

    it('may have blanks around it', () => {
      expect(build({ ...KEY, expires_at: ' 2026-11-01T00:00:00Z\n' }).expiresAt).toEqual(
        new Date('2026-11-01'),
      );
    });
  });

  it('lists every secret text for the masker', () => {
    const password = 'kUx0.0.cGFzcw==';
    const { key } = KEY;
    const clientKey = toDer(payload.privateKey, 'pkcs8').toString('base64');
    const ownKey = toPem(own.privateKey, 'pkcs8');
    const secrets = build({ ...KEY, password, private_key: 'MIIEother' }, ownKey).secrets;
    expect(secrets.map((one) => one.reveal()).toSorted()).toEqual(
      [key, password, 'MIIEother', clientKey, ownKey].toSorted(),
    );
  });

  it('shows no secret when it is printed', () => {
    const binding = build({ ...KEY, password: 'hunter2hunter2' }, toPem(own.privateKey, 'pkcs8'));
    const printed = inspect(binding, { depth: 9, showHidden: true }) + JSON.stringify(binding);
    expect(printed).not.toContain('hunter2');
    expect(printed).not.toContain('PRIVATE KEY');
  });

  it('lets no value into a message', () => {
    const names = ['url', 'username', 'password', 'certificate', 'key', 'private_key', 'expires_at'];
    const value = fc.stringMatching(/^[жщ]{4,10}$/);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), value),
        fc.subarray(Object.keys(KEY)),
        (damaged, lost) => {
          const error = errorOf(() => build({ ...without(KEY, ...lost), ...damaged }));
          expect(textOf(error)).not.toMatch(/[жщ]/);
        },
      ),
    );
  });
});
