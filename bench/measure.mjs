// Runs programs as processes and counts: time, processor time, memory. Medians with their spread, and ratios that are
// taken within each round, so that a machine whose speed drifts does not decide.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const usage = fileURLToPath(new URL('programs/usage.cjs', import.meta.url));

/** Runs `node` to its end. Output is read and kept, as the runner does. */
export async function runNode(args, env) {
  const startedAt = performance.now();
  const child = start(['--require', usage, ...args], env);
  const [stdout, stderr, report] = [child.stdout, child.stderr, child.stdio[3]].map(collect);
  const [code] = await once(child, 'close');
  const wallMs = performance.now() - startedAt;
  return { code, wallMs, ...JSON.parse(report()), stdout: stdout(), stderr: stderr() };
}

function start(args, env) {
  const base = { PATH: process.env.PATH, HOME: process.env.HOME };
  return spawn(process.execPath, args, {
    env: { ...base, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
}

function collect(stream) {
  const chunks = [];
  stream.on('data', (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

/** Until the first byte arrives at `port` of a listener of our own; the program is ended there. */
export async function runUntilFirstByte(args, envOfPort) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const startedAt = performance.now();
  const child = start(args, envOfPort(server.address().port));
  const stderr = collect(child.stderr);
  child.stdout.resume();
  const ended = once(child, 'close');
  const arrived = new Promise((resolve) => {
    server.once('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        resolve({ wallMs: performance.now() - startedAt, cpuMs: readProcessorMs(child.pid) });
      });
    });
  });
  const early = ended.then(() => undefined);
  const result = await Promise.race([arrived, early]);
  child.kill('SIGKILL');
  await ended;
  server.close();
  if (result === undefined) throw new Error(`the program ended without a byte: ${stderr()}`);
  return result;
}

/** Of all threads, in nanoseconds by the scheduler; undefined where there is no /proc. */
function readProcessorMs(pid) {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const times = tasks.map((id) =>
      Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]),
    );
    return times.reduce((sum, time) => sum + time, 0) / 1e6;
  } catch {
    return undefined;
  }
}

/**
 * All programs in turn, round by round; the first round is not counted.
 * @param programs by name, each () => Promise<{ [figure]: number }>
 */
export async function measureRounds(programs, rounds) {
  const results = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, program] of Object.entries(programs)) {
      const figures = await program();
      if (round > 0) results[name].push(figures);
    }
  return results;
}

export function median(numbers) {
  const sorted = numbers.filter((number) => number !== undefined).toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** `{ median, min, max }` of one figure. */
export function spread(results, figure) {
  const numbers = results.map((one) => one[figure]).filter((number) => number !== undefined);
  return { median: median(numbers), min: Math.min(...numbers), max: Math.max(...numbers) };
}

/** Round by round. */
export function ratio(results, reference, figure) {
  const ratios = results.map((one, round) => ({ ratio: one[figure] / reference[round][figure] }));
  return spread(ratios, 'ratio');
}

/** Slope in a plot with two logarithmic axes, by least squares. */
export function fitExponent(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (index) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const above = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return above / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
