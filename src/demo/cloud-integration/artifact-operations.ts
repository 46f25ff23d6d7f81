/** Design-time artifacts: list, read, download, create, update, delete (contract 7.1 to 7.6), for all kinds alike. */
import { pack, type Entries } from './archive.js';
import { checkEditable, requireArtifact } from './artifact-access.js';
import { artifactEntity } from './artifact-entity.js';
import { artifactKindNames, factsOf, type ArtifactKind } from './artifact-kinds.js';
import type { Artifact } from './artifact-store.js';
import { createArtifact, updateArtifact } from './artifact-writing.js';
import type { Call, Operations } from './call.js';
import { valuesOf } from './configuration.js';
import { empty, type Answer } from './entity.js';
import { checkNotLocked } from './locks.js';
import { requirePackage } from './package-operations.js';
import { parametersPath, renderProperties } from './parameters.js';

const read = { role: 'WorkspacePackagesRead', group: 'designTime' } as const;
const edit = { role: 'WorkspacePackagesEdit', group: 'designTime' } as const;

export const artifactOperations: Operations = artifactKindNames.flatMap(operationsOf);

function operationsOf(kind: ArtifactKind): Operations {
  const { set, update, tenantList } = factsOf(kind);
  const tenantWide: Operations = [[`GET ${set}`, { ...read, run: (call) => listAll(call, kind) }]];
  const updates: Operations = [[`PUT ${set}()`, { ...edit, run: (call) => updateArtifact(call, kind) }]];
  return [
    [`GET IntegrationPackages()/${set}`, { ...read, run: (call) => listOfPackage(call, kind) }],
    [`POST ${set}`, { ...edit, run: (call) => createArtifact(call, kind) }],
    [`GET ${set}()`, { ...read, run: (call) => readArtifact(call, kind) }],
    [`GET ${set}()/$value`, { ...read, run: (call) => download(call, kind) }],
    [`DELETE ${set}()`, { ...edit, run: (call) => deleteArtifact(call, kind) }],
    ...(tenantList === 'yes' ? tenantWide : []),
    ...(update === 'PUT' ? updates : []),
  ];
}

function listOfPackage(call: Call, kind: ArtifactKind): Answer {
  const { state } = call;
  const artifacts = state.artifacts.ofPackage(requirePackage(call).id);
  const isSkipIgnored = kind === 'flow' && state.switches.skipInArtifactLists === 'ignored';
  return {
    kind: 'feed',
    entities: entitiesOf(call, artifacts, kind),
    ...(isSkipIgnored && { skip: 'ignored' }),
  };
}

function listAll(call: Call, kind: ArtifactKind): Answer {
  return { kind: 'feed', entities: entitiesOf(call, call.state.artifacts.list(), kind) };
}

function entitiesOf(
  { state }: Call,
  artifacts: readonly Artifact[],
  kind: ArtifactKind,
): readonly ReturnType<typeof artifactEntity>[] {
  return artifacts
    .filter((artifact) => artifact.kind === kind)
    .map((artifact) => artifactEntity(artifact, state.switches));
}

function readArtifact(call: Call, kind: ArtifactKind): Answer {
  const { switches } = call.state;
  const entity = artifactEntity(requireArtifact(call, kind), switches);
  const canBeWrapped = kind === 'value-mapping' || kind === 'script-collection';
  return {
    kind: 'entity',
    status: 200,
    entity,
    isWrapped: canBeWrapped && switches.singleRead === 'results',
  };
}

function download(call: Call, kind: ArtifactKind): Answer {
  const { state } = call;
  const artifact = requireArtifact(call, kind);
  checkEditable(state, artifact.packageId);
  const body = pack(downloadedEntries(call, artifact), state.now());
  return { kind: 'content', status: 200, type: 'application/zip', body, fileName: `${artifact.id}.zip` };
}

function downloadedEntries({ state }: Call, artifact: Artifact): Entries {
  const { entries, kind } = artifact;
  if (kind === 'value-mapping') return new Map([...entries].filter(([path]) => path !== 'metainfo.prop'));
  if (state.switches.downloadedParameters === 'defaults' || !entries.has(parametersPath)) return entries;
  return new Map([
    ...entries,
    [parametersPath, Buffer.from(renderProperties(valuesOf(artifact), state.now()))],
  ]);
}

function deleteArtifact(call: Call, kind: ArtifactKind): Answer {
  const { state } = call;
  const artifact = requireArtifact(call, kind);
  checkEditable(state, artifact.packageId);
  checkNotLocked(state, artifact, 'delete');
  state.artifacts.remove(artifact.id);
  return empty(200);
}
