import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCertificates } from '../../src/keys/certificate.js';
import { errorOf } from '../support/arbitrary-fault.js';
import { arbitraryDamage, damage } from '../support/arbitrary-pem.js';
import { makeCertificate, makeRsaKeys, renderPem, toPem } from '../support/key-material.js';

const keys = makeRsaKeys();
const first = makeCertificate({ name: 'first', keys });
const second = makeCertificate({ name: 'second', keys });
const third = makeCertificate({ name: 'third', keys });

function fingerprints(text: string): readonly string[] {
  return parseCertificates(text, 'the field').map((one) => one.fingerprint256);
}

describe('parseCertificates', () => {
  it('keeps the order of the text', () => {
    const text = [second, first, third].map((one) => one.toString()).join('');
    expect(fingerprints(text)).toEqual([second, first, third].map((one) => one.fingerprint256));
  });

  it('drops what comes twice, and keeps the first place', () => {
    const text = [second, first, second, second, first].map((one) => one.toString()).join('');
    expect(fingerprints(text)).toEqual([second, first].map((one) => one.fingerprint256));
  });

  it.each(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'])('takes the label %s', (label) => {
    expect(fingerprints(renderPem(label, first.raw))).toEqual([first.fingerprint256]);
  });

  it('passes over keys', () => {
    const text = toPem(keys.privateKey, 'pkcs8') + first.toString() + toPem(keys.publicKey, 'spki');
    expect(fingerprints(text)).toEqual([first.fingerprint256]);
  });

  it('reads a chain through every mix of the damages that are repaired', () => {
    const text = first.toString() + second.toString();
    fc.assert(
      fc.property(arbitraryDamage, (damages) => {
        expect(fingerprints(damage(text, damages))).toEqual([first.fingerprint256, second.fingerprint256]);
      }),
    );
  });

  it('reads bare base64 of a certificate', () => {
    expect(fingerprints(first.raw.toString('base64'))).toEqual([first.fingerprint256]);
  });

  const noCertificate = Buffer.from('3003020100', 'hex');
  const truncated = first.toString().replace(/(?:\n.*){2}\n-----END.*/s, '');

  it.each([
    ['nothing', '', 'PEM_EMPTY'],
    ['a word', 'certificate', 'PEM_NOT_PEM'],
    ['a path', '/etc/ssl/client.pem', 'PEM_NOT_PEM'],
    ['a private key', toPem(keys.privateKey, 'pkcs8'), 'PEM_NO_CERTIFICATE'],
    ['a public key', toPem(keys.publicKey, 'spki'), 'PEM_NO_CERTIFICATE'],
    ['a certificate without its last lines', truncated, 'PEM_TRUNCATED'],
    ['something else under the label', renderPem('CERTIFICATE', noCertificate), 'PEM_CORRUPT'],
    [
      'a damaged one behind a sound one',
      first.toString() + renderPem('CERTIFICATE', noCertificate),
      'PEM_CORRUPT',
    ],
  ])('refuses %s', (_name, text, code) => {
    const error = errorOf(() => parseCertificates(text, 'the field "certificate"'));
    expect(error?.code).toBe(code);
    expect(error?.message).toContain('the field "certificate"');
  });

  it('says what it found instead, but no content', () => {
    const text = toPem(keys.privateKey, 'pkcs8');
    const error = errorOf(() => parseCertificates(text, 'the field'));
    expect(error?.message).toContain('a private key');
    expect(error?.message).not.toContain(text.split('\n')[1]?.slice(0, 10));
  });
});
