/**
 * Texts and files that were encoded once more on their way into a secret: base64 of either alphabet, wrapped, quoted,
 * behind a name, in the armour of `certutil -encode`, as a data URL, or in hexadecimal. Linear in the input.
 */
import { detectFileKind } from './der-kind.js';
import { readTotalLength } from './der.js';
import type { RepairCode } from './repairs.js';

export interface Transported {
  readonly bytes: Buffer;
  /** Of the bytes, if they are text. */
  readonly text: string | undefined;
  readonly repairs: readonly RepairCode[];
}

const FEWEST_SYMBOLS = 24;

/** @returns undefined where the text is not the encoding of anything that makes sense here. */
export function decodeTransport(text: string): Transported | undefined {
  const url = /(?<![A-Za-z])data:[^,\s"'`]{0,120};base64,/i.exec(text.slice(0, 2000));
  const content = url === null ? text : text.slice(url.index + url[0].length);
  const repairs: readonly RepairCode[] = url === null ? [] : ['data-url'];
  const hex = decodeHex(content);
  if (hex !== undefined) return { ...hex, repairs: [...repairs, 'hex'] };
  let former = '';
  for (const symbols of listCandidates(content)) {
    if (symbols === former) continue;
    former = symbols;
    const result = decodeSymbols(symbols);
    if (result !== undefined) return { ...result, repairs: [...repairs, 'base64-of-text'] };
  }
  return undefined;
}

/** From the whole text to a part of it: without quotes and armour, without a name in front, only its base64 lines. */
function* listCandidates(text: string): Generator<string> {
  const bare = removeFences(removeArmour(text)).replaceAll(/["'`;,\\\u2018-\u201F]/g, '');
  yield bare;
  if (/[A-Za-z0-9+/] [A-Za-z0-9+/]/.test(bare)) yield bare.trim().replaceAll('\n', '').replaceAll(' ', '+');
  yield bare.replace(
    /^\s*(?:(?:export|set|setx|declare -x|const|let|var)\s+)?(?:\$env:)?[$\w.-]{1,64}\s{0,8}[:=]\s{0,8}[|>]?[-+]?/,
    '',
  );
  yield (bare.match(BASE64_LINE) ?? []).join('');
  yield bare.trim().replace(/^[+>*#|-]{1,3}[ \t]?/, '');
  yield longestRun(bare);
  // Pasted twice: all after the padding is a repetition, or something else.
  yield bare.slice(0, bare.search(/=[^=]/) + 1);
}

/** A whole line; the lookarounds keep the search from trying each place inside of one. */
const BASE64_LINE = /(?<![^\n])[ \t>]*[A-Za-z0-9+/_-]{20,}(?:[ \t]+[A-Za-z0-9+/_-]+)*={0,2}[ \t]*(?![^\n])/g;

/** As `certutil -encode` puts it. */
function removeArmour(text: string): string {
  if (!/BEGIN|END/i.test(text)) return text;
  return text.replaceAll(/-{2,9}[ \t]?(?:BEGIN|END)[A-Z0-9 ]{0,40}-{2,9}/gi, '');
}

function removeFences(text: string): string {
  return text.includes('```') ? text.replaceAll(/^[ \t]*```[a-z0-9]{0,12}[ \t]*$/gim, '') : text;
}

const FEWEST_RUN = 40;
const SYMBOLS = new Uint8Array(128);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-')
  SYMBOLS[sign.charCodeAt(0)] = 1;

/** The longest run of symbols, with the padding behind it; empty where all are short. */
function longestRun(text: string): string {
  let [start, end, from] = [0, 0, 0];
  for (let at = 0; at <= text.length; at += 1) {
    // NaN behind the end.
    if (SYMBOLS[text.charCodeAt(at)] === 1) continue;
    if (at - from > end - start && at - from >= FEWEST_RUN) [start, end] = [from, at];
    from = at + 1;
  }
  return text.slice(start, end) + (/^={1,2}/.exec(text.slice(end, end + 2))?.[0] ?? '');
}

function decodeSymbols(text: string): Omit<Transported, 'repairs'> | undefined {
  // Most texts end here at their first sign.
  if (/[^A-Za-z0-9+/_\-\s>=]/.test(text)) return undefined;
  const compact = text.replaceAll(/[\s>]+/g, '').replace(/={1,3}$/, '');
  if (compact.length < FEWEST_SYMBOLS || compact.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+$/.test(compact))
    return undefined;
  return accept(Buffer.from(compact, /[_-]/.test(compact) ? 'base64url' : 'base64'));
}

/** Text, a file that is known, or one DER structure and nothing else. */
function accept(bytes: Buffer): Omit<Transported, 'repairs'> | undefined {
  const text = decodeText(bytes);
  const isIndefinite = bytes[0] === 0x30 && bytes[1] === 0x80;
  const isDer = bytes[0] === 0x30 && readTotalLength(bytes) === bytes.length;
  const isKnown = text !== undefined || isIndefinite || isDer || detectFileKind(bytes) !== undefined;
  return isKnown ? { bytes, text } : undefined;
}

/** DER or text as hexadecimal digits, also with blanks or colons between. */
function decodeHex(text: string): Omit<Transported, 'repairs'> | undefined {
  if (!/^\s*["']?(?:0x)?[0-9A-Fa-f]{2}[0-9A-Fa-f\s:,]{20}/.test(text.slice(0, 60))) return undefined;
  const digits = text.replaceAll(/0x|[\s:"',]+/g, '');
  if (digits.length < 80 || digits.length % 2 !== 0 || !/^[0-9A-Fa-f]+$/.test(digits)) return undefined;
  return accept(Buffer.from(digits, 'hex'));
}

/** UTF-8, or UTF-16 by its mark or by the NUL beside each ASCII character; undefined where it is no text. */
export function decodeText(bytes: Buffer): string | undefined {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (isLittle || countZeros(bytes, 1) > 0.6) return decodeAs('utf-16le', bytes);
  if (isBig || countZeros(bytes, 0) > 0.6) return decodeAs('utf-16be', bytes);
  const text = decodeAs('utf-8', bytes);
  // eslint-disable-next-line no-control-regex -- control characters tell binary from text
  return text === undefined || /[\u0000-\u0006\u000E-\u001A]/.test(text) ? undefined : text;
}

/** The share of NUL among every second byte at the start. */
function countZeros(bytes: Buffer, offset: 0 | 1): number {
  const other = bytes.subarray(0, 200).filter((octet, index) => index % 2 !== offset && octet === 0).length;
  const zeros = bytes.subarray(0, 200).filter((octet, index) => index % 2 === offset && octet === 0).length;
  return other > 20 ? 0 : zeros / (Math.min(bytes.length, 200) / 2);
}

function decodeAs(encoding: string, bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.trim() === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
