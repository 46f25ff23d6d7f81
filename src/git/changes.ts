/**
 * What changed in a repository between a point in its history and the commit that is checked out. Compares commits, not the
 * files on the disk; what the commit does not hold counts as touched, since nothing can show that it is not.
 */
import type { Git } from './git-command.js';

export interface Changes {
  /** The merge base: the full id of a commit. */
  readonly base: string;
  /** @param path of a file or folder, relative to the root of the repository, with `/`; empty for all of it. */
  isTouched(path: string): boolean;
}

/** Why there is no answer. */
export type ChangesFault = 'no-commit' | 'unknown-ref' | 'no-merge-base' | 'unreadable';

/** @param ref a name; what `isRef` refuses is unknown. A branch that only the remote `origin` has is found too. */
export function readChanges(git: Git, ref: string): Changes | ChangesFault {
  const head = readCommit(git, 'HEAD');
  if (head === undefined) return 'no-commit';
  const since = isRef(ref)
    ? (readCommit(git, ref) ?? readCommit(git, `refs/remotes/origin/${ref}`))
    : undefined;
  if (since === undefined) return 'unknown-ref';
  const base = toId(git(['merge-base', since, head]));
  if (base === undefined) return 'no-merge-base';
  const touched = git([...DIFF, base, head]);
  const held = git(['ls-tree', '-r', '-z', '--full-tree', head]);
  if (touched === undefined || held === undefined) return 'unreadable';
  return buildChanges(base, splitNames(touched), parseTree(held));
}

/** Renames count as what they are to an artifact: something is gone, something is new. */
const DIFF = [
  ...['diff-tree', '-r', '-z', '--name-only', '--no-commit-id', '--no-renames'],
  ...['--no-ext-diff', '--no-textconv', '--ignore-submodules=none'],
];

/** Names of branches, tags and commits; what git reads as an option, a path, a range or a search is refused. */
export function isRef(text: string): boolean {
  return /^[^-]/.test(text) && !/[\p{Cc}\p{Z}:?*[\\]|\.\./u.test(text) && text.length <= MAX_REF_CHARACTERS;
}

const MAX_REF_CHARACTERS = 500;

/** Without `--end-of-options`, which `rev-parse` knows only since git 2.30: no ref that comes here starts with a dash. */
function readCommit(git: Git, ref: string): string | undefined {
  return toId(git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]));
}

/** SHA-1 or SHA-256. */
function toId(output: Buffer | undefined): string | undefined {
  return /^(?:[\da-f]{40}|[\da-f]{64})(?=\n|$)/.exec(output?.toString('latin1') ?? '')?.[0];
}

interface Tree {
  readonly files: readonly string[];
  /** Submodules: their files are none of this repository's. */
  readonly modules: ReadonlySet<string>;
}

/** `160000 commit <id>\t<name>`, ended by NUL. */
function parseTree(output: Buffer): Tree {
  const entries = splitNames(output).map((entry) => {
    const tab = entry.indexOf('\t');
    return { isModule: entry.startsWith('160000 '), name: entry.slice(tab + 1) };
  });
  return {
    files: entries.map(({ name }) => name),
    modules: new Set(entries.filter(({ isModule }) => isModule).map(({ name }) => name)),
  };
}

/** macOS hands names out in another form of Unicode than git keeps them in. */
function splitNames(output: Buffer): readonly string[] {
  return output
    .toString('utf8')
    .normalize('NFC')
    .split('\0')
    .filter((name) => name !== '');
}

function buildChanges(base: string, touched: readonly string[], { files, modules }: Tree): Changes {
  const [touchedPaths, heldPaths] = [withFolders(touched), withFolders(files)];
  return {
    base,
    isTouched: (given) => {
      const path = given.normalize('NFC');
      if (touchedPaths.has(path)) return true;
      const module = listFolders(path).find((folder) => modules.has(folder));
      return module === undefined ? !heldPaths.has(path) : touchedPaths.has(module);
    },
  };
}

/** The names, and every folder on the way to them, the root as an empty name. */
function withFolders(names: readonly string[]): ReadonlySet<string> {
  const all = new Set(names);
  for (const name of names) for (const folder of listFolders(name)) all.add(folder);
  return all;
}

function listFolders(name: string): readonly string[] {
  const parts = name.split('/');
  return parts.map((_part, index) => parts.slice(0, index).join('/'));
}
