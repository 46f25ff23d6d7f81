/**
 * What the edge needs from GitHub: inputs, masks, log, annotations, outputs, summary. The only file that imports
 * @actions/core. Every text passes `toPlainText`, and nothing falls back to commands on standard output, which
 * would print the values.
 */
import * as core from '@actions/core';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Place } from '../errors.js';
import { toPlainText } from './plain-text.js';

export type CommandFile = 'GITHUB_OUTPUT' | 'GITHUB_ENV';

export interface Runner {
  /** As given; an input that is not set is empty. Removed from the environment by `forgetInputs`. */
  readInput(name: string): string;
  /** Names of all inputs in the environment, known or not, in lower case. */
  listInputNames(): readonly string[];
  readVariable(name: string): string | undefined;
  /** Text of a regular file in UTF-8, up to 1 MiB; undefined where there is none. */
  readText(path: string): string | undefined;
  forgetInputs(): void;
  /** Whether values can be handed on, or the variable that is missing for it. */
  findMissingCommandFile(files: readonly CommandFile[]): CommandFile | undefined;
  mask(forms: readonly string[]): void;
  info(text: string): void;
  /** Lines that the log shows folded. */
  group(title: string, lines: readonly string[]): void;
  notice(text: string, title: string): void;
  warn(text: string, title: string, place?: Place): void;
  /** Lines of one annotation; the step fails. */
  fail(lines: readonly string[], title: string, place?: Place): void;
  setOutput(name: string, value: string): void;
  exportVariable(name: string, value: string): void;
  saveState(name: string, value: string): void;
  writeSummary(markdown: string): Promise<void>;
  /** Text with every mask replaced and nothing that acts as a command. */
  readonly clean: (text: string) => string;
}

export function createRunner(environment: NodeJS.ProcessEnv): Runner {
  const masked = new Set<string>();
  const clean = (text: string): string => toPlainText(text, masked);
  const isOnRunner = environment['GITHUB_ACTIONS'] === 'true';
  const hasFile = (name: string): boolean => existsSync(environment[name] ?? '');
  return {
    readInput: (name) => core.getInput(name, { trimWhitespace: false }),
    listInputNames: () =>
      listInputVariables(environment).map((name) => name.slice('INPUT_'.length).toLowerCase()),
    readVariable: (name) => environment[name],
    readText,
    forgetInputs: () => {
      for (const name of listInputVariables(environment)) Reflect.deleteProperty(environment, name);
    },
    findMissingCommandFile: (files) => files.find((file) => !hasFile(file)),
    mask: (forms) => {
      for (const form of forms.filter((one) => !masked.has(one))) {
        masked.add(form);
        if (isOnRunner) core.setSecret(form);
      }
    },
    info: (text) => {
      core.info(clean(text));
    },
    group: (title, lines) => {
      core.startGroup(clean(title));
      for (const line of lines) core.info(clean(line));
      core.endGroup();
    },
    notice: (text, title) => {
      core.notice(clean(text), { title });
    },
    warn: (text, title, place) => {
      core.warning(clean(text), { title, ...toAnnotation(place, clean) });
    },
    fail: (lines, title, place) => {
      process.exitCode = core.ExitCode.Failure;
      core.error(lines.map(clean).join('\n'), { title, ...toAnnotation(place, clean) });
    },
    setOutput: (name, value) => {
      if (hasFile('GITHUB_OUTPUT')) core.setOutput(name, value);
    },
    exportVariable: (name, value) => {
      core.exportVariable(name, value);
    },
    saveState: (name, value) => {
      if (hasFile('GITHUB_STATE')) core.saveState(name, value);
    },
    writeSummary: async (markdown) => {
      if (hasFile('GITHUB_STEP_SUMMARY')) await core.summary.addRaw(markdown, true).write();
    },
    clean,
  };
}

const MAX_TEXT_BYTES = 1024 * 1024;

function readText(path: string): string | undefined {
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > MAX_TEXT_BYTES) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}

function listInputVariables(environment: NodeJS.ProcessEnv): readonly string[] {
  return Object.keys(environment).filter((name) => name.toUpperCase().startsWith('INPUT_'));
}

function toAnnotation(place: Place | undefined, clean: (text: string) => string): core.AnnotationProperties {
  return {
    ...(place?.file === undefined ? {} : { file: clean(place.file) }),
    ...(place?.line === undefined ? {} : { startLine: place.line }),
  };
}
