/**
 * PURE. Java properties (`java.util.Properties`, "load"): escapes, `\uXXXX`, continued lines. The first thing to know is
 * the encoding: Java's own is ISO-8859-1, today's tools write UTF-8, and both write plain ASCII with escapes.
 */
import { escapeKey, escapeValue } from 'properties-file/escape';
import { Properties } from 'properties-file/parser';
import { decodeAs, encodeText } from './text.js';

export interface Property {
  readonly key: string;
  readonly value: string;
  /** 1-based */
  readonly line: number;
  /** Whether `=`, `:` or a blank stands after the key. */
  readonly hasValue: boolean;
}

/** @returns undefined if an escape is damaged, such as `\u12`. */
export function parseProperties(text: string): readonly Property[] | undefined {
  try {
    return new Properties(text).getProperties().map((node) => ({
      key: node.key,
      value: node.value,
      line: node.startingLineNumber,
      hasValue: node.separatorChar !== undefined || node.separatorLeading !== '',
    }));
  } catch {
    // The message of the library quotes the text.
    return undefined;
  }
}

/** What is not UTF-8 is ISO-8859-1, in which every byte is a character. */
export function decodeProperties(bytes: Uint8Array): string {
  return decodeAs('utf-8', bytes) ?? Buffer.from(bytes).toString('latin1');
}

/** ASCII only, so that it means the same in both encodings; sorted, without comment or date. */
export function renderProperties(values: ReadonlyMap<string, string>): Uint8Array {
  const lines = [...values]
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([key, value]) => `${escapeKey(key, true)}=${escapeValue(value, true)}\n`);
  return encodeText(lines.join(''));
}
