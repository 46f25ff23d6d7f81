/**
 * Every setting of every switch of the demo tenant, each a point that nobody outside SAP can confirm, with every type of
 * service key: `check` of both services, and `fetch`. The steps run in this process over real connections.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run } from '../../src/action/run.js';
import type { Clock } from '../../src/clock.js';
import { createKeyPool } from '../../src/demo/certificates/key-pair.js';
import {
  defaultIntegrationSwitches,
  integrationSettings,
  type IntegrationSwitches,
} from '../../src/demo/cloud-integration/switches.js';
import { defaultSwitches, tenantSettings, type TenantSwitches } from '../../src/demo/switches.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { createRecordingRunner, type Recorded } from '../security/recording-runner.js';
import { createHurriedClock } from '../support/hurried-clock.js';
import { key, password } from '../support/fetch-bench.js';
import { defaultsOf, listSettings, sharingLargeKeys } from '../support/tenant-settings.js';

type Inputs = Readonly<Record<string, string>>;

interface Stage {
  readonly tenant: Tenant;
  readonly clock: Clock;
}

const keyPool = createKeyPool();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(await realpath(tmpdir()), 'settings-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function runStep({ tenant, clock }: Stage, serviceKey: unknown, inputs: Inputs): Promise<Recorded> {
  const common = {
    'service-key': JSON.stringify(serviceKey),
    'ca-certificates': tenant.caPem,
    'max-retries': '8',
  };
  const environment = { GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder };
  const { runner, recorded } = createRecordingRunner({ ...common, ...inputs }, environment);
  await run(runner, clock, () => new AbortController().signal);
  return recorded;
}

/** What was shown is part of it, so that a failure tells what happened. */
function expectOutputs({ hasFailed, outputs, shown }: Recorded, expected: Inputs): void {
  const found = Object.fromEntries(Object.keys(expected).map((name) => [name, outputs.get(name)]));
  expect({ found, shown: hasFailed ? shown : [] }).toEqual({ found: expected, shown: [] });
}

test('the first setting of each switch is its default', () => {
  expect(defaultSwitches).toEqual(defaultsOf(tenantSettings));
  expect(defaultIntegrationSwitches).toEqual(defaultsOf(integrationSettings));
  for (const settings of Object.values({ ...tenantSettings, ...integrationSettings }))
    expect(new Set(settings.map((setting) => JSON.stringify(setting))).size).toBeGreaterThan(1);
});

const TYPES = ['basic', 'mtls', 'oauth:mtls', 'oauth:key'] as const;

const LINES =
  'DB = db\nUSER = db#username\nAPP_* = app-*\nKEY = key:signing?decode=base64\nNO = absent?optional';
const DELIVERED = {
  DB: 'value of db',
  USER: 'svc_db',
  APP_ONE: 'value of app-one',
  APP_TWO: 'value of app-two',
  KEY: 'bytes of the key',
  missing: 'NO',
};

test.each(listSettings(tenantSettings).map((one) => [JSON.stringify(one), one] as const))(
  'Credential Store with %s',
  async (_name, switches: Partial<TenantSwitches>) => {
    const clock = createHurriedClock();
    const tenant = await startTenant({
      switches,
      now: () => clock.now(),
      keySource: sharingLargeKeys(keyPool()),
      credentials: [
        password('db', 'value of db', { username: 'svc_db' }),
        password('app-one', 'value of app-one'),
        password('app-two', 'value of app-two'),
        key('signing', 'bytes of the key'),
      ],
    });
    try {
      for (const type of TYPES) {
        const { serviceKey } = tenant.issueBinding({ type });
        const inputs = { namespace: 'prod' };
        expectOutputs(
          await runStep({ tenant, clock }, serviceKey, { ...inputs, credentials: LINES }),
          DELIVERED,
        );
        const found = { service: 'credential-store', 'key-type': type, warnings: '[]' };
        expectOutputs(await runStep({ tenant, clock }, serviceKey, { ...inputs, command: 'check' }), found);
      }
    } finally {
      await tenant.stop();
    }
  },
);

/** Settings of Cloud Integration can be turned while it runs, so one tenant is enough. */
async function checkIntegration(settings: readonly Partial<IntegrationSwitches>[]): Promise<void> {
  const clock = createHurriedClock();
  const tenant = await startTenant({ keySource: keyPool(), now: () => clock.now() });
  try {
    const secret = tenant.integration.issueKey({ type: 'client-secret' }).serviceKey;
    const certificate = tenant.integration.issueKey().serviceKey;
    for (const switches of settings) {
      tenant.integration.turn({ ...defaultIntegrationSwitches, ...switches });
      for (const [serviceKey, authentication, type] of [
        [secret, 'auto', 'client-secret'],
        [certificate, 'auto', 'certificate'],
        [certificate, 'token', 'certificate'],
      ] as const) {
        const inputs = { command: 'check', authentication };
        const found = { service: 'cloud-integration', 'key-type': type, warnings: '[]' };
        expectOutputs(await runStep({ tenant, clock }, serviceKey, inputs), found);
      }
    }
  } finally {
    await tenant.stop();
  }
}

const isFailing = ({ failingReads }: Partial<IntegrationSwitches>): boolean => failingReads !== undefined;

test('Cloud Integration with each setting: check, signed in in each way', async () => {
  const settings = listSettings(integrationSettings);
  expect(settings.length).toBeGreaterThan(Object.keys(integrationSettings).length);
  await checkIntegration(settings.filter((one) => !isFailing(one)));
}, 180_000);

test('Cloud Integration while reads fail now and then', () =>
  checkIntegration(listSettings(integrationSettings).filter(isFailing)));
