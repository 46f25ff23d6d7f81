/** For writes that do no harm when done again: where the answer was lost they are repeated, up to a limit. */
import { OutcomeUnknownError } from '../cloud-integration/model.js';

/** A connection that drops one answer in twenty drops three in a row once in 8,000 writes. */
const MAX_REPEATS = 2;

export async function repeatIfLost<T>(write: () => Promise<T>): Promise<T> {
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof OutcomeUnknownError) || repeats === MAX_REPEATS) throw error;
    }
  }
}
