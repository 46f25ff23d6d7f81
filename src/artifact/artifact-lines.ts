/**
 * PURE. The lines of the input `artifacts`: `[PackageId =] path-or-glob`, or `!` and what to leave out. Nothing is looked
 * up here. Lines end in LF or CRLF; blanks around them do not count; empty lines and lines that start with `#` are skipped.
 */
import type { ActionError } from '../errors.js';
import { inputInvalid, quoteName } from './artifact-fault.js';

export interface ArtifactLine {
  /** 1-based */
  readonly number: number;
  readonly text: string;
  readonly kind: 'include' | 'exclude';
  readonly packageId: string | undefined;
  /** Relative to the workspace, without `.`, `..` and trailing `/`; empty for the workspace itself. */
  readonly path: string;
}

export interface ArtifactLines {
  readonly lines: readonly ArtifactLine[];
  readonly faults: readonly ActionError[];
}

/** `\` separates names on Windows; elsewhere it is a character like any other. */
export type PathStyle = 'posix' | 'windows';

/** Letters and digits are safe; what else the service takes is not documented, so a little more is let through. */
const PACKAGE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

export function isPackageId(text: string): boolean {
  return PACKAGE_ID.test(text);
}

export function parseArtifactLines(text: string, style: PathStyle = 'posix'): ArtifactLines {
  const lines: ArtifactLine[] = [];
  const faults: ActionError[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const parsed = parseLine(line, index + 1, style);
    if ('fault' in parsed) faults.push(describeLineFault(index + 1, ...parsed.fault));
    else lines.push(parsed);
  }
  if (faults.length === 0 && !lines.some(({ kind }) => kind === 'include'))
    faults.push(
      inputInvalid(
        'The input artifacts named no artifact.',
        'Write one path or pattern in each line, for example `integration/*`.',
      ),
    );
  return { lines, faults };
}

/** An error about a line; `happened` goes on after "Line 3 of artifacts". */
export function describeLineFault(number: number, happened: string, next: string): ActionError {
  return inputInvalid(`Line ${number} of artifacts ${happened}.`, next);
}

interface LineFault {
  readonly fault: readonly [happened: string, next: string];
}

function parseLine(text: string, number: number, style: PathStyle): ArtifactLine | LineFault {
  const kind = text.startsWith('!') ? 'exclude' : 'include';
  const { packageId, rest } = splitPackage(kind === 'exclude' ? text.slice(1).trim() : text);
  if (kind === 'exclude' && packageId !== undefined)
    return { fault: ['gave a package to what it excludes', 'Leave out the part up to `=`.'] };
  const path = normalizePath(rest, style);
  return typeof path === 'string' ? { number, text, kind, packageId, path } : path;
}

/** What stands before the first `=` is a package only if it can be one; `./a=b` is always a path. */
function splitPackage(text: string): { readonly packageId: string | undefined; readonly rest: string } {
  const equals = text.indexOf('=');
  const packageId = text.slice(0, Math.max(0, equals)).trim();
  return isPackageId(packageId)
    ? { packageId, rest: text.slice(equals + 1).trim() }
    : { packageId: undefined, rest: text };
}

function normalizePath(written: string, style: PathStyle): string | LineFault {
  const path = style === 'windows' ? written.replaceAll('\\', '/') : written;
  if (path === '') return { fault: ['had no path', 'Write a path or a pattern.'] };
  if (/\p{Cc}/u.test(path)) return { fault: ['held a control character', 'Write the path again by hand.'] };
  const isAbsolute = path.startsWith('/') || (style === 'windows' && /^[A-Za-z]:/.test(path));
  const names = isAbsolute ? undefined : resolveNames(path.split('/'));
  if (names === undefined)
    return {
      fault: [
        `led out of the workspace with ${quoteName(path)}`,
        'Write a path relative to the workspace, inside of it.',
      ],
    };
  return names.join('/');
}

/** Undefined if `..` goes above the start, or back over a wildcard, where nobody can tell what it means. */
function resolveNames(names: readonly string[]): readonly string[] | undefined {
  const resolved: string[] = [];
  for (const name of names) {
    if (name === '' || name === '.') continue;
    if (name !== '..') resolved.push(name);
    else if (/[*?]/.test(resolved.pop() ?? '*')) return undefined;
  }
  return resolved;
}
