import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildClientIdentity,
  renderChain,
  renderPrivateKey,
  type IdentityReading,
} from '../../src/keys/client-identity.js';
import { codeOf } from '../support/arbitrary-fault.js';
import { makeCertificate, makeChain, makeRsaKeys } from '../support/key-material.js';

const { keys, leaf, lower, upper, root } = makeChain();
const strangers = ['stranger', 'lower'].map((name) => makeCertificate({ name, keys: makeRsaKeys() }));
const expected = names([leaf, lower, upper]);

function names(certificates: readonly X509Certificate[]): readonly string[] {
  return certificates.map((one) => one.fingerprint256);
}

const CONTEXT = { what: 'the service key', now: new Date('2026-06-01') };

function build(certificates: readonly X509Certificate[], privateKeys = [keys.privateKey]): IdentityReading {
  return buildClientIdentity({ certificates, privateKeys }, CONTEXT);
}

function chainOf(certificates: readonly X509Certificate[]): readonly string[] {
  return names(build(certificates).identity.chain);
}

describe('buildClientIdentity', () => {
  it.each(permutationsOf([leaf, lower, upper, root]).map((order, index) => [index + 1, order] as const))(
    'puts permutation %d of a chain in order, without the root',
    (_number, order) => {
      expect(chainOf(order)).toEqual(expected);
    },
  );

  it('gives the same chain with strangers in between', () => {
    const all = [leaf, lower, upper, root, ...strangers];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(chainOf(order)).toEqual(expected);
        expect(build(order).repairs).toContain('extra-certificates');
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a leaf alone', [leaf], [leaf]],
    ['a chain without the root', [upper, lower, leaf], [leaf, lower, upper]],
    ['a gap: what comes behind it belongs to nothing', [leaf, upper, root], [leaf]],
    ['the leaf and the root', [root, leaf], [leaf]],
    ['a namesake of the issuer with another key', [leaf, ...strangers, lower], [leaf, lower]],
  ])('takes of %s what is linked', (_name, certificates, chain) => {
    expect(chainOf(certificates)).toEqual(names(chain));
  });

  it('keeps a leaf that signed itself', () => {
    const alone = makeCertificate({ name: 'alone', keys });
    expect(chainOf([root, alone])).toEqual(names([alone]));
  });

  it('ends where two authorities signed each other', () => {
    const [a, b] = [
      { name: 'a', keys: makeRsaKeys(), isAuthority: true },
      { name: 'b', keys: makeRsaKeys(), isAuthority: true },
    ] as const;
    const crossed = [makeCertificate({ ...a, issuer: b }), makeCertificate({ ...b, issuer: a })];
    const child = makeCertificate({ name: 'child', keys, issuer: a });
    expect(chainOf([...crossed, child])).toEqual(names([child, ...crossed]));
  });

  it('keeps the root apart where it was given', () => {
    expect(build([root, upper, lower, leaf]).identity.root?.fingerprint256).toBe(root.fingerprint256);
    expect(build([upper, lower, leaf]).identity.root).toBeUndefined();
  });

  it('takes the key that belongs to a certificate, of several', () => {
    const [stranger] = [makeRsaKeys()];
    const { identity, repairs } = build([leaf, lower], [stranger.privateKey, keys.privateKey]);
    expect(identity.privateKey.equals(keys.privateKey)).toBe(true);
    expect(repairs).toContain('extra-keys');
  });

  it('takes of two certificates for one key the one that is valid now', () => {
    const renewed = makeCertificate({ name: 'leaf', keys });
    const expired = makeCertificate({ name: 'leaf', keys, notAfter: new Date('2026-05-01') });
    expect(chainOf([expired, renewed])).toEqual(names([renewed]));
    expect(chainOf([renewed, expired])).toEqual(names([renewed]));
  });

  it('does not guess which of two pairs is meant', () => {
    const other = makeRsaKeys();
    const pair = makeCertificate({ name: 'other', keys: other });
    expect(codeOf(() => build([leaf, pair], [keys.privateKey, other.privateKey]))).toBe('PEM_AMBIGUOUS');
  });

  it('notices a link whose signature is wrong', () => {
    const namesake = strangers.filter((one) => one.subject === lower.subject);
    expect(codeOf(() => build([leaf, ...namesake]))).toBe('PEM_CORRUPT');
  });

  it.each([
    ['of other keys', [lower, upper, root, ...strangers]],
    ['at all', []],
  ])('refuses a private key without certificates %s', (_name, certificates) => {
    expect(codeOf(() => build(certificates))).toBe('CLIENT_IDENTITY_KEY_MISMATCH');
  });
});

describe('renderChain and renderPrivateKey', () => {
  const { identity } = build([root, upper, leaf, lower]);

  it('write PEM that reads back the same, leaf first', () => {
    const blocks = renderChain(identity).match(/-----BEGIN[^]*?-----END CERTIFICATE-----\n/g) ?? [];
    expect(blocks.join('')).toBe(renderChain(identity));
    expect(names(blocks.map((pem) => new X509Certificate(pem)))).toEqual(expected);
    expect(
      renderChain(identity)
        .split('\n')
        .every((line) => line.length <= 64),
    ).toBe(true);
  });

  it('write what TLS takes', () => {
    const key = renderPrivateKey(identity).reveal();
    expect(createPrivateKey(key).equals(keys.privateKey)).toBe(true);
    expect(key).toContain('-----BEGIN PRIVATE KEY-----\n');
    expect(() => createSecureContext({ cert: renderChain(identity), key })).not.toThrow();
  });

  it('do not show the private key by accident', () => {
    const secret = renderPrivateKey(identity);
    expect([String(secret), JSON.stringify(secret), inspect(secret, { depth: 9, showHidden: true })]).toEqual(
      ['[secret]', '"[secret]"', '[secret]'],
    );
  });
});

function permutationsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutationsOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
