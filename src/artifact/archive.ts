/**
 * PURE. A zip file to its files and back. Reading refuses everything that could write outside of a folder, hide, or fill
 * the memory; writing gives the same bytes for the same files on every machine. What the files mean is not asked here.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import type { ZippableFile } from 'fflate';
import { loadFflate } from '../late-libraries.js';
import type { ActionError } from '../errors.js';
import { describePathFault, findCollision } from './archive-path.js';
import { artifactInvalid, quoteName } from './artifact-fault.js';
import { readZipDirectory, ZipFault, type ZipEntry } from './zip-directory.js';

/** Path, with `/`, to content; in the order of the paths. */
export type Archive = ReadonlyMap<string, Uint8Array>;

/** How people call the zip file, and where it lies if it is a file of the workspace. */
export interface ArchiveOrigin {
  readonly label: string;
  readonly file?: string;
}

/** Far above any artifact (the service's own limit is not documented), far below what a runner has. */
export const MAX_PACKED_BYTES = 64 * 1024 * 1024;
export const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
export const MAX_FILES = 10_000;
/** Schemas shrink to a thirtieth; only long runs of one byte do more. Small archives are not asked. */
const MAX_RATIO = 200;
const RATIO_FREE_BYTES = 4 * 1024 * 1024;

const MANIFEST_PATH = 'META-INF/MANIFEST.MF';
const STORED = 0;

/** @throws ActionError ARTIFACT_INVALID */
export function readArchive(zip: Uint8Array, origin: ArchiveOrigin): Archive {
  if (zip.length > MAX_PACKED_BYTES)
    throw refuse(origin, new ZipFault(`is larger than ${MAX_PACKED_BYTES / 1024 / 1024} MiB`));
  try {
    const files = readZipDirectory(zip, MAX_FILES).filter(isSoundFile);
    checkSizes(files, zip.length);
    checkPaths(files.map(({ path }) => path));
    return sortArchive(files.map((entry): [string, Uint8Array] => [entry.path, unpack(zip, entry)]));
  } catch (error) {
    if (error instanceof ZipFault) throw refuse(origin, error);
    throw error;
  }
}

/** The same bytes for the same files: sorted, without dates, packed by code of our own bundle. */
export function writeArchive(archive: Archive): Uint8Array {
  // The library takes the date in local time, so this one is the same day and hour everywhere.
  const mtime = new Date(1980, 0, 1, 12);
  const entries = [...sortArchive(archive)].map(([path, bytes]): [string, ZippableFile] => {
    if (describePathFault(path) !== undefined)
      throw refuse({ label: 'to write' }, new ZipFault('has a bad path', path));
    return [path, [bytes, { level: 6, mtime }]];
  });
  return loadFflate().zipSync(Object.fromEntries(entries));
}

/** By code units, which is no language's order and therefore the same everywhere. */
export function sortArchive(files: Iterable<readonly [string, Uint8Array]>): Archive {
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))));
}

/** The one folder that wraps the whole archive, which the service does not accept; undefined if there is none. */
export function findEnclosingFolder(paths: Iterable<string>): string | undefined {
  const all = [...paths];
  const folder = all[0]?.split('/')[0];
  if (folder === undefined || !all.includes(`${folder}/${MANIFEST_PATH}`)) return undefined;
  return all.every((path) => path.startsWith(`${folder}/`) || path.startsWith('__MACOSX/'))
    ? folder
    : undefined;
}

/** Folders have sound names too, but are not kept: the service knows only files. */
function isSoundFile(entry: ZipEntry): boolean {
  const fault = describePathFault(entry.isFolder ? entry.path.slice(0, -1) : entry.path);
  if (fault !== undefined) throw new ZipFault(`has a path that ${fault}`, entry.path);
  return !entry.isFolder;
}

function checkPaths(paths: readonly string[]): void {
  const collision = findCollision(paths);
  if (collision !== undefined)
    throw new ZipFault('falls on another entry (case and accents do not count)', collision);
}

/** By what the headers say; `unpack` holds every entry to it. */
function checkSizes(entries: readonly ZipEntry[], packedSize: number): void {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > MAX_UNPACKED_BYTES)
    throw new ZipFault(`unpacks to more than ${MAX_UNPACKED_BYTES / 1024 / 1024} MiB`);
  if (size > RATIO_FREE_BYTES && size > packedSize * MAX_RATIO)
    throw new ZipFault(`unpacks to more than ${MAX_RATIO} times its size`);
}

function unpack(zip: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = zip.subarray(entry.start, entry.start + entry.packedSize);
  const bytes = entry.method === STORED ? packed.slice() : inflate(packed, entry);
  if (bytes.length !== entry.size) throw new ZipFault('has another size than its header says', entry.path);
  if (crc32(bytes) !== entry.crc32) throw new ZipFault('is damaged (its checksum differs)', entry.path);
  return bytes;
}

/** Stops as soon as more comes out than was announced. */
function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch {
    throw new ZipFault('is damaged, or larger than its header says', entry.path);
  }
}

function refuse(origin: ArchiveOrigin, fault: ZipFault): ActionError {
  const entry = fault.path === undefined ? '' : ` was refused: the entry ${quoteName(fault.path)}`;
  return artifactInvalid(
    `The archive ${origin.label}${entry} ${fault.message}.`,
    'Export the artifact again, or give its unpacked folder instead of the archive.',
    origin.file,
  );
}
