/**
 * Which repository a path of the workspace belongs to: the outermost one, so that what lies in a submodule is judged by the
 * commit that the outer repository has for it. Looks for `.git` only; nothing is opened.
 */
import fs from 'node:fs';
import path from 'node:path';
import { realPathOf } from '../real-path.js';

export interface Located {
  /** Absolute real path of the folder that holds `.git`. */
  readonly root: string;
  /** Relative to it, with `/`; empty for the root itself. */
  readonly path: string;
}

/** @returns undefined where no folder from the workspace down to the path holds a repository. */
export function locate(workspace: string, absolute: string): Located | undefined {
  const [base, real] = [realPathOf(workspace), realPathOf(absolute)];
  if (base === undefined || real === undefined) return undefined;
  const names = path.relative(base, real).split(path.sep);
  if (names[0] === '..' || path.isAbsolute(path.relative(base, real))) return undefined;
  const folders = names.map((_name, index) => path.join(base, ...names.slice(0, index)));
  const root = [...folders, real].find(holdsRepository);
  return root === undefined ? undefined : { root, path: path.relative(root, real).split(path.sep).join('/') };
}

/** A folder, or the file that a work tree has in its place; never a link. */
function holdsRepository(folder: string): boolean {
  try {
    const stat = fs.lstatSync(path.join(folder, '.git'));
    return stat.isDirectory() || stat.isFile();
  } catch {
    return false;
  }
}
