/**
 * Waits until deployments have really started. All that are under way are looked at together: one list of what runs for
 * all of them, and the task of each that is not built yet. Neither an old deployment that still runs counts, nor one
 * that a cancelled job has left in the tenant's queue (contract, sections 8.2 and 8.3).
 */
import type { Clock } from '../clock.js';
import type { RuntimeArtifact } from '../cloud-integration/model.js';
import { ActionError } from '../errors.js';
import {
  isNewer,
  judgeRuntime,
  PASSING_FAULTS,
  type TimedOut,
  type WatchedDeployment,
  type WatchResult,
} from './deployment-result.js';
import type { DeployTarget } from './target.js';

export interface WatchOptions {
  readonly target: Pick<DeployTarget, 'listRuntimeArtifacts' | 'readRuntimeArtifact' | 'readTask'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** `sparing` while something is still to be written: a look then only takes a call from it. */
  readonly pace: () => keyof typeof PACES_MS;
  /** Told once for each deployment that is built, so that progress can be shown. */
  readonly onBuilt: (id: string) => void;
}

/** Between two looks at one deployment; the last one is repeated. */
const WAITS_MS = [1000, 1000, 2000, 2000, 3000, 5000, 10_000];
/** What is built and already starting is mostly there at once. */
const STARTING_WAIT_MS = 1000;
/**
 * `first`: after what time a deployment is looked at first; after a second hardly any is there. `together`: what is due
 * within this time is looked at together. `apart`: between two looks at whatever.
 */
const PACES_MS = {
  quick: { first: 1000, together: 500, apart: 0 },
  sparing: { first: 2000, together: 1000, apart: 3000 },
} as const;
/** One list costs as much as one artifact, but is longer. */
const FEW = 1;
/** A task that the tenant does not know right after the deployment may only be late. */
const MAX_UNKNOWN_LOOKS = 5;
/**
 * The runtime may show the work of another task: it did so before ours was done, or another one was in the queue. So
 * long after our task was done, that is replaced.
 */
const DOUBT_MS = 5_000;

interface Entry {
  readonly deployment: WatchedDeployment;
  readonly settle: (result: WatchResult) => void;
  readonly fail: (error: unknown) => void;
  looks: number;
  unknownLooks: number;
  dueMs: number;
  task: TimedOut['task'] | 'build' | 'license';
  builtMs: number;
  runtime: RuntimeArtifact | undefined;
  /** Of a deployment that was done before the task of this one was. */
  doubtedOn: Date | undefined;
  /** Why the last look saw nothing. */
  trouble: ActionError | undefined;
  /** Looks in a row that saw nothing. */
  lostLooks: number;
}

