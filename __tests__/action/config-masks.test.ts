import { describe, expect, it } from '@jest/globals';
import { parseInputs } from '../../src/action/inputs.js';
import { SecretMasker } from '../../src/demo/runner/masker.js';
import { readerOf } from '../support/arbitrary-inputs.js';
import { makeServiceKey } from '../support/arbitrary-service-key.js';
import { makeChain, makeRsaKeys, toDer, toPem, type KeyPair } from '../support/key-material.js';

const chain = makeChain();
const payload = makeRsaKeys();
const own = makeRsaKeys();
const SERVICE_KEY = makeServiceKey(chain, payload);

interface Secrets {
  readonly serviceKey?: Record<string, unknown>;
  readonly ownKey?: string;
  readonly proxy?: string;
}

function masks({ serviceKey = SERVICE_KEY, ownKey = '', proxy = '' }: Secrets = {}): readonly string[] {
  const inputs = {
    'service-key': JSON.stringify(serviceKey),
    'payload-private-key': ownKey,
    credentials: 'A = prod/a',
  };
  const masked: string[] = [];
  parseInputs(readerOf({ inputs, variables: { https_proxy: proxy }, masked }), new Date('2026-06-01'));
  return masked;
}

function maskerOf(forms: readonly string[]): SecretMasker {
  const masker = new SecretMasker();
  for (const form of forms) masker.addWithLines(form);
  return masker;
}

/** The key in every form that it can be written in without a passphrase. */
function formsOf({ privateKey }: KeyPair): string {
  return (['pkcs1', 'pkcs8'] as const)
    .flatMap((type) => {
      const pem = toPem(privateKey, type);
      const base64 = toDer(privateKey, type).toString('base64');
      return [
        pem,
        pem.replaceAll('\n', '\r\n'),
        pem.replaceAll('\n', '\\n'),
        JSON.stringify({ key: pem }),
        base64,
      ];
    })
    .join('\n');
}

/** What is left of keys in a text: runs of base64 that are too long to be words. */
function leftOf(text: string, masker: SecretMasker): readonly string[] {
  const runs = masker.mask(text).match(/[A-Za-z0-9+/]{5,}/g) ?? [];
  return runs.filter((run) => !/^(?:BEGIN|PRIVATE)$/.test(run));
}

const MASKER = maskerOf(masks());

describe('the secrets that come in with the inputs', () => {
  it.each([
    ['of the service key', chain.keys, undefined],
    ['for payloads, of the service key', payload, undefined],
    ['for payloads, of the caller', own, toPem(own.privateKey, 'pkcs1')],
    ['for payloads, of the caller, as bare base64', own, toDer(own.privateKey, 'pkcs8').toString('base64')],
  ])('hide the private key %s in every form', (_name, keys, ownKey) => {
    const masker = ownKey === undefined ? MASKER : maskerOf(masks({ ownKey }));
    expect(leftOf(formsOf(keys), masker)).toEqual([]);
  });

  it('hide a private key that came damaged, as it came and as it is repaired', () => {
    const key = toPem(chain.keys.privateKey, 'pkcs1').replaceAll('\n', ' ');
    const masker = maskerOf(masks({ serviceKey: { ...SERVICE_KEY, key } }));
    expect(leftOf(`${key}\n${formsOf(chain.keys)}`, masker)).toEqual([]);
  });

  it('hide the key of the service key that the key of the caller overrules', () => {
    const masker = maskerOf(masks({ ownKey: toPem(own.privateKey, 'pkcs8') }));
    expect(leftOf(toDer(payload.privateKey, 'pkcs8').toString('base64'), masker)).toEqual([]);
  });

  it('hide a password that stands in the service key though it is of no use', () => {
    const masker = maskerOf(masks({ serviceKey: { ...SERVICE_KEY, password: 'kUx0.0.cGFzc3dvcmQ=' } }));
    expect(masker.mask('kUx0.0.cGFzc3dvcmQ=')).toBe('***');
  });

  it('hide no certificate, which is public, and no boundary', () => {
    const boundaries = [
      'BEGIN PRIVATE KEY',
      'END PRIVATE KEY',
      'BEGIN RSA PRIVATE KEY',
      'END RSA PRIVATE KEY',
    ];
    const text = chain.leaf.toString() + boundaries.map((one) => `-----${one}-----`).join('\n');
    expect(MASKER.mask(text)).toBe(text);
  });

  it('hold no line end and nothing of fewer than four characters', () => {
    for (const secrets of [
      {},
      { ownKey: toPem(own.privateKey, 'pkcs8'), proxy: 'http://u:pw@proxy.example' },
    ])
      expect(masks(secrets).filter((form) => form.length < 4 || /[\r\n]/.test(form))).toEqual([]);
  });

  it.each([
    ['as it stands in the address', 'http://user:p%40ss%3Aword9@proxy.example:3128', 'p%40ss%3Aword9'],
    ['decoded', 'http://user:p%40ss%3Aword9@proxy.example:3128', 'p@ss:word9'],
    [
      'as HTTP Basic has it',
      'http://user:p%40ss%3Aword9@proxy.example:3128',
      Buffer.from('user:p@ss:word9').toString('base64').replace(/=+$/, ''),
    ],
  ])('hide the password of the proxy %s', (_name, proxy, text) => {
    expect(maskerOf(masks({ proxy })).mask(text)).toBe('***');
  });

  it.each([
    ['no password', 'http://proxy.example:3128'],
    ['a user alone', 'http://user@proxy.example:3128'],
    ['no proxy', ''],
  ])('are those of the keys alone with %s', (_name, proxy) => {
    expect(masks({ proxy })).toEqual(masks());
  });
});
