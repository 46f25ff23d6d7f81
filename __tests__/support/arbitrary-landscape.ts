/**
 * Arbitrary landscapes: artifacts of a workspace with what they use, what the tenant holds and runs of them, what goes
 * wrong in the first run, and at which call it dies.
 */
import * as fc from 'fast-check';
import type { ArtifactType } from '../../src/artifact/artifact-type.js';
import type { LocalArtifact } from '../../src/artifact/local-artifact.js';
import type { ErrorCode } from '../../src/errors.js';
import type { Call, Fate, Fault, TenantQuirks } from './deploy-target.js';
import { MemoryTenant } from './deploy-target.js';
import { artifactOf, zipOf } from './deploy-target-artifacts.js';
import { VirtualClock } from './virtual-clock.js';

export interface Member {
  readonly type: ArtifactType;
  readonly state: 'absent' | 'same' | 'other' | 'own-draft' | 'same-not-deployed' | 'same-error' | 'stale';
  /** Positions of others, modulo the number of all. */
  readonly uses: readonly number[];
  readonly packageNumber: number;
  readonly parameter: 'none' | 'plain' | 'tenant-differs' | 'listed';
  /** Of its deployments in the first run, one after another; then all start. */
  readonly fates: readonly Fate[];
  readonly buildMs: number;
  /** Whether the workspace changes it between the runs. */
  readonly changesLater: boolean;
}

export interface Landscape {
  readonly members: readonly Member[];
  readonly quirks: Partial<TenantQuirks>;
  readonly unlistedParameters: 'keep' | 'workspace';
  readonly rollback: boolean;
  readonly concurrency: number;
  /** By call, as a share of the calls that such a run makes. */
  readonly faults: readonly { readonly share: number; readonly fault: Fault }[];
  /** The signal of the run is aborted at that time. */
  readonly abortAtMs: number | undefined;
}

const fate = fc.constantFrom<Fate>(
  ...(['started', 'started', 'started', 'start-failed', 'build-failed', 'never-appears'] as const),
);

const member = fc.record<Member>({
  type: fc.constantFrom(
    'IntegrationFlow',
    'IntegrationFlow',
    'ScriptCollection',
    'MessageMapping',
    'ValueMapping',
  ),
  state: fc.constantFrom(
    ...(['absent', 'same', 'other', 'own-draft', 'same-not-deployed', 'same-error', 'stale'] as const),
  ),
  uses: fc.array(fc.nat(200), { maxLength: 2 }),
  packageNumber: fc.nat(2),
  parameter: fc.constantFrom('none', 'plain', 'tenant-differs', 'listed'),
  fates: fc.array(fate, { maxLength: 2 }),
  buildMs: fc.constantFrom(0, 700, 1500, 1500, 4000, 30_000, 90_000),
  changesLater: fc.boolean(),
});

const quirks = fc.record<Partial<TenantQuirks>>({
  configurationTouches: fc.boolean(),
  changeFields: fc.constantFrom('shown', 'shown', 'shown', 'absent'),
  configurationAfterUpload: fc.constantFrom('kept', 'replaced'),
  contentPut: fc.constantFrom('saved', 'draft'),
  oldStaysMs: fc.constantFrom(0, 500, 3000, 9000),
  startMs: fc.constantFrom(0, 1000, 5000),
  latencyMs: fc.constantFrom(0, 10, 300),
  taskHiddenMs: fc.constantFrom(0, 1500),
  taskless: fc.constantFrom<TenantQuirks['taskless']>([], ['MessageMapping', 'ValueMapping']),
});

const code = fc.constantFrom<ErrorCode>(
  ...(['HTTP_RATE_LIMITED', 'HTTP_SERVER_ERROR', 'HTTP_UNREACHABLE', 'ARTIFACT_LOCKED'] as const),
);

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constantFrom('refuse' as const, 'lost' as const, 'unsure' as const), code }),
  fc.record({
    kind: fc.constant('die' as const),
    when: fc.constantFrom('before' as const, 'after' as const),
  }),
);

export function landscapes(maxMembers: number): fc.Arbitrary<Landscape> {
  return fc.record({
    members: fc.array(member, { minLength: 1, maxLength: maxMembers, size: 'max' }),
    quirks,
    unlistedParameters: fc.constantFrom('keep', 'workspace'),
    rollback: fc.boolean(),
    concurrency: fc.integer({ min: 1, max: 16 }),
    faults: fc.array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), fault }), {
      maxLength: 4,
    }),
    abortAtMs: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined, freq: 3 }),
  });
}

