/**
 * Issues service keys of Cloud Integration, plan `api` (contract 1.2 to 1.4): what their holder gets, and what the
 * service remembers.
 */
import { randomBytes } from 'node:crypto';
import { createAuthority, type Authority, type Chain } from '../authority.js';
import { pkcs1Pem, type KeySource } from '../certificates/key-pair.js';
import { deliveryRoles } from './client-registry.js';
import type { IntegrationKeyOptions, IssuedIntegrationKey, TokenAddress } from './service-key-options.js';
import type { IntegrationState } from './state.js';

/** Those who issue keys name their types as well. */
export type { IntegrationKeyOptions, IssuedIntegrationKey } from './service-key-options.js';

export interface IntegrationIssuer {
  readonly state: IntegrationState;
  readonly authority: Authority;
  readonly keySource: KeySource;
}

const defaultDays = 365;
const dayMs = 24 * 60 * 60 * 1000;

export function issueIntegrationKey(
  issuer: IntegrationIssuer,
  options: IntegrationKeyOptions = {},
): IssuedIntegrationKey {
  const { type = 'certificate', roles = deliveryRoles } = options;
  const { state } = issuer;
  const clientId = `sb-${state.nextId()}!b4711|it!b0815`;
  const days =
    options.expiredDaysAgo === undefined ? (options.validForDays ?? defaultDays) : -options.expiredDaysAgo;
  const expiresAt = new Date(state.now().getTime() + days * dayMs);
  const identity =
    type === 'client-secret' ? secretIdentity(issuer) : certificateIdentity(issuer, options, days);
  state.clients.add({ clientId, roles, expiresAt, ...identity.known });
  const { api } = state.addresses();
  const createdate = state.now().toISOString();
  const oauth = { clientid: clientId, ...identity.handedOut, url: api, createdate };
  const { certificatePem, privateKeyPem, secrets } = identity;
  return {
    clientId,
    serviceKey: shaped(oauth, options.shape ?? 'oauth'),
    oauth,
    ...(certificatePem !== undefined && { certificatePem }),
    ...(privateKeyPem !== undefined && { privateKeyPem }),
    secrets,
  };
}

interface Identity {
  readonly known: { readonly secret?: string; readonly certificateFingerprint?: string };
  readonly handedOut: Readonly<Record<string, unknown>>;
  readonly certificatePem?: string;
  readonly privateKeyPem?: string;
  readonly secrets: readonly string[];
}

/** A GUID, a dollar sign and a tail like base64 (contract 1.3). */
function secretIdentity({ state }: IntegrationIssuer): Identity {
  const secret = `${state.nextId()}$${randomBytes(32).toString('base64url')}=`;
  const handedOut = { clientsecret: secret, tokenurl: `${state.addresses().token}${tokenPath}` };
  return { known: { secret }, handedOut, secrets: [secret] };
}

export const tokenPath = '/oauth/token';

function certificateIdentity(
  issuer: IntegrationIssuer,
  options: IntegrationKeyOptions,
  days: number,
): Identity {
  const { authority, keySource, state } = issuer;
  const owner = options.issuer === 'stranger' ? createAuthority({ name: 'Stranger', keySource }) : authority;
  const subject = { commonName: `demo-ci-${state.nextId().slice(0, 8)}`, subaccount: state.nextId() };
  const chain = owner.issueClient({ ...subject, forDays: days });
  const certificatePem = options.chain === 'leaf' ? chain.leaf.pem : chain.pem + owner.root.pem;
  const privateKeyPem = pkcs1Pem(chain.leaf.keys.privateKey);
  const written = (pem: string): string =>
    options.lineBreaks === 'escaped' ? pem.replaceAll('\n', '\\n') : pem;
  const isExternal = options.type === 'external-certificate';
  return {
    known: { certificateFingerprint: chain.leaf.x509.fingerprint256 },
    handedOut: {
      // Of an external certificate the service knows what it was given, and never the private key.
      certificate: written(isExternal ? chain.leaf.pem : certificatePem),
      ...(!isExternal && { key: written(privateKeyPem) }),
      ...tokenMembers(issuer.state, options.tokenAddress ?? 'certificate-host'),
      certificatedetails: detailsOf(chain),
    },
    certificatePem,
    privateKeyPem,
    secrets: [privateKeyPem],
  };
}

function tokenMembers(state: IntegrationState, address: TokenAddress): Readonly<Record<string, string>> {
  const { token, mtlsToken } = state.addresses();
  switch (address) {
    case 'certificate-host':
      return { tokenurl: mtlsToken + tokenPath };
    case 'certificate-host-without-path':
      return { tokenurl: mtlsToken };
    case 'certurl':
      return { tokenurl: token + tokenPath, certurl: mtlsToken };
    case 'discovery':
      return { tokenurl: token + tokenPath };
  }
}

function detailsOf({ leaf }: Chain): Readonly<Record<string, string>> {
  const name = (text: string): string => text.split('\n').reverse().join(',');
  return {
    issuerdn: name(leaf.x509.issuer),
    subjectdn: name(leaf.x509.subject),
    serialnumber: `0x${leaf.x509.serialNumber.toLowerCase()}`,
    validuntil: leaf.x509.validToDate.toISOString(),
  };
}

function shaped(
  oauth: Readonly<Record<string, unknown>>,
  shape: 'oauth' | 'flat' | 'credentials',
): Readonly<Record<string, unknown>> {
  switch (shape) {
    case 'oauth':
      return { oauth };
    case 'flat':
      return oauth;
    case 'credentials':
      return { credentials: { oauth } };
  }
}
