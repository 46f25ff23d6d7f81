/**
 * Private keys to KeyObjects: PKCS#1 (RFC 8017 A.1.2), PKCS#8 (RFC 5958), SEC 1 (RFC 5915), encrypted or not, and
 * judged for consistency. The form is told by the structure, not by a label.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Secret } from '../secret.js';
import { readPath, readElement, readSequence } from './der.js';
import { isConsistent } from './key-consistency.js';
import { decryptWithPassphrase, isTooSlow, UnsupportedSchemeError } from './pbe.js';
import { corruptPem, encryptedKey, unsupportedKeystore, wrongPassphrase } from './pem-faults.js';

export interface KeyReading {
  readonly key: KeyObject;
  /** The passphrase fitted only without the blanks, quotes or line breaks at its ends. */
  readonly isPassphraseTrimmed: boolean;
}

export interface KeyContext {
  /** Names the text for people. */
  readonly what: string;
  readonly passphrase: Secret | undefined;
}

/** @throws ActionError PEM_CORRUPT */
export function createKey(der: Buffer, form: 'pkcs1' | 'pkcs8' | 'sec1', what: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: der, format: 'der', type: form });
  } catch {
    throw corruptPem(what, 'The private key');
  }
  return checkKey(key, what);
}

/** @throws ActionError PEM_CORRUPT */
export function checkKey(key: KeyObject, what: string): KeyObject {
  if (!isConsistent(key)) throw corruptPem(what, 'The private key (its numbers do not belong together)');
  return key;
}

/**
 * `equals` of two keys of different types leaves a fault in OpenSSL's queue (`different key types`), and the next key
 * that is created, however sound, is refused with it. So their types are compared first.
 */
export function isSameKey(one: KeyObject, other: KeyObject): boolean {
  return one.asymmetricKeyType === other.asymmetricKeyType && one.equals(other);
}

/** @throws ActionError PEM_ENCRYPTED_KEY, PEM_WRONG_PASSPHRASE, PEM_UNSUPPORTED_KEYSTORE, PEM_CORRUPT */
export function decryptKey(der: Buffer, context: KeyContext): KeyReading {
  const algorithm = readPath(readElement(der), 0);
  if (algorithm === undefined) throw corruptPem(context.what, 'The encrypted private key');
  if (isTooSlow(algorithm)) throw unsupportedEncryption(context.what);
  return tryPassphrases(context, (passphrase) => {
    try {
      return createPrivateKey({ key: der, format: 'der', type: 'pkcs8', passphrase });
    } catch (error) {
      if (!isUnsupported(error)) throw error;
    }
    const [, data] = readSequence(der) ?? [];
    const plain = decryptWithPassphrase(algorithm, data?.content ?? Buffer.alloc(0), passphrase);
    return createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' });
  });
}

/** @param pem with the headers of RFC 1421. */
export function decryptPem(pem: string, context: KeyContext): KeyReading {
  return tryPassphrases(context, (passphrase) => {
    try {
      return createPrivateKey({ key: pem, format: 'pem', passphrase });
    } catch (error) {
      throw isUnsupported(error) ? new UnsupportedSchemeError() : error;
    }
  });
}

function tryPassphrases(context: KeyContext, open: (passphrase: string) => KeyObject): KeyReading {
  const passphrases = listPassphrases(context.passphrase);
  if (passphrases.length === 0) throw encryptedKey(context.what);
  for (const [index, passphrase] of passphrases.entries()) {
    try {
      return { key: checkKey(open(passphrase), context.what), isPassphraseTrimmed: index > 0 };
    } catch (error) {
      if (error instanceof UnsupportedSchemeError) throw unsupportedEncryption(context.what);
      // OpenSSL's message says nothing that a person could use.
    }
  }
  throw wrongPassphrase(context.what);
}

/** As given, and without what `echo`, an editor or quotes put around it. */
export function listPassphrases(passphrase: Secret | undefined): readonly string[] {
  const given = passphrase?.reveal() ?? '';
  if (given === '') return [];
  const trimmed = given.replace(/[\r\n]+$/, '');
  const bare = trimmed.trim();
  const unquoted = bare.replace(/^(["'`])(.*)\1$/s, '$2');
  return [...new Set([given, trimmed, bare, unquoted])].filter((one) => one !== '' && one.length <= 1024);
}

function unsupportedEncryption(what: string): Error {
  return unsupportedKeystore(
    what,
    'a private key whose encryption is not supported',
    'Encrypt it anew with "openssl pkcs8 -topk8 -v2 aes-256-cbc", or use it without a passphrase.',
  );
}

function isUnsupported(error: unknown): boolean {
  const code: unknown = Error.isError(error) && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.includes('UNSUPPORTED');
}
