import { describe, expect, it } from '@jest/globals';
import type { LocalArtifact } from '../../src/artifact/local-artifact.js';
import { readValues } from '../../src/artifact/parameters.js';
import type { DeployTarget } from '../../src/deploy/target.js';
import type { ErrorCode } from '../../src/errors.js';
import { MemoryTenant, type Fault, type TenantQuirks } from '../support/deploy-target.js';
import {
  deploy,
  flow,
  outcomes,
  scripts,
  settingsOf,
  valueMapping,
  zipOf,
} from '../support/deploy-target-artifacts.js';
import { VirtualClock } from '../support/virtual-clock.js';

/** A tenant that holds and runs these. */
function tenantWith(artifacts: readonly LocalArtifact[], quirks: Partial<TenantQuirks> = {}): MemoryTenant {
  const tenant = new MemoryTenant(new VirtualClock(), quirks);
  for (const one of artifacts) {
    tenant.hold(one.packageId, zipOf(one));
    tenant.run(one.id);
  }
  return tenant;
}

/** At the first such call, or the first ones. */
function failAt(tenant: MemoryTenant, name: keyof DeployTarget, fault: Fault, times = 1): void {
  let left = times;
  tenant.faultAt = (call) => {
    if (call.name !== name || left === 0) return undefined;
    left -= 1;
    return fault;
  };
}

const lost = (code: ErrorCode = 'HTTP_SERVER_ERROR'): Fault => ({ kind: 'lost', code });
const unsure = (code: ErrorCode = 'HTTP_SERVER_ERROR'): Fault => ({ kind: 'unsure', code });
const refuse = (code: ErrorCode): Fault => ({ kind: 'refuse', code });
const NEW = { text: 'b' };
const ROLLBACK = { settings: settingsOf({ rollback: true }) };

