// Figure 3: reading a service key, in a fresh process each time.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitExponent, median, runNode } from './measure.mjs';
import { KINDS } from './noise.mjs';

const MIB = 1024 * 1024;
const SIZES = [MIB / 16, MIB / 4, MIB];

export async function measureServiceKey({ stage, tenant, rounds }) {
  const folder = stage.makeFolder();
  const read = async (text) => {
    const file = join(folder, 'text');
    writeFileSync(file, text);
    const env = { BENCH_LIB: stage.libUrl, BENCH_TEXT: file };
    const results = [];
    for (let round = 0; round < rounds; round += 1)
      results.push(JSON.parse((await runNode([stage.program('read-service-key.mjs')], env)).stdout));
    return {
      cpuMs: median(results.map(({ cpuMs }) => cpuMs)),
      code: results[0].code,
      characters: text.length,
    };
  };
  const sound = await read(JSON.stringify(tenant.issueBinding().serviceKey));
  const rows = [
    { what: 'sound', ...sound },
    { what: 'slowest case of the corpus', ...(await findSlowest(stage, read)) },
  ];
  const noise = [];
  for (const [kind, make] of Object.entries(KINDS)) {
    const sizes = [];
    for (const size of SIZES) sizes.push(await read(make(size)));
    const [, , full] = sizes;
    noise.push({
      kind,
      cpuMs: full.cpuMs,
      code: full.code,
      perSize: sizes.map(({ cpuMs }) => cpuMs),
      exponent: fitExponent(SIZES.map((size, index) => [size, sizes[index].cpuMs])),
    });
  }
  return { rows, noise: noise.toSorted((a, b) => b.cpuMs - a.cpuMs) };
}

/** By one reading each in this process; only the slowest is measured. */
async function findSlowest(stage, read) {
  const { readServiceKey } = await import(`${stage.libUrl}/service-key/read.js`);
  const { cases } = JSON.parse(
    readFileSync(join(stage.root, '__tests__/fixtures/service-keys/cases.json'), 'utf8'),
  );
  const timed = cases
    .filter(({ kind, input }) => kind === 'service-key' && input !== '')
    .map(({ input }) => {
      const startedAt = performance.now();
      try {
        readServiceKey({ serviceKey: input, now: new Date() });
      } catch {
        // A refusal takes its time too.
      }
      return { input, ms: performance.now() - startedAt };
    });
  return read(timed.toSorted((a, b) => b.ms - a.ms)[0].input);
}
