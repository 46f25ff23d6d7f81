/**
 * Payload encryption on the side of the service (contract 4; RFC 7516, compact serialisation).
 * Requests must be RSA-OAEP-256 with A256GCM and carry a fresh `iat` in the protected header.
 */
import type { KeyObject } from 'node:crypto';
import { compactDecrypt, CompactEncrypt, errors } from 'jose';
import { badRequest } from './refusal.js';

const keyAlgorithm = 'RSA-OAEP-256';
const contentAlgorithm = 'A256GCM';
/** "Older than 2 minutes: error" (contract 4.3). */
const maxAgeSeconds = 120;
/** Not stated by SAP; clocks differ a little. */
const maxAheadSeconds = 60;

/** The plain text of a request body. Throws the refusal that the service would answer with. */
export async function openJwe(body: Buffer, privateKey: KeyObject, now: Date): Promise<string> {
  const { plaintext, protectedHeader } = await decrypt(body.toString('latin1').trim(), privateKey);
  checkIssuedAt(protectedHeader['iat'], now);
  return Buffer.from(plaintext).toString('utf8');
}

export interface Seal {
  readonly plainText: string;
  /** A public key, or for `dir` the content key itself. */
  readonly key: KeyObject | Uint8Array;
  /** Epoch seconds; left out of the header when not given. */
  readonly iat?: number | undefined;
  readonly alg?: string | undefined;
  readonly enc?: string | undefined;
}

export async function sealJwe({ plainText, key, iat, alg, enc }: Seal): Promise<string> {
  const header = { alg: alg ?? keyAlgorithm, enc: enc ?? contentAlgorithm };
  return await new CompactEncrypt(Buffer.from(plainText))
    .setProtectedHeader(iat === undefined ? header : { ...header, iat })
    .encrypt(key);
}

export function epochSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

async function decrypt(jwe: string, privateKey: KeyObject): ReturnType<typeof compactDecrypt> {
  try {
    return await compactDecrypt(jwe, privateKey, {
      keyManagementAlgorithms: [keyAlgorithm],
      contentEncryptionAlgorithms: [contentAlgorithm],
    });
  } catch (error) {
    if (error instanceof errors.JOSEAlgNotAllowed) throw badRequest('alg or enc of the JWE is not allowed');
    throw badRequest('JWE cannot be decrypted');
  }
}

function checkIssuedAt(iat: unknown, now: Date): void {
  if (typeof iat !== 'number' || !Number.isInteger(iat)) throw badRequest('iat is missing in the JWE header');
  const age = epochSeconds(now) - iat;
  if (age > maxAgeSeconds) throw badRequest('iat in the JWE header is older than 2 minutes');
  if (age < -maxAheadSeconds) throw badRequest('iat in the JWE header lies in the future');
}
