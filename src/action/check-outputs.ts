/** PURE. What a service key is, as the outputs of `check`: addresses, fingerprints, repairs; nothing secret. */
import { createHash, createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { renderUrl } from '../service-key/addresses.js';
import type { Binding } from '../service-key/read.js';
import type { CheckConfig } from './inputs.js';
import type { OutputName } from './input-table.js';

export function describeKey({ binding, repairs }: CheckConfig): ReadonlyMap<OutputName, string> {
  const privateKey = findPrivateKey(binding);
  return new Map<OutputName, string>([
    ['service', binding.service ?? ''],
    ['key-type', binding.type === 'bare' ? '' : binding.type],
    ['url', binding.type === 'bare' ? '' : renderUrl(binding.url)],
    ['token-url', renderTokenUrl(binding)],
    ['client-id', findClientId(binding)],
    ['certificate-fingerprints', JSON.stringify(listCertificates(binding).map(fingerprintCertificate))],
    ['public-key-fingerprint', privateKey === undefined ? '' : fingerprintKey(privateKey)],
    ['payload-key-fingerprints', JSON.stringify(fingerprintPayloadKeys(binding))],
    ['repairs', JSON.stringify(repairs)],
  ]);
}

/** Leaf first, without the root. */
export function listCertificates(binding: Binding): readonly X509Certificate[] {
  if ('certificates' in binding) return binding.certificates;
  return 'identity' in binding ? binding.identity.chain : [];
}

/** The key that signs in: of mutual TLS, or of the signed assertion. */
export function findPrivateKey(binding: Binding): KeyObject | undefined {
  if (binding.type === 'oauth:key') return binding.signingKey;
  if ('privateKey' in binding) return binding.privateKey;
  return 'identity' in binding ? binding.identity.privateKey : undefined;
}

export function findClientId(binding: Binding): string {
  if (binding.service === 'credential-store') return binding.username;
  return binding.service === 'cloud-integration' ? binding.clientId : '';
}

/** SHA-256 of the DER, lower-case hex. */
export function fingerprintCertificate({ raw }: X509Certificate): string {
  return createHash('sha256').update(raw).digest('hex');
}

/** SHA-256 of the SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) of a private or public key, lower-case hex. */
export function fingerprintKey(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

function renderTokenUrl(binding: Binding): string {
  if (binding.service === 'cloud-integration') return renderUrl(binding.tokenUrls[0]);
  return 'tokenUrl' in binding ? renderUrl(binding.tokenUrl) : '';
}

function fingerprintPayloadKeys(binding: Binding): Readonly<Record<string, string>> {
  if (binding.service !== 'credential-store') return {};
  const { payloadKey, serverPublicKey } = binding;
  return {
    ...(payloadKey !== undefined && { client: fingerprintKey(payloadKey) }),
    ...(serverPublicKey !== undefined && { server: fingerprintKey(serverPublicKey) }),
  };
}
