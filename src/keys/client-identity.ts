/**
 * The pair for mutual TLS: a private key and the chain that belongs to it, leaf first, then intermediates, without
 * the root (RFC 8446 §4.4.2). Each link is verified by its signature; what belongs to nothing is left out. Which of
 * several pairs is meant is never guessed: it is the only one that is valid now, or the user has to choose.
 */
import type { KeyObject, X509Certificate } from 'node:crypto';
import { ActionError } from '../errors.js';
import { Secret } from '../secret.js';
import { readNames, type CertificateNames } from './certificate-names.js';
import { ambiguousKeys, corruptPem } from './pem-faults.js';
import type { RepairCode } from './repairs.js';

export interface ClientIdentity {
  readonly privateKey: KeyObject;
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
  /** The self-signed end of the chain, where it was given; servers have it, so it is not sent. */
  readonly root: X509Certificate | undefined;
}

export interface IdentityParts {
  readonly certificates: readonly X509Certificate[];
  readonly privateKeys: readonly KeyObject[];
}

export interface IdentityReading {
  readonly identity: ClientIdentity;
  readonly repairs: readonly RepairCode[];
}

interface Context {
  readonly what: string;
  readonly now: Date;
}

/**
 * @param context.what names the place of certificate and key for people.
 * @throws ActionError CLIENT_IDENTITY_KEY_MISMATCH, PEM_AMBIGUOUS, PEM_CORRUPT
 */
export function buildClientIdentity(parts: IdentityParts, context: Context): IdentityReading {
  const nodes = parts.certificates.map((certificate) => ({ certificate, names: readNames(certificate) }));
  const links = new Links(nodes, context);
  const pair = choosePair(parts, context) ?? refuseMismatch(links, nodes);
  const path = links.follow(pair.leaf);
  const [, ...rest] = path;
  const last = path.at(-1);
  const root = last !== undefined && rest.length > 0 && isSelfSigned(last) ? last : undefined;
  const chain = root === undefined ? rest : rest.slice(0, -1);
  return {
    identity: { privateKey: pair.key, chain: [pair.leaf, ...chain], root },
    repairs: listRepairs(parts, path),
  };
}

/** Certificates without a key, ordered as a chain where they form one. */
export function orderCertificates(
  certificates: readonly X509Certificate[],
  context: Context,
): readonly X509Certificate[] {
  const nodes = certificates.map((certificate) => ({ certificate, names: readNames(certificate) }));
  const links = new Links(nodes, context);
  const leaves = certificates.filter(
    (one) => !certificates.some((other) => other !== one && links.isIssuer(one, other)),
  );
  const [leaf] = leaves.filter((one) => !one.ca).concat(leaves, certificates);
  if (leaf === undefined) return [];
  const path = links.follow(leaf);
  const last = path.at(-1);
  return path.length > 1 && last !== undefined && isSelfSigned(last) ? path.slice(0, -1) : path;
}

/** Leaf first, PEM with 64 columns and LF. */
export function renderChain(identity: ClientIdentity): string {
  return identity.chain.map((certificate) => certificate.toString()).join('');
}

