/**
 * Every setting of every switch of the demo tenant, each a point that is only inferred, in conflict, or different from
 * tenant to tenant: create, no change, change, no change; then an artifact that cannot start.
 */
import { expect, test } from '@jest/globals';
import { integrationSettings, type IntegrationSwitches } from '../../src/demo/cloud-integration/switches.js';
import { flow, messageMapping, scriptCollection, valueMapping } from '../support/artifact-files.js';
import { DeployBench, type DeployResult, type Files } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';
import { listSettings } from '../support/tenant-settings.js';

type Switches = Partial<IntegrationSwitches>;

/** Settings that act only together with another one. */
const WITH: Readonly<Partial<Record<string, Switches>>> = {
  csrfRefusalBody: { csrf: { bearer: 'required', certificate: 'required' } },
  draftVersion: { contentPut: 'draft' },
  lowerVersion: { contentPut: 'draft' },
  profileWrite: { profileParameter: 'iflmap' },
  taskHiddenMs: { buildMs: 1500 },
} satisfies Partial<Record<keyof IntegrationSwitches, Switches>>;

/** Each setting of each switch besides the default, and pairs that ask for more than either alone. */
const SETTINGS: readonly Switches[] = [
  ...listSettings(integrationSettings).map((setting) =>
    Object.keys(setting).reduce<Switches>((others, name) => ({ ...WITH[name], ...others }), setting),
  ),
  { pageSize: 1, skipInArtifactLists: 'honoured' },
  { downloadedParameters: 'configured', configurationAfterUpload: 'replaced' },
  { configurationTouches: 'yes', profileParameter: 'integrationcell' },
];

const PARAMETERS = { Host: 'a', 'Poll Interval': '1.10', Free: 'x' };

function filesOf(state: 'first' | 'second'): Files {
  const script = state === 'first' ? 'def x = 1' : 'def x = 2';
  return {
    ...flow('Fit/Flow1', 'Flow1', {
      collection: 'Coll1',
      mapping: 'Map1',
      address: '/fit',
      parameters: PARAMETERS,
      script,
    }),
    ...scriptCollection('Fit/Coll1', 'Coll1', script),
    ...messageMapping('Fit/Map1', 'Map1', state),
    ...valueMapping('Fit/Val1', 'Val1', state),
    'Fit/p.yml': `Flow1:\n  Host: ${state}\n`,
  };
}

const IDS = ['Coll1', 'Flow1', 'Map1', 'Val1'];

async function runAll(switches: Switches): Promise<void> {
  const bench = new DeployBench({ integration: { switches } });
  await bench.start();
  try {
    const workspace = await bench.workspace(filesOf('first'));
    const deploy = (files: Files = {}): Promise<DeployResult> =>
      bench.deploy(
        workspace,
        {
          artifacts: 'Fit/*',
          parameters: 'Fit/p.yml',
          'max-retries': '8',
          'requests-per-second': switches.rate === undefined ? '100' : 'auto',
        },
        { files },
      );
    expectOutcome(await deploy(), 'created, started');
    expectUnchanged(await deploy(), switches);
    expectOutcome(await deploy(filesOf('second')), 'updated, started');
    expect(bench.integration.runtime('Flow1')?.deployment.configuration.get('Host')).toBe('second');
    expect(bench.integration.configuration('Flow1')).toMatchObject({ ...PARAMETERS, Host: 'second' });
    expectUnchanged(await deploy(), switches);
    await expectFailure(bench, switches);
  } finally {
    await bench.stop();
  }
}

/** A script that is not there: the tenant tells it at once, late, in the task, in the runtime or in both. */
async function expectFailure(bench: DeployBench, { brokenReference }: Switches): Promise<void> {
  const files = Object.entries(flow('Fit/Broken', 'Broken')).filter(([name]) => !name.endsWith('.groovy'));
  const result = await bench.deploy(Object.fromEntries(files), { 'max-retries': '8' });
  expect(result.exitCode).toBe(1);
  expect(result.outputs['error-code']).toMatch(/^DEPLOY_(?:BUILD|START)_FAILED$/);
  // The task alone has no text.
  const reason = brokenReference === 'task-fail' ? /and gave no reason/ : /main\.groovy|Script file missing/;
  expect(result.annotations.map(({ message }) => message).join()).toMatch(reason);
  expect(bench.integration.runtime('Broken')?.status).not.toBe('STARTED');
}

function expectOutcome(result: DeployResult, outcome: string): void {
  expectSuccess(result);
  expect(result.outcome.toSorted()).toEqual(IDS.map((id) => `${id}: ${outcome}`));
}

/** Where the tenant does not tell when an artifact was changed, nobody can show that it runs what it holds. */
function expectUnchanged(result: DeployResult, { changeFields }: Switches): void {
  const isKnown = changeFields !== 'absent';
  expectOutcome(result, isKnown ? 'unchanged, unchanged' : 'unchanged, started');
  expect(result.writes.filter((call) => isKnown || !call.startsWith('POST Deploy'))).toEqual([]);
}

/** These change what is expected, or how long it takes. */
const ALONE: readonly string[] = ['changeFields', 'failingReads', 'rate'];

/** Settings that do not contradict each other share a tenant. */
function bundle(): readonly Switches[] {
  const bundles: Record<string, unknown>[] = [];
  const alone: Switches[] = [];
  for (const setting of SETTINGS) {
    if (Object.keys(setting).some((name) => ALONE.includes(name))) alone.push(setting);
    else Object.assign(findRoom(bundles, setting), setting);
  }
  return [...bundles, ...alone];
}

function findRoom(bundles: Record<string, unknown>[], setting: Switches): Record<string, unknown> {
  const fits = (one: Record<string, unknown>): boolean =>
    Object.entries(setting).every(([key, value]) => !(key in one) || one[key] === value);
  const found = bundles.find(fits) ?? {};
  if (!bundles.includes(found)) bundles.push(found);
  return found;
}

const AT_ONCE = 3;
const bundles = bundle();
const groups = Array.from({ length: Math.ceil(bundles.length / AT_ONCE) }, (_, n) =>
  bundles.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
);

test.each(groups.map((group) => [JSON.stringify(group), group] as const))(
  '%s',
  async (_names, group) => {
    const outcomes = await Promise.allSettled(group.map(runAll));
    const failures = outcomes.flatMap((outcome, n) =>
      outcome.status === 'rejected' ? [`${JSON.stringify(group[n])}: ${String(outcome.reason)}`] : [],
    );
    expect(failures).toEqual([]);
  },
  120_000,
);
