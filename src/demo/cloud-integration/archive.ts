/** Archives of artifacts (contract 15): bytes to entries and back. What is packed again is never the same bytes. */
import { unzipSync, zipSync } from 'fflate';

/** By path, without folders. */
export type Entries = ReadonlyMap<string, Buffer>;

/** Nothing when the bytes are no zip. */
export function unpack(bytes: Uint8Array): Entries | undefined {
  try {
    const files = Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/'));
    return new Map(files.map(([path, content]) => [path, Buffer.from(content)]));
  } catch {
    return undefined;
  }
}

/** Sorted backwards and with the time of the packing, so that nobody compares archives by their bytes. */
export function pack(entries: Entries, at: Date): Buffer {
  const sorted = [...entries].sort(([one], [other]) => (one < other ? 1 : -1));
  return Buffer.from(zipSync(Object.fromEntries(sorted), { mtime: zipTime(at), level: 1 }));
}

/** The format knows the years from 1980 to 2099 only. */
function zipTime(at: Date): Date {
  const year = at.getUTCFullYear();
  return year < 1981 || year > 2098 ? new Date('2000-01-01T00:00:00Z') : at;
}

export function textEntry(entries: Entries, path: string): string | undefined {
  return entries.get(path)?.toString('utf8');
}

export function withEntry(entries: Entries, path: string, text: string): Entries {
  return new Map([...entries, [path, Buffer.from(text)]]);
}
