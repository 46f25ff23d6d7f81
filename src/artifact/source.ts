/**
 * The artifacts in the workspace: what the lines of the input `artifacts` find there, read into memory. The only file of
 * this folder that touches the disk, and it never writes. What is inside an artifact is judged by the pure files.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ActionError } from '../errors.js';
import {
  MAX_FILES,
  MAX_PACKED_BYTES,
  MAX_UNPACKED_BYTES,
  readArchive,
  sortArchive,
  type Archive,
} from './archive.js';
import { describePathFault, findCollision } from './archive-path.js';
import { artifactInvalid, quoteName } from './artifact-fault.js';
import { describeLineFault, type ArtifactLine } from './artifact-lines.js';
import { isKnownPath } from './artifact-type.js';
import { baseOfGlob, buildMatcher, isGlob } from './glob.js';
import {
  buildArtifact,
  findDuplicateIds,
  findPackage,
  type ArtifactFinding,
  type LocalArtifact,
} from './local-artifact.js';
import { MANIFEST_PATH, readManifest } from './manifest.js';

export interface ArtifactSearch {
  readonly lines: readonly ArtifactLine[];
  /** The input `package`. */
  readonly package: string | undefined;
  /** Absolute path of the folder that paths are relative to. */
  readonly workspace: string;
}

export interface FoundArtifacts {
  /** In the order of the lines, and of the paths that each finds. */
  readonly artifacts: readonly LocalArtifact[];
  /** Of all lines and artifacts; nothing may be deployed if there is one. */
  readonly errors: readonly ActionError[];
}

/** All files and folders that the patterns of one run may pass; a checkout with its tools has fewer. */
export const MAX_SEARCHED_ENTRIES = 200_000;
export const MAX_SEARCH_DEPTH = 32;
/** Files and folders inside one artifact, those that are left out included. */
export const MAX_FOLDER_ENTRIES = 20_000;
/** Never part of an artifact, and too large to search. */
const SKIPPED_NAMES: readonly string[] = ['.git', 'node_modules'];

export function findArtifacts(search: ArtifactSearch): FoundArtifacts {
  const workspace = fs.realpathSync(search.workspace);
  const { findings, errors } = findPaths(search, new Workspace(workspace));
  const artifacts: LocalArtifact[] = [];
  for (const finding of findings) {
    const packageId = findPackage(finding.path, finding.line, search.package);
    if (packageId instanceof ActionError) errors.push(packageId);
    else collect(() => artifacts.push(readArtifact({ ...finding, packageId })), errors);
  }
  return { artifacts, errors: [...errors, ...findDuplicateIds(artifacts)] };
}

/** Where an artifact lies, before its files are read. */
interface Finding extends Omit<ArtifactFinding, 'packageId'> {
  readonly absolute: string;
}

/** Each path once, with the first line that finds it. */
function findPaths(
  search: ArtifactSearch,
  workspace: Workspace,
): { readonly findings: Iterable<Finding>; readonly errors: ActionError[] } {
  const isExcluded = buildExclusion(search.lines);
  const findings = new Map<string, Finding>();
  const errors: ActionError[] = [];
  for (const line of search.lines.filter(({ kind }) => kind === 'include')) {
    collect(() => {
      const found = isGlob(line.path) ? workspace.search(line) : [workspace.resolve(line)];
      const kept = found.filter((finding) => !isExcluded(finding.path));
      if (kept.length === 0) throw describeNothing(line, found.length);
      for (const finding of kept) if (!findings.has(finding.path)) findings.set(finding.path, finding);
    }, errors);
  }
  return { findings: findings.values(), errors };
}

/** What an exclusion means is left out with all that lies below it. */
function buildExclusion(lines: readonly ArtifactLine[]): (path: string) => boolean {
  const patterns = lines.filter(({ kind }) => kind === 'exclude').map((line) => line.path);
  const matchers = patterns.map((pattern) =>
    pattern === '' ? () => true : buildMatcher(pattern, 'matched'),
  );
  return (found) => {
    const names = found.split('/');
    const withParents = names.map((_name, index) => names.slice(0, index + 1).join('/'));
    return matchers.some((matches) => withParents.some(matches));
  };
}

