/**
 * The eleven encodings of a secret that the GitHub runner masks besides the secret itself (facts from
 * actions/runner 2.336.0: ValueEncoders, and HostContext for which of them are registered).
 * An encoder that answers '' has nothing to add. Text is counted in UTF-16 units, as in .NET.
 */

export type ValueEncoder = (value: string) => string;

// The runner leaves shorter parts of a secret around an ampersand unmasked. Whole secrets have no such limit.
const MIN_AMPERSAND_PART_LENGTH = 6;
// `"abc"` with quotes has to be longer than this before the text between the quotes is masked too.
const MAX_KEPT_QUOTED_LENGTH = 8;

export const valueEncoders = {
  base64: (value) => base64From(value, 0),
  // The tails of base64(prefix + secret) for prefixes whose length is not a multiple of three.
  base64Shift1: (value) => base64From(value, 1),
  base64Shift2: (value) => base64From(value, 2),
  commandLineArgument: (value) => value.replaceAll('"', '\\"'),
  expressionString: (value) => value.replaceAll("'", "''"),
  jsonString: (value) => value.replace(JSON_ESCAPED, escapeJsonCharacter),
  uriData: escapeUriData,
  xmlData: (value) => value.replace(/[<>"'&]/gu, (char) => XML_ENTITIES[char] ?? char),
  trimDoubleQuotes: (value) =>
    value.length > MAX_KEPT_QUOTED_LENGTH && /^".*"$/su.test(value) ? value.slice(1, -1) : '',
  powerShellPreAmpersand: (value) => longEnough(splitAtAmpersand(value).before),
  powerShellPostAmpersand: (value) => longEnough(splitAtAmpersand(value).after),
} as const satisfies Readonly<Record<string, ValueEncoder>>;

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
};

// eslint-disable-next-line no-control-regex -- what JSON escapes are control characters
const JSON_ESCAPED = /["\\\u0000-\u001f\u0085\u2028\u2029]/g;

// Newtonsoft.Json with its default settings: the slash, the apostrophe and markup stay as they are.
const JSON_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\u0085': '\\u0085',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

function base64From(value: string, shift: number): string {
  const bytes = Buffer.from(value, 'utf8');
  return (bytes.length > shift ? bytes.subarray(shift) : bytes).toString('base64');
}

function escapeJsonCharacter(char: string): string {
  const code = char.charCodeAt(0);
  return JSON_ESCAPES[char] ?? (code < 0x20 ? `\\u${code.toString(16).padStart(4, '0')}` : char);
}

/** Uri.EscapeDataString: RFC 3986 unreserved characters stay, hexadecimal digits are upper case. */
function escapeUriData(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** PowerShell colours an error from an ampersand on, so it prints a secret in two parts. */
function splitAtAmpersand(value: string): { readonly before: string; readonly after: string } {
  const plusAt = value.indexOf('&+');
  // The character after '&+' gets a colour of its own and belongs to neither part.
  if (plusAt >= 0) return { before: value.slice(0, plusAt + 2), after: value.slice(plusAt + 3) };
  const lastAt = value.lastIndexOf('&');
  return lastAt < 0
    ? { before: '', after: '' }
    : { before: value.slice(0, lastAt + 1), after: value.slice(lastAt + 1) };
}

function longEnough(part: string): string {
  return part.length >= MIN_AMPERSAND_PART_LENGTH ? part : '';
}
