/**
 * Waits until deployments have really started. All that are under way are looked at together: one list of what runs for
 * all of them, and the task of each that is not running yet. An old deployment that still runs never counts
 * (contract, sections 8.2 and 8.3).
 */
import type { Clock } from '../clock.js';
import type { RuntimeArtifact } from '../cloud-integration/model.js';
import type { DeployTarget } from './target.js';

export interface WatchedDeployment {
  readonly id: string;
  /** undefined: the tenant named none, so only the runtime can tell. */
  readonly taskId: string | undefined;
  /** What ran before the deployment. */
  readonly before: RuntimeArtifact | undefined;
  /** undefined: any. */
  readonly version: string | undefined;
  readonly deadlineMs: number;
}

export type WatchResult =
  | { readonly kind: 'started'; readonly runtime: RuntimeArtifact }
  | { readonly kind: 'start-failed'; readonly runtime: RuntimeArtifact }
  | { readonly kind: 'build-failed'; readonly reason: 'build' | 'license' }
  | { readonly kind: 'timed-out'; readonly isBuilt: boolean; readonly runtime: RuntimeArtifact | undefined };

export interface WatchOptions {
  readonly target: Pick<DeployTarget, 'listRuntimeArtifacts' | 'readRuntimeArtifact' | 'readTask'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told once for each deployment that is built, so that progress can be shown. */
  readonly onBuilt: (id: string) => void;
}

/** Between two looks at one deployment; the last one is repeated. */
const WAITS_MS = [1000, 1000, 2000, 2000, 3000, 5000, 10_000];
/** Deployments that are due within this time are looked at together. */
const TOGETHER_MS = 500;
/** One list costs as much as one artifact, but is longer. */
const FEW = 1;
/** A task that the tenant does not know right after the deployment may only be late. */
const MAX_UNKNOWN_LOOKS = 5;

interface Entry {
  readonly deployment: WatchedDeployment;
  readonly settle: (result: WatchResult) => void;
  readonly fail: (error: unknown) => void;
  looks: number;
  unknownLooks: number;
  dueMs: number;
  task: 'building' | 'built';
  runtime: RuntimeArtifact | undefined;
}

export class DeploymentWatch {
  readonly #options: WatchOptions;
  readonly #entries = new Set<Entry>();
  #isRunning = false;

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
      dueMs: this.#now() + (WAITS_MS[0] ?? 0),
      task: deployment.taskId === undefined ? 'built' : 'building',
      runtime: undefined,
    });
    if (!this.#isRunning) void this.#run();
    return promise;
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    const { clock, signal } = this.#options;
    try {
      while (this.#entries.size > 0) {
        const next = Math.min(...[...this.#entries].map(({ dueMs }) => dueMs));
        // New ones may be due earlier than those that are waited for.
        await clock.sleep(Math.min(Math.max(0, next - this.#now()), WAITS_MS[0] ?? 0), signal);
        const due = [...this.#entries].filter(({ dueMs }) => dueMs <= this.#now() + TOGETHER_MS);
        if (next <= this.#now()) await this.#look(due);
      }
    } catch (error) {
      for (const entry of this.#entries) entry.fail(error);
      this.#entries.clear();
    } finally {
      this.#isRunning = false;
    }
  }

  async #look(due: readonly Entry[]): Promise<void> {
    await this.#lookAtRuntime(due);
    const waiting = due.filter((entry) => this.#entries.has(entry));
    await Promise.all(waiting.filter(isTaskAsked).map((entry) => this.#lookAtTask(entry)));
    for (const entry of waiting.filter((one) => this.#entries.has(one))) {
      entry.looks += 1;
      entry.dueMs = this.#now() + (WAITS_MS[entry.looks] ?? WAITS_MS.at(-1) ?? 0);
      if (this.#now() >= entry.deployment.deadlineMs)
        this.#end(entry, { kind: 'timed-out', isBuilt: entry.task === 'built', runtime: entry.runtime });
      else entry.dueMs = Math.min(entry.dueMs, entry.deployment.deadlineMs);
    }
  }

  async #lookAtRuntime(due: readonly Entry[]): Promise<void> {
    const { target } = this.#options;
    const [only] = due;
    if (only === undefined) return;
    const find =
      due.length > FEW
        ? await target.listRuntimeArtifacts()
        : new Map([[only.deployment.id, await target.readRuntimeArtifact(only.deployment.id)]]);
    for (const entry of due) {
      entry.runtime = find.get(entry.deployment.id);
      const result = judgeRuntime(entry.runtime, entry.deployment);
      if (result !== undefined) this.#end(entry, result);
    }
  }

  async #lookAtTask(entry: Entry): Promise<void> {
    const { taskId = '', id } = entry.deployment;
    const status = await this.#options.target.readTask(taskId);
    if (status === 'failed') this.#end(entry, { kind: 'build-failed', reason: 'build' });
    if (status === 'license-failed') this.#end(entry, { kind: 'build-failed', reason: 'license' });
    if (status === undefined) entry.unknownLooks += 1;
    // A task that stays unknown says nothing; the runtime decides alone.
    if (status !== 'success' && entry.unknownLooks < MAX_UNKNOWN_LOOKS) return;
    entry.task = 'built';
    this.#options.onBuilt(id);
  }

  #end(entry: Entry, result: WatchResult): void {
    this.#entries.delete(entry);
    entry.settle(result);
  }
}

/** What runs already needs no task to prove it, so the first look leaves the task out. */
function isTaskAsked({ task, looks }: Entry): boolean {
  return task === 'building' && looks > 0;
}

/** PURE. @returns undefined while nothing is decided. */
export function judgeRuntime(
  runtime: RuntimeArtifact | undefined,
  { before, version }: Pick<WatchedDeployment, 'before' | 'version'>,
): WatchResult | undefined {
  if (runtime === undefined || !isNewer(runtime, before)) return undefined;
  if (runtime.status === 'error') return { kind: 'start-failed', runtime };
  const isExpected = version === undefined || runtime.version === '' || runtime.version === version;
  return runtime.status === 'started' && isExpected ? { kind: 'started', runtime } : undefined;
}

/** Right after a deployment the former one is still reported, and is still started. */
function isNewer(runtime: RuntimeArtifact, before: RuntimeArtifact | undefined): boolean {
  if (before === undefined) return true;
  if (runtime.deployedOn === undefined) return false;
  return before.deployedOn === undefined || runtime.deployedOn > before.deployedOn;
}
