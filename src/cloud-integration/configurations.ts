/** Externalised parameters of integration flows (contract, section 7.8). Values never stand in a message. */
import type { Configuration } from './model.js';
import { describeArtifact, renderArtifactPath } from './artifact-paths.js';
import { readText, renderEntityPath, type Fields } from './odata.js';
import { readAllPages } from './pages.js';
import { missing, type Operation } from './refusals.js';
import { unexpectedAnswer, type Transport } from './transport.js';

const TYPE = 'IntegrationFlow';

/** @throws ActionError ARTIFACT_NOT_FOUND */
export async function listConfigurations(
  transport: Transport,
  id: string,
): Promise<readonly Configuration[]> {
  const operation: Operation = {
    kind: 'read',
    what: `list the parameters of ${describeArtifact(TYPE, id)}`,
    roles: ['WorkspacePackagesRead'],
  };
  const url = new URL(`${renderArtifactPath(TYPE, id)}/Configurations`, transport.base);
  const entities = await readAllPages(transport, operation, url);
  if (entities === undefined) throw missing(operation, 404);
  return entities.map((fields) => {
    const configuration = parseConfiguration(fields);
    if (configuration === undefined) throw unexpectedAnswer(operation, url.host);
    return configuration;
  });
}

/**
 * Repeated freely: the same value twice is as good as once. It counts from the next deployment on.
 * @throws ActionError PARAMETER_UNKNOWN
 */
export async function writeConfiguration(
  transport: Transport,
  id: string,
  { key, value, dataType }: Configuration,
): Promise<void> {
  const flow = describeArtifact(TYPE, id);
  const operation: Operation = {
    kind: 'write',
    what: `set the parameter "${key}" of ${flow}`,
    roles: ['WorkspacePackagesConfigure'],
    onMissing: {
      code: 'PARAMETER_UNKNOWN',
      happened: `The tenant knows no parameter "${key}" of ${flow}.`,
      next: 'Correct the name in the file of the input "parameters", or externalise the parameter in the flow.',
    },
    onRefused: {
      code: 'ARTIFACT_REFUSED',
      next: 'Set the same value in Integration Suite, which says why; check that it fits the type of the parameter.',
    },
  };
  const path = `${renderArtifactPath(TYPE, id)}/$links/${renderEntityPath('Configurations', key)}`;
  await transport.write(operation, {
    method: 'PUT',
    url: new URL(path, transport.base),
    body: { ParameterValue: value, DataType: dataType },
    repeat: 'freely',
  });
}

function parseConfiguration(fields: Fields): Configuration | undefined {
  const key = readText(fields, 'ParameterKey');
  if (key === undefined) return undefined;
  return {
    key,
    value: readText(fields, 'ParameterValue') ?? '',
    dataType: readText(fields, 'DataType') ?? 'xsd:string',
  };
}
