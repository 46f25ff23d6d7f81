/**
 * JWE in compact form to its plain text (RFC 7516 §7.1), with the algorithms that Credential Store uses and no other
 * (SAP: "Payload Encryption"). Loads the library for it; see `loadDecryption` in payload.ts.
 */
import type { KeyObject } from 'node:crypto';
import { compactDecrypt } from 'jose';

const KEY_MANAGEMENT = 'RSA-OAEP-256';
const CONTENT_ENCRYPTION = 'A256GCM';

/** Also where the header cannot be read. Asked for each credential, so without the library's slower reading. */
export function usesOtherAlgorithms(jwe: string): boolean {
  try {
    const [header = ''] = jwe.split('.', 1);
    const { alg, enc, zip } = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<
      string,
      unknown
    >;
    return alg !== KEY_MANAGEMENT || enc !== CONTENT_ENCRYPTION || zip !== undefined;
  } catch {
    return true;
  }
}

/** @throws an error of the library, or TypeError where the plain text is not UTF-8 */
export async function decryptJwe(jwe: string, key: KeyObject): Promise<string> {
  const { plaintext } = await compactDecrypt(jwe, key, {
    keyManagementAlgorithms: [KEY_MANAGEMENT],
    contentEncryptionAlgorithms: [CONTENT_ENCRYPTION],
  });
  return new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
}
