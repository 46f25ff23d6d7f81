/** Certificates out of a PKCS#7 bundle (RFC 2315 §9.1, RFC 5652 §5.1), as Windows exports chains (.p7b). */
import { readChildren, readPath, readSequence, TAG } from './der.js';

/** @returns undefined where the structure is damaged. */
export function readPkcs7Certificates(der: Buffer): readonly Buffer[] | undefined {
  const [, wrapped] = readSequence(der) ?? [];
  const signedData = readPath(wrapped, 0);
  const fields = signedData === undefined ? undefined : readChildren(signedData.content);
  const certificates = fields?.find(({ tag }) => tag === TAG.context0);
  if (certificates === undefined) return undefined;
  return readChildren(certificates.content)
    ?.filter(({ tag }) => tag === TAG.sequence)
    .map(({ raw }) => raw);
}
