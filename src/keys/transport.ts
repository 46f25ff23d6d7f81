/**
 * Texts and files that were encoded once more on their way into a secret: base64 of either alphabet, wrapped, quoted,
 * behind a name, in the armour of `certutil -encode`, as a data URL, or in hexadecimal. Linear in the input.
 */
import { detectFileKind } from './der-kind.js';
import { readTotalLength } from './der.js';
import type { RepairCode } from './repairs.js';
import { makeSieve, parseRanges, type Sieve } from './sieve.js';

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
  for (const candidate of listCandidates(content)) {
    if (candidate.sift === undefined && candidate.text === former) continue;
    former = candidate.text;
    const result = decodeSymbols(candidate);
    if (result !== undefined) return { ...result, repairs: [...repairs, 'base64-of-text'] };
  }
  return undefined;
}

/** Symbols of base64 and what may stand between them. */
interface Candidate {
  readonly text: string;
  /** What is to be done to each sign, as late as possible: most candidates end at their first signs. */
  readonly sift?: Sieve;
}

const QUOTES = '22 27 2C 3B 5C 60 2018-201F';
const dropQuotes = makeSieve([{ ranges: parseRanges(QUOTES), replacement: '' }]);
const restorePlus = makeSieve([
  { ranges: parseRanges('A'), replacement: '' },
  { ranges: parseRanges('20'), replacement: '+' },
]);

