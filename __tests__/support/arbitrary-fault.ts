/** What a step under test throws, without a word of its text: tests compare codes. */
import { ActionError, type ErrorCode } from '../../src/errors.js';

/** @returns the code of the failure, or undefined where nothing is thrown. Anything that is not ours is passed on. */
export function codeOf(step: () => unknown): ErrorCode | undefined {
  return errorOf(step)?.code;
}

export function errorOf(step: () => unknown): ActionError | undefined {
  return errorsOf(step)[0];
}

/** All failures of a step that reports several. */
export function errorsOf(step: () => unknown): readonly ActionError[] {
  try {
    step();
  } catch (error) {
    const parts: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
    return parts.map((part) => {
      if (part instanceof ActionError) return part;
      throw part;
    });
  }
  return [];
}

/** Everything that a failure could show to anyone. */
export function textOf(error: ActionError | undefined): string {
  if (error === undefined) return '';
  return [error.message, error.next, error.code, String(error.cause), JSON.stringify(error.place)].join('\n');
}
