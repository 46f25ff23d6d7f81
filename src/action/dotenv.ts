/**
 * PURE. Names and values to a dotenv file that `sh` and the npm package dotenv read alike: single quotes, or
 * double quotes around a single quote. What neither form can carry unchanged is refused, not bent.
 */

/** @returns undefined where no quoting is read alike by both. */
export function renderDotenvLine(name: string, value: string): string | undefined {
  if (/[\r\0]/.test(value) || value.endsWith('\\')) return undefined;
  if (!value.includes("'")) return `${name}='${value}'\n`;
  return /["$`\\]/.test(value) ? undefined : `${name}="${value}"\n`;
}
