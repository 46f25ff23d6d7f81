import { describe, expect, it } from '@jest/globals';
import type { LocalArtifact } from '../../src/artifact/local-artifact.js';
import { PARAMETERS_PATH, readValues } from '../../src/artifact/parameters.js';
import type { DesigntimeArtifact } from '../../src/cloud-integration/model.js';
import { describeStale, type PlannedArtifact } from '../../src/deploy/plan.js';
import type { TenantArtifact } from '../../src/deploy/landscape.js';
import type { DeploySettings } from '../../src/deploy/settings.js';
import { MemoryTenant, type Stored } from '../support/deploy-target.js';
import {
  flow,
  planOn,
  scripts,
  settingsOf,
  valueMapping,
  zipOf,
} from '../support/deploy-target-artifacts.js';
import { VirtualClock } from '../support/virtual-clock.js';

const PARAMETERS = { parameters: { Host: 'of-workspace', Port: '1' } };

/** A tenant that holds and runs these. */
function tenantWith(artifacts: readonly LocalArtifact[], more: Partial<Stored> = {}): MemoryTenant {
  const tenant = new MemoryTenant(new VirtualClock());
  for (const one of artifacts) {
    tenant.hold(one.packageId, zipOf(one), more);
    tenant.run(one.id);
  }
  return tenant;
}

async function planOne(
  tenant: MemoryTenant,
  artifact: LocalArtifact,
  settings: DeploySettings = settingsOf(),
): Promise<PlannedArtifact> {
  const plan = await tenant.clock.runUntil(planOn(tenant, [artifact], settings));
  const [only] = plan.artifacts;
  if (only === undefined) throw new Error('nothing was planned');
  return only;
}

function setValue(tenant: MemoryTenant, id: string, key: string, value: string): void {
  const held = tenant.stored.get(id);
  if (held === undefined) throw new Error(`${id} is not there`);
  const one = { key, value, dataType: 'xsd:string' };
  tenant.stored.set(id, { ...held, configurations: new Map([...held.configurations, [key, one]]) });
}

describe('what is planned', () => {
  it.each<[string, MemoryTenant, LocalArtifact, Parameters<typeof settingsOf>[0], string]>([
    ['it is not there', tenantWith([]), flow('A'), {}, 'create true'],
    ['the same runs', tenantWith([flow('A')]), flow('A'), {}, 'unchanged false'],
    ['the same, always', tenantWith([flow('A')]), flow('A'), { deploy: 'always' }, 'unchanged true'],
    ['other content', tenantWith([flow('A')]), flow('A', { text: 'b' }), {}, 'update true'],
    ['upload only', tenantWith([flow('A')]), flow('A', { text: 'b' }), { deploy: 'never' }, 'update false'],
    [
      'a draft of somebody',
      tenantWith([flow('A')], { isDraft: true }),
      flow('A', { text: 'b' }),
      {},
      'fail false ARTIFACT_DRAFT',
    ],
    ['the same draft', tenantWith([flow('A')], { isDraft: true }), flow('A'), {}, 'unchanged false'],
    [
      'a draft to skip',
      tenantWith([flow('A')], { isDraft: true }),
      flow('A', { text: 'b' }),
      { onDraft: 'skip' },
      'skip false',
    ],
    [
      'a draft to overwrite',
      tenantWith([flow('A')], { isDraft: true }),
      flow('A', { text: 'b' }),
      { onDraft: 'overwrite' },
      'update true',
    ],
    [
      'a draft of our own',
      tenantWith([flow('A')], { isDraft: true, modifiedBy: 'me' }),
      flow('A', { text: 'b' }),
      {},
      'update true',
    ],
    [
      'another package',
      tenantWith([flow('A', { packageId: 'Elsewhere' })]),
      flow('A'),
      {},
      'fail false ARTIFACT_IN_OTHER_PACKAGE',
    ],
    ['no package', tenantWith([]), flow('A'), { createPackage: false }, 'fail false PACKAGE_NOT_FOUND'],
  ])('%s', async (_name, tenant, artifact, settings, expected) => {
    const { content, deploys, failure } = await planOne(tenant, artifact, settingsOf(settings));
    expect([content, String(deploys), ...(failure === undefined ? [] : [failure.code])].join(' ')).toBe(
      expected,
    );
    expect(tenant.writes).toEqual([]);
  });

  it('names the packages that are needed, not those of failures', async () => {
    const tenant = tenantWith([flow('A', { packageId: 'Elsewhere' })]);
    const artifacts = [flow('A', { packageId: 'P1' }), flow('B', { packageId: 'P2' })];
    const plan = await tenant.clock.runUntil(planOn(tenant, artifacts));
    expect(plan.packages).toEqual(['P2']);
  });
});

