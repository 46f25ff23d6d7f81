/**
 * Carries a plan out: what is used goes first, artifacts that do not need each other go side by side. A failed artifact
 * stops only those that use it. When the run is cancelled, nothing new is begun and what was begun is told.
 */
import type { Clock } from '../clock.js';
import { ArtifactRun } from './artifact-run.js';
import { Limit } from '../limit.js';
import { PackageCreation } from './package-creation.js';
import type { DeployPlan, PlannedArtifact } from './plan.js';
import type { ArtifactReport, DeployEvent } from './report.js';
import type { DeploySettings } from './settings.js';
import type { DeployTarget } from './target.js';
import { DeploymentWatch } from './watch.js';

export interface ExecuteOptions {
  readonly target: DeployTarget;
  readonly clock: Clock;
  readonly settings: DeploySettings;
  /** Cancels the run. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: DeployEvent) => void;
}

/** In the order of the plan; every artifact has its report, whatever happens. */
export async function executePlan(
  plan: DeployPlan,
  options: ExecuteOptions,
): Promise<readonly ArtifactReport[]> {
  const { target, clock, signal, settings, onEvent } = options;
  const startedAt = clock.now().getTime();
  const tell = (id: string, text: string): void => {
    onEvent({ id, text, elapsedMs: clock.now().getTime() - startedAt });
  };
  const limit = new Limit(settings.concurrency);
  const watch = new DeploymentWatch({
    target,
    clock,
    signal,
    pace: () => (limit.isIdle ? 'quick' : 'sparing'),
    onBuilt: (id) => {
      tell(id, 'built, waiting for the runtime');
    },
  });
  const packages = new PackageCreation(plan.packages);
  const context = { ...options, startedAt, tell, watch, limit, packages };
  const reports = new Map<string, Promise<ArtifactReport>>();
  for (const planned of plan.artifacts) {
    const run = new ArtifactRun(planned, context);
    const before = planned.uses.map((id) => ({ id, report: reports.get(id) }));
    reports.set(planned.artifact.id, runAfter(run, planned, before, signal));
  }
  return Promise.all(reports.values());
}

/** What cannot or shall not be done needs not wait; when the run is cancelled, everybody tells it of himself. */
async function runAfter(
  run: ArtifactRun,
  { content }: PlannedArtifact,
  before: readonly { readonly id: string; readonly report: Promise<ArtifactReport> | undefined }[],
  signal: AbortSignal,
): Promise<ArtifactReport> {
  if (content === 'fail' || content === 'skip') return run.run();
  for (const { id, report } of before) {
    const used = await report;
    if (used?.failure !== undefined && !signal.aborted)
      return run.skip(`"${id}", which it uses, failed (${used.failure.code})`, used.failure);
  }
  return run.run();
}
