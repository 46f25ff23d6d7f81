/**
 * PURE. What summaries are made of: tables, long lists and long names that fit into the page. HTML, since a `|` in a name
 * would end a cell of a Markdown table; on one line, since an empty one would end the HTML.
 */
import { toEntities, toPlainText, toSummaryText } from './plain-text.js';

/** Ways to write text that did not come from here. */
export interface SummaryTexts {
  readonly plain: (value: string) => string;
  /** In a cell: a long word may be broken after its signs, and is broken where it has none. */
  readonly cell: (value: string) => string;
  /** As `cell`, in the type of code. */
  readonly code: (value: string) => string;
}

/** @param clean hides secrets and breaks commands. */
export function buildTexts(clean: (text: string) => string): SummaryTexts {
  const cell = (value: string): string =>
    toPlainText(clean(value))
      .replaceAll(LONG_WORD, (word) => word.match(PIECES)?.join(BREAK) ?? word)
      .split(BREAK)
      .map(toEntities)
      .join('<wbr>');
  return {
    plain: (value) => toSummaryText(clean(value)),
    cell,
    code: (value) => `<code>${cell(value)}</code>`,
  };
}

/** No plain text holds it: it is a control character. */
const BREAK = '\0';
const LONG_WORD = /\S{33,}/gu;
const PIECES = /.{1,23}?[-_./](?![-_./]|$)|.{1,24}/gu;

export interface SummaryRow {
  /** Each may hold HTML of ours. */
  readonly cells: readonly string[];
  /** The highest are shown where not all are shown at once: 2 is a failure, 1 a change, 0 nothing of note. */
  readonly rank: 0 | 1 | 2;
}

export function renderTable(columns: readonly string[], rows: readonly SummaryRow[]): string {
  const head = columns.length === 0 ? '' : `<tr>${columns.map((name) => `<th>${name}</th>`).join('')}</tr>`;
  const body = rows.map(({ cells }) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<table>${head}${body.join('')}</table>`;
}

/** More than one looks at is folded, and then but for the first ones. */
const MAX_ROWS = 25;
const MAX_SHOWN_ROWS = 12;
/** A summary may have 1 MiB (GitHub), and other things stand in it too. */
const MAX_FOLDED_CHARACTERS = 300_000;

/** @returns lines. A table of which the less notable rows are folded where there are many. */
export function renderLongTable(
  columns: readonly string[],
  rows: readonly SummaryRow[],
  /** What the folded rows are, `more credentials`. */
  label: string,
): readonly string[] {
  if (rows.length === 0) return [];
  if (rows.length <= MAX_ROWS) return [renderTable(columns, rows), ''];
  const sorted = rows.toSorted((a, b) => b.rank - a.rank);
  const shown = sorted.slice(0, MAX_SHOWN_ROWS);
  const rest = sorted.slice(MAX_SHOWN_ROWS);
  const fitting = takeFitting(rest, (row) => row.cells.join('').length + 50, MAX_FOLDED_CHARACTERS);
  const left = rest.length - fitting.length;
  return [
    ...[renderTable(columns, shown), ''],
    ...[renderFold(`${rest.length} ${label}`, renderTable(columns, fitting)), ''],
    ...(left === 0 ? [] : [`The log names ${left} others.`, '']),
  ];
}

export function renderFold(title: string, html: string): string {
  return `<details><summary>${title}</summary>${html}</details>`;
}

/** Those for which there is room; one that is too long keeps out none of those after it. */
export function takeFitting<Item>(
  items: readonly Item[],
  measure: (item: Item) => number,
  characters: number,
): readonly Item[] {
  let room = characters;
  return items.filter((item) => {
    const fits = measure(item) <= room;
    if (fits) room -= measure(item);
    return fits;
  });
}

/** `1 artifact`, `2 artifacts` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** An icon never stands alone at the end of a line. */
export function withIcon(icon: string, text: string): string {
  return `${icon}\u00a0${text}`;
}
