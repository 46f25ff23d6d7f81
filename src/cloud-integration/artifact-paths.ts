/** PURE. How artifacts are addressed (contract, section 7.1), and how they are called in messages. */
import { ARTIFACT_TYPES, type ArtifactType } from '../artifact/artifact-type.js';
import { renderEntityPath, renderFunctionPath } from './odata.js';

/** The entity set; flows have the name without a kind. */
export function setOf(type: ArtifactType): string {
  return `${stemOf(type)}DesigntimeArtifacts`;
}

/** The current state, whatever its version: older ones cannot be addressed (section 7.4). */
export function renderArtifactPath(type: ArtifactType, id: string): string {
  return renderEntityPath(setOf(type), { Id: id, Version: 'active' });
}

export function renderDeployPath(type: ArtifactType, id: string): string {
  return renderFunctionPath(deployFunction(type), { Id: id, Version: 'active' });
}

export function deployFunction(type: ArtifactType): string {
  return `Deploy${stemOf(type)}DesigntimeArtifact`;
}

export function renderSavePath(type: ArtifactType, id: string, version: string): string {
  return renderFunctionPath(`${stemOf(type)}DesigntimeArtifactSaveAsVersion`, {
    Id: id,
    SaveAsVersion: version,
  });
}

export function describeArtifact(type: ArtifactType, id: string): string {
  return `the ${ARTIFACT_TYPES[type].label} "${id}"`;
}

function stemOf(type: ArtifactType): string {
  return type === 'IntegrationFlow' ? 'Integration' : type;
}
