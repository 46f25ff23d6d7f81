/** Texts that are made to be slow, and what a step costs. */

const MIB = 1024 * 1024;

/** 1 MiB of the same thing again and again. */
export function mebibyteOf(part: string): string {
  return part.repeat(Math.floor(MIB / part.length));
}

/** Milliseconds of the processor, which other processes on a busy machine do not change. */
export function cpuMsOf(step: () => unknown): number {
  const before = process.cpuUsage();
  step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
