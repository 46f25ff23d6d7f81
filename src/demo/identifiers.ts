/**
 * UUIDs for credentials, bindings and requests: random, or counted up when a test wants the same ones each time.
 */
import { createHash, randomUUID } from 'node:crypto';

export type NextId = () => string;

export const randomIds: NextId = () => randomUUID();

/** The same sequence of well-formed UUIDs (version 4 by its looks) for every call. */
export function countedIds(): NextId {
  let count = 0;
  return () => {
    count += 1;
    const hex = createHash('sha256').update(`demo id ${count}`).digest('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  };
}