describe('what uses others', () => {
  const artifacts = [flow('User', { uses: ['Common'] }), scripts('Common')];

  it.each<[string, number, number, boolean]>([
    ['was deployed after them', -2, -1, false],
    ['was deployed before them: an earlier run has ended in between', -1, -2, true],
    ['was deployed together with them', -1, -1, false],
  ])('%s', async (_name, used, user, deploys) => {
    const tenant = new MemoryTenant(new VirtualClock());
    for (const one of artifacts) tenant.hold(one.packageId, zipOf(one));
    tenant.run('Common', used);
    tenant.run('User', user);
    const plan = await tenant.clock.runUntil(planOn(tenant, artifacts));
    expect(plan.artifacts.map((one) => `${one.artifact.id} ${one.deploys}`)).toEqual([
      'Common false',
      `User ${deploys}`,
    ]);
  });

  it('is left alone, and so is what uses it, where one of them cannot be deployed', async () => {
    const tenant = tenantWith([scripts('Common', { packageId: 'Elsewhere' })]);
    const chain = [flow('Last', { uses: ['User'] }), ...artifacts, flow('Other')];
    const plan = await tenant.clock.runUntil(planOn(tenant, chain));
    const rows = plan.artifacts.map(({ artifact, content, deploys, failure }) => [
      ...[artifact.id, content, deploys, failure?.code],
    ]);
    expect(rows).toEqual([
      ['Common', 'fail', false, 'ARTIFACT_IN_OTHER_PACKAGE'],
      ['User', 'skip', false, 'ARTIFACT_IN_OTHER_PACKAGE'],
      ['Last', 'skip', false, 'ARTIFACT_IN_OTHER_PACKAGE'],
      ['Other', 'create', true, undefined],
    ]);
  });

  it('is deployed anew after what changes', async () => {
    const tenant = tenantWith(artifacts);
    const changed = [flow('User', { uses: ['Common'] }), scripts('Common', { text: 'b' })];
    const plan = await tenant.clock.runUntil(planOn(tenant, changed));
    expect(plan.artifacts.map(({ artifact, content, deploys }) => [artifact.id, content, deploys])).toEqual([
      ['Common', 'update', true],
      ['User', 'unchanged', true],
    ]);
  });
});

describe('describeStale', () => {
  const at = (ms: number): Date => new Date(ms);
  const designtime: DesigntimeArtifact = {
    ...{ id: 'A', type: 'IntegrationFlow', name: 'A', packageId: 'P', version: '1.0.1', isDraft: false },
    ...{ modifiedAt: at(5), modifiedBy: 'me' },
  };
  const runtime = { id: 'A', version: '1.0.1', status: 'started', deployedOn: at(6), type: '' } as const;
  const rest = {
    zip: undefined,
    archive: undefined,
    configurations: undefined,
    refusal: undefined,
    isRuntimeRead: true,
  };

  const rows: readonly (readonly [string, Partial<TenantArtifact>, RegExp | undefined])[] = [
    ['runs what is held', {}, undefined],
    ['deployed at the same time', { runtime: { ...runtime, deployedOn: at(5) } }, undefined],
    ['not deployed', { runtime: undefined }, /not deployed/],
    ['failed', { runtime: { ...runtime, status: 'error' } }, /not started \(error\)/],
    ['starting', { runtime: { ...runtime, status: 'starting' } }, /not started \(starting\)/],
    ['another version', { runtime: { ...runtime, version: '1.0.0' } }, /version 1\.0\.0 runs/],
    ['a version that is not told', { runtime: { ...runtime, version: '' } }, undefined],
    [
      'a draft has no version',
      { designtime: { ...designtime, version: 'Active', isDraft: true } },
      undefined,
    ],
    ['deployed before the change', { runtime: { ...runtime, deployedOn: at(4) } }, /before its last change/],
    ['no date of deployment', { runtime: { ...runtime, deployedOn: undefined } }, /does not say/],
    ['no date of change', { designtime: { ...designtime, modifiedAt: undefined } }, /does not say/],
  ];

  it.each(rows)('%s', (_name, changes, expected) => {
    const why = describeStale({ designtime, runtime, ...rest, ...changes });
    if (expected === undefined) expect(why).toBeUndefined();
    else expect(why).toMatch(expected);
  });
});

