/**
 * Runs one process as the GitHub runner does (facts from actions/runner 2.336.0, ProcessInvoker): standard
 * input is closed at once, both output streams are read line by line, and a cancelled process gets SIGINT,
 * then SIGTERM, then SIGKILL. Knows nothing about commands.
 */

import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

import { readLines, withoutByteOrderMark } from './dotnet-text.js';
import type { OutputLine } from './log-interpreter.js';

export interface ProcessRequest {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Cancels the step. */
  readonly signal: AbortSignal;
  readonly grace: GracePeriods;
}

export interface GracePeriods {
  /** How long a cancelled process may take after SIGINT. */
  readonly interruptMs: number;
  /** And after the SIGTERM that follows. */
  readonly terminateMs: number;
  /** How long a grandchild may hold the streams open after the process has ended. */
  readonly drainMs: number;
}

export interface ProcessOutcome {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** It was asked to stop, whether it obeyed or not. */
  readonly wasCancelled: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** Lines of both streams in the order in which they arrived. */
  readonly lines: readonly OutputLine[];
}

export const RUNNER_GRACE: GracePeriods = { interruptMs: 7_500, terminateMs: 2_500, drainMs: 5_000 };

/** Rejects if the process cannot be started. */
export async function runProcess(request: ProcessRequest): Promise<ProcessOutcome> {
  const { file, args, cwd, env, signal, grace } = request;
  const child = spawn(file, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  const lines: OutputLine[] = [];
  const stdout = new StreamReader(child.stdout, (text) => lines.push({ stream: 'stdout', text }));
  const stderr = new StreamReader(child.stderr, (text) => lines.push({ stream: 'stderr', text }));
  child.stdin.end();
  const stopWatching = cancelOnAbort(child, signal, grace);
  try {
    await waitForEnd(child, grace.drainMs);
  } finally {
    stopWatching();
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
  }
  return {
    exitCode: child.exitCode,
    signal: child.signalCode,
    wasCancelled: signal.aborted,
    stdout: stdout.finish(),
    stderr: stderr.finish(),
    lines,
  };
}

function waitForEnd(child: ChildProcess, drainMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let drainTimer: NodeJS.Timeout | undefined;
    child.once('error', reject);
    child.once('exit', () => {
      drainTimer = setTimeout(resolve, drainMs);
    });
    child.once('close', () => {
      clearTimeout(drainTimer);
      resolve();
    });
  });
}

function cancelOnAbort(child: ChildProcess, signal: AbortSignal, grace: GracePeriods): () => void {
  const timers: NodeJS.Timeout[] = [];
  const killAfter = (ms: number, name: NodeJS.Signals): void => {
    timers.push(setTimeout(() => child.kill(name), ms));
  };
  const cancel = (): void => {
    child.kill('SIGINT');
    killAfter(grace.interruptMs, 'SIGTERM');
    killAfter(grace.interruptMs + grace.terminateMs, 'SIGKILL');
  };
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  return () => {
    signal.removeEventListener('abort', cancel);
    timers.forEach(clearTimeout);
  };
}

/** Collects a stream and cuts it into lines as they come in. */
class StreamReader {
  readonly #chunks: Buffer[] = [];
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (text: string) => void;
  #pending = '';
  #isAtStart = true;

  constructor(stream: Readable, onLine: (text: string) => void) {
    this.#onLine = onLine;
    stream.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#append(this.#decoder.write(chunk));
      this.#emitCompleteLines();
    });
  }

  /** Emits the last line, which may lack its end, and answers all that the stream carried. */
  finish(): string {
    this.#append(this.#decoder.end());
    readLines(this.#pending).forEach(this.#onLine);
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  #append(text: string): void {
    if (text === '') return;
    this.#pending += this.#isAtStart ? withoutByteOrderMark(text) : text;
    this.#isAtStart = false;
  }

  /** A CR at the very end waits: it may be the first half of CR LF. */
  #emitCompleteLines(): void {
    const settled = this.#pending.endsWith('\r') ? this.#pending.slice(0, -1) : this.#pending;
    const end = Math.max(settled.lastIndexOf('\n'), settled.lastIndexOf('\r')) + 1;
    readLines(this.#pending.slice(0, end)).forEach(this.#onLine);
    this.#pending = this.#pending.slice(end);
  }
}
