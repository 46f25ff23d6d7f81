/** Starting a deployment, and the task that builds it (contract, sections 8.1 and 8.2). */
import { deployFunction, describeArtifact, renderDeployPath } from './artifact-paths.js';
import { OutcomeUnknownError, type ArtifactType, type TaskStatus } from './model.js';
import { isFields, parseEntity, parseJson, readText, renderEntityPath } from './odata.js';
import type { Operation } from './refusals.js';
import { unexpectedAnswer, type Transport } from './transport.js';

/**
 * Deploys what the tenant holds now. Never repeated once it may have arrived: each call is a deployment of its own.
 * @returns the id of the task; undefined where the tenant names none, as for mappings.
 */
export async function deployArtifact(
  transport: Transport,
  type: ArtifactType,
  id: string,
): Promise<string | undefined> {
  const operation: Operation = {
    kind: 'write',
    what: `deploy ${describeArtifact(type, id)}`,
    roles: ['WorkspaceArtifactsDeploy'],
    onRefused: {
      code: 'ARTIFACT_REFUSED',
      next: 'Check that SAP-RuntimeProfile in META-INF/MANIFEST.MF fits the tenant ("iflmap" for the cloud), and deploy it in Integration Suite, which says why.',
    },
  };
  const url = new URL(renderDeployPath(type, id), transport.base);
  const response = await transport.write(operation, { method: 'POST', url, repeat: 'unless-arrived' });
  const answer = parseDeployAnswer(response.body.toString('utf8'), deployFunction(type));
  if (answer === 'unknown') throw new OutcomeUnknownError(unexpectedAnswer(operation, url.host));
  return answer.taskId;
}

/** PURE. The bare id, quoted or not; else JSON around it; an entity (also as XML) or nothing at all names no task. */
function parseDeployAnswer(
  body: string,
  functionName: string,
): { readonly taskId: string | undefined } | 'unknown' {
  const text = body
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
  if (text === '' || text.startsWith('<')) return { taskId: undefined };
  if (isTaskId(text)) return { taskId: text };
  const document = parseJson(text);
  const data = isFields(document) ? document['d'] : undefined;
  if (typeof data === 'string') return isTaskId(data) ? { taskId: data } : 'unknown';
  if (!isFields(data)) return 'unknown';
  const taskId = [functionName, 'TaskId'].map((name) => readText(data, name)).find((id) => id !== undefined);
  return taskId === undefined || isTaskId(taskId) ? { taskId } : 'unknown';
}

function isTaskId(text: string): boolean {
  return /^[\w-]{8,100}$/.test(text);
}

/** @returns undefined where the tenant does not know the task, as for an instant after it was started. */
export async function readTask(transport: Transport, taskId: string): Promise<TaskStatus | undefined> {
  const operation: Operation = {
    kind: 'read',
    what: 'read the status of a deployment',
    roles: ['WorkspaceArtifactsDeploy', 'MonitoringDataRead'],
  };
  const url = new URL(renderEntityPath('BuildAndDeployStatus', { TaskId: taskId }), transport.base);
  const response = await transport.read(operation, url);
  if (response === undefined || response.status === 204) return undefined;
  const fields = parseEntity(response.body.toString('utf8'));
  const status = fields === undefined ? undefined : readText(fields, 'Status');
  if (status === undefined) throw unexpectedAnswer(operation, url.host);
  return TASK_STATUSES.get(status.toUpperCase()) ?? 'deploying';
}

const TASK_STATUSES: ReadonlyMap<string, TaskStatus> = new Map([
  ['DEPLOYING', 'deploying'],
  ['SUCCESS', 'success'],
  ['FAIL', 'failed'],
  ['FAILED', 'failed'],
  ['FAIL_ON_LICENSE_ERROR', 'license-failed'],
]);
