/**
 * Keys and certificates for tests, made in the test run. Certificates come from node-forge, so that nothing here
 * shares code with what is tested.
 */
import { generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';
import forge from 'node-forge';

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function makeRsaKeys(): KeyPair {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

export function makeEcKeys(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

export interface CertificateOptions {
  readonly name: string;
  readonly keys: KeyPair;
  /** Absent: signed by itself. */
  readonly issuer?: Pick<CertificateOptions, 'name' | 'keys'> | undefined;
  readonly isAuthority?: boolean;
  readonly notAfter?: Date | undefined;
}

export function makeCertificate(options: CertificateOptions): X509Certificate {
  const issuer = options.issuer ?? options;
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(toPem(options.keys.publicKey, 'spki'));
  certificate.serialNumber = `4${forge.util.bytesToHex(forge.random.getBytesSync(8)).slice(1)}`;
  certificate.validity.notBefore = new Date('2020-01-01T00:00:00Z');
  certificate.validity.notAfter = options.notAfter ?? new Date('2040-01-01T00:00:00Z');
  certificate.setSubject([{ shortName: 'CN', value: options.name }]);
  certificate.setIssuer([{ shortName: 'CN', value: issuer.name }]);
  certificate.setExtensions([{ name: 'basicConstraints', cA: options.isAuthority ?? false, critical: true }]);
  certificate.sign(signerFor(certificate, issuer.keys.privateKey), forge.md.sha256.create());
  return new X509Certificate(forge.pki.certificateToPem(certificate));
}

/** What the declarations of node-forge leave out. */
const pki = forge.pki as typeof forge.pki & {
  getTBSCertificate(certificate: forge.pki.Certificate): forge.asn1.Asn1;
};

/** The signature comes from node:crypto: forge would need seconds for each. */
function signerFor(certificate: forge.pki.Certificate, key: KeyObject): forge.pki.rsa.PrivateKey {
  const signTbs = (): string => {
    const tbs = forge.asn1.toDer(pki.getTBSCertificate(certificate)).getBytes();
    return sign('sha256', Buffer.from(tbs, 'binary'), key).toString('binary');
  };
  return { sign: signTbs } as unknown as forge.pki.rsa.PrivateKey;
}

export interface Chain {
  readonly keys: KeyPair;
  readonly leaf: X509Certificate;
  /** Signed the leaf. */
  readonly lower: X509Certificate;
  /** Signed `lower`. */
  readonly upper: X509Certificate;
  readonly root: X509Certificate;
}

/** A leaf, two intermediates and the root, all with keys of their own. */
export function makeChain(leafOptions: { readonly notAfter?: Date } = {}): Chain {
  const root = { name: 'root', keys: makeRsaKeys(), isAuthority: true };
  const upper = { name: 'upper', keys: makeRsaKeys(), isAuthority: true };
  const lower = { name: 'lower', keys: makeRsaKeys(), isAuthority: true };
  const keys = makeRsaKeys();
  return {
    keys,
    leaf: makeCertificate({ name: 'leaf', keys, issuer: lower, notAfter: leafOptions.notAfter }),
    lower: makeCertificate({ ...lower, issuer: upper }),
    upper: makeCertificate({ ...upper, issuer: root }),
    root: makeCertificate(root),
  };
}

/** PEM of a key, 64 columns, LF. */
export function toPem(key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1' | 'spki'): string {
  return key.export({ type, format: 'pem' } as { type: 'pkcs8'; format: 'pem' }).toString();
}

export function toDer(key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1' | 'spki'): Buffer {
  return Buffer.from(
    toPem(key, type)
      .split('\n')
      .filter((line) => !line.startsWith('-----'))
      .join(''),
    'base64',
  );
}

/** Any DER as PEM of the given width. */
export function renderPem(label: string, der: Buffer, columns = 64): string {
  const lines = der.toString('base64').match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
