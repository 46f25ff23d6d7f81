/**
 * Private keys that OpenSSL encrypted in the old form: `Proc-Type` and `DEK-Info` before the base64
 * (RFC 1421 §4.6). The two headers and the empty line after them must survive every repair of the text.
 */

const HEADERS =
  /^\s*Proc-Type[ \t]{0,8}:\s{0,8}4\s{0,8},\s{0,8}ENCRYPTED\s{0,80}DEK-Info[ \t]{0,8}:\s{0,8}([A-Z0-9-]{3,20}?)\s{0,8},\s{0,8}(?=[0-9A-F])/i;

/** Hexadecimal digits of the initialisation vector: one block of the cipher. */
function countDigits(cipher: string): number {
  return /^DES/i.test(cipher) ? 16 : 32;
}

/**
 * @returns the block as OpenSSL reads it; undefined where the body has no such headers.
 */
export function readEncryptedPem(body: string, label: string): string | undefined {
  const match = HEADERS.exec(body.slice(0, 600));
  const cipher = match?.[1]?.toUpperCase();
  if (match === null || cipher === undefined) return undefined;
  const digits = countDigits(cipher);
  const vector = body.slice(match[0].length, match[0].length + digits).toUpperCase();
  if (!/^[0-9A-F]+$/.test(vector) || vector.length !== digits) return undefined;
  const symbols = body.slice(match[0].length + digits).replaceAll(/[^A-Za-z0-9+/]+/g, '');
  const padding = '='.repeat((4 - (symbols.length % 4)) % 4);
  return [
    `-----BEGIN ${label}-----`,
    'Proc-Type: 4,ENCRYPTED',
    `DEK-Info: ${cipher},${vector}`,
    '',
    ...((symbols + padding).match(/.{1,64}/g) ?? []),
    `-----END ${label}-----`,
    '',
  ].join('\n');
}
