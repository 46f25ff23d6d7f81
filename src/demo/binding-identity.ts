/**
 * The part of a service key that proves who calls (contract 2.1): password, signing key, or client certificate.
 */
import { createAuthority, type Chain } from './authority.js';
import type { BindingIssuer, BindingOptions, ServiceKey } from './binding-options.js';
import { pkcs1Pem, pkcs8Base64 } from './certificates/key-pair.js';
import type { AuthenticationType, Binding } from './credential-store/binding-registry.js';
import { awkwardBase64 } from './oauth/token-store.js';

/** What proves the caller: kept by the service on one side, handed out on the other. */
export interface Identity {
  readonly known: Pick<Binding, 'password' | 'certificateFingerprint' | 'assertionKey' | 'tokenUrl'>;
  readonly handedOut: ServiceKey;
  readonly secrets: readonly string[];
}

const assertionKeyBits = 2048;

export interface IdentityRequest {
  readonly id: string;
  readonly type: AuthenticationType;
}

export function issueIdentity(
  issuer: BindingIssuer,
  options: BindingOptions,
  { id, type }: IdentityRequest,
): Identity {
  const { urls } = issuer;
  switch (type) {
    case 'basic':
      return passwordIdentity(urls.api);
    case 'oauth:key':
      return assertionIdentity(issuer);
    case 'mtls':
      return certificateIdentity(issueClientChain(issuer, options, id), { url: urls.mtlsApi });
    case 'oauth:mtls': {
      const handedOut = { url: urls.api, oauth_token_url: urls.mtlsToken };
      return certificateIdentity(issueClientChain(issuer, options, id), handedOut);
    }
  }
}

function passwordIdentity(url: string): Identity {
  const password = `${awkwardBase64(12)}.0.${awkwardBase64(24)}`;
  return { known: { password }, handedOut: { url, password }, secrets: [password] };
}

function assertionIdentity({ urls, keySource }: BindingIssuer): Identity {
  const keys = keySource(assertionKeyBits);
  const privateKey = pkcs8Base64(keys.privateKey);
  return {
    known: { assertionKey: keys.publicKey, tokenUrl: urls.token },
    handedOut: { url: urls.api, oauth_token_url: urls.token, private_key: privateKey },
    secrets: [privateKey],
  };
}

function certificateIdentity(chain: Chain, urls: ServiceKey): Identity {
  const key = pkcs1Pem(chain.leaf.keys.privateKey);
  return {
    known: { certificateFingerprint: chain.leaf.x509.fingerprint256 },
    handedOut: { ...urls, certificate: chain.pem, key },
    secrets: [key],
  };
}

function issueClientChain(issuer: BindingIssuer, { certificate = {} }: BindingOptions, id: string): Chain {
  const subject = { commonName: id, subaccount: issuer.state.nextId() };
  if (certificate === 'stranger')
    return createAuthority({ name: 'Stranger', keySource: issuer.keySource }).issueClient(subject);
  const { validFromDays, validForDays } = certificate;
  return issuer.authority.issueClient({ ...subject, fromDays: validFromDays, forDays: validForDays });
}