/** PKCS#8 PEM, not encrypted. */
export function renderPrivateKey(identity: ClientIdentity): Secret {
  return new Secret(identity.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

interface Pair {
  readonly leaf: X509Certificate;
  readonly key: KeyObject;
}

/** @returns undefined where no key belongs to any certificate. */
function choosePair({ certificates, privateKeys }: IdentityParts, { what, now }: Context): Pair | undefined {
  const pairs = privateKeys.flatMap((key) =>
    certificates.filter((one) => one.checkPrivateKey(key)).map((leaf): Pair => ({ leaf, key })),
  );
  if (pairs.length < 2) return pairs[0];
  const current = pairs.filter(({ leaf }) => leaf.validFromDate <= now && now <= leaf.validToDate);
  const [only, another] = current;
  if (only === undefined || another !== undefined)
    throw ambiguousKeys(what, 'pair of certificate and private key');
  return only;
}

/** A damaged leaf does not fit its key either; its signature tells that it is the certificate that is wrong. */
function refuseMismatch(links: Links, nodes: readonly Node[]): never {
  for (const { certificate } of nodes) links.follow(certificate);
  throw new ActionError('CLIENT_IDENTITY_KEY_MISMATCH', {
    happened: 'The private key did not belong to any of the certificates.',
    next: 'Take certificate and key from one and the same service key; create a new one if they were mixed up.',
  });
}

interface Node {
  readonly certificate: X509Certificate;
  readonly names: CertificateNames;
}

/** Who issued whom, among the certificates at hand. */
class Links {
  readonly #nodes: ReadonlyMap<X509Certificate, CertificateNames>;
  readonly #context: Context;

  constructor(nodes: readonly Node[], context: Context) {
    this.#nodes = new Map(nodes.map(({ certificate, names }) => [certificate, names]));
    this.#context = context;
  }

  /** From a leaf to the last issuer at hand, a root included. */
  follow(leaf: X509Certificate): readonly X509Certificate[] {
    const path = [leaf];
    let current = leaf;
    while (!isSelfSigned(current)) {
      const issuer = this.#findIssuer(current, path);
      if (issuer === undefined) break;
      path.push(issuer);
      current = issuer;
    }
    return path;
  }

  isIssuer(issuer: X509Certificate, certificate: X509Certificate): boolean {
    return this.#isNamed(issuer, certificate) && isSignedBy(certificate, issuer);
  }

  #isNamed(issuer: X509Certificate, certificate: X509Certificate): boolean {
    return this.#nodes.get(issuer)?.subject === this.#nodes.get(certificate)?.issuer;
  }

  /** Of several (renewed or cross-signed) issuers the one that is valid now, not self-signed, and valid longest. */
  #findIssuer(certificate: X509Certificate, path: readonly X509Certificate[]): X509Certificate | undefined {
    const others = [...this.#nodes.keys()].filter((one) => !path.includes(one));
    const issuers = others.filter((one) => this.isIssuer(one, certificate));
    if (issuers.length === 0) this.#refuseBrokenLink(certificate, others);
    return issuers.toSorted(
      (a, b) => this.#rank(b) - this.#rank(a) || a.fingerprint256.localeCompare(b.fingerprint256),
    )[0];
  }

  #rank(certificate: X509Certificate): number {
    const { now } = this.#context;
    const isValid = certificate.validFromDate <= now && now <= certificate.validToDate;
    return (
      (isValid ? 4e15 : 0) + (isSelfSigned(certificate) ? 0 : 2e15) + certificate.validToDate.getTime() / 1e3
    );
  }

  /** The issuer is there by its name or by its key, but the other half is wrong: one of the two is damaged. */
  #refuseBrokenLink(certificate: X509Certificate, others: readonly X509Certificate[]): void {
    const names = this.#nodes.get(certificate);
    const isOwnIssuer = names?.subject === names?.issuer && !isAnotherId(names?.issuerKeyId, names?.keyId);
    const isOwnKey = names?.issuerKeyId !== undefined && names.issuerKeyId === names.keyId;
    // A root whose own signature does not fit.
    if (isOwnIssuer || isOwnKey) throw this.#corrupt();
    for (const other of others) {
      const issuer = this.#nodes.get(other);
      const isNamed = issuer?.subject === names?.issuer;
      const isKeyNamed = names?.issuerKeyId !== undefined && names.issuerKeyId === issuer?.keyId;
      const isOtherKey = isAnotherId(names?.issuerKeyId, issuer?.keyId);
      if ((isNamed && !isOtherKey) || isKeyNamed || isSignedBy(certificate, other)) throw this.#corrupt();
    }
  }

  #corrupt(): Error {
    return corruptPem(this.#context.what, 'A certificate (its signature does not fit its issuer)');
  }
}

/** A damaged symbol changes two octets; the identifiers of two keys have hardly any in common. */
function isAnotherId(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const differing = Buffer.from(one, 'hex').filter(
    (octet, index) => octet !== Buffer.from(other, 'hex')[index],
  ).length;
  return one.length === other.length && differing > 6;
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && isSignedBy(certificate, certificate);
}

function listRepairs(parts: IdentityParts, path: readonly X509Certificate[]): readonly RepairCode[] {
  const repairs: RepairCode[] = [];
  const used = parts.certificates.filter((one) => path.includes(one));
  if (used.some((one, index) => one !== path[index])) repairs.push('certificate-order');
  if (used.length < parts.certificates.length) repairs.push('extra-certificates');
  if (parts.privateKeys.length > 1) repairs.push('extra-keys');
  return repairs;
}
