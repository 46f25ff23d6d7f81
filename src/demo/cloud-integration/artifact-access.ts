/** Finds the artifact that a request names, and the refusals that depend on its package (contract 7). */
import type { ArtifactKind } from './artifact-kinds.js';
import type { Artifact } from './artifact-store.js';
import { keyOf, type Call } from './call.js';
import { badRequest, notFound } from './service-error.js';
import type { IntegrationState } from './state.js';

/** By the key of a segment. Only `active`, in any case, and the very version of now are found (contract 7.4). */
export function requireArtifact(call: Call, kind: ArtifactKind): Artifact {
  return findArtifact(call.state, kind, keyOf(call, 'Id'), keyOf(call, 'Version'));
}

export function findArtifact(
  state: IntegrationState,
  kind: ArtifactKind,
  id: string,
  version: string,
): Artifact {
  const artifact = state.artifacts.find(id);
  const isMeant =
    artifact?.kind === kind &&
    (version.toLowerCase() === 'active' || (!artifact.isDraft && artifact.version === version));
  if (!isMeant) throw notFound('Integration design time artifact not found.');
  return artifact;
}

export function checkEditable(state: IntegrationState, packageId: string): void {
  if (state.packages.find(packageId)?.mode === 'READ_ONLY')
    throw badRequest(`The package ${packageId} is a configure only package; the operation is not allowed.`);
}
