/** What a create and an update of an artifact do, and what they refuse (contract 7.3, 7.5). */
import { checkEditable, requireArtifact } from './artifact-access.js';
import { artifactEntity } from './artifact-entity.js';
import { factsOf, type ArtifactKind } from './artifact-kinds.js';
import type { Artifact } from './artifact-store.js';
import { bodyOf, textOf, type Body, type Call } from './call.js';
import { contentDefaults, profileKey } from './configuration.js';
import { emptyContent, keptEntries, readContent, type Content } from './content.js';
import { empty, type Answer } from './entity.js';
import { checkNotLocked } from './locks.js';
import { symbolicNameOf } from './manifest.js';
import { badRequest, ServiceError } from './service-error.js';
import type { IntegrationState } from './state.js';

export function createArtifact(call: Call, kind: ArtifactKind): Answer {
  const { state, caller } = call;
  const body = bodyOf(call);
  const { id, name, packageId } = readIdentity(body);
  checkPlace(state, { id, name, packageId, kind });
  const base64 = textOf(body, 'ArtifactContent');
  const content = base64 === undefined ? emptyContent(id, name, kind) : readContent(base64, kind);
  const version = base64 === undefined ? undefined : content.manifest.get('Bundle-Version');
  const by = caller.client.clientId;
  const at = state.now();
  const entries = keptEntries(state, content, { id, name, kind });
  const created = state.artifacts.put({
    id,
    kind,
    packageId,
    name,
    description: textOf(body, 'Description') ?? '',
    // Without content a flow gets a first version; the others never had one (contract 7.2).
    version: version ?? (kind === 'flow' ? '1.0.0' : ''),
    isDraft: version === undefined && kind !== 'flow',
    entries,
    configured: firstConfiguration(state, kind, content),
    createdBy: by,
    createdAt: at,
    modifiedBy: by,
    modifiedAt: at,
  });
  return { kind: 'entity', status: 201, entity: artifactEntity(created, state.switches) };
}

interface Identity {
  readonly id: string;
  readonly name: string;
  readonly packageId: string;
}

/** The rule for ids is inferred from that for names (contract 7.2). */
function readIdentity(body: Body): Identity {
  const [id = '', name = '', packageId = ''] = ['Id', 'Name', 'PackageId'].map((field) =>
    textOf(body, field),
  );
  if (id === '' || name === '' || packageId === '') throw badRequest('Id, Name and PackageId are mandatory.');
  if (!/^[A-Za-z_][\w.-]*(?<!\.)$/.test(id)) throw badRequest('Enter a valid Id.');
  checkName(name);
  return { id, name, packageId };
}

function checkName(name: string): void {
  if (!/^[A-Za-z_][\w. -]*(?<!\.)$/.test(name)) throw badRequest('Enter a valid Name.');
}

function checkPlace(state: IntegrationState, place: Identity & { readonly kind: ArtifactKind }): void {
  const { id, packageId, kind } = place;
  if (state.packages.find(packageId) === undefined)
    throw new ServiceError(state.switches.unknownPackage, `Package ${packageId} not found.`);
  checkEditable(state, packageId);
  const other = state.artifacts.find(id);
  if (other === undefined) return;
  const { label } = factsOf(kind);
  throw new ServiceError(
    500,
    `An ${label} ${id} with the artifact ID ${id} already exists in the ${other.packageId} package. Enter a different ID.`,
  );
}

function firstConfiguration(
  { switches }: IntegrationState,
  kind: ArtifactKind,
  { entries }: Content,
): ReadonlyMap<string, string> {
  const { profileParameter } = switches;
  const isGiven =
    profileParameter === 'absent' || kind !== 'flow' || contentDefaults(entries).has(profileKey);
  return isGiven ? new Map() : new Map([[profileKey, profileParameter]]);
}

export function updateArtifact(call: Call, kind: ArtifactKind): Answer {
  const { state, caller } = call;
  const artifact = requireArtifact(call, kind);
  const body = bodyOf(call);
  checkEditable(state, artifact.packageId);
  checkUpdate(body, kind);
  checkNotLocked(state, artifact, 'update');
  const base64 = textOf(body, 'ArtifactContent');
  const content = base64 === undefined ? undefined : readContent(base64, kind);
  if (content !== undefined) checkSymbolicName(artifact, content);
  const change = { modifiedBy: caller.client.clientId, modifiedAt: state.now() };
  state.artifacts.put({ ...updated(state, artifact, body, content), ...change });
  return empty(200);
}

function checkUpdate(body: Body, kind: ArtifactKind): void {
  const namesPlace = body['Id'] !== undefined || body['PackageId'] !== undefined;
  if (kind === 'message-mapping' && namesPlace)
    throw new ServiceError(
      500,
      'Update of Message Mapping failed : Update of PackageId and Id are not allowed.',
    );
  const fields = ['Name', 'ArtifactContent', 'Description'].map((field) => textOf(body, field));
  if (fields.every((field) => field === undefined)) throw badRequest('The request body is not valid.');
  if (fields[0] !== undefined) checkName(fields[0]);
}

function checkSymbolicName({ id, kind }: Artifact, { manifest }: Content): void {
  if (symbolicNameOf(manifest) === id) return;
  const status = factsOf(kind).symbolicNameRefusal;
  throw new ServiceError(
    status,
    status === 400
      ? 'Could not update artifact of the package; due to change in the Bundle-symbolicName.'
      : 'BUNDLE_SYMBOLIC_NAME_CANNOT_BE_UPDATED',
  );
}

/** The table of contract 7.5. */
function updated(
  state: IntegrationState,
  artifact: Artifact,
  body: Body,
  content: Content | undefined,
): Artifact {
  const { id, kind } = artifact;
  const description = textOf(body, 'Description') ?? artifact.description;
  const name = textOf(body, 'Name') ?? content?.manifest.get('Bundle-Name') ?? artifact.name;
  if (content === undefined) return { ...artifact, name, description, isDraft: true };
  return {
    ...artifact,
    name,
    description,
    version: content.manifest.get('Bundle-Version') ?? artifact.version,
    isDraft: state.switches.contentPut === 'draft',
    entries: keptEntries(state, content, { id, name, kind }),
    configured: keptConfiguration(state, artifact, content),
  };
}

function keptConfiguration(
  { switches }: IntegrationState,
  { configured }: Artifact,
  { entries }: Content,
): ReadonlyMap<string, string> {
  if (switches.configurationAfterUpload === 'kept') return configured;
  const defaults = contentDefaults(entries);
  return new Map([...configured].filter(([key]) => !defaults.has(key)));
}
