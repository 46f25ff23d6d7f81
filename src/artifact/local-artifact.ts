/**
 * PURE. The files of a folder or a zip file to an artifact that can be deployed: only what the service knows, and the
 * package that it goes to. Where the files come from is not known here.
 */
import type { ActionError } from '../errors.js';
import type { Archive, ArchiveOrigin } from './archive.js';
import { inputInvalid, quoteName } from './artifact-fault.js';
import { describeLineFault, isPackageId, type ArtifactLine } from './artifact-lines.js';
import { isKnownPath, type ArtifactType } from './artifact-type.js';
import { readManifest } from './manifest.js';

export interface LocalArtifact {
  /** `Bundle-SymbolicName` */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly type: ArtifactType;
  readonly packageId: string;
  /** Of the folder or zip file, relative to the workspace, with `/`; empty for the workspace itself. */
  readonly path: string;
  /** 1-based number of the line of `artifacts` that found it first. */
  readonly line: number;
  readonly source: 'folder' | 'zip';
  /** Only what the service knows. */
  readonly archive: Archive;
  /** Paths that are left out, sorted; one that ends with `/` stands for all in that folder. */
  readonly ignored: readonly string[];
}

export interface ArtifactFinding {
  readonly path: string;
  readonly line: ArtifactLine;
  readonly source: 'folder' | 'zip';
  readonly packageId: string;
}

/** @throws ActionError ARTIFACT_INVALID */
export function buildArtifact(
  finding: ArtifactFinding,
  files: Archive,
  origin: ArchiveOrigin,
): LocalArtifact {
  const { id, name, version, type } = readManifest(files, origin);
  const { path, source, packageId, line } = finding;
  const known = [...files].filter(([file]) => isKnownPath(type, file));
  const ignored = [...files.keys()].filter((file) => !isKnownPath(type, file));
  return {
    id,
    name,
    version,
    type,
    packageId,
    path,
    line: line.number,
    source,
    archive: new Map(known),
    ignored,
  };
}

/**
 * The package of the line, of the input, or the name of the parent folder (`Name~Id` counts as `Id`, the layout of SAP's
 * own actions). The workspace folder never gives the name, since it is called differently on each machine.
 */
export function findPackage(
  path: string,
  line: ArtifactLine,
  inputPackage: string | undefined,
): string | ActionError {
  const given = line.packageId ?? inputPackage;
  if (given !== undefined) return given;
  const parent = path.split('/').at(-2);
  const id = parent?.slice(parent.lastIndexOf('~') + 1) ?? '';
  if (isPackageId(id)) return id;
  return describeLineFault(
    line.number,
    parent === undefined
      ? `gave no package for ${quoteName(path)}`
      : `gave no package for ${quoteName(path)}, whose parent folder has a name that is no package id`,
    'Write `PackageId = ` in front of the path, or set the input package.',
  );
}

/** One error for each id that comes twice: the service knows an id only once, in whatever package. */
export function findDuplicateIds(artifacts: readonly LocalArtifact[]): readonly ActionError[] {
  const firsts = new Map<string, LocalArtifact>();
  return artifacts.flatMap((artifact) => {
    const first = firsts.get(artifact.id);
    firsts.set(artifact.id, first ?? artifact);
    return first === undefined ? [] : [describeDuplicate(first, artifact)];
  });
}

function describeDuplicate(first: LocalArtifact, second: LocalArtifact): ActionError {
  return inputInvalid(
    `The id ${quoteName(second.id)} was found twice: in ${quoteName(first.path)} and in ${quoteName(second.path)}.`,
    'Leave one of the two out with a line that starts with `!`.',
    second.path,
  );
}
