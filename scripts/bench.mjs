// Measures the action on this machine against references in the same table, without a tenant: `npm run bench`. Prints the
// table, and writes it with all figures to bench/results.json. With --docs it renews docs/performance.md and its plot too.
//
//   --only start,fetch,service-key,masking,deploy   some of the figures
//   --rounds N                                      counted runs of each program (7)
//   --deploy-rounds N                               the same for `deploy`, which takes minutes each (1)
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { renderDocs, renderTables } from '../bench/report.mjs';
import { prepareStage } from '../bench/stage.mjs';

const FIGURES = ['start', 'fetch', 'service-key', 'masking', 'deploy'];
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: FIGURES.join(',') },
    rounds: { type: 'string', default: '7' },
    'deploy-rounds': { type: 'string', default: '1' },
    docs: { type: 'boolean', default: false },
  },
});
const wanted = values.only.split(',');
const rounds = Number(values.rounds);

console.log('Preparing: compiling the sources, bundling the references ...');
const stage = prepareStage();
const { startTenant } = await import(`${stage.libUrl}/demo/tenant.js`);
const file = join(stage.root, 'bench/results.json');
// What is not measured now is kept, with the machine that it was measured on.
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  processors: cpus().length,
  load: Number(loadavg()[0]?.toFixed(1)),
  node: process.version,
  at: new Date().toISOString().slice(0, 10),
});

const measure = {
  start: async (tenant) => (await import('../bench/start.mjs')).measureStart({ stage, tenant, rounds }),
  fetch: async (tenant) => (await import('../bench/fetch.mjs')).measureFetch({ stage, tenant, rounds }),
  'service-key': async (tenant) =>
    (await import('../bench/service-key.mjs')).measureServiceKey({
      stage,
      tenant,
      rounds: Math.min(rounds, 3),
    }),
  masking: async () => (await import('../bench/masking.mjs')).measureMasking({ stage, rounds }),
  deploy: async () =>
    (await import('../bench/deploy.mjs')).measureDeploy({
      stage,
      startTenant,
      rounds: Number(values['deploy-rounds']),
    }),
};

const tenant = await startTenant();
try {
  for (const figure of FIGURES.filter((name) => wanted.includes(name))) {
    console.log(`Measuring ${figure} ...`);
    results[figure] = { machine: machine(), ...wrap(await measure[figure](tenant)) };
    writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
  }
} finally {
  await tenant.stop();
}
console.log(renderTables(results));
if (values.docs) {
  renderDocs(results, stage.root);
  const prettier = join(stage.root, 'node_modules/prettier/bin/prettier.cjs');
  execFileSync(process.execPath, [prettier, '--write', 'docs/performance.md', file], { cwd: stage.root });
}

function wrap(result) {
  return Array.isArray(result) ? { rows: result } : result;
}
