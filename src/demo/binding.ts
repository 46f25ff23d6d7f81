/**
 * Issues bindings: the service key that a user would store (contract 2), and what the service remembers of it.
 * All four types, payload encryption on, off, or with a key pair of the caller's own.
 */
import { randomInt } from 'node:crypto';
import { issueIdentity } from './binding-identity.js';
import type { BindingIssuer, BindingOptions, IssuedBinding, ServiceKey } from './binding-options.js';
import { pkcs8Base64, pkcs8Pem, spkiBase64 } from './certificates/key-pair.js';
import type { KeyPair } from './certificates/key-pair.js';
import type { AuthenticationType, PayloadKeys } from './credential-store/binding-registry.js';
import { renderTime } from './credential-store/credential.js';
import { allPermissions } from './credential-store/permissions.js';
import { awkwardBase64 } from './oauth/token-store.js';

const defaultDays = 60;
const dayMs = 24 * 60 * 60 * 1000;

export function issueBinding(issuer: BindingIssuer, options: BindingOptions = {}): IssuedBinding {
  const { type = 'mtls', encryption = 'enabled' } = options;
  if (type === 'basic' && encryption === 'disabled')
    throw new TypeError('basic authentication comes with payload encryption only (contract 2.2)');
  const id = issuer.state.nextId();
  const username = `${id}.${randomInt(10)}.${awkwardBase64(24)}`;
  const identity = issueIdentity(issuer, options, { id, type });
  const payload = issuePayloadKeys(issuer, options);
  const expiresAt = options.expiresAt ?? defaultExpiry(issuer.state.now(), options);
  issuer.state.bindings.add({
    type,
    username,
    ...identity.known,
    payloadKeys: payload.known,
    defaultPermissions: options.permissions ?? allPermissions,
    namespacePermissions: new Map(Object.entries(options.namespacePermissions ?? {})),
    group: options.group,
    expiresAt,
  });
  return {
    serviceKey: {
      expires_at: renderTime(expiresAt, 'trimmed'),
      ...(payload.handedOut && { encryption: payload.handedOut }),
      ...identity.handedOut,
      parameters: renderParameters(options, type, payload),
      username,
    },
    ...(payload.ownPem !== undefined && { payloadPrivateKeyPem: payload.ownPem }),
    secrets: [...identity.secrets, ...payload.secrets],
  };
}

interface IssuedPayloadKeys {
  readonly known?: PayloadKeys;
  readonly handedOut?: ServiceKey;
  readonly ownPem?: string;
  readonly bits: number;
  readonly secrets: readonly string[];
}

function issuePayloadKeys({ state, keySource }: BindingIssuer, options: BindingOptions): IssuedPayloadKeys {
  const bits = options.payloadKeyBits ?? state.switches.payloadKeyBits;
  if (options.encryption === 'disabled') return { bits, secrets: [] };
  const [client, server]: [KeyPair, KeyPair] = [keySource(bits), keySource(bits)];
  const known = { clientPublicKey: client.publicKey, serverPrivateKey: server.privateKey };
  const publicPart = { server_public_key: spkiBase64(server.publicKey) };
  if (options.encryption === 'own-key') {
    const ownPem = pkcs8Pem(client.privateKey);
    return { known, handedOut: publicPart, ownPem, bits, secrets: [ownPem] };
  }
  const clientPrivateKey = pkcs8Base64(client.privateKey);
  const handedOut = { client_private_key: clientPrivateKey, ...publicPart };
  return { known, handedOut, bits, secrets: [clientPrivateKey] };
}

/** The shape of a live binding (contract 2.2, 2.4). */
function renderParameters(
  options: BindingOptions,
  type: AuthenticationType,
  { known, bits }: IssuedPayloadKeys,
): ServiceKey {
  const { permissions = allPermissions, namespacePermissions, group } = options;
  return {
    authorization: {
      default_permissions: permissions,
      ...(namespacePermissions && { namespace_permissions: namespacePermissions }),
    },
    ...(group !== undefined && { group }),
    encryption: known ? { payload: 'enabled', key: { size: bits } } : { payload: 'disabled' },
    authentication: { type },
    access_policy: { creds_api: 'public', token_api: 'public', kms_api: 'public', encryption_api: 'public' },
  };
}

function defaultExpiry(now: Date, { certificate }: BindingOptions): Date {
  const days = typeof certificate === 'object' ? (certificate.validForDays ?? defaultDays) : defaultDays;
  return new Date(now.getTime() + days * dayMs);
}
