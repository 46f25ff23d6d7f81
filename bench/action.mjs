// A step as the runner starts it, without the runner's work afterwards.
import { prepareStage } from '../node_modules/.cache/bench/lib/demo/runner/stage.js';

export async function envOfAction(_stage, inputs, options = {}) {
  const prepared = await prepareStage({
    inputs,
    state: {},
    stepEnv: {},
    stepDebug: false,
    kind: 'runner',
    workspace: options.workspace,
    runnerTemp: undefined,
  });
  return { env: prepared.env, cleanUp: prepared.cleanUp };
}

/** A service key whose service listens elsewhere. */
export function withAddress(serviceKey, port) {
  const url = new URL(serviceKey.url);
  url.port = String(port);
  return { ...serviceKey, url: url.href };
}
