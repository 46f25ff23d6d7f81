/** Integration packages (contract, section 6). */
import type { IntegrationPackage, NewPackage } from './model.js';
import { parseEntity, readText, renderEntityPath } from './odata.js';
import type { Operation } from './refusals.js';
import { unexpectedAnswer, type Transport } from './transport.js';

const SET = 'IntegrationPackages';

/** @returns undefined where there is no such package, or an access policy hides it. */
export async function readPackage(transport: Transport, id: string): Promise<IntegrationPackage | undefined> {
  const operation: Operation = {
    kind: 'read',
    what: `read the package "${id}"`,
    roles: ['WorkspacePackagesRead'],
  };
  const url = new URL(renderEntityPath(SET, id), transport.base);
  const response = await transport.read(operation, url);
  if (response === undefined) return undefined;
  const fields = parseEntity(response.body.toString('utf8'));
  if (fields === undefined || readText(fields, 'Id') !== id) throw unexpectedAnswer(operation, url.host);
  return {
    id,
    name: readText(fields, 'Name') ?? id,
    mode: readText(fields, 'Mode')?.toUpperCase() === 'READ_ONLY' ? 'configure-only' : 'editable',
  };
}

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
    url: new URL(SET, transport.base),
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
