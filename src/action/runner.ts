/**
 * What the edge needs from GitHub: inputs, masks, log, annotations, outputs, summary. Every text passes
 * `toPlainText`, and nothing falls back to commands on standard output, which would print the values.
 */
import { closeSync, constants, existsSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import * as path from 'node:path';
import { runLater } from '../clock.js';
import type { Place } from '../errors.js';
import * as core from './actions-core.js';
import { SecretIndex, toPlainText } from './plain-text.js';

export type CommandFile = 'GITHUB_OUTPUT' | 'GITHUB_ENV';

export interface Runner {
  /** As given; an input that is not set is empty. Removed from the environment by `forgetInputs`. */
  readInput(name: string): string;
  /** Names of all inputs in the environment, known or not, in lower case. */
  listInputNames(): readonly string[];
  readVariable(name: string): string | undefined;
  /**
   * Text of a regular file in UTF-8, up to 1 MiB; undefined where there is none, and where a path in the workspace
   * leads out of it through a link.
   */
  readText(path: string): string | undefined;
  /** Also forgets what would switch the verification of servers off, and make Node warn of it. */
  forgetInputs(): void;
  /** Whether values can be handed on, or the variable that is missing for it. */
  findMissingCommandFile(files: readonly CommandFile[]): CommandFile | undefined;
  mask(forms: readonly string[]): void;
  /**
   * As `mask`, but the forms are made when the first request is likely to be on its way, or before anything is written if
   * that is earlier: those of a private key take longer than reading it.
   */
  maskLater(listForms: () => readonly string[]): void;
  info(lines: readonly string[]): void;
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
  const masked = new SecretIndex();
  const isOnRunner = environment['GITHUB_ACTIONS'] === 'true';
  const mask = (forms: readonly string[]): void => {
    const added = forms.filter((form) => masked.add(form));
    if (isOnRunner) core.setSecrets(added);
  };
  const waiting: (() => readonly string[])[] = [];
  const maskWaiting = (): void => {
    for (const listForms of waiting.splice(0)) mask(listForms());
  };
  // All that is printed passes here, so that no mask comes after the text that needs it.
  const clean = (text: string): string => {
    maskWaiting();
    return toPlainText(text, masked);
  };
  const hasFile = (name: string): boolean => existsSync(environment[name] ?? '');
  return {
    readInput: (name) => environment[`INPUT_${name.toUpperCase()}`] ?? '',
    listInputNames: () =>
      listInputVariables(environment).map((name) => name.slice('INPUT_'.length).toLowerCase()),
    // `__proto__` and `toString` are no variables.
    readVariable: (name) => (Object.hasOwn(environment, name) ? environment[name] : undefined),
    readText: (file) => readText(file, environment['GITHUB_WORKSPACE'] ?? '.'),
    forgetInputs: () => {
      for (const name of [...listInputVariables(environment), 'NODE_TLS_REJECT_UNAUTHORIZED'])
        Reflect.deleteProperty(environment, name);
    },
    findMissingCommandFile: (files) => files.find((file) => !hasFile(file)),
    mask,
    maskLater: (listForms) => {
      waiting.push(listForms);
      runLater(MASK_AFTER_MS, maskWaiting);
    },
    info: (lines) => {
      core.info(lines.map(clean));
    },
    group: (title, lines) => {
      core.startGroup(clean(title));
      core.info(lines.map(clean));
      core.endGroup();
    },
    notice: (text, title) => {
      core.annotate('notice', clean(text), { title });
    },
    warn: (text, title, place) => {
      core.annotate('warning', clean(text), { title, ...toAnnotation(place, clean) });
    },
    fail: (lines, title, place) => {
      process.exitCode = 1;
      core.annotate('error', lines.map(clean).join('\n'), { title, ...toAnnotation(place, clean) });
    },
    setOutput: (name, value) => {
      maskWaiting();
      if (hasFile('GITHUB_OUTPUT')) core.writeCommandFile('OUTPUT', name, value);
    },
    exportVariable: (name, value) => {
      maskWaiting();
      core.writeCommandFile('ENV', name, value);
    },
    // Told before a file is written, which may hold the private key.
    saveState: (name, value) => {
      maskWaiting();
      if (hasFile('GITHUB_STATE')) core.writeCommandFile('STATE', name, value);
    },
    writeSummary: async (markdown) => {
      if (hasFile('GITHUB_STEP_SUMMARY')) await core.summary.addRaw(fitSummary(markdown), true).write();
    },
    clean,
  };
}

/** Enough to look up a name and to begin a handshake. */
const MASK_AFTER_MS = 20;

/** GitHub refuses a larger one as a whole (1 MiB). */
const MAX_SUMMARY_BYTES = 1_000_000;

/** Whole lines, so that no table or code block is left open by what is cut off. */
function fitSummary(markdown: string): string {
  let left = MAX_SUMMARY_BYTES;
  const fits = (line: string): boolean => {
    const bytes = Buffer.byteLength(line) + 1;
    if (bytes > left) return false;
    left -= bytes;
    return true;
  };
  const lines = markdown.split('\n');
  const kept = lines.filter(fits);
  return kept.length === lines.length
    ? markdown
    : `${kept.join('\n')}\n\nParts were too long for a summary.\n`;
}

const MAX_TEXT_BYTES = 1024 * 1024;

/** Never waits for a FIFO, and believes no size that a file only claims to have. */
function readText(file: string, workspace: string): string | undefined {
  let descriptor: number | undefined;
  try {
    if (leadsOut(file, workspace)) return undefined;
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(descriptor).isFile()) return undefined;
    const bytes = Buffer.alloc(MAX_TEXT_BYTES + 1);
    const size = readUpTo(descriptor, bytes);
    if (size > MAX_TEXT_BYTES) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, size));
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readUpTo(descriptor: number, bytes: Buffer): number {
  let size = 0;
  for (let count = -1; count !== 0 && size < bytes.length; size += count)
    count = readSync(descriptor, bytes, size, bytes.length - size, null);
  return size;
}

/** A repository must not choose files of the machine; who wrote the workflow may. */
function leadsOut(file: string, workspace: string): boolean {
  const isBelow = (one: string, root: string): boolean => {
    const relative = path.relative(root, one);
    return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
  };
  const root = path.resolve(workspace);
  return isBelow(path.resolve(file), root) && !isBelow(realpathSync(file), realpathSync(root));
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
