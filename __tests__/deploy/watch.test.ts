import { describe, expect, it } from '@jest/globals';
import type { RuntimeArtifact } from '../../src/cloud-integration/model.js';
import { judgeRuntime, type WatchResult } from '../../src/deploy/deployment-result.js';
import { DeploymentWatch, type WatchOptions } from '../../src/deploy/watch.js';
import { MemoryTenant, type TenantQuirks } from '../support/deploy-target.js';
import { flow, zipOf } from '../support/deploy-target-artifacts.js';
import { settleMicrotasks, VirtualClock } from '../support/virtual-clock.js';

const QUICK: Partial<TenantQuirks> = { latencyMs: 0, taskless: [] };

interface Stage {
  readonly tenant: MemoryTenant;
  readonly watch: DeploymentWatch;
  readonly cancel: AbortController;
  /** Deploys it and waits. */
  readonly follow: (
    id: string,
    changes?: Partial<Parameters<DeploymentWatch['waitFor']>[0]>,
  ) => Promise<WatchResult>;
}

function stageOf(
  ids: readonly string[],
  quirks: Partial<TenantQuirks> = {},
  pace: ReturnType<WatchOptions['pace']> = 'quick',
): Stage {
  const tenant = new MemoryTenant(new VirtualClock(), { ...QUICK, ...quirks });
  for (const id of ids) tenant.hold('Orders', zipOf(flow(id)));
  const cancel = new AbortController();
  const { clock } = tenant;
  const watch = new DeploymentWatch({
    target: tenant,
    clock,
    signal: cancel.signal,
    pace: () => pace,
    onBuilt: () => undefined,
  });
  return {
    tenant,
    watch,
    cancel,
    follow: async (id, changes = {}) => {
      const before = await tenant.readRuntimeArtifact(id);
      const taskId = await tenant.deployArtifact('IntegrationFlow', id);
      tenant.calls.length = 0;
      const base = { id, taskId, before, version: undefined, deadlineMs: 60_000, isCrowded: false };
      return watch.waitFor({ ...base, ...changes });
    },
  };
}

describe('judgeRuntime', () => {
  const before: RuntimeArtifact = {
    ...{ id: 'A', version: '1.0.0', status: 'started', deployedOn: new Date(1), type: '' },
  };
  const after = { ...before, deployedOn: new Date(2) };

  it.each<
    [string, RuntimeArtifact | undefined, RuntimeArtifact | undefined, string | undefined, string | undefined]
  >([
    ['nothing', undefined, undefined, undefined, undefined],
    ['the old one', before, before, undefined, undefined],
    ['the old one has failed', { ...before, status: 'error' }, before, undefined, undefined],
    ['a newer one', after, before, undefined, 'started'],
    ['the first one', before, undefined, undefined, 'started'],
    ['of the version', after, before, '1.0.0', 'started'],
    ['of another version', after, before, '1.0.1', undefined],
    ['that tells no version', { ...after, version: '' }, before, '1.0.1', 'started'],
    ['still starting', { ...after, status: 'starting' }, before, undefined, undefined],
    ['stopped', { ...after, status: 'stopped' }, before, undefined, undefined],
    ['failed', { ...after, status: 'error' }, before, undefined, 'start-failed'],
    ['without a date', { ...after, deployedOn: undefined }, before, undefined, undefined],
    ['older', before, after, undefined, undefined],
  ])('%s', (_name, runtime, former, version, expected) => {
    expect(judgeRuntime(runtime, { before: former, version })?.kind).toBe(expected);
  });
});

