/** Secrets as people store them, and the encodings in which a log may show them. */
import fc from 'fast-check';

/** Signs that one encoding or the other treats in a way of its own. */
const SIGNS = [...Array.from(`!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~ `), 'ä', 'ß', '€', '😀', '\t', '%41', '&+'];

const arbitraryUnit = fc.oneof(
  fc.constantFrom(...SIGNS),
  fc.constantFrom(...Array.from('abcdefXYZ0123456789')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((text) => !/[\r\n\0]/.test(text)),
);

/** One line that is long enough for a mask, without blanks at its ends. */
export const arbitraryLineSecret: fc.Arbitrary<string> = fc
  .string({ unit: arbitraryUnit, minLength: 4, maxLength: 60 })
  .map((text) => `k7${text.trim()}Q9`)
  .filter((text) => text.isWellFormed());

/** Several lines, most of them long enough. */
const arbitraryLinesSecret: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(arbitraryLineSecret, { minLength: 2, maxLength: 5 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([lines, end, hasEnd]) => lines.join(end) + (hasEnd ? end : ''));

export const arbitrarySecret: fc.Arbitrary<string> = fc.oneof(arbitraryLineSecret, arbitraryLinesSecret);

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
/** As RFC 3986 has it, like Python and PHP: only letters, digits and `-._~` stay. */
const strictUri = (text: string): string => encodeURIComponent(text).replaceAll(/[!'()*]/g, percent);
const form = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
const lowerPercents = (text: string): string =>
  text.replaceAll(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase());
const wrap = (text: string, columns: number): string =>
  (text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []).join('\n');
const ascii = (text: string): string =>
  text.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Every way to show a secret that is not its plain text. */
export const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  base64,
  'base64 without padding': (secret) => base64(secret).replace(/=+$/, ''),
  'base64 with a line end inside': (secret) => base64(`${secret}\n`),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  'base64url with padding': (secret) => base64(secret).replaceAll('+', '-').replaceAll('/', '_'),
  'base64 in lines of 64': (secret) => wrap(base64(secret), 64),
  'base64 in lines of 76': (secret) => wrap(base64(`${secret}\n`), 76),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'hex in capitals': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  encodeURIComponent: encodeURIComponent,
  'encodeURIComponent with small digits': (secret) => lowerPercents(encodeURIComponent(secret)),
  'strict percent-encoding': strictUri,
  'strict percent-encoding with small digits': (secret) => lowerPercents(strictUri(secret)),
  'a form': form,
  'a form with small digits': (secret) => lowerPercents(form(secret)),
  'a form as Python writes it': (secret) => strictUri(secret).replaceAll('%20', '+'),
  JSON: json,
  'JSON in JSON': (secret) => json(json(secret)),
  'JSON in ASCII': (secret) => ascii(json(secret)),
  'JSON with escaped slashes': (secret) => json(secret).replaceAll('/', '\\/'),
};
