/**
 * The artifacts in the workspace: what the lines of the input `artifacts` find there, read into memory. The disk
 * is read through `disk.ts`. What is inside an artifact is judged by the pure files.
 */
import path from 'node:path';
import { ActionError } from '../errors.js';
import { realPathOf } from '../real-path.js';
import { MAX_PACKED_BYTES, readArchive } from './archive.js';
import { readFolder, SKIPPED_NAMES } from './artifact-folder.js';
import { quoteName } from './artifact-fault.js';
import { describeLineFault, type ArtifactLine } from './artifact-lines.js';
import { below, isArtifactFolder, joinPath, listFolder, readPlainFile, statOf, type Entry } from './disk.js';
import { baseOfGlob, buildMatcher, isGlob } from './glob.js';
import {
  buildArtifact,
  findDuplicateIds,
  findPackage,
  type ArtifactFinding,
  type LocalArtifact,
} from './local-artifact.js';
import { MANIFEST_PATH } from './manifest.js';

export interface ArtifactSearch {
  readonly lines: readonly ArtifactLine[];
  /** The input `package`. */
  readonly package: string | undefined;
  /** Absolute path of the folder that paths are relative to. */
  readonly workspace: string;
  /** How many files and folders the patterns of all lines may pass. */
  readonly maxEntries?: number;
}

export interface FoundArtifacts {
  /** In the order of the lines, and of the paths that each finds. */
  readonly artifacts: readonly LocalArtifact[];
  /** Of all lines and artifacts; nothing may be deployed if there is one. */
  readonly errors: readonly ActionError[];
}

/** The default; a checkout with its tools has fewer. */
const MAX_SEARCHED_ENTRIES = 200_000;
const MAX_SEARCH_DEPTH = 32;

export function findArtifacts(search: ArtifactSearch): FoundArtifacts {
  const workspace = realPathOf(search.workspace) ?? search.workspace;
  const { findings, errors } = findPaths(
    search,
    new Workspace(workspace, search.maxEntries ?? MAX_SEARCHED_ENTRIES),
  );
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
  readonly #maxEntries: number;
  #left: number;

  constructor(root: string, maxEntries: number) {
    this.#root = root;
    this.#maxEntries = maxEntries;
    this.#left = maxEntries;
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
        const [name, at] = [joinPath(folder, entry.name), path.join(absolute, entry.name)];
        if (entry.isDirectory() && !SKIPPED_NAMES.includes(entry.name)) visit(name, at);
        else if (entry.isFile() && isZip(name) && matches(name))
          found.push({ path: name, line, source: 'zip', absolute: at });
      }
    };
    const base = baseOfGlob(line.path);
    const start = this.#locate(line, base);
    if (start !== undefined && statOf(start)?.isDirectory() === true) visit(base, start);
    return found;
  }

  /** The real path, which must lie in the workspace; undefined if there is nothing. */
  #locate(line: ArtifactLine, relative: string): string | undefined {
    const absolute = realPathOf(below(this.#root, relative));
    if (absolute === undefined || absolute === this.#root) return absolute;
    if (absolute.startsWith(this.#root + path.sep)) return absolute;
    throw describeLineFault(
      line.number,
      `led out of the workspace, since ${quoteName(relative)} goes through a link`,
      'Name a folder that lies in the workspace itself.',
    );
  }

  #list(absolute: string, line: ArtifactLine): readonly Entry[] {
    const entries = listFolder(absolute) ?? [];
    this.#left -= entries.length;
    if (this.#left >= 0) return entries;
    throw describeLineFault(
      line.number,
      `searched more than ${this.#maxEntries} files and folders`,
      'Start the pattern with the folder that holds the artifacts.',
    );
  }
}

function readArtifact(finding: Finding & ArtifactFinding): LocalArtifact {
  return finding.source === 'zip' ? readZip(finding) : readFolder(finding, finding.absolute);
}

function readZip(finding: Finding & ArtifactFinding): LocalArtifact {
  const origin = { label: finding.path, file: finding.path };
  const zip = readPlainFile(finding.absolute, finding.path, MAX_PACKED_BYTES);
  return buildArtifact(finding, readArchive(zip, origin), origin);
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

function isZip(name: string): boolean {
  return /[^/]\.zip$/i.test(name);
}
