/**
 * Whether a request that got no answer may have reached the service, and the error that says so: the caller has to
 * read the state of the service before it does anything else.
 */
import { ActionError } from '../errors.js';
import { ProxyFault } from './dispatcher.js';

/** A write that may or may not have happened. Code and text are those of the fault that hid the answer. */
export class OutcomeUnknownError extends ActionError {
  constructor(fault: ActionError) {
    super(fault.code, { happened: fault.message, next: fault.next, place: fault.place, cause: fault });
  }
}

/** Only what stands here happens before the first byte of a request is sent. Doubtful codes, as ECONNRESET, do not. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_\w+|UND_ERR_INVALID_ARG|ERR_INVALID_URL|ERR_TLS_CERT_ALTNAME_INVALID|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/;

export function mayHaveArrived(thrown: unknown): boolean {
  if (thrown instanceof ProxyFault) return false;
  const code: unknown = Error.isError(thrown) && 'code' in thrown ? thrown.code : undefined;
  return typeof code !== 'string' || !BEFORE_SENDING.test(code);
}
