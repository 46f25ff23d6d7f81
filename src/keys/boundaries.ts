/**
 * The BEGIN and END lines of PEM (RFC 7468 §2), also damaged ones: any case, any number of dashes, blanks lost or
 * doubled, `+` or `_` for blanks, dashes lost at one side, the two words misspelt. What a block is does not hang on
 * its label, so labels may be wrong. Linear in the input: looks only at the neighbourhood of a word or of dashes.
 */
import type { RepairCode } from './repairs.js';

export interface Boundary {
  readonly kind: 'begin' | 'end';
  /** Capitals, single blanks. */
  readonly label: string;
  /** First character, dashes included. */
  readonly start: number;
  /** After the last character, dashes included. */
  readonly end: number;
  readonly repairs: readonly RepairCode[];
}

const LABELS: readonly string[] = [
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'CERTIFICATE REQUEST',
  'NEW CERTIFICATE REQUEST',
  'X509 CRL',
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'DSA PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'PUBLIC KEY',
  'RSA PUBLIC KEY',
  'EC PARAMETERS',
  'DH PARAMETERS',
  'PKCS7',
  'CMS',
  'PKCS12',
  'PGP PRIVATE KEY BLOCK',
  'PGP PUBLIC KEY BLOCK',
  'SSH2 PUBLIC KEY',
  'SSH2 ENCRYPTED PRIVATE KEY',
];

const CANONICAL = new Map(LABELS.map((label) => [label.replaceAll(' ', ''), label]));
const LONGEST_LABEL = 48;
const MOST_DASHES = 128;
/** More than this is noise; a chain has a dozen. */
const MOST_WORDS = 10_000;

/** In the order of the text, not overlapping. */
export function findBoundaries(text: string): readonly Boundary[] {
  const found: Boundary[] = [];
  let words = 0;
  for (const { index } of text.matchAll(/BEGIN|END/gi)) {
    words += 1;
    if (words > MOST_WORDS) break;
    const boundary = readBoundary(text, index);
    if (boundary !== undefined && boundary.start >= (found.at(-1)?.start ?? -1)) found.push(boundary);
  }
  const all = [...found, ...findMisspelt(text, found)].toSorted((a, b) => a.start - b.start);
  return trimOverlaps(all);
}

function readBoundary(text: string, index: number): Boundary | undefined {
  const kind = /[bB]/.test(text[index] ?? '') ? 'begin' : 'end';
  const wordEnd = index + (kind === 'begin' ? 5 : 3);
  const left = countDashesBefore(text, index);
  const words = /^[ \t\r\n+_]{0,4}([A-Za-z0-9][A-Za-z0-9 \t\r\n+_.]{1,60})?/.exec(
    text.slice(wordEnd, wordEnd + 80),
  );
  const written = words?.[1] ?? '';
  const labelStart = wordEnd + (words?.[0].length ?? 0) - written.length;
  const right = countDashesAfter(text, labelStart + written.length);
  const label = chooseLabel(written, { left: left.count, right: right.count, isLineStart: left.isLineStart });
  if (label === undefined) return undefined;
  const end = label.isWhole ? right.end : labelStart + label.length;
  return {
    kind,
    label: label.name,
    start: left.start,
    end,
    repairs: judgeBoundary(text.slice(left.start, end), { kind, label: label.name }),
  };
}

interface Surroundings {
  readonly left: number;
  readonly right: number;
  readonly isLineStart: boolean;
}

interface ChosenLabel {
  readonly name: string;
  /** Characters of the text that belong to it. */
  readonly length: number;
  /** The label reaches up to the dashes on the right. */
  readonly isWhole: boolean;
}

/** Between dashes any words are a label; with dashes on one side only, or none, they must be known ones. */
function chooseLabel(written: string, { left, right, isLineStart }: Surroundings): ChosenLabel | undefined {
  const compact = written.replaceAll(/[\s+_]/g, '').toUpperCase();
  const known = CANONICAL.get(compact);
  if (known !== undefined && (left > 0 || right > 0 || isLineStart))
    return { name: known, length: written.length, isWhole: right > 0 };
  if (left >= 2 && right >= 2 && compact.length >= 2 && written.trim().length <= LONGEST_LABEL)
    return { name: spaceLabel(written), length: written.length, isWhole: true };
  return left > 0 ? findLabelPrefix(written) : undefined;
}

