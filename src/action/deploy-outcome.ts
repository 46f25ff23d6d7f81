/** What a run of the command `deploy` came to: the one value that outputs, log and summary are made of. */
import type { DeployPlan } from '../deploy/plan.js';
import type { ArtifactReport } from '../deploy/report.js';

export interface DeployOutcome {
  readonly plan: DeployPlan;
  /** Undefined for a dry run. */
  readonly reports: readonly ArtifactReport[] | undefined;
  /** Whole run, in milliseconds. */
  readonly elapsedMs: number;
  /** Of GitHub; empty where no deployment was recorded. */
  readonly deploymentId: string;
}
