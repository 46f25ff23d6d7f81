/**
 * The closed list of what is repaired in PEM text and in key material. A code names the damage, not the place.
 * Each of them is undone without a guess: what comes out has to parse, to fit together and to verify.
 */

export const REPAIR_CODES = [
  // Characters
  'byte-order-mark',
  'utf-16',
  'invisible-characters',
  'control-characters',
  'terminal-codes',
  'unicode-blanks',
  'unicode-line-breaks',
  'unicode-dashes',
  'full-width-characters',
  // Encodings around the text
  'escaped-characters',
  'url-encoding',
  'html',
  'quoted-printable',
  'base64-of-text',
  'data-url',
  'hex',
  'bare-base64',
  // Text around the blocks
  'line-numbers',
  'line-prefixes',
  'source-code-strings',
  'surrounding-text',
  // Boundaries
  'boundary-case',
  'boundary-dashes',
  'boundary-blanks',
  'boundary-restored',
  'label-corrected',
  // Content of a block
  'line-breaks',
  'lost-backslashes',
  'separators',
  'base64url',
  'padding',
  'blank-for-plus',
  'trust-data',
  // Key material
  'pkcs7',
  'pkcs12',
  'openssh-key',
  'decrypted-key',
  'passphrase-trimmed',
  'certificate-order',
  'duplicates',
  'extra-certificates',
  'extra-keys',
  'fields-exchanged',
] as const;

export type RepairCode = (typeof REPAIR_CODES)[number];

/** Repairs in the order of the list above, each once. */
export function orderRepairs(codes: Iterable<RepairCode>): readonly RepairCode[] {
  const set = new Set(codes);
  return REPAIR_CODES.filter((code) => set.has(code));
}

/** A text, and what was repaired to get it. */
export interface Repaired {
  readonly text: string;
  readonly repairs: readonly RepairCode[];
}
