/** What a run of the command `deploy` came to: the one value that outputs, log and summary are made of. */
import type { DeployPlan } from '../deploy/plan.js';
import type { ArtifactReport } from '../deploy/report.js';

export interface DeployOutcome extends GitHubReport {
  readonly plan: DeployPlan;
  /** Undefined for a dry run. */
  readonly reports: readonly ArtifactReport[] | undefined;
  /** Whole run, in milliseconds. */
  readonly elapsedMs: number;
}

/** What GitHub was told of it. */
export interface GitHubReport {
  /** Empty where no deployment was recorded. */
  readonly deploymentId: string;
  /** Why something was not told. */
  readonly warnings: readonly string[];
}
