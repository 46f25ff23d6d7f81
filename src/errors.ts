/**
 * The one error class of the action and the closed list of its codes. Every failure has a code, says what
 * happened and what to do next, and may be shown to anyone: no part of a secret is ever put into one.
 */

/** Stable codes, listed in the README, with cause and remedy in docs/error-codes.md. A test compares the lists. */
export const ERROR_CODES = [
  'INPUT_INVALID',
  'SERVICE_KEY_EMPTY',
  'SERVICE_KEY_MASKED',
  'SERVICE_KEY_PLACEHOLDER',
  'SERVICE_KEY_NOT_JSON',
  'SERVICE_KEY_NOT_A_SERVICE_KEY',
  'SERVICE_KEY_TRUNCATED',
  'SERVICE_KEY_AMBIGUOUS',
  'SERVICE_KEY_NO_URL',
  'SERVICE_KEY_TOO_LARGE',
  'SERVICE_KEY_WRONG_SERVICE',
  'SERVICE_KEY_NO_PAYLOAD_KEY',
  'PEM_EMPTY',
  'PEM_MASKED',
  'PEM_PLACEHOLDER',
  'PEM_TOO_LARGE',
  'PEM_NOT_PEM',
  'PEM_TRUNCATED',
  'PEM_CORRUPT',
  'PEM_NO_CERTIFICATE',
  'PEM_NO_PRIVATE_KEY',
  'PEM_ENCRYPTED_KEY',
  'PEM_WRONG_PASSPHRASE',
  'PEM_UNSUPPORTED_KEYSTORE',
  'PEM_AMBIGUOUS',
  'CLIENT_IDENTITY_KEY_MISMATCH',
  'EXPIRY_TOO_CLOSE',
  'TLS_SERVER_UNTRUSTED',
  'TLS_CLIENT_REJECTED',
  'TLS_FAILED',
  'HTTP_UNREACHABLE',
  'HTTP_TIMEOUT',
  'HTTP_UNAUTHORIZED',
  'HTTP_FORBIDDEN',
  'HTTP_NOT_FOUND',
  'HTTP_RATE_LIMITED',
  'HTTP_SERVER_ERROR',
  'HTTP_UNEXPECTED_REDIRECT',
  'HTTP_UNEXPECTED_STATUS',
  'HTTP_RESPONSE_TOO_LARGE',
  'OAUTH_REJECTED',
  'CREDENTIAL_NOT_FOUND',
  'CREDENTIAL_FORBIDDEN',
  'CREDENTIAL_LIST_INCOMPLETE',
  'CREDENTIAL_TOO_SHORT_TO_MASK',
  'CREDENTIAL_NOT_TEXT',
  'CREDENTIAL_NOT_DECODABLE',
  'CREDENTIAL_NOT_JSON',
  'CREDENTIAL_NOT_DOTENV',
  'CREDENTIAL_TOO_LARGE_FOR_ENV',
  'PAYLOAD_NOT_ENCRYPTED',
  'PAYLOAD_UNREADABLE',
  'ODATA_UNEXPECTED',
  'PACKAGE_NOT_FOUND',
  'PACKAGE_REFUSED',
  'PACKAGE_CONFIGURE_ONLY',
  'ARTIFACT_INVALID',
  'ARTIFACT_NOT_FOUND',
  'ARTIFACT_IN_OTHER_PACKAGE',
  'ARTIFACT_DRAFT',
  'ARTIFACT_LOCKED',
  'ARTIFACT_NAME_FROZEN',
  'ARTIFACT_REFUSED',
  'PARAMETER_UNKNOWN',
  'DEPLOY_BUILD_FAILED',
  'DEPLOY_START_FAILED',
  'DEPLOY_TIMEOUT',
  'DEPLOY_NOT_IN_RUNTIME',
  'DEPLOY_CANCELLED',
  'FILE_REFUSED',
  'RUNNER_UNSUPPORTED',
  'ENVIRONMENT_UNSAFE',
  'INTERNAL_ERROR',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Where a person should look: a file of the workspace, with a line if there is one (1-based). */
export interface Place {
  readonly file?: string;
  readonly line?: number;
}

export interface ErrorText {
  /** One sentence in the past tense with the names of things. */
  readonly happened: string;
  /** One sentence in the imperative that a person can carry out now. */
  readonly next: string;
  readonly place?: Place | undefined;
  readonly cause?: unknown;
}

export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: ErrorCode;
  readonly next: string;
  readonly place: Place | undefined;

  constructor(code: ErrorCode, text: ErrorText) {
    super(text.happened, text.cause === undefined ? undefined : { cause: text.cause });
    this.code = code;
    this.next = text.next;
    this.place = text.place;
  }
}

/**
 * All failures of one step as one thrown value.
 * @returns the error itself where there is only one.
 */
export function combineErrors(errors: readonly ActionError[]): Error {
  const [first] = errors;
  return errors.length === 1 && first !== undefined ? first : new AggregateError(errors, 'several failures');
}

/**
 * The failures in a thrown value, the one that decides the `error-code` first: inputs, then the service key
 * and its PEM, then the connection, then the lines in the order of the input.
 * What is not ours becomes INTERNAL_ERROR; its text is dropped, since it may quote anything.
 */
export function listErrors(thrown: unknown): readonly ActionError[] {
  const parts: readonly unknown[] = thrown instanceof AggregateError ? thrown.errors : [thrown];
  const errors = parts.map((part) => (part instanceof ActionError ? part : internalError(part)));
  return errors.toSorted((a, b) => rankOf(a.code) - rankOf(b.code));
}

function internalError(thrown: unknown): ActionError {
  return new ActionError('INTERNAL_ERROR', {
    happened: `The action failed in a way that it does not know (${kindOf(thrown)}).`,
    next: 'Run the job again; if it fails again, open an issue with the version of the action and this line.',
  });
}

/** The class and system code of a thrown value, both taken only where they look like identifiers. */
function kindOf(thrown: unknown): string {
  if (!Error.isError(thrown)) return typeof thrown;
  const code: unknown = 'code' in thrown ? thrown.code : undefined;
  return [thrown.name, code].filter((part) => typeof part === 'string' && /^\w{1,40}$/.test(part)).join(' ');
}

function rankOf(code: ErrorCode): number {
  if (code === 'INPUT_INVALID') return 0;
  if (/^(SERVICE_KEY|PEM|CLIENT_IDENTITY|EXPIRY)_/.test(code)) return 1;
  if (/^(TLS|HTTP|OAUTH|ODATA)_/.test(code)) return 2;
  return 3;
}
