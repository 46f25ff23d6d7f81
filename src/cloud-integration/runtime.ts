/** What runs: runtime artifacts, why one does not start, and its endpoints (contract, sections 8.3, 8.5 and 8.6). */
import type { RuntimeArtifact, RuntimeStatus } from './model.js';
import { parseDate, parseEntity, readExpanded, readText, renderEntityPath, type Fields } from './odata.js';
import { readWholeList } from './pages.js';
import type { Operation } from './refusals.js';
import { unexpectedAnswer, type Transport } from './transport.js';

const SET = 'IntegrationRuntimeArtifacts';

export async function listRuntimeArtifacts(
  transport: Transport,
): Promise<ReadonlyMap<string, RuntimeArtifact>> {
  const operation = monitoring('list what is deployed');
  const url = new URL(SET, transport.base);
  const entities = await readWholeList(transport, operation, url);
  const artifacts = entities.map((fields) => {
    const artifact = parseRuntimeArtifact(fields);
    if (artifact === undefined) throw unexpectedAnswer(operation, url.host);
    return artifact;
  });
  return new Map(artifacts.map((artifact) => [artifact.id, artifact]));
}

/** @returns undefined where it is not deployed. */
export async function readRuntimeArtifact(
  transport: Transport,
  id: string,
): Promise<RuntimeArtifact | undefined> {
  const operation = monitoring(`read the runtime artifact "${id}"`);
  const url = new URL(renderEntityPath(SET, id), transport.base);
  const response = await transport.read(operation, url);
  if (response === undefined || response.status === 204) return undefined;
  const fields = parseEntity(response.body.toString('utf8'));
  const artifact = fields === undefined ? undefined : parseRuntimeArtifact(fields);
  if (artifact?.id !== id) throw unexpectedAnswer(operation, url.host);
  return artifact;
}

/** One tenant refuses JSON here, though JSON is what it gives. */
const ERROR_INFORMATION_TYPES = ['*/*', 'application/xml', 'application/json'];

/** @returns the text of SAP as it is, not to be shown; undefined where there is none, or none yet. */
export async function readErrorInformation(transport: Transport, id: string): Promise<string | undefined> {
  const operation = monitoring(`read the error information of "${id}"`);
  const url = new URL(`${renderEntityPath(SET, id)}/ErrorInformation/$value`, transport.base);
  const response = await transport.read(operation, url, ERROR_INFORMATION_TYPES);
  const text = response?.body.toString('utf8').trim() ?? '';
  return text === '' ? undefined : text;
}

/** @returns by id of the artifact, the addresses that it is called at; the list lags behind the start. */
export async function listServiceEndpoints(
  transport: Transport,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const operation = monitoring('list service endpoints');
  const url = new URL('ServiceEndpoints?$expand=EntryPoints', transport.base);
  const endpoints = await readWholeList(transport, operation, url);
  const byArtifact = Map.groupBy(endpoints, artifactOfEndpoint);
  return new Map(
    [...byArtifact]
      .filter(([id]) => id !== '')
      .map(([id, ofOne]) => [id, [...new Set(ofOne.flatMap(listAddresses))]] as const),
  );
}

/** `Id` is `<artifact>$endpointAddress=<path>`; `Name` may be a name for people. */
function artifactOfEndpoint(fields: Fields): string {
  const [artifact, address] = (readText(fields, 'Id') ?? '').split('$endpointAddress=', 2);
  return artifact !== undefined && artifact !== '' && address !== undefined
    ? artifact
    : (readText(fields, 'Name') ?? '');
}

function listAddresses(fields: Fields): readonly string[] {
  return readExpanded(fields, 'EntryPoints')
    .map((entry) => readText(entry, 'Url') ?? '')
    .filter((written) => URL.canParse(written))
    .map((written) => new URL(written))
    .filter(({ protocol, username, password }) => /^https?:$/.test(protocol) && username + password === '')
    .map(({ href }) => href);
}

function monitoring(what: string): Operation {
  return { kind: 'read', what, roles: ['MonitoringDataRead'] };
}

function parseRuntimeArtifact(fields: Fields): RuntimeArtifact | undefined {
  const id = readText(fields, 'Id');
  if (id === undefined) return undefined;
  return {
    id,
    version: readText(fields, 'Version') ?? '',
    status: STATUSES.get((readText(fields, 'Status') ?? '').toUpperCase()) ?? 'starting',
    deployedOn: parseDate(readText(fields, 'DeployedOn')),
    type: readText(fields, 'Type') ?? '',
  };
}

const STATUSES: ReadonlyMap<string, RuntimeStatus> = new Map([
  ['STARTING', 'starting'],
  ['STARTED', 'started'],
  ['STOPPING', 'stopping'],
  ['STOPPED', 'stopped'],
  ['ERROR', 'error'],
]);
