/**
 * The functions of @actions/core that a step needs, over the library's own files of commands and command files. Its index
 * also loads a client for OIDC tokens and a runner of processes, with an HTTP library: a quarter of the time of a start.
 */
import { EOL } from 'node:os';
import { issue, issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../../node_modules/@actions/core/lib/file-command.js';
import { toCommandProperties } from '../../node_modules/@actions/core/lib/utils.js';

export { summary } from '../../node_modules/@actions/core/lib/summary.js';

export type AnnotationProperties = Parameters<typeof toCommandProperties>[0];

/** As `issueCommand` writes them, but in one write: a step has hundreds of masks. */
export function setSecrets(forms: readonly string[]): void {
  process.stdout.write(forms.map((form) => `::add-mask::${escapeData(form)}${EOL}`).join(''));
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In one write, as a step has a line for each credential. */
export function info(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => line + EOL).join(''));
}

export function startGroup(title: string): void {
  issue('group', title);
}

export function endGroup(): void {
  issue('endgroup');
}

export function annotate(
  level: 'notice' | 'warning' | 'error',
  text: string,
  properties: AnnotationProperties,
): void {
  issueCommand(level, toCommandProperties(properties), text);
}

/** There is a file for it: without one, these would throw instead of printing the value. */
export function writeCommandFile(file: 'OUTPUT' | 'ENV' | 'STATE', name: string, value: string): void {
  issueFileCommand(file, prepareKeyValueMessage(name, value));
}
