/**
 * A text gives the same reading or the same refusal however often it is read in one process, and whatever was read
 * before it. OpenSSL keeps a queue of faults in each thread, and patterns with a place of their own keep that place.
 */
import { KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listErrors } from '../../src/errors.js';
import { Secret } from '../../src/secret.js';
import { readServiceKey, type ServiceKeyInput } from '../../src/service-key/read.js';
import type { CorpusCase } from '../corpus/corpus-case.js';
import { NOW } from '../corpus/judge.js';
import { INNER_DAMAGES, OUTER_DAMAGES, TEXT_DAMAGES as PEM_DAMAGES } from '../keys/damages.js';
import { makeKeyPair, type KeyKind } from '../keys/certificate-factory.js';
import { TEXT_DAMAGES } from './json-damages.js';
import { makeLeaf } from './service-keys.js';

const { cases } = JSON.parse(readFileSync('__tests__/fixtures/service-keys/cases.json', 'utf8')) as {
  readonly cases: readonly CorpusCase[];
};

const PLACES = ['serviceKey', 'clientCertificate', 'privateKey'] as const;

/** The text of a case in each input that takes one: what is a service key may be pasted as a certificate. */
function listInputs(one: CorpusCase, text = one.input): readonly ServiceKeyInput[] {
  const passphrase = one.passphrase === undefined ? undefined : new Secret(one.passphrase);
  return PLACES.map((place) => ({
    [place]: text,
    passphrase,
    now: NOW,
    need: place === 'privateKey' ? 'key' : one.need,
  }));
}

/** All that a reading says, or all that its refusal says, as plain values. */
function describeReading(input: ServiceKeyInput): unknown {
  try {
    return toPlain(readServiceKey(input));
  } catch (error) {
    return listErrors(error).map(({ code, message, next, place }) => ({ code, message, next, place }));
  }
}

function toPlain(value: unknown): unknown {
  if (value instanceof Secret) return value.reveal();
  if (value instanceof X509Certificate) return value.fingerprint256;
  if (value instanceof KeyObject) return value.export({ format: 'jwk' });
  if (value instanceof Date || value instanceof URL) return value.toJSON();
  if (value instanceof Map) return [...value].map(toPlain);
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, toPlain(one)]));
}

/** Once, again at once, and again after all others, in the opposite order. */
function expectSame(inputs: readonly ServiceKeyInput[]): void {
  const first = inputs.map((input) => {
    const once = describeReading(input);
    expect(describeReading(input)).toEqual(once);
    return once;
  });
  const again = inputs.toReversed().map(describeReading).toReversed();
  expect(again).toEqual(first);
}

describe('the same text', () => {
  it.each([
    [1, 1],
    [0.3, 0.5],
    [0.6, 0.9],
  ])('is read alike each time: the corpus, each text without its part from %d to %d', (from, to) => {
    const drop = (text: string): string => text.slice(0, from * text.length) + text.slice(to * text.length);
    expectSame(cases.flatMap((one) => listInputs(one, drop(one.input))));
  });

  const damages = [...INNER_DAMAGES, ...PEM_DAMAGES, ...OUTER_DAMAGES].map(({ apply }) => apply);
  const cut = fc
    .tuple(fc.nat(20_000), fc.nat(400), fc.constantFrom('', 'A', '\n', '"', '-----', '{'))
    .map(([at, length, sign]) => (text: string) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + sign + text.slice(start + length);
    });
  const damage = fc.oneof(fc.constantFrom(...damages, ...Object.values(TEXT_DAMAGES)), cut);
  const inputs = fc
    .tuple(fc.constantFrom(...cases), fc.array(damage, { minLength: 1, maxLength: 3 }))
    .map(([one, steps]) =>
      listInputs(one, steps.reduce((text, apply) => apply(text), one.input).slice(0, 60_000)),
    );

  it('is read alike each time: the corpus, damaged further', () => {
    fc.assert(
      fc.property(fc.array(inputs, { minLength: 1, maxLength: 4 }), (lists) => {
        expectSame(lists.flat());
      }),
      { numRuns: 60 },
    );
  });
});

describe('keys of different types', () => {
  const KINDS: readonly KeyKind[] = ['rsa', 'p256', 'p384', 'ed25519'];
  const pem = (kind: KeyKind): string =>
    makeKeyPair(kind).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  it.each(KINDS.flatMap((one) => KINDS.map((other) => [one, other] as const)))(
    '%s and %s in one text: the next text is read',
    (one, other) => {
      const both = { privateKey: pem(one) + pem(other), now: NOW, need: 'key' } as const;
      expect(describeReading(both)).toMatchObject([{ code: 'PEM_AMBIGUOUS' }]);
      expect(describeReading({ privateKey: pem('rsa'), now: NOW, need: 'key' })).toMatchObject({
        repairs: [],
      });
    },
  );

  it('three in one text are all found', () => {
    const leaf = makeLeaf('rsa');
    const key = leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const text = leaf.certificate.toString() + pem('rsa') + pem('p256') + key;
    expect(describeReading({ clientCertificate: text, now: NOW, need: 'certificate+key' })).toMatchObject({
      repairs: ['extra-keys'],
    });
  });
});
