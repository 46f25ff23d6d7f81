/**
 * Turns the lines that a process wrote into what the GitHub runner does with them (facts from
 * actions/runner 2.336.0, OutputManager and ActionCommandManager). Both streams share one interpreter,
 * so stop-commands on one of them counts for the other.
 */

import { parseActionCommand, type ActionCommand } from './action-command.js';
import { commandTable, type CommandRow } from './commands.js';
import { toUpperInvariant } from './dotnet-text.js';
import { StepContext, type StepSettings } from './step-context.js';

export interface OutputLine {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

const STOP_COMMAND = 'stop-commands';
// A stop token up to this length is not masked.
const MAX_UNMASKED_TOKEN_LENGTH = 6;

/** Interprets the lines in the given order. */
export function interpretLog(lines: readonly OutputLine[], settings: StepSettings): StepContext {
  const context = new StepContext(settings);
  const interpreter = new LogInterpreter(context);
  for (const line of lines) {
    // An invalid stop token is an exception that nobody catches: the runner gives up the step at once.
    if (!interpreter.read(line)) break;
  }
  return context;
}

class LogInterpreter {
  readonly #context: StepContext;
  readonly #registered = new Set([STOP_COMMAND, ...commandTable.keys()]);
  #stopToken: string | undefined;

  constructor(context: StepContext) {
    this.#context = context;
  }

  /** Answers false if the runner would read no further. */
  read(line: OutputLine): boolean {
    const command = parseActionCommand(line.text, this.#registered);
    if (!command) this.#writePlain(line.text);
    else if (this.#stopToken !== undefined) this.#readWhileStopped(line.text, command, this.#stopToken);
    else if (command.command === STOP_COMMAND) return this.#stop(line, command);
    else this.#execute(line, command);
    return true;
  }

  /** The runner breaks two markers of its own, so that no process can forge them. */
  #writePlain(text: string): void {
    this.#context.write(text.replace(/##\[(?=(?:start|end)-action)/gu, '##[\\'));
  }

  /** Until the token comes, commands are plain text: also add-mask, with the secret in it. */
  #readWhileStopped(text: string, command: ActionCommand, token: string): void {
    if (command.command !== token) {
      this.#writePlain(text);
      return;
    }
    this.#context.write(text);
    this.#registered.delete(token);
    this.#stopToken = undefined;
  }

  #stop(line: OutputLine, command: ActionCommand): boolean {
    const token = command.data;
    this.#record(line, command);
    if (!this.#isValidToken(token)) {
      this.#context.error('The token of stop-commands is empty or the name of a command.');
      this.#context.hasFailed = true;
      return false;
    }
    this.#stopToken = token;
    this.#registered.add(token);
    if (token.length > MAX_UNMASKED_TOKEN_LENGTH) this.#context.settings.masker.add(token);
    this.#context.write(line.text);
    return true;
  }

  #isValidToken(token: string): boolean {
    const taken = ['', 'pause-logging', ...this.#registered].map(toUpperInvariant);
    return !taken.includes(toUpperInvariant(token));
  }

  #execute(line: OutputLine, command: ActionCommand): void {
    const row = commandTable.get(command.command);
    if (!row) return;
    this.#record(line, command);
    if (this.#context.isEchoing && row.echo === 'shown') this.#context.write(line.text);
    try {
      row.execute(this.#context, command);
    } catch (error) {
      const shown = shownInError(row, command, line.text);
      this.#context.fail(`Cannot process the command '${shown}'.`, messageOf(error));
    }
  }

  #record({ stream }: OutputLine, command: ActionCommand): void {
    this.#context.commands.push({ ...command, stream });
  }
}

function shownInError(row: CommandRow, command: ActionCommand, text: string): string {
  return row.echo === 'omitted' ? command.command : text;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
