/**
 * The fields of a service key to a binding of SAP Credential Store, one for each kind of authentication
 * (SAP: "Credential Store binding", Oct 2025).
 */
import type { KeyObject } from 'node:crypto';
import type { ClientIdentity } from '../keys/client-identity.js';
import type { Warning } from '../keys/judgement.js';
import { readKeyMaterial } from '../keys/key-material.js';
import { noCertificate, noPrivateKey } from '../keys/pem-faults.js';
import { Secret } from '../secret.js';
import { readUrl } from './addresses.js';
import { parseDate } from './dates.js';
import { isRecord, listFieldNames, readObject, readString, readText, type Fields } from './fields.js';
import {
  collectSecrets,
  listIdentitySources,
  type BindingInputs,
  type BindingReading,
} from './binding-inputs.js';
import { readIdentity } from './identity.js';
import { readPayloadKeys } from './payload-keys.js';
import { incompleteKey, noTokenUrl, noUrl } from './service-key-faults.js';
import type { ServiceKeyRepairCode } from './service-key-repairs.js';

interface BindingBase {
  readonly service: 'credential-store';
  /** Ends in `/api/v1/credentials`, without a slash at the end. */
  readonly url: URL;
  /** Also the client id of OAuth. */
  readonly username: string;
  /** The client private key for JWE payloads; undefined where payload encryption is off. */
  readonly payloadKey: KeyObject | undefined;
  /** With which the service verifies and encrypts; reading needs no server key. */
  readonly serverPublicKey: KeyObject | undefined;
  /** May lie three days too early: a binding can be extended once. */
  readonly expiresAt: Date | undefined;
  readonly permissions: BindingPermissions;
  /** Every secret text of the service key, for the masker. */
  readonly secrets: readonly Secret[];
}

/** As far as the service key says it. Those of a namespace replace those by default. */
export interface BindingPermissions {
  readonly byDefault: readonly string[] | undefined;
  readonly byNamespace: ReadonlyMap<string, readonly string[]>;
}

export type CredentialStoreBinding = BindingBase &
  (
    | { readonly type: 'mtls'; readonly identity: ClientIdentity }
    | { readonly type: 'oauth:mtls'; readonly identity: ClientIdentity; readonly tokenUrl: URL }
    | { readonly type: 'oauth:key'; readonly signingKey: KeyObject; readonly tokenUrl: URL }
    | { readonly type: 'basic'; readonly password: Secret }
  );

/** @throws ActionError SERVICE_KEY_*, PEM_*, CLIENT_IDENTITY_KEY_MISMATCH */
export function buildCredentialStoreBinding(
  fields: Fields,
  inputs: BindingInputs,
): BindingReading<CredentialStoreBinding> {
  const type = detectType(fields, inputs);
  const part = readAuthentication(type, fields, inputs);
  const url = readUrl(fields, 'url');
  if (url === undefined) throw noUrl();
  const username = readString(fields, 'username')?.trim() ?? '';
  // Direct mutual TLS is the only kind that never sends it.
  if (username === '' && type !== 'mtls') throw incompleteKey(listFieldNames(fields));
  const payload = readPayloadKeys(fields, inputs);
  const base: BindingBase = {
    service: 'credential-store',
    url,
    username,
    payloadKey: payload.clientKey,
    serverPublicKey: payload.serverKey,
    expiresAt: parseDate(fields['expires_at']),
    permissions: readPermissions(fields),
    secrets: listSecrets(fields, inputs),
  };
  return {
    binding: { ...base, ...part.own },
    repairs: [...part.repairs, ...payload.repairs],
    warnings: [...part.warnings, ...payload.warnings],
  };
}

export type CredentialStoreType = CredentialStoreBinding['type'];

const TYPES: readonly CredentialStoreType[] = ['mtls', 'oauth:mtls', 'oauth:key', 'basic'];

/** What the service key says, else what it holds (contract, section 2.1). */
function detectType(fields: Fields, inputs: BindingInputs): CredentialStoreType {
  const said = readObject(readObject(fields, 'parameters') ?? {}, 'authentication')?.['type'];
  const known = TYPES.find((type) => type === said);
  if (known !== undefined) return known;
  const has = (
    name: 'certificate' | 'key' | 'private_key' | 'password' | 'oauth_token_url' | 'tokenurl',
  ): boolean => fields[name] !== undefined && fields[name] !== null;
  const hasToken = has('oauth_token_url') || has('tokenurl');
  // A certificate without its key does not sign in, so another way to do it comes first.
  const isStray = !has('key') && inputs.clientCertificate === undefined;
  if (isStray && has('private_key') && hasToken) return 'oauth:key';
  if (isStray && has('password') && !hasToken) return 'basic';
  if (has('certificate') || has('key') || inputs.clientCertificate !== undefined)
    return hasToken ? 'oauth:mtls' : 'mtls';
  if (has('private_key')) return hasToken ? 'oauth:key' : 'mtls';
  if (has('password')) return 'basic';
  if (hasToken) return 'oauth:mtls';
  if (readUrl(fields, 'url')?.hostname.includes('.cert.') === true) return 'mtls';
  throw incompleteKey(listFieldNames(fields));
}

