/** What became of each artifact of a run. The names and words are those of the output `report`. */
import type { LocalArtifact } from '../artifact/local-artifact.js';
import type { ActionError } from '../errors.js';
import type { TenantArtifact } from './landscape.js';

export interface ArtifactReport {
  readonly artifact: LocalArtifact;
  /** Of the content. */
  readonly action: 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';
  /** Of the runtime. */
  readonly deployment: 'started' | 'failed' | 'not-deployed' | 'unchanged';
  /** That runs, or that the tenant holds. */
  readonly version: string;
  readonly taskId: string | undefined;
  readonly endpoints: readonly string[];
  readonly failure: ActionError | undefined;
  /** To people: what was done, or why not. */
  readonly message: string;
  /** Whether anything was written to the tenant or deployed for it. */
  readonly hasChanged: boolean;
  readonly phases: readonly Phase[];
  /** Calls of the API that were made for it alone. */
  readonly requests: number;
}

/** PURE. Of what a run leaves alone: where nobody has looked, all that is known of what exists is that it stays as it is. */
export function describeUntouched(tenant: TenantArtifact): ArtifactReport['deployment'] {
  const { designtime, runtime, isRuntimeRead } = tenant;
  const isLeft = isRuntimeRead ? runtime?.status === 'started' : designtime !== undefined;
  return isLeft ? 'unchanged' : 'not-deployed';
}

/** A stretch of time that one artifact took, relative to the start of the run. */
export interface Phase {
  readonly name: 'upload' | 'deploy' | 'rollback';
  /** `service`: the tenant built and started it; `action`: calls of ours. */
  readonly spentBy: 'action' | 'service';
  readonly startMs: number;
  readonly endMs: number;
}

/** A change of state, told when it happens. */
export interface DeployEvent {
  readonly id: string;
  readonly elapsedMs: number;
  /** To people. */
  readonly text: string;
}
