/** Every damage that is claimed to be repaired, alone and combined, gives the original; repairing twice changes nothing. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildClientIdentity, renderChain, renderPrivateKey } from '../../src/keys/client-identity.js';
import { readKeyMaterial } from '../../src/keys/key-material.js';
import { REPAIR_CODES } from '../../src/keys/repairs.js';
import { readServiceKey, type ServiceKeyReading } from '../../src/service-key/read.js';
import { issue, type Issued, type KeyKind } from './certificate-factory.js';
import {
  INNER_DAMAGES,
  LOST_BACKSLASHES,
  LOST_PLUS,
  OUTER_DAMAGES,
  TEXT_DAMAGES,
  type Damage,
} from './damages.js';

const NOW = new Date('2026-06-01T00:00:00Z');

interface Material {
  readonly name: string;
  readonly pem: string;
  readonly leaf: Issued;
  readonly middle: Issued;
}

const root = issue({ name: 'Root', kind: 'rsa', isAuthority: true });
const middle = makeWithoutPlusAtLineEnds(
  () => issue({ name: 'Middle', kind: 'p384', isAuthority: true, issuer: root }),
  ({ certificate }) => certificate.toString(),
);

/**
 * Where a plus at the end of a line became a blank and the line break was lost as well, nothing tells the one from the
 * other any more, and the text is refused.
 */
function makeWithoutPlusAtLineEnds<T>(make: () => T, pemOf: (made: T) => string): T {
  for (;;) {
    const made = make();
    if (!pemOf(made).includes('+\n')) return made;
  }
}

function makeMaterial(kind: KeyKind, type: 'pkcs1' | 'pkcs8' | 'sec1'): Material {
  return makeWithoutPlusAtLineEnds(
    () => makeAnyMaterial(kind, type),
    ({ pem }) => pem,
  );
}

function makeAnyMaterial(kind: KeyKind, type: 'pkcs1' | 'pkcs8' | 'sec1'): Material {
  const leaf = issue({ name: `leaf ${kind}`, kind, issuer: middle });
  const key = leaf.privateKey.export({ type: type, format: 'pem' }).toString();
  const pem = leaf.certificate.toString() + middle.certificate.toString() + key;
  return { name: `${kind} ${type}`, pem, leaf, middle };
}

const MATERIALS: readonly Material[] = [
  makeMaterial('rsa', 'pkcs1'),
  makeMaterial('rsa', 'pkcs8'),
  makeMaterial('p256', 'sec1'),
  makeMaterial('p384', 'pkcs8'),
  makeMaterial('p521', 'sec1'),
  makeMaterial('ed25519', 'pkcs8'),
];

function read(text: string): ServiceKeyReading {
  return readServiceKey({ clientCertificate: text, now: NOW, need: 'certificate+key' });
}

/** What came out, in comparable form. */
function describeIdentity({ binding }: ServiceKeyReading): readonly unknown[] {
  if (binding.type !== 'bare' || binding.identity === undefined) return [];
  const { chain, privateKey } = binding.identity;
  return [
    chain.map(({ fingerprint256 }) => fingerprint256),
    privateKey.export({ type: 'pkcs8', format: 'pem' }),
  ];
}

function expectedOf({ leaf, middle: issuer }: Material): readonly unknown[] {
  const chain = [leaf.certificate.fingerprint256, issuer.certificate.fingerprint256];
  return [chain, leaf.privateKey.export({ type: 'pkcs8', format: 'pem' })];
}

const ALL: readonly Damage[] = [
  ...INNER_DAMAGES,
  ...TEXT_DAMAGES,
  ...OUTER_DAMAGES,
  ...LOST_BACKSLASHES,
  ...LOST_PLUS,
];

describe('a damaged text', () => {
  it.each(ALL)('$name gives the original', ({ apply }) => {
    for (const material of MATERIALS)
      expect([material.name, ...describeIdentity(read(apply(material.pem)))]).toEqual([
        material.name,
        ...expectedOf(material),
      ]);
  });

  it('gives the original after up to three damages', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MATERIALS),
        fc.option(fc.constantFrom(...INNER_DAMAGES)),
        fc.option(fc.constantFrom(...TEXT_DAMAGES)),
        fc.option(fc.constantFrom(...OUTER_DAMAGES)),
        (material, ...damages) => {
          const text = damages.reduce((current, damage) => damage?.apply(current) ?? current, material.pem);
          expect(describeIdentity(read(text))).toEqual(expectedOf(material));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names at least one repair, of the closed list, unless only line breaks of another system were used', () => {
    const harmless = new Set(['crlf', 'cr']);
    for (const { name, apply } of ALL) {
      const { repairs } = read(apply(MATERIALS[2]?.pem ?? ''));
      expect([name, repairs.length > 0 || harmless.has(name)]).toEqual([name, true]);
    }
  });
});

describe('a repaired text', () => {
  it('needs no repair any more', () => {
    for (const { apply } of ALL) {
      const { binding } = read(apply(MATERIALS[0]?.pem ?? ''));
      if (binding.type !== 'bare' || binding.identity === undefined) throw new TypeError('no identity');
      const again = read(renderChain(binding.identity) + renderPrivateKey(binding.identity).reveal());
      expect(again.repairs).toEqual([]);
    }
  });
});

describe('a chain', () => {
  let long: Issued[] = [];
  beforeAll(() => {
    const second = issue({ name: 'Second', kind: 'rsa', isAuthority: true, issuer: middle });
    long = [issue({ name: 'leaf', kind: 'p256', issuer: second }), second, middle, root];
  });

  it('ends in one order, whatever the order was', () => {
    const order = long.slice(0, 3).map(({ certificate }) => certificate.fingerprint256);
    fc.assert(
      fc.property(fc.shuffledSubarray(long, { minLength: 4 }), (shuffled) => {
        const material = readKeyMaterial(
          [...shuffled, ...shuffled.slice(0, 2)].map(({ certificate }) => certificate.toString()).join(''),
          { what: 'the test' },
        );
        const parts = {
          certificates: material.certificates,
          privateKeys: [long[0]?.privateKey].filter((key) => key !== undefined),
        };
        const { identity } = buildClientIdentity(parts, { what: 'the test', now: NOW });
        expect(identity.chain.map(({ fingerprint256 }) => fingerprint256)).toEqual(order);
        expect(identity.root?.fingerprint256).toBe(root.certificate.fingerprint256);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the list of repairs', () => {
  it('has no name twice', () => {
    expect(new Set(REPAIR_CODES).size).toBe(REPAIR_CODES.length);
  });
});
