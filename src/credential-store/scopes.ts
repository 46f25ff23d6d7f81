/**
 * PURE. The least that a token must allow for the lines of one namespace (SAP: "OAuth with key", scopes): single
 * credentials where their names can stand in a scope, else all of a type.
 */
import type { CredentialScope } from './reference.js';

/** What will be asked for; every reference of a line is one. */
export type ScopeRequest = CredentialScope &
  (
    | { readonly kind: 'single'; readonly credential: string }
    | { readonly kind: 'wildcard'; readonly prefix: string }
  );

/** With more names the assertion would grow beyond what servers take. */
const MAX_NAMED_SCOPES = 20;

export function listScopes(references: readonly ScopeRequest[], namespace: string): readonly string[] {
  const own = references.filter((reference) => reference.namespace === namespace);
  const named = new Set(own.map(nameScope));
  if (named.size <= MAX_NAMED_SCOPES && own.every(canBeNamed)) return [...named];
  return [...new Set(own.flatMap(typeScopes))];
}

/** A dot in a name could not be told from those of the scope. */
function canBeNamed(reference: ScopeRequest): boolean {
  return reference.kind === 'single' && /^[\w-]{1,100}$/.test(reference.credential);
}

function nameScope(reference: ScopeRequest): string {
  const name = reference.kind === 'single' ? reference.credential : reference.prefix;
  return `credstore.${reference.type}s.${name}.read`;
}

function typeScopes({ kind, type }: ScopeRequest): readonly string[] {
  const read = `credstore.${type}s.read`;
  return kind === 'single' ? [read] : [read, `credstore.${type}s.list`];
}
