/**
 * One call in one namespace, and the questions that every operation asks about it (contract 5, 9).
 */
import type { DemoRequest } from '../exchange.js';
import { badRequest, Refusal } from '../refusal.js';
import type { TenantState } from '../tenant-state.js';
import type { Caller } from './authentication.js';
import type { Credential, CredentialType } from './credential.js';
import type { JsonObject } from './credential-input.js';
import { isInAcl, isInScope, isPermitted, type Permission } from './permissions.js';

export interface Call {
  readonly state: TenantState;
  readonly request: DemoRequest;
  readonly caller: Caller;
  readonly namespace: string;
  /** The body in plain; empty for methods without one. */
  readonly body: JsonObject;
}

/** Letters, digits and `_ - . : ! ~`, up to 100 (contract 5). */
export const namespacePattern = /^[A-Za-z0-9_\-.:!~]{1,100}$/;

export const namespaceHeader = 'sapcp-credstore-namespace';

export function namespaceOf(state: TenantState, request: DemoRequest, caller: Caller): string {
  const header = request.headers[namespaceHeader];
  const ofToken = caller.token?.namespace;
  if (header !== undefined && !namespacePattern.test(header)) throw badRequest('The namespace is not valid');
  const namespace = ofToken ?? header;
  if (namespace === undefined) throw badRequest(`The header ${namespaceHeader} is missing`);
  const isContradiction = header !== undefined && header !== namespace;
  if (isContradiction && state.switches.contradictingNamespace === 'refused')
    throw new Refusal(403, 'The access token belongs to another namespace');
  return namespace;
}

/** The permission of the binding alone; scopes are asked per credential or per type. */
export function requirePermission({ caller, namespace }: Call, permission: Permission): void {
  if (!isPermitted(caller.binding, namespace, permission))
    throw new Refusal(403, `The binding lacks the permission ${permission}`);
}

export interface Target {
  readonly type: CredentialType;
  readonly name: string;
}

/** Finds a credential that the caller may reach; nothing when it is absent. Throws 403 (or as switched). */
export function findAllowed(call: Call, target: Target, permission: Permission): Credential | undefined {
  requirePermission(call, permission);
  const credential = call.state.store.find(call.namespace, target.type, target.name);
  const { token, binding } = call.caller;
  if (!isInScope(token?.scopes, { ...target, permission, id: credential?.id }))
    throw new Refusal(403, 'The access token lacks the scope');
  if (credential !== undefined && !isInAcl(binding.group, credential.acl))
    throw aclRefusal(call.state.switches.aclRefusal);
  return credential;
}

/** As 404 it does not give away that there is something. */
function aclRefusal(status: 403 | 404): Refusal {
  return new Refusal(status, status === 404 ? notFound : 'The ACL of the credential excludes the binding');
}

const notFound = 'Credential not found';

export function requireAllowed(call: Call, target: Target, permission: Permission): Credential {
  const credential = findAllowed(call, target, permission);
  if (credential === undefined) throw new Refusal(404, notFound);
  return credential;
}