/** From the whole text to a part of it: without quotes and armour, without a name in front, only its base64 lines. */
function* listCandidates(text: string): Generator<Candidate> {
  const plain = removeFences(removeArmour(text));
  const hasRuns = hasLongRun(plain);
  if (!hasRuns && !startsAsSymbols(plain)) return;
  const bare = dropQuotes(plain).text;
  yield { text: bare };
  if (/[A-Za-z0-9+/] [A-Za-z0-9+/]/.test(bare)) yield { text: bare.trim(), sift: restorePlus };
  yield { text: bare.replace(NAME_IN_FRONT, '') };
  if (hasRuns) yield { text: (bare.match(BASE64_LINE) ?? []).join('') };
  yield { text: bare.trim().replace(/^[+>*#|-]{1,3}[ \t]?/, '') };
  if (hasRuns) yield { text: findLongestRun(bare) };
  yield { text: takeUpToPadding(bare) };
}

/** A name in front, with single blanks, and a mark are shorter. */
const LONGEST_FRONT = 120;

/** @returns false only where a sign that is no part of base64 stands in the way of all that needs no long run. */
function startsAsSymbols(text: string): boolean {
  const head = dropQuotes(text.slice(0, PROBE)).text;
  const rest = head.replaceAll(/\s+/g, ' ').slice(LONGEST_FRONT);
  return !FOREIGN.test(rest) || !FOREIGN.test(takeUpToPadding(head) || head);
}

const FOREIGN = /[^A-Za-z0-9+/_\-\s>=]/;

/** Pasted twice: all after the padding is a repetition, or something else. */
function takeUpToPadding(text: string): string {
  return text.slice(0, text.search(/=[^=]/) + 1);
}

const NAME_IN_FRONT =
  /^\s*(?:(?:export|set|setx|declare -x|const|let|var)\s+)?(?:\$env:)?[$\w.-]{1,64}\s{0,8}[:=]\s{0,8}[|>]?[-+]?/;

const SHORTEST_RUN = 20;
const RUN_SIGNS = new Uint8Array(0x10000);
for (const [from, to] of parseRanges(`2B 2D 2F-39 41-5A 5F 61-7A ${QUOTES}`)) RUN_SIGNS.fill(1, from, to + 1);

/**
 * Whether there are so many symbols in a row, quotes not counted; without them, no line and no part of the text can hold
 * anything. Of as many places only one has to be looked at, and its neighbourhood where there is a symbol.
 */
function hasLongRun(text: string): boolean {
  for (let at = SHORTEST_RUN - 1; at < text.length; at += SHORTEST_RUN) {
    if (RUN_SIGNS[text.charCodeAt(at)] !== 1) continue;
    let [before, after] = [at - 1, at + 1];
    while (before > at - SHORTEST_RUN && RUN_SIGNS[text.charCodeAt(before)] === 1) before -= 1;
    while (after - before <= SHORTEST_RUN && RUN_SIGNS[text.charCodeAt(after)] === 1) after += 1;
    if (after - before > SHORTEST_RUN) return true;
  }
  return false;
}

/** A whole line; the lookarounds keep the search from trying each place inside of one. */
const BASE64_LINE =
  /(?<![^\n])[ \t>]*[A-Za-z0-9+/_-]{20}[A-Za-z0-9+/_-]*(?:[ \t]+[A-Za-z0-9+/_-]+)*={0,2}[ \t]*(?![^\n])/g;

/** As `certutil -encode` puts it. */
function removeArmour(text: string): string {
  if (!/BEGIN|END/i.test(text)) return text;
  return text.replaceAll(/-{2,9}[ \t]?(?:BEGIN|END)[A-Z0-9 ]{0,40}-{2,9}/gi, '');
}

function removeFences(text: string): string {
  return text.includes('```') ? text.replaceAll(/^[ \t]*```[a-z0-9]{0,12}[ \t]*$/gim, '') : text;
}

const RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40}[A-Za-z0-9+/_-]*/g;

/** Of symbols, with the padding behind it; the first one of equal length, empty where all are short. */
function findLongestRun(text: string): string {
  let longest = { length: 0, end: 0 };
  for (const { index, 0: run } of text.matchAll(RUN))
    if (run.length > longest.length) longest = { length: run.length, end: index + run.length };
  const { length, end } = longest;
  return text.slice(end - length, end) + (/^={1,2}/.exec(text.slice(end, end + 2))?.[0] ?? '');
}

/** White space (`\s`) and the marks of quotations. */
const SPACES = '9-D 20 A0 1680 2000-200A 2028-2029 202F 205F 3000 FEFF';
const dropSpaces = makeSieve([{ ranges: parseRanges(`${SPACES} 3E`), replacement: '' }]);

function decodeSymbols({ text, sift }: Candidate): Omit<Transported, 'repairs'> | undefined {
  // Most texts end here at their first sign.
  if (FOREIGN.test(text) || !startsWell(text, sift)) return undefined;
  const compact = dropSpaces(sift === undefined ? text : sift(text).text).text.replace(/={1,3}$/, '');
  if (compact.length < FEWEST_SYMBOLS || compact.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+$/.test(compact))
    return undefined;
  return accept(Buffer.from(compact, /[_-]/.test(compact) ? 'base64url' : 'base64'));
}

/** So many signs are looked at first, and so many symbols and digits among them; both fill whole bytes. */
const PROBE = 4096;
const PROBE_SYMBOLS = 400;

/** @returns false only where the whole is refused too: the first bytes are no text, no DER, and no file that is known. */
function startsWell(text: string, sift: Sieve | undefined): boolean {
  const head = text.slice(0, PROBE);
  const symbols = dropSpaces(sift === undefined ? head : sift(head).text).text;
  return (
    symbols.length <= PROBE_SYMBOLS || isBeginning(Buffer.from(symbols.slice(0, PROBE_SYMBOLS), 'base64'))
  );
}

/** What `accept` asks of the first bytes. */
function isBeginning(bytes: Buffer): boolean {
  return bytes[0] === 0x30 || detectFileKind(bytes) !== undefined || startsText(bytes);
}

/** Text, a file that is known, or one DER structure and nothing else. */
function accept(bytes: Buffer): Omit<Transported, 'repairs'> | undefined {
  const text = decodeText(bytes);
  const isIndefinite = bytes[0] === 0x30 && bytes[1] === 0x80;
  const isDer = bytes[0] === 0x30 && readTotalLength(bytes) === bytes.length;
  const isKnown = text !== undefined || isIndefinite || isDer || detectFileKind(bytes) !== undefined;
  return isKnown ? { bytes, text } : undefined;
}

const dropSeparators = makeSieve([{ ranges: parseRanges(`${SPACES} 22 27 2C 3A`), replacement: '' }]);

/** DER or text as hexadecimal digits, also with blanks or colons between. */
function decodeHex(text: string): Omit<Transported, 'repairs'> | undefined {
  if (!/^\s*["']?(?:0x)?[0-9A-Fa-f]{2}[0-9A-Fa-f\s:,]{20}/.test(text.slice(0, 60))) return undefined;
  const head = readDigits(text.slice(0, PROBE));
  // The last digit may be half of a `0x`.
  if (head.length > PROBE_SYMBOLS && !isBeginning(Buffer.from(head.slice(0, PROBE_SYMBOLS), 'hex')))
    return undefined;
  const digits = readDigits(text);
  if (digits.length < 80 || digits.length % 2 !== 0 || !/^[0-9A-Fa-f]+$/.test(digits)) return undefined;
  return accept(Buffer.from(digits, 'hex'));
}

function readDigits(text: string): string {
  return dropSeparators(text.includes('0x') ? text.replaceAll(/0x/g, '') : text).text;
}

/** UTF-8, or UTF-16 by its mark or by the NUL beside each ASCII character; undefined where it is no text. */
export function decodeText(bytes: Buffer): string | undefined {
  const encoding = detectUtf16(bytes);
  const text = decodeAs(encoding ?? 'utf-8', bytes);
  if (text === undefined || text.trim() === '') return undefined;
  return encoding === undefined && CONTROLS.test(text) ? undefined : text;
}

// eslint-disable-next-line no-control-regex -- control characters tell binary from text
const CONTROLS = /[\u0000-\u0006\u000E-\u001A]/;

/** Whether bytes that begin so can be text; a character may be cut at their end. */
function startsText(bytes: Buffer): boolean {
  if (detectUtf16(bytes) !== undefined) return true;
  const text = decodeAs('utf-8', bytes, true);
  return text !== undefined && !CONTROLS.test(text);
}

function detectUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (isLittle || countZeros(bytes, 1) > 0.6) return 'utf-16le';
  return isBig || countZeros(bytes, 0) > 0.6 ? 'utf-16be' : undefined;
}

/** The share of NUL among every second byte at the start. */
function countZeros(bytes: Buffer, offset: 0 | 1): number {
  const other = bytes.subarray(0, 200).filter((octet, index) => index % 2 !== offset && octet === 0).length;
  const zeros = bytes.subarray(0, 200).filter((octet, index) => index % 2 === offset && octet === 0).length;
  return other > 20 ? 0 : zeros / (Math.min(bytes.length, 200) / 2);
}

function decodeAs(encoding: string, bytes: Buffer, isCut = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return undefined;
  }
}
