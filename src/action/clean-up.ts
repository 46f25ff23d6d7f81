/**
 * After the job: overwrites and removes the files that the action wrote. Runs in a process of its own
 * (`dist/post.js`), which loads nothing else. Links are never followed.
 */
import * as fs from 'node:fs';

/** The name under which the paths are kept between the two processes. */
export const WRITTEN_PATHS_STATE = 'written-paths';

/** @returns how many paths could not be removed. */
export function removeWrittenPaths(state: string): number {
  const { files, folders } = parseState(state);
  const failed = files.filter(
    (file) =>
      !tryTo(() => {
        removeFile(file);
      }),
  );
  for (const folder of folders)
    tryTo(() => {
      fs.rmdirSync(folder);
    });
  return failed.length;
}

/** Anything but what this action saved is nothing to remove. */
function parseState(state: string): {
  readonly files: readonly string[];
  readonly folders: readonly string[];
} {
  try {
    const parsed: unknown = JSON.parse(state);
    const fields: Readonly<Record<string, unknown>> = typeof parsed === 'object' ? { ...parsed } : {};
    return { files: readStrings(fields['files']), folders: readStrings(fields['folders']) };
  } catch {
    return { files: [], folders: [] };
  }
}

function readStrings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function removeFile(file: string): void {
  const stats = fs.lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (stats.isFile()) overwrite(file);
  fs.unlinkSync(file);
}

/** On journaling file systems and flash no proof against forensics, but against the next reader of the disk. */
function overwrite(file: string): void {
  const descriptor = fs.openSync(file, fs.constants.O_WRONLY | fs.constants.O_NOFOLLOW);
  try {
    const { size } = fs.fstatSync(descriptor);
    fs.writeSync(descriptor, Buffer.alloc(size));
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

function tryTo(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}
