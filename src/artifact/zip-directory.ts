/**
 * PURE. The table of contents of a zip file (APPNOTE 4.3, 4.4), read strictly: whatever two readers could understand in
 * two ways is refused. Needed beside the library, which shows neither modes, nor flags, nor checksums. Inflates nothing.
 */
export interface ZipEntry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly method: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  /** The packed bytes. */
  readonly start: number;
}

/** What is wrong with a zip file, as a sentence without subject; never text of the file itself. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
  readonly path: string | undefined;

  constructor(reason: string, path?: string) {
    super(reason);
    this.path = path;
  }
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;
/** These values send a reader to the records of zip64, which no artifact needs. */
const ZIP64_COUNT = 0xffff;
const ZIP64_SIZE = 0xffffffff;
/** Bits 0, 6 and 13: encrypted, strongly encrypted, masked header. */
const ENCRYPTION_FLAGS = 0x2041;
const FILE_TYPE = 0xf000;
const REGULAR_FILE = 0x8000;
const FOLDER = 0x4000;
const LINK = 0xa000;
/** Stored and deflated. */
const METHODS: readonly number[] = [0, 8];

/**
 * @param maxEntries folders included
 * @throws ZipFault
 */
export function readZipDirectory(zip: Uint8Array, maxEntries: number): readonly ZipEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === ZIP64_COUNT || start === ZIP64_SIZE) throw new ZipFault('is in the format zip64');
  if (view.getUint16(end + 8, true) !== count || view.getUint32(end + 4, true) !== 0)
    throw new ZipFault('is one part of several');
  if (start + view.getUint32(end + 12, true) !== end) throw new ZipFault('is damaged');
  if (count > maxEntries) throw new ZipFault(`has more than ${maxEntries} entries`);
  const entries = readEntries(zip, view, { start, end, count });
  refuseOverlaps(entries, start);
  return entries;
}

/** The record at the end, whose comment must reach exactly to the end of the file. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at -= 1) {
    if (
      view.getUint32(at, true) === END_SIGNATURE &&
      at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  }
  throw new ZipFault('is no complete zip file');
}

function readEntries(
  zip: Uint8Array,
  view: DataView,
  table: { readonly start: number; readonly end: number; readonly count: number },
): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = table.start;
  for (let index = 0; index < table.count; index += 1) {
    if (at + ENTRY_BYTES > table.end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      throw new ZipFault('is damaged');
    const next =
      at +
      ENTRY_BYTES +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    if (next > table.end) throw new ZipFault('is damaged');
    entries.push(readEntry(zip, view, at, table.start));
    at = next;
  }
  if (at !== table.end) throw new ZipFault('is damaged');
  return entries;
}

function readEntry(zip: Uint8Array, view: DataView, at: number, limit: number): ZipEntry {
  const name = zip.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + view.getUint16(at + 28, true));
  const path = decodeName(name);
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  if ((view.getUint16(at + 8, true) & ENCRYPTION_FLAGS) !== 0) throw new ZipFault('is encrypted', path);
  if (!METHODS.includes(method)) throw new ZipFault('is packed by another method than deflate', path);
  const isFolder = path.endsWith('/');
  checkMode(view.getUint32(at + 38, true) >>> 16, isFolder, path);
  if (isFolder && size !== 0) throw new ZipFault('is a folder with content', path);
  const start = findData(zip, view, { at: view.getUint32(at + 42, true), limit, name, method, path });
  if (start + packedSize > limit) throw new ZipFault('is cut off', path);
  return { path, isFolder, method, crc32: view.getUint32(at + 16, true), packedSize, size, start };
}

/** Old tools write names in the code page of their system; what is not UTF-8 cannot be told apart. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ZipFault('holds a file name that is not UTF-8');
  }
}

/** Some writers set no mode at all; a link or a device shows in it whatever system the entry claims to be from. */
function checkMode(mode: number, isFolder: boolean, path: string): void {
  const kind = mode & FILE_TYPE;
  if (kind === LINK) throw new ZipFault('is a link', path);
  if (kind !== 0 && kind !== (isFolder ? FOLDER : REGULAR_FILE)) throw new ZipFault('is no plain file', path);
}

/** The header in front of the data must say the same as the table; else another reader finds other files. */
function findData(
  zip: Uint8Array,
  view: DataView,
  entry: {
    readonly at: number;
    readonly limit: number;
    readonly name: Uint8Array;
    readonly method: number;
    readonly path: string;
  },
): number {
  const { at, limit, name, method, path } = entry;
  if (at + LOCAL_BYTES > limit || view.getUint32(at, true) !== LOCAL_SIGNATURE)
    throw new ZipFault('is damaged', path);
  const nameLength = view.getUint16(at + 26, true);
  const local = zip.subarray(at + LOCAL_BYTES, at + LOCAL_BYTES + nameLength);
  const isSame =
    view.getUint16(at + 8, true) === method &&
    (view.getUint16(at + 6, true) & ENCRYPTION_FLAGS) === 0 &&
    local.length === name.length &&
    local.every((byte, index) => byte === name[index]);
  if (!isSame) throw new ZipFault('has two headers that differ', path);
  return at + LOCAL_BYTES + nameLength + view.getUint16(at + 28, true);
}

/** Several entries on the same bytes multiply a small file (the bombs of Fifield, 2019). */
function refuseOverlaps(entries: readonly ZipEntry[], end: number): void {
  const sorted = entries.toSorted((a, b) => a.start - b.start);
  sorted.forEach((entry, index) => {
    const limit = sorted[index + 1]?.start ?? end;
    if (entry.start + entry.packedSize > limit)
      throw new ZipFault('shares its bytes with another entry', entry.path);
  });
}
