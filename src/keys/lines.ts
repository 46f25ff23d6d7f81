/**
 * What stands in front of every line, or around it: line numbers, marks of mail, diffs and comments, and string
 * literals joined in source code. Some of these signs are base64 symbols (digits, `+`, `/`), so they are taken off
 * only where all lines have them. Linear in the input.
 */
import type { Repaired, RepairCode } from './repairs.js';

const STEPS: readonly (readonly [RepairCode, (text: string) => string])[] = [
  ['source-code-strings', joinStrings],
  ['line-numbers', stripNumbers],
  ['line-prefixes', stripPrefix],
];

/** @param text with LF as the only line break. */
export function stripLineMarks(text: string): Repaired {
  const repairs: RepairCode[] = [];
  let current = text;
  for (const [code, step] of STEPS) {
    const next = step(current);
    if (next !== current) repairs.push(code);
    current = next;
  }
  return { text: current, repairs };
}

/** `"…" +` and `"…"` on the next line, as in JavaScript, Java, Python, C; also with `.`, `&` and commas. */
function joinStrings(text: string): string {
  if (!/["'`]/.test(text)) return text;
  return text
    .replaceAll(/["'`][ \t]{0,40}[+.&,\\]?[ \t]{0,40}\n[ \t\n]{0,80}[+.&]?[ \t]{0,40}["'`]/g, '\n')
    .replaceAll(/["'`][ \t]{0,40}[+.&][ \t]{0,40}["'`]/g, '\n');
}

/** Numbers that grow by one from line to line, in front of the lines or on lines of their own. */
function stripNumbers(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  if (filled.length < 3) return text;
  const own = stripNumberLines(filled);
  if (own !== undefined) return own;
  const first = Number(/^\d{1,6}/.exec(filled[0] ?? '')?.[0] ?? Number.NaN);
  if (Number.isNaN(first)) return text;
  const counts = stripCounted(filled, first) ?? stripCounted(lines.slice(lines.indexOf(filled[0] ?? '')), first);
  return counts ?? text;
}

function stripCounted(lines: readonly string[], first: number): string | undefined {
  const stripped: string[] = [];
  for (const [index, line] of lines.entries()) {
    const number = String(first + index);
    const rest = /^L?0{0,5}/.exec(line)?.[0] ?? '';
    const start = line.startsWith(number) ? 0 : rest.length;
    if (!line.startsWith(number, start)) {
      if (line === '' && index === lines.length - 1) continue;
      return undefined;
    }
    stripped.push(line.slice(start + number.length).replace(/^[ \t]{0,8}[:.|)\]>]?[ \t]{0,8}/, ''));
  }
  return stripped.join('\n');
}

/** 1, text, 2, text: as copied from a page whose numbers are a column of their own. */
function stripNumberLines(lines: readonly string[]): string | undefined {
  const first = Number(lines[0]);
  if (!Number.isSafeInteger(first) || lines.length < 6) return undefined;
  const isCounted = lines.every((line, index) => index % 2 === 1 || line === String(first + index / 2));
  return isCounted ? lines.filter((_line, index) => index % 2 === 1).join('\n') : undefined;
}

/** What precedes the first boundary on its line, taken off where every line down to the last boundary has it. */
function stripPrefix(text: string): string {
  const lines = text.split('\n');
  const isBoundary = (line: string): boolean => /-[ \t]{0,4}(?:BEGIN|END)/i.test(line);
  const from = lines.findIndex(isBoundary);
  const to = lines.findLastIndex(isBoundary);
  if (from < 0 || to - from < 2) return text;
  const prefix = (/^([^-]{0,16}?)-/.exec(lines[from] ?? '')?.[1] ?? '').trimEnd();
  const mark = prefix === '' ? dashMark(lines[from] ?? '') : prefix;
  const inside = lines.slice(from, to + 1);
  if (mark === '' || !inside.every((line) => line.trim() === '' || line.startsWith(mark))) return text;
  return [
    ...lines.slice(0, from),
    ...inside.map((line) => line.slice(mark.length)),
    ...lines.slice(to + 1),
  ].join('\n');
}

/** `- -----BEGIN`: an item of a YAML list. */
function dashMark(line: string): string {
  return /^[ \t]{0,16}- (?=-{2})/.exec(line)?.[0] ?? '';
}
