/**
 * Writes files with secrets: mode 0600, created under a random name of their own and moved into place, all or
 * none. A link, or a folder reached through one, is refused. What is about to be written is told first, so that
 * the clean-up after the job finds it even if this process is killed in between.
 */
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ActionError } from '../errors.js';

export interface SecretFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string | Buffer;
}

/** What `post` removes: files are overwritten first, folders go only if they are empty. */
export interface WrittenPaths {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

export interface WriteOptions {
  /** Folders known to be real; links above them are the business of whoever set up the runner. */
  readonly trustedRoots: readonly string[];
  readonly announce: (paths: WrittenPaths) => void;
}

interface Move extends SecretFile {
  /** Where the content is written first, in the same folder. */
  readonly temporary: string;
}

/** @throws ActionError FILE_REFUSED; then neither files nor folders of it are there. */
export function writeSecretFiles(files: readonly SecretFile[], options: WriteOptions): void {
  const moves = files.map((file) => ({
    ...file,
    temporary: path.join(path.dirname(file.path), `.${randomBytes(12).toString('hex')}.tmp`),
  }));
  const missing = checkSecretFiles(files, options.trustedRoots);
  options.announce({ files: moves.flatMap((move) => [move.path, move.temporary]), folders: missing });
  try {
    for (const file of files) fs.mkdirSync(path.dirname(file.path), { recursive: true, mode: 0o700 });
    writeAll(moves);
  } catch (error) {
    for (const folder of missing) removeIfEmpty(folder);
    throw isSystemError(error) ? notWritten(error) : error;
  }
}

/**
 * Whether the files can be written, as far as that can be told without writing.
 * @returns the folders that have to be created, deepest first.
 * @throws ActionError FILE_REFUSED
 */
export function checkSecretFiles(
  files: readonly SecretFile[],
  trustedRoots: readonly string[],
): readonly string[] {
  try {
    for (const file of files) refuseUnlessReplaceable(file.path);
    const folders = new Set(files.map((file) => path.dirname(file.path)));
    const missing = new Set([...folders].flatMap((folder) => listMissingFolders(folder, trustedRoots)));
    return [...missing].toSorted((a, b) => b.length - a.length);
  } catch (error) {
    throw isSystemError(error) ? notWritten(error) : error;
  }
}

/** What somebody else has put there meanwhile is left alone. */
function removeIfEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function writeAll(moves: readonly Move[]): void {
  const written: string[] = [];
  try {
    for (const { temporary, content } of moves) {
      written.push(temporary);
      fs.writeFileSync(temporary, content, { flag: 'wx', mode: 0o600 });
    }
    for (const move of moves) {
      fs.renameSync(move.temporary, move.path);
      written.push(move.path);
    }
  } catch (error) {
    for (const name of written) fs.rmSync(name, { force: true });
    throw error;
  }
}

/** Each existing folder below a trusted root is looked at. */
function listMissingFolders(folder: string, trustedRoots: readonly string[]): readonly string[] {
  const missing: string[] = [];
  for (let current = folder; !trustedRoots.includes(current); current = path.dirname(current)) {
    const stats = fs.lstatSync(current, { throwIfNoEntry: false });
    if (stats === undefined) missing.push(current);
    else if (!stats.isDirectory()) throw refused(current, 'is a link or no folder');
    if (current === path.dirname(current)) break;
  }
  return missing;
}

function refuseUnlessReplaceable(file: string): void {
  const stats = fs.lstatSync(file, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isFile())
    throw refused(file, 'exists and is a link, a folder or a device');
}

function refused(name: string, why: string): ActionError {
  return new ActionError('FILE_REFUSED', {
    happened: `No secret was written to "${name}": it ${why}.`,
    next: 'Choose another place in "files-dir" or "dotenv-file", without links on the way.',
  });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return Error.isError(error) && 'syscall' in error;
}

function notWritten({ code }: NodeJS.ErrnoException): ActionError {
  return new ActionError('FILE_REFUSED', {
    happened: `A file with a secret could not be written (${code ?? 'unknown'}), so none was kept.`,
    next: 'Check the rights and the free space of the folder in "files-dir" or "dotenv-file".',
  });
}
