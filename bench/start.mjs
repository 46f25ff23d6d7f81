// Figure 1: from the start of the process to its first byte on the wire, the ClientHello. No authority is given to either,
// as with the real service.
import { measureRounds, ratio, runNode, runUntilFirstByte, spread } from './measure.mjs';
import { envOfAction, withAddress } from './action.mjs';

export async function measureStart({ stage, tenant, rounds }) {
  const { serviceKey } = tenant.issueBinding();
  const envOfReference = (port) => ({
    BENCH_SERVICE_KEY: JSON.stringify(withAddress(serviceKey, port)),
  });
  const { env, cleanUp } = await envOfAction(stage, {});
  const envOfStep = (port) => ({
    ...env,
    'INPUT_SERVICE-KEY': JSON.stringify(withAddress(serviceKey, port)),
    INPUT_NAMESPACE: 'prod',
    INPUT_CREDENTIALS: 'A = a',
  });
  const results = await measureRounds(
    {
      action: () => runUntilFirstByte([stage.dist], envOfStep),
      undici: () => runUntilFirstByte([stage.programs['undici-once']], envOfReference),
      refused: () => runNode([stage.dist], { ...env, INPUT_COMMAND: 'nonsense' }),
      nothing: () => runNode(['-e', '0'], {}),
    },
    rounds,
  );
  await cleanUp();
  const names = {
    action: 'the action, until the first byte',
    undici: 'smallest bundle with undici, until the first byte',
    refused: 'the action, refusing a wrong input',
    nothing: '`node -e 0`, whole',
  };
  return Object.entries(names).map(([program, what]) => ({
    what,
    cpuMs: spread(results[program], 'cpuMs'),
    wallMs: spread(results[program], 'wallMs'),
    ratio: {
      'smallest undici': ratio(results[program], results.undici, 'cpuMs'),
      'node -e 0': ratio(results[program], results.nothing, 'cpuMs'),
    },
    wallRatio: ratio(results[program], results.undici, 'wallMs'),
  }));
}
