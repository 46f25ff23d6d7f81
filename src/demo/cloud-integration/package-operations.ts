/** Integration packages: list, read, create, update, delete, export (contract 6). */
import { pack } from './archive.js';
import { bodyOf, keyOf, textOf, type Body, type Call, type Operations } from './call.js';
import { empty, type Answer } from './entity.js';
import { hexId } from './hex-id.js';
import { packageEntity } from './package-entity.js';
import type { IntegrationPackage, PackageMode } from './package-store.js';
import { badRequest, notFound, ServiceError } from './service-error.js';
import { checkNotLocked } from './locks.js';

const read = { role: 'WorkspacePackagesRead', group: 'designTime' } as const;
const edit = { role: 'WorkspacePackagesEdit', group: 'designTime' } as const;

export const packageOperations: Operations = [
  ['GET IntegrationPackages', { ...read, run: listPackages }],
  ['POST IntegrationPackages', { ...edit, run: createPackage }],
  ['GET IntegrationPackages()', { ...read, run: readPackage }],
  ['PUT IntegrationPackages()', { ...edit, run: updatePackage }],
  ['DELETE IntegrationPackages()', { ...edit, run: deletePackage }],
  ['GET IntegrationPackages()/$value', { ...read, run: exportPackage }],
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

function createPackage(call: Call): Answer {
  const { state, caller } = call;
  const body = bodyOf(call);
  if (body['PackageContent'] !== undefined) throw new ServiceError(501, 'Import is not simulated');
  const id = requiredText(body, 'Id');
  if (state.switches.packageIdRule === 'strict' && !/^[A-Za-z0-9]+$/.test(id))
    throw badRequest("Property 'Id' value cannot have a special character. Enter a valid Id.");
  if (body['Mode'] !== undefined) throw badRequest("Property 'Mode' is not allowed.");
  const fields = readFields(body);
  if (state.packages.find(id) !== undefined)
    throw new ServiceError(409, 'Entity with the specified IntegrationPackage id already exist.');
  const by = caller.client.clientId;
  const at = state.now();
  const stamps = { createdBy: by, createdAt: at, modifiedBy: by, modifiedAt: at };
  const created = {
    id,
    ...fields,
    mode: 'EDIT_ALLOWED',
    resourceId: hexId(state.nextId),
    ...stamps,
  } as const;
  return { kind: 'entity', status: 201, entity: packageEntity(state.packages.put(created)) };
}

type Fields = Pick<
  IntegrationPackage,
  'name' | 'shortText' | 'description' | 'version' | 'vendor' | 'supportedPlatform'
>;

/** What is left out is reset (contract 6). */
function readFields(body: Body): Fields {
  const description = textOf(body, 'Description') ?? '';
  return {
    name: requiredText(body, 'Name'),
    shortText: requiredText(body, 'ShortText'),
    description: description === '' || description.startsWith('<') ? description : `<p>${description}</p>`,
    version: textOf(body, 'Version') ?? '',
    vendor: textOf(body, 'Vendor') ?? '',
    supportedPlatform: `[${(textOf(body, 'SupportedPlatform') ?? 'SAP Cloud Integration').replace(/^\[|\]$/g, '')}]`,
  };
}

function requiredText(body: Body, name: string): string {
  const text = textOf(body, name) ?? '';
  if (text === '') throw badRequest(`Property '${name}' cannot be empty`);
  return text;
}

function updatePackage(call: Call): Answer {
  const existing = requirePackage(call);
  const body = bodyOf(call);
  const changed = { modifiedBy: call.caller.client.clientId, modifiedAt: call.state.now() };
  call.state.packages.put({
    ...existing,
    ...readFields(body),
    mode: modeOf(body) ?? existing.mode,
    ...changed,
  });
  return empty(202);
}

function modeOf(body: Body): PackageMode | undefined {
  const mode = textOf(body, 'Mode');
  if (mode === undefined || mode === 'EDIT_ALLOWED' || mode === 'READ_ONLY') return mode;
  throw badRequest("Property 'Mode' is not valid.");
}

function deletePackage(call: Call): Answer {
  const { id } = requirePackage(call);
  const contents = call.state.artifacts.ofPackage(id);
  for (const artifact of contents) checkNotLocked(call.state, artifact, 'delete');
  for (const artifact of contents) call.state.artifacts.remove(artifact.id);
  call.state.packages.remove(id);
  return empty(202);
}

/** The inside of the archive is not documented; nobody but the import may rely on it. */
function exportPackage(call: Call): Answer {
  const { state } = call;
  const { id } = requirePackage(call);
  const contents = state.artifacts.ofPackage(id);
  const drafts = contents.filter(({ isDraft }) => isDraft).map(({ name }) => `{Type=IFlow, Name=${name}}`);
  if (drafts.length > 0)
    throw new ServiceError(
      500,
      `Package export failed. It contains the following artifacts are in draft state: [ ${drafts.join(', ')} ].`,
    );
  const files = contents.map(
    ({ entries }) => [`${hexId(state.nextId)}_content`, pack(entries, state.now())] as const,
  );
  const body = pack(new Map([...files, ['ExportInformation.info', Buffer.from(id)]]), state.now());
  return { kind: 'content', status: 200, type: 'application/zip', body, fileName: `${id}.zip` };
}
