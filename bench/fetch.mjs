// Figure 2: `fetch` against a hand-tuned script.
import { fitExponent, measureRounds, ratio, runNode, spread } from './measure.mjs';
import { envOfAction } from './action.mjs';

const COUNTS = [1, 10, 100, 1000];
const LATENCIES_MS = [0, 20];
/** What a person would try: the best of them by median is the reference. */
const CONNECTIONS = [8, 32];

export async function measureFetch({ stage, tenant, rounds }) {
  const binding = tenant.issueBinding();
  for (let index = 0; index < Math.max(...COUNTS); index += 1)
    tenant.store.put({
      namespace: 'prod',
      type: 'password',
      name: `c${index}`,
      value: `value-of-${index}-é`,
    });
  const rows = [];
  for (const latencyMs of LATENCIES_MS) {
    tenant.clearFaults();
    if (latencyMs > 0) tenant.inject({ kind: 'delay', ms: latencyMs, times: Infinity });
    for (const count of COUNTS)
      rows.push(await measureCount({ stage, tenant, rounds, binding, count, latencyMs }));
  }
  tenant.clearFaults();
  return { rows, exponents: fitRows(rows) };
}

async function measureCount({ stage, tenant, rounds, binding, count, latencyMs }) {
  const serviceKey = JSON.stringify(binding.serviceKey);
  const lines = Array.from({ length: count }, (_, index) => `C${index} = c${index}`).join('\n');
  const { env, cleanUp } = await envOfAction(stage, {
    'service-key': serviceKey,
    'ca-certificates': tenant.caPem,
    namespace: 'prod',
    credentials: lines,
    'requests-per-second': '100000',
  });
  const reference = { BENCH_SERVICE_KEY: serviceKey, BENCH_CA: tenant.caPem, BENCH_COUNT: String(count) };
  const script = (connections) => () =>
    runOrThrow([stage.programs['hand-tuned-fetch']], {
      ...reference,
      GITHUB_OUTPUT: env.GITHUB_OUTPUT,
      BENCH_CONNECTIONS: String(connections),
    });
  const scripts = Object.fromEntries(CONNECTIONS.map((connections) => [connections, script(connections)]));
  const before = tenant.connections.length;
  const results = await measureRounds(
    { action: () => runOrThrow([stage.unlimitedDist], env), ...scripts },
    rounds,
  );
  await cleanUp();
  const best = CONNECTIONS.map(String).toSorted(
    (a, b) => spread(results[a], 'wallMs').median - spread(results[b], 'wallMs').median,
  )[0];
  return {
    count,
    latencyMs,
    connections: tenant.connections.length - before,
    referenceConnections: Number(best),
    wallMs: spread(results.action, 'wallMs'),
    cpuMs: spread(results.action, 'cpuMs'),
    peakMb: spread(results.action, 'peakMb'),
    referenceWallMs: spread(results[best], 'wallMs'),
    referenceCpuMs: spread(results[best], 'cpuMs'),
    ratio: ratio(results.action, results[best], 'wallMs'),
    cpuRatio: ratio(results.action, results[best], 'cpuMs'),
  };
}

export async function runOrThrow(args, env) {
  const result = await runNode(args, env);
  if (result.code !== 0)
    throw new Error(`exit code ${result.code}: ${result.stdout.slice(-500)}${result.stderr.slice(-500)}`);
  return result;
}

/** Of what comes on top of one credential. */
function fitRows(rows) {
  return LATENCIES_MS.map((latencyMs) => {
    const own = rows.filter((row) => row.latencyMs === latencyMs);
    const first = own[0].wallMs.median;
    return {
      latencyMs,
      exponent: fitExponent(
        own.slice(1).map(({ count, wallMs }) => [count, Math.max(1, wallMs.median - first)]),
      ),
    };
  });
}
