/**
 * What the GitHub runner keeps about one step: its log, annotations, outputs, environment, state and path
 * (facts from actions/runner 2.336.0, ExecutionContext). Everything shown is masked at the moment it is
 * written, so a mask that comes later does not reach back.
 */

import { IgnoreCaseMap } from './dotnet-text.js';
import type { SecretMasker } from './masker.js';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

export interface Annotation {
  readonly level: AnnotationLevel;
  /** Masked, and cut to 4096 characters after masking. */
  readonly message: string;
  /** As the process gave it: the runner masks neither the title nor the file. */
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
}

export interface RunnerCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
  readonly stream: 'stdout' | 'stderr';
}

export interface StepSettings {
  readonly masker: SecretMasker;
  /** Prefix that is cut from the file of an annotation. */
  readonly workspace: string;
  /** ACTIONS_STEP_DEBUG: debug messages are shown and commands are echoed. */
  readonly stepDebug: boolean;
  /** `env` of the step, where ACTIONS_ALLOW_UNSECURE_COMMANDS is looked up. */
  readonly env: Readonly<Record<string, string>>;
}

// The runner keeps no more annotations of one level for a step. The log has them all.
const MAX_ANNOTATIONS_PER_LEVEL = 10;
const MAX_ANNOTATION_LENGTH = 4096;

export class StepContext {
  readonly settings: StepSettings;
  readonly log: string[] = [];
  readonly unmaskedLog: string[] = [];
  readonly annotations: Annotation[] = [];
  readonly commands: RunnerCommand[] = [];
  readonly masks: string[] = [];
  readonly outputs = new IgnoreCaseMap();
  readonly state = new IgnoreCaseMap();
  /** By exact name, as on Linux and macOS. */
  readonly env = new Map<string, string>();
  readonly path: string[] = [];
  isEchoing: boolean;
  /** A command or a file command failed: the step fails whatever the exit code is. */
  hasFailed = false;

  constructor(settings: StepSettings) {
    this.settings = settings;
    this.isEchoing = settings.stepDebug;
  }

  /** A message of several lines is masked as a whole. Therefore the two logs can differ in length. */
  write(message: string, tag = ''): void {
    this.#append(`${tag}${message}`, `${tag}${message}`);
  }

  debug(message: string): void {
    if (!this.settings.stepDebug) return;
    for (const line of message.split(/\r?\n/u)) this.write(line, '##[debug]');
  }

  annotate(annotation: Annotation): void {
    const { level, message } = annotation;
    const masked = this.settings.masker.mask(message).slice(0, MAX_ANNOTATION_LENGTH);
    if (this.annotations.filter((other) => other.level === level).length < MAX_ANNOTATIONS_PER_LEVEL) {
      this.annotations.push({ ...annotation, message: masked });
    }
    if (message !== '') this.#append(`##[${level}]${message}`, `##[${level}]${masked}`);
  }

  error(message: string): void {
    this.annotate({ level: 'error', message });
  }

  warning(message: string): void {
    this.annotate({ level: 'warning', message });
  }

  /** Two error annotations, as the runner makes of an exception of its own. Its texts are not copied here. */
  fail(headline: string, cause: string): void {
    this.error(headline);
    this.error(cause);
    this.hasFailed = true;
  }

  setOutput(name: string, value: string): void {
    this.outputs.set(name, value);
    this.debug(`Set output ${name} = ${value}`);
  }

  setEnv(name: string, value: string): void {
    this.env.set(name, value);
    this.debug(`${name}='${value}'`);
  }

  saveState(name: string, value: string): void {
    this.state.set(name, value);
    this.debug(`Save intra-action state ${name} = ${value}`);
  }

  /** Later entries come first in PATH. An entry that comes again moves to the end of the list. */
  addPath(entry: string): void {
    const known = this.path.indexOf(entry);
    if (known >= 0) this.path.splice(known, 1);
    this.path.push(entry);
  }

  #append(unmasked: string, shown: string): void {
    this.unmaskedLog.push(...unmasked.split(/\r?\n/u));
    this.log.push(...this.settings.masker.mask(shown).split(/\r?\n/u));
  }
}