describe('a run', () => {
  it('creates what is not there, in order of use; a second run writes nothing', async () => {
    const tenant = tenantWith([]);
    const artifacts = [flow('Intake', { uses: ['Common'] }), scripts('Common'), valueMapping('Countries')];
    expect(outcomes(await deploy(tenant, artifacts))).toEqual([
      'Common: created, started',
      'Intake: created, started',
      'Countries: created, started',
    ]);
    expect(tenant.writes.filter((call) => call.startsWith('createPackage'))).toHaveLength(1);
    tenant.revive();
    expect(outcomes(await deploy(tenant, artifacts))).toEqual([
      'Common: unchanged, unchanged',
      'Intake: unchanged, unchanged',
      'Countries: unchanged, unchanged',
    ]);
    expect(tenant.writes).toEqual([]);
  });

  it.each([
    ['what is the same', flow('A'), 'A: unchanged, unchanged'],
    ['what differs', flow('A', NEW), 'A: updated, not-deployed'],
    ['what is new', flow('New'), 'New: created, not-deployed'],
  ])(
    'that only uploads tells of %s what it knows without a look at the runtime',
    async (_name, one, expected) => {
      const tenant = tenantWith([flow('A')]);
      const settings = settingsOf({ deploy: 'never' });
      expect(outcomes(await deploy(tenant, [one], { settings }))).toEqual([expected]);
      expect(tenant.calls.filter(({ name }) => name.includes('Runtime'))).toEqual([]);
    },
  );

  it('waits for each other in a circle no longer than needed', async () => {
    const artifacts = [flow('A', { uses: ['B'] }), flow('B', { uses: ['A'] })];
    expect(outcomes(await deploy(tenantWith([]), artifacts))).toEqual([
      'B: created, started',
      'A: created, started',
    ]);
  });

  it.each([
    ['the only one', 0, 1],
    ['one beside which others are written', 4, 2],
  ])('looks first at %s', async (_name, others, seconds) => {
    const tenant = tenantWith([], { latencyMs: 200 });
    const artifacts = Array.from({ length: others }, (_one, index) => flow(`B${index}`));
    const settings = settingsOf({ concurrency: 1 });
    await deploy(tenant, [flow('A'), ...artifacts], { settings });
    const deployedAt = tenant.calls.find(({ name }) => name === 'deployArtifact')?.at ?? 0;
    const look = tenant.calls.find(({ name, at }) => /RuntimeArtifacts?$/.test(name) && at > deployedAt);
    expect(Math.floor(((look?.at ?? 0) - deployedAt) / 1000)).toBe(seconds);
  });

  it('skips what uses a failed one, creates no package for it, and does the others', async () => {
    const tenant = tenantWith([]);
    tenant.fateOf = (id) => (id === 'Common' ? 'start-failed' : 'started');
    const artifacts = [
      scripts('Common'),
      flow('User', { uses: ['Common'], packageId: 'Users' }),
      flow('Far', { uses: ['User'], packageId: 'Users' }),
      flow('Other'),
    ];
    const reports = await deploy(tenant, artifacts);
    expect(outcomes(reports)).toEqual([
      'Common: created, failed, DEPLOY_START_FAILED',
      'User: skipped, not-deployed, DEPLOY_START_FAILED',
      'Far: skipped, not-deployed, DEPLOY_START_FAILED',
      'Other: created, started',
    ]);
    expect(reports.map(({ hasChanged }) => hasChanged)).toEqual([true, false, false, true]);
    expect(tenant.packages.has('Users')).toBe(false);
  });

  it('goes on with the others after a bug, and every artifact has its report', async () => {
    const tenant = tenantWith([]);
    tenant.faultAt = ({ name, id }) =>
      name === 'createArtifact' && id === 'A' ? { kind: 'throw', error: new TypeError('a bug') } : undefined;
    expect(outcomes(await deploy(tenant, [flow('A'), flow('B'), flow('C', { uses: ['A'] })]))).toEqual([
      'A: failed, not-deployed, INTERNAL_ERROR',
      'B: created, started',
      'C: skipped, not-deployed, INTERNAL_ERROR',
    ]);
  });

  it.each<[string, Fault, string, boolean]>([
    ['a refusal', refuse('PACKAGE_REFUSED'), 'A: failed, not-deployed, PACKAGE_REFUSED', false],
    [
      'a bug',
      { kind: 'throw', error: new TypeError('a bug') },
      'A: failed, not-deployed, INTERNAL_ERROR',
      true,
    ],
    ['a lost answer', lost(), 'A: created, started', true],
  ])('%s of a package', async (_name, fault, expected, hasChanged) => {
    const tenant = tenantWith([]);
    failAt(tenant, 'createPackage', fault);
    const reports = await deploy(tenant, [flow('A', { packageId: 'New' })]);
    expect(outcomes(reports)).toEqual([expected]);
    expect(reports.map((one) => one.hasChanged)).toEqual([hasChanged]);
  });

  it('counts a package as a change also where its artifact is refused', async () => {
    const tenant = tenantWith([]);
    failAt(tenant, 'createArtifact', refuse('ARTIFACT_REFUSED'));
    const [report] = await deploy(tenant, [flow('A')]);
    expect(report).toMatchObject({ action: 'failed', hasChanged: true });
  });
});

describe('an answer that does not come', () => {
  const former = [flow('A'), valueMapping('V')];
  const wanted = [flow('A', NEW), valueMapping('V', NEW)];
  const created: readonly string[] = ['A: created, started', 'V: created, started'];
  const updated: readonly string[] = ['A: updated, started', 'V: updated, started'];

  it.each<[keyof DeployTarget, Fault, readonly LocalArtifact[], readonly string[]]>([
    ['createArtifact', lost(), [], created],
    ['createArtifact', unsure(), [], created],
    ['updateArtifact', lost(), former, updated],
    ['updateArtifact', unsure(), former, updated],
    ['deleteArtifact', lost(), former, updated],
    ['deleteArtifact', unsure(), former, updated],
    ['deployArtifact', lost(), former, updated],
    ['deployArtifact', unsure(), former, updated],
  ])('of %s (%j) is made good', async (name, fault, held, expected) => {
    const tenant = tenantWith(held);
    failAt(tenant, name, fault);
    expect(outcomes(await deploy(tenant, wanted))).toEqual(expected);
    await tenant.clock.advance(60_000);
    tenant.revive();
    expect(outcomes(await deploy(tenant, wanted)).join()).toBe(
      'A: unchanged, unchanged,V: unchanged, unchanged',
    );
  });

  it('of saving a version needs no second try', async () => {
    const tenant = tenantWith([flow('A')], { contentPut: 'draft' });
    failAt(tenant, 'saveAsVersion', lost());
    const [report] = await deploy(tenant, [flow('A', NEW)]);
    expect(report).toMatchObject({ action: 'updated', deployment: 'started', version: '1.0.0' });
  });

  it('thrice is a failure that tells it, and counts as a change', async () => {
    const tenant = tenantWith([flow('A')]);
    failAt(tenant, 'deployArtifact', lost('HTTP_TIMEOUT'), 3);
    const reports = await deploy(tenant, [flow('A', NEW)]);
    expect(outcomes(reports)).toEqual(['A: updated, failed, HTTP_TIMEOUT']);
    expect(reports[0]?.hasChanged).toBe(true);
  });
});

