/** The four kinds of artifacts that have an entity set of their own here (contract 7.1): all that differs. */

export interface ArtifactKindFacts {
  readonly set: string;
  /** Entity type; also the middle of the names of the function imports. */
  readonly type: string;
  /** `SAP-BundleType` of the manifest. */
  readonly bundleType: string;
  readonly runtimeType: string;
  /** As the service names it in its messages. */
  readonly label: string;
  readonly update: 'PUT' | 'none';
  readonly tenantList: 'yes' | 'no';
  readonly deployAnswer: 'task' | 'empty';
  readonly symbolicNameRefusal: 400 | 500;
}

const artifactKinds = {
  flow: {
    set: 'IntegrationDesigntimeArtifacts',
    type: 'IntegrationDesigntimeArtifact',
    bundleType: 'IntegrationFlow',
    runtimeType: 'INTEGRATION_FLOW',
    label: 'integration flow',
    update: 'PUT',
    tenantList: 'no',
    deployAnswer: 'task',
    symbolicNameRefusal: 400,
  },
  'message-mapping': {
    set: 'MessageMappingDesigntimeArtifacts',
    type: 'MessageMappingDesigntimeArtifact',
    bundleType: 'MessageMapping',
    runtimeType: 'MESSAGE_MAPPING',
    label: 'message mapping',
    update: 'PUT',
    tenantList: 'yes',
    deployAnswer: 'empty',
    symbolicNameRefusal: 500,
  },
  'script-collection': {
    set: 'ScriptCollectionDesigntimeArtifacts',
    type: 'ScriptCollectionDesigntimeArtifact',
    bundleType: 'ScriptCollection',
    runtimeType: 'SCRIPT_COLLECTION',
    label: 'script collection',
    update: 'PUT',
    tenantList: 'no',
    deployAnswer: 'task',
    symbolicNameRefusal: 400,
  },
  'value-mapping': {
    set: 'ValueMappingDesigntimeArtifacts',
    type: 'ValueMappingDesigntimeArtifact',
    bundleType: 'ValueMapping',
    runtimeType: 'VALUE_MAPPING',
    label: 'value mapping',
    update: 'none',
    tenantList: 'yes',
    deployAnswer: 'empty',
    symbolicNameRefusal: 500,
  },
} as const satisfies Readonly<Record<string, ArtifactKindFacts>>;

export type ArtifactKind = keyof typeof artifactKinds;

export const artifactKindNames = Object.keys(artifactKinds) as readonly ArtifactKind[];

export function factsOf(kind: ArtifactKind): ArtifactKindFacts {
  return artifactKinds[kind];
}
