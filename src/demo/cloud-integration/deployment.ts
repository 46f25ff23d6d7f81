/**
 * Plans what becomes of a deployment at the moment it is asked for (contract 8.1 to 8.3): by the content, by the
 * switches, and by what a test has arranged for the artifact.
 */
import type { Artifact } from './artifact-store.js';
import { profileKey, valuesOf } from './configuration.js';
import { missingScript, usedArtifacts } from './flow-model.js';
import type { DeploymentPlan } from './deployment-plans.js';
import type { Deployment, RuntimeOutcome, TaskOutcome } from './runtime-store.js';
import type { IntegrationState } from './state.js';

export function deploy(state: IntegrationState, artifact: Artifact, by: string): Deployment {
  const plan = state.plans.take(artifact.id);
  const fate = fateOf(state, artifact, plan);
  const times = timesOf(state, artifact, plan);
  const isShown = fate.isShown && (fate.task === 'SUCCESS' || fate.outcome === 'ERROR');
  const deployment: Deployment = {
    taskId: state.nextId(),
    id: artifact.id,
    kind: artifact.kind,
    name: artifact.name,
    version: artifact.version === '' ? '1.0.0' : artifact.version,
    by,
    task: fate.task,
    outcome: fate.outcome,
    error: fate.error,
    ...times,
    appearsAt: isShown ? times.appearsAt : undefined,
    uses: state.switches.missingDependency === 'ignored' ? [] : usedArtifacts(artifact.entries),
    entries: artifact.entries,
    configuration: valuesOf(artifact),
  };
  state.runtime.add(deployment);
  return deployment;
}

interface Fate {
  readonly task: TaskOutcome;
  readonly outcome: RuntimeOutcome;
  readonly error: string | undefined;
  readonly isShown: boolean;
}

function fateOf({ switches }: IntegrationState, artifact: Artifact, plan: DeploymentPlan): Fate {
  const script = artifact.kind === 'flow' ? missingScript(artifact.entries) : undefined;
  const isForEdge = valuesOf(artifact).get(profileKey) === 'integrationcell';
  const task =
    plan.task ?? (script !== undefined && switches.brokenReference !== 'runtime-error' ? 'FAIL' : 'SUCCESS');
  const breaks = script !== undefined && switches.brokenReference !== 'task-fail';
  const outcome =
    plan.runtime === 'STARTED' || plan.runtime === 'ERROR' ? plan.runtime : breaks ? 'ERROR' : 'STARTED';
  const cause = script === undefined ? 'Deployment failed' : `Script file missing: ${script}`;
  const isHidden = plan.runtime === 'absent' || (plan.runtime === undefined && isForEdge);
  return {
    task,
    outcome,
    error: outcome === 'ERROR' ? (plan.error ?? cause) : undefined,
    isShown: !isHidden,
  };
}

interface Times {
  readonly requestedAt: Date;
  readonly builtAt: Date;
  readonly appearsAt: Date;
  readonly settledAt: Date;
}

/** The former deployment stays for a while; where there is none, nothing is waited for. */
function timesOf(state: IntegrationState, { id }: Artifact, plan: DeploymentPlan): Times {
  const { buildMs, oldStaysMs, startMs } = { ...state.switches, ...plan };
  const requestedAt = state.now();
  const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
  const builtAt = later(requestedAt, buildMs);
  const hasFormer = state.runtime.view(id, requestedAt) !== undefined;
  const appearsAt = later(builtAt, hasFormer ? oldStaysMs : 0);
  return { requestedAt, builtAt, appearsAt, settledAt: later(appearsAt, startMs) };
}
