/** A package as the API shows it (contract 6). */
import type { Entity } from './entity.js';
import type { IntegrationPackage } from './package-store.js';
import { renderLiteral } from './resource-path.js';

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
