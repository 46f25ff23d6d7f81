/** The faults of the demo tenant that an answer to a read or a list cannot survive, and the code of each. */
import type { ErrorCode } from '../../src/errors.js';
import type { Fault, FaultEffect } from '../../src/demo/faults/fault.js';

export interface DeadlyFault {
  readonly name: string;
  readonly effect: FaultEffect;
  readonly code: ErrorCode;
  /** In the message for people. */
  readonly says: RegExp;
  /** Requests of one credential, with `max-retries: 1`. */
  readonly requests: 1 | 2;
}

export function everyTime(effect: FaultEffect, match: NonNullable<Fault['match']> = {}): Fault {
  return { ...effect, times: Infinity, match };
}

const huge = 300 * 1024;

export const deadlyFaults: readonly DeadlyFault[] = [
  // Answers that are no answers
  fault('login page', { kind: 'html-200' }, 'PAYLOAD_UNREADABLE', /web page/),
  fault('empty answer', { kind: 'empty-200' }, 'PAYLOAD_UNREADABLE', /could not be read/),
  fault('204', { kind: 'status', status: 204 }, 'PAYLOAD_UNREADABLE', /could not be read/),
  fault('gzip bomb', { kind: 'gzip-bomb' }, 'PAYLOAD_UNREADABLE', /could not be read/),
  // Payload encryption
  fault('truncated JWE', { kind: 'truncated-jwe' }, 'PAYLOAD_UNREADABLE', /could not be read/),
  fault('JWE for another key', { kind: 'wrong-key-jwe' }, 'PAYLOAD_UNREADABLE', /could not be decrypted/),
  fault('RSA-OAEP', { kind: 'other-alg', algorithm: 'RSA-OAEP' }, 'PAYLOAD_UNREADABLE', /other algorithms/),
  fault('A128GCM', { kind: 'other-alg', algorithm: 'A128GCM' }, 'PAYLOAD_UNREADABLE', /other algorithms/),
  fault('dir', { kind: 'other-alg', algorithm: 'dir' }, 'PAYLOAD_UNREADABLE', /could not be read/),
  fault('garbage in a good JWE', { kind: 'garbage-json' }, 'PAYLOAD_UNREADABLE', /not JSON/),
  fault(
    'a number in a good JWE',
    { kind: 'garbage-json', text: '1' },
    'PAYLOAD_UNREADABLE',
    /was JSON, but no/,
  ),
  fault(
    'null in a good JWE',
    { kind: 'garbage-json', text: 'null' },
    'PAYLOAD_UNREADABLE',
    /was JSON, but no/,
  ),
  fault(
    'other JSON in a good JWE',
    { kind: 'garbage-json', text: '{"status":"UP"}' },
    'PAYLOAD_UNREADABLE',
    /was JSON, but no/,
  ),
  fault('plain text', { kind: 'plaintext' }, 'PAYLOAD_NOT_ENCRYPTED', /not encrypted/),
  // Statuses
  fault('400', { kind: 'status', status: 400 }, 'HTTP_UNEXPECTED_STATUS', /status 400/),
  fault('401', { kind: 'status', status: 401 }, 'HTTP_UNAUTHORIZED', /status 401/),
  fault('403', { kind: 'status', status: 403 }, 'CREDENTIAL_FORBIDDEN', /status 403/),
  fault('404 of the router', { kind: 'router-404' }, 'HTTP_NOT_FOUND', /router/),
  fault('405', { kind: 'status', status: 405 }, 'HTTP_UNEXPECTED_STATUS', /status 405/),
  fault('429', { kind: '429' }, 'HTTP_RATE_LIMITED', /status 429/, 2),
  fault('500', { kind: 'status', status: 500 }, 'HTTP_SERVER_ERROR', /status 500/),
  fault('501', { kind: 'status', status: 501 }, 'HTTP_SERVER_ERROR', /status 501/),
  fault('502', { kind: 'status', status: 502 }, 'HTTP_SERVER_ERROR', /status 502/, 2),
  fault('503', { kind: '503' }, 'HTTP_SERVER_ERROR', /status 503/, 2),
  fault('504', { kind: 'status', status: 504 }, 'HTTP_SERVER_ERROR', /status 504/, 2),
  // The connection
  fault('reset', { kind: 'reset' }, 'HTTP_UNREACHABLE', /No answer came/, 2),
  fault('reset in the body', { kind: 'reset-mid-body' }, 'HTTP_UNREACHABLE', /No answer came/, 2),
  fault('body too short', { kind: 'wrong-content-length' }, 'HTTP_UNREACHABLE', /No answer came/, 2),
  fault('huge body', { kind: 'huge-body' }, 'HTTP_RESPONSE_TOO_LARGE', /larger than any/),
  fault('huge headers', { kind: 'huge-headers', bytes: huge }, 'HTTP_RESPONSE_TOO_LARGE', /larger than any/),
];

function fault(
  name: string,
  effect: FaultEffect,
  code: ErrorCode,
  says: RegExp,
  requests: DeadlyFault['requests'] = 1,
): DeadlyFault {
  return { name, effect, code, says, requests };
}
