/**
 * The refusals of service keys. No sentence holds a piece of the text; field names are those of our own list.
 */
import { ActionError, type ErrorCode } from '../errors.js';
import type { DocumentReading } from './document.js';
import { isRecord } from './fields.js';

const COPY_ALL = 'Copy the whole service key, from the first { to the last }, into the GitHub secret.';

export function emptyKey(): ActionError {
  return fault(
    'SERVICE_KEY_EMPTY',
    'The input "service-key" was empty: the secret does not exist under that name, or is not handed to this run (fork, Dependabot).',
    'Check the name of the secret in the workflow, and that this event may read it; pull requests from forks get no secrets.',
  );
}

export function tooLargeKey(): ActionError {
  return fault(
    'SERVICE_KEY_TOO_LARGE',
    'The input "service-key" held more than 1 MiB of text, which no service key does.',
    'Store the JSON of one service key, and nothing else, in the GitHub secret.',
  );
}

export function maskedKey(): ActionError {
  return fault(
    'SERVICE_KEY_MASKED',
    'The input "service-key" held only asterisks, as the log shows a secret.',
    'Copy the service key from the cockpit or from "cf service-key"; a log never shows it.',
  );
}

export function placeholderKey(): ActionError {
  return fault(
    'SERVICE_KEY_PLACEHOLDER',
    'The input "service-key" held a placeholder or an expression that was not evaluated, not a service key.',
    'Store the service key itself in the GitHub secret, and hand it over as ${{ secrets.NAME }}.',
  );
}

export function ambiguousKey(): ActionError {
  return fault(
    'SERVICE_KEY_AMBIGUOUS',
    'The input "service-key" held several service keys that could be meant.',
    'Store only the service key that is to be used in the GitHub secret.',
  );
}

export function wrongService(expected: 'credential-store' | 'cloud-integration'): ActionError {
  const [is, should, next] =
    expected === 'credential-store'
      ? [
          'Cloud Integration or another service (it has a client id)',
          'Credential Store',
          'the Credential Store instance (offering credstore)',
        ]
      : [
          'Credential Store',
          'Cloud Integration',
          'the Process Integration Runtime instance (offering it-rt, plan api)',
        ];
  return fault(
    'SERVICE_KEY_WRONG_SERVICE',
    `The service key belonged to ${is}, but one of ${should} was needed.`,
    `Use the service key of ${next}.`,
  );
}

export function noUrl(): ActionError {
  return fault(
    'SERVICE_KEY_NO_URL',
    'The field "url" of the service key was missing, or was not an address that starts with https://.',
    COPY_ALL,
  );
}

export function noTokenUrl(): ActionError {
  return fault(
    'SERVICE_KEY_NO_URL',
    'The service key had no address for access tokens that starts with https://.',
    COPY_ALL,
  );
}

export function incompleteKey(fields: string): ActionError {
  return fault(
    'SERVICE_KEY_NOT_A_SERVICE_KEY',
    `The JSON had some fields of a service key, but no credentials; its known fields are: ${fields}.`,
    COPY_ALL,
  );
}

/** Nothing in the text was a service key. */
export function refuseDocument(text: string, { isJson, isTruncated, values }: DocumentReading): ActionError {
  if (isTruncated)
    return fault(
      'SERVICE_KEY_TRUNCATED',
      'The input "service-key" broke off: its JSON has a beginning, but no end.',
      COPY_ALL,
    );
  if (isJson) return notAServiceKey(values);
  return fault(
    'SERVICE_KEY_NOT_JSON',
    `The input "service-key" was no JSON, and nothing that could be turned into it: it held ${describe(text)}.`,
    COPY_ALL,
  );
}

function notAServiceKey(values: readonly unknown[]): ActionError {
  const isRequest = values.some(
    (value) => isRecord(value) && ('key-type' in value || 'grant-types' in value),
  );
  return fault(
    'SERVICE_KEY_NOT_A_SERVICE_KEY',
    isRequest
      ? 'The input "service-key" held the parameters for creating a service key, not the key that was created with them.'
      : 'The input "service-key" was JSON, but not that of a service key.',
    'Create a service key of the Credential Store or Process Integration Runtime instance, and store its whole JSON in the GitHub secret.',
  );
}

function describe(text: string): string {
  const start = text.slice(0, 400).trimStart();
  if (/^<(?:!doctype|html|\?xml|head|body)/i.test(start)) return 'a web page';
  if (start.includes('-BEGIN')) return 'PEM text, which belongs into the input "client-certificate"';
  if (start.startsWith('H4sI')) return 'a compressed file';
  if (/\bFAILED\b|not found|No such file|No service key/i.test(start))
    return 'the error message of a command';
  if (/^@?[~.]{0,2}[/\\]|^@|\.json\s*$/.test(start) && start.length < 300)
    return 'the path of a file instead of its content';
  return 'other text';
}

function fault(code: ErrorCode, happened: string, next: string): ActionError {
  return new ActionError(code, { happened, next });
}
