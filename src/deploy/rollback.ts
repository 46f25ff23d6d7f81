/**
 * Puts the former content and parameters of an artifact back where the new ones do not start, and deploys them again. What
 * this run has created stays: it is neither deployed again nor undeployed.
 */
import { ActionError, type ErrorCode } from '../errors.js';
import type { Limit } from '../limit.js';
import { PASSING_FAULTS, type WatchedDeployment, type WatchResult } from './deployment-result.js';
import type { PlannedArtifact } from './plan.js';
import type { DeployTarget } from './target.js';
import { restoreArtifact } from './write-artifact.js';

export interface RollbackTools {
  readonly target: DeployTarget;
  readonly limit: Limit;
  readonly isCancelled: () => boolean;
  readonly startDeployment: () => Promise<string | undefined>;
  readonly follow: (deployment: Omit<WatchedDeployment, 'id' | 'deadlineMs'>) => Promise<WatchResult>;
  readonly explain: (error: unknown) => ActionError;
  readonly tell: (text: string) => void;
  /** The former content is back, and its deployment begun. */
  readonly onRestored: () => void;
}

export interface Rollback {
  /** With what became of the rollback. */
  readonly failure: ActionError;
  readonly isRolledBack: boolean;
}

/** A value mapping that could not be replaced is back already. */
export function mayRollBack(
  { artifact, content, deploys }: PlannedArtifact,
  { isWritten, hasWritten }: { readonly isWritten: boolean; readonly hasWritten: boolean },
): boolean {
  return content === 'update' && deploys && (artifact.type === 'ValueMapping' ? isWritten : hasWritten);
}

export async function rollBack(
  planned: PlannedArtifact,
  failure: ActionError,
  tools: RollbackTools,
): Promise<Rollback> {
  const end = (outcome: string, isRolledBack: boolean): Rollback => ({
    failure: withOutcome(failure, outcome),
    isRolledBack,
  });
  if (tools.isCancelled()) return end('It was not rolled back, since the run was cancelled.', false);
  tools.tell(`did not start: ${failure.message} Rolling back`);
  try {
    // One that never ended may still be in the queue of the tenant.
    const result = await restore(planned, mayStillRun(failure.code), tools);
    return result.kind === 'started'
      ? end('The former version was put back and started.', true)
      : end('The former version was put back, but did not start either.', true);
  } catch (error) {
    const why = tools.isCancelled() ? 'the run was cancelled' : tools.explain(error).code;
    return end(`The former version could not be put back (${why}).`, false);
  }
}

async function restore(
  planned: PlannedArtifact,
  isCrowded: boolean,
  { target, limit, startDeployment, follow, tell, onRestored }: RollbackTools,
): Promise<WatchResult> {
  const deployment = await limit.run(async () => {
    await restoreArtifact(planned, target);
    const before = await target.readRuntimeArtifact(planned.artifact.id);
    const taskId = await startDeployment();
    return { before, taskId, version: undefined, isCrowded };
  });
  onRestored();
  tell('rolled back, deploying the former version');
  return follow(deployment);
}

/** Whether a deployment may go on after such a failure. */
function mayStillRun(code: ErrorCode): boolean {
  return code === 'DEPLOY_TIMEOUT' || code === 'DEPLOY_NOT_IN_RUNTIME' || PASSING_FAULTS.has(code);
}

function withOutcome(failure: ActionError, outcome: string): ActionError {
  return new ActionError(failure.code, {
    happened: `${failure.message} ${outcome}`,
    next: failure.next,
    place: failure.place,
    cause: failure.cause,
  });
}
