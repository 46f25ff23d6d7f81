/** The two keys of payload encryption in a Credential Store service key, or the caller's own in place of one. */
import type { KeyObject } from 'node:crypto';
import { ActionError } from '../errors.js';
import type { Warning } from '../keys/judgement.js';
import { readKeyMaterial } from '../keys/key-material.js';
import { ambiguousKeys, noPrivateKey } from '../keys/pem-faults.js';
import type { RepairCode } from '../keys/repairs.js';
import type { Secret } from '../secret.js';
import { readObject, readText, type Fields } from './fields.js';

export interface PayloadKeys {
  /** undefined where payload encryption is off. */
  readonly clientKey: KeyObject | undefined;
  readonly serverKey: KeyObject | undefined;
  readonly repairs: readonly RepairCode[];
  readonly warnings: readonly Warning[];
}

export interface PayloadInputs {
  readonly payloadPrivateKey: string | undefined;
  readonly passphrase: Secret | undefined;
}

/** @throws ActionError SERVICE_KEY_NO_PAYLOAD_KEY, PEM_* */
export function readPayloadKeys(fields: Fields, inputs: PayloadInputs): PayloadKeys {
  const server = readServerKey(readText(readObject(fields, 'encryption') ?? {}, 'server_public_key'));
  if (!isPayloadEncrypted(fields, inputs)) return { clientKey: undefined, ...server };
  const { key, repairs } = readClientKey(fields, inputs);
  return { ...server, clientKey: key, repairs: [...repairs, ...server.repairs] };
}

interface ClientKey {
  readonly key: KeyObject;
  readonly repairs: readonly RepairCode[];
}

function readClientKey(fields: Fields, { payloadPrivateKey, passphrase }: PayloadInputs): ClientKey {
  const field = readText(readObject(fields, 'encryption') ?? {}, 'client_private_key');
  const text = payloadPrivateKey ?? field;
  const what =
    payloadPrivateKey === undefined
      ? 'the field "encryption.client_private_key" of the service key'
      : 'the input "payload-private-key"';
  if (text === undefined)
    throw new ActionError('SERVICE_KEY_NO_PAYLOAD_KEY', {
      happened: 'The service key says that payloads are encrypted, but holds no private key to decrypt them.',
      next: 'Give the private key that belongs to the public key of the binding in the input "payload-private-key".',
    });
  const { privateKeys, others, repairs } = readKeyMaterial(text, { what, passphrase });
  const [key, another] = privateKeys;
  if (key === undefined) throw noPrivateKey(what, others[0] ?? 'a certificate');
  if (another !== undefined) throw ambiguousKeys(what, 'private key');
  // Bare base64 is the form in which the service writes this field.
  return { key: requireRsa(key, what), repairs: repairs.filter((code) => code !== 'bare-base64') };
}

function isPayloadEncrypted(fields: Fields, { payloadPrivateKey }: PayloadInputs): boolean {
  const written = fields['encryption'];
  if (typeof written === 'string' && written.trim() !== '' && readObject(fields, 'encryption') === undefined)
    throw new ActionError('SERVICE_KEY_NO_PAYLOAD_KEY', {
      happened: 'The field "encryption" of the service key was text that could not be read as JSON.',
      next: 'Copy the whole service key, from the first { to the last }, into the GitHub secret.',
    });
  const said = readObject(readObject(fields, 'parameters') ?? {}, 'encryption')?.['payload'];
  if (said === 'enabled' || said === 'disabled') return said === 'enabled';
  const encryption = readObject(fields, 'encryption') ?? {};
  return Object.keys(encryption).length > 0 || payloadPrivateKey !== undefined;
}

/** RSA-OAEP-256 is the only algorithm of the service (SAP: "Payload Encryption"). */
function requireRsa(key: KeyObject, what: string): KeyObject {
  if (key.asymmetricKeyType === 'rsa') return key;
  throw new ActionError('SERVICE_KEY_NO_PAYLOAD_KEY', {
    happened: `The private key in ${what} was not an RSA key, so payloads cannot be decrypted with it.`,
    next: 'Give the RSA private key that belongs to the public key of the binding in "payload-private-key".',
  });
}

type ServerKey = Omit<PayloadKeys, 'clientKey'>;

/** Nothing is read with this key, so damage to it is no reason to stop. */
function readServerKey(text: string | undefined): ServerKey {
  if (text === undefined) return { serverKey: undefined, repairs: [], warnings: [] };
  try {
    const { publicKeys, repairs } = readKeyMaterial(text, {
      what: 'the field "encryption.server_public_key"',
    });
    const [serverKey] = publicKeys;
    if (serverKey !== undefined)
      return { serverKey, repairs: repairs.filter((code) => code !== 'bare-base64'), warnings: [] };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
  }
  return {
    serverKey: undefined,
    repairs: [],
    warnings: [
      {
        code: 'SERVICE_KEY_SERVER_KEY_UNREADABLE',
        message:
          'The field "encryption.server_public_key" of the service key could not be read. Reading credentials works without it.',
      },
    ],
  };
}
