/** Why a deployment did not start, with what the tenant tells about it (contract, section 8.5). */
import type { LocalArtifact } from '../artifact/local-artifact.js';
import type { Clock } from '../clock.js';
import { extractErrorReason, type ErrorReason } from '../cloud-integration/error-reason.js';
import type { RuntimeArtifact } from '../cloud-integration/model.js';
import { ActionError } from '../errors.js';
import { describeFailedBuild, describeFailedStart, describeTimeout } from './deploy-faults.js';
import type { DeploySettings } from './settings.js';
import type { DeployTarget } from './target.js';
import type { WatchResult } from './deployment-result.js';

export interface ReasonContext {
  readonly target: Pick<DeployTarget, 'readErrorInformation'>;
  readonly clock: Clock;
  readonly settings: Pick<DeploySettings, 'waitTimeoutMs'>;
  readonly signal: AbortSignal;
  /** What ran before the deployment. */
  readonly before: RuntimeArtifact | undefined;
}

/** The error information may be late. */
const LOOKS = 5;
const WAIT_MS = 2000;
const NONE: ErrorReason = { reasons: [], files: [] };

export async function describeFailure(
  artifact: LocalArtifact,
  result: Exclude<WatchResult, { readonly kind: 'started' }>,
  context: ReasonContext,
): Promise<ActionError> {
  switch (result.kind) {
    case 'timed-out':
      return describeTimeout(artifact, result, context.settings);
    case 'start-failed':
      return describeFailedStart(artifact, await readReason(artifact.id, context));
    case 'build-failed': {
      // What failed before still stands there, with its own reason.
      const isOfFormer = context.before?.status === 'error';
      const reason = isOfFormer ? NONE : await readReason(artifact.id, context);
      return describeFailedBuild(artifact, result.reason, reason);
    }
  }
}

/** For some seconds there is none; then, or when the run is cancelled, the failure is told without it. */
async function readReason(
  id: string,
  { target, clock, signal }: Pick<ReasonContext, 'target' | 'clock' | 'signal'>,
): Promise<ErrorReason> {
  for (let look = 0; look < LOOKS; look += 1) {
    try {
      if (look > 0) await clock.sleep(WAIT_MS, signal);
      const text = await target.readErrorInformation(id);
      if (text !== undefined) return extractErrorReason(text);
    } catch (error) {
      if (signal.aborted) return NONE;
      // The reason of a failure is worth no failure of its own.
      if (!(error instanceof ActionError)) throw error;
    }
  }
  return NONE;
}