/** The dashes on the right and the line break after them are lost: the longest known label counts. */
function findLabelPrefix(written: string): ChosenLabel | undefined {
  const upper = written.replaceAll(/[\t\r\n+_]/g, ' ').toUpperCase();
  const name = LABELS.filter((label) => upper.startsWith(label)).toSorted((a, b) => b.length - a.length)[0];
  return name === undefined ? undefined : { name, length: name.length, isWhole: false };
}

function spaceLabel(written: string): string {
  return written
    .trim()
    .replaceAll(/[\s+_]+/g, ' ')
    .toUpperCase();
}

function countDashesBefore(
  text: string,
  index: number,
): { readonly count: number; readonly start: number; readonly isLineStart: boolean } {
  let start = index;
  let count = 0;
  const limit = Math.max(0, index - MOST_DASHES);
  for (let at = index - 1; at >= limit && /[- \t]/.test(text[at] ?? ''); at -= 1)
    if (text[at] === '-') {
      count += 1;
      start = at;
    }
  const isLineStart =
    start === 0 || /[\r\n]/.test(text[start - 1] ?? '') || /^[ \t]*$/.test(lineBefore(text, start));
  return { count, start, isLineStart };
}

function lineBefore(text: string, index: number): string {
  const window = text.slice(Math.max(0, index - 40), index);
  return window.slice(Math.max(window.lastIndexOf('\n'), window.lastIndexOf('\r')) + 1);
}

function countDashesAfter(text: string, index: number): { readonly count: number; readonly end: number } {
  let end = index;
  let count = 0;
  const limit = Math.min(text.length, index + MOST_DASHES);
  for (let at = index; at < limit && /[- \t]/.test(text[at] ?? ''); at += 1)
    if (text[at] === '-') {
      count += 1;
      end = at + 1;
    }
  return { count, end };
}

function judgeBoundary(
  written: string,
  { kind, label }: { readonly kind: Boundary['kind']; readonly label: string },
): readonly RepairCode[] {
  const right = `${kind.toUpperCase()} ${label}`;
  const words = written.replaceAll(/^[- \t]+|[- \t]+$/g, '');
  const repairs: RepairCode[] = [];
  if (words.toUpperCase() !== words) repairs.push('boundary-case');
  if (words.toUpperCase() !== right) repairs.push('boundary-blanks');
  if (/^-+[ \t]|[ \t]-+$/.test(written)) repairs.push('boundary-blanks');
  const dashes = written.replaceAll(/[^-]/g, '').length;
  // Ten, or more where the next block follows without a line break.
  if (dashes !== 10 && dashes !== 15) repairs.push('boundary-dashes');
  return repairs;
}

const KEY_WORDS = /CERT|KEY|PKCS|PARAM/i;

/** `-----BEGN CERTIFICATE-----`: short words between dashes that speak of keys, without BEGIN or END. */
function findMisspelt(text: string, found: readonly Boundary[]): readonly Boundary[] {
  const misspelt: Boundary[] = [];
  let next = 0;
  for (const match of text.matchAll(/-{2}([A-Za-z][A-Za-z0-9 ]{3,50})-{2}/g)) {
    const [whole, words = ''] = match;
    while ((found[next]?.end ?? Infinity) <= match.index) next += 1;
    const isKnown = (found[next]?.start ?? Infinity) < match.index + whole.length;
    if (isKnown || !KEY_WORDS.test(words)) continue;
    const left = countDashesBefore(text, match.index + 2);
    const right = countDashesAfter(text, match.index + 2 + words.length);
    misspelt.push({
      kind: /^E/i.test(words) ? 'end' : 'begin',
      label: spaceLabel(words.replace(/^\w{2,6} /, '')),
      start: left.start,
      end: right.end,
      repairs: ['boundary-restored'],
    });
    if (misspelt.length >= 64) break;
  }
  return misspelt;
}

/** Dashes between two boundaries on one line belong to the first. */
function trimOverlaps(boundaries: readonly Boundary[]): readonly Boundary[] {
  let end = 0;
  return boundaries.map((boundary) => {
    const start = Math.max(boundary.start, end);
    ({ end } = boundary);
    return { ...boundary, start };
  });
}
