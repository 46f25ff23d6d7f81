/**
 * PURE. Bytes to text and back, where nothing may be lost: what does not decode is no text. A byte order mark is kept
 * (as U+FEFF), since it is content like any other.
 */
const UTF_8 = 'utf-8';

/** @returns undefined for bytes that are not UTF-8, and for those with NUL, which are not text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  return bytes.includes(0) ? undefined : decodeAs(UTF_8, bytes);
}

/** @returns undefined for an unknown encoding, and for bytes that are none of it. */
export function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function normalizeLineEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** In the encoding of its byte order mark, or that which it declares, else UTF-8 (XML 1.0, appendix F). */
export function decodeXml(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes);
  const start = Buffer.from(bytes.subarray(0, MAX_DECLARATION_BYTES)).toString('latin1');
  const [, encoding] = /^(?:ï»¿)?<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/.exec(start) ?? [];
  return decodeAs(encoding ?? UTF_8, bytes)?.replace(/^\uFEFF/, '');
}

const MAX_DECLARATION_BYTES = 200;