describe('a watch', () => {
  it('looks after 1, 1, 2, 2, 3, 5, 10, 10 s, and the last time at the deadline', async () => {
    const { tenant, follow } = stageOf(['A'], { buildMs: 1_000_000 });
    const result = await tenant.clock.runUntil(follow('A'));
    expect(result).toMatchObject({ kind: 'timed-out', task: 'building', isFormer: false });
    const looks = tenant.calls
      .filter(({ name }) => name === 'readRuntimeArtifact')
      .map(({ at }) => at / 1000);
    expect(looks).toEqual([1, 2, 4, 6, 9, 14, 24, 34, 44, 54, 60]);
  });

  it('looks later, less often and at more together while there is still something to write', async () => {
    const quirks = { buildMs: 2000, oldStaysMs: 0, startMs: 500 };
    const { tenant, follow } = stageOf(['A', 'B'], quirks, 'sparing');
    const first = follow('A');
    await tenant.clock.advance(900);
    await tenant.clock.runUntil(Promise.all([first, follow('B')]));
    const looks = tenant.calls.filter(({ name }) => name.includes('Runtime'));
    expect(looks.map(({ name, at }) => [name, at])).toEqual([
      ['listRuntimeArtifacts', 2000],
      ['listRuntimeArtifacts', 5000],
    ]);
    expect(tenant.calls.filter(({ name }) => name === 'readTask')).toHaveLength(2);
  });

  it('asks for the task only until it is done', async () => {
    const { tenant, follow } = stageOf(['A'], { buildMs: 1500, oldStaysMs: 0, startMs: 10_000 });
    await tenant.clock.runUntil(follow('A'));
    expect(tenant.calls.filter(({ name }) => name === 'readTask').map(({ at }) => at)).toEqual([2000]);
  });

  it('looks at many with one list', async () => {
    const ids = Array.from({ length: 20 }, (_one, index) => `A${index}`);
    const { tenant, follow } = stageOf(ids, { buildMs: 0, oldStaysMs: 0, startMs: 500 });
    const results = await tenant.clock.runUntil(Promise.all(ids.map((id) => follow(id))));
    expect(results.map(({ kind }) => kind)).toEqual(ids.map(() => 'started'));
    expect(tenant.calls.map(({ name }) => name).filter((name) => name !== 'readTask')).toEqual([
      'listRuntimeArtifacts',
    ]);
  });

  it('takes in new ones while others wait long', async () => {
    const { tenant, follow } = stageOf(['Slow', 'New'], { oldStaysMs: 0, startMs: 0 });
    tenant.buildMsOf = (id) => (id === 'Slow' ? 50_000 : 0);
    const slow = follow('Slow');
    await tenant.clock.advance(24_500);
    const fresh = follow('New');
    await tenant.clock.advance(1100);
    expect(await Promise.race([fresh, settleMicrotasks().then(() => 'waiting')])).toMatchObject({
      kind: 'started',
    });
    expect(await tenant.clock.runUntil(slow)).toMatchObject({ kind: 'started' });
  });

  it.each([
    ['start-failed', { kind: 'start-failed' }],
    ['build-failed', { kind: 'build-failed', reason: 'build' }],
    ['license-failed', { kind: 'build-failed', reason: 'license' }],
    ['never-appears', { kind: 'timed-out', task: 'built', runtime: undefined }],
  ] as const)('%s', async (fate, expected) => {
    const { tenant, follow } = stageOf(['A']);
    tenant.fateOf = () => fate;
    expect(await tenant.clock.runUntil(follow('A'))).toMatchObject(expected);
  });

  it.each([
    ['none was named', undefined],
    ['nobody knows it', 'task-9999'],
  ])('trusts the runtime alone where the task is of no use: %s', async (_name, taskId) => {
    const { tenant, follow } = stageOf(['A']);
    expect(await tenant.clock.runUntil(follow('A', { taskId }))).toMatchObject({ kind: 'started' });
    const { tenant: other, follow: followOther } = stageOf(['A']);
    other.fateOf = () => 'never-appears';
    const result = await other.clock.runUntil(followOther('A', { taskId }));
    expect(result).toMatchObject({ kind: 'timed-out', task: 'unknown' });
  });

  it('waits for the old one to be replaced, however long it is shown', async () => {
    const { tenant, follow } = stageOf(['A'], { oldStaysMs: 20_000 });
    tenant.run('A', -5);
    const result = await tenant.clock.runUntil(follow('A'));
    expect(result).toMatchObject({ kind: 'started' });
    expect(tenant.view('A')?.deployment.taskId).toBe('task-0002');
    const { tenant: other, follow: followOther } = stageOf(['A'], { oldStaysMs: 90_000 });
    other.run('A', -5);
    expect(await other.clock.runUntil(followOther('A'))).toMatchObject({ kind: 'timed-out', isFormer: true });
  });

  it.each<[string, Partial<TenantQuirks>, boolean]>([
    ['seen before our task was done', { oldStaysMs: 3000 }, false],
    ['that may be in the queue', { oldStaysMs: 9000 }, true],
    [
      'that may be in the queue, where no task is named',
      { taskless: ['IntegrationFlow'], buildMs: 2000 },
      true,
    ],
  ])('does not count a deployment of another run %s', async (_name, quirks, isCrowded) => {
    const { tenant, follow } = stageOf(['A'], { buildMs: 6000, startMs: 0, ...quirks });
    await tenant.clock.advance(10_000);
    await tenant.deployArtifact('IntegrationFlow', 'A');
    const result = await tenant.clock.runUntil(follow('A', { isCrowded }));
    expect(result.kind).toBe('started');
    expect(tenant.view('A')?.deployment).toBe(tenant.deployments[1]);
  });

  it.each(['HTTP_UNREACHABLE', 'HTTP_SERVER_ERROR', 'HTTP_RATE_LIMITED', 'HTTP_TIMEOUT'] as const)(
    'lets %s of one look pass',
    async (code) => {
      const { tenant, follow } = stageOf(['A', 'B']);
      tenant.faultAt = ({ at }) => (at === 1000 ? { kind: 'refuse', code } : undefined);
      const results = await tenant.clock.runUntil(Promise.all([follow('A'), follow('B')]));
      expect(results.map(({ kind }) => kind)).toEqual(['started', 'started']);
    },
  );

  it('tells a fault that lasts until the deadline', async () => {
    const { tenant, follow } = stageOf(['A']);
    tenant.faultAt = ({ at }) => (at > 0 ? { kind: 'refuse', code: 'HTTP_UNREACHABLE' } : undefined);
    const result = follow('A');
    await expect(tenant.clock.runUntil(result)).rejects.toMatchObject({ code: 'HTTP_UNREACHABLE' });
    expect(tenant.clock.now().getTime()).toBe(60_000);
  });

  it('tells a timeout where the last look alone meets a fault', async () => {
    const { tenant, follow } = stageOf(['A'], { buildMs: 1_000_000 });
    tenant.faultAt = ({ at }) => (at === 60_000 ? { kind: 'refuse', code: 'HTTP_UNREACHABLE' } : undefined);
    const result = await tenant.clock.runUntil(follow('A'));
    expect(result).toMatchObject({ kind: 'timed-out', task: 'building' });
    expect(tenant.clock.now().getTime()).toBe(60_000);
  });

  it('a fault of one task concerns that one alone', async () => {
    const { tenant, follow } = stageOf(['A', 'B']);
    tenant.faultAt = ({ name, id }) =>
      name === 'readTask' && id === 'task-0001' ? { kind: 'refuse', code: 'HTTP_SERVER_ERROR' } : undefined;
    const results = await tenant.clock.runUntil(Promise.allSettled([follow('A'), follow('B')]));
    expect(results).toMatchObject([
      { status: 'rejected', reason: { code: 'HTTP_SERVER_ERROR' } },
      { status: 'fulfilled', value: { kind: 'started' } },
    ]);
  });

  it.each(['HTTP_UNAUTHORIZED', 'HTTP_FORBIDDEN', 'TLS_CLIENT_REJECTED', 'OAUTH_REJECTED'] as const)(
    '%s ends all at once, and the next one can be watched all the same',
    async (code) => {
      const { tenant, follow } = stageOf(['A', 'B']);
      tenant.faultAt = ({ at }) => (at > 0 ? { kind: 'refuse', code } : undefined);
      const both = Promise.allSettled([follow('A'), follow('B')]);
      const results = await tenant.clock.runUntil(both);
      expect(results).toMatchObject([{ reason: { code } }, { reason: { code } }]);
      expect(tenant.clock.now().getTime()).toBe(1000);
      tenant.faultAt = () => undefined;
      expect(await tenant.clock.runUntil(follow('A'))).toMatchObject({ kind: 'started' });
    },
  );

  it('ends with the reason of the signal', async () => {
    const { tenant, follow, cancel } = stageOf(['A']);
    const result = follow('A');
    await settleMicrotasks();
    cancel.abort(new Error('cancelled'));
    await expect(tenant.clock.runUntil(result)).rejects.toThrow('cancelled');
  });
});
