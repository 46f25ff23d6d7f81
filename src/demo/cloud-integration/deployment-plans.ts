/** What tests arrange for the deployments to come. */
import type { RuntimeOutcome, TaskOutcome } from './runtime-store.js';

/** What a test arranges for the next deployments of one artifact; the rest follows from content and switches. */
export interface DeploymentPlan {
  readonly task?: TaskOutcome;
  /** `absent`: the task succeeds and nothing ever shows. */
  readonly runtime?: RuntimeOutcome | 'absent';
  readonly error?: string;
  readonly buildMs?: number;
  readonly oldStaysMs?: number;
  readonly startMs?: number;
}

export class DeploymentPlans {
  readonly #plans: { readonly id: string; readonly plan: DeploymentPlan; left: number }[] = [];

  add(id: string, plan: DeploymentPlan, times: number): void {
    this.#plans.push({ id, plan, left: times });
  }

  /** The oldest that is not used up; `*` is for any artifact. */
  take(id: string): DeploymentPlan {
    const found = this.#plans.find((entry) => entry.left > 0 && (entry.id === id || entry.id === '*'));
    if (found === undefined) return {};
    found.left -= 1;
    return found.plan;
  }
}
