/**
 * Strict base64 (RFC 4648 §4 and §5): decodes only what is written in the alphabet asked for, so that damage
 * is noticed instead of skipped. White space is allowed, padding may be missing. Linear in the input.
 */

export type Base64Alphabet = 'base64' | 'base64url';

const SYMBOLS: Readonly<Record<Base64Alphabet, RegExp>> = {
  base64: /^[A-Za-z0-9+/]*$/,
  base64url: /^[A-Za-z0-9_-]*$/,
};

/** @returns undefined where the text is not base64 of that alphabet. */
export function decodeBase64(text: string, alphabet: Base64Alphabet = 'base64'): Buffer | undefined {
  const compact = text.replaceAll(/[ \t\r\n]/g, '');
  const end = compact.indexOf('=');
  const symbols = end < 0 ? compact : compact.slice(0, end);
  const padding = compact.length - symbols.length;
  if (!SYMBOLS[alphabet].test(symbols) || symbols.length % 4 === 1) return undefined;
  if (padding > 0 && compact.slice(symbols.length) !== '='.repeat((4 - (symbols.length % 4)) % 4))
    return undefined;
  return Buffer.from(symbols, alphabet);
}
