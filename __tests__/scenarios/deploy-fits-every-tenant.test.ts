/**
 * Every setting of every switch of the demo tenant, each a point that is only inferred, in conflict, or different from
 * tenant to tenant: create, no change, change, no change.
 */
import { expect, test } from '@jest/globals';
import {
  defaultIntegrationSwitches,
  documentedRate,
  type IntegrationSwitches,
} from '../../src/demo/cloud-integration/switches.js';
import { flow, messageMapping, scriptCollection, valueMapping } from '../support/artifact-files.js';
import { DeployBench, type DeployResult, type Files } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

type Settings = readonly Partial<IntegrationSwitches>[];

const RETRY_AFTER = ['none', 'seconds', 'http-date'] as const;

/** The settings besides the default; those that act only together stand together. */
const SETTINGS: Readonly<Record<keyof IntegrationSwitches, Settings>> = {
  unauthorizedBody: [{ unauthorizedBody: 'empty' }],
  untrustedCertificate: [{ untrustedCertificate: 'as-without-certificate' }],
  csrf: [{ csrf: { bearer: 'required', certificate: 'required' } }],
  csrfRefusalBody: [{ csrfRefusalBody: 'html', csrf: { bearer: 'required', certificate: 'required' } }],
  roleRefusal: [{ roleRefusal: 'null-message' }, { roleRefusal: 'not-found' }],
  tokenLifetimeSeconds: [{ tokenLifetimeSeconds: 61 }],
  rate: RETRY_AFTER.map((retryAfter) => ({
    rate: { ...documentedRate, retryAfter },
  })),
  failingReads: [{ failingReads: { share: 0.15, seed: 3 } }],
  pageSize: [{ pageSize: 1, skipInArtifactLists: 'honoured' }, { pageSize: 1 }],
  skipInArtifactLists: [{ skipInArtifactLists: 'honoured' }],
  singleRead: [{ singleRead: 'results' }],
  unknownPackage: [{ unknownPackage: 400 }],
  packageIdRule: [{ packageIdRule: 'off' }],
  contentPut: [{ contentPut: 'draft' }],
  draftVersion: [{ draftVersion: 'Draft', contentPut: 'draft' }],
  changeFields: [{ changeFields: 'absent' }],
  lockStatus: [{ lockStatus: 500 }],
  lowerVersion: [{ lowerVersion: 'accepted', contentPut: 'draft' }],
  bundleName: [{ bundleName: 'rewritten' }],
  dateComments: [{ dateComments: 'kept' }],
  configurationAfterUpload: [{ configurationAfterUpload: 'replaced' }],
  downloadedParameters: [
    { downloadedParameters: 'configured' },
    { downloadedParameters: 'configured', configurationAfterUpload: 'replaced' },
  ],
  profileParameter: [{ profileParameter: 'iflmap' }, { profileParameter: 'integrationcell' }],
  profileWrite: [{ profileWrite: 'refused', profileParameter: 'iflmap' }],
  batch: [{ batch: 'refused' }],
  configurationPutStatus: [{ configurationPutStatus: 200 }],
  configurationTouches: [
    { configurationTouches: 'yes' },
    { configurationTouches: 'yes', profileParameter: 'integrationcell' },
  ],
  deployBody: [{ deployBody: 'quoted' }, { deployBody: 'json' }, { deployBody: 'empty' }],
  mappingDeployBody: [{ mappingDeployBody: 'bare' }],
  successSpelling: [{ successSpelling: 'Success' }],
  taskHiddenMs: [{ taskHiddenMs: 1200, buildMs: 1500 }],
  buildMs: [{ buildMs: 1500 }],
  oldStaysMs: [{ oldStaysMs: 1500 }],
  startMs: [{ startMs: 1200 }],
  stopMs: [{ stopMs: 500 }],
  endpointLagMs: [{ endpointLagMs: 60_000 }],
  errorInformationLagMs: [{ errorInformationLagMs: 1000 }],
  errorInformationJson: [{ errorInformationJson: 'refused' }],
  runtimeAbsent: [{ runtimeAbsent: 'bad-request-text' }, { runtimeAbsent: 'server-error-text' }],
  brokenReference: [{ brokenReference: 'task-fail' }, { brokenReference: 'both' }],
  missingDependency: [{ missingDependency: 'ignored' }],
};

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

async function runAll(switches: Partial<IntegrationSwitches>): Promise<void> {
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
  } finally {
    await bench.stop();
  }
}

function expectOutcome(result: DeployResult, outcome: string): void {
  expectSuccess(result);
  expect(result.outcome.toSorted()).toEqual(IDS.map((id) => `${id}: ${outcome}`));
}

/** Where the tenant does not tell when an artifact was changed, nobody can show that it runs what it holds. */
function expectUnchanged(result: DeployResult, { changeFields }: Partial<IntegrationSwitches>): void {
  const isKnown = changeFields !== 'absent';
  expectOutcome(result, isKnown ? 'unchanged, unchanged' : 'unchanged, started');
  expect(result.writes.filter((call) => isKnown || !call.startsWith('POST Deploy'))).toEqual([]);
}

test('the list knows every switch', () => {
  expect(Object.keys(SETTINGS).toSorted()).toEqual(Object.keys(defaultIntegrationSwitches).toSorted());
});

/** These change what is expected, or how long it takes. */
const ALONE: readonly string[] = ['changeFields', 'failingReads', 'rate'];

/** Settings that do not contradict each other share a tenant. */
function bundle(): readonly Partial<IntegrationSwitches>[] {
  const bundles: Record<string, unknown>[] = [];
  const alone: Partial<IntegrationSwitches>[] = [];
  for (const [name, settings] of Object.entries(SETTINGS))
    for (const setting of settings) {
      if (ALONE.includes(name)) alone.push(setting);
      else Object.assign(findRoom(bundles, setting), setting);
    }
  return [...bundles, ...alone];
}

function findRoom(
  bundles: Record<string, unknown>[],
  setting: Partial<IntegrationSwitches>,
): Record<string, unknown> {
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
