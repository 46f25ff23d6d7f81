/**
 * Are the numbers of a private key those of one key? OpenSSL loads keys in which a digit was changed, and signs
 * wrongly with them. RSA: RFC 8017 §3.2; EC: the public point is that of the private number (SEC 1 §3.2.1).
 */
import { createECDH, type JsonWebKey, type KeyObject } from 'node:crypto';

export function isConsistent(key: KeyObject): boolean {
  try {
    if (key.asymmetricKeyType === 'rsa') return isConsistentRsa(key.export({ format: 'jwk' }));
    return key.asymmetricKeyType === 'ec' ? isConsistentEc(key.export({ format: 'jwk' })) : true;
  } catch {
    return false;
  }
}

function isConsistentRsa(jwk: JsonWebKey): boolean {
  const [n, e, d, p, q] = [jwk.n, jwk.e, jwk.d, jwk.p, jwk.q].map(toNumber);
  const [dp, dq, qi] = [jwk.dp, jwk.dq, jwk.qi].map(toNumber);
  if (n === undefined || e === undefined || d === undefined || p === undefined || q === undefined)
    return false;
  if (p < 3n || q < 3n || n !== p * q) return false;
  const isInverse = (d * e) % (p - 1n) === 1n && (d * e) % (q - 1n) === 1n;
  return isInverse && dp === d % (p - 1n) && dq === d % (q - 1n) && qi !== undefined && (qi * q) % p === 1n;
}

const CURVES: Readonly<Record<string, string>> = {
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
  secp256k1: 'secp256k1',
};

function isConsistentEc(jwk: JsonWebKey): boolean {
  const curve = CURVES[jwk.crv ?? ''];
  if (curve === undefined) return true;
  const ecdh = createECDH(curve);
  ecdh.setPrivateKey(Buffer.from(jwk.d ?? '', 'base64url'));
  const point = ecdh.getPublicKey();
  const said = Buffer.concat([jwk.x, jwk.y].map((part) => Buffer.from(part ?? '', 'base64url')));
  return point.subarray(1).equals(said);
}

function toNumber(part: string | undefined): bigint | undefined {
  return part === undefined ? undefined : BigInt(`0x${Buffer.from(part, 'base64url').toString('hex')}`);
}
