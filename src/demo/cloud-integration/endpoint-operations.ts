/** Service endpoints of the flows that run (contract 8.6). They lag behind the start. */
import type { Call, Operations } from './call.js';
import type { Answer, Entity } from './entity.js';
import { filtered } from './filter.js';
import { senderAddresses, type SenderAddress } from './flow-model.js';
import { renderLiteral } from './resource-path.js';
import type { Deployment } from './runtime-store.js';
import type { IntegrationState } from './state.js';

export const endpointOperations: Operations = [
  ['GET ServiceEndpoints', { role: 'MonitoringDataRead', group: 'runtime', run: listEndpoints }],
];

interface Endpoint {
  readonly deployment: Deployment;
  readonly address: SenderAddress;
}

function listEndpoints({ state, request }: Call): Answer {
  const endpoints = filtered(listed(state), request.query.get('$filter'), ({ deployment, address }) => ({
    Name: deployment.id,
    Protocol: address.protocol,
  }));
  const expand = (request.query.get('$expand') ?? '').split(',');
  const isCounted = request.query.get('$inlinecount') === 'allpages';
  const entities = endpoints.map((endpoint) => endpointEntity(state, endpoint, expand));
  return { kind: 'feed', entities, ...(isCounted && { count: entities.length }) };
}

function listed({ runtime, now, switches }: IntegrationState): readonly Endpoint[] {
  return runtime
    .list(now())
    .filter(({ status }) => status === 'STARTED')
    .filter(({ deployment }) => now().getTime() - deployment.settledAt.getTime() >= switches.endpointLagMs)
    .flatMap(({ deployment }) =>
      senderAddresses(deployment.entries, deployment.configuration).map((address) => ({
        deployment,
        address,
      })),
    );
}

function endpointEntity(
  state: IntegrationState,
  { deployment, address }: Endpoint,
  expand: readonly string[],
): Entity {
  const id = `${deployment.id}$endpointAddress=${address.path.replace(/^\/\w+\//, '')}`;
  const path = `ServiceEndpoints(${renderLiteral(id)})`;
  const children: Readonly<Record<string, readonly Entity[]>> = {
    EntryPoints: [entryPoint(state, deployment, address)],
    ApiDefinitions: [],
  };
  return {
    type: 'ServiceEndpoint',
    path,
    properties: {
      Name: deployment.id,
      Id: id,
      Title: deployment.name,
      Version: deployment.version,
      Summary: null,
      Description: null,
      LastUpdated: deployment.settledAt,
      Protocol: address.protocol,
    },
    navigation: Object.keys(children).filter((name) => !expand.includes(name)),
    expanded: Object.fromEntries(Object.entries(children).filter(([name]) => expand.includes(name))),
  };
}

function entryPoint(state: IntegrationState, { name }: Deployment, { path }: SenderAddress): Entity {
  const url = state.addresses().runtime + path;
  return {
    type: 'EntryPoint',
    path: `EntryPoints(${renderLiteral(url)})`,
    properties: { Name: name, Url: url, Type: 'PROD', AdditionalInformation: '' },
  };
}
