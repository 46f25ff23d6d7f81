/**
 * A case of the corpus, and the rules for its result that hold for the pure functions and the built action alike
 * (fixtures/service-keys/README.md). Certificates and keys are given as SHA-256 in hexadecimal digits.
 */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

export interface CorpusCase {
  readonly id: string;
  readonly title: string;
  readonly kind: 'pem' | 'service-key';
  readonly family: string;
  readonly need: 'certificate+key' | 'certificate' | 'key' | 'any';
  readonly input: string;
  readonly passphrase?: string;
  readonly expect: 'repaired' | 'refused';
  readonly certificates?: readonly string[];
  readonly optional_tail?: readonly string[];
  readonly key_spki_sha256?: string | null;
  readonly warnings?: readonly string[];
  readonly refusal_ok?: readonly string[];
  readonly encryption?: Readonly<Record<string, string>>;
  readonly fields?: {
    readonly auth: string;
    readonly url: string;
    readonly token_url: string | null;
    readonly client_id: string;
  };
  readonly error?: string;
  readonly error_alternatives?: readonly string[];
  readonly must_not_leak?: readonly string[];
}

/** A code that the corpus names in its own writing, `key-mismatch`. */
function isNamed(code: string, names: readonly string[]): boolean {
  return names.some((name) => code.endsWith(name.toUpperCase().replaceAll('-', '_')));
}

export function judgeRefusalCode(one: CorpusCase, code: string): readonly string[] {
  const due =
    one.expect === 'refused' ? [one.error ?? '', ...(one.error_alternatives ?? [])] : (one.refusal_ok ?? []);
  return isNamed(code, due) ? [] : [`was refused with ${code}`];
}

export function judgeCertificates(one: CorpusCase, given: readonly string[]): readonly string[] {
  const tail = one.optional_tail ?? [];
  const due = (one.certificates ?? []).filter((digest) => !tail.includes(digest));
  const rest = given.slice(due.length);
  const isRight =
    due.every((digest, index) => given[index] === digest) && rest.every((digest) => tail.includes(digest));
  return isRight ? [] : [`gave ${given.length} certificates, or in another order; due are ${due.length}`];
}

export function judgeWarnings(one: CorpusCase, codes: readonly string[]): readonly string[] {
  return (one.warnings ?? [])
    .filter((name) => !codes.some((code) => isNamed(code, [name])))
    .map((name) => `did not warn of ${name}`);
}

export function findLeaks(one: CorpusCase, texts: readonly string[]): readonly string[] {
  const leaked = (one.must_not_leak ?? []).filter(
    (piece) => piece !== '' && texts.some((text) => text.includes(piece)),
  );
  return leaked.length === 0 ? [] : ['leaks a secret'];
}

export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Of the public part. */
export function digestOfKey(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return digestOf(publicKey.export({ type: 'spki', format: 'der' }));
}
