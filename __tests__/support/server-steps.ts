/** The steps of one test file: what they leave on the disk is removed together at its end. */
import type { RunnerResult } from '../../src/demo/runner.js';
import type { Tenant } from '../../src/demo/tenant.js';
import { runStep, type StepOptions } from './step.js';

export interface Steps {
  run(options?: StepOptions): Promise<RunnerResult>;
  cleanUp(): Promise<void>;
}

/** @param common what all steps have; the inputs of a single one are laid over it. */
export function createSteps(tenant: Tenant, common: StepOptions = {}): Steps {
  const results: RunnerResult[] = [];
  return {
    run: async (options = {}) => {
      const inputs = { ...common.inputs, ...options.inputs };
      const result = await runStep(tenant, { ...common, ...options, inputs });
      results.push(result);
      return result;
    },
    cleanUp: async () => {
      await Promise.all(results.splice(0).map((result) => result.cleanUp()));
    },
  };
}

/** Messages of the error annotations, one text. */
export function errorTextOf({ annotations }: RunnerResult): string {
  return annotations.flatMap(({ level, message }) => (level === 'error' ? [message] : [])).join('\n');
}

/** Time limit for a hook or test that runs dozens of steps, on a machine that is busy with other things. */
export const MANY_STEPS_MS = 300_000;

/** Lines of standard output but for those that register masks, which are full of secrets by design. */
export function visibleLinesOf({ stdout }: RunnerResult): readonly string[] {
  return stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
}

/** Everything that people and other programs get to see of a step, the outputs included. */
export function shownOf(result: RunnerResult): string {
  const { stderr, summary, annotations, outputs } = result;
  return [...visibleLinesOf(result), stderr, summary, JSON.stringify([annotations, outputs])].join('\n');
}

/**
 * Steps spend much of their time starting up or waiting, so a few at once use all cores.
 * @param limit steps at once; more than three only where they mostly wait.
 * @returns results in the order of the items.
 */
export async function runTogether<I, R>(
  items: readonly I[],
  job: (item: I) => Promise<R>,
  limit = 3,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      results[next[0]] = await job(next[1]);
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}

/** Runs the step of each case. @returns a function from the name of a case to the result of its step. */
export async function runCases<C extends { readonly name: string }, R = RunnerResult>(
  cases: readonly C[],
  job: (one: C) => Promise<R>,
  limit?: number,
): Promise<(name: string) => R> {
  const results = new Map<string, R>();
  await runTogether(
    cases,
    async (one) => {
      results.set(one.name, await job(one));
    },
    limit,
  );
  return (name) => {
    const result = results.get(name);
    if (result === undefined) throw new Error(`there is no case ${name}`);
    return result;
  };
}
