/**
 * PURE. What a refusal of Cloud Integration means (contract, sections 3, 5.4, 6 and 7): from status and text, since
 * business errors come as 400 and 500 alike, to an error with a remedy. The text is matched, never shown.
 */
import { ActionError, type ErrorCode } from '../errors.js';

export interface Operation {
  readonly kind: 'read' | 'create' | 'write';
  /** What was to be done, as a verb with the names of things: `update the integration flow "X"`. */
  readonly what: string;
  /** The roles of the service instance that allow it (section 3). */
  readonly roles: readonly string[];
  /** What the status 404 means, where it is not "not there". */
  readonly onMissing?: { readonly code: ErrorCode; readonly happened: string; readonly next: string };
  /** What to say of a refusal for no known reason. */
  readonly onRefused?: { readonly code: ErrorCode; readonly next: string };
}

/** Not there, in the words of the platform, which some tenants give with another status (section 8.3). */
export function isAbsence(status: number, text: string): boolean {
  if (status < 400 || isHiddenRole(status, text)) return false;
  return status === 404 || text.includes('requested entity could not be found');
}

/** A set that the caller has no role for may look as if it did not exist (section 3). */
function isHiddenRole(status: number, text: string): boolean {
  return status === 404 && text.includes('could not find an entity set');
}

interface KnownRefusal {
  readonly text: RegExp;
  /** Where the words mean this only for operations of one kind. */
  readonly kind?: Operation['kind'];
  readonly code: ErrorCode;
  readonly reason: string;
  readonly next: string;
}

const DUPLICATE: KnownRefusal = {
  text: /already exist/,
  kind: 'create',
  code: 'ARTIFACT_IN_OTHER_PACKAGE',
  reason:
    'the tenant holds this id already, in another package, as another type, or hidden by an access policy',
  next: 'Find the artifact with this id in Integration Suite; name its package in the input "artifacts", or choose another Bundle-SymbolicName.',
};

/** The first that matches decides; texts may quote names, so the words that a name may hold come last. */
const KNOWN: readonly KnownRefusal[] = [
  {
    text: /\bis (?:being )?locked\b|\blocked by\b/,
    code: 'ARTIFACT_LOCKED',
    reason: 'somebody has it open in the web editor, which locks it',
    next: 'Ask them to save and close it (the cockpit of Integration Suite lists the locks under Monitor), then run the job again; this action never removes a lock.',
  },
  {
    text: /configure[ -]?only/,
    code: 'PACKAGE_CONFIGURE_ONLY',
    reason: 'its package is configure-only: only parameters can be changed, and contents are not given',
    next: 'Copy the package in Integration Suite and name the copy in the input "artifacts" or "package".',
  },
  {
    text: /bundle[ _-]?symbolic[ _-]?name/,
    code: 'ARTIFACT_NAME_FROZEN',
    reason: 'the symbolic name of an artifact cannot be changed',
    next: 'Put the former Bundle-SymbolicName back into META-INF/MANIFEST.MF; for a new name, use a new artifact.',
  },
  DUPLICATE,
  {
    text: /cannot have a special character/,
    code: 'PACKAGE_REFUSED',
    reason: 'the id has a character that it does not allow',
    next: 'Choose a package id of letters and digits.',
  },
  {
    text: /inputstream cannot be null/,
    code: 'ARTIFACT_INVALID',
    reason: 'its content has a "parameters.prop" without "parameters.propdef"',
    next: 'Add src/main/resources/parameters.propdef, or remove parameters.prop.',
  },
  {
    text: /bundle is not of type/,
    code: 'ARTIFACT_INVALID',
    reason: 'its SAP-BundleType is that of another type of artifact',
    next: 'Correct SAP-BundleType in META-INF/MANIFEST.MF.',
  },
  {
    text: /\bdraft\b/,
    code: 'ARTIFACT_DRAFT',
    reason: 'the tenant holds a draft of it',
    next: 'Save it as a version in Integration Suite or cancel the draft there, then run the job again.',
  },
];

/** @returns undefined for a failure of the server (5xx) that says nothing known. */
export function refusal(
  operation: Operation,
  status: number,
  text: string,
  host: string,
): ActionError | undefined {
  if (status === 403 || isHiddenRole(status, text)) return missingRole(operation, status, host);
  const known = findKnown(operation, status, text);
  if (known !== undefined) return refused(known.code, operation, known.reason, known.next);
  if (isAbsence(status, text) || isUnknownPackage(operation, status, text)) return missing(operation, status);
  if (status === 501 && operation.kind !== 'read')
    return refused('ARTIFACT_REFUSED', operation, NOT_OFFERED.reason, NOT_OFFERED.next);
  return status >= 500 ? undefined : unknownRefusal(operation, status, host);
}

function findKnown({ kind }: Operation, status: number, text: string): KnownRefusal | undefined {
  if (status === 404) return undefined;
  const known = KNOWN.find((row) => row.text.test(text) && (row.kind === undefined || row.kind === kind));
  return known ?? (status === 409 && kind === 'create' ? DUPLICATE : undefined);
}

/** A new artifact for a package that is not there may be refused with 400 (section 7.3). */
function isUnknownPackage({ kind }: Operation, status: number, text: string): boolean {
  return kind === 'create' && status === 400 && /\bpackage\b.*\bnot (?:be )?(?:found|exist)/s.test(text);
}

const NOT_OFFERED = {
  reason: 'it does not offer this for artifacts of this type (status 501)',
  next: 'Open an issue with this line.',
};

function refused(code: ErrorCode, { what }: Operation, reason: string, next: string): ActionError {
  return new ActionError(code, { happened: `The tenant refused to ${what}: ${reason}.`, next });
}

export function missing(operation: Operation, status: number): ActionError {
  const { onMissing } = operation;
  if (onMissing !== undefined) return new ActionError(onMissing.code, onMissing);
  return refused(
    'ARTIFACT_NOT_FOUND',
    operation,
    `it is not there (status ${status})`,
    'Check that nobody deletes it at the same time, and that no access policy hides it; then run the job again.',
  );
}

function missingRole({ what, roles }: Operation, status: number, host: string): ActionError {
  const names = roles.map((role) => `"${role}"`).join(' and ');
  return new ActionError('HTTP_FORBIDDEN', {
    happened: `${host} did not allow the service key to ${what} (status ${status}).`,
    next: `Add ${names} to the roles of the service instance (plan "api" of Process Integration Runtime); it may take an hour until they count.`,
  });
}

function unknownRefusal({ what, onRefused }: Operation, status: number, host: string): ActionError {
  return new ActionError(onRefused?.code ?? 'HTTP_UNEXPECTED_STATUS', {
    happened: `${host} refused to ${what} (status ${status}).`,
    next: onRefused?.next ?? 'Try the same in Integration Suite, which says why; check names and ids.',
  });
}
