/**
 * The pair for mutual TLS: a private key and the chain that belongs to it, leaf first, then intermediates,
 * without the root (RFC 8446 §4.4.2). Each link is verified by its signature; what belongs to nothing is left out.
 */
import type { KeyObject, X509Certificate } from 'node:crypto';
import { ActionError } from '../errors.js';
import { Secret } from '../secret.js';

export interface ClientIdentity {
  readonly privateKey: KeyObject;
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
}

/** @throws ActionError CLIENT_IDENTITY_KEY_MISMATCH */
export function buildClientIdentity(
  privateKey: KeyObject,
  certificates: readonly X509Certificate[],
): ClientIdentity {
  const leaf = certificates.find((certificate) => certificate.checkPrivateKey(privateKey));
  if (leaf === undefined)
    throw new ActionError('CLIENT_IDENTITY_KEY_MISMATCH', {
      happened: 'The private key did not belong to any of the certificates in the service key.',
      next: 'Take certificate and key from one and the same service key; create a new one if they were mixed up.',
    });
  return { privateKey, chain: [leaf, ...issuersOf(leaf, certificates)] };
}

/** Leaf first, PEM with 64 columns and LF. */
export function renderChain(identity: ClientIdentity): string {
  return identity.chain.map((certificate) => certificate.toString()).join('');
}

/** PKCS#8 PEM, not encrypted. */
export function renderPrivateKey(identity: ClientIdentity): Secret {
  return new Secret(identity.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

function issuersOf(leaf: X509Certificate, certificates: readonly X509Certificate[]): X509Certificate[] {
  const issuers: X509Certificate[] = [];
  const seen = new Set([leaf.fingerprint256]);
  let current = leaf;
  for (;;) {
    const issuer = certificates.find((one) => !seen.has(one.fingerprint256) && isIssuedBy(current, one));
    if (issuer === undefined || isIssuedBy(issuer, issuer)) return issuers;
    issuers.push(issuer);
    seen.add(issuer.fingerprint256);
    current = issuer;
  }
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
