/** Creates integration packages (contract, section 6); whether one is there, the list of its artifacts says. */
import type { NewPackage } from './model.js';
import type { Operation } from './refusals.js';
import type { Transport } from './transport.js';

/**
 * Repeated freely: the second time it is there already (409), which is as good.
 * @throws ActionError PACKAGE_REFUSED for an id that is not allowed
 */
export async function createPackage(
  transport: Transport,
  { id, name, shortText }: NewPackage,
): Promise<void> {
  const operation: Operation = {
    kind: 'write',
    what: `create the package "${id}"`,
    roles: ['WorkspacePackagesEdit'],
    onRefused: {
      code: 'PACKAGE_REFUSED',
      next: 'Choose a package id of letters and digits, or create the package in Integration Suite, which says what it wants.',
    },
  };
  await transport.write(operation, {
    method: 'POST',
    url: new URL('IntegrationPackages', transport.base),
    body: {
      Id: id,
      Name: name,
      // Compulsory (section 6).
      ShortText: shortText === '' ? name : shortText,
      SupportedPlatform: 'SAP Cloud Integration',
      Version: '1.0.0',
    },
    repeat: 'freely',
    isDone: (status, text) => status === 409 || text.includes('package id already exist'),
  });
}
