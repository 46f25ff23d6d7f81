/**
 * Signed JWT that proves the identity of a client (RFC 7523 §2.2), as Credential Store wants it: header `typ` and
 * `alg` only, RS256 (SAP: "OAuth with key", Oct 2025).
 */
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

export interface AssertionClaims {
  /** `username` of the service key. */
  readonly clientId: string;
  /** `oauth_token_url` of the service key, exactly as it stands there. */
  readonly audience: string;
  readonly namespace: string;
  /** Narrow the token; none: all that the binding may do. */
  readonly scopes: readonly string[];
  /** Different for each assertion. */
  readonly id: string;
  readonly issuedAt: Date;
}

export async function signAssertion(key: KeyObject, claims: AssertionClaims): Promise<string> {
  return new SignJWT({ nsp: claims.namespace, ...(claims.scopes.length > 0 && { scp: claims.scopes }) })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256' })
    .setAudience(claims.audience)
    .setIssuer(claims.clientId)
    .setIssuedAt(claims.issuedAt)
    .setJti(claims.id)
    .sign(key);
}
