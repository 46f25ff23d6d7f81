/**
 * An artifact folder to an artifact: its names are listed, the manifest tells the type, and only what the service knows
 * of this type is read. Links and devices are refused wherever they lie, since they say that the folder is no export.
 */
import path from 'node:path';
import type { ActionError } from '../errors.js';
import { MAX_FILES, MAX_UNPACKED_BYTES, sortArchive, type Archive } from './archive.js';
import { describePathFault, findCollision } from './archive-path.js';
import { artifactInvalid, quoteName } from './artifact-fault.js';
import { isKnownPath } from './artifact-type.js';
import {
  below,
  describeSpecial,
  describeUnreadable,
  isArtifactFolder,
  joinPath,
  listFolder,
  readPlainFile,
} from './disk.js';
import { buildArtifact, type ArtifactFinding, type LocalArtifact } from './local-artifact.js';
import { MANIFEST_PATH, readManifest } from './manifest.js';

/** Files and folders inside one artifact, those that are left out included. */
const MAX_FOLDER_ENTRIES = 20_000;
const MAX_FOLDER_DEPTH = 32;
/** Never part of an artifact, and too large to search. */
export const SKIPPED_NAMES: readonly string[] = ['.git', 'node_modules'];

/** Names first, then the manifest, then only those files that the service knows for this type. */
export function readFolder(finding: ArtifactFinding, absolute: string): LocalArtifact {
  const { path: folder } = finding;
  const origin = { label: folder === '' ? '.' : folder, file: joinPath(folder, MANIFEST_PATH) };
  const { files, skipped } = listArtifact(absolute, folder);
  const read = readFiles(absolute, folder);
  const { type } = readManifest(new Map([[MANIFEST_PATH, read(MANIFEST_PATH)]]), origin);
  const known = files.filter((file) => isKnownPath(type, file));
  checkPaths(known, folder);
  const archive: Archive = sortArchive(known.map((file): [string, Uint8Array] => [file, read(file)]));
  const ignored = [...files.filter((file) => !isKnownPath(type, file)), ...skipped].toSorted();
  return { ...buildArtifact(finding, archive, origin), ignored };
}

function checkPaths(files: readonly string[], folder: string): void {
  const bad = files.find((file) => describePathFault(file) !== undefined) ?? findCollision(files);
  if (bad !== undefined)
    throw artifactInvalid(
      `The artifact ${quoteName(folder)} holds ${quoteName(bad)}, whose name not every system can have beside the others.`,
      'Rename the file: plain characters, and no second name that differs only by case or accents.',
      joinPath(folder, bad),
    );
}

/** A reader for the files of one artifact that keeps to the limit for all of them. */
function readFiles(absolute: string, folder: string): (file: string) => Uint8Array {
  let left = MAX_UNPACKED_BYTES;
  return (file) => {
    const bytes = readPlainFile(below(absolute, file), joinPath(folder, file), left);
    left -= bytes.length;
    return bytes;
  };
}

/** Every file below an artifact folder, relative to it, and the folders that are not entered. */
function listArtifact(
  absolute: string,
  folder: string,
): { readonly files: readonly string[]; readonly skipped: readonly string[] } {
  const [files, skipped]: [string[], string[]] = [[], []];
  let entries = 0;
  const visit = (parent: string, at: string): void => {
    const list = listFolder(at);
    if (list === undefined) throw describeUnreadable(joinPath(folder, parent));
    for (const entry of list) {
      const name = joinPath(parent, entry.name);
      entries += 1;
      if (
        entries > MAX_FOLDER_ENTRIES ||
        files.length > MAX_FILES ||
        name.split('/').length > MAX_FOLDER_DEPTH
      )
        throw describeHuge(folder);
      if (SKIPPED_NAMES.includes(entry.name)) skipped.push(entry.isDirectory() ? `${name}/` : name);
      else if (entry.isFile()) files.push(name);
      else if (!entry.isDirectory())
        throw describeSpecial(joinPath(folder, name), entry.isSymbolicLink() ? 'a link' : 'no plain file');
      else if (isArtifactFolder(path.join(at, entry.name))) skipped.push(`${name}/`);
      else visit(name, path.join(at, entry.name));
    }
  };
  visit('', absolute);
  return { files, skipped };
}

function describeHuge(folder: string): ActionError {
  return artifactInvalid(
    `The artifact ${quoteName(folder)} holds too many files, or folders too deep in each other.`,
    'Keep only the artifact in its folder, and move everything else out of it.',
    joinPath(folder, MANIFEST_PATH),
  );
}
