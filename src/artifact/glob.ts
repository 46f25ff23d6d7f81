/**
 * PURE. Patterns of the input `artifacts`: `*` (within a name), `**` (any folders) and `?` (one character). Everything
 * else stands for itself, also brackets, braces and backslashes. Paths have `/` on every system.
 */
import { loadPicomatch } from '../late-libraries.js';

/** Whether names that start with a dot are found by a wildcard: an exclusion means them too. */
export type HiddenNames = 'matched' | 'skipped';

export function isGlob(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** The folders in front of the first wildcard, where a search has to start. */
export function baseOfGlob(pattern: string): string {
  const names = pattern.split('/');
  const first = names.findIndex(isGlob);
  return names.slice(0, first < 0 ? names.length : first).join('/');
}

/** A function that tells whether a relative path fits. */
export function buildMatcher(pattern: string, hidden: HiddenNames): (path: string) => boolean {
  const matches = loadPicomatch()(escapeLiterals(hideBackslashes(pattern)), {
    dot: hidden === 'matched',
    nobrace: true,
    nobracket: true,
    noextglob: true,
    nonegate: true,
    windows: false,
  });
  // Its second argument asks for an object, which `some` and `filter` would give by accident.
  return (path) => matches(hideBackslashes(path));
}

/** The library cannot be told that a backslash is a plain character, so another one stands for it on both sides. */
function hideBackslashes(text: string): string {
  return text.replaceAll('\\', '\uE000');
}

/** What else the library gives a meaning to. It takes `**` inside a name for `*`. */
function escapeLiterals(pattern: string): string {
  return pattern
    .split('/')
    .map((name) => name.replace(/[^*?\p{L}\p{N}_ ~-]/gu, '\\$&'))
    .join('/');
}
