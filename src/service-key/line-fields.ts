/**
 * Service keys written as lines: `NAME=value` (.env, shell, properties, TOML), `name: value`, or two columns. Only
 * names that service keys have start a field, so lines of PEM in between belong to the field above.
 */
import { isFieldName } from './fields.js';

const LINE =
  /^[ \t>]*(?:(?:export|set|setx|declare -x|const|let|var)[ \t]+)?([A-Za-z][\w.-]{1,40})[ \t]*(?:=>|[:=\t])[ \t]*(.*)$/;

/** A service key has up to thirty. */
const MOST_FIELDS = 500;

/** @returns undefined where fewer than three lines start a field, or more than any service key has. */
export function parseLineFields(text: string): Readonly<Record<string, string>> | undefined {
  const fields: { readonly name: string; readonly lines: string[] }[] = [];
  // One by one, as most of a large text is never looked at.
  for (const [, line = ''] of text.matchAll(/([^\r\n]*)(?:\r\n?|\n|$)/g)) {
    const match = line.length > 20_000 ? LINE.exec(line.slice(0, 100)) : LINE.exec(line);
    const [, name = '', first = ''] = match ?? [];
    if (isFieldName(name) && fields.length === MOST_FIELDS) return undefined;
    if (isFieldName(name))
      fields.push({ name, lines: [line.length > 20_000 ? line.slice(line.indexOf(first)) : first] });
    else fields.at(-1)?.lines.push(line);
  }
  if (fields.length < 3) return undefined;
  return Object.fromEntries(fields.map(({ name, lines }) => [name, cleanValue(lines.join('\n'))]));
}

/** Lines that start with the name of a field, not indented. */
export function countFieldLines(text: string): number {
  let count = 0;
  for (const [, name = ''] of text.matchAll(
    /^[ \t]{0,8}(?:export[ \t]+)?([A-Za-z][\w.-]{1,40})[ \t]{0,8}(?:=>|[:=\t])/gm,
  )) {
    if (isFieldName(name) || /^(?:oauth|uaa|endpoints)$/i.test(name)) count += 1;
    if (count >= 2) break;
  }
  return count;
}

/** Quotes around, a comma behind, escapes of .properties. */
function cleanValue(written: string): string {
  const value = written
    .trim()
    .replace(/[,;]$/, '')
    .replace(/^[|>][-+]?[ \t]*\n/, '')
    .trim();
  const unquoted = /^("""|'''|"|'|`)([^]*)\1$/.exec(value)?.[2] ?? value.replace(/^\$'([^]*)'$/, '$1');
  return unquoted.replaceAll(/\\([:=#"'])/g, '$1');
}
