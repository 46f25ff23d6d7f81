/** All operations by method and shape of the path, and what is answered where there is none (contract 5.4). */
import { textAnswer } from './entity.js';
import { artifactOperations } from './artifact-operations.js';
import type { Operation, Operations } from './call.js';
import { configurationOperations } from './configuration-operations.js';
import { deployOperations } from './deploy-operations.js';
import { endpointOperations } from './endpoint-operations.js';
import { lockOperations } from './locks.js';
import { messageLogOperations } from './message-log-operations.js';
import { packageOperations } from './package-operations.js';
import { resourceOperations } from './resource-operations.js';
import { runtimeOperations } from './runtime-operations.js';
import { signatureOf, type Segment } from './resource-path.js';
import { notFound, ServiceError } from './service-error.js';

/** It lists far fewer sets than there are (contract 4). */
const serviceDocument =
  '<?xml version="1.0" encoding="utf-8"?><service xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom"><workspace><atom:title>Default</atom:title><collection href="MessageProcessingLogs"><atom:title>MessageProcessingLogs</atom:title></collection><collection href="LogFiles"><atom:title>LogFiles</atom:title></collection></workspace></service>';

const serviceOperations: Operations = [
  [
    'GET ',
    {
      role: undefined,
      group: 'designTime',
      run: ({ request }) =>
        request.headers['accept']?.includes('json') === true
          ? textAnswer(200, '{"d":{"EntitySets":["MessageProcessingLogs","LogFiles"]}}', 'application/json')
          : textAnswer(200, serviceDocument, 'application/atomsvc+xml'),
    },
  ],
];

const operations: ReadonlyMap<string, Operation> = new Map([
  ...serviceOperations,
  ...packageOperations,
  ...artifactOperations,
  ...configurationOperations,
  ...resourceOperations,
  ...lockOperations,
  ...deployOperations,
  ...runtimeOperations,
  ...endpointOperations,
  ...messageLogOperations,
]);
const knownSets: ReadonlySet<string> = new Set(
  [...operations.keys()].map((call) => /^\S* ([^(/]*)/.exec(call)?.[1] ?? ''),
);

export function findOperation(method: string, segments: readonly Segment[]): Operation {
  const set = segments[0]?.name ?? '';
  if (!knownSets.has(set)) throw notFound(`Could not find an entity set or function import for '${set}'.`);
  const operation = operations.get(`${method} ${signatureOf(segments)}`);
  if (operation === undefined) throw new ServiceError(501, 'Not implemented');
  return operation;
}
