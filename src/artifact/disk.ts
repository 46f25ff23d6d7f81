/**
 * The disk, as the rest of this folder sees it: entries of folders, plain files. The only file here that
 * touches it, and it never writes. Nothing is opened that could block, and no link is followed when a file is read.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ActionError } from '../errors.js';
import { MANIFEST_PATH } from './manifest.js';
import { artifactInvalid, quoteName } from './artifact-fault.js';

export type Entry = fs.Dirent;

/** Sorted, so that errors and results do not depend on the file system; undefined if the folder cannot be read. */
export function listFolder(absolute: string): readonly Entry[] | undefined {
  try {
    const entries = fs.readdirSync(absolute, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}

export function isArtifactFolder(absolute: string): boolean {
  return statOf(below(absolute, MANIFEST_PATH)) !== undefined;
}

/** Of the thing itself, not of what a link leads to; undefined if it is not there or cannot be reached. */
export function statOf(absolute: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(absolute);
  } catch {
    return undefined;
  }
}

/** Never waits: a FIFO is opened without blocking and refused, as is whatever else became of the file meanwhile. */
export function readPlainFile(absolute: string, file: string, maxBytes: number): Uint8Array {
  const flags = fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK;
  let descriptor: number | undefined;
  try {
    descriptor = fs.openSync(absolute, flags);
    const stat = fs.fstatSync(descriptor);
    if (!stat.isFile()) throw describeSpecial(file, 'no plain file');
    if (stat.size > maxBytes) throw describeLarge(file);
    return new Uint8Array(fs.readFileSync(descriptor));
  } catch (error) {
    throw error instanceof ActionError ? error : describeUnreadable(file);
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

function describeLarge(file: string): ActionError {
  return artifactInvalid(
    `The file ${quoteName(file)} was too large, or the artifact with it.`,
    'Remove what does not belong to the artifact.',
    file,
  );
}

export function describeUnreadable(file: string): ActionError {
  return artifactInvalid(
    `The file ${quoteName(file)} could not be read.`,
    'Check its permissions, and that it is a plain file.',
    file,
  );
}

/** What an artifact must not hold. */
export function describeSpecial(file: string, what: 'a link' | 'no plain file'): ActionError {
  return artifactInvalid(
    `The artifact holds ${quoteName(file)}, which is ${what}.`,
    what === 'a link' ? 'Replace the link by a copy of the file.' : 'Remove it from the artifact.',
    file,
  );
}

/** The place on this system of a path with `/` below a folder. */
export function below(absolute: string, relative: string): string {
  return path.join(absolute, ...relative.split('/'));
}

export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
