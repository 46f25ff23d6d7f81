/** Every kind of damage to PEM that is claimed to be repaired gives the original, for every kind of key. */
import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../src/errors.js';
import { readServiceKey } from '../../src/service-key/read.js';
import { issue } from './certificate-factory.js';
import { INNER_DAMAGES, LOST_BACKSLASHES, LOST_PLUS, OUTER_DAMAGES, TEXT_DAMAGES } from './damages.js';

const NOW = new Date('2026-06-01');
const root = issue({ name: 'Root', kind: 'rsa', isAuthority: true });
const middle = issue({ name: 'Middle', kind: 'p384', isAuthority: true, issuer: root });
const materials = (
  [
    ['rsa', 'pkcs1'],
    ['rsa', 'pkcs8'],
    ['p256', 'sec1'],
    ['p384', 'pkcs8'],
    ['p521', 'sec1'],
    ['ed25519', 'pkcs8'],
  ] as const
).map(([kind, type]) => {
  const leaf = issue({ name: 'leaf', kind, issuer: middle });
  const key = leaf.privateKey.export({ type: type, format: 'pem' }).toString();
  return {
    name: `${kind} ${type}`,
    pem: leaf.certificate.toString() + middle.certificate.toString() + key,
    fingerprint: leaf.certificate.fingerprint256,
    privateKey: leaf.privateKey,
  };
});
const damages = [...INNER_DAMAGES, ...TEXT_DAMAGES, ...OUTER_DAMAGES, ...LOST_BACKSLASHES, ...LOST_PLUS];

/** `ok`, the code of the refusal, or `WRONG` where something else came out. */
function read(text: string, material: (typeof materials)[number]): string {
  try {
    const { binding } = readServiceKey({ clientCertificate: text, now: NOW, need: 'certificate+key' });
    if (binding.type !== 'bare' || binding.identity === undefined) return 'WRONG';
    const { chain, privateKey } = binding.identity;
    const isSame = chain.length === 2 && chain[0].fingerprint256 === material.fingerprint;
    return isSame && privateKey.equals(material.privateKey) ? 'ok' : 'WRONG';
  } catch (error) {
    if (error instanceof ActionError) return error.code;
    throw error;
  }
}

describe.each(materials)('a chain and its key, $name,', (material) => {
  it.each(damages)('is repaired from: $name', (damage) => {
    expect(read(damage.apply(material.pem), material)).toBe('ok');
  });
});

it('two damages give the original or a refusal, never something else', () => {
  const [rsa, , , p384] = materials;
  const wrong = damages.flatMap((first) =>
    [...TEXT_DAMAGES, ...OUTER_DAMAGES].flatMap((second) =>
      [rsa, p384].flatMap((material) =>
        material !== undefined && read(second.apply(first.apply(material.pem)), material) === 'WRONG'
          ? [`${first.name}, then ${second.name}: ${material.name}`]
          : [],
      ),
    ),
  );
  expect(wrong).toEqual([]);
}, 180_000);
