/**
 * The workflow commands of the GitHub runner and what each of them does to a step (facts from
 * actions/runner 2.336.0, ActionCommandManager). Problem matchers are accepted and have no effect here.
 * The messages of the runner are reworded; what they repeat of the command is the same.
 */

import path from 'node:path';

import { propertyOf, type ActionCommand } from './action-command.js';
import { trim } from './dotnet-text.js';
import type { Annotation, AnnotationLevel, StepContext } from './step-context.js';

export interface CommandRow {
  /** Whether `echo on` shows the line. Where it does not, an error names the command without its data. */
  readonly echo: 'shown' | 'omitted';
  /** Throws an error whose message the runner shows as an annotation; the step has then failed. */
  readonly execute: (context: StepContext, command: ActionCommand) => void;
}

export const commandTable: ReadonlyMap<string, CommandRow> = new Map<string, CommandRow>([
  ['add-mask', { echo: 'omitted', execute: addMask }],
  [
    'debug',
    {
      echo: 'omitted',
      execute: (context, { data }) => {
        context.debug(data);
      },
    },
  ],
  ['error', { echo: 'omitted', execute: annotate('error') }],
  ['warning', { echo: 'omitted', execute: annotate('warning') }],
  ['notice', { echo: 'omitted', execute: annotate('notice') }],
  [
    'group',
    {
      echo: 'shown',
      execute: (context, { data }) => {
        context.write(`##[group]${data}`);
      },
    },
  ],
  [
    'endgroup',
    {
      echo: 'shown',
      execute: (context) => {
        context.write('##[endgroup]');
      },
    },
  ],
  ['echo', { echo: 'shown', execute: switchEcho }],
  ['set-output', { echo: 'shown', execute: setOutput }],
  ['save-state', { echo: 'shown', execute: saveState }],
  ['set-env', { echo: 'shown', execute: setEnv }],
  ['add-path', { echo: 'shown', execute: addPath }],
  ['add-matcher', { echo: 'shown', execute: () => undefined }],
  ['remove-matcher', { echo: 'shown', execute: () => undefined }],
]);

/** The name that nobody may set for later steps, since it runs code in every Node process. */
export function isBlockedVariable(name: string): boolean {
  return name.toUpperCase() === 'NODE_OPTIONS';
}

function addMask(context: StepContext, { data }: ActionCommand): void {
  if (trim(data) === '') {
    context.warning('An empty string cannot be masked: add-mask was ignored.');
    return;
  }
  if (context.isEchoing) context.write('::add-mask::***');
  context.masks.push(data);
  context.settings.masker.addWithLines(data);
}

function annotate(level: AnnotationLevel): CommandRow['execute'] {
  return (context, command) => {
    const title = propertyOf(command, 'title');
    const file = propertyOf(command, 'file');
    const line = lineOf(command);
    const annotation: Annotation = {
      level,
      message: command.data,
      ...(title !== undefined && { title }),
      ...(file !== undefined && { file: relativeTo(context.settings.workspace, file) }),
      ...(line !== undefined && { line }),
    };
    context.annotate(annotation);
  };
}

/** The line, or else the end line. A range that ends before it starts is dropped as a whole. */
function lineOf(command: ActionCommand): number | undefined {
  const line = integer(propertyOf(command, 'line'));
  const endLine = integer(propertyOf(command, 'endLine'));
  if (line === undefined) return endLine;
  return endLine !== undefined && endLine < line ? undefined : line;
}

function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d+\s*$/u.test(text) ? Number(text) : undefined;
}

function relativeTo(folder: string, file: string): string {
  const prefix = folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`;
  return file.startsWith(prefix) ? file.slice(prefix.length).replaceAll(path.sep, '/') : file;
}

function switchEcho(context: StepContext, { data }: ActionCommand): void {
  const value = trim(data).toUpperCase();
  if (value !== 'ON' && value !== 'OFF') throw new Error(`The echo command takes on or off, not '${data}'.`);
  context.isEchoing = value === 'ON';
}

function setOutput(context: StepContext, command: ActionCommand): void {
  warnOfDeprecation(context, command);
  context.setOutput(requiredName(command), command.data);
}

function saveState(context: StepContext, command: ActionCommand): void {
  warnOfDeprecation(context, command);
  context.saveState(requiredName(command), command.data);
}

function setEnv(context: StepContext, command: ActionCommand): void {
  requireUnsecureCommands(context, command);
  const name = requiredName(command);
  if (isBlockedVariable(name)) context.error(`The set-env command must not set ${name}.`);
  else context.setEnv(name, command.data);
}

function addPath(context: StepContext, command: ActionCommand): void {
  requireUnsecureCommands(context, command);
  if (command.data === '') throw new Error('The add-path command needs a path.');
  context.addPath(command.data);
}

function requiredName(command: ActionCommand): string {
  const name = propertyOf(command, 'name');
  if (name === undefined) throw new Error(`The ${command.command} command needs the property 'name'.`);
  return name;
}

// A feature switch of the server, which github.com has on.
function warnOfDeprecation(context: StepContext, { command }: ActionCommand): void {
  context.warning(`The ${command} command is deprecated. Use an environment file.`);
}

function requireUnsecureCommands(context: StepContext, { command }: ActionCommand): void {
  if (trim(context.settings.env['ACTIONS_ALLOW_UNSECURE_COMMANDS'] ?? '').toLowerCase() === 'true') return;
  throw new Error(`The ${command} command is disabled. Use an environment file.`);
}
