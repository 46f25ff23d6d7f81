/**
 * Carries a plan out: what is used goes first, artifacts that do not need each other go side by side. A failed artifact
 * stops only those that use it. When the run is cancelled, nothing new is begun and what was begun is told.
 */
import type { Clock } from '../clock.js';
import { ActionError } from '../errors.js';
import { ArtifactRun } from './artifact-run.js';
import { Limit } from './limit.js';
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
  const watch = new DeploymentWatch({
    target,
    clock,
    signal,
    onBuilt: (id) => {
      tell(id, 'built, waiting for the runtime');
    },
  });
  const context = { ...options, startedAt, tell, watch, limit: new Limit(settings.concurrency) };
  const packages = createPackages(plan, options);
  const reports = new Map<string, Promise<ArtifactReport>>();
  for (const planned of plan.artifacts) {
    const run = new ArtifactRun(planned, context);
    const before = planned.uses.map((id) => ({ id, report: reports.get(id) }));
    reports.set(planned.artifact.id, runAfter(run, planned, before, packages));
  }
  return Promise.all(reports.values());
}

type Packages = ReadonlyMap<string, Promise<ActionError | 'created' | 'not-begun'>>;

function createPackages({ packages }: DeployPlan, { target, signal }: ExecuteOptions): Packages {
  return new Map(
    packages.map((id) => {
      const creation = async (): Promise<ActionError | 'created' | 'not-begun'> => {
        if (signal.aborted) return 'not-begun';
        try {
          await target.createPackage({ id, name: id, shortText: id });
          return 'created';
        } catch (error) {
          if (error instanceof ActionError) return error;
          throw error;
        }
      };
      return [id, creation()];
    }),
  );
}

type Before = readonly { readonly id: string; readonly report: Promise<ArtifactReport> | undefined }[];

/** A package that was created for it is a change too, whatever becomes of the artifact. */
async function runAfter(
  run: ArtifactRun,
  { artifact }: PlannedArtifact,
  before: Before,
  packages: Packages,
): Promise<ArtifactReport> {
  const creation = packages.get(artifact.packageId);
  const report = await runAfterUsed(run, before, creation);
  return (await creation) === 'created' ? { ...report, hasChanged: true } : report;
}

async function runAfterUsed(
  run: ArtifactRun,
  before: Before,
  creation: ReturnType<Packages['get']>,
): Promise<ArtifactReport> {
  for (const { id, report } of before) {
    const used = await report;
    if (used?.failure !== undefined)
      return run.skip(`"${id}", which it uses, failed (${used.failure.code})`, used.failure);
  }
  const refusal = await creation;
  return refusal instanceof ActionError ? run.fail(refusal) : run.run();
}
