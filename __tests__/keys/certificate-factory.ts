/** Certificates for tests, made in the run: DER by hand (RFC 5280 §4.1), signed by node:crypto. */
import { createHash, generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { encodeElement } from '../../src/keys/der.js';

export type KeyKind = 'rsa' | 'p256' | 'p384' | 'p521' | 'ed25519';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface Issued extends KeyPair {
  readonly certificate: X509Certificate;
  readonly name: string;
}

export interface CertificateOptions {
  readonly name: string;
  readonly kind?: KeyKind;
  readonly pair?: KeyPair;
  /** undefined: self-signed. */
  readonly issuer?: Issued;
  readonly isAuthority?: boolean;
  readonly from?: Date;
  readonly to?: Date;
  /** Dotted; undefined leaves the extension out. */
  readonly uses?: readonly string[] | undefined;
  readonly rsaBits?: number;
}

const CURVES = { p256: 'P-256', p384: 'P-384', p521: 'P-521' } as const;

export function makeKeyPair(kind: KeyKind, rsaBits = 2048): KeyPair {
  if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: rsaBits });
  if (kind === 'ed25519') return generateKeyPairSync('ed25519');
  return generateKeyPairSync('ec', { namedCurve: CURVES[kind] });
}

let serial = 1;

export function issue(options: CertificateOptions): Issued {
  const pair = options.pair ?? makeKeyPair(options.kind ?? 'p256', options.rsaBits);
  const signer = options.issuer ?? { ...pair, name: options.name };
  const algorithm = signatureAlgorithm(signer.privateKey);
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
  serial += 1;
  const body = sequence(
    encodeElement(0xa0, integer(2)),
    integer(serial),
    algorithm,
    nameOf(signer.name),
    sequence(
      time(options.from ?? new Date('2024-01-01T00:00:00Z')),
      time(options.to ?? new Date('2099-12-31T00:00:00Z')),
    ),
    nameOf(options.name),
    spki,
    encodeElement(0xa3, sequence(...extensions(options, signer.publicKey, pair.publicKey))),
  );
  const digest = signer.privateKey.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  const der = sequence(body, algorithm, bitString(sign(digest, body, signer.privateKey)));
  return { ...pair, certificate: new X509Certificate(der), name: options.name };
}

/** PKCS#10 request (RFC 2986). */
export function makeRequest(pair: KeyPair, name: string): Buffer {
  const body = sequence(
    integer(0),
    nameOf(name),
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    encodeElement(0xa0, Buffer.alloc(0)),
  );
  return sequence(
    body,
    signatureAlgorithm(pair.privateKey),
    bitString(sign('sha256', body, pair.privateKey)),
  );
}

/** PKCS#7 bundle of certificates without signatures. */
export function makePkcs7(certificates: readonly X509Certificate[]): Buffer {
  const list = Buffer.concat(certificates.map(({ raw }) => raw));
  const signed = sequence(
    integer(1),
    encodeElement(0x31, Buffer.alloc(0)),
    sequence(oid('1.2.840.113549.1.7.1')),
    encodeElement(0xa0, list),
    encodeElement(0x31, Buffer.alloc(0)),
  );
  return sequence(oid('1.2.840.113549.1.7.2'), encodeElement(0xa0, signed));
}

function extensions(options: CertificateOptions, signerKey: KeyObject, ownKey: KeyObject): readonly Buffer[] {
  const isAuthority = options.isAuthority ?? false;
  const uses = 'uses' in options ? options.uses : isAuthority ? undefined : ['1.3.6.1.5.5.7.3.2'];
  return [
    extension('2.5.29.19', isAuthority ? sequence(Buffer.from([0x01, 0x01, 0xff])) : sequence()),
    extension('2.5.29.14', encodeElement(0x04, keyId(ownKey))),
    extension('2.5.29.35', sequence(encodeElement(0x80, keyId(signerKey)))),
    ...(uses === undefined ? [] : [extension('2.5.29.37', sequence(...uses.map(oid)))]),
  ];
}

function extension(name: string, value: Buffer): Buffer {
  return sequence(oid(name), encodeElement(0x04, value));
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}

function signatureAlgorithm(key: KeyObject): Buffer {
  if (key.asymmetricKeyType === 'rsa')
    return sequence(oid('1.2.840.113549.1.1.11'), Buffer.from([0x05, 0x00]));
  return sequence(oid(key.asymmetricKeyType === 'ed25519' ? '1.3.101.112' : '1.2.840.10045.4.3.2'));
}

function nameOf(commonName: string): Buffer {
  return sequence(
    encodeElement(0x31, sequence(oid('2.5.4.10'), encodeElement(0x0c, Buffer.from('Example Test SE')))),
    encodeElement(0x31, sequence(oid('2.5.4.3'), encodeElement(0x0c, Buffer.from(commonName)))),
  );
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return encodeElement(0x30, Buffer.concat(parts));
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  const start = Math.min(
    3,
    bytes.findIndex((octet) => octet !== 0) < 0 ? 3 : bytes.findIndex((octet) => octet !== 0),
  );
  const short = bytes.subarray(start);
  return encodeElement(0x02, (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), short]) : short);
}

function bitString(content: Buffer): Buffer {
  return encodeElement(0x03, Buffer.concat([Buffer.alloc(1), content]));
}

function time(date: Date): Buffer {
  const text = date.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  return date.getUTCFullYear() < 2050
    ? encodeElement(0x17, Buffer.from(`${text.slice(2)}Z`))
    : encodeElement(0x18, Buffer.from(`${text}Z`));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let value = arc >>> 7; value > 0; value >>>= 7) groups.unshift((value & 0x7f) | 0x80);
    return groups;
  });
  return encodeElement(0x06, Buffer.from(octets));
}
