/** A design-time artifact as the API shows it (contract 7.2, 7.3). */
import { factsOf, type ArtifactKind } from './artifact-kinds.js';
import type { Artifact } from './artifact-store.js';
import type { Entity, PropertyValue } from './entity.js';
import { renderLiteral } from './resource-path.js';
import type { IntegrationSwitches } from './switches.js';

export function shownVersion(artifact: Artifact, { draftVersion }: IntegrationSwitches): string {
  if (!artifact.isDraft) return artifact.version;
  return artifact.version === '' ? 'Draft' : draftVersion;
}

export function artifactPath({ kind, id }: Pick<Artifact, 'kind' | 'id'>, version: string): string {
  return `${factsOf(kind).set}(Id=${renderLiteral(id)},Version=${renderLiteral(version)})`;
}

export function artifactEntity(artifact: Artifact, switches: IntegrationSwitches): Entity {
  const version = shownVersion(artifact, switches);
  return {
    type: factsOf(artifact.kind).type,
    path: artifactPath(artifact, version),
    isMedia: true,
    properties: {
      Id: artifact.id,
      Version: version,
      PackageId: artifact.packageId,
      Name: artifact.name,
      Description: artifact.description,
      ...(artifact.kind === 'flow' && { Sender: '', Receiver: '' }),
      ...(switches.changeFields === 'shown' && changeFields(artifact)),
      ArtifactContent: null,
    },
    navigation: navigation[artifact.kind],
  };
}

function changeFields(artifact: Artifact): Readonly<Record<string, PropertyValue>> {
  return {
    CreatedBy: artifact.createdBy,
    CreatedAt: String(artifact.createdAt.getTime()),
    ModifiedBy: artifact.modifiedBy,
    ModifiedAt: String(artifact.modifiedAt.getTime()),
  };
}

const navigation: Readonly<Record<ArtifactKind, readonly string[]>> = {
  flow: ['Configurations', 'Resources', 'DesignGuidelineExecutionResults'],
  'message-mapping': ['Resources'],
  'script-collection': ['Resources'],
  'value-mapping': ['ValMapSchema'],
};
