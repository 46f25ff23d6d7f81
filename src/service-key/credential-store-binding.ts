/**
 * The fields of a service key to a binding of SAP Credential Store, type `mtls`
 * (SAP: "Credential Store binding", Oct 2025).
 */
import type { KeyObject } from 'node:crypto';
import { ActionError } from '../errors.js';
import { parseCertificates } from '../keys/certificate.js';
import { buildClientIdentity, type ClientIdentity } from '../keys/client-identity.js';
import { parsePrivateKey } from '../keys/private-key.js';
import { Secret } from '../secret.js';
import { listFieldNames, readObject, readString, type Fields } from './fields.js';

export interface CredentialStoreBinding {
  readonly type: 'mtls';
  /** Ends in `/api/v1/credentials`, without a slash at the end. */
  readonly url: URL;
  readonly identity: ClientIdentity;
  /** The client private key for JWE payloads; undefined where payload encryption is off. */
  readonly payloadKey: KeyObject | undefined;
  /** May lie three days too early: a binding can be extended once. */
  readonly expiresAt: Date | undefined;
  /** Every secret text of the service key, for the masker. */
  readonly secrets: readonly Secret[];
}

export interface BindingInputs {
  /** The caller's own key for payload encryption; overrules the one in the service key. */
  readonly payloadPrivateKey: string | undefined;
}

/** @throws ActionError SERVICE_KEY_*, PEM_*, CLIENT_IDENTITY_KEY_MISMATCH */
export function buildCredentialStoreBinding(fields: Fields, inputs: BindingInputs): CredentialStoreBinding {
  refuseOtherServices(fields);
  refuseOtherTypes(fields);
  const key = requireField(fields, 'key', 'PEM_NO_PRIVATE_KEY');
  const certificate = requireField(fields, 'certificate', 'PEM_NO_CERTIFICATE');
  const url = parseUrl(fields);
  const identity = buildClientIdentity(
    parsePrivateKey(key, 'the field "key" of the service key'),
    parseCertificates(certificate, 'the field "certificate" of the service key'),
  );
  return {
    type: 'mtls',
    url,
    identity,
    payloadKey: readPayloadKey(fields, inputs),
    expiresAt: parseDate(readString(fields, 'expires_at')),
    secrets: listSecrets(fields, inputs),
  };
}

function refuseOtherServices(fields: Fields): void {
  const oauth = readObject(fields, 'oauth') ?? readObject(fields, 'uaa') ?? fields;
  if (readString(oauth, 'clientid') === undefined) return;
  throw new ActionError('SERVICE_KEY_WRONG_SERVICE', {
    happened:
      'The service key belonged to another service (it has a "clientid"), as those of Cloud Integration do.',
    next: 'Use the service key of the Credential Store instance (offering credstore) for credentials.',
  });
}

function refuseOtherTypes(fields: Fields): void {
  const type = detectType(fields);
  if (type === 'mtls') return;
  if (type === undefined)
    throw new ActionError('SERVICE_KEY_NOT_A_SERVICE_KEY', {
      happened: `The JSON was not a Credential Store service key; its fields are: ${listFieldNames(fields)}.`,
      next: 'Create a service key of the Credential Store instance, and store its whole JSON in the GitHub secret.',
    });
  throw new ActionError('SERVICE_KEY_UNSUPPORTED_TYPE', {
    happened: `The service key was of type ${type}; this version of the action signs in with type mtls only.`,
    next: 'Create a service key with {"authentication":{"type":"mtls"}}, which is the default of Credential Store.',
  });
}

const TYPES = ['mtls', 'oauth:mtls', 'oauth:key', 'basic'] as const;