export interface Stage {
  readonly tenant: MemoryTenant;
  /** Of the first run and of the second. */
  readonly artifacts: readonly [readonly LocalArtifact[], readonly LocalArtifact[]];
  /** Of the parameter file. */
  readonly listed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What each parameter shall have in the end, by artifact. */
  readonly expected: ReadonlyMap<string, string>;
  /** Makes the first run go wrong. */
  readonly trouble: () => void;
}

export function buildStage(landscape: Landscape): Stage {
  const tenant = new MemoryTenant(new VirtualClock(), landscape.quirks);
  const { members } = landscape;
  const artifacts = [members.map((_one, index) => build(landscape, index, 'first'))];
  artifacts.push(
    members.map((one, index) => build(landscape, index, changesAgain(one) ? 'second' : 'first')),
  );
  for (const [index, one] of members.entries()) furnish(tenant, landscape, index, one);
  const [first = [], second = []] = artifacts;
  return {
    tenant,
    artifacts: [first, second],
    listed: Object.fromEntries(
      members.flatMap((one, index) => (isListed(one) ? [[`A${index}`, { Host: 'of-file' }]] : [])),
    ),
    expected: new Map(
      members.flatMap((one, index) =>
        hasParameter(one) ? [[`A${index}`, expectedValue(landscape, one)] as const] : [],
      ),
    ),
    trouble: () => {
      makeTrouble(tenant, landscape);
    },
  };
}

/**
 * A mere redeployment that was left in the queue leaves no trace in the tenant, so the next run may take it for its own
 * where it writes new content at that very moment.
 */
function changesAgain({ state, changesLater }: Member): boolean {
  return changesLater && ['absent', 'other', 'own-draft'].includes(state);
}

function build({ members }: Landscape, index: number, text: string): LocalArtifact {
  const one = members[index];
  if (one === undefined) throw new Error('no such member');
  return artifactOf(`A${index}`, one.type, {
    packageId: `P${one.packageNumber}`,
    text,
    uses: [...new Set(one.uses.map((position) => `A${position % members.length}`))],
    parameters: hasParameter(one) ? { Host: 'of-workspace' } : {},
  });
}

function hasParameter({ type, parameter }: Member): boolean {
  return type === 'IntegrationFlow' && parameter !== 'none';
}

function isListed(one: Member): boolean {
  return hasParameter(one) && one.parameter === 'listed';
}

function expectedValue({ unlistedParameters }: Landscape, one: Member): string {
  if (isListed(one)) return 'of-file';
  const isKept = unlistedParameters === 'keep' && one.state !== 'absent';
  return isKept && one.parameter === 'tenant-differs' ? 'of-tenant' : 'of-workspace';
}

function furnish(tenant: MemoryTenant, landscape: Landscape, index: number, one: Member): void {
  if (one.state === 'absent') return;
  const isOther = one.state === 'other' || one.state === 'own-draft';
  const held = build(landscape, index, isOther ? 'former' : 'first');
  const draft = one.state === 'own-draft' ? { isDraft: true, version: 'Active', modifiedBy: 'me' } : {};
  tenant.hold(held.packageId, zipOf(held), draft);
  const stored = tenant.stored.get(held.id);
  if (stored !== undefined && hasParameter(one) && one.parameter === 'tenant-differs') {
    const value = { key: 'Host', value: 'of-tenant', dataType: 'xsd:string' };
    tenant.stored.set(held.id, { ...stored, configurations: new Map([['Host', value]]) });
  }
  if (one.state === 'stale') tenant.run(held.id, -3_000_000);
  else if (one.state !== 'same-not-deployed')
    tenant.run(held.id, -1_000_000, one.state === 'same-error' ? 'start-failed' : 'started');
}

/** So many calls are made for one artifact, roughly. */
const CALLS_EACH = 10;

function makeTrouble(tenant: MemoryTenant, { members, faults }: Landscape): void {
  const fates = new Map(members.map((one, index) => [`A${index}`, [...one.fates]]));
  const plan = new Map(
    faults.map(({ share, fault: one }) => [1 + Math.floor(share * CALLS_EACH * members.length), one]),
  );
  tenant.fateOf = (id) => fates.get(id)?.shift() ?? 'started';
  tenant.buildMsOf = (id) => members[Number(id.slice(1))]?.buildMs;
  tenant.faultAt = ({ number }: Call) => plan.get(number);
}