it('an upload that may have happened counts as a change', async () => {
  const tenant = tenantWith([flow('A')]);
  failAt(tenant, 'updateArtifact', unsure(), 3);
  const [report] = await deploy(tenant, [flow('A', NEW)]);
  expect(report).toMatchObject({ action: 'failed', deployment: 'unchanged', hasChanged: true });
});

it('what somebody deploys after the plan is not taken for ours', async () => {
  const tenant = tenantWith([flow('A')], { oldStaysMs: 9000 });
  tenant.onEffect = ({ name }) => {
    if (name === 'updateArtifact') tenant.run('A', tenant.clock.now().getTime());
  };
  const [report] = await deploy(tenant, [flow('A', NEW)]);
  expect(tenant.view('A')?.deployment.taskId).toBe(report?.taskId);
});

describe('a value mapping', () => {
  const texts = (tenant: MemoryTenant): string => {
    const file = tenant.stored.get('V')?.archive.get('value_mapping.xml');
    return /<name>(\w)/.exec(Buffer.from(file ?? []).toString())?.[1] ?? 'gone';
  };

  it.each<[string, keyof DeployTarget, Fault, number, string, string]>([
    ['locked', 'deleteArtifact', refuse('ARTIFACT_LOCKED'), 1, 'V: failed, unchanged, ARTIFACT_LOCKED', 'a'],
    [
      'refused',
      'createArtifact',
      refuse('ARTIFACT_REFUSED'),
      1,
      'V: failed, unchanged, ARTIFACT_REFUSED',
      'a',
    ],
    ['deleted without an answer, twice', 'deleteArtifact', lost(), 2, 'V: updated, started', 'b'],
    ['not deleted, twice', 'deleteArtifact', unsure(), 2, 'V: failed, unchanged, HTTP_SERVER_ERROR', 'a'],
    [
      'that cannot be put back',
      'createArtifact',
      refuse('HTTP_SERVER_ERROR'),
      2,
      'V: failed, unchanged, HTTP_SERVER_ERROR',
      'gone',
    ],
  ])('%s', async (_name, call, fault, times, expected, left) => {
    const tenant = tenantWith([valueMapping('V')]);
    failAt(tenant, call, fault, times);
    const reports = await deploy(tenant, [valueMapping('V', NEW)], ROLLBACK);
    expect(outcomes(reports)).toEqual([expected]);
    expect(texts(tenant)).toBe(left);
    if (left === 'gone') expect(reports[0]?.message).toContain('could not be put back');
    expect(tenant.view('V')?.status).toBe('started');
    tenant.revive();
    await deploy(tenant, [valueMapping('V', NEW)]);
    expect(texts(tenant)).toBe('b');
  });

  it('that somebody else has just created is not taken for ours', async () => {
    const tenant = tenantWith([]);
    tenant.onEffect = ({ name }) => {
      if (name === 'createArtifact') tenant.hold('Orders', zipOf(valueMapping('V', { text: 'z' })));
    };
    expect(outcomes(await deploy(tenant, [valueMapping('V', NEW)]))).toEqual([
      'V: failed, not-deployed, ARTIFACT_IN_OTHER_PACKAGE',
    ]);
  });
});

