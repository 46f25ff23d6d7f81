/** Message processing logs (contract 10): the list with its filters, and its count. They are put in by tests. */
import { keyOf, type Call, type Operations } from './call.js';
import { textAnswer, type Answer, type Entity } from './entity.js';
import { filtered } from './filter.js';
import type { MessageLog } from './message-log.js';
import { renderLiteral } from './resource-path.js';
import { badRequest, notFound } from './service-error.js';

const set = 'MessageProcessingLogs';
const read = { role: 'MonitoringDataRead', group: 'messageLogs' } as const;

export const messageLogOperations: Operations = [
  [`GET ${set}`, { ...read, run: (call) => ({ kind: 'feed', entities: found(call).map(logEntity) }) }],
  [`GET ${set}/$count`, { ...read, run: (call) => textAnswer(200, String(found(call).length)) }],
  [`GET ${set}()`, { ...read, run: readLog }],
];

function found({ state, request }: Call): readonly MessageLog[] {
  const logs = filtered(state.messageLogs, request.query.get('$filter'), (log) => ({
    'IntegrationArtifact/Id': log.artifactId,
    MessageGuid: log.messageGuid,
    Status: log.status,
    LogStart: log.logStart,
    LogEnd: log.logEnd,
  }));
  const order = request.query.get('$orderby');
  if (order === null) return logs;
  const [, field, direction = 'asc'] = /^(LogStart|LogEnd)(?: (asc|desc))?$/.exec(order) ?? [];
  if (field === undefined) throw badRequest('The order is not supported.');
  const timeOf = (log: MessageLog): number => (field === 'LogEnd' ? log.logEnd : log.logStart).getTime();
  const sign = direction === 'asc' ? 1 : -1;
  return logs.toSorted((one, other) => sign * (timeOf(one) - timeOf(other)));
}

function readLog(call: Call): Answer {
  const guid = keyOf(call, 'MessageGuid');
  const log = call.state.messageLogs.find(({ messageGuid }) => messageGuid === guid);
  if (log === undefined) throw notFound('Requested entity could not be found.');
  return { kind: 'entity', status: 200, entity: logEntity(log) };
}

function logEntity(log: MessageLog): Entity {
  return {
    type: 'MessageProcessingLog',
    path: `${set}(${renderLiteral(log.messageGuid)})`,
    properties: {
      MessageGuid: log.messageGuid,
      LogStart: log.logStart,
      LogEnd: log.logEnd,
      IntegrationFlowName: log.artifactId,
      Status: log.status,
      LogLevel: 'INFO',
    },
    navigation: ['ErrorInformation', 'AdapterAttributes', 'CustomHeaderProperties', 'Runs'],
  };
}
