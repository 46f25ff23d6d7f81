/**
 * The key-encryption API (contract 8): data encryption keys wrapped by a keyring. Nothing is stored.
 */
import { randomBytes } from 'node:crypto';
import { badRequest, Refusal } from '../refusal.js';
import { requireAllowed, type Call } from './access.js';
import type { Credential } from './credential.js';
import { decodeBase64 } from './credential-input.js';
import { unwrapKey, wrapKey } from './keyring.js';
import type { Answer } from './operations.js';

export type KeyOperation = 'generate' | 'encrypt' | 'decrypt';

/** Not stated by SAP (contract 8). */
const keySizes: readonly unknown[] = [16, 24, 32, 64];

export function runKeyOperation(call: Call, operation: KeyOperation): Answer {
  const keyring = keyringOf(call, operation === 'decrypt' ? 'decrypt' : 'encrypt');
  const aad = readAad(call);
  switch (operation) {
    case 'generate': {
      const plainKey = randomBytes(readKeySize(call));
      const encryptedKey = wrapKey(keyring, plainKey, aad);
      return ok({ plainKey: plainKey.toString('base64'), encryptedKey: encryptedKey.toString('base64') });
    }
    case 'encrypt': {
      const encryptedKey = wrapKey(keyring, readBytes(call, 'plainKey'), aad);
      return ok({ encryptedKey: encryptedKey.toString('base64') });
    }
    case 'decrypt': {
      const plainKey = unwrapKey(keyring, readBytes(call, 'encryptedKey'), aad);
      if (plainKey === undefined) throw badRequest('encryptedKey cannot be decrypted');
      return ok({ plainKey: plainKey.toString('base64') });
    }
  }
}

function ok(json: object): Answer {
  return { status: 200, json };
}

function keyringOf(call: Call, permission: 'encrypt' | 'decrypt'): Credential {
  const name = call.body['keyring'];
  if (typeof name !== 'string' || name === '') throw badRequest('keyring is missing');
  const keyring = requireAllowed(call, { type: 'keyring', name }, permission);
  if (keyring.status === 'disabled')
    throw new Refusal(call.state.switches.disabledRead, 'The keyring is disabled');
  return keyring;
}

function readAad({ body }: Call): string {
  const aad = body['aad'] ?? '';
  if (typeof aad !== 'string') throw badRequest('aad is not a string');
  return aad;
}

function readKeySize({ body }: Call): number {
  const size = body['keySize'];
  if (typeof size !== 'number' || !keySizes.includes(size)) throw badRequest('keySize is not allowed');
  return size;
}

function readBytes({ body }: Call, field: 'plainKey' | 'encryptedKey'): Buffer {
  const bytes = decodeBase64(body[field]);
  if (bytes === undefined || bytes.length === 0) throw badRequest(`${field} is not base64`);
  return bytes;
}
