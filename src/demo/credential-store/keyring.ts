/**
 * Key material of keyrings: rotation, and the wrapping of data encryption keys (contract 8).
 * The wrapped key has the layout that SAP's published example shows (150 bytes for a key of 32 bytes and a keyring
 * name of 8): version, algorithm, purpose, salt, `<keyring>:<version>`, sealed material.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Credential, KeyVersion } from './credential.js';

const dayMs = 24 * 60 * 60 * 1000;
const formatVersion = 4;
const purpose = 'sap.credstore.kms.dek-encryption';
const saltBytes = 32;
const ivBytes = 16;
const tagBytes = 16;

export function generateVersion(length: number, createdAt: Date): KeyVersion {
  return { material: randomBytes(length), createdAt };
}

/** All versions that the keyring has by now, one more for each rotation period that has passed. */
export function versionsAt(keyring: Credential, now: Date): readonly KeyVersion[] {
  const versions = [...keyring.keyVersions];
  const periodMs = (keyring.rotationDays ?? Infinity) * dayMs;
  for (let last = versions.at(-1); last !== undefined; last = versions.at(-1)) {
    const dueAt = last.createdAt.getTime() + periodMs;
    if (dueAt > now.getTime()) break;
    versions.push(generateVersion(last.material.length, new Date(dueAt)));
  }
  return versions;
}

export function wrapKey(keyring: Credential, plainKey: Buffer, aad: string): Buffer {
  const number = keyring.keyVersions.length - 1;
  const header = renderHeader(`${keyring.name}:${number}`, randomBytes(saltBytes));
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(keyring.keyVersions[number], header), iv);
  cipher.setAAD(Buffer.concat([header, Buffer.from(aad)]));
  const sealed = Buffer.concat([iv, cipher.update(plainKey), cipher.final(), cipher.getAuthTag()]);
  return Buffer.concat([header, lengthOf(sealed), sealed]);
}

/** Nothing when the bytes were not wrapped by this keyring, were changed, or belong to other `aad`. */
export function unwrapKey(keyring: Credential, wrapped: Buffer, aad: string): Buffer | undefined {
  const number = keyring.keyVersions.findIndex((_, index) => hasLabel(wrapped, `${keyring.name}:${index}`));
  if (number < 0) return undefined;
  const headerBytes = renderHeader(`${keyring.name}:${number}`, Buffer.alloc(saltBytes)).length;
  const header = wrapped.subarray(0, headerBytes);
  const sealed = wrapped.subarray(headerBytes + lengthOf(wrapped).length);
  if (sealed.length < ivBytes + tagBytes) return undefined;
  try {
    const key = sealingKey(keyring.keyVersions[number], header);
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes));
    decipher.setAAD(Buffer.concat([header, Buffer.from(aad)]));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function renderHeader(label: string, salt: Buffer): Buffer {
  const [purposeText, labelText] = [Buffer.from(purpose), Buffer.from(label)];
  return Buffer.concat([
    Buffer.from([formatVersion, 1]),
    lengthOf(purposeText),
    purposeText,
    Buffer.from([1]),
    salt,
    lengthOf(labelText),
    labelText,
  ]);
}

function hasLabel(wrapped: Buffer, label: string): boolean {
  const expected = renderHeader(label, saltOf(wrapped));
  return wrapped.subarray(0, expected.length).equals(expected);
}

function saltOf(wrapped: Buffer): Buffer {
  const start = 2 + 3 + purpose.length + 1;
  return wrapped.subarray(start, start + saltBytes);
}

/** Three bytes make SAP's example come out at 150. */
function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(3);
  length.writeUIntBE(bytes.length, 0, 3);
  return length;
}

function sealingKey(version: KeyVersion | undefined, header: Buffer): Buffer {
  if (version === undefined) throw new Error('a keyring always has a version');
  return Buffer.from(hkdfSync('sha256', version.material, saltOf(header), purpose, 32));
}
