/** Externalised parameters of a flow: list, count, and write one (contract 7.8). Values read back in clear. */
import { requireArtifact } from './artifact-access.js';
import { artifactPath, shownVersion } from './artifact-entity.js';
import type { Artifact } from './artifact-store.js';
import { bodyOf, keyOf, textOf, type Call, type Operations } from './call.js';
import { configurationsOf, profileKey, type Configuration } from './configuration.js';
import { empty, textAnswer, type Answer, type Entity } from './entity.js';
import { filtered } from './filter.js';
import { renderLiteral } from './resource-path.js';
import { badRequest, notFound } from './service-error.js';

const set = 'IntegrationDesigntimeArtifacts()';
const read = { role: 'WorkspacePackagesRead', group: 'designTime' } as const;
const configure = { role: 'WorkspacePackagesConfigure', group: 'designTime' } as const;

export const configurationOperations: Operations = [
  [`GET ${set}/Configurations`, { ...read, run: listConfigurations }],
  [`GET ${set}/Configurations/$count`, { ...read, run: countConfigurations }],
  [`PUT ${set}/$links/Configurations()`, { ...configure, run: writeConfiguration }],
];

function listConfigurations(call: Call): Answer {
  const artifact = requireArtifact(call, 'flow');
  const version = shownVersion(artifact, call.state.switches);
  const entities = found(call, artifact).map((entry) => configurationEntity(artifact, version, entry));
  return { kind: 'feed', entities };
}

function countConfigurations(call: Call): Answer {
  return textAnswer(200, String(found(call, requireArtifact(call, 'flow')).length));
}

function found({ request }: Call, artifact: Artifact): readonly Configuration[] {
  return filtered(configurationsOf(artifact), request.query.get('$filter'), ({ key, value, type }) => ({
    ParameterKey: key,
    ParameterValue: value,
    DataType: type,
  }));
}

function configurationEntity(artifact: Artifact, version: string, entry: Configuration): Entity {
  return {
    type: 'Configuration',
    path: `${artifactPath(artifact, version)}/Configurations(${renderLiteral(entry.key)})`,
    properties: {
      ParameterKey: entry.key,
      ParameterValue: entry.value,
      DataType: entry.type,
      Description: entry.description,
    },
  };
}

/** Allowed in configure-only packages too. */
function writeConfiguration(call: Call): Answer {
  const { state } = call;
  const { switches } = state;
  const artifact = requireArtifact(call, 'flow');
  const key = keyOf(call, 'ParameterKey', 2);
  const value = textOf(bodyOf(call), 'ParameterValue');
  if (!configurationsOf(artifact).some((entry) => entry.key === key))
    throw notFound(`Parameter key '${key}' not found.`);
  if (value === undefined) throw badRequest('ParameterValue is missing.');
  if (key === profileKey && switches.profileWrite === 'refused') throw badRequest('Bad request');
  const touched = switches.configurationTouches === 'yes' && {
    modifiedAt: state.now(),
    modifiedBy: call.caller.client.clientId,
  };
  state.artifacts.put({
    ...artifact,
    configured: new Map([...artifact.configured, [key, value]]),
    ...touched,
  });
  return empty(switches.configurationPutStatus);
}
