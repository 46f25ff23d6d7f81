/**
 * The certificates and keys of a reading: from the fields of a service key or from inputs, which overrule them. Both
 * places may hold both things; a certificate in the key's field is no key, but an exchange of the two is put right.
 */
import type { KeyObject, X509Certificate } from 'node:crypto';
import { buildClientIdentity, orderCertificates, type ClientIdentity } from '../keys/client-identity.js';
import { judgeChain, type Warning } from '../keys/judgement.js';
import { readKeyMaterial, type KeyMaterial } from '../keys/key-material.js';
import { ambiguousKeys, noCertificate, noPrivateKey } from '../keys/pem-faults.js';
import { isSameKey } from '../keys/private-key.js';
import type { RepairCode } from '../keys/repairs.js';
import type { Secret } from '../secret.js';

export interface Source {
  /** undefined: there is no such field or input. */
  readonly text: string | undefined;
  /** Names the place for people. */
  readonly what: string;
}

export interface IdentitySources {
  readonly certificate: Source;
  readonly key: Source;
  readonly passphrase: Secret | undefined;
  readonly now: Date;
}

/** Which parts the caller cannot do without. */
export type Need = 'certificate+key' | 'certificate' | 'key' | 'any';

export interface IdentityParts {
  /** Certificate and private key that belong together. */
  readonly identity: ClientIdentity | undefined;
  /** Leaf first; also where there is no key. */
  readonly certificates: readonly X509Certificate[];
  readonly privateKey: KeyObject | undefined;
  readonly repairs: readonly RepairCode[];
  readonly warnings: readonly Warning[];
}

/** @throws ActionError PEM_*, CLIENT_IDENTITY_KEY_MISMATCH */
export function readIdentity(sources: IdentitySources, need: Need): IdentityParts {
  const [inCertificate, inKey] = [readSource(sources.certificate, sources), readSource(sources.key, sources)];
  const certificates = mergeCertificates(inCertificate.certificates, inKey.certificates);
  const privateKeys = mergeKeys(inCertificate.privateKeys, inKey.privateKeys);
  const { certificate, key, now } = sources;
  const others = [...inCertificate.others, ...inKey.others];
  const repairs = [...inCertificate.repairs, ...inKey.repairs];
  const isExchanged = inKey.certificates.length > 0 && inCertificate.privateKeys.length > 0;
  if (isExchanged && inKey.privateKeys.length === 0 && inCertificate.certificates.length === 0)
    repairs.push('fields-exchanged');
  if (certificates.length > 0 && privateKeys.length > 0) {
    const built = buildClientIdentity({ certificates, privateKeys }, { what: certificate.what, now });
    const { identity } = built;
    return {
      identity,
      certificates: identity.chain,
      privateKey: identity.privateKey,
      repairs: [...repairs, ...built.repairs],
      warnings: judgeChain(identity, now),
    };
  }
  const isKeyMeant = (key.text?.trim() ?? '') !== '' || others.includes('a public key');
  if (privateKeys.length === 0 && (need === 'certificate+key' || need === 'key' || isKeyMeant))
    throw noPrivateKey(
      isKeyMeant && key.text !== undefined ? key.what : certificate.what,
      describe(inKey, certificates),
    );
  if (
    certificates.length === 0 &&
    (need === 'certificate+key' || need === 'certificate' || others.includes('a certificate request'))
  )
    throw noCertificate(
      certificate.what,
      others[0] ?? (privateKeys.length > 0 ? 'only a private key' : 'nothing'),
    );
  if (privateKeys.length > 1) throw ambiguousKeys(key.what, 'private key');
  const chain = orderCertificates(certificates, { what: certificate.what, now });
  return {
    identity: undefined,
    certificates: chain,
    privateKey: privateKeys[0],
    repairs,
    warnings: [...judgeChain({ chain, root: undefined }, now), ...warnAboutKey(certificates, privateKeys)],
  };
}

const NO_MATERIAL: KeyMaterial = {
  certificates: [],
  privateKeys: [],
  publicKeys: [],
  others: [],
  repairs: [],
};

function readSource(source: Source, { passphrase }: IdentitySources): KeyMaterial {
  if (source.text === undefined) return NO_MATERIAL;
  return readKeyMaterial(source.text, { what: source.what, passphrase });
}

function describe(inKey: KeyMaterial, certificates: readonly X509Certificate[]): string {
  if (inKey.certificates.length > 0) return 'a certificate';
  return inKey.others[0] ?? (certificates.length > 0 ? 'only certificates' : 'nothing');
}

function warnAboutKey(
  certificates: readonly X509Certificate[],
  keys: readonly KeyObject[],
): readonly Warning[] {
  if (certificates.length === 0 || keys.length > 0) return [];
  return [
    {
      code: 'PEM_NO_PRIVATE_KEY',
      message: 'There is a certificate, but no private key to use it with. Set the input "private-key".',
    },
  ];
}

function mergeCertificates(...lists: readonly (readonly X509Certificate[])[]): readonly X509Certificate[] {
  return [...new Map(lists.flat().map((one) => [one.fingerprint256, one])).values()];
}

function mergeKeys(...lists: readonly (readonly KeyObject[])[]): readonly KeyObject[] {
  const keys: KeyObject[] = [];
  for (const key of lists.flat()) if (!keys.some((one) => isSameKey(one, key))) keys.push(key);
  return keys;
}
