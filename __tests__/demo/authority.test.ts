import type { X509Certificate } from 'node:crypto';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createAuthority, type ClientRequest } from '../../src/demo/authority.js';
import { judgeClientChain, type ChainVerdict } from '../../src/demo/certificates/client-chain.js';
import { issueCertificate } from '../../src/demo/certificates/certificate.js';
import { createKeyPool } from '../../src/demo/certificates/key-pair.js';
import { countedIds } from '../../src/demo/identifiers.js';
import { RecordCounter } from '../../src/demo/wire/record-counter.js';
import { keyPool } from './support/world.js';

const keySource = keyPool();
const authority = createAuthority({ name: 'Test', keySource });
const stranger = createAuthority({ name: 'Test', keySource });
const request: ClientRequest = { commonName: 'id', subaccount: 'sub' };

describe('certificates', () => {
  test('a server certificate names its hosts and addresses', () => {
    const hostNames = ['localhost', 'credstore.example.test'];
    const { leaf, pem } = authority.issueServer({ hostNames, addresses: ['127.0.0.1', '::1'] });
    const { x509 } = leaf;
    expect(x509.checkHost('credstore.example.test')).toBe('credstore.example.test');
    expect(x509.checkHost('other.example.test')).toBeUndefined();
    expect([x509.checkIP('127.0.0.1'), x509.checkIP('::1')]).toEqual(['127.0.0.1', '::1']);
    expect(x509.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(pem).toBe(leaf.pem + authority.intermediate.pem);
  });

  test('the links are signed', () => {
    const { root, intermediate } = authority;
    const { leaf } = authority.issueClient(request);
    expect(root.x509.verify(root.x509.publicKey)).toBe(true);
    expect(intermediate.x509.verify(root.x509.publicKey)).toBe(true);
    expect(leaf.x509.verify(intermediate.x509.publicKey)).toBe(true);
    expect([root.x509.ca, intermediate.x509.ca, leaf.x509.ca]).toEqual([true, true, false]);
  });
});

const client = {
  subject: [['CN', 'forged']],
  validity: { notBefore: new Date(0), notAfter: new Date('2049-12-31') },
  use: { kind: 'client' },
} as const;

/** Every name and key identifier is right, only the signature is not. */
function forged(): X509Certificate[] {
  const [keys, { intermediate }] = [keySource(2048), authority];
  const issuer = { ...intermediate, keys: { ...intermediate.keys, privateKey: keys.privateKey } };
  return [issueCertificate({ ...client, keys, issuer }).x509, intermediate.x509];
}

function issuedByLeaf(): X509Certificate[] {
  const { leaf: issuer } = authority.issueClient(request);
  const { x509 } = issueCertificate({ ...client, keys: keySource(2048), issuer });
  return [x509, issuer.x509, authority.intermediate.x509];
}

describe('what becomes of a chain', () => {
  const chainOf = (options: Partial<ClientRequest> = {}, issuer = authority): X509Certificate[] => [
    issuer.issueClient({ ...request, ...options }).leaf.x509,
    issuer.intermediate.x509,
  ];
  const serverLeaf = authority.issueServer({ hostNames: ['localhost'], addresses: [] }).leaf.x509;

  test.each<[string, X509Certificate[], ChainVerdict]>([
    ['good', chainOf(), 'good'],
    ['with the root', [...chainOf(), authority.root.x509], 'good'],
    ['nothing', [], 'missing'],
    ['leaf alone', chainOf().slice(0, 1), 'unknown-authority'],
    ['root alone', [authority.root.x509], 'unknown-authority'],
    ['intermediate first', chainOf().toReversed(), 'unknown-authority'],
    ['of a stranger with the same names', chainOf({}, stranger), 'unknown-authority'],
    [
      "stranger's leaf, known intermediate",
      [...chainOf({}, stranger).slice(0, 1), authority.intermediate.x509],
      'unknown-authority',
    ],
    ['expired', chainOf({ forDays: -1 }), 'expired'],
    ['not yet valid', chainOf({ fromDays: 1 }), 'not-yet-valid'],
    ['for servers', [serverLeaf, authority.intermediate.x509], 'wrong-purpose'],
    ['issued by a leaf', issuedByLeaf(), 'unknown-authority'],
    ['signed with another key', forged(), 'unknown-authority'],
  ])('%s', (_, chain, verdict) => {
    expect(judgeClientChain(chain, authority.root.x509, new Date())).toBe(verdict);
  });
});

test('a key pool makes each key once, and never gives the same one twice to one tenant', () => {
  let made = 0;
  const pool = createKeyPool((bits) => {
    made += 1;
    return generateKeyPairSync('rsa', { modulusLength: bits });
  });
  const [one, other] = [pool(), pool()];
  const keys = [one(512), one(512), other(512), other(1024)];
  expect(made).toBe(3);
  expect(keys[0]).not.toBe(keys[1]);
  expect(keys[0]).toBe(keys[2]);
  expect(keys[3]?.publicKey.asymmetricKeyDetails?.modulusLength).toBe(1024);
});

test('counted ids are UUIDs, all different, in the same order each time', () => {
  const take = (): string[] => {
    const nextId = countedIds();
    return Array.from({ length: 50 }, nextId);
  };
  expect(take()).toEqual(take());
  expect(new Set(take()).size).toBe(50);
  for (const id of take())
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

describe('counting records', () => {
  const record = (type: number, length: number): Buffer =>
    Buffer.concat([Buffer.from([type, 3, 3, length >> 8, length & 255]), Buffer.alloc(length, 0x17)]);
  const flight = Buffer.concat([record(0x16, 90), record(0x14, 1), record(0x17, 700), record(0x17, 50)]);
  const tickets = Buffer.concat([record(0x17, 255), record(0x17, 300)]);

  test.each([1, 2, 3, 5, 64, 5000])('in pieces of %d bytes', (size) => {
    const records = new RecordCounter();
    const send = (bytes: Buffer): void => {
      for (let start = 0; start < bytes.length; start += size)
        records.sent(bytes.subarray(start, start + size));
    };
    records.received();
    send(flight);
    expect(records.count).toBe(0);
    records.received();
    records.received();
    send(tickets);
    expect(records.count).toBe(2);
  });
});
