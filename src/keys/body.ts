/**
 * The text between two boundaries to DER. Several readings are tried in order, from strict base64 to letters that
 * were once line breaks; the first in which the DER is exactly as long as it says is taken. None of the readings
 * invents or drops a symbol that the length does not account for, so at most one of them can be right.
 * Linear in the input.
 */
import { readElement } from './der.js';
import { announcedLength, countSymbols, takeDer, toStandard } from './der-symbols.js';
import type { RepairCode } from './repairs.js';

export type Body =
  | { readonly kind: 'der'; readonly ders: readonly Buffer[]; readonly repairs: readonly RepairCode[] }
  /** Base64, but not of DER: of a text, or of another file format. */
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly repairs: readonly RepairCode[] }
  | { readonly kind: 'empty' | 'truncated' | 'corrupt' };

export function decodeBody(text: string): Body {
  if (text.trim() === '') return { kind: 'empty' };
  for (const read of READINGS) {
    const reading = read(text);
    const ders = reading === undefined ? undefined : takeAll(reading.symbols);
    if (reading !== undefined && ders !== undefined)
      return {
        kind: 'der',
        ders: ders.list,
        repairs: [...reading.repairs, ...(ders.hasTrustData ? (['trust-data'] as const) : [])],
      };
  }
  return explain(text);
}

interface Reading {
  readonly symbols: string;
  readonly repairs: readonly RepairCode[];
}

const READINGS: readonly ((text: string) => Reading | undefined)[] = [
  readSymbols,
  readQuotedPrintable,
  readLostBackslashes,
  (text) => readBlanksAsPlus(text, 'all'),
  (text) => readBlanksAsPlus(text, 'inside-lines'),
  (text) => readBlanksAsPlus(text, 'off-the-period'),
];

/** Everything that is no symbol of either alphabet is a separator: line breaks, quotes, `;`, `,`, `|`, `>` … */
function readSymbols(text: string): Reading {
  const symbols = text.replaceAll(/[^A-Za-z0-9+/_-]+/g, '');
  const repairs: RepairCode[] = [];
  if (/[^A-Za-z0-9+/=_\-\s]/.test(text)) repairs.push('separators');
  if (/[_-]/.test(symbols)) repairs.push('base64url');
  if (!isCanonical(text)) repairs.push('line-breaks');
  if (isPaddingOff(text, symbols.length)) repairs.push('padding');
  return { symbols: toStandard(symbols), repairs };
}

/** Lines of 64 symbols between line breaks (RFC 7468 §2). */
function isCanonical(text: string): boolean {
  return /^\n(?:[^\s]{64}\n)*[^\s]{1,64}\n$/.test(text);
}

function isPaddingOff(text: string, symbols: number): boolean {
  const signs = text.replaceAll(/[^=]+/g, '').length;
  return signs !== (4 - (symbols % 4)) % 4;
}

/** Mail (RFC 2045 §6.7): `=3D` for `=`, and `=` at the end of a line that goes on. */
function readQuotedPrintable(text: string): Reading | undefined {
  if (!/=3D|=[ \t]{0,8}\n/.test(text)) return undefined;
  const plain = text
    .replaceAll(/=(?:2B|2b)/g, '+')
    .replaceAll(/=(?:2F|2f)/g, '/')
    .replaceAll(/=(?:3D|3d|0D|0A)/g, '');
  const { symbols } = readSymbols(plain.replaceAll('=', ''));
  return { symbols, repairs: ['quoted-printable'] };
}

/**
 * `n` or `rn` where `\n` or `\r\n` was, as a shell makes of it. These are symbols too, so they must stand at the
 * start, at the end, and after each line of one and the same width.
 */
function readLostBackslashes(text: string): Reading | undefined {
  const body = text.trim();
  const separator = ['rn', 'n'].find((letters) => body.startsWith(letters) && body.endsWith(letters));
  if (separator === undefined) return undefined;
  const inner = body.slice(separator.length, body.length - separator.length);
  if (/[^A-Za-z0-9+/=_-]/.test(inner)) return undefined;
  for (let width = 16; width <= 128; width += 1) {
    const lines = splitEvery(inner, width, separator);
    const symbols = lines?.join('').replaceAll('=', '');
    if (symbols !== undefined && takeAll(toStandard(symbols)) !== undefined)
      return { symbols: toStandard(symbols), repairs: ['lost-backslashes'] };
  }
  return { symbols: toStandard(inner.replaceAll('=', '')), repairs: ['lost-backslashes'] };
}

