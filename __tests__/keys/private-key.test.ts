import { createPrivateKey, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsePrivateKey } from '../../src/keys/private-key.js';
import { arbitraryDamage, damage } from '../support/arbitrary-pem.js';
import { codeOf, errorOf, textOf } from '../support/arbitrary-fault.js';
import {
  makeCertificate,
  makeEcKeys,
  makeRsaKeys,
  renderPem,
  toDer,
  toPem,
} from '../support/key-material.js';

const rsa = makeRsaKeys();
const ec = makeEcKeys();
const other = makeRsaKeys();

const WRITTEN = [
  { name: 'PKCS#1', key: rsa.privateKey, pem: toPem(rsa.privateKey, 'pkcs1') },
  { name: 'PKCS#8 of RSA', key: rsa.privateKey, pem: toPem(rsa.privateKey, 'pkcs8') },
  { name: 'SEC 1', key: ec.privateKey, pem: toPem(ec.privateKey, 'sec1') },
  { name: 'PKCS#8 of EC', key: ec.privateKey, pem: toPem(ec.privateKey, 'pkcs8') },
];

const BARE = [
  { name: 'PKCS#1', key: rsa.privateKey, der: toDer(rsa.privateKey, 'pkcs1') },
  { name: 'PKCS#8 of RSA', key: rsa.privateKey, der: toDer(rsa.privateKey, 'pkcs8') },
  { name: 'SEC 1', key: ec.privateKey, der: toDer(ec.privateKey, 'sec1') },
  { name: 'PKCS#8 of EC', key: ec.privateKey, der: toDer(ec.privateKey, 'pkcs8') },
];

function sameKey(text: string, key: KeyObject): boolean {
  return parsePrivateKey(text, 'the field').equals(key);
}

describe('parsePrivateKey', () => {
  it.each(WRITTEN)('reads PEM of $name', ({ pem, key }) => {
    expect(sameKey(pem, key)).toBe(true);
  });

  it.each(BARE)('reads bare base64 of $name', ({ der, key }) => {
    expect(sameKey(der.toString('base64'), key)).toBe(true);
    expect(sameKey(der.toString('base64').replaceAll('=', ''), key)).toBe(true);
  });

  it.each(BARE)('reads wrapped base64 of $name with blanks around', ({ der, key }) => {
    const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
    expect(sameKey(`\n  ${lines.join('\r\n  ')}\n`, key)).toBe(true);
  });

  it('reads every form through every mix of the damages that are repaired', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WRITTEN), arbitraryDamage, ({ pem, key }, damages) => {
        expect(sameKey(damage(pem, damages), key)).toBe(true);
      }),
    );
  });

  it('finds the key beside certificates and other blocks', () => {
    const certificate = makeCertificate({ name: 'leaf', keys: rsa }).toString();
    const publicKey = toPem(rsa.publicKey, 'spki');
    expect(sameKey(certificate + toPem(rsa.privateKey, 'pkcs8') + publicKey, rsa.privateKey)).toBe(true);
  });

  it('passes over the EC PARAMETERS that openssl writes before an EC key', () => {
    // The object identifier of P-256, which is no SEQUENCE.
    const parameters = renderPem('EC PARAMETERS', Buffer.from('06082a8648ce3d030107', 'hex'));
    expect(
      codeOf(() => parsePrivateKey(parameters + toPem(ec.privateKey, 'sec1'), 'the field')),
    ).toBeUndefined();
  });

  it('takes the same key twice for one key', () => {
    const pem = toPem(rsa.privateKey, 'pkcs8');
    expect(codeOf(() => parsePrivateKey(pem + pem, 'the field'))).toBeUndefined();
  });

  const encrypted = rsa.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pass' })
    .toString();
  const encryptedOfOld = rsa.privateKey
    .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pass' })
    .toString();

  it.each([
    [
      'two different keys',
      toPem(rsa.privateKey, 'pkcs8') + toPem(other.privateKey, 'pkcs1'),
      'PEM_AMBIGUOUS',
    ],
    ['an encrypted key', encrypted, 'PEM_ENCRYPTED_KEY'],
    ['an encrypted key of the old form', encryptedOfOld, 'PEM_ENCRYPTED_KEY'],
    ['a certificate', makeCertificate({ name: 'leaf', keys: rsa }).toString(), 'PEM_NO_PRIVATE_KEY'],
    ['a public key', toPem(rsa.publicKey, 'spki'), 'PEM_NO_PRIVATE_KEY'],
    [
      'a key without its END line',
      toPem(rsa.privateKey, 'pkcs8').replace(/-----END.*/s, ''),
      'PEM_TRUNCATED',
    ],
    [
      'a key that lost a line',
      toPem(rsa.privateKey, 'pkcs8').replace(/\n.{64}(?=\n.{1,64}=*\n-----END)/, ''),
      'PEM_TRUNCATED',
    ],
    ['a DER that is no key', renderPem('PRIVATE KEY', Buffer.from('3003020100', 'hex')), 'PEM_CORRUPT'],
    ['the DER of a public key', renderPem('PRIVATE KEY', toDer(rsa.publicKey, 'spki')), 'PEM_CORRUPT'],
    ['bare base64 of a public key', toDer(rsa.publicKey, 'spki').toString('base64'), 'PEM_CORRUPT'],
    ['nothing', '', 'PEM_NOT_PEM'],
    ['blanks', ' \n ', 'PEM_NOT_PEM'],
    ['a path', '/secrets/client-key.pem', 'PEM_NOT_PEM'],
    ['three stars', '***', 'PEM_NOT_PEM'],
    ['a web page', '<!DOCTYPE html>', 'PEM_NOT_PEM'],
    ['a word of JSON, by chance base64', 'null', 'PEM_NOT_PEM'],
    ['a number, by chance base64', '42', 'PEM_NOT_PEM'],
  ])('refuses %s', (_name, text, code) => {
    expect(codeOf(() => parsePrivateKey(text, 'the field'))).toBe(code);
  });

  it('refuses a key whose numbers do not fit together', () => {
    const jwk = rsa.privateKey.export({ format: 'jwk' });
    const foreign = other.privateKey.export({ format: 'jwk' });
    const broken = createPrivateKey({
      key: { ...jwk, d: foreign.d ?? '', dp: foreign.dp ?? '' },
      format: 'jwk',
    });
    expect(codeOf(() => parsePrivateKey(toPem(broken, 'pkcs8'), 'the field'))).toBe('PEM_CORRUPT');
  });

  it('names the text and never shows a line of it', () => {
    const lines = toPem(rsa.privateKey, 'pkcs8').split('\n').slice(1, -2);
    fc.assert(
      fc.property(fc.subarray(lines, { minLength: 1, maxLength: lines.length - 1 }), (kept) => {
        for (const text of [
          kept.join('\n'),
          `-----BEGIN PRIVATE KEY-----\n${kept.join('\n')}\n-----END PRIVATE KEY-----`,
        ]) {
          const shown = textOf(errorOf(() => parsePrivateKey(text, 'the field "key"')));
          expect(shown).toContain('the field "key"');
          expect(lines.filter((line) => shown.includes(line.slice(0, 8)))).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
