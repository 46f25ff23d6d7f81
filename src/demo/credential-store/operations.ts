/**
 * Read, create or update, patch and delete of credentials (contract 6.4 to 6.6, 6.8).
 */
import { badRequest, Refusal } from '../refusal.js';
import { findAllowed, requireAllowed, requirePermission, type Call, type Target } from './access.js';
import { checkPrecondition, etagOf, isUnchanged } from './conditional.js';
import { renderCredential, type Credential, type CredentialType } from './credential.js';
import { maxNameChars, readFields, readName, readPatch } from './credential-input.js';
import { isInAcl, isInScope } from './permissions.js';

/** What an operation answers, before any encryption. Without `json` there is no body. */
export interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly etag?: string | undefined;
}

const sevenDaysMs = 7 * 24 * 60 * 60 * 1000;

export function readCredential(call: Call, type: CredentialType): Answer {
  const { switches } = call.state;
  const credential = requireAllowed(call, targetOf(call, type), 'read');
  if (credential.status === 'disabled')
    throw new Refusal(switches.disabledRead, 'The credential is disabled');
  const etag = etagOf(credential);
  if (switches.notModified === 304 && isUnchanged(call.request.headers, credential))
    return { status: 304, etag };
  return { status: 200, json: renderCredential(credential, switches), etag };
}

/** POST: a full replacement of what is there, not a merge. */
export function writeCredential(call: Call, type: CredentialType): Answer {
  const { store, switches } = call.state;
  const target = { type, name: readName(call.body) };
  const isThere = store.find(call.namespace, type, target.name) !== undefined;
  const existing = findAllowed(call, target, isThere ? 'update' : 'create');
  const fields = readFields(type, call.body);
  checkPrecondition(call.request.headers, existing, switches);
  if (existing !== undefined && isLocked(existing)) throw locked();
  if (type === 'keyring' && existing !== undefined && existing.length !== fields.length)
    throw badRequest('The length of a keyring cannot be changed');
  const seed = { ...fields, ...target, namespace: call.namespace };
  return writeAnswer(call, store.put(seed), existing === undefined);
}

export function patchCredential(call: Call, type: CredentialType): Answer {
  const { store, switches } = call.state;
  const target = targetOf(call, type);
  const existing = findAllowed(call, target, 'update');
  checkPrecondition(call.request.headers, existing, switches);
  if (existing === undefined) throw new Refusal(404, 'Credential not found');
  const patch = readPatch(type, call.body);
  const changesMoreThanStatus = Object.keys(patch).some((field) => field !== 'status');
  if (isLocked(existing) && changesMoreThanStatus) throw locked();
  return { status: 200, json: renderCredential(store.put({ ...existing, ...patch }), switches) };
}

export function deleteCredential(call: Call, type: CredentialType): Answer {
  const credential = requireAllowed(call, targetOf(call, type), 'delete');
  if (!isDeletable(credential, call.state.now())) throw notDeletable();
  call.state.store.remove(credential);
  return { status: call.state.switches.deleteStatus };
}

/** All credentials of the namespace that the caller may reach; nothing at all if one of them must stay. */
export function deleteAll(call: Call): Answer {
  const { store, switches, now } = call.state;
  const { binding, token } = call.caller;
  if (switches.deleteAll === 'not-found') throw new Refusal(404, 'No such resource');
  requirePermission(call, 'delete');
  const reachable = store
    .list(call.namespace)
    .filter((entry) => isInAcl(binding.group, entry.acl))
    .filter((entry) => isInScope(token?.scopes, { ...entry, permission: 'delete' }));
  if (!reachable.every((entry) => isDeletable(entry, now()))) throw notDeletable();
  for (const entry of reachable) store.remove(entry);
  return { status: switches.deleteStatus };
}

function targetOf(call: Call, type: CredentialType): Target {
  const name = call.request.query.get('name') ?? '';
  if (name === '') throw badRequest('name is missing');
  if (name.length > maxNameChars) throw badRequest(`name has more than ${maxNameChars} characters`);
  return { type, name };
}

function writeAnswer(call: Call, credential: Credential, isNew: boolean): Answer {
  const { switches } = call.state;
  const isEncrypted = call.caller.binding.payloadKeys !== undefined;
  if (switches.postStatus === 'no-content' && !isEncrypted) return { status: 204 };
  const status = isNew && switches.postStatus === 'created-or-ok' ? 201 : 200;
  if (switches.postBody === 'empty') return { status };
  const shown = switches.postBody === 'with-value' ? credential : { ...credential, value: undefined };
  return { status, json: renderCredential(shown, switches) };
}

function isLocked(credential: Credential): boolean {
  return !credential.isModifiable || credential.status === 'readonly';
}

/** Keyrings and unmodifiable credentials go only after seven days in status disabled (contract 6.6). */
function isDeletable(credential: Credential, now: Date): boolean {
  if (credential.type !== 'keyring' && !isLocked(credential)) return true;
  const { disabledSince } = credential;
  return disabledSince !== undefined && now.getTime() - disabledSince.getTime() >= sevenDaysMs;
}

function locked(): Refusal {
  return new Refusal(403, 'The credential cannot be modified');
}

function notDeletable(): Refusal {
  return new Refusal(409, 'Disable for at least 7 days before deleting');
}
