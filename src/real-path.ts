/** Where a path really leads, all links on the way followed. Nothing is opened. */
import fs from 'node:fs';

/** @returns undefined where there is nothing, or it cannot be reached. */
export function realPathOf(absolute: string): string | undefined {
  try {
    return fs.realpathSync(absolute);
  } catch {
    return undefined;
  }
}
