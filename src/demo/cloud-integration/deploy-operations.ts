/** Function imports of the design time: deploy, save as version; and the status of a task (contract 7.6, 8.1, 8.2). */
import { checkEditable, findArtifact } from './artifact-access.js';
import { artifactKindNames, factsOf, type ArtifactKind } from './artifact-kinds.js';
import { withEntry, textEntry } from './archive.js';
import type { Artifact } from './artifact-store.js';
import { keyOf, parameterOf, type Call, type Operations } from './call.js';
import { deploy } from './deployment.js';
import { empty, textAnswer, type Answer } from './entity.js';
import { checkNotLocked } from './locks.js';
import { manifestPath, parseManifest, renderManifest } from './manifest.js';
import { renderLiteral } from './resource-path.js';
import type { Deployment } from './runtime-store.js';
import { badRequest, notFound } from './service-error.js';

export const deployOperations: Operations = [
  ...artifactKindNames.flatMap(functionsOf),
  ['GET BuildAndDeployStatus()', { role: 'MonitoringDataRead', group: 'designTime', run: readTask }],
];

function functionsOf(kind: ArtifactKind): Operations {
  const { type } = factsOf(kind);
  return [
    [
      `POST Deploy${type}`,
      { role: 'WorkspaceArtifactsDeploy', group: 'designTime', run: (call) => deployArtifact(call, kind) },
    ],
    [
      `POST ${type}SaveAsVersion`,
      { role: 'WorkspacePackagesEdit', group: 'designTime', run: (call) => saveAsVersion(call, kind) },
    ],
  ];
}

/** Deploys what is there now, whatever version is named, as long as the artifact is known. */
function deployArtifact(call: Call, kind: ArtifactKind): Answer {
  const { state } = call;
  const artifact = findArtifact(state, kind, parameterOf(call, 'Id'), parameterOf(call, 'Version'));
  const profile = parseManifest(textEntry(artifact.entries, manifestPath) ?? '').get('SAP-RuntimeProfile');
  if (profile !== undefined && profile !== 'iflmap') throw badRequest('Bad request');
  const { taskId = '' } = deploy(state, artifact, call.caller.client.clientId);
  return deployAnswer(call, kind, taskId);
}

function deployAnswer({ state: { switches } }: Call, kind: ArtifactKind, taskId: string): Answer {
  const { deployAnswer: expected, type } = factsOf(kind);
  const form = expected === 'empty' ? switches.mappingDeployBody : switches.deployBody;
  switch (form) {
    case 'empty':
      return empty(202);
    case 'bare':
      return textAnswer(202, taskId);
    case 'quoted':
      return textAnswer(202, `"${taskId}"`);
    case 'json':
      return textAnswer(202, JSON.stringify({ d: { [`Deploy${type}`]: taskId } }), 'application/json');
  }
}

function readTask(call: Call): Answer {
  const { state } = call;
  const taskId = keyOf(call, 'TaskId');
  const task = state.runtime.findTask(taskId);
  const age = state.now().getTime() - (task?.requestedAt.getTime() ?? 0);
  if (task === undefined || age < state.switches.taskHiddenMs) throw notFound('Task not found.');
  return {
    kind: 'entity',
    status: 200,
    entity: {
      type: 'BuildAndDeployStatus',
      path: `BuildAndDeployStatus(TaskId=${renderLiteral(taskId)})`,
      properties: { TaskId: taskId, Status: taskStatus(call, task) },
    },
  };
}

function taskStatus({ state }: Call, { builtAt, task }: Deployment): string {
  if (state.now() < builtAt) return 'DEPLOYING';
  return task === 'SUCCESS' ? state.switches.successSpelling : task;
}

function saveAsVersion(call: Call, kind: ArtifactKind): Answer {
  const { state } = call;
  const version = parameterOf(call, 'SaveAsVersion');
  const artifact = findArtifact(state, kind, parameterOf(call, 'Id'), 'active');
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw badRequest('CANNOT_UPDATE_BUNDLE');
  checkEditable(state, artifact.packageId);
  checkNotLocked(state, artifact, 'update');
  if (state.switches.lowerVersion === 'refused' && !isHigher(version, artifact))
    throw badRequest(`Version ${version} is not higher than the current version ${artifact.version}.`);
  const change = { modifiedBy: call.caller.client.clientId, modifiedAt: state.now() };
  state.artifacts.put({ ...withVersion(artifact, version), isDraft: false, ...change });
  return empty(200);
}

function isHigher(version: string, artifact: Artifact): boolean {
  const [wanted, current] = [version, artifact.version].map((text) => text.split('.').map(Number));
  const index = [0, 1, 2].find((part) => wanted?.[part] !== current?.[part]);
  return index !== undefined && (wanted?.[index] ?? 0) > (current?.[index] ?? 0);
}

function withVersion(artifact: Artifact, version: string): Artifact {
  const manifest = parseManifest(textEntry(artifact.entries, manifestPath) ?? '');
  const text = renderManifest(new Map([...manifest, ['Bundle-Version', version]]));
  return { ...artifact, version, entries: withEntry(artifact.entries, manifestPath, text) };
}
