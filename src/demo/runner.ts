/**
 * Runs a JavaScript action as the GitHub runner would: its environment, its process, its command files, and
 * the log with commands interpreted and secrets masked (facts from actions/runner 2.336.0). Left out are
 * containers, problem matchers and the live view. Defaults of action.yml are the caller's business.
 */

import path from 'node:path';

import { RUNNER_GRACE, runProcess, type GracePeriods } from './runner/child-process.js';
import { interpretStep, type StepResult } from './runner/step-result.js';
import { prepareStage } from './runner/stage.js';

export interface RunnerOptions {
  /** Path of dist/index.js. */
  readonly entry: string;
  /** Path of the Node binary; by default the one that runs us. */
  readonly node?: string;
  /** By the name in action.yml. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Secrets of the workflow, which the runner masks from the start. */
  readonly secrets?: readonly string[];
  /** `env` of the step. Unlike on a runner it wins over everything, and undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** By default a fresh folder. */
  readonly workspace?: string;
  /** By default a fresh folder. */
  readonly runnerTemp?: string;
  /** Given for a post step: what earlier stages saved. */
  readonly state?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** False runs the process by hand: only inputs in its environment, no command files, plain output. */
  readonly githubActions?: boolean;
  /** ACTIONS_STEP_DEBUG: debug messages are shown, commands echoed, outputs and variables logged. */
  readonly stepDebug?: boolean;
  /**
   * The runner reads what has piled up on stderr before what has piled up on stdout. 'stderr-first' is the
   * extreme of that, where a mask on stdout comes too late for all of stderr.
   */
  readonly streamOrder?: 'arrival' | 'stderr-first';
  /** How patient a stop is; by default as patient as the runner. */
  readonly gracePeriods?: Partial<GracePeriods>;
}

export interface RunnerResult extends StepResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Failure also after exit code 0, if a command or a command file could not be processed. */
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  readonly stdout: string;
  readonly stderr: string;
  readonly workspace: string;
  readonly runnerTemp: string;
  readonly durationMs: number;
  /** Removes the command files, and the folders that were made for this run. */
  readonly cleanUp: () => Promise<void>;
}

/** Rejects only if the process cannot be started. Workspace and temp folder stay until `cleanUp`. */
export async function runAction(options: RunnerOptions): Promise<RunnerResult> {
  const stage = await prepareStage({
    inputs: options.inputs,
    state: options.state ?? {},
    stepEnv: options.env ?? {},
    stepDebug: options.stepDebug ?? false,
    kind: options.githubActions === false ? 'bare' : 'runner',
    workspace: options.workspace,
    runnerTemp: options.runnerTemp,
  });
  const { workspace, runnerTemp, cleanUp } = stage;
  const startedAt = performance.now();
  const running = runProcess({
    file: options.node ?? process.execPath,
    args: [path.resolve(options.entry)],
    cwd: workspace,
    env: stage.env,
    signal: cancellationOf(options),
    grace: { ...RUNNER_GRACE, ...options.gracePeriods },
  });
  const { lines, wasCancelled, ...outcome } = await running.catch(async (error: unknown) => {
    await cleanUp();
    throw error;
  });
  const durationMs = performance.now() - startedAt;
  const { hasFailed, ...step } = await interpretStep(options, stage, lines);
  const isFailure = hasFailed || outcome.exitCode !== 0;
  const conclusion = wasCancelled ? 'cancelled' : isFailure ? 'failure' : 'success';
  return { ...outcome, conclusion, ...step, workspace, runnerTemp, durationMs, cleanUp };
}

function cancellationOf({ signal, timeoutMs }: RunnerOptions): AbortSignal {
  const timeout = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  return AbortSignal.any([signal, timeout].filter((source) => source !== undefined));
}
