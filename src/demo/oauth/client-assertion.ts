/**
 * Checks the signed JWT by which an `oauth:key` client proves itself (contract 3.4; RFC 7523 §3).
 * The claim `xat` is passed over: the tenant knows no XSUAA.
 */
import { compactVerify } from 'jose';
import type { Binding } from '../credential-store/binding-registry.js';
import { isJsonObject, type JsonObject } from '../credential-store/credential-input.js';
import { epochSeconds } from '../jwe.js';
import type { TenantState } from '../tenant-state.js';
import { invalidClient } from './oauth-error.js';

export interface AssertedGrant {
  readonly namespace?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly isOneTime: boolean;
}

/** How old `iat` may be is not stated; this is the reading of the contract, in both directions. */
const maxAgeSeconds = 300;

export async function verifyAssertion(
  state: TenantState,
  binding: Binding,
  assertion: string,
): Promise<AssertedGrant> {
  const claims = await verifySignature(binding, assertion);
  const { aud, iss, iat, exp, jti, nsp, scp, ott } = claims;
  const now = epochSeconds(state.now());
  demand(aud === binding.tokenUrl, 'aud is not the token URL');
  demand(iss === binding.username, 'iss is not the client');
  demand(typeof iat === 'number' && Math.abs(now - iat) <= maxAgeSeconds, 'iat is not recent');
  demand(exp === undefined || (typeof exp === 'number' && exp > now), 'the assertion has expired');
  demand(typeof jti === 'string' && jti !== '', 'jti is missing');
  demand(nsp === undefined || typeof nsp === 'string', 'nsp is not a string');
  demand(scp === undefined || isTextList(scp), 'scp is not an array of strings');
  demand(ott === undefined || typeof ott === 'boolean', 'ott is not a boolean');
  rememberAssertion(state, String(jti));
  return {
    namespace: typeof nsp === 'string' ? nsp : undefined,
    scopes: isTextList(scp) ? scp : undefined,
    isOneTime: ott === true,
  };
}

async function verifySignature({ assertionKey }: Binding, assertion: string): Promise<JsonObject> {
  if (assertionKey === undefined) throw invalidClient('the client has no assertion key');
  try {
    const { payload, protectedHeader } = await compactVerify(assertion, assertionKey, {
      algorithms: ['RS256'],
    });
    const { typ, ...rest } = protectedHeader;
    if (typ !== 'JWT' || Object.keys(rest).join() !== 'alg') throw new Error('unexpected header');
    const claims: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    if (isJsonObject(claims)) return claims;
  } catch {
    // Whatever is wrong with the token, the service says the same.
  }
  throw invalidClient('client_assertion is not valid');
}

function demand(holds: boolean, message: string): void {
  if (!holds) throw invalidClient(message);
}

function rememberAssertion({ seenAssertions, switches }: TenantState, jti: string): void {
  if (switches.repeatedAssertion === 'refused')
    demand(!seenAssertions.has(jti), 'the assertion was used before');
  seenAssertions.add(jti);
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
