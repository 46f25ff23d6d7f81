/**
 * Many credentials and artifacts while one answer in twenty fails, by a sequence that is the same each time. In the
 * large (`SOAK=large`): 500 credentials and 200 artifacts.
 */
import { expect, test } from '@jest/globals';
import type { FaultEffect } from '../../src/demo/faults/fault.js';
import { flow } from '../support/artifact-files.js';
import { useDeployBench } from '../support/deploy-bench.js';
import { deliveredOutputs, password, useBench } from '../support/fetch-bench.js';
import { expectSuccess } from '../support/step.js';

const isLarge = process.env['SOAK'] === 'large';
const CREDENTIALS = isLarge ? 500 : 60;
const ARTIFACTS = isLarge ? 200 : 16;
const LIMIT_MS = isLarge ? 600_000 : 90_000;

/** Together one request in twenty; what may pass by itself. */
const FAULTS: readonly FaultEffect[] = [
  { kind: 'status', status: 502 },
  { kind: '503' },
  { kind: 'reset' },
  { kind: 'reset-after' },
  { kind: 'reset-mid-body' },
];

const value = (index: number): string => `value number ${index} of the soak`;
const names = Array.from({ length: CREDENTIALS }, (_, index) => `c${index}`);
const bench = useBench({ credentials: names.map((name, index) => password(name, value(index))) });
const deployBench = useDeployBench();

test(
  `${CREDENTIALS} credentials`,
  async () => {
    for (const [seed, effect] of FAULTS.entries())
      bench.tenant.inject({ ...effect, times: Infinity, chance: { share: 0.05 / FAULTS.length, seed } });
    const result = await bench.fetch(names, {
      inputs: { 'requests-per-second': '100', 'max-retries': '6', 'export-env': 'true' },
    });
    expectSuccess(result);
    const expected = Object.fromEntries(names.map((name, index) => [name.toUpperCase(), value(index)]));
    expect(deliveredOutputs(result)).toEqual(expected);
    expect(result.env).toEqual(expected);
    const faults = result.requests.filter(({ fault }) => fault !== undefined).length;
    expect(faults).toBeGreaterThan(0);
    report(`${CREDENTIALS} credentials`, result.requests.length, faults, result.durationMs);
  },
  LIMIT_MS,
);

test(
  `${ARTIFACTS} artifacts`,
  async () => {
    const files = Array.from({ length: ARTIFACTS }, (_, index) =>
      flow(`P${index % 4}/f${index}`, `Flow${index}`),
    );
    const workspace = await deployBench.workspace(Object.assign({}, ...files) as Record<string, string>);
    for (const [seed, effect] of FAULTS.entries())
      deployBench.tenant.inject({
        ...effect,
        times: Infinity,
        chance: { share: 0.05 / FAULTS.length, seed },
      });
    const result = await deployBench.deploy(workspace, { 'max-retries': '6', concurrency: '8' });
    const faults = deployBench.tenant.requests.filter(({ fault }) => fault !== undefined).length;
    report(`${ARTIFACTS} artifacts`, result.calls.length, faults, result.durationMs);
    expectSuccess(result);
    expect(result.report).toHaveLength(ARTIFACTS);
    expect(result.outcome.filter((row) => !row.endsWith(': created, started'))).toEqual([]);
    for (let index = 0; index < ARTIFACTS; index += 1)
      expect(deployBench.integration.runtime(`Flow${index}`)?.status).toBe('STARTED');
    deployBench.tenant.clearFaults();
    const second = await deployBench.deploy(workspace);
    expect(second.outputs['changed']).toBe('false');
    expect(second.writes).toEqual([]);
  },
  LIMIT_MS,
);

function report(what: string, requests: number, faults: number, ms: number): void {
  if (isLarge)
    process.stdout.write(
      `soak: ${what}: ${requests} requests, ${faults} faults, ${Math.round(ms / 1000)} s\n`,
    );
}
