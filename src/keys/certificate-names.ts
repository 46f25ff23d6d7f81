/**
 * What node:crypto does not tell about a certificate (RFC 5280 §4.1): the names as they are encoded, and the
 * identifiers of its own key and of its issuer's key (§4.2.1.1, §4.2.1.2).
 */
import type { X509Certificate } from 'node:crypto';
import { readChildren, readElement, readOid, readPath, TAG, type Element } from './der.js';

export interface CertificateNames {
  /** DER in hexadecimal. */
  readonly issuer: string;
  readonly subject: string;
  readonly keyId: string | undefined;
  readonly issuerKeyId: string | undefined;
}

export function readNames(certificate: X509Certificate): CertificateNames {
  const fields = readChildren(readPath(readElement(certificate.raw), 0)?.content ?? Buffer.alloc(0)) ?? [];
  // The version is left out in certificates of version 1.
  const first = fields[0]?.tag === TAG.context0 ? 1 : 0;
  const extensions =
    readChildren(
      readPath(
        fields.find(({ tag }) => tag === TAG.context3),
        0,
      )?.content ?? Buffer.alloc(0),
    ) ?? [];
  return {
    issuer: fields[first + 2]?.raw.toString('hex') ?? '',
    subject: fields[first + 4]?.raw.toString('hex') ?? '',
    keyId: readElement(findExtension(extensions, '2.5.29.14'))?.content.toString('hex'),
    issuerKeyId: readChildren(readElement(findExtension(extensions, '2.5.29.35'))?.content ?? Buffer.alloc(0))
      ?.find(({ tag }) => tag === 0x80)
      ?.content.toString('hex'),
  };
}

/** The value of an extension: the octets of its last field. */
function findExtension(extensions: readonly Element[], oid: string): Buffer {
  const extension = extensions.find((one) => readOid(readPath(one, 0)) === oid);
  const value = extension === undefined ? undefined : readChildren(extension.content)?.at(-1);
  return value?.content ?? Buffer.alloc(0);
}
