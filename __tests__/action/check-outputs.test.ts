import { createHash, createPublicKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { describeKey } from '../../src/action/check-outputs.js';
import { EMPTY_OUTPUTS } from '../../src/action/input-table.js';
import { makeLeaf, makeServiceKeys } from '../service-key/service-keys.js';
import { checkConfig } from '../support/check-config.js';

const leaf = makeLeaf('rsa');
const keys = makeServiceKeys(leaf);

function outputsOf(json: unknown): ReadonlyMap<string, string> {
  return describeKey(checkConfig({ serviceKey: JSON.stringify(json) }));
}

/** SHA-256 of the DER: what `fingerprint256` writes with colons and in capitals. */
function plain(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}

describe('describeKey', () => {
  it.each(keys.map((key) => [key.kind, key] as const))('%s', (_kind, { json, expected }) => {
    const outputs = outputsOf(json);
    const key = expected.privateKey;
    const spki = key && createHash('sha256').update(toSpki(key));
    expect(outputs.get('key-type')).toBe(expected.type);
    expect(outputs.get('url')).toBe(expected.url);
    expect(outputs.get('token-url')).toBe(expected.tokenUrl ?? '');
    expect(outputs.get('client-id')).toBe(expected.clientId);
    expect(outputs.get('certificate-fingerprints')).toBe(JSON.stringify(expected.fingerprints.map(plain)));
    expect(outputs.get('public-key-fingerprint')).toBe(spki?.digest('hex') ?? '');
  });

  it('has the outputs of check but for the warnings, whatever the key', () => {
    const names = Object.keys(EMPTY_OUTPUTS.check).filter((name) => name !== 'warnings');
    for (const { json } of keys) expect([...outputsOf(json).keys()]).toEqual(names);
  });

  it('of certificate and key alone has no addresses', () => {
    const outputs = describeKey(checkConfig({ clientCertificate: leaf.certificate.toString() }));
    expect(Object.fromEntries(outputs)).toMatchObject({
      service: '',
      'key-type': '',
      url: '',
      'token-url': '',
      'client-id': '',
      'public-key-fingerprint': '',
      'payload-key-fingerprints': '{}',
    });
    expect(outputs.get('certificate-fingerprints')).toBe(
      JSON.stringify([plain(leaf.certificate.fingerprint256)]),
    );
  });

  it('holds nothing secret', () => {
    for (const { json } of keys) {
      const { binding } = checkConfig({ serviceKey: JSON.stringify(json) });
      const shown = [...outputsOf(json).values()].join('\n');
      for (const secret of binding.secrets)
        for (const line of secret
          .reveal()
          .split('\n')
          .filter((one) => !one.startsWith('-----') && one !== ''))
          expect(shown).not.toContain(line);
    }
  });
});

function toSpki(key: NonNullable<(typeof keys)[number]['expected']['privateKey']>): Buffer {
  // Its public half stands in the leaf or was made with it; taken from the JWK, not as the source does it.
  const { n, e } = key.export({ format: 'jwk' });
  return createPublicKey({ key: { kty: 'RSA', n: n ?? '', e: e ?? '' }, format: 'jwk' }).export({
    type: 'spki',
    format: 'der',
  });
}
