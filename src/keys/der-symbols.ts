/**
 * DER out of base64 symbols (RFC 4648 §4). A DER structure says how long it is, so its first symbols tell how many
 * of them belong to it: neither the END line nor the padding is needed to know whether something is missing.
 */
import { detectDerKind } from './der-kind.js';
import { readTotalLength } from './der.js';

/** A chain of certificates in one PKCS#12 file has a tenth of it. */
const LARGEST_DER = 512 * 1024;

export type Taken =
  | { readonly kind: 'whole'; readonly der: Buffer; readonly rest: string }
  | { readonly kind: 'short' }
  | { readonly kind: 'not-der' };

/** @param symbols the standard alphabet only, without padding. */
export function takeDer(symbols: string): Taken {
  const total = announcedLength(symbols);
  if (total === undefined) return { kind: 'not-der' };
  const needed = countSymbols(total);
  if (symbols.length < needed) return { kind: 'short' };
  const der = Buffer.from(symbols.slice(0, needed), 'base64').subarray(0, total);
  return { kind: 'whole', der, rest: symbols.slice(needed) };
}

/** How long the structure says it is; undefined where the symbols do not start one. */
export function announcedLength(symbols: string): number | undefined {
  const head = Buffer.from(symbols.slice(0, 8), 'base64');
  if (head[0] !== 0x30 && head[0] !== 0x06) return undefined;
  const total = readTotalLength(head);
  return total !== undefined && total >= 8 && total <= LARGEST_DER ? total : undefined;
}

export function countSymbols(octets: number): number {
  return Math.ceil((octets * 4) / 3);
}

export interface FoundDer {
  readonly der: Buffer;
  readonly start: number;
  readonly end: number;
  /** Written without wrapping, or wrapped at any width. */
  readonly isWrapped: boolean;
}

/**
 * DER structures written in base64 without boundaries, in a text that may hold other things.
 * @returns `isCut` where one starts but breaks off.
 */
export function findBareDer(text: string): { readonly found: readonly FoundDer[]; readonly isCut: boolean } {
  const found: FoundDer[] = [];
  let isCut = false;
  let budget = text.length * 4;
  let at = nextStart(text, 0);
  while (at >= 0 && budget > 0) {
    const taken = collect(text, at);
    budget -= taken.cost;
    if (taken.kind === 'short') isCut = true;
    if (taken.kind === 'whole') found.push(taken);
    // The next structure may follow without any sign between.
    const isGlued = taken.kind === 'whole' && text[taken.end] === 'M';
    at = isGlued ? taken.end : nextStart(text, taken.kind === 'whole' ? taken.end : at + 1);
  }
  return { found, isCut };
}

function nextStart(text: string, from: number): number {
  const starts = /(?<![A-Za-z0-9+/_-])M[A-Za-z][A-Za-z0-9+/_-]{6}/g;
  starts.lastIndex = from;
  return starts.exec(text)?.index ?? -1;
}

type Collected = { readonly cost: number } & (
  ({ readonly kind: 'whole' } & FoundDer) | { readonly kind: 'short' } | { readonly kind: 'not-der' }
);

/** Signs that may stand between lines of base64: blanks, line breaks, quotes and commas of lists. */
const SEPARATORS = /[\s"'`,;|>\\]+/y;
const SYMBOLS = /[A-Za-z0-9+/_-]{1,65536}/y;

function collect(text: string, start: number): Collected {
  const pieces: string[] = [];
  let length = 0;
  let at = start;
  let needed = 8;
  let isKnown = false;
  for (;;) {
    SYMBOLS.lastIndex = at;
    const piece = SYMBOLS.exec(text)?.[0];
    if (piece === undefined) break;
    pieces.push(piece);
    length += piece.length;
    at += piece.length;
    if (!isKnown && length >= 8) {
      const total = announcedLength(toStandard(pieces.join('')));
      if (total === undefined || total < 40) return { kind: 'not-der', cost: length };
      needed = countSymbols(total);
      isKnown = true;
    }
    if (isKnown && length >= needed) break;
    SEPARATORS.lastIndex = at;
    const gap = SEPARATORS.exec(text)?.[0] ?? '';
    if (gap === '') break;
    at += gap.length;
  }
  if (!isKnown) return { kind: 'not-der', cost: length };
  if (length < needed) return { kind: 'short', cost: length };
  const excess = length - needed;
  const taken = takeDer(toStandard(pieces.join('').slice(0, needed)));
  if (taken.kind !== 'whole' || detectDerKind(taken.der) === 'unknown')
    return { kind: 'not-der', cost: length };
  const padding = excess === 0 ? (/^={0,2}/.exec(text.slice(at, at + 2))?.[0].length ?? 0) : 0;
  return {
    kind: 'whole',
    der: taken.der,
    start,
    end: at - excess + padding,
    isWrapped: pieces.length > 1,
    cost: length,
  };
}

export function toStandard(symbols: string): string {
  return symbols.replaceAll('-', '+').replaceAll('_', '/');
}
