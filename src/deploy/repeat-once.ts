/** For writes that do no harm when done twice: where the answer was lost they are done once more. */
import { OutcomeUnknownError } from '../cloud-integration/model.js';

export async function repeatOnce<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    return write();
  }
}
