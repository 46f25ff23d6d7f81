/**
 * PURE. The errors of this folder in one shape each, and names in them. Names of files come from archives that anyone
 * may have written, so they are quoted, without control characters, and cut.
 */
import { ActionError, type Place } from '../errors.js';

/** What is wrong with an artifact; `next` is an imperative sentence. */
export function artifactInvalid(happened: string, next: string, file?: string, line?: number): ActionError {
  return new ActionError('ARTIFACT_INVALID', { happened, next, place: placeOf(file, line) });
}

/** What is wrong with an input, or with a file that an input names. */
export function inputInvalid(happened: string, next: string, file?: string, line?: number): ActionError {
  return new ActionError('INPUT_INVALID', { happened, next, place: placeOf(file, line) });
}

const MAX_NAME_CHARACTERS = 200;

/** A name from outside, for a sentence. */
export function quoteName(name: string): string {
  const short = name.length > MAX_NAME_CHARACTERS ? `${name.slice(0, MAX_NAME_CHARACTERS)}…` : name;
  return `"${short.toWellFormed().replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')}"`;
}

function placeOf(file: string | undefined, line: number | undefined): Place | undefined {
  if (file === undefined) return undefined;
  return line === undefined ? { file } : { file, line };
}