function describeNothing(line: ArtifactLine, excluded: number): ActionError {
  return describeLineFault(
    line.number,
    excluded > 0
      ? `yielded no artifact, since a line with \`!\` excluded all that it found`
      : `yielded no artifact: ${quoteName(line.path)} matched no folder with ${MANIFEST_PATH} and no .zip file`,
    'Correct the path, check that the checkout holds it, or remove the line.',
  );
}

/** A step's workspace, and how many entries may still be looked at. */
class Workspace {
  readonly #root: string;
  #budget = MAX_SEARCHED_ENTRIES;

  constructor(root: string) {
    this.#root = root;
  }

  /** A path without wildcards, which must be an artifact. */
  resolve(line: ArtifactLine): Finding {
    const absolute = this.#locate(line, line.path);
    const stat = absolute === undefined ? undefined : statOf(absolute);
    if (absolute === undefined || stat === undefined) throw describeNothing(line, 0);
    if (stat.isDirectory() && isArtifactFolder(absolute))
      return { path: line.path, line, source: 'folder', absolute };
    if (stat.isFile() && isZip(line.path)) return { path: line.path, line, source: 'zip', absolute };
    throw describeLineFault(
      line.number,
      `named ${quoteName(line.path)}, which is neither a folder with ${MANIFEST_PATH} nor a .zip file`,
      'Name the artifact itself, or use a pattern such as `folder/*`.',
    );
  }

  /** Passes over all that is no artifact. Links are not followed, and nothing is searched inside of an artifact. */
  search(line: ArtifactLine): readonly Finding[] {
    const matches = buildMatcher(line.path, 'skipped');
    const maxDepth = line.path.split('/').includes('**') ? MAX_SEARCH_DEPTH : line.path.split('/').length;
    const found: Finding[] = [];
    const visit = (folder: string, absolute: string): void => {
      if (isArtifactFolder(absolute)) {
        if (folder !== '' && matches(folder)) found.push({ path: folder, line, source: 'folder', absolute });
        return;
      }
      if (folder !== '' && folder.split('/').length >= maxDepth) return;
      for (const entry of this.#list(absolute, line)) {
        const [below, at] = [joinPath(folder, entry.name), path.join(absolute, entry.name)];
        if (entry.isDirectory() && !SKIPPED_NAMES.includes(entry.name)) visit(below, at);
        else if (entry.isFile() && isZip(below) && matches(below))
          found.push({ path: below, line, source: 'zip', absolute: at });
      }
    };
    const base = baseOfGlob(line.path);
    const start = this.#locate(line, base);
    if (start !== undefined && statOf(start)?.isDirectory() === true) visit(base, start);
    return found;
  }

