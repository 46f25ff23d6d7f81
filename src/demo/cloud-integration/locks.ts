/** Locks of artifacts that are open in the web editor: what they refuse, their list and their removal (contract 7.7). */
import type { Artifact } from './artifact-store.js';
import { factsOf } from './artifact-kinds.js';
import { keyOf, type Call, type Operations } from './call.js';
import { empty, type Answer, type Entity } from './entity.js';
import { renderLiteral } from './resource-path.js';
import { notFound, ServiceError } from './service-error.js';
import type { IntegrationState } from './state.js';

export const lockOperations: Operations = [
  [
    'GET IntegrationDesigntimeLocks',
    { role: 'WorkspaceArtifactLocksRead', group: 'designTime', run: listLocks },
  ],
  [
    'DELETE IntegrationDesigntimeLocks()',
    { role: 'WorkspaceArtifactLocksDelete', group: 'designTime', run: deleteLock },
  ],
];

export function checkNotLocked(
  { switches }: IntegrationState,
  artifact: Artifact,
  action: 'update' | 'delete',
): void {
  if (artifact.lock === undefined) return;
  if (action === 'delete') throw new ServiceError(500, 'Cannot delete the artifact as it is locked.');
  throw new ServiceError(
    switches.lockStatus,
    `Could not update the artifact as the artifact ${artifact.name} is locked by ${artifact.lock.by}.`,
  );
}

function listLocks({ state }: Call): Answer {
  const locked = state.artifacts.list().filter(({ lock }) => lock !== undefined);
  return { kind: 'feed', entities: locked.map((artifact) => lockEntity(state, artifact)) };
}

function lockEntity({ packages }: IntegrationState, artifact: Artifact): Entity {
  const { lock, packageId } = artifact;
  const resourceId = lock?.resourceId ?? '';
  return {
    type: 'IntegrationDesigntimeLock',
    path: `IntegrationDesigntimeLocks(${renderLiteral(resourceId)})`,
    properties: {
      ResourceId: resourceId,
      ArtifactId: artifact.id,
      ArtifactName: artifact.name,
      ArtifactType: factsOf(artifact.kind).runtimeType,
      PackageId: packageId,
      PackageName: packages.find(packageId)?.name ?? '',
      CreatedAt: String(lock?.at.getTime() ?? 0),
      CreatedBy: lock?.by ?? '',
    },
  };
}

function deleteLock(call: Call): Answer {
  const { artifacts } = call.state;
  const resourceId = keyOf(call, 'ResourceId');
  const locked = artifacts.list().find(({ lock }) => lock?.resourceId === resourceId);
  if (locked === undefined) throw notFound('Lock not found.');
  artifacts.put({ ...locked, lock: undefined });
  return empty(200);
}
