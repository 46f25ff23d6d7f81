/** Texts that hold certificates and nothing else, such as authorities to trust. */
import type { X509Certificate } from 'node:crypto';
import { readKeyMaterial } from './key-material.js';
import { noCertificate } from './pem-faults.js';

/**
 * In the order of the text, duplicates dropped.
 * @param what names the text for people.
 * @throws ActionError PEM_*
 */
export function parseCertificates(text: string, what: string): readonly X509Certificate[] {
  const { certificates, others } = readKeyMaterial(text, { what });
  if (certificates.length === 0) throw noCertificate(what, others[0] ?? 'a private key');
  return certificates;
}
