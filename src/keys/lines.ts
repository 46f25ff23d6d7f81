/**
 * What stands in front of every line, or around it: line numbers, marks of mail, diffs and comments, and string
 * literals joined in source code. Some of these signs are base64 symbols (digits, `+`, `/`), so they are taken off
 * only where all lines have them, from the first boundary to the last or in the whole text. Linear in the input.
 */
import type { Repaired, RepairCode } from './repairs.js';

/** What the first and the last line of the part that matters look like. */
export type Edges = 'boundaries' | 'braces';

const EDGES: Readonly<Record<Edges, RegExp>> = {
  boundaries: /-[ \t]{0,4}(?:BEGIN|END)|-{2}[A-Za-z][A-Za-z0-9 ]{3,40}-{2}/i,
  braces: /[{}[\]]/,
};

const STEPS: readonly (readonly [RepairCode, (text: string, edges: Edges) => string])[] = [
  ['source-code-strings', joinStrings],
  ['line-numbers', stripNumbers],
  ['line-prefixes', stripMarks],
];

/** A numbered quotation in a reply needs two. */
const MAX_ROUNDS = 3;
/** A chain with one character per line has ten thousand. */
const MOST_LINES = 20_000;

/** @param text with LF as the only line break. */
export function stripLineMarks(text: string, edges: Edges): Repaired {
  if (hasMoreLines(text, MOST_LINES)) return { text, repairs: [] };
  const repairs: RepairCode[] = [];
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = current;
    for (const [code, step] of STEPS) {
      const next = step(current, edges);
      if (next !== current) repairs.push(code);
      current = next;
    }
    if (current === before) break;
  }
  return { text: current, repairs };
}

function hasMoreLines(text: string, limit: number): boolean {
  let at = -1;
  for (let count = 0; count <= limit; count += 1) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** `"…" +` and `"…"` on the next line, as in JavaScript, Java, Python, C; also with `.`, `&` and commas. */
function joinStrings(text: string, edges: Edges): string {
  if (edges === 'braces' || !/["'`]/.test(text)) return text;
  return text
    .replaceAll(/["'`][ \t]{0,40}[+.&,\\]?[ \t]{0,40}\n[ \t\n]{0,80}[+.&]?[ \t]{0,40}["'`]/g, '\n')
    .replaceAll(/["'`][ \t]{0,40}[+.&][ \t]{0,40}["'`]/g, '\n');
}

/** Numbers that grow by one from line to line, in front of the lines or on lines of their own. */
function stripNumbers(text: string, edges: Edges): string {
  if (!/\d/.test(text)) return text;
  const lines = text.split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const all = stripNumberLines(filled) ?? stripCounted(filled) ?? stripCounted(trimEmpty(lines));
  if (all !== undefined) return all;
  const region = findRegion(lines, edges);
  if (region === undefined) return text;
  const { before, inside, after } = region;
  const stripped = stripCounted(inside.filter((line) => line.trim() !== '')) ?? stripCounted(inside);
  return stripped === undefined ? text : [...before, stripped, ...after].join('\n');
}

function trimEmpty(lines: readonly string[]): readonly string[] {
  const isFilled = (line: string): boolean => line.trim() !== '';
  return lines.slice(Math.max(0, lines.findIndex(isFilled)), lines.findLastIndex(isFilled) + 1);
}

/** A number, and the signs that editors put behind it. */
const NUMBER = /^[ \t]{0,16}L?0{0,5}(\d{1,6})[ \t]{0,8}[:.|)\]>]?[ \t]{0,8}/;
/** Before the first boundary there may be other things, such as `export X="`. */
const FIRST_NUMBER =
  /^([^-\n]{0,80}?(?<![A-Za-z0-9+/]))L?0{0,5}(\d{1,6})[ \t]{0,8}[:.|)\]>]?[ \t]{0,8}(?=[^\s\d])/;

function stripCounted(lines: readonly string[]): string | undefined {
  if (lines.length < 3) return undefined;
  const head = FIRST_NUMBER.exec(lines[0]?.slice(0, 200) ?? '');
  const first = Number(head?.[2] ?? Number.NaN);
  if (head === null || Number.isNaN(first)) return undefined;
  const stripped = [`${head[1] ?? ''}${lines[0]?.slice(head[0].length) ?? ''}`];
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const rest = stripNumber(line, first + index);
    if (rest === undefined) return undefined;
    stripped.push(rest);
  }
  return stripped.join('\n');
}

/** The digits of the number are known, so digits of the line behind them are not taken for it. */
function stripNumber(line: string, number: number): string | undefined {
  const match = NUMBER.exec(line.slice(0, 60));
  if (match === null) return undefined;
  const digits = `${number}`;
  const at = line.indexOf(digits);
  const zeros = line.slice(0, at);
  if (at < 0 || !/^[ \t]{0,16}L?0{0,5}$/.test(zeros)) return undefined;
  return line.slice(at + digits.length).replace(/^[ \t]{0,8}[:.|)\]>]?[ \t]{0,8}/, '');
}