function splitEvery(text: string, width: number, separator: string): readonly string[] | undefined {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width + separator.length) {
    const end = at + width;
    if (end < text.length && !text.startsWith(separator, end)) return undefined;
    lines.push(text.slice(at, end));
  }
  return lines;
}

/** `+` turned into a blank, as form decoding does; line breaks may have become blanks too. */
function readBlanksAsPlus(
  text: string,
  which: 'all' | 'inside-lines' | 'off-the-period',
): Reading | undefined {
  if (!/[A-Za-z0-9+/] +[A-Za-z0-9+/]/.test(text)) return undefined;
  const restored = RESTORE[which](text.replaceAll('\r', ''));
  const symbols = restored.replaceAll(/[^A-Za-z0-9+/_-]+/g, '');
  return { symbols: toStandard(symbols), repairs: ['blank-for-plus'] };
}

const RESTORE = {
  all: (text: string) => stripIndentation(stripEnds(text)).replaceAll(' ', '+'),
  'inside-lines': (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim().replaceAll(' ', '+'))
      .join(''),
  /** Every 65th character is a line break that became a blank, any other blank a `+`. */
  'off-the-period': (text: string) => {
    const body = text.startsWith(' ') ? text.slice(1) : text;
    return [...splitLines(body, 64)].join('').replaceAll(' ', '+').replace(/\++$/, '');
  },
} as const;

function* splitLines(text: string, width: number): Generator<string> {
  for (let at = 0; at < text.length; at += width + 1) yield text.slice(at, at + width);
}

/** Line breaks at both ends; a blank there may be a `+`, but DER never starts or ends with one in front of `=`. */
function stripEnds(text: string): string {
  return text.replace(/^[\n\t]+/, '').replace(/[\n\t]+$/, '');
}

/** What all lines have in front; more than that is a `+`. */
function stripIndentation(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const blanks = Math.min(...lines.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return lines.length < 2 ? text : lines.map((line) => line.slice(blanks)).join('\n');
}

/** All structures in a row, or one with the trust settings of `openssl x509 -trustout` behind it. */
function takeAll(
  symbols: string,
): { readonly list: readonly Buffer[]; readonly hasTrustData: boolean } | undefined {
  const list: Buffer[] = [];
  let rest = symbols;
  while (rest !== '') {
    const taken = takeDer(rest);
    if (taken.kind !== 'whole') return list.length === 1 ? takeTrusted(symbols) : undefined;
    list.push(taken.der);
    rest = taken.rest;
  }
  return list.length === 0 ? undefined : { list, hasTrustData: false };
}

function takeTrusted(
  symbols: string,
): { readonly list: readonly Buffer[]; readonly hasTrustData: boolean } | undefined {
  const bytes = Buffer.from(symbols, 'base64');
  const certificate = readElement(bytes);
  const trust = certificate === undefined ? undefined : readElement(bytes.subarray(certificate.raw.length));
  if (certificate?.tag !== 0x30 || trust?.tag !== 0x30) return undefined;
  if (certificate.raw.length + trust.raw.length !== bytes.length) return undefined;
  return { list: [certificate.raw], hasTrustData: true };
}

/** Why no reading fits. */
function explain(text: string): Body {
  const { symbols, repairs } = readSymbols(text);
  const total = announcedLength(symbols);
  if (total !== undefined)
    return { kind: symbols.length < countSymbols(total) && !hasForeignSigns(text) ? 'truncated' : 'corrupt' };
  const isStrict = /^[A-Za-z0-9+/=_\-\s]*$/.test(text) && symbols.length >= 8;
  return isStrict ? { kind: 'bytes', bytes: Buffer.from(symbols, 'base64'), repairs } : { kind: 'corrupt' };
}

/** Signs that no known separator explains stand for symbols that were overwritten. */
function hasForeignSigns(text: string): boolean {
  return /[^A-Za-z0-9+/=_\-\s"'`,;|>\\]/.test(text);
}
