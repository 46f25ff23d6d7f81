/**
 * What came instead of a certificate or key, in our own words, so that the refusal names the fault.
 */
import type { ActionError } from '../errors.js';
import type { FileKind } from './der-kind.js';
import {
  emptyPem,
  maskedPem,
  noPrivateKey,
  notPem,
  placeholderPem,
  truncatedPem,
  unsupportedKeystore,
} from './pem-faults.js';

export type Nothing = 'empty' | 'masked' | 'placeholder';

const LONGEST_NOTHING = 500;

/** Texts that hold no content at all, whatever was to be there. */
export function detectNothing(text: string): Nothing | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  if (trimmed.length > LONGEST_NOTHING) return undefined;
  const bare = trimmed.replaceAll(/^[\s\uFEFF\u200B"'`]+|[\s\uFEFF\u200B"'`]+$/g, '');
  if (bare === '') return 'empty';
  if (/^\*{3,}$/.test(bare)) return 'masked';
  return isPlaceholder(bare) ? 'placeholder' : undefined;
}

function isPlaceholder(text: string): boolean {
  if (/^\$\{\{[^{}]*\}\}$|^\{\{[^{}]*\}\}$/.test(text)) return true;
  if (/^(?:\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*\}|\$\([\w .-]+\)|%[A-Za-z_]\w*%|\$env:\w+)$/.test(text))
    return true;
  if (/^<[^<>\n]{1,200}>$/.test(text) && !/^<(?:!|\?|html|br|div|p)\b/i.test(text)) return true;
  return /^(?:x{3,}|\.{3,}|…|-+|_+|todo|tbd|changeme|change[-_ ]me|replace[-_ ]?me|dummy|placeholder|example|your[-_ ].{0,80}|(?:paste|insert|put|enter)[-_ ].{0,80})$/i.test(
    text,
  );
}

/** @param text without PEM and without base64 of anything known. */
export function refuseUnknown(text: string, what: string): ActionError {
  const nothing = detectNothing(text);
  if (nothing === 'empty') return emptyPem(what);
  if (nothing === 'masked') return maskedPem(what);
  if (nothing === 'placeholder') return placeholderPem(what);
  const start = text.slice(0, 400).trimStart();
  if (/^PuTTY-User-Key-File/i.test(start))
    return unsupportedKeystore(
      what,
      'a PuTTY key file',
      'Export the key from PuTTYgen with "Conversions, Export OpenSSH key", or use the key of the service key.',
    );
  if (
    /^["'`]?(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S{1,40}|sk-\S{1,60}) AAAA/.test(start) ||
    /BEGIN SSH2 PUBLIC/i.test(start)
  )
    return noPrivateKey(what, 'a public key for SSH');
  if (/-BEGIN|-END/i.test(text.slice(0, 4000))) return truncatedPem(what);
  return notPem(what, describeStart(start));
}

function describeStart(start: string): string {
  if (/^<(?:!doctype|html|\?xml|head|body|form)/i.test(start)) return 'a web page';
  if (/^[{[]/.test(start)) return 'JSON without PEM';
  if (/^(?:null|undefined|none|nil|true|false|NaN)$/i.test(start.trim()))
    return 'the word that programs print for a missing value';
  if (
    /^@?[~.]{0,2}[/\\]|^@|^[A-Za-z]:[\\/]|\.(?:pem|crt|cer|key|p12|pfx|der|jks|json|txt)$/i.test(start.trim())
  )
    return 'the path of a file instead of its content';
  return 'other text';
}

const CONVERT =
  'Convert it with "keytool -importkeystore -deststoretype PKCS12", and store the base64 of the new file.';

/** @returns undefined for files that are read. */
export function refuseFile(kind: FileKind | undefined, what: string): ActionError | undefined {
  switch (kind) {
    case 'jks':
    case 'jceks':
    case 'bcfks':
      return unsupportedKeystore(what, 'a Java key store', CONVERT);
    case 'keychain':
      return unsupportedKeystore(
        what,
        'a macOS keychain',
        'Export certificate and key from it as PKCS#12, and store the base64 of that file.',
      );
    case 'gzip':
    case 'zip':
      return notPem(what, 'a compressed file');
    case 'openssh':
    case undefined:
      return undefined;
  }
}
