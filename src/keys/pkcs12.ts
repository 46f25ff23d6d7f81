/**
 * PKCS#12 files (RFC 7292): certificates and private keys out of their bags. Each key is decrypted and parsed by
 * node:crypto; RC2 and BER come from pkcs12-legacy.ts. The order of the bags means nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  readChildren,
  readElement,
  readInteger,
  readOid,
  readPath,
  readSequence,
  TAG,
  type Element,
} from './der.js';
import { checkIterations, decryptWithPassphrase, deriveKey, UnsupportedSchemeError } from './pbe.js';

export type Pkcs12 =
  | { readonly kind: 'open'; readonly certificates: readonly Buffer[]; readonly keys: readonly Buffer[] }
  | { readonly kind: 'wrong-passphrase' | 'corrupt' | 'unsupported' };

/** @returns DER of certificates and of PKCS#8 private keys. */
export function openPkcs12(der: Buffer, passphrase: string): Pkcs12 {
  const [, content, mac] = readSequence(der) ?? [];
  const safe = readPath(content, 1, 0);
  if (safe?.tag !== TAG.octetString) return { kind: 'corrupt' };
  const bytes = joinOctets(safe);
  const isVerified = verifyMac(mac, bytes, passphrase);
  if (isVerified === false) return { kind: 'wrong-passphrase' };
  try {
    const bags = (readSequence(bytes) ?? []).flatMap((part) => listBags(openPart(part, passphrase)));
    return { kind: 'open', ...sortBags(bags, passphrase) };
  } catch (error) {
    if (error instanceof UnsupportedSchemeError) return { kind: 'unsupported' };
    return { kind: isVerified === true ? 'corrupt' : 'wrong-passphrase' };
  }
}

/** BER may cut an octet string into pieces. */
function joinOctets(element: Element): Buffer {
  if (element.tag === TAG.octetString) return element.content;
  return Buffer.concat((readChildren(element.content) ?? []).map(({ content }) => content));
}

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

/** One ContentInfo of the authenticated safe to its SafeContents. */
function openPart(part: Element, passphrase: string): Buffer {
  const type = readOid(readPath(part, 0));
  if (type === DATA) return readPath(part, 1, 0)?.content ?? Buffer.alloc(0);
  const encrypted = readPath(part, 1, 0, 1);
  const algorithm = readPath(encrypted, 1);
  const data = readPath(encrypted, 2);
  if (type !== ENCRYPTED_DATA || algorithm === undefined || data === undefined)
    throw new UnsupportedSchemeError();
  const octets = data.tag === 0x80 ? data.content : joinOctets(data);
  return decryptWithPassphrase(algorithm, octets, passphrase);
}

const BAG_PREFIX = '1.2.840.113549.1.12.10.1.';
const MOST_BAGS = 200;

interface Bag {
  readonly type: string;
  readonly value: Element;
}

function listBags(contents: Buffer, depth = 0): readonly Bag[] {
  const bags = readSequence(contents);
  if (bags === undefined || bags.length > MOST_BAGS) throw new RangeError('damaged');
  return bags.flatMap((bag) => {
    const type = readOid(readPath(bag, 0))?.replace(BAG_PREFIX, '') ?? '';
    const value = readPath(bag, 1, 0);
    if (value === undefined) throw new RangeError('damaged');
    return type === '6' && depth < 3 ? listBags(value.raw, depth + 1) : [{ type, value }];
  });
}

function sortBags(
  bags: readonly Bag[],
  passphrase: string,
): { readonly certificates: readonly Buffer[]; readonly keys: readonly Buffer[] } {
  const certificates: Buffer[] = [];
  const keys: Buffer[] = [];
  for (const { type, value } of bags) {
    if (type === '1') keys.push(value.raw);
    if (type === '2') keys.push(openKey(value, passphrase));
    if (type === '3') certificates.push(readPath(value, 1, 0)?.content ?? Buffer.alloc(0));
  }
  return { certificates, keys };
}

function openKey(value: Element, passphrase: string): Buffer {
  const algorithm = readPath(value, 0);
  const data = readPath(value, 1);
  if (algorithm === undefined || data === undefined) throw new RangeError('damaged');
  const key = decryptWithPassphrase(algorithm, data.content, passphrase);
  if (readElement(key)?.tag !== TAG.sequence) throw new RangeError('damaged');
  return key;
}

const HASHES: ReadonlyMap<string, readonly [name: string, size: number]> = new Map([
  ['1.3.14.3.2.26', ['sha1', 20]],
  ['2.16.840.1.101.3.4.2.4', ['sha224', 28]],
  ['2.16.840.1.101.3.4.2.1', ['sha256', 32]],
  ['2.16.840.1.101.3.4.2.2', ['sha384', 48]],
  ['2.16.840.1.101.3.4.2.3', ['sha512', 64]],
]);

/** @returns undefined where there is no MAC, or one of a kind that is not known. */
function verifyMac(mac: Element | undefined, data: Buffer, passphrase: string): boolean | undefined {
  const hash = HASHES.get(readOid(readPath(mac, 0, 0, 0)) ?? '');
  const said = readPath(mac, 0, 1)?.content;
  const salt = readPath(mac, 1)?.content;
  if (hash === undefined || said === undefined || salt === undefined) return undefined;
  const [name, size] = hash;
  try {
    const iterations = checkIterations(readInteger(readPath(mac, 2)) ?? 1, 'pkcs12');
    const key = deriveKey({ hash: name, id: 3, passphrase, salt, iterations, size });
    const digest = createHmac(name, key).update(data).digest();
    return digest.length === said.length && timingSafeEqual(digest, said);
  } catch {
    return undefined;
  }
}
