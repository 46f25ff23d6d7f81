/** Masks of private keys that are neither RSA nor of a curve with SEC1: such a key has PKCS#8 alone. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parseInputs } from '../../src/action/inputs.js';
import { SecretMasker } from '../../src/demo/runner/masker.js';
import { readerOf } from '../support/arbitrary-inputs.js';
import { toDer, toPem } from '../support/key-material.js';

const KEYS: readonly (readonly [string, KeyObject])[] = [
  ['Ed25519', generateKeyPairSync('ed25519').privateKey],
  ['Ed448', generateKeyPairSync('ed448').privateKey],
  ['RSA-PSS', generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey],
  ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
];

function maskerOf(privateKey: string): SecretMasker {
  const masked: string[] = [];
  const inputs = { command: 'check', 'private-key': privateKey };
  parseInputs(readerOf({ inputs, masked }), new Date('2026-06-01'));
  const masker = new SecretMasker();
  for (const form of masked) masker.addWithLines(form);
  return masker;
}

describe('a private key of another kind', () => {
  it.each(KEYS)('%s is hidden, as PEM and as base64 on one line', (_name, key) => {
    const pem = toPem(key, 'pkcs8');
    const masker = maskerOf(pem);
    const body = pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
    for (const line of body) expect(masker.mask(line)).toMatch(/^\*\*\*=*$/);
    expect(masker.mask(toDer(key, 'pkcs8').toString('base64'))).toMatch(/^\*\*\*=*$/);
  });
});
