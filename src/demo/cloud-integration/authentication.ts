/**
 * Who calls the API (contract 2): a bearer token decides alone; without one the exact client certificate does.
 * Which roles count: those of the token, or those that the service instance has now.
 */
import type { DemoRequest } from '../exchange.js';
import { isRole, type IntegrationClient, type IntegrationRole } from './client-registry.js';
import { ServiceError } from './service-error.js';
import type { IntegrationState } from './state.js';
import type { SignIn } from './switches.js';

export interface Caller {
  readonly client: IntegrationClient;
  readonly roles: readonly IntegrationRole[];
  readonly signIn: SignIn;
}

export function authenticate(state: IntegrationState, request: DemoRequest): Caller {
  const header = request.headers['authorization'];
  const caller = header === undefined ? byCertificate(state, request) : byToken(state, header);
  if (caller === undefined || caller.client.expiresAt <= state.now()) throw unauthorized(state);
  return caller;
}

function byCertificate(state: IntegrationState, { certificate }: DemoRequest): Caller | undefined {
  const client = certificate && state.clients.findByFingerprint(certificate.fingerprint);
  return client && { client, roles: client.roles, signIn: 'certificate' };
}

function byToken(state: IntegrationState, header: string): Caller | undefined {
  const [, value = ''] = /^bearer +(\S+)$/i.exec(header) ?? [];
  const token = state.tokens.redeem(value, state.now());
  const client = token && state.clients.find(token.username);
  return client && { client, roles: (token.scopes ?? []).filter(isRole), signIn: 'bearer' };
}

function unauthorized({ switches }: IntegrationState): ServiceError {
  const text = switches.unauthorizedBody === 'empty' ? undefined : { html: 'HTTP Status 401 - Unauthorized' };
  return new ServiceError(401, text);
}
