/**
 * Private keys as `ssh-keygen` writes them (OpenSSH PROTOCOL.key), which OpenSSL cannot read. Only unencrypted ones:
 * the key derivation of the others (bcrypt) is in no library at hand.
 */
import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';

const MAGIC = Buffer.from('openssh-key-v1\0', 'latin1');

export type OpensshKey =
  | { readonly kind: 'key'; readonly key: KeyObject }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'corrupt' };

export function readOpensshKey(bytes: Buffer): OpensshKey {
  try {
    const outer = new Fields(bytes.subarray(MAGIC.length));
    const cipher = outer.readText();
    outer.skip(2);
    if (outer.readNumber() !== 1) return { kind: 'corrupt' };
    outer.skip(1);
    if (cipher !== 'none') return { kind: 'encrypted' };
    const inner = new Fields(outer.readBytes());
    if (inner.readNumber() !== inner.readNumber()) return { kind: 'corrupt' };
    return { kind: 'key', key: createPrivateKey({ key: readJwk(inner), format: 'jwk' }) };
  } catch {
    return { kind: 'corrupt' };
  }
}

const CURVES: Readonly<Record<string, string>> = { nistp256: 'P-256', nistp384: 'P-384', nistp521: 'P-521' };

function readJwk(fields: Fields): JsonWebKey {
  const type = fields.readText();
  if (type === 'ssh-rsa') return readRsa(fields);
  if (type === 'ssh-ed25519') {
    const x = fields.readBytes();
    const seed = fields.readBytes().subarray(0, 32);
    return { kty: 'OKP', crv: 'Ed25519', x: encode(x), d: encode(seed) };
  }
  const curve = fields.readText();
  const point = fields.readBytes();
  const size = (point.length - 1) / 2;
  const d = trimZeros(fields.readBytes());
  return {
    kty: 'EC',
    crv: CURVES[curve] ?? '',
    x: encode(point.subarray(1, 1 + size)),
    y: encode(point.subarray(1 + size)),
    d: encode(Buffer.concat([Buffer.alloc(size - d.length), d])),
  };
}

function readRsa(fields: Fields): JsonWebKey {
  const [n, e, d, qi, p, q] = [1, 2, 3, 4, 5, 6].map(() => trimZeros(fields.readBytes()));
  const [big, first, second] = [d, p, q].map((part) => BigInt(`0x${part?.toString('hex') ?? ''}`));
  if (big === undefined || first === undefined || second === undefined)
    throw new RangeError('a number is missing');
  return {
    kty: 'RSA',
    n: encode(n),
    e: encode(e),
    d: encode(d),
    p: encode(p),
    q: encode(q),
    qi: encode(qi),
    dp: encodeNumber(big % (first - 1n)),
    dq: encodeNumber(big % (second - 1n)),
  };
}

function encode(bytes: Buffer | undefined): string {
  return bytes?.toString('base64url') ?? '';
}

function encodeNumber(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

function trimZeros(bytes: Buffer): Buffer {
  const start = bytes.findIndex((octet) => octet !== 0);
  return start < 0 ? bytes.subarray(bytes.length) : bytes.subarray(start);
}

/** Strings with their length in four bytes in front (RFC 4251 §5). */
class Fields {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  readNumber(): number {
    const value = this.#bytes.readUInt32BE(this.#at);
    this.#at += 4;
    return value;
  }

  readBytes(): Buffer {
    const length = this.readNumber();
    if (this.#at + length > this.#bytes.length) throw new RangeError('a field is longer than the file');
    const value = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return value;
  }

  readText(): string {
    return this.readBytes().toString('latin1');
  }

  skip(count: number): void {
    for (let index = 0; index < count; index += 1) this.readBytes();
  }
}