describe('parameters', () => {
  const PARAMETERS = { parameters: { Host: 'of-workspace' } };

  it.each(['kept', 'replaced'] as const)('are right after an upload that leaves them %s', async (after) => {
    const tenant = tenantWith([flow('A', PARAMETERS)], { configurationAfterUpload: after });
    const settings = settingsOf({}, { A: { Host: 'of-file' } });
    await deploy(tenant, [flow('A', { ...PARAMETERS, ...NEW })], { settings });
    const running = tenant.view('A')?.deployment.content;
    expect(running?.configurations.get('Host')?.value).toBe('of-file');
    expect(running && readValues(running.archive)?.get('Host')).toBe('of-file');
  });

  it.each<[string, Fault | undefined, string]>([
    ['is set to the cloud for a new flow', undefined, 'iflmap'],
    ['may stay where the tenant refuses to change it', refuse('ARTIFACT_REFUSED'), 'integrationcell'],
  ])('the profile %s', async (_name, fault, expected) => {
    const tenant = tenantWith([], { profile: 'integrationcell' });
    if (fault !== undefined) failAt(tenant, 'writeConfiguration', fault);
    expect(outcomes(await deploy(tenant, [flow('A')]))).toEqual(['A: created, started']);
    expect(tenant.stored.get('A')?.configurations.get('SAP_ProfileId')?.value).toBe(expected);
  });
});

