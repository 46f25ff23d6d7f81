/**
 * Text rules of .NET that differ from those of JavaScript, as far as the GitHub runner depends on them:
 * what counts as white space, where a line ends, and how names are compared without regard to case.
 * Nothing here knows about commands or secrets.
 */

// Char.IsWhiteSpace: unlike String.prototype.trim, NEL (U+0085) counts and the byte order mark does not.
const WHITE_SPACE = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const LEADING = new RegExp(`^[${WHITE_SPACE}]+`, 'u');
const TRAILING = new RegExp(`[${WHITE_SPACE}]+$`, 'u');

export function trimStart(text: string): string {
  return text.replace(LEADING, '');
}

export function trim(text: string): string {
  return trimStart(text).replace(TRAILING, '');
}

/** Lines as StreamReader.ReadLine gives them: a lone CR ends a line too, and a last line may lack its end. */
export function readLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/u);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The lines that a multi-line secret is masked by: split at CR and LF, trimmed, without empty ones. */
export function trimmedLines(text: string): string[] {
  return text
    .split(/[\r\n]/u)
    .map(trim)
    .filter((line) => line !== '');
}

/** Drops the byte order mark that every text reader of .NET takes for an encoding hint. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** ToUpperInvariant: one character becomes one character, and none outside ASCII turns into ASCII. */
export function toUpperInvariant(text: string): string {
  return text.replace(/[a-z]|\P{ASCII}/gu, (char) => {
    const upper = char.toUpperCase();
    const staysInRange = /[a-z]/u.test(char) || /^\P{ASCII}$/u.test(upper);
    return upper.length === char.length && staysInRange ? upper : char;
  });
}

/** Dictionary with StringComparer.OrdinalIgnoreCase: the first spelling of a name and the last value win. */
export class IgnoreCaseMap {
  readonly #entries = new Map<string, readonly [name: string, value: string]>();

  set(name: string, value: string): void {
    const key = toUpperInvariant(name);
    this.#entries.set(key, [this.#entries.get(key)?.[0] ?? name, value]);
  }

  get(name: string): string | undefined {
    return this.#entries.get(toUpperInvariant(name))?.[1];
  }

  toRecord(): Record<string, string> {
    return Object.fromEntries(this.#entries.values());
  }
}
