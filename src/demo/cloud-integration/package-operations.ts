/** Read and list integration packages (contract 6). */
import { keyOf, type Call, type Operations } from './call.js';
import type { Answer, Entity } from './entity.js';
import type { IntegrationPackage } from './package-store.js';
import { renderLiteral } from './resource-path.js';
import { notFound, ServiceError } from './service-error.js';

export const packageOperations: Operations = [
  ['GET IntegrationPackages', { role: 'WorkspacePackagesRead', group: 'designTime', run: listPackages }],
  ['GET IntegrationPackages()', { role: 'WorkspacePackagesRead', group: 'designTime', run: readPackage }],
];

function listPackages({ state, request }: Call): Answer {
  if (request.query.has('$inlinecount')) throw new ServiceError(501, '$count is not supported');
  return { kind: 'feed', entities: state.packages.list().map(packageEntity) };
}

function readPackage(call: Call): Answer {
  return { kind: 'entity', status: 200, entity: packageEntity(requirePackage(call)) };
}

export function requirePackage(call: Call): IntegrationPackage {
  const found = call.state.packages.find(keyOf(call, 'Id'));
  if (found === undefined) throw notFound('Requested entity could not be found.');
  return found;
}

export function packageEntity(entry: IntegrationPackage): Entity {
  return {
    type: 'IntegrationPackage',
    path: `IntegrationPackages(${renderLiteral(entry.id)})`,
    isMedia: true,
    properties: {
      Id: entry.id,
      Name: entry.name,
      ResourceId: entry.resourceId,
      Description: entry.description,
      ShortText: entry.shortText,
      Version: entry.version,
      Vendor: entry.vendor,
      PartnerContent: false,
      UpdateAvailable: false,
      Mode: entry.mode,
      SupportedPlatform: entry.supportedPlatform,
      ModifiedBy: entry.modifiedBy,
      CreationDate: String(entry.createdAt.getTime()),
      ModifiedDate: String(entry.modifiedAt.getTime()),
      CreatedBy: entry.createdBy,
      Products: '',
      Keywords: '',
      Countries: '',
      Industries: '',
      LineOfBusiness: '',
      PackageContent: null,
    },
    navigation: packageNavigation,
  };
}

const packageNavigation = [
  'IntegrationDesigntimeArtifacts',
  'MessageMappingDesigntimeArtifacts',
  'ValueMappingDesigntimeArtifacts',
  'ScriptCollectionDesigntimeArtifacts',
  'CustomTags',
];
