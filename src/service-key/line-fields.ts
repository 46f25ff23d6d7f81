/**
 * Service keys written as lines: `NAME=value` (.env, shell, properties, TOML), `name: value`, or two columns. Only
 * names that service keys have start a field, so lines of PEM in between belong to the field above.
 */
import { isFieldName } from './fields.js';

/** Up to the value. No name of a field has fewer than three characters. */
const START =
  /(?<![^\r\n])[ \t>]*(?:(?:export|set|setx|declare -x|const|let|var)[ \t]+)?([A-Za-z][\w.-]{2,40})[ \t]*(?:=>|[:=\t])[ \t]*/g;

/** A service key has up to thirty. */
const MOST_FIELDS = 500;

/** @returns undefined where fewer than three lines start a field, or more than any service key has. */
export function parseLineFields(text: string): Readonly<Record<string, string>> | undefined {
  const fields: { readonly name: string; readonly start: number; readonly value: number }[] = [];
  for (const { index, 0: front, 1: name = '' } of text.matchAll(START)) {
    if (!isFieldName(name)) continue;
    if (fields.length === MOST_FIELDS) return undefined;
    fields.push({ name, start: index, value: index + front.length });
  }
  if (fields.length < 3) return undefined;
  return Object.fromEntries(
    fields.map(({ name, value }, index) => [name, cleanValue(text.slice(value, fields[index + 1]?.start))]),
  );
}

/** Lines that start with the name of a field, not indented. */
export function countFieldLines(text: string): number {
  let count = 0;
  for (const [, name = ''] of text.matchAll(
    /^[ \t]{0,8}(?:export[ \t]+)?([A-Za-z][\w.-]{2,40})[ \t]{0,8}(?:=>|[:=\t])/gm,
  )) {
    if (isFieldName(name) || /^(?:oauth|uaa|endpoints)$/i.test(name)) count += 1;
    if (count >= 2) break;
  }
  return count;
}

/** Line breaks as LF, quotes around, a comma behind, escapes of .properties. */
function cleanValue(written: string): string {
  const value = written
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .replace(/[,;]$/, '')
    .replace(/^[|>][-+]?[ \t]*\n/, '')
    .trim();
  const unquoted = /^("""|'''|"|'|`)([^]*)\1$/.exec(value)?.[2] ?? value.replace(/^\$'([^]*)'$/, '$1');
  return unquoted.replaceAll(/\\([:=#"'])/g, '$1');
}
