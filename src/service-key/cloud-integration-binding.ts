/**
 * The fields of a service key to a binding of Process Integration Runtime (Cloud Integration), one for each kind of
 * key; also of other services whose keys have the same form (contract, sections 1.2 and 1.3).
 */
import type { KeyObject, X509Certificate } from 'node:crypto';
import type { ClientIdentity } from '../keys/client-identity.js';
import type { Warning } from '../keys/judgement.js';
import { noCertificate } from '../keys/pem-faults.js';
import { Secret } from '../secret.js';
import { listTokenUrls, readUrl } from './addresses.js';
import {
  collectSecrets,
  listIdentitySources,
  type BindingInputs,
  type BindingReading,
} from './binding-inputs.js';
import { parseDate } from './dates.js';
import { listFieldNames, readString, readText, type Fields } from './fields.js';
import { readIdentity, type IdentityParts, type Need } from './identity.js';
import { incompleteKey, noTokenUrl, noUrl } from './service-key-faults.js';
import { isListedRoot } from './trusted-roots.js';

interface BindingBase {
  readonly service: 'cloud-integration';
  /** Of the API host; no path. */
  readonly url: URL;
  /** In the order to try. */
  readonly tokenUrls: readonly [URL, ...URL[]];
  readonly clientId: string;
  readonly expiresAt: Date | undefined;
  /** Every secret text of the service key, for the masker. */
  readonly secrets: readonly Secret[];
}

export type CloudIntegrationBinding = BindingBase &
  (
    | { readonly type: 'client-secret'; readonly clientSecret: Secret }
    | { readonly type: 'certificate'; readonly identity: ClientIdentity }
    | {
        readonly type: 'external-certificate';
        /** undefined where the private key was not given. */
        readonly identity: ClientIdentity | undefined;
        /** Leaf first. */
        readonly certificates: readonly X509Certificate[];
        readonly privateKey: KeyObject | undefined;
      }
  );

export type CloudIntegrationType = CloudIntegrationBinding['type'];

/** @throws ActionError SERVICE_KEY_*, PEM_*, CLIENT_IDENTITY_KEY_MISMATCH */
export function buildCloudIntegrationBinding(
  fields: Fields,
  inputs: BindingInputs,
): BindingReading<CloudIntegrationBinding> {
  const type = detectType(fields);
  if (type === 'client-secret') return buildSecretBinding(fields, inputs);
  const isExternal = type === 'external-certificate';
  const need: Need = isExternal && inputs.need !== 'certificate+key' ? 'any' : 'certificate+key';
  const parts = readIdentity(listIdentitySources(fields, inputs), need);
  const base = buildBase(fields, inputs, 'certificate');
  return {
    binding: { ...base, ...(isExternal ? describeExternal(parts) : describeOwn(parts)) },
    repairs: parts.repairs,
    warnings: [...parts.warnings, ...(isExternal ? judgeRoot(parts.identity) : [])],
  };
}

function describeOwn({ identity }: IdentityParts): {
  readonly type: 'certificate';
  readonly identity: ClientIdentity;
} {
  if (identity === undefined) throw new TypeError('an identity is missing without a fault');
  return { type: 'certificate', identity };
}

function describeExternal({ identity, certificates, privateKey }: IdentityParts): {
  readonly type: 'external-certificate';
  readonly identity: ClientIdentity | undefined;
  readonly certificates: readonly X509Certificate[];
  readonly privateKey: KeyObject | undefined;
} {
  return { type: 'external-certificate', identity, certificates, privateKey };
}

/** A private key in the field `key`, `private_key` or beside the certificates makes it one that SAP issued. */
function detectType(fields: Fields): CloudIntegrationType {
  const certificate = readText(fields, 'certificate');
  const hasKeyField = readText(fields, 'key') !== undefined || readText(fields, 'private_key') !== undefined;
  if (certificate !== undefined && /PRIVATE KEY/i.test(certificate)) return 'certificate';
  if (hasKeyField) return 'certificate';
  if (readString(fields, 'clientsecret') !== undefined) return 'client-secret';
  if (certificate !== undefined) return 'external-certificate';
  if ('certificate' in fields || 'key' in fields) return 'certificate';
  throw incompleteKey(listFieldNames(fields));
}

function buildSecretBinding(fields: Fields, inputs: BindingInputs): BindingReading<CloudIntegrationBinding> {
  if (inputs.need === 'certificate+key' || inputs.need === 'certificate')
    throw noCertificate(
      'the service key',
      'it is of the type ClientId/Secret; mutual TLS needs one that was created with {"key-type":"certificate"}',
    );
  const clientSecret = new Secret(readString(fields, 'clientsecret') ?? '');
  return {
    binding: { ...buildBase(fields, inputs, 'client-secret'), type: 'client-secret', clientSecret },
    repairs: [],
    warnings: [],
  };
}

function buildBase(
  fields: Fields,
  inputs: BindingInputs,
  identity: 'certificate' | 'client-secret',
): BindingBase {
  const url = readUrl(fields, 'url');
  if (url === undefined) throw noUrl();
  const [first, ...others] = listTokenUrls(fields, identity);
  if (first === undefined) throw noTokenUrl();
  return {
    service: 'cloud-integration',
    url,
    tokenUrls: [first, ...others],
    clientId: readString(fields, 'clientid')?.trim() ?? '',
    expiresAt: parseDate(fields['expires_at']),
    secrets: collectSecrets(inputs, [
      readText(fields, 'key'),
      readText(fields, 'private_key'),
      readString(fields, 'clientsecret'),
    ]),
  };
}

/** Only where the root itself was given: the issuer of an intermediate need not be a root. */
function judgeRoot(identity: ClientIdentity | undefined): readonly Warning[] {
  if (identity?.root === undefined || isListedRoot(identity.root)) return [];
  return [
    {
      code: 'CERTIFICATE_ROOT_NOT_LISTED',
      message:
        'The root of the client certificate is not on the public list of those that SAP approves, so the load balancer may refuse it. Check SAP Note 2801396.',
    },
  ];
}
