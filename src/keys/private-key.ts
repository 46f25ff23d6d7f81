/**
 * Text to a private key: PEM of PKCS#1 (RFC 8017 A.1.2), PKCS#8 (RFC 5958) or SEC 1 (RFC 5915), or the bare
 * base64 of the DER, as Credential Store writes its payload keys.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { ActionError } from '../errors.js';
import { decodeBase64 } from './base64.js';
import { parsePem, type PemBlock } from './pem.js';

type DerForm = 'pkcs1' | 'pkcs8' | 'sec1';

const FORM_BY_LABEL: ReadonlyMap<string, DerForm> = new Map([
  ['RSA PRIVATE KEY', 'pkcs1'],
  ['PRIVATE KEY', 'pkcs8'],
  ['EC PRIVATE KEY', 'sec1'],
]);

/**
 * @param what names the text for people; the text itself is never shown.
 * @throws ActionError PEM_NO_PRIVATE_KEY, PEM_ENCRYPTED_KEY, PEM_AMBIGUOUS, PEM_CORRUPT, PEM_TRUNCATED, PEM_NOT_PEM
 */
export function parsePrivateKey(text: string, what: string): KeyObject {
  const blocks = parsePem(text, what);
  if (blocks.length === 0) return parseBareKey(text, what);
  const [block, another] = blocks.filter(({ label }) => label.includes('PRIVATE KEY'));
  if (block === undefined) throw noPrivateKey(what, blocks);
  if (another !== undefined)
    throw new ActionError('PEM_AMBIGUOUS', {
      happened: `There was more than one private key in ${what}.`,
      next: 'Leave only the private key that belongs to the client certificate.',
    });
  const form = FORM_BY_LABEL.get(block.label);
  if (form === undefined) throw encrypted(what);
  return createKey(block.der, [form], what);
}

function parseBareKey(text: string, what: string): KeyObject {
  const der = decodeBase64(text);
  if (der === undefined || der.length === 0)
    throw new ActionError('PEM_NOT_PEM', {
      happened: `There was neither PEM nor base64 in ${what}.`,
      next: 'Copy the whole private key, with its BEGIN and END lines, or the field exactly as the service key has it.',
    });
  return createKey(der, ['pkcs8', 'pkcs1', 'sec1'], what);
}

function createKey(der: Buffer, forms: readonly DerForm[], what: string): KeyObject {
  for (const type of forms) {
    try {
      return createPrivateKey({ key: der, format: 'der', type });
    } catch {
      // Another form may fit; OpenSSL's message adds nothing that a person could use.
    }
  }
  throw new ActionError('PEM_CORRUPT', {
    happened: `The private key in ${what} was damaged, or is no private key.`,
    next: 'Copy the service key again from the cockpit, without an editor or chat tool in between.',
  });
}

function noPrivateKey(what: string, blocks: readonly PemBlock[]): ActionError {
  return new ActionError('PEM_NO_PRIVATE_KEY', {
    happened: `There was no private key in ${what}, but ${blocks.map(({ label }) => label).join(', ')}.`,
    next: 'Put the private key there: its first line reads BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY.',
  });
}

function encrypted(what: string): ActionError {
  return new ActionError('PEM_ENCRYPTED_KEY', {
    happened: `The private key in ${what} was encrypted with a passphrase, or is of a kind that is not supported.`,
    next: 'Use the private key as SAP issued it, without a passphrase.',
  });
}
