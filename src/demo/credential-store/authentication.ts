/**
 * Who is calling (contract 3, 10): client certificate on the mtls host; basic or bearer on the other one.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { DemoRequest } from '../exchange.js';
import { Refusal } from '../refusal.js';
import type { AccessToken } from '../oauth/token-store.js';
import type { TenantState } from '../tenant-state.js';
import type { Binding } from './binding-registry.js';

export interface Caller {
  readonly binding: Binding;
  /** Only for the OAuth types. */
  readonly token?: AccessToken | undefined;
}

export function authenticate(state: TenantState, request: DemoRequest): Caller {
  const caller = request.listener === 'mtls-api' ? byCertificate(state, request) : byHeader(state, request);
  if (state.bindings.isDisabled(caller.binding)) throw unauthorized('The binding is disabled');
  if (caller.binding.expiresAt <= state.now()) throw expired(state, request);
  return caller;
}

function byCertificate(state: TenantState, request: DemoRequest): Caller {
  const fingerprint = request.certificate?.fingerprint ?? '';
  const binding = state.bindings.findByFingerprint(fingerprint);
  if (binding?.type !== 'mtls') throw unauthorized('The client certificate belongs to no binding');
  const hasHeader = request.headers['authorization'] !== undefined;
  if (hasHeader && state.switches.extraAuthorization === 'refused')
    throw unauthorized('Authorization is not expected');
  return { binding };
}

function byHeader(state: TenantState, request: DemoRequest): Caller {
  const [, scheme = '', credentials = ''] =
    /^(\S+) +(\S+)$/.exec(request.headers['authorization'] ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'basic':
      return byPassword(state, Buffer.from(credentials, 'base64').toString('utf8'));
    case 'bearer':
      return byToken(state, credentials);
    default:
      throw unauthorized('Authorization is missing');
  }
}

/** Only bindings of type basic have a password. */
function byPassword(state: TenantState, credentials: string): Caller {
  const colon = credentials.indexOf(':');
  const binding = state.bindings.findByUsername(credentials.slice(0, Math.max(colon, 0)));
  const password = binding?.password;
  if (binding === undefined || password === undefined || !isEqual(password, credentials.slice(colon + 1)))
    throw unauthorized('User name or password is wrong');
  return { binding };
}

function byToken(state: TenantState, value: string): Caller {
  const token = state.tokens.redeem(value, state.now());
  const binding = token && state.bindings.findByUsername(token.username);
  if (binding === undefined) throw unauthorized('The access token is not valid');
  return { binding, token };
}

function expired(state: TenantState, request: DemoRequest): Refusal {
  const { expiredBinding } = state.switches;
  const isForbidden = request.listener === 'mtls-api' && expiredBinding === 403;
  return new Refusal(isForbidden ? 403 : 401, 'The binding has expired');
}

function unauthorized(message: string): Refusal {
  return new Refusal(401, message);
}

function isEqual(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
