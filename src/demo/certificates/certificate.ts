/**
 * Issues X.509 certificates (RFC 5280) with node-forge. The signature itself is made by node:crypto, which
 * takes a millisecond where forge takes forty.
 */
import { constants, privateEncrypt, randomBytes, X509Certificate, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { pkcs1Pem, type KeyPair } from './key-pair.js';

export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export type CertificateUse =
  | { readonly kind: 'authority' }
  | { readonly kind: 'client' }
  | { readonly kind: 'server'; readonly hostNames: readonly string[]; readonly addresses: readonly string[] };

export interface CertificateRequest {
  /** Short attribute names and values, most general first: C, L, O, OU, CN. */
  readonly subject: readonly (readonly [shortName: string, value: string])[];
  readonly keys: KeyPair;
  readonly validity: Validity;
  readonly use: CertificateUse;
  /** Without an issuer the certificate signs itself. */
  readonly issuer?: IssuedCertificate | undefined;
}

export interface IssuedCertificate {
  readonly pem: string;
  readonly keys: KeyPair;
  readonly x509: X509Certificate;
  readonly subject: CertificateRequest['subject'];
}

export function issueCertificate(request: CertificateRequest): IssuedCertificate {
  const issuer = request.issuer ?? request;
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forgePublicKey(request.keys.publicKey);
  certificate.serialNumber = `4${randomBytes(16).toString('hex').slice(1)}`;
  certificate.validity.notBefore = request.validity.notBefore;
  certificate.validity.notAfter = request.validity.notAfter;
  certificate.setSubject(attributesOf(request.subject));
  certificate.setIssuer(attributesOf(issuer.subject));
  certificate.setExtensions([...extensionsOf(request.use), ...keyIdentifiers(issuer.keys.publicKey)]);
  certificate.sign(signingKey(issuer.keys.privateKey), forge.md.sha256.create());
  const pem = forge.pki.certificateToPem(certificate).replaceAll('\r\n', '\n');
  return { pem, keys: request.keys, x509: new X509Certificate(pem), subject: request.subject };
}

function attributesOf(subject: CertificateRequest['subject']): forge.pki.CertificateField[] {
  return subject.map(([shortName, value]) => ({ shortName, value }));
}

function extensionsOf(use: CertificateUse): object[] {
  switch (use.kind) {
    case 'authority':
      return [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ];
    case 'client':
      return [...leafExtensions, { name: 'extKeyUsage', clientAuth: true }];
    case 'server':
      return [...leafExtensions, { name: 'extKeyUsage', serverAuth: true }, alternativeNames(use)];
  }
}

const leafExtensions: readonly object[] = [
  { name: 'basicConstraints', cA: false, critical: true },
  { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
];

/** RFC 5280 §4.2.1.6: type 2 is a DNS name, type 7 an address. */
function alternativeNames(use: Extract<CertificateUse, { kind: 'server' }>): object {
  const hostNames = use.hostNames.map((value) => ({ type: 2, value }));
  const addresses = use.addresses.map((ip) => ({ type: 7, ip }));
  return { name: 'subjectAltName', altNames: [...hostNames, ...addresses] };
}

function keyIdentifiers(issuerKey: KeyObject): object[] {
  const holder = forge.pki.createCertificate();
  holder.publicKey = forgePublicKey(issuerKey);
  const keyIdentifier = holder.generateSubjectKeyIdentifier().getBytes();
  return [{ name: 'subjectKeyIdentifier' }, { name: 'authorityKeyIdentifier', keyIdentifier }];
}

function forgePublicKey(key: KeyObject): forge.pki.rsa.PublicKey {
  return forge.pki.publicKeyFromPem(key.export({ type: 'spki', format: 'pem' }).toString());
}

/** A forge key whose `sign` is done by node:crypto: PKCS#1 v1.5 over the DigestInfo (RFC 8017 §9.2). */
function signingKey(key: KeyObject): forge.pki.rsa.PrivateKey {
  const sign = (digest: forge.md.MessageDigest | string): string => {
    if (typeof digest === 'string') throw new TypeError('only message digests are signed');
    const info = Buffer.concat([sha256Prefix, Buffer.from(digest.digest().getBytes(), 'binary')]);
    return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, info).toString('binary');
  };
  return Object.assign(forge.pki.privateKeyFromPem(pkcs1Pem(key)), { sign });
}

/** DER of DigestInfo for SHA-256 up to the digest itself (RFC 8017 §9.2, note 1). */
const sha256Prefix = Buffer.from('3031300d060960864801650304020105000420', 'hex');