/** 1, text, 2, text: as copied from a page whose numbers are a column of their own. */
function stripNumberLines(lines: readonly string[]): string | undefined {
  const first = Number(lines[0]);
  if (!Number.isSafeInteger(first) || lines.length < 6) return undefined;
  const isCounted = lines.every(
    (line, index) => index % 2 === 1 || line.trim() === String(first + index / 2),
  );
  return isCounted ? lines.filter((_line, index) => index % 2 === 1).join('\n') : undefined;
}

interface Region {
  readonly before: readonly string[];
  readonly inside: readonly string[];
  readonly after: readonly string[];
}

/** The lines from the first edge to the last. */
function findRegion(lines: readonly string[], edges: Edges): Region | undefined {
  const from = lines.findIndex((line) => EDGES[edges].test(line));
  const to = lines.findLastIndex((line) => EDGES[edges].test(line));
  if (from < 0 || to - from < 2) return undefined;
  return { before: lines.slice(0, from), inside: lines.slice(from, to + 1), after: lines.slice(to + 1) };
}

/** Marks that mail, diffs, lists and comments put in front of a line. */
const MARK = /^[ \t]{0,16}(?:\/\/+|\+|>(?:[ \t]?>)*|#+|\*|\||- (?=-|[A-Za-z0-9+/]))/;

function stripMarks(text: string, edges: Edges): string {
  const lines = text.split('\n');
  const mark = findMark(lines.filter((line) => line.trim() !== ''));
  if (mark !== undefined) {
    const all = lines.map((line) => stripMark(line, mark));
    if (!all.includes(undefined)) return all.join('\n');
  }
  const region = findRegion(lines, edges);
  if (region === undefined) return text;
  const [first = '', ...others] = region.inside;
  const own = findMark(others.filter((line) => line.trim() !== ''));
  if (own === undefined) return text;
  const marked = others.map((line) => stripMark(line, own));
  const head = stripFirstMark(first, own, edges);
  if (head === undefined || marked.includes(undefined)) return text;
  return [...region.before, head, ...marked, ...region.after].join('\n');
}

/** Of the first line; that all lines have it is checked where it is taken off. */
function findMark(lines: readonly string[]): string | undefined {
  const [line] = lines;
  return line === undefined || lines.length < 2 ? undefined : MARK.exec(line.slice(0, 60))?.[0].trim();
}

/** @returns undefined where the line has other text in front. */
function stripMark(line: string, mark: string): string | undefined {
  const start = line.trimStart();
  if (start === '') return line;
  return start.startsWith(mark) ? start.slice(mark.length).replace(/^[ \t]{1,4}/, '') : undefined;
}

/** The mark stands right before the boundary, or in front of other marks. */
function stripFirstMark(line: string, mark: string, edges: Edges): string | undefined {
  const at = line.search(edges === 'braces' ? EDGES.braces : /-[ \t-]{0,40}[A-Za-z]/);
  const front = line.slice(0, Math.max(0, at));
  if (front.trimStart().startsWith(mark)) return front.trimStart().slice(mark.length) + line.slice(at);
  const trimmed = front.trimEnd();
  return trimmed.endsWith(mark) ? trimmed.slice(0, -mark.length) + line.slice(at) : undefined;
}
