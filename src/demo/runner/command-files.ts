/**
 * The files through which a step hands results to the GitHub runner: GITHUB_PATH, GITHUB_ENV,
 * GITHUB_STEP_SUMMARY, GITHUB_STATE and GITHUB_OUTPUT (facts from actions/runner 2.336.0, FileCommandManager).
 * The messages of the runner are reworded; what they repeat of the file is the same.
 */

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { parseCommandFile } from './command-file-format.js';
import { isBlockedVariable } from './commands.js';
import { readLines, withoutByteOrderMark } from './dotnet-text.js';
import type { StepContext } from './step-context.js';

/** In the order in which the runner reads them. */
const FILE_NAMES = ['path', 'env', 'step_summary', 'state', 'output'] as const;
export type CommandFileName = (typeof FILE_NAMES)[number];
export type CommandFilePaths = Readonly<Record<CommandFileName, string>>;
/** A file that is missing here was deleted by the step; the runner takes it for an empty one. */
export type CommandFileContents = Readonly<Partial<Record<CommandFileName, string>>>;

const FILE_PREFIXES: CommandFilePaths = {
  path: 'add_path_',
  env: 'set_env_',
  step_summary: 'step_summary_',
  state: 'save_state_',
  output: 'set_output_',
};

export interface FileCommandError {
  readonly file: CommandFileName;
  /** Unmasked. A fault of the format repeats the line or the delimiter. */
  readonly message: string;
}

export interface AppliedCommandFiles {
  /** Masked line by line, each line ended with LF; empty if there is none or it is too large. */
  readonly summary: string;
  readonly errors: readonly FileCommandError[];
}

/** The runner uploads nothing of a summary with more bytes than this. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;

/** Creates the empty files of one step, under names that nobody can guess. */
export async function createCommandFiles(runnerTemp: string): Promise<CommandFilePaths> {
  const folder = path.join(runnerTemp, '_runner_file_commands');
  await mkdir(folder, { recursive: true });
  const suffix = randomUUID();
  const pathOf = (name: CommandFileName): string => path.join(folder, `${FILE_PREFIXES[name]}${suffix}`);
  await Promise.all(FILE_NAMES.map((name) => writeFile(pathOf(name), '')));
  return {
    path: pathOf('path'),
    env: pathOf('env'),
    step_summary: pathOf('step_summary'),
    state: pathOf('state'),
    output: pathOf('output'),
  };
}

/** The variables by which the process finds its files: GITHUB_PATH, GITHUB_ENV and so on. */
export function commandFileVariables(paths: CommandFilePaths): Record<string, string> {
  return Object.fromEntries(FILE_NAMES.map((name) => [`GITHUB_${name.toUpperCase()}`, paths[name]]));
}

export async function readCommandFiles(paths: CommandFilePaths): Promise<CommandFileContents> {
  const contents = await Promise.all(FILE_NAMES.map(async (name) => [name, await readIfThere(paths[name])]));
  return Object.fromEntries(contents) as CommandFileContents;
}

export async function removeCommandFiles(paths: CommandFilePaths): Promise<void> {
  await Promise.all(FILE_NAMES.map((name) => rm(paths[name], { force: true })));
}

/** An error in one file fails the step, yet what was read before it and the other files still count. */
export function applyCommandFiles(contents: CommandFileContents, context: StepContext): AppliedCommandFiles {
  const errors: FileCommandError[] = [];
  for (const file of ['path', 'env'] as const) apply(file);
  const summary = renderSummary(contents.step_summary ?? '', context);
  for (const file of ['state', 'output'] as const) apply(file);
  return { summary, errors };

  function apply(file: keyof typeof appliers): void {
    const message = appliers[file](contents[file] ?? '', context);
    if (message === undefined) return;
    errors.push({ file, message });
    context.fail(`Cannot process the file command '${file}'.`, message);
  }
}

/** Each answers the message of the error, if there is one. */
const appliers = {
  path: (text: string, context: StepContext): undefined => {
    for (const line of readLines(withoutByteOrderMark(text))) if (line !== '') context.addPath(line);
  },
  env: (text: string, context: StepContext): string | undefined => {
    const { pairs, error } = parseCommandFile(text);
    for (const [name, value] of pairs) {
      if (isBlockedVariable(name)) context.error(`GITHUB_ENV must not set ${name}.`);
      else context.setEnv(name, value);
    }
    return error;
  },
  state: (text: string, context: StepContext): string | undefined => {
    const { pairs, error } = parseCommandFile(text);
    for (const [name, value] of pairs) context.saveState(name, value);
    return error;
  },
  output: (text: string, context: StepContext): string | undefined => {
    const { pairs, error } = parseCommandFile(text);
    for (const [name, value] of pairs) {
      // `=value` has an empty name, which only the outputs refuse.
      if (name === '') return 'The name of an output is empty.';
      context.setOutput(name, value);
    }
    return error;
  },
};

/** A summary that is too large is an error annotation, but no failure of the step. */
function renderSummary(text: string, context: StepContext): string {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_SUMMARY_BYTES) {
    const [limit, actual] = [MAX_SUMMARY_BYTES, bytes].map((size) => Math.floor(size / 1024));
    context.error(
      `The summary was not uploaded: at most ${limit ?? 0}k are allowed, and it has ${actual ?? 0}k.`,
    );
    return '';
  }
  const lines = readLines(withoutByteOrderMark(text));
  return lines.map((line) => `${context.settings.masker.mask(line)}\n`).join('');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

// Not by instanceof: under Jest, the errors of node:fs belong to another realm.
function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
