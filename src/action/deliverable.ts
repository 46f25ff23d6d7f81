/** PURE. Whether what was found can be handed on as the inputs ask: masked, and written to a dotenv file. */
import { describeSource, type Delivery } from '../credential-store/delivery.js';
import { placeOfLine, type LineFailure } from '../credential-store/reference-list.js';
import { ActionError, type ErrorCode } from '../errors.js';
import { isDeliveryTooShort } from './delivery-masks.js';
import { renderDotenvLine } from './dotenv.js';
import type { FetchSettings } from './fetch-inputs.js';

export function checkDeliverable(delivery: Delivery, settings: FetchSettings): readonly LineFailure[] {
  const failures: LineFailure[] = [];
  if (isDeliveryTooShort(delivery, settings))
    failures.push(
      fail(delivery, 'CREDENTIAL_TOO_SHORT_TO_MASK', {
        happened: 'is too short or too common to be masked: its mask would ruin the log',
        next: 'Store a longer value; or add "mask=off" to the line if it is no secret, or "mask=force" to mask it all the same.',
      }),
    );
  if (settings.dotenvFile !== undefined && !fitsDotenv(delivery))
    failures.push(
      fail(delivery, 'CREDENTIAL_NOT_DOTENV', {
        happened:
          'cannot be written to a dotenv file that all readers take alike (carriage return, backslash at the end, or a single quote together with ", $, ` or \\)',
        next: 'Add the option "file" to the line: the dotenv file then holds the path.',
      }),
    );
  if (settings.exportEnv && !fitsVariable(delivery, settings.variablePrefix))
    failures.push(
      fail(delivery, 'CREDENTIAL_TOO_LARGE_FOR_ENV', {
        happened:
          'is too large for an environment variable (128 KiB with its name on Linux): no later step could start',
        next: 'Add the option "file" to the line: the variable then holds the path; or leave "export-env" out.',
      }),
    );
  return failures;
}

/** Linux: MAX_ARG_STRLEN, for `NAME=value` and the NUL after it. */
const MAX_VARIABLE_BYTES = 128 * 1024;

function fitsVariable({ outputName, outcome, source }: Delivery, prefix: string): boolean {
  if (outcome.status === 'missing' || source.reference.options.file !== undefined) return true;
  const name = Buffer.byteLength(prefix + outputName);
  return name + 1 + Buffer.byteLength(outcome.content) + 1 <= MAX_VARIABLE_BYTES;
}

function fitsDotenv({ outcome, source }: Delivery): boolean {
  if (outcome.status === 'missing' || source.reference.options.file !== undefined) return true;
  return renderDotenvLine('NAME', outcome.content.toString()) !== undefined;
}

function fail(
  { source }: Delivery,
  code: ErrorCode,
  text: { readonly happened: string; readonly next: string },
): LineFailure {
  return {
    line: source.line,
    error: new ActionError(code, {
      happened: `The value for ${describeSource(source)} ${text.happened}.`,
      next: text.next,
      place: placeOfLine(source.line),
    }),
  };
}