describe('a failed start', () => {
  it.each([
    ['start-failed', 'A: updated, failed, DEPLOY_START_FAILED', 'No alias in task-0002'],
    ['build-failed', 'A: updated, failed, DEPLOY_BUILD_FAILED', 'gave no reason'],
    ['license-failed', 'A: updated, failed, DEPLOY_BUILD_FAILED', 'license'],
    ['never-appears', 'A: updated, failed, DEPLOY_TIMEOUT', 'still held the former deployment'],
  ] as const)('%s: %s', async (fate, expected, words) => {
    const tenant = tenantWith([flow('A')], { errorInformationLagMs: 7000 });
    tenant.fateOf = () => fate;
    const reports = await deploy(tenant, [flow('A', NEW)]);
    expect(outcomes(reports)).toEqual([expected]);
    expect(reports[0]?.message).toContain(words);
    expect(reports[0]?.failure?.next).not.toBe('');
    expect(reports[0]?.failure?.place?.file).toMatch(/^Orders\/A\//);
  });

  it('of a build does not quote the reason of the deployment before', async () => {
    const tenant = new MemoryTenant(new VirtualClock());
    tenant.hold('Orders', zipOf(flow('A')));
    tenant.run('A', -5, 'start-failed');
    tenant.fateOf = () => 'build-failed';
    const [report] = await deploy(tenant, [flow('A', NEW)]);
    expect(report?.message).toContain('gave no reason');
  });

  it.each<[string, ErrorCode, string]>([
    ['refused', 'ARTIFACT_REFUSED', 'A: updated, not-deployed, ARTIFACT_REFUSED'],
    ['refused for now', 'HTTP_RATE_LIMITED', 'A: updated, not-deployed, HTTP_RATE_LIMITED'],
  ])('whose deployment is %s', async (_name, code, expected) => {
    const tenant = tenantWith([flow('A')]);
    failAt(tenant, 'deployArtifact', refuse(code));
    expect(outcomes(await deploy(tenant, [flow('A', NEW)]))).toEqual([expected]);
  });
});

describe('rollback', () => {
  const PARAMETERS = { parameters: { Host: 'former' } };

  it.each<[string, (tenant: MemoryTenant) => void, ErrorCode]>([
    [
      'does not start',
      (tenant) => {
        failFirst(tenant, 'start-failed');
      },
      'DEPLOY_START_FAILED',
    ],
    [
      'is not built',
      (tenant) => {
        failFirst(tenant, 'build-failed');
      },
      'DEPLOY_BUILD_FAILED',
    ],
    [
      'may not be deployed',
      (tenant) => {
        failAt(tenant, 'deployArtifact', refuse('ARTIFACT_REFUSED'));
      },
      'ARTIFACT_REFUSED',
    ],
    [
      'has no parameters',
      (tenant) => {
        failAt(tenant, 'writeConfiguration', refuse('HTTP_FORBIDDEN'));
      },
      'HTTP_FORBIDDEN',
    ],
  ])('puts content and parameters back where the new one %s', async (_name, breakIt, code) => {
    const tenant = tenantWith([flow('A', PARAMETERS)]);
    breakIt(tenant);
    const settings = settingsOf({ rollback: true }, { A: { Host: 'new' } });
    const reports = await deploy(tenant, [flow('A', { ...PARAMETERS, ...NEW })], { settings });
    expect(reports).toMatchObject([{ action: 'failed', failure: { code } }]);
    expect(reports[0]?.message).toMatch(/put back and started\.$/);
    const running = tenant.view('A');
    expect(running?.status).toBe('started');
    expect(running?.deployment.content.configurations.get('Host')?.value).toBe('former');
    expect(running && readValues(running.deployment.content.archive)?.get('Host')).toBe('former');
  });

  it('is told where it fails too, and leaves what was created', async () => {
    const tenant = tenantWith([flow('A')]);
    tenant.fateOf = () => 'start-failed';
    const reports = await deploy(tenant, [flow('A', NEW), flow('New')], ROLLBACK);
    expect(outcomes(reports)).toEqual([
      'A: failed, failed, DEPLOY_START_FAILED',
      'New: created, failed, DEPLOY_START_FAILED',
    ]);
    expect(reports[0]?.message).toContain('did not start either');
    expect(tenant.writes.filter((call) => call === 'deployArtifact New')).toHaveLength(1);
  });

  it('writes within the limit', async () => {
    const artifacts = Array.from({ length: 8 }, (_one, index) => flow(`A${index}`));
    const tenant = tenantWith(artifacts);
    tenant.fateOf = () => 'build-failed';
    const settings = settingsOf({ rollback: true, concurrency: 2 });
    await deploy(
      tenant,
      artifacts.map(({ id }) => flow(id, NEW)),
      { settings },
    );
    expect(tenant.mostWritesAtOnce).toBe(2);
  });
});

function failFirst(tenant: MemoryTenant, fate: 'start-failed' | 'build-failed'): void {
  let count = 0;
  tenant.fateOf = () => ((count += 1) === 1 ? fate : 'started');
}

describe('a run that is cancelled', () => {
  it.each<[number, string, RegExp]>([
    [0, 'A: failed, unchanged, DEPLOY_CANCELLED', /nothing was written/],
    [35, 'A: updated, not-deployed, DEPLOY_CANCELLED', /is uploaded, but not deployed/],
    [1500, 'A: updated, not-deployed, DEPLOY_CANCELLED', /goes on in the tenant, unwatched/],
  ])('after %d ms', async (ms, expected, words) => {
    const tenant = tenantWith([flow('A')]);
    const controller = new AbortController();
    void tenant.clock.sleep(ms).then(() => {
      controller.abort(new Error('cancelled'));
    });
    const reports = await deploy(tenant, [flow('A', NEW), flow('B', { uses: ['A'] })], {
      signal: controller.signal,
      settings: settingsOf({ rollback: true }),
    });
    expect(outcomes(reports)[0]).toBe(expected);
    expect(reports[0]?.message).toMatch(words);
    expect(outcomes(reports)[1]).toBe('B: failed, not-deployed, DEPLOY_CANCELLED');
    tenant.revive();
    const next = await deploy(tenant, [flow('A', NEW), flow('B', { uses: ['A'] })]);
    expect(next.map(({ deployment }) => deployment)).toEqual(['started', 'started']);
  });

  it('tells a call that was cut off as a possible change', async () => {
    const tenant = tenantWith([flow('A')]);
    const controller = new AbortController();
    tenant.faultAt = ({ name }) => {
      if (name !== 'updateArtifact') return undefined;
      controller.abort(new Error('cancelled'));
      return { kind: 'throw', error: new Error('cancelled') };
    };
    const [report] = await deploy(tenant, [flow('A', NEW)], { signal: controller.signal });
    expect(report).toMatchObject({
      action: 'failed',
      hasChanged: true,
      failure: { code: 'DEPLOY_CANCELLED' },
    });
    expect(report?.message).toContain('may be uploaded');
  });

  it('does not wait for the reason of a failure, and begins no rollback', async () => {
    const tenant = tenantWith([flow('A')], { errorInformationLagMs: 60_000 });
    tenant.fateOf = () => 'start-failed';
    const controller = new AbortController();
    void tenant.clock.sleep(5000).then(() => {
      controller.abort(new Error('cancelled'));
    });
    const reports = await deploy(tenant, [flow('A', NEW)], { signal: controller.signal, ...ROLLBACK });
    expect(outcomes(reports)).toEqual(['A: updated, failed, DEPLOY_START_FAILED']);
    expect(reports[0]?.message).toContain('not rolled back, since the run was cancelled');
  });
});
