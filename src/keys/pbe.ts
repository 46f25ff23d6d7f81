/**
 * Decryption with a passphrase as PKCS#8 and PKCS#12 files need it: PBES2 (RFC 8018 §6.2) and the older schemes of
 * PKCS#12 (RFC 7292 appendix C), with the key derivation of its appendix B. RC2, which OpenSSL 3 refuses, comes from
 * node-forge.
 */
import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { readInteger, readOid, readPath, type Element } from './der.js';
import { decryptRc2 } from './pkcs12-legacy.js';

/** OpenSSL writes 2048, careful people 600 000; much more is an attack on our time. */
const MOST_ITERATIONS = { pbkdf2: 1_000_000, pkcs12: 200_000 } as const;

export class UnsupportedSchemeError extends Error {
  override readonly name = 'UnsupportedSchemeError';
}

/** Whether the key derivation of an encrypted PKCS#8 key would take too long. */
export function isTooSlow(algorithm: Element): boolean {
  const iterations =
    readInteger(readPath(algorithm, 1, 0, 1, 1)) ?? readInteger(readPath(algorithm, 1, 1)) ?? 1;
  return iterations > MOST_ITERATIONS.pbkdf2;
}

/**
 * @param algorithm AlgorithmIdentifier.
 * @throws UnsupportedSchemeError, or any error where the passphrase is wrong.
 */
export function decryptWithPassphrase(algorithm: Element, data: Buffer, passphrase: string): Buffer {
  const oid = readOid(readPath(algorithm, 0));
  if (oid === '1.2.840.113549.1.5.13') return decryptPbes2(algorithm, data, passphrase);
  const scheme = PKCS12_SCHEMES.get(oid ?? '');
  if (scheme === undefined) throw new UnsupportedSchemeError();
  const salt = readPath(algorithm, 1, 0)?.content ?? Buffer.alloc(0);
  const iterations = checkIterations(readInteger(readPath(algorithm, 1, 1)), 'pkcs12');
  const derive = (id: number, size: number): Buffer =>
    deriveKey({ hash: 'sha1', id, passphrase, salt, iterations, size });
  return scheme(derive, data);
}

type Derive = (id: number, size: number) => Buffer;

const PKCS12_SCHEMES: ReadonlyMap<string, (derive: Derive, data: Buffer) => Buffer> = new Map([
  [
    '1.2.840.113549.1.12.1.3',
    (derive: Derive, data: Buffer) => decrypt('des-ede3-cbc', derive(1, 24), derive(2, 8), data),
  ],
  [
    '1.2.840.113549.1.12.1.4',
    (derive: Derive, data: Buffer) => decrypt('des-ede3-cbc', repeatFirst(derive(1, 16)), derive(2, 8), data),
  ],
  [
    '1.2.840.113549.1.12.1.5',
    (derive: Derive, data: Buffer) => decryptRc2(derive(1, 16), derive(2, 8), 128, data),
  ],
  [
    '1.2.840.113549.1.12.1.6',
    (derive: Derive, data: Buffer) => decryptRc2(derive(1, 5), derive(2, 8), 40, data),
  ],
]);

/** Triple DES with two keys. */
function repeatFirst(key: Buffer): Buffer {
  return Buffer.concat([key, key.subarray(0, 8)]);
}

const HASHES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.7', 'sha1'],
  ['1.2.840.113549.2.8', 'sha224'],
  ['1.2.840.113549.2.9', 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
]);

const CIPHERS: ReadonlyMap<string, readonly [name: string, keySize: number]> = new Map([
  ['1.2.840.113549.3.7', ['des-ede3-cbc', 24]],
  ['2.16.840.1.101.3.4.1.2', ['aes-128-cbc', 16]],
  ['2.16.840.1.101.3.4.1.22', ['aes-192-cbc', 24]],
  ['2.16.840.1.101.3.4.1.42', ['aes-256-cbc', 32]],
]);

function decryptPbes2(algorithm: Element, data: Buffer, passphrase: string): Buffer {
  const derivation = readPath(algorithm, 1, 0);
  const cipher = CIPHERS.get(readOid(readPath(algorithm, 1, 1, 0)) ?? '');
  const vector = readPath(algorithm, 1, 1, 1)?.content;
  if (
    readOid(readPath(derivation, 0)) !== '1.2.840.113549.1.5.12' ||
    cipher === undefined ||
    vector === undefined
  )
    throw new UnsupportedSchemeError();
  const salt = readPath(derivation, 1, 0)?.content ?? Buffer.alloc(0);
  const iterations = checkIterations(readInteger(readPath(derivation, 1, 1)), 'pbkdf2');
  const last = readPath(derivation, 1, 3) ?? readPath(derivation, 1, 2);
  const said = last?.tag === 0x30 ? readOid(readPath(last, 0)) : '1.2.840.113549.2.7';
  const hash = HASHES.get(said ?? '');
  if (hash === undefined) throw new UnsupportedSchemeError();
  const [name, keySize] = cipher;
  return decrypt(
    name,
    pbkdf2Sync(Buffer.from(passphrase, 'utf8'), salt, iterations, keySize, hash),
    vector,
    data,
  );
}

function decrypt(cipher: string, key: Buffer, vector: Buffer, data: Buffer): Buffer {
  const decipher = createDecipheriv(cipher, key, vector);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

export function checkIterations(
  iterations: number | undefined,
  derivation: keyof typeof MOST_ITERATIONS,
): number {
  if (iterations === undefined || iterations < 1 || iterations > MOST_ITERATIONS[derivation])
    throw new UnsupportedSchemeError();
  return iterations;
}

export interface Derivation {
  readonly hash: string;
  /** 1 for the key, 2 for the initialisation vector, 3 for the MAC. */
  readonly id: number;
  readonly passphrase: string;
  readonly salt: Buffer;
  readonly iterations: number;
  /** In bytes. */
  readonly size: number;
}

/** RFC 7292 appendix B.2. */
export function deriveKey({ hash, id, passphrase, salt, iterations, size }: Derivation): Buffer {
  const blockSize = /512|384/.test(hash) ? 128 : 64;
  const diversifier = Buffer.alloc(blockSize, id);
  const input = Buffer.concat([
    fillBlocks(salt, blockSize),
    fillBlocks(encodePassphrase(passphrase), blockSize),
  ]);
  const output: Buffer[] = [];
  for (let length = 0; length < size;) {
    let digest = createHash(hash).update(diversifier).update(input).digest();
    for (let round = 1; round < iterations; round += 1) digest = createHash(hash).update(digest).digest();
    output.push(digest);
    length += digest.length;
    addToBlocks(input, fillBlocks(digest, blockSize).subarray(0, blockSize));
  }
  return Buffer.concat(output).subarray(0, size);
}

/** UTF-16 big-endian with a NUL at the end (appendix B.1). */
function encodePassphrase(passphrase: string): Buffer {
  return Buffer.from(`${passphrase}\0`, 'utf16le').swap16();
}

function fillBlocks(bytes: Buffer, blockSize: number): Buffer {
  if (bytes.length === 0) return bytes;
  const size = Math.ceil(bytes.length / blockSize) * blockSize;
  return Buffer.alloc(size, bytes);
}

/** Each block of the input plus the filled digest plus one, modulo the size of a block. */
function addToBlocks(input: Buffer, filled: Buffer): void {
  for (let start = 0; start < input.length; start += filled.length) {
    let carry = 1;
    for (let at = filled.length - 1; at >= 0; at -= 1) {
      carry += (input[start + at] ?? 0) + (filled[at] ?? 0);
      input[start + at] = carry & 0xff;
      carry >>= 8;
    }
  }
}
