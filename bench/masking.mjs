// Figure 4: what masking costs.
import { measureRounds, ratio, runNode, spread } from './measure.mjs';

const COUNTS = [1, 10, 100, 1000];

export async function measureMasking({ stage, rounds }) {
  const rows = [];
  for (const count of COUNTS) {
    const run = (reference) => async () => {
      const env = { BENCH_LIB: stage.libUrl, BENCH_COUNT: String(count), BENCH_REFERENCE: reference };
      return JSON.parse((await runNode([stage.program('mask.mjs')], env)).stderr);
    };
    const results = await measureRounds({ action: run('false'), reference: run('true') }, rounds);
    rows.push({
      count,
      linesPerSecret: results.action[0].lines / count,
      cpuMs: spread(results.action, 'cpuMs'),
      ratio: ratio(results.action, results.reference, 'cpuMs'),
    });
  }
  return rows;
}
