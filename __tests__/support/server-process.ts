/**
 * A real server as a child of the test: unprivileged, in the foreground, with a folder and free ports of its own.
 * Where its program is not installed, the tests that need it are skipped by name; on CI they fail instead.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, test } from '@jest/globals';

export type ServerProgram = 'nginx' | 'haproxy' | 'tinyproxy';
/** Of the distribution; `.ci/run` installs them. */
export type Program = ServerProgram | 'curl' | 'chromium';

/** Debian keeps servers out of the PATH of users. */
const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];

export function findProgram(program: Program): string | undefined {
  return folders.map((folder) => path.join(folder, program)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `describe` for tests that need the program. */
export function describeWith(program: Program, name: string, body: () => void): void {
  if (findProgram(program) !== undefined) describe(name, body);
  else if (process.env['CI'] === 'true')
    test(name, () => {
      throw new Error(
        `${program} is not installed, and on CI these tests are not skipped: apt-get install ${program}`,
      );
    });
  else describe.skip(`${name} (${program} is not installed)`, body);
}

export interface ServerPlan {
  readonly program: ServerProgram;
  /** How many free ports it needs. */
  readonly ports: number;
  /** Contents by name, all in the folder of the server. */
  files(ports: readonly number[], folder: string): Readonly<Record<string, string>>;
  arguments(folder: string): readonly string[];
}

export interface RunningServer {
  readonly ports: readonly number[];
  /** What it wrote on both streams so far. */
  output(): string;
  stop(): Promise<void>;
}

const maxTries = 5;
const startMs = 5_000;

/** Another process may take a free port before the server does: then it is tried again with others. */
export async function startServer(plan: ServerPlan): Promise<RunningServer> {
  for (let tries = 1; ; tries += 1) {
    const server = await tryToStart(plan);
    const isReady = await waitUntilReady(server);
    if (isReady) return server;
    await server.stop();
    if (tries === maxTries) throw new Error(`${plan.program} did not start: ${server.output()}`);
  }
}

interface StartedServer extends RunningServer {
  hasEnded(): boolean;
}

async function tryToStart(plan: ServerPlan): Promise<StartedServer> {
  const program = findProgram(plan.program);
  if (program === undefined) throw new Error(`${plan.program} is not installed`);
  const ports = await findFreePorts(plan.ports);
  const folder = await mkdtemp(path.join(tmpdir(), `test-${plan.program}-`));
  const files = Object.entries(plan.files(ports, folder));
  await Promise.all(files.map(([name, text]) => writeFile(path.join(folder, name), text, { mode: 0o600 })));
  const child = spawn(program, plan.arguments(folder), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return {
    ports,
    output: () => chunks.join(''),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: async () => {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function waitUntilReady(server: StartedServer): Promise<boolean> {
  const deadline = performance.now() + startMs;
  while (performance.now() < deadline) {
    if (server.hasEnded() || /bind/i.test(server.output())) return false;
    const answers = await Promise.all(server.ports.map(acceptsConnections));
    if (answers.every(Boolean)) return !server.hasEnded() && !/bind/i.test(server.output());
    await wait(20);
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await ended;
  clearTimeout(timer);
}

function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** All of them are held until the last one is known, so that none comes twice. */
export async function findFreePorts(count: number): Promise<readonly number[]> {
  const holders = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(holders.map((holder) => once(holder, 'listening')));
  const ports = holders.map((holder) => {
    const address = holder.address();
    if (address === null || typeof address === 'string') throw new Error('a listener has no port');
    return address.port;
  });
  await Promise.all(
    holders.map(async (holder) => {
      const closed = once(holder, 'close');
      holder.close();
      await closed;
    }),
  );
  return ports;
}