export class DeploymentWatch {
  readonly #options: WatchOptions;
  readonly #entries = new Set<Entry>();
  #isRunning = false;
  #lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** @throws ActionError of the calls, and the reason of the signal */
  waitFor(deployment: WatchedDeployment): Promise<WatchResult> {
    const { promise, resolve, reject } = Promise.withResolvers<WatchResult>();
    this.#entries.add({
      deployment,
      settle: resolve,
      fail: reject,
      looks: 0,
      unknownLooks: 0,
      dueMs: this.#now() + PACES_MS[this.#options.pace()].first,
      task: deployment.taskId === undefined ? 'unknown' : 'building',
      // Where no task is named it counts as done.
      builtMs: this.#now(),
      runtime: undefined,
      doubtedOn: undefined,
      trouble: undefined,
      lostLooks: 0,
    });
    if (!this.#isRunning) void this.#run();
    return promise;
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    const { clock, signal, pace } = this.#options;
    try {
      while (this.#entries.size > 0) {
        const { together, apart } = PACES_MS[pace()];
        const next = Math.max(
          this.#lookedAtMs + apart,
          Math.min(...[...this.#entries].map(({ dueMs }) => dueMs)),
        );
        // New ones may be due earlier than those that are waited for.
        await clock.sleep(Math.min(Math.max(0, next - this.#now()), WAITS_MS[0] ?? 0), signal);
        const due = [...this.#entries].filter(({ dueMs }) => dueMs <= this.#now() + together);
        if (next <= this.#now()) await this.#look(due);
      }
    } catch (error) {
      for (const entry of this.#entries) entry.fail(error);
      this.#entries.clear();
    } finally {
      this.#isRunning = false;
    }
  }

  /** The runtime first: what is done there before the task is, is the work of another one. */
  async #look(due: readonly Entry[]): Promise<void> {
    this.#lookedAtMs = this.#now();
    for (const entry of due) entry.trouble = undefined;
    await this.#lookAtRuntime(due);
    await Promise.all(due.filter(isTaskAsked).map((entry) => this.#lookAtTask(entry)));
    for (const entry of due) {
      entry.lostLooks = entry.trouble === undefined ? 0 : entry.lostLooks + 1;
      const result = judge(entry, this.#now());
      if (result === undefined) this.#postpone(entry);
      else this.#end(entry, result);
    }
  }

  async #lookAtRuntime(due: readonly Entry[]): Promise<void> {
    const { target } = this.#options;
    const [only] = due;
    if (only === undefined) return;
    await noteTrouble(due, async () => {
      const found =
        due.length > FEW
          ? await target.listRuntimeArtifacts()
          : new Map([[only.deployment.id, await target.readRuntimeArtifact(only.deployment.id)]]);
      for (const entry of due) entry.runtime = found.get(entry.deployment.id);
    });
  }

  async #lookAtTask(entry: Entry): Promise<void> {
    const { taskId = '', id } = entry.deployment;
    await noteTrouble([entry], async () => {
      const status = await this.#options.target.readTask(taskId);
      if (status === 'failed') entry.task = 'build';
      if (status === 'license-failed') entry.task = 'license';
      if (status === undefined) entry.unknownLooks += 1;
      // A task that stays unknown says nothing; the runtime decides alone.
      if (entry.unknownLooks >= MAX_UNKNOWN_LOOKS) entry.task = 'unknown';
      if (status === 'success') entry.task = 'built';
      if (entry.task === 'built' || entry.task === 'unknown') entry.builtMs = this.#now();
      if (entry.task === 'built') this.#options.onBuilt(id);
    });
  }

  /**
   * One last look is taken when the time is over. Where that one alone sees nothing, the looks before it have seen that
   * the deployment has not started; a fault that has lasted is told instead.
   */
  #postpone(entry: Entry): void {
    const { deadlineMs } = entry.deployment;
    entry.looks += 1;
    const waitMs = WAITS_MS[entry.looks] ?? WAITS_MS.at(-1) ?? 0;
    const next = this.#now() + (isStarting(entry) ? Math.min(waitMs, STARTING_WAIT_MS) : waitMs);
    entry.dueMs = Math.min(next, deadlineMs);
    if (this.#now() < deadlineMs) return;
    if (entry.trouble === undefined || entry.lostLooks === 1) this.#end(entry, describeTimeout(entry));
    else {
      this.#entries.delete(entry);
      entry.fail(entry.trouble);
    }
  }

  #end(entry: Entry, result: WatchResult): void {
    this.#entries.delete(entry);
    entry.settle(result);
  }
}

/** One look that fails ends no wait; a refusal, as of an identity that is not accepted any more, ends all. */
async function noteTrouble(entries: readonly Entry[], look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof ActionError) || !PASSING_FAULTS.has(error.code)) throw error;
    for (const entry of entries) entry.trouble = error;
  }
}

function isStarting({ runtime, deployment, looks }: Entry): boolean {
  return looks < WAITS_MS.length && runtime?.status === 'starting' && isNewer(runtime, deployment.before);
}

/** While nothing new is in the runtime, the first look leaves the task out. */
function isTaskAsked(entry: Entry): boolean {
  if (entry.task !== 'building') return false;
  return entry.looks > 0 || judgeRuntime(entry.runtime, entry.deployment) !== undefined;
}

/** @returns undefined while nothing is decided. */
function judge(entry: Entry, now: number): WatchResult | undefined {
  const { task, runtime, deployment } = entry;
  const seen = entry.trouble === undefined ? judgeRuntime(runtime, deployment) : undefined;
  if (task === 'build' || task === 'license')
    return seen?.kind === 'start-failed' ? seen : { kind: 'build-failed', reason: task };
  if (seen === undefined) return undefined;
  if (task === 'building') {
    entry.doubtedOn = runtime?.deployedOn;
    return undefined;
  }
  const isDoubted = deployment.isCrowded || isSameTime(entry.doubtedOn, runtime?.deployedOn);
  const untilMs = Math.min(entry.builtMs + DOUBT_MS, deployment.deadlineMs);
  return isDoubted && now < untilMs ? undefined : seen;
}

function isSameTime(a: Date | undefined, b: Date | undefined): boolean {
  return a !== undefined && a.getTime() === b?.getTime();
}

function describeTimeout({ task, runtime, deployment }: Entry): TimedOut {
  const isFormer = runtime !== undefined && !isNewer(runtime, deployment.before);
  return {
    kind: 'timed-out',
    task: task === 'built' || task === 'building' ? task : 'unknown',
    runtime,
    isFormer,
  };
}
