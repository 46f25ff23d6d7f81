/**
 * Fatal TLS alerts of our own (RFC 8446 §6). Node never sends one for a client certificate that it does not like:
 * its verify callback accepts everything, and JavaScript merely closes the socket afterwards. Real servers send
 * an alert that names the reason, so the tenant makes that record itself from the server's traffic secret.
 */
import { createCipheriv, createHmac } from 'node:crypto';

export type AlertName =
  | 'bad_certificate'
  | 'unsupported_certificate'
  | 'certificate_expired'
  | 'unknown_ca'
  | 'certificate_required';

/** RFC 8446 §B.2. */
const descriptions: Readonly<Record<AlertName, number>> = {
  bad_certificate: 42,
  unsupported_certificate: 43,
  certificate_expired: 45,
  unknown_ca: 48,
  certificate_required: 116,
};

interface Suite {
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  readonly keyBytes: number;
  readonly hash: string;
}

/** The cipher suites of TLS 1.3 by the names that Node gives them. */
const suites: ReadonlyMap<string, Suite> = new Map<string, Suite>([
  ['TLS_AES_128_GCM_SHA256', { cipher: 'aes-128-gcm', keyBytes: 16, hash: 'sha256' }],
  ['TLS_AES_256_GCM_SHA384', { cipher: 'aes-256-gcm', keyBytes: 32, hash: 'sha384' }],
  ['TLS_CHACHA20_POLY1305_SHA256', { cipher: 'chacha20-poly1305', keyBytes: 32, hash: 'sha256' }],
]);

const fatal = 2;
const alertType = 21;
const ivBytes = 12;
const tagBytes = 16;

export interface AlertPlace {
  /** SERVER_TRAFFIC_SECRET_0 of the connection, from the key log. */
  readonly secret: Buffer;
  readonly suiteName: string;
  /** Number of records that the server has sent under this secret. */
  readonly sequence: number;
}

/** The encrypted record, or nothing for a suite that is not of TLS 1.3. */
export function sealAlert(name: AlertName, { secret, suiteName, sequence }: AlertPlace): Buffer | undefined {
  const suite = suites.get(suiteName);
  if (suite === undefined) return undefined;
  const content = Buffer.from([fatal, descriptions[name], alertType]);
  const header = Buffer.from([0x17, 0x03, 0x03, 0, content.length + tagBytes]);
  const key = expandLabel(secret, suite.hash, { label: 'key', length: suite.keyBytes });
  const nonce = nonceOf(expandLabel(secret, suite.hash, { label: 'iv', length: ivBytes }), sequence);
  const cipher = createCipheriv(suite.cipher as 'aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(header);
  return Buffer.concat([header, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** The traffic secret in a line of the key log (NSS format), if it is the one that alerts need. */
export function readServerSecret(keyLogLine: string): Buffer | undefined {
  const [, hex] = /^SERVER_TRAFFIC_SECRET_0 \S+ ([0-9a-f]+)/.exec(keyLogLine) ?? [];
  return hex === undefined ? undefined : Buffer.from(hex, 'hex');
}

/** HKDF-Expand-Label with an empty context (RFC 8446 §7.1); one block is enough for keys and nonces. */
function expandLabel(
  secret: Buffer,
  hash: string,
  { label, length }: { readonly label: string; readonly length: number },
): Buffer {
  const name = Buffer.from(`tls13 ${label}`);
  const info = Buffer.concat([Buffer.from([0, length, name.length]), name, Buffer.from([0])]);
  return createHmac(hash, secret)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length);
}

/** The sequence number, padded to the length of the nonce, on top of it (RFC 8446 §5.3). */
function nonceOf(iv: Buffer, sequence: number): Buffer {
  const last = ivBytes - 4;
  const nonce = Buffer.from(iv);
  nonce.writeUInt32BE((nonce.readUInt32BE(last) ^ sequence) >>> 0, last);
  return nonce;
}
