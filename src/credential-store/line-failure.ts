/** PURE. A failure told with the line that asked for it. */
import { ActionError } from '../errors.js';
import { describeLine, placeOfLine, type SourceLine } from './reference-list.js';

/**
 * Faults of the connection concern no line more than another and stay as they are, so that the same one is
 * reported once.
 */
export function atLine(error: ActionError, line: SourceLine): ActionError {
  if (!/^(?:CREDENTIAL|PAYLOAD)_/.test(error.code)) return error;
  const where = describeLine(line);
  return new ActionError(error.code, {
    happened: error.message.includes(where) ? error.message : `In ${where}: ${error.message}`,
    next: error.next,
    place: placeOfLine(line),
  });
}
