import { describe, expect, test } from '@jest/globals';
import { documentedRate } from '../../src/demo/cloud-integration/switches.js';
import { flow } from '../support/artifact-files.js';
import { useDeployBench, type Files } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

/** Flows, spread over packages. */
function landscape(tag: string, count: number, packages: number, script = 'def x = 1'): Files {
  return Object.assign(
    {},
    ...Array.from({ length: count }, (_, n) =>
      flow(`${tag}${n % packages}/${tag}_${n}`, `${tag}_${n}`, { script, parameters: { Host: 'a' } }),
    ),
  ) as Files;
}

describe('what has not changed', () => {
  test.each([1, 5])(
    '50 artifacts in %d packages: at most a call for each, and two for a package',
    async (packages) => {
      const tag = `Same${packages}`;
      const files = landscape(tag, 50, packages);
      for (let n = 0; n < 50; n += 1)
        bench.integration.seedArtifact({
          id: `${tag}_${n}`,
          packageId: `${tag}${n % packages}`,
          entries: entriesOf(files, `${tag}${n % packages}/${tag}_${n}`),
        });
      for (let n = 0; n < 50; n += 1) bench.integration.seedRuntime(`${tag}_${n}`);
      const result = await bench.deploy(files);
      expectSuccess(result);
      expect(new Set(result.report.map(({ action, deployment }) => `${action}, ${deployment}`))).toEqual(
        new Set(['unchanged, unchanged']),
      );
      expect(result.writes).toEqual([]);
      expect(result.calls.length).toBeLessThanOrEqual(50 + 2 * packages);
    },
  );
});

describe('what has changed', () => {
  test('20 artifacts: few calls, and hardly one is refused for its rate', async () => {
    const files = landscape('Change', 20, 1);
    const workspace = await bench.workspace(files);
    for (let n = 0; n < 20; n += 1)
      bench.integration.seedArtifact({
        id: `Change_${n}`,
        packageId: 'Change0',
        entries: entriesOf(files, `Change0/Change_${n}`),
      });
    for (let n = 0; n < 20; n += 1) bench.integration.seedRuntime(`Change_${n}`);
    bench.integration.turn({ rate: documentedRate, buildMs: 1000, startMs: 1000 });
    const before = bench.integration.requests().length;
    const result = await bench.deploy(
      workspace,
      { 'requests-per-second': 'auto' },
      { files: landscape('Change', 20, 1, 'def x = 2') },
    );
    expectSuccess(result);
    expect(result.outcome.every((line) => line.endsWith('updated, started'))).toBe(true);
    const refused = bench.integration
      .requests()
      .slice(before)
      .filter(({ status }) => status === 429);
    // A machine that stands still for a moment may crowd two seconds into one.
    expect(refused.length).toBeLessThanOrEqual(2);
    // Download, parameters twice, upload, what was saved, what runs, deployment, one or two looks.
    expect(result.calls.length).toBeLessThanOrEqual(20 * 9 + 2);
  });
});

function entriesOf(files: Files, folder: string): Readonly<Record<string, string>> {
  const own = Object.entries(files).filter(([name]) => name.startsWith(`${folder}/`));
  return Object.fromEntries(own.map(([name, content]) => [name.slice(folder.length + 1), String(content)]));
}
