/**
 * RSA key pairs for the demo tenant, and the encodings in which SAP hands them out (contract 2.1, 4.5).
 * Making keys is the slowest thing the tenant does, so whoever needs many tenants passes a pool.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export type KeySource = (bits: number) => KeyPair;

export const generateKeyPair: KeySource = (bits) => generateKeyPairSync('rsa', { modulusLength: bits });

/**
 * A pool that makes each key once. Every call of the result gives a source for one tenant, which starts again at
 * the first key and never hands out the same one twice: a stranger must not share a key with the authority.
 */
export function createKeyPool(generate: KeySource = generateKeyPair): () => KeySource {
  const pool = new Map<number, KeyPair[]>();
  return () => {
    const used = new Map<number, number>();
    return (bits) => {
      const index = used.get(bits) ?? 0;
      used.set(bits, index + 1);
      const pairs = pool.get(bits) ?? [];
      pool.set(bits, pairs);
      const pair = pairs[index] ?? generate(bits);
      pairs[index] = pair;
      return pair;
    };
  };
}

/** PEM with the header `BEGIN RSA PRIVATE KEY`, the form of `key` in a service key. */
export function pkcs1Pem(key: KeyObject): string {
  return key.export({ type: 'pkcs1', format: 'pem' }).toString();
}

/** Bare base64 of PKCS#8 DER, the form of `client_private_key` and of `private_key`. */
export function pkcs8Base64(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

export function pkcs8Pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Bare base64 of SubjectPublicKeyInfo DER, the form of `server_public_key`. */
export function spkiBase64(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}
