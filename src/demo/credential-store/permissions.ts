/**
 * Who may do what (contract 9): permissions of the binding, then scopes of the token, then the ACL.
 */
import type { CredentialType } from './credential.js';
import type { Acl } from './credential.js';

export type Permission = 'create' | 'read' | 'update' | 'delete' | 'list' | 'encrypt' | 'decrypt';

export interface Grants {
  readonly defaultPermissions: readonly string[];
  readonly namespacePermissions: ReadonlyMap<string, readonly string[]>;
  /** `*` reaches every credential; without a group the binding belongs to the implicit `<default>`. */
  readonly group?: string | undefined;
}

/** The set of a live default binding (contract 2.2). */
export const allPermissions: readonly string[] = [
  'create',
  'decrypt',
  'delete',
  'encrypt',
  'info',
  'list',
  'namespaces',
  'read',
  'replicate',
  'update',
];

/** The older name `write` stands for all three kinds of writing. */
const writePermissions: readonly string[] = ['create', 'update', 'delete'];

/** Up to 50 characters (contract 9.5), or the implicit group. */
export const groupPattern = /^(?:<default>|[A-Za-z0-9_\-.:]{1,50})$/;

/** A namespace that is listed replaces the defaults; the two are not added up. */
export function isPermitted(grants: Grants, namespace: string, permission: Permission): boolean {
  const granted = grants.namespacePermissions.get(namespace) ?? grants.defaultPermissions;
  if (granted.includes(permission)) return true;
  return granted.includes('write') && writePermissions.includes(permission);
}

export interface ScopeTarget {
  readonly type: CredentialType;
  readonly permission: Permission;
  readonly name?: string | undefined;
  readonly id?: string | undefined;
}

/**
 * The three forms of a scope (contract 3.6) are built from the target and compared as a whole, since a name may
 * hold dots itself. A token without scopes is not narrowed; one with an empty list may do nothing.
 */
export function isInScope(scopes: readonly string[] | undefined, target: ScopeTarget): boolean {
  if (scopes === undefined) return true;
  const { type, permission, name, id } = target;
  const prefix = `credstore.${type}s`;
  if (scopes.includes(`${prefix}.${permission}`)) return true;
  if (name === undefined) return false;
  if (scopes.includes(`${prefix}.${name}.${permission}`)) return true;
  return id !== undefined && scopes.includes(`${prefix}.${name}.${id}.${permission}`);
}

/** The table of contract 9.5. */
export function isInAcl(group: string | undefined, acl: Acl | undefined): boolean {
  if (group === '*') return true;
  if (group === undefined) return acl === undefined || acl.groups.includes('<default>');
  return acl?.groups.includes(group) === true;
}