  /** The real path, which must lie in the workspace; undefined if there is nothing. */
  #locate(line: ArtifactLine, relative: string): string | undefined {
    const absolute = realPathOf(path.join(this.#root, ...relative.split('/')));
    if (absolute === undefined || absolute === this.#root) return absolute;
    if (absolute.startsWith(this.#root + path.sep)) return absolute;
    throw describeLineFault(
      line.number,
      `led out of the workspace, since ${quoteName(relative)} goes through a link`,
      'Name a folder that lies in the workspace itself.',
    );
  }

  #list(absolute: string, line: ArtifactLine): readonly fs.Dirent[] {
    const entries = listFolder(absolute);
    this.#budget -= entries.length;
    if (this.#budget >= 0) return entries;
    throw describeLineFault(
      line.number,
      `searched more than ${MAX_SEARCHED_ENTRIES} files and folders`,
      'Start the pattern with the folder that holds the artifacts.',
    );
  }
}

function readArtifact(finding: Finding & ArtifactFinding): LocalArtifact {
  return finding.source === 'zip' ? readZip(finding) : readFolder(finding);
}

function readZip(finding: Finding & ArtifactFinding): LocalArtifact {
  const origin = { label: finding.path, file: finding.path };
  const zip = readPlainFile(finding.absolute, finding.path, MAX_PACKED_BYTES);
  return buildArtifact(finding, readArchive(zip, origin), origin);
}

/** Names first, then the manifest, then only those files that the service knows for this type. */
function readFolder(finding: Finding & ArtifactFinding): LocalArtifact {
  const { path: folder, absolute } = finding;
  const origin = { label: folder === '' ? '.' : folder, file: joinPath(folder, MANIFEST_PATH) };
  const { files, skipped } = listArtifact(absolute, folder);
  const read = readFiles(finding);
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
function readFiles(finding: Finding): (file: string) => Uint8Array {
  let left = MAX_UNPACKED_BYTES;
  return (file) => {
    const absolute = path.join(finding.absolute, ...file.split('/'));
    const bytes = readPlainFile(absolute, joinPath(finding.path, file), left);
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
  const visit = (below: string, at: string): void => {
    for (const entry of listFolder(at)) {
      const name = joinPath(below, entry.name);
      entries += 1;
      if (
        entries > MAX_FOLDER_ENTRIES ||
        files.length > MAX_FILES ||
        name.split('/').length > MAX_SEARCH_DEPTH
      )
        throw describeHuge(folder);
      if (SKIPPED_NAMES.includes(entry.name)) skipped.push(entry.isDirectory() ? `${name}/` : name);
      else if (entry.isFile()) files.push(name);
      else if (!entry.isDirectory()) throw describeSpecial(joinPath(folder, name), entry.isSymbolicLink());
      else if (isArtifactFolder(path.join(at, entry.name))) skipped.push(`${name}/`);
      else visit(name, path.join(at, entry.name));
    }
  };
  visit('', absolute);
  return { files, skipped };
}

function describeSpecial(file: string, isLink: boolean): ActionError {
  return artifactInvalid(
    `The artifact holds ${quoteName(file)}, which is ${isLink ? 'a link' : 'no plain file'}.`,
    isLink ? 'Replace the link by a copy of the file.' : 'Remove it from the artifact.',
    file,
  );
}

function describeHuge(folder: string): ActionError {
  return artifactInvalid(
    `The artifact ${quoteName(folder)} holds too many files, or folders too deep in each other.`,
    'Keep only the artifact in its folder, and move everything else out of it.',
    joinPath(folder, MANIFEST_PATH),
  );
}

/** Never waits: a FIFO is opened without blocking and refused, as is whatever else became of the file meanwhile. */
function readPlainFile(absolute: string, file: string, maxBytes: number): Uint8Array {
  const flags = fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK;
  let descriptor: number | undefined;
  try {
    descriptor = fs.openSync(absolute, flags);
    const stat = fs.fstatSync(descriptor);
    if (!stat.isFile()) throw describeSpecial(file, false);
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

function describeUnreadable(file: string): ActionError {
  return artifactInvalid(
    `The file ${quoteName(file)} could not be read.`,
    'Check its permissions, and that it is a plain file.',
    file,
  );
}

/** Sorted, so that errors and results do not depend on the file system; a folder that cannot be read has no entries. */
function listFolder(absolute: string): readonly fs.Dirent[] {
  try {
    const entries = fs.readdirSync(absolute, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function isArtifactFolder(absolute: string): boolean {
  return statOf(path.join(absolute, ...MANIFEST_PATH.split('/'))) !== undefined;
}

function isZip(name: string): boolean {
  return /[^/]\.zip$/i.test(name);
}

/** Of the thing itself, not of what a link leads to; undefined if it is not there or cannot be reached. */
function statOf(absolute: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(absolute);
  } catch {
    return undefined;
  }
}

function realPathOf(absolute: string): string | undefined {
  try {
    return fs.realpathSync(absolute);
  } catch {
    return undefined;
  }
}

function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Runs a part of the work; its failure is kept, and the rest goes on. */
function collect(work: () => unknown, errors: ActionError[]): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    errors.push(error);
  }
}
