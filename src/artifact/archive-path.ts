/**
 * PURE. Which paths an archive may hold. A path is a list of plain names joined by `/`, below the root; it means the same
 * file on every system, and no two of them can fall on one file (also not on systems that ignore case, or that write
 * accents in their own way).
 */
const MAX_PATH_CHARACTERS = 1024;

/** Why a path cannot be taken, as the end of a sentence about it; undefined for a sound one. */
export function describePathFault(path: string): string | undefined {
  if (path === '' || path.length > MAX_PATH_CHARACTERS) return 'is empty or too long';
  if (!path.isWellFormed() || /[\p{Cc}\u2028\u2029]/u.test(path)) return 'holds control characters';
  if (path.includes('\\')) return 'holds a backslash';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is absolute';
  const names = path.split('/');
  if (names.includes('..')) return 'leaves the archive';
  if (names.includes('') || names.includes('.')) return 'holds an empty name or "."';
  // As the key of a plain object, inside the library that writes archives, this name would vanish.
  if (path === '__proto__') return 'is a reserved name';
  return undefined;
}

/** The first path that falls on another one, or that is a folder for another one; undefined if all are apart. */
export function findCollision(paths: Iterable<string>): string | undefined {
  const files = new Set<string>();
  const all = [...paths];
  for (const path of all) {
    const folded = foldPath(path);
    if (files.has(folded)) return path;
    files.add(folded);
  }
  return all.find((path) => ancestorsOf(foldPath(path)).some((folder) => files.has(folder)));
}

/** Two paths with the same fold are one file somewhere. Upper case first, since `ß` and `ss` are one there. */
function foldPath(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

function ancestorsOf(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_name, index) => names.slice(0, index + 1).join('/'));
}
