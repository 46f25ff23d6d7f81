/**
 * From the lines and command files that a process left behind to all that the GitHub runner makes of them:
 * the log, annotations, outputs and summary. Reads the command files and touches nothing else.
 */

import {
  applyCommandFiles,
  readCommandFiles,
  type AppliedCommandFiles,
  type CommandFileContents,
  type FileCommandError,
} from './command-files.js';
import { renderStepHeader } from './environment.js';
import { interpretLog, type OutputLine } from './log-interpreter.js';
import { SecretMasker } from './masker.js';
import type { Stage } from './stage.js';
import { StepContext, type Annotation, type RunnerCommand } from './step-context.js';

export interface StepResult {
  /** What the runner writes before the action starts: inputs and `env`, masked. Not part of `log`. */
  readonly header: readonly string[];
  readonly log: readonly string[];
  /** The same before masking, with commands removed. */
  readonly unmaskedLog: readonly string[];
  readonly commands: readonly RunnerCommand[];
  /** At most ten of each level. Only the message is masked: the runner shows titles and files as they are. */
  readonly annotations: readonly Annotation[];
  /** Values of add-mask, unescaped; those that the runner refuses are left out. */
  readonly masks: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** In the order of adding. */
  readonly path: readonly string[];
  /** Masked line by line, as it is uploaded. Empty if it is too large. */
  readonly summary: string;
  /** Command files as the process left them, unmasked. */
  readonly commandFiles: CommandFileContents;
  readonly fileCommandErrors: readonly FileCommandError[];
  /** Outputs that the runner would not hand to other jobs, since the masker finds something in them. */
  readonly droppedJobOutputs: readonly string[];
  /** As it is after the step, so that it masks what later steps would print. */
  readonly masker: SecretMasker;
}

export interface StepLogOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly state?: Readonly<Record<string, string>>;
  readonly stepDebug?: boolean;
  readonly streamOrder?: 'arrival' | 'stderr-first';
}

export async function interpretStep(
  options: StepLogOptions,
  stage: Pick<Stage, 'workspace' | 'env' | 'commandFiles'>,
  lines: readonly OutputLine[],
): Promise<StepResult & { readonly hasFailed: boolean }> {
  const masker = new SecretMasker();
  const { workspace, env, commandFiles } = stage;
  const settings = { masker, workspace, env, stepDebug: options.stepDebug ?? false };
  if (!commandFiles) {
    const plain = new StepContext(settings);
    for (const { text } of lines) plain.write(text);
    return describeStep(plain, [], {}, { summary: '', errors: [] });
  }
  for (const secret of options.secrets ?? []) masker.addWorkflowSecret(secret);
  const header = renderStepHeader(options).flatMap((entry) => masker.mask(entry).split('\n'));
  const step = interpretLog(options.streamOrder === 'stderr-first' ? stderrFirst(lines) : lines, settings);
  const contents = await readCommandFiles(commandFiles);
  return describeStep(step, header, contents, applyCommandFiles(contents, step));
}

function stderrFirst(lines: readonly OutputLine[]): OutputLine[] {
  return [
    ...lines.filter(({ stream }) => stream === 'stderr'),
    ...lines.filter(({ stream }) => stream === 'stdout'),
  ];
}

function describeStep(
  step: StepContext,
  header: readonly string[],
  commandFiles: CommandFileContents,
  { summary, errors }: AppliedCommandFiles,
): StepResult & { readonly hasFailed: boolean } {
  const { log, unmaskedLog, commands, annotations, masks, path, hasFailed } = step;
  const { masker } = step.settings;
  const outputs = step.outputs.toRecord();
  return {
    header,
    log,
    unmaskedLog,
    commands,
    annotations,
    masks,
    outputs,
    path,
    summary,
    commandFiles,
    masker,
    env: Object.fromEntries(step.env),
    state: step.state.toRecord(),
    fileCommandErrors: errors,
    droppedJobOutputs: namesOfMasked(outputs, masker),
    hasFailed,
  };
}

function namesOfMasked(values: Readonly<Record<string, string>>, masker: SecretMasker): string[] {
  return Object.entries(values)
    .filter(([, value]) => masker.mask(value) !== value)
    .map(([name]) => name);
}