type Own =
  | { readonly type: 'mtls'; readonly identity: ClientIdentity }
  | { readonly type: 'oauth:mtls'; readonly identity: ClientIdentity; readonly tokenUrl: URL }
  | { readonly type: 'oauth:key'; readonly signingKey: KeyObject; readonly tokenUrl: URL }
  | { readonly type: 'basic'; readonly password: Secret };

interface Authentication {
  readonly own: Own;
  readonly repairs: readonly ServiceKeyRepairCode[];
  readonly warnings: readonly Warning[];
}

function readAuthentication(
  type: CredentialStoreType,
  fields: Fields,
  inputs: BindingInputs,
): Authentication {
  switch (type) {
    case 'mtls':
    case 'oauth:mtls': {
      const { identity, repairs, warnings } = readIdentity(
        listIdentitySources(fields, inputs),
        'certificate+key',
      );
      if (identity === undefined) throw new TypeError('an identity is missing without a fault');
      const own: Own =
        type === 'mtls' ? { type, identity } : { type, identity, tokenUrl: requireTokenUrl(fields) };
      return { own, repairs, warnings };
    }
    case 'oauth:key':
      return readSigningKey(fields, inputs);
    case 'basic': {
      refuseOtherNeed(inputs, 'basic');
      const password = readString(fields, 'password');
      if (password === undefined) throw incompleteKey(listFieldNames(fields));
      return { own: { type, password: new Secret(password) }, repairs: [], warnings: [] };
    }
  }
}

function requireTokenUrl(fields: Fields): URL {
  const url = readUrl(fields, 'oauth_token_url') ?? readUrl(fields, 'tokenurl');
  if (url === undefined) throw noTokenUrl();
  return url;
}

function readSigningKey(fields: Fields, inputs: BindingInputs): Authentication {
  refuseOtherNeed(inputs, 'oauth:key');
  const what = 'the field "private_key" of the service key';
  const { privateKeys, repairs, others } = readKeyMaterial(
    readText(fields, 'private_key') ?? readText(fields, 'key') ?? '',
    {
      what,
      passphrase: inputs.passphrase,
    },
  );
  const [signingKey] = privateKeys;
  if (signingKey === undefined) throw noPrivateKey(what, others[0] ?? 'a certificate');
  return {
    own: { type: 'oauth:key', signingKey, tokenUrl: requireTokenUrl(fields) },
    // Bare base64 is the form in which the service writes this field.
    repairs: repairs.filter((code) => code !== 'bare-base64'),
    warnings: [],
  };
}

/** A key of another kind where mutual TLS is a must. */
function refuseOtherNeed(inputs: BindingInputs, type: string): void {
  if (inputs.need === 'any' || inputs.need === 'key') return;
  throw noCertificate(
    'the service key',
    `it is of type ${type}; mutual TLS needs one that was created with {"authentication":{"type":"mtls"}}`,
  );
}

function readPermissions(fields: Fields): BindingPermissions {
  const authorization = readObject(readObject(fields, 'parameters') ?? {}, 'authorization') ?? {};
  const namespaces = authorization['namespace_permissions'];
  return {
    byDefault: readWords(authorization['default_permissions']),
    byNamespace: new Map(
      Object.entries(isRecord(namespaces) ? namespaces : {}).map(([name, words]) => [
        name,
        readWords(words) ?? [],
      ]),
    ),
  };
}

function readWords(list: unknown): readonly string[] | undefined {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : undefined;
}

function listSecrets(fields: Fields, inputs: BindingInputs): readonly Secret[] {
  const encryption = readObject(fields, 'encryption') ?? {};
  return collectSecrets(inputs, [
    readText(fields, 'key'),
    readText(fields, 'private_key'),
    readString(fields, 'password'),
    readString(encryption, 'client_private_key'),
    inputs.payloadPrivateKey,
  ]);
}
