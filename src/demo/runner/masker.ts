/**
 * The secret masker of the GitHub runner (facts from actions/runner 2.336.0, SecretMasker and ValueSecret).
 * A value is searched literally, with regard to case, in any length from one character up. It can be
 * masked only from the moment it was added. Masks by regular expression are left out: only the server sends them.
 */

import { trim, trimmedLines } from './dotnet-text.js';
import { valueEncoders } from './value-encoders.js';

const REPLACEMENT = '***';

export class SecretMasker {
  readonly #values = new Set<string>();

  /** Every text that is masked, encoded forms included, in the order of registration. */
  get values(): readonly string[] {
    return [...this.#values];
  }

  /** Adds one value as it is, with its encodings. Only the empty string is refused. */
  add(value: string): void {
    for (const form of [value, ...Object.values(valueEncoders).map((encode) => encode(value))]) {
      if (form !== '') this.#values.add(form);
    }
  }

  /** As the add-mask command does: the whole value untrimmed, then each of its lines, trimmed. */
  addWithLines(value: string): void {
    for (const part of [value, ...trimmedLines(value)]) this.add(part);
  }

  /** As the runner does at the start of a job for every secret that the workflow can use. */
  addWorkflowSecret(value: string): void {
    this.addWithLines(trim(value));
  }

  mask(text: string): string {
    let masked = '';
    let position = 0;
    for (const { start, end } of mergedRanges(this.#rangesIn(text))) {
      masked += text.slice(position, start) + REPLACEMENT;
      position = end;
    }
    return masked + text.slice(position);
  }

  #rangesIn(text: string): Range[] {
    return [...this.#values].flatMap((value) => occurrences(value, text));
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** All occurrences, those that overlap each other included. */
function occurrences(value: string, text: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    found.push({ start: at, end: at + value.length });
  }
  return found;
}

/** Ranges that overlap or touch become one, so that two secrets side by side show as a single mask. */
function mergedRanges(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}
