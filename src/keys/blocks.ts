/**
 * Text to the blocks that it holds: PEM with its boundaries (RFC 7468), also where one boundary is lost, and bare
 * base64 of DER where there is none. Says what is wrong with each block that cannot be read; judges nothing else.
 */
import { decodeBody } from './body.js';
import { findBoundaries, type Boundary } from './boundaries.js';
import { findBareDer } from './der-symbols.js';
import { readEncryptedPem } from './encrypted-pem.js';
import type { RepairCode } from './repairs.js';

export type Block =
  | { readonly kind: 'der'; readonly label: string | undefined; readonly der: Buffer }
  /** Base64 of something else than DER. */
  | { readonly kind: 'bytes'; readonly label: string | undefined; readonly bytes: Buffer }
  /** A private key encrypted in the old form (RFC 1421 §4.6), as PEM that OpenSSL reads. */
  | { readonly kind: 'encrypted'; readonly label: string; readonly pem: string };

export interface BlockFault {
  readonly kind: 'truncated' | 'corrupt' | 'placeholder';
  readonly label: string;
}

export interface Blocks {
  readonly blocks: readonly Block[];
  readonly faults: readonly BlockFault[];
  readonly repairs: readonly RepairCode[];
  /** The text has a BEGIN or END line. */
  readonly hasBoundaries: boolean;
}

/** @param text characters and escapes are repaired, LF is the only line break. */
export function readBlocks(text: string): Blocks {
  const boundaries = findBoundaries(text);
  const reader = new BlockReader(text);
  let position = 0;
  for (let index = 0; index < boundaries.length; index += 1) {
    const boundary = boundaries[index];
    if (boundary === undefined) break;
    const gap = text.slice(position, boundary.start);
    if (boundary.kind === 'end') {
      reader.readLostBegin(gap, boundary);
      position = boundary.end;
      continue;
    }
    reader.readGap(gap);
    const next = boundaries[index + 1];
    const body = text.slice(boundary.end, next?.start ?? text.length);
    if (next?.kind === 'end') {
      reader.readArmoured(body, boundary, next);
      index += 1;
    } else reader.readLostEnd(body, boundary);
    position = next?.kind === 'end' ? next.end : boundary.end + body.length;
  }
  reader.readGap(text.slice(position));
  return { ...reader.result(), hasBoundaries: boundaries.length > 0 };
}

class BlockReader {
  readonly #blocks: Block[] = [];
  readonly #faults: BlockFault[] = [];
  readonly #repairs: RepairCode[] = [];
  readonly #isWholeText: boolean;

  constructor(text: string) {
    this.#isWholeText = !/BEGIN|END/i.test(text);
  }

  result(): Omit<Blocks, 'hasBoundaries'> {
    return { blocks: this.#blocks, faults: this.#faults, repairs: this.#repairs };
  }

  readArmoured(body: string, begin: Boundary, end: Boundary): void {
    const { label } = begin;
    this.#repairs.push(...begin.repairs, ...end.repairs);
    if (label !== end.label) this.#repairs.push('label-corrected');
    if (isPlaceholder(body)) {
      this.#faults.push({ kind: body.trim() === '' ? 'truncated' : 'placeholder', label });
      return;
    }
    const encrypted = readEncryptedPem(body, label);
    if (encrypted !== undefined) this.#blocks.push({ kind: 'encrypted', label, pem: encrypted });
    else this.#readBody(body, label);
  }

  #readBody(text: string, label: string): void {
    const body = decodeBody(stripHeaders(text));
    if (body.kind === 'der' || body.kind === 'bytes') this.#repairs.push(...body.repairs);
    if (body.kind === 'der')
      this.#blocks.push(...body.ders.map((der) => ({ kind: 'der' as const, label, der })));
    else if (body.kind === 'bytes') this.#blocks.push({ kind: 'bytes', label, bytes: body.bytes });
    else this.#faults.push({ kind: body.kind === 'empty' ? 'truncated' : body.kind, label });
  }

  /** The DER says itself where it ends, so a lost END line loses nothing. */
  readLostEnd(body: string, begin: Boundary): void {
    this.#repairs.push(...begin.repairs);
    this.#readUnclosed(body, begin.label);
  }

  readLostBegin(gap: string, end: Boundary): void {
    this.#repairs.push(...end.repairs);
    this.#readUnclosed(gap, end.label);
  }

  #readUnclosed(text: string, label: string): void {
    const { found, isCut } = findBareDer(text);
    this.#blocks.push(...found.map(({ der }) => ({ kind: 'der' as const, label, der })));
    if (found.length > 0) this.#repairs.push('boundary-restored');
    if (found.length === 0 || isCut) this.#faults.push({ kind: 'truncated', label });
  }

  /** Between blocks: explanations, or blocks that lost both boundaries. */
  readGap(gap: string): void {
    if (gap.trim() === '') return;
    const { found, isCut } = findBareDer(gap);
    this.#blocks.push(...found.map(({ der }) => ({ kind: 'der' as const, label: undefined, der })));
    if (found.length > 0) this.#repairs.push('bare-base64');
    if (isCut && this.#isWholeText) this.#faults.push({ kind: 'truncated', label: '' });
    if (found.length === 0) this.#repairs.push('surrounding-text');
  }
}

/** Dots, or words in brackets, where the content should be. */
function isPlaceholder(body: string): boolean {
  const words = body.trim();
  if (words === '' || /^[.…*xX\s[\]<>-]+$/.test(words)) return true;
  return (
    words.length < 200 &&
    (/^(?:<[^<>]*>|\{\{[^{}]*\}\}|\[[^[\]]*\])$/.test(words) ||
      /^[A-Z]{1,4}[\w+/]{0,12}\s?(?:\.{3}|…)/.test(words))
  );
}

/** Headers of RFC 1421 without encryption, such as `Comment:`, one a line, up to an empty line. */
function stripHeaders(body: string): string {
  const match = /^\n?(?:[ \t]*[A-Za-z][A-Za-z0-9-]{0,40}:[^\n]{0,200}\n){1,10}[ \t]*\n/.exec(body);
  return match === null ? body : `\n${body.slice(match[0].length)}`;
}
