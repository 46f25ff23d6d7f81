/** Internal ids of 32 hex digits (contract 6, 7.7). */
import type { NextId } from '../identifiers.js';

export function hexId(nextId: NextId): string {
  return nextId().replaceAll('-', '');
}