function detectType(fields: Fields): (typeof TYPES)[number] | undefined {
  const authentication = readObject(readObject(fields, 'parameters') ?? {}, 'authentication') ?? {};
  const said = TYPES.find((type) => type === authentication['type']);
  if (said !== undefined) return said;
  const has = (name: string): boolean => readString(fields, name) !== undefined;
  if (has('certificate') || has('key')) return has('oauth_token_url') ? 'oauth:mtls' : 'mtls';
  if (has('private_key')) return 'oauth:key';
  return has('username') && has('password') ? 'basic' : undefined;
}

function requireField(
  fields: Fields,
  name: string,
  code: 'PEM_NO_PRIVATE_KEY' | 'PEM_NO_CERTIFICATE',
): string {
  const value = readString(fields, name);
  if (value !== undefined) return value;
  throw new ActionError(code, {
    happened: `The service key had no text in its field "${name}"; its fields are: ${listFieldNames(fields)}.`,
    next: 'Copy the whole service key, from the first { to the last }, into the GitHub secret.',
  });
}

function parseUrl(fields: Fields): URL {
  const text = readString(fields, 'url')?.trim();
  const url = text === undefined || !URL.canParse(text) ? undefined : new URL(text.replace(/\/$/, ''));
  if (url?.protocol === 'https:' && url.username === '' && url.password === '') return url;
  throw new ActionError('SERVICE_KEY_NO_URL', {
    happened:
      'The field "url" of the service key was missing, or was not an address that starts with https://.',
    next: 'Copy the whole service key, from the first { to the last }, into the GitHub secret.',
  });
}

function readPayloadKey(fields: Fields, inputs: BindingInputs): KeyObject | undefined {
  if (!isPayloadEncrypted(fields, inputs)) return undefined;
  if (inputs.payloadPrivateKey !== undefined)
    return requireRsa(
      parsePrivateKey(inputs.payloadPrivateKey, 'the input "payload-private-key"'),
      'the input "payload-private-key"',
    );
  const text = readString(readObject(fields, 'encryption') ?? {}, 'client_private_key');
  const what = 'the field "encryption.client_private_key" of the service key';
  if (text !== undefined) return requireRsa(parsePrivateKey(text, what), what);
  throw new ActionError('SERVICE_KEY_NO_PAYLOAD_KEY', {
    happened: 'The service key says that payloads are encrypted, but holds no private key to decrypt them.',
    next: 'Give the private key that belongs to the public key of the binding in the input "payload-private-key".',
  });
}

function isPayloadEncrypted(fields: Fields, inputs: BindingInputs): boolean {
  const said = readObject(readObject(fields, 'parameters') ?? {}, 'encryption')?.['payload'];
  if (said === 'enabled' || said === 'disabled') return said === 'enabled';
  const encryption = readObject(fields, 'encryption') ?? {};
  return Object.keys(encryption).length > 0 || inputs.payloadPrivateKey !== undefined;
}

/** RSA-OAEP-256 is the only algorithm of the service (SAP: "Payload Encryption"). */
function requireRsa(key: KeyObject, what: string): KeyObject {
  if (key.asymmetricKeyType === 'rsa') return key;
  throw new ActionError('SERVICE_KEY_NO_PAYLOAD_KEY', {
    happened: `The private key in ${what} was not an RSA key, so payloads cannot be decrypted with it.`,
    next: 'Give the RSA private key that belongs to the public key of the binding in "payload-private-key".',
  });
}

/** ISO 8601 in UTC; the service cuts zeros at the end of the fraction, so any number of digits counts. */
function parseDate(text: string | undefined): Date | undefined {
  const match = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/.exec(text?.trim() ?? '');
  const date = new Date(match?.[0] ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function listSecrets(fields: Fields, inputs: BindingInputs): readonly Secret[] {
  const encryption = readObject(fields, 'encryption') ?? {};
  return [
    readString(fields, 'key'),
    readString(fields, 'password'),
    readString(fields, 'private_key'),
    readString(encryption, 'client_private_key'),
    inputs.payloadPrivateKey,
  ]
    .filter((value) => value !== undefined)
    .map((value) => new Secret(value));
}