describe('parameters', () => {
  it.each<[string, Parameters<typeof settingsOf>, string, string]>([
    ['keeps the values of the tenant', [{}], 'unchanged', 'of-tenant'],
    ['takes those of the workspace', [{ unlistedParameters: 'workspace' }], 'update', 'of-workspace'],
    ['takes those of the file first', [{}, { A: { Host: 'of-file' } }], 'update', 'of-file'],
    ['writes nothing that is so already', [{}, { A: { Host: 'of-tenant' } }], 'unchanged', 'of-tenant'],
  ])('%s', async (_name, settings, content, value) => {
    const tenant = tenantWith([flow('A', PARAMETERS)]);
    setValue(tenant, 'A', 'Host', 'of-tenant');
    const planned = await planOne(tenant, flow('A', PARAMETERS), settingsOf(...settings));
    expect(planned.content).toBe(content);
    if (content === 'update') {
      expect(planned.parameterChanges.map(({ key, value }) => `${key} ${value}`)).toEqual([`Host ${value}`]);
      expect(readValues(planned.upload)?.get('Host')).toBe(value);
    }
  });

  it('keeps the values of the tenant across an upload', async () => {
    const tenant = tenantWith([flow('A', PARAMETERS)]);
    setValue(tenant, 'A', 'Host', 'of-tenant');
    const { upload } = await planOne(tenant, flow('A', { ...PARAMETERS, text: 'b' }));
    expect(Object.fromEntries(readValues(upload) ?? [])).toEqual({ Host: 'of-tenant', Port: '1' });
  });

  it('that are not declared stay out of the upload: parameters.prop alone is refused', async () => {
    const settings = settingsOf({}, { A: { SAP_ProfileId: 'iflmap' } });
    const { upload, parameters } = await planOne(tenantWith([]), flow('A'), settings);
    expect(upload.has(PARAMETERS_PATH)).toBe(false);
    expect(parameters.map(({ key, value }) => `${key} ${value}`)).toEqual(['SAP_ProfileId iflmap']);
  });

  it.each<[string, LocalArtifact, Record<string, string>, string | undefined]>([
    ['known', flow('A', PARAMETERS), { Host: 'x' }, undefined],
    ['unknown', flow('A', PARAMETERS), { Hots: 'x' }, 'PARAMETER_UNKNOWN'],
    ['the profile, which every flow has', flow('A'), { SAP_ProfileId: 'iflmap' }, undefined],
    ['of a value mapping', valueMapping('A'), { Host: 'x' }, 'PARAMETER_UNKNOWN'],
    [
      'a schedule as cron text',
      flow('A', { ...PARAMETERS, types: { Host: 'custom:schedule' } }),
      { Host: '0 0 * * *' },
      'INPUT_INVALID',
    ],
    [
      'a schedule as rows',
      flow('A', { ...PARAMETERS, types: { Host: 'custom:schedule' } }),
      { Host: '<row><cell>x</cell></row>' },
      undefined,
    ],
  ])('%s', async (_name, artifact, values, code) => {
    const planning = planOne(tenantWith([]), artifact, settingsOf({}, { A: values }));
    if (code === undefined) await expect(planning).resolves.toMatchObject({ content: 'create' });
    else await expect(planning).rejects.toMatchObject({ code, place: { file: 'prod.yml', line: 2 } });
  });
});

describe('reading the tenant', () => {
  it('costs one call for each artifact, one for each package and type, and one for the runtime', async () => {
    const artifacts = Array.from({ length: 50 }, (_one, index) => flow(`A${index}`));
    const tenant = tenantWith(artifacts);
    await tenant.clock.runUntil(planOn(tenant, artifacts));
    expect(tenant.calls).toHaveLength(50 + 1 + 1);
  });

  it('reads no runtime where nothing is deployed', async () => {
    const tenant = tenantWith([flow('A')]);
    await planOne(tenant, flow('A'), settingsOf({ deploy: 'never' }));
    expect(tenant.calls.map(({ name }) => name)).not.toContain('listRuntimeArtifacts');
  });

  it.each([
    ['PACKAGE_CONFIGURE_ONLY', 'fail'],
    ['ARTIFACT_LOCKED', 'fail'],
    ['HTTP_FORBIDDEN', 'rejects'],
    ['HTTP_SERVER_ERROR', 'rejects'],
  ] as const)('%s of a download: %s', async (code, expected) => {
    const tenant = tenantWith([flow('A')]);
    tenant.faultAt = ({ name }) => (name === 'downloadArtifact' ? { kind: 'refuse', code } : undefined);
    const planning = planOne(tenant, flow('A'));
    if (expected === 'rejects') await expect(planning).rejects.toMatchObject({ code });
    else await expect(planning).resolves.toMatchObject({ content: 'fail', failure: { code } });
  });
});
