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
  return failures;
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
