/**
 * PEM text to certificates, in the order of the text, duplicates dropped (RFC 5280).
 */
import { X509Certificate } from 'node:crypto';
import { ActionError } from '../errors.js';
import { parsePem } from './pem.js';

const LABELS: ReadonlySet<string> = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);

/**
 * @param what names the text for people.
 * @throws ActionError PEM_NO_CERTIFICATE, PEM_CORRUPT, PEM_TRUNCATED, PEM_NOT_PEM
 */
export function parseCertificates(text: string, what: string): readonly X509Certificate[] {
  const blocks = parsePem(text, what);
  if (blocks.length === 0)
    throw new ActionError('PEM_NOT_PEM', {
      happened: `There was no PEM in ${what}.`,
      next: 'Copy the whole certificate chain, with its BEGIN CERTIFICATE and END CERTIFICATE lines.',
    });
  const certificates = blocks
    .filter(({ label }) => LABELS.has(label))
    .map(({ der }) => createCertificate(der, what));
  if (certificates.length === 0)
    throw new ActionError('PEM_NO_CERTIFICATE', {
      happened: `There was no certificate in ${what}, but ${blocks.map(({ label }) => label).join(', ')}.`,
      next: 'Put the certificate chain there: its first line reads BEGIN CERTIFICATE.',
    });
  return [...new Map(certificates.map((one) => [one.fingerprint256, one])).values()];
}

function createCertificate(der: Buffer, what: string): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new ActionError('PEM_CORRUPT', {
      happened: `A certificate in ${what} was damaged.`,
      next: 'Copy the service key again from the cockpit, without an editor or chat tool in between.',
    });
  }
}
