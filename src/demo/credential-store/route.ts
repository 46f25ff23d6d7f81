/**
 * Method and path to the operation that serves them (contract 6).
 */
import type { DemoRequest } from '../exchange.js';
import { Refusal } from '../refusal.js';
import type { Call } from './access.js';
import { credentialTypes } from './credential.js';
import { runKeyOperation } from './key-encryption.js';
import { listCredentials } from './list-operation.js';
import {
  deleteAll,
  deleteCredential,
  patchCredential,
  readCredential,
  writeCredential,
  type Answer,
} from './operations.js';

export type Operation = (call: Call) => Answer;

export const credentialsPath = '/api/v1/credentials';
const keyEncryptionPath = '/api/v1/keyencryption';

type Methods = ReadonlyMap<string, Operation>;

const keyOperations = ['generate', 'encrypt', 'decrypt'] as const;

const resources: ReadonlyMap<string, Methods> = new Map<string, Methods>([
  [credentialsPath, new Map([['DELETE', deleteAll]])],
  ...credentialTypes.map((type): [string, Methods] => [
    `${credentialsPath}/${type}`,
    new Map<string, Operation>([
      ['GET', (call) => readCredential(call, type)],
      ['POST', (call) => writeCredential(call, type)],
      ['PATCH', (call) => patchCredential(call, type)],
      ['DELETE', (call) => deleteCredential(call, type)],
    ]),
  ]),
  ...credentialTypes.map((type): [string, Methods] => [
    `${credentialsPath}/${type}s`,
    new Map<string, Operation>([['GET', (call) => listCredentials(call, type)]]),
  ]),
  ...keyOperations.map((operation): [string, Methods] => [
    `${keyEncryptionPath}/${operation}`,
    new Map<string, Operation>([['POST', (call) => runKeyOperation(call, operation)]]),
  ]),
]);

/** A slash at the end is taken, as one of SAP's own clients sends it (contract 6.4). */
export function findOperation(request: DemoRequest, patch: 'supported' | 'refused'): Operation {
  const methods = resources.get(request.path.replace(/\/$/, ''));
  if (methods === undefined) throw new Refusal(404, 'No such resource');
  const operation = methods.get(request.method);
  const isRefused = request.method === 'PATCH' && patch === 'refused';
  if (operation === undefined || isRefused) throw methodNotAllowed(methods, isRefused);
  return operation;
}

/** RFC 9110 §15.5.6: 405 names what is allowed. */
function methodNotAllowed(methods: Methods, withoutPatch: boolean): Refusal {
  const allowed = [...methods.keys()].filter((method) => !(withoutPatch && method === 'PATCH'));
  return new Refusal(405, 'Method not allowed', [['Allow', allowed.join(', ')]]);
}
