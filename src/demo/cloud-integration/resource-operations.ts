/** The resources of a flow or script collection, read only (contract 7.9). Those of a mapping are not to be had. */
import { requireArtifact } from './artifact-access.js';
import { artifactPath, shownVersion } from './artifact-entity.js';
import type { ArtifactKind } from './artifact-kinds.js';
import type { Call, Operations } from './call.js';
import type { Answer, Entity } from './entity.js';
import { renderLiteral } from './resource-path.js';
import { notFound } from './service-error.js';

const read = { role: 'WorkspacePackagesRead', group: 'designTime' } as const;

export const resourceOperations: Operations = [
  ['GET IntegrationDesigntimeArtifacts()/Resources', { ...read, run: (call) => listResources(call, 'flow') }],
  ['GET MessageMappingDesigntimeArtifacts()/Resources', { ...read, run: refuse }],
  [
    'GET ScriptCollectionDesigntimeArtifacts()/Resources',
    { ...read, run: (call) => listResources(call, 'script-collection') },
  ],
];

function refuse(): never {
  throw notFound('Requested entity could not be found.');
}

const typeOfExtension: Readonly<Record<string, string>> = {
  edmx: 'edmx',
  groovy: 'groovy',
  gsh: 'groovy',
  jar: 'jar',
  js: 'js',
  mmap: 'mmap',
  opmap: 'opmap',
  wsdl: 'wsdl',
  xsd: 'xsd',
  xsl: 'xslt',
  xslt: 'xslt',
};

function listResources(call: Call, kind: ArtifactKind): Answer {
  const artifact = requireArtifact(call, kind);
  const path = artifactPath(artifact, shownVersion(artifact, call.state.switches));
  const entities = [...artifact.entries.keys()].flatMap((entry): Entity[] => {
    const name = entry.split('/').at(-1) ?? '';
    const type = typeOfExtension[name.split('.').at(-1) ?? ''];
    if (type === undefined || !entry.startsWith('src/main/resources/')) return [];
    const key = `Name=${renderLiteral(name)},ResourceType=${renderLiteral(type)}`;
    const properties = {
      Name: name,
      ResourceType: type,
      ReferencedResourceType: null,
      ResourceContent: null,
    };
    return [{ type: 'Resource', path: `${path}/Resources(${key})`, isMedia: true, properties }];
  });
  return { kind: 'feed', entities };
}
