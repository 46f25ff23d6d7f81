/**
 * Design-time artifacts (contract, section 7): read, list, download, create, update, delete, save as a version.
 * A value mapping has no update: who wants one deletes and creates it.
 */
import { ActionError } from '../errors.js';
import {
  OutcomeUnknownError,
  type ArtifactContent,
  type ArtifactType,
  type DesigntimeArtifact,
  type NewArtifact,
} from './model.js';
import { parseDate, parseEntity, readText, renderEntityPath, type Fields } from './odata.js';
import { describeArtifact, renderArtifactPath, renderSavePath, setOf } from './artifact-paths.js';
import { readAllPages } from './pages.js';
import { isAbsence, type Operation } from './refusals.js';
import { unexpectedAnswer, type Transport } from './transport.js';

/** @returns undefined where there is no such package. */
export async function listArtifacts(
  transport: Transport,
  packageId: string,
  type: ArtifactType,
): Promise<readonly DesigntimeArtifact[] | undefined> {
  const operation = reading(`list the artifacts of the package "${packageId}"`);
  const path = `${renderEntityPath('IntegrationPackages', packageId)}/${setOf(type)}`;
  const url = new URL(path, transport.base);
  const entities = await readAllPages(transport, operation, url);
  return entities?.map((fields) => {
    const artifact = parseArtifact({ PackageId: packageId, ...fields }, type);
    if (artifact === undefined) throw unexpectedAnswer(operation, url.host);
    return artifact;
  });
}

/** @returns undefined where there is no such artifact of this type, or an access policy hides it. */
export async function readArtifact(
  transport: Transport,
  type: ArtifactType,
  id: string,
): Promise<DesigntimeArtifact | undefined> {
  const operation = reading(`read ${describeArtifact(type, id)}`);
  const url = new URL(renderArtifactPath(type, id), transport.base);
  const response = await transport.read(operation, url);
  if (response === undefined) return undefined;
  const fields = parseEntity(response.body.toString('utf8'));
  const artifact = fields === undefined ? undefined : parseArtifact(fields, type);
  if (artifact?.id !== id) throw unexpectedAnswer(operation, url.host);
  return artifact;
}

/** @returns the zip archive, of a draft where there is one; undefined where there is no such artifact. */
export async function downloadArtifact(
  transport: Transport,
  type: ArtifactType,
  id: string,
): Promise<Buffer | undefined> {
  const operation = reading(`download ${describeArtifact(type, id)}`);
  const url = new URL(`${renderArtifactPath(type, id)}/$value`, transport.base);
  const response = await transport.read(operation, url, ['*/*']);
  if (response === undefined) return undefined;
  if (!isZip(response.body)) throw unexpectedAnswer(operation, url.host);
  return response.body;
}

/**
 * Never repeated once it may have arrived: the second time it would be refused as a duplicate.
 * @throws ActionError ARTIFACT_IN_OTHER_PACKAGE where the id is taken; OutcomeUnknownError where it is there now.
 */
export async function createArtifact(
  transport: Transport,
  type: ArtifactType,
  { id, name, packageId, content }: NewArtifact,
): Promise<void> {
  const operation: Operation = {
    ...editing(`create ${describeArtifact(type, id)} in the package "${packageId}"`),
    kind: 'create',
    onMissing: {
      code: 'PACKAGE_NOT_FOUND',
      happened: `The tenant has no package "${packageId}" to create ${describeArtifact(type, id)} in.`,
      next: 'Correct the package id, or let the input "create-package" be true.',
    },
  };
  try {
    await transport.write(operation, {
      method: 'POST',
      url: new URL(setOf(type), transport.base),
      body: { Name: name, Id: id, PackageId: packageId, ArtifactContent: content.toString('base64') },
      repeat: 'unless-arrived',
    });
  } catch (error) {
    if (!(error instanceof ActionError) || error.code !== 'ARTIFACT_IN_OTHER_PACKAGE') throw error;
    const found = await readArtifact(transport, type, id);
    throw found?.packageId === packageId ? new OutcomeUnknownError(error) : error;
  }
}

/** Repeated freely: the same content twice is as good as once. */
export async function updateArtifact(
  transport: Transport,
  type: ArtifactType,
  { id, name, content }: ArtifactContent,
): Promise<void> {
  await transport.write(editing(`update ${describeArtifact(type, id)}`), {
    method: 'PUT',
    url: new URL(renderArtifactPath(type, id), transport.base),
    // Id and PackageId are refused here (section 7.5).
    body: { Name: name, ArtifactContent: content.toString('base64') },
    repeat: 'freely',
  });
}

/** Repeated freely: what is not there any more is deleted. The runtime keeps what it has. */
export async function deleteArtifact(transport: Transport, type: ArtifactType, id: string): Promise<void> {
  await transport.write(editing(`delete ${describeArtifact(type, id)}`), {
    method: 'DELETE',
    url: new URL(renderArtifactPath(type, id), transport.base),
    repeat: 'freely',
    isDone: isAbsence,
  });
}

/** @param version `major.minor.micro`, not used before. */
export async function saveAsVersion(
  transport: Transport,
  type: ArtifactType,
  id: string,
  version: string,
): Promise<void> {
  const operation = editing(`save ${describeArtifact(type, id)} as version ${version}`);
  await transport.write(operation, {
    method: 'POST',
    url: new URL(renderSavePath(type, id, version), transport.base),
    repeat: 'unless-arrived',
  });
}

function reading(what: string): Operation {
  return { kind: 'read', what, roles: ['WorkspacePackagesRead'] };
}

function editing(what: string): Operation {
  return {
    kind: 'write',
    what,
    roles: ['WorkspacePackagesEdit'],
    onRefused: {
      code: 'ARTIFACT_REFUSED',
      next: 'Upload the same artifact in Integration Suite, which says why; check META-INF/MANIFEST.MF (Bundle-Name, Bundle-Version) first.',
    },
  };
}

function parseArtifact(fields: Fields, type: ArtifactType): DesigntimeArtifact | undefined {
  const id = readText(fields, 'Id');
  const packageId = readText(fields, 'PackageId');
  const version = readText(fields, 'Version');
  if (id === undefined || packageId === undefined || version === undefined) return undefined;
  return {
    id,
    type,
    name: readText(fields, 'Name') ?? id,
    packageId,
    version,
    isDraft: /^(?:active|draft)$/i.test(version),
    modifiedAt: parseDate(readText(fields, 'ModifiedAt')),
    modifiedBy: readText(fields, 'ModifiedBy'),
  };
}

/** The first record of an archive, or the end record of an empty one (APPNOTE.TXT 4.3.7, 4.3.16). */
function isZip(body: Buffer): boolean {
  return ['504b0304', '504b0506'].includes(body.toString('hex', 0, 4));
}
