/**
 * The runtime as a history (contract 8): each deployment and undeployment with the times at which it shows, so that
 * what a request sees follows from the clock alone.
 */
import type { ArtifactKind } from './artifact-kinds.js';
import type { Entries } from './archive.js';

export type TaskOutcome = 'SUCCESS' | 'FAIL' | 'FAIL_ON_LICENSE_ERROR';
export type RuntimeOutcome = 'STARTED' | 'ERROR';
export type RuntimeStatus = 'STARTING' | 'STARTED' | 'STOPPING' | 'ERROR';

export interface Deployment {
  /** Nothing for what a test put into the runtime. */
  readonly taskId: string | undefined;
  readonly id: string;
  readonly kind: ArtifactKind;
  readonly name: string;
  readonly version: string;
  readonly by: string;
  readonly requestedAt: Date;
  readonly task: TaskOutcome;
  readonly builtAt: Date;
  /** Replaces what ran before, and is its `DeployedOn`; nothing: it never shows in the runtime. */
  readonly appearsAt: Date | undefined;
  readonly settledAt: Date;
  readonly outcome: RuntimeOutcome;
  readonly error: string | undefined;
  /** Other artifacts that must run by then. */
  readonly uses: readonly string[];
  readonly entries: Entries;
  readonly configuration: ReadonlyMap<string, string>;
}

export interface RuntimeView {
  readonly deployment: Deployment;
  readonly status: RuntimeStatus;
  readonly error: string | undefined;
  readonly deployedOn: Date;
}

interface Shown {
  readonly at: Date;
  readonly id: string;
  readonly deployment: Deployment;
  /** Set for the end of a deployment. */
  readonly goneAt?: Date;
}

export class RuntimeStore {
  readonly #history: Deployment[] = [];
  readonly #shown: Shown[] = [];

  add(deployment: Deployment): void {
    this.#history.push(deployment);
    const { appearsAt, id } = deployment;
    if (appearsAt !== undefined) this.#shown.push({ at: appearsAt, id, deployment });
  }

  stop(deployment: Deployment, at: Date, goneAt: Date): void {
    this.#shown.push({ at, id: deployment.id, deployment, goneAt });
  }

  history(): readonly Deployment[] {
    return this.#history;
  }

  findTask(taskId: string): Deployment | undefined {
    return this.#history.find((deployment) => deployment.taskId === taskId);
  }

  view(id: string, at: Date): RuntimeView | undefined {
    const shown = this.#shown.filter((entry) => entry.id === id && entry.at <= at);
    const last = shown.sort((one, other) => one.at.getTime() - other.at.getTime()).at(-1);
    if (last === undefined) return undefined;
    const { deployment, goneAt } = last;
    const { status, error } = this.#statusOf(deployment, at);
    const deployedOn = deployment.appearsAt ?? deployment.requestedAt;
    if (goneAt === undefined) return { deployment, status, error, deployedOn };
    return at < goneAt ? { deployment, status: 'STOPPING', error: undefined, deployedOn } : undefined;
  }

  list(at: Date): readonly RuntimeView[] {
    const ids = new Set(this.#shown.map(({ id }) => id));
    return [...ids].flatMap((id) => this.view(id, at) ?? []);
  }

  /** What a deployment uses must run at the moment when it starts; later is too late. */
  #statusOf(deployment: Deployment, at: Date): { status: RuntimeStatus; error: string | undefined } {
    const { settledAt, outcome, error, uses } = deployment;
    if (at < settledAt) return { status: 'STARTING', error: undefined };
    const missing = uses.find((id) => this.view(id, settledAt)?.status !== 'STARTED');
    if (missing !== undefined) return { status: 'ERROR', error: `Artifact ${missing} is not deployed` };
    return { status: outcome, error };
  }
}
