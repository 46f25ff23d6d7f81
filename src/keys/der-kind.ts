/**
 * What a DER structure is, by its shape alone: labels of PEM blocks are often wrong (`certutil -encode` writes
 * CERTIFICATE around anything), the structure is not. And file formats that are known but not DER.
 */
import { readChildren, readElement, readInteger, readOid, TAG, type Element } from './der.js';

export type DerKind =
  | 'certificate'
  | 'certificate-request'
  | 'certificate-list'
  | 'pkcs1'
  | 'pkcs8'
  | 'sec1'
  | 'encrypted-pkcs8'
  | 'public-key'
  | 'pkcs1-public-key'
  | 'dsa'
  | 'pkcs7'
  | 'pkcs12'
  | 'parameters'
  | 'unknown';

const OID_SIGNED_DATA = '1.2.840.113549.1.7.2';
const OID_DATA_PREFIX = '1.2.840.113549.1.7.';

/** @param der one whole element. */
export function detectDerKind(der: Buffer): DerKind {
  const element = readElement(der);
  if (element?.tag === TAG.oid) return 'parameters';
  if (element?.tag !== TAG.sequence) return 'unknown';
  const children = readChildren(element.content);
  if (children === undefined) return 'unknown';
  const [first] = children;
  if (first?.tag === TAG.integer) return detectByVersion(children);
  if (first?.tag === TAG.oid) return readOid(first) === OID_SIGNED_DATA ? 'pkcs7' : 'unknown';
  return first?.tag === TAG.sequence ? detectSigned(first, children) : 'unknown';
}

function detectByVersion(children: readonly Element[]): DerKind {
  const version = readInteger(children[0]);
  const tags = children.map(({ tag }) => tag);
  if (tags.every((tag) => tag === TAG.integer)) {
    if (children.length === 9) return 'pkcs1';
    if (children.length === 6) return 'dsa';
    return children.length === 2 ? 'pkcs1-public-key' : 'unknown';
  }
  if (version === 1 && tags[1] === TAG.octetString) return 'sec1';
  if ((version === 0 || version === 1) && tags[1] === TAG.sequence && tags[2] === TAG.octetString)
    return 'pkcs8';
  const isStore = version === 3 && tags[1] === TAG.sequence;
  return isStore && firstOid(children[1])?.startsWith(OID_DATA_PREFIX) === true ? 'pkcs12' : 'unknown';
}

/** SEQUENCE first: something signed, a public key, or an encrypted private key. */
function detectSigned(first: Element, children: readonly Element[]): DerKind {
  const second = children[1]?.tag;
  if (children.length === 2 && firstOid(first) !== undefined) {
    if (second === TAG.bitString) return 'public-key';
    return second === TAG.octetString ? 'encrypted-pkcs8' : 'unknown';
  }
  if (children.length !== 3 || second !== TAG.sequence || children[2]?.tag !== TAG.bitString)
    return 'unknown';
  return detectToBeSigned(readChildren(first.content) ?? []);
}

function detectToBeSigned(fields: readonly Element[]): DerKind {
  const tags = fields.map(({ tag }) => tag);
  const isVersioned = tags[0] === TAG.context0 || (tags[0] === TAG.integer && tags[1] === TAG.sequence);
  if (tags[0] === TAG.integer && tags.length <= 4 && tags[2] === TAG.sequence) {
    const isRequest = firstOid(readChildren(fields[2]?.content ?? Buffer.alloc(0))?.[0]) !== undefined;
    if (isRequest) return 'certificate-request';
  }
  if (isVersioned && tags.length >= 6) return 'certificate';
  return tags.length >= 3 ? 'certificate-list' : 'unknown';
}

function firstOid(element: Element | undefined): string | undefined {
  if (element?.tag !== TAG.sequence) return undefined;
  return readOid(readChildren(element.content)?.[0]);
}

export type FileKind = 'jks' | 'jceks' | 'bcfks' | 'gzip' | 'zip' | 'keychain' | 'openssh';

/** By the first bytes. */
export function detectFileKind(bytes: Buffer): FileKind | undefined {
  const start = bytes.subarray(0, 4).toString('hex');
  if (start === 'feedfeed') return 'jks';
  if (start === 'cececece') return 'jceks';
  if (start === '504b0304') return 'zip';
  if (start === '6b796368') return 'keychain';
  if (start.startsWith('1f8b')) return 'gzip';
  return bytes.subarray(0, 15).toString('latin1') === 'openssh-key-v1\0' ? 'openssh' : undefined;
}
