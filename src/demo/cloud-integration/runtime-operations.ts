/** Runtime artifacts: list, read, undeploy, error information (contract 8.3 to 8.5). */
import { factsOf } from './artifact-kinds.js';
import { keyOf, type Call, type Operations } from './call.js';
import { empty, textAnswer, type Answer, type Entity } from './entity.js';
import { filtered } from './filter.js';
import { renderLiteral } from './resource-path.js';
import type { RuntimeView } from './runtime-store.js';
import { badRequest, notFound, ServiceError } from './service-error.js';

const set = 'IntegrationRuntimeArtifacts';
const read = { role: 'MonitoringDataRead', group: 'runtime' } as const;
const stop = { role: 'MonitoringArtifactsDeploy', group: 'runtime' } as const;

export const runtimeOperations: Operations = [
  [`GET ${set}`, { ...read, run: listRuntime }],
  [`GET ${set}/$count`, { ...read, run: (call) => textAnswer(200, String(found(call).length)) }],
  [
    `GET ${set}()`,
    { ...read, run: (call) => ({ kind: 'entity', status: 200, entity: entityOf(requireView(call)) }) },
  ],
  [`DELETE ${set}()`, { ...stop, run: undeploy }],
  [`GET ${set}()/ErrorInformation/$value`, { ...read, run: readError }],
  [`GET ${set}()/ErrorInformation`, { ...read, run: refuseBareError }],
];

function listRuntime(call: Call): Answer {
  const views = found(call);
  const isCounted = call.request.query.get('$inlinecount') === 'allpages';
  return { kind: 'feed', entities: views.map(entityOf), ...(isCounted && { count: views.length }) };
}

function found({ state, request }: Call): readonly RuntimeView[] {
  const filter = request.query.get('$filter');
  if (filter !== null && /\band\b|DeployedOn/.test(filter)) throw badRequest('The filter is not supported.');
  return filtered(state.runtime.list(state.now()), filter, ({ deployment, status }) => ({
    Id: deployment.id,
    Name: deployment.name,
    Version: deployment.version,
    Type: factsOf(deployment.kind).runtimeType,
    Status: status,
    DeployedBy: deployment.by,
  }));
}

function requireView(call: Call): RuntimeView {
  const { state } = call;
  const view = state.runtime.view(keyOf(call, 'Id'), state.now());
  if (view !== undefined) return view;
  const text = 'Requested entity could not be found.';
  switch (state.switches.runtimeAbsent) {
    case 'not-found':
      throw notFound(text);
    case 'bad-request-text':
      throw new ServiceError(400, text);
    case 'server-error-text':
      throw new ServiceError(500, text);
  }
}

function entityOf({ deployment, status, deployedOn }: RuntimeView): Entity {
  const { id, version, name, kind, by } = deployment;
  return {
    type: 'IntegrationRuntimeArtifact',
    path: `${set}(${renderLiteral(id)})`,
    isMedia: true,
    properties: {
      Id: id,
      Version: version,
      Name: name,
      Type: factsOf(kind).runtimeType,
      DeployedBy: by,
      DeployedOn: deployedOn,
      Status: status,
    },
    navigation: ['ErrorInformation'],
  };
}

function undeploy(call: Call): Answer {
  const { state } = call;
  const { deployment, status } = requireView(call);
  if (status === 'STOPPING') throw badRequest('The artifact is being stopped.');
  const at = state.now();
  state.runtime.stop(deployment, at, new Date(at.getTime() + state.switches.stopMs));
  return empty(202);
}

function readError(call: Call): Answer {
  const { state, request } = call;
  const { deployment, status, error = '' } = requireView(call);
  const accept = request.headers['accept'] ?? '*/*';
  const takesXml = /\*\/\*|application\/(?:\*|xml)/.test(accept);
  if (state.switches.errorInformationJson === 'refused' && !takesXml) throw new ServiceError(406, undefined);
  const age = state.now().getTime() - deployment.settledAt.getTime();
  if (status !== 'ERROR' || age < state.switches.errorInformationLagMs) return empty(204);
  return textAnswer(200, errorText(error), 'application/json');
}

/** Only its content can be had. */
function refuseBareError(): never {
  throw notFound('Requested entity could not be found.');
}

/** Misspelt as the service does. */
function errorText(cause: string): string {
  const inner = {
    message: 'EXCEPTION',
    childMessageInstances: [{ message: 'CAUSE', parameters: [cause] }],
    parameters: ['Validation failed'],
  };
  return JSON.stringify({
    message: {
      subsystemName: 'CONTENT',
      subsytemPartName: 'CONTENT_DEPLOY',
      messageId: 'GenerationFailed',
      messageText: '',
    },
    parameter: [JSON.stringify(inner)],
    childInstances: [],
  });
}
