/**
 * Which of several service keys in one text is meant: the one that was named, the only one of the service that is
 * needed, the only one of a service that this action knows. Anything else is for the user to say.
 */
import type { Candidate } from './candidates.js';
import { readString, type Fields } from './fields.js';
import { ambiguousKey } from './service-key-faults.js';

export type Service = 'credential-store' | 'cloud-integration';

export interface Choice {
  readonly expected: Service | undefined;
  readonly instanceName: string | undefined;
}

/** @throws ActionError SERVICE_KEY_AMBIGUOUS */
export function chooseCandidate(
  candidates: readonly Candidate[],
  { expected, instanceName }: Choice,
): Candidate {
  const named =
    instanceName === undefined ? [] : candidates.filter(({ names }) => names.includes(instanceName));
  const pool = named.length > 0 ? named : candidates;
  const filters: readonly ((candidate: Candidate) => boolean)[] = [
    () => true,
    ({ fields }) => expected !== undefined && detectService(fields) === expected,
    isKnownOffering,
  ];
  for (const [index, filter] of filters.entries()) {
    const [only, another] = pool.filter(filter);
    if (only !== undefined && another === undefined)
      return index === 0 && pool.length === candidates.length
        ? only
        : { ...only, repairs: [...only.repairs, 'chosen-service'] };
  }
  throw ambiguousKey();
}

/** Keys of all services but Credential Store have a client id. */
export function detectService(fields: Fields): Service {
  return readString(fields, 'clientid') === undefined ? 'credential-store' : 'cloud-integration';
}

const OFFERINGS = /^(?:credstore|it-rt)$/;

/** By the label or tag in VCAP_SERVICES. */
function isKnownOffering({ names }: Candidate): boolean {
  return names.some((name) => OFFERINGS.test(name));
}
