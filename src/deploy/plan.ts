/**
 * PURE. What a run will do, as a plain value: the artifacts of the workspace beside what the tenant holds. A dry run shows
 * it, `execute.ts` carries it out; planning again afterwards gives nothing to do.
 */
import { writeArchive, type Archive } from '../artifact/archive.js';
import { compareArchives, type Difference } from '../artifact/compare.js';
import type { LocalArtifact } from '../artifact/local-artifact.js';
import { readParameters, writeParameters } from '../artifact/parameters.js';
import type { Configuration } from '../cloud-integration/model.js';
import { ActionError } from '../errors.js';
import type { Landscape, TenantArtifact } from './landscape.js';
import { findUses, orderByUse } from './order.js';
import { checkParameters, planParameters } from './parameter-plan.js';
import { describeSkipped } from './deploy-faults.js';
import type { DeploySettings } from './settings.js';

export interface DeployPlan {
  /** Packages to create first. */
  readonly packages: readonly string[];
  /** What is used comes first. */
  readonly artifacts: readonly PlannedArtifact[];
}

export interface PlannedArtifact {
  readonly artifact: LocalArtifact;
  readonly tenant: TenantArtifact;
  /** Ids of this run that have to run before it does. */
  readonly uses: readonly string[];
  readonly content: 'create' | 'update' | 'unchanged' | 'skip' | 'fail';
  /** To people: why. */
  readonly reason: string;
  readonly failure: ActionError | undefined;
  /** Between workspace and tenant; empty for what is created. */
  readonly differences: readonly Difference[];
  /** What is uploaded: the content of the workspace with the values that its parameters shall have. */
  readonly upload: Archive;
  /** The values that parameters shall have in the end. */
  readonly parameters: readonly Configuration[];
  /** Those of them that the tenant has with another value. */
  readonly parameterChanges: readonly Configuration[];
  readonly deploys: boolean;
}

/** Faults that stop the run before its first write. */
export function findPlanFaults(
  artifacts: readonly LocalArtifact[],
  landscape: Landscape,
  settings: DeploySettings,
): readonly ActionError[] {
  return artifacts.flatMap((artifact) =>
    checkParameters(artifact, landscape.artifacts.get(artifact.id)?.configurations, settings),
  );
}

export function buildPlan(
  artifacts: readonly LocalArtifact[],
  landscape: Landscape,
  settings: DeploySettings,
): DeployPlan {
  const { order, uses } = orderByUse(
    artifacts.map(({ id }) => id),
    findUses(artifacts),
  );
  const byId = new Map(artifacts.map((artifact) => [artifact.id, artifact]));
  const planned = new Map<string, PlannedArtifact>();
  for (const id of order) {
    const artifact = byId.get(id);
    const tenant = landscape.artifacts.get(id);
    if (artifact === undefined || tenant === undefined) continue;
    const plan = { ...planOne(artifact, tenant, landscape, settings), uses: uses.get(id) ?? [] };
    planned.set(id, skipUser(plan, planned) ?? decideDeployment(plan, planned, settings));
  }
  const all = [...planned.values()];
  const created = new Set(
    all.filter(({ content }) => content === 'create').map(({ artifact }) => artifact.packageId),
  );
  return { packages: [...landscape.missingPackages].filter((id) => created.has(id)), artifacts: all };
}

/** Whether a step would write or deploy anything. */
export function isChange({ content, deploys }: PlannedArtifact): boolean {
  return content === 'create' || content === 'update' || deploys;
}

/** What uses an artifact that cannot be deployed is left alone, as the run would do it. */
function skipUser(
  plan: Omit<PlannedArtifact, 'deploys'>,
  before: ReadonlyMap<string, PlannedArtifact>,
): PlannedArtifact | undefined {
  const id = plan.uses.find((one) => before.get(one)?.failure !== undefined);
  const cause = id === undefined ? undefined : before.get(id)?.failure;
  if (id === undefined || cause === undefined || plan.content === 'fail') return undefined;
  const reason = `"${id}", which it uses, failed (${cause.code})`;
  const failure = describeSkipped(plan.artifact, reason, cause.code);
  return { ...plan, content: 'skip', deploys: false, reason, failure };
}

type Draft = Omit<PlannedArtifact, 'uses' | 'deploys'>;

function planOne(
  artifact: LocalArtifact,
  tenant: TenantArtifact,
  landscape: Landscape,
  settings: DeploySettings,
): Draft {
  const { wanted, changes } = planParameters(artifact, tenant.configurations, settings);
  const values = new Map(wanted.map(({ key, value }) => [key, value]));
  const base = {
    artifact,
    tenant,
    parameters: wanted,
    upload: withKnownValues(artifact, values),
    failure: undefined,
    differences: [],
    parameterChanges: changes,
  };
  const failure = findRefusal(artifact, tenant, landscape, settings);
  if (failure !== undefined) return { ...base, content: 'fail', reason: failure.message, failure };
  if (tenant.archive === undefined) return { ...base, content: 'create', reason: 'it is not in the tenant' };
  const differences = compareArchives(artifact.type, artifact.archive, tenant.archive, {
    parameterValues: 'ignore',
  });
  if (differences.length > 0) return { ...base, differences, ...decideDraft(artifact, tenant, settings) };
  // The content goes along, since a parameter alone need not renew the date of the artifact: a run that is killed before
  // it deploys would leave no trace of what is still to be done.
  if (changes.length > 0) return { ...base, content: 'update', reason: 'parameters have other values' };
  return { ...base, content: 'unchanged', reason: 'the tenant holds the same' };
}

/** Only parameters that the content declares stand in its file: without declarations the tenant refuses one. */
function withKnownValues({ archive, type }: LocalArtifact, values: ReadonlyMap<string, string>): Archive {
  if (type !== 'IntegrationFlow') return archive;
  const declared = readParameters(archive);
  return writeParameters(archive, new Map([...values].filter(([key]) => declared.has(key))));
}

function findRefusal(
  { id, packageId, type }: LocalArtifact,
  { designtime, refusal }: TenantArtifact,
  landscape: Landscape,
  settings: DeploySettings,
): ActionError | undefined {
  if (refusal !== undefined) return refusal;
  if (designtime !== undefined && designtime.packageId !== packageId)
    return new ActionError('ARTIFACT_IN_OTHER_PACKAGE', {
      happened: `The tenant holds "${id}" (${type}) in the package "${designtime.packageId}", not in "${packageId}".`,
      next: `Name the package "${designtime.packageId}" for it, or give the artifact another id.`,
    });
  if (designtime === undefined && landscape.missingPackages.has(packageId) && !settings.createPackage)
    return new ActionError('PACKAGE_NOT_FOUND', {
      happened: `The tenant has no package "${packageId}" for "${id}".`,
      next: 'Create the package, correct its id, or leave the input "create-package" at true.',
    });
  return undefined;
}

/** Unsaved work of somebody is not overwritten unless told so. What this service key left as a draft is its own. */
function decideDraft(
  { id }: LocalArtifact,
  { designtime }: TenantArtifact,
  { onDraft, ownUser }: DeploySettings,
): Pick<Draft, 'content' | 'reason' | 'failure'> {
  const isForeign = designtime?.isDraft === true && designtime.modifiedBy !== ownUser;
  if (!isForeign || onDraft === 'overwrite')
    return { content: 'update', reason: 'its content differs', failure: undefined };
  if (onDraft === 'skip')
    return { content: 'skip', reason: 'the tenant holds unsaved work', failure: undefined };
  const failure = new ActionError('ARTIFACT_DRAFT', {
    happened: `The tenant holds unsaved work in "${id}" that differs from the workspace.`,
    next: 'Save it as a version or cancel it in Integration Suite, or set the input "on-draft" to "overwrite" or "skip".',
  });
  return { content: 'fail', reason: failure.message, failure };
}

function decideDeployment(
  planned: Omit<PlannedArtifact, 'deploys'>,
  before: ReadonlyMap<string, PlannedArtifact>,
  { deploy }: DeploySettings,
): PlannedArtifact {
  if (planned.content === 'fail' || planned.content === 'skip' || deploy === 'never')
    return { ...planned, deploys: false };
  if (planned.content !== 'unchanged' || deploy === 'always') return { ...planned, deploys: true };
  const why = describeStale(planned.tenant) ?? describeUsed(planned, before);
  return why === undefined ? { ...planned, deploys: false } : { ...planned, deploys: true, reason: why };
}

/** An earlier run may have ended between the deployment of what is used and that of its user. */
function describeUsed(
  { uses, tenant }: Omit<PlannedArtifact, 'deploys'>,
  before: ReadonlyMap<string, PlannedArtifact>,
): string | undefined {
  const redeployed = uses.find((id) => before.get(id)?.deploys === true);
  if (redeployed !== undefined) return `it uses "${redeployed}", which is deployed anew`;
  const later = uses.find((id) => {
    const used = before.get(id)?.tenant.runtime?.deployedOn;
    return used !== undefined && tenant.runtime?.deployedOn !== undefined && tenant.runtime.deployedOn < used;
  });
  return later === undefined ? undefined : `it uses "${later}", which was deployed after it`;
}

/** Why it cannot be shown that the tenant runs what it holds; undefined where it does. */
export function describeStale({ designtime, runtime }: TenantArtifact): string | undefined {
  if (runtime === undefined) return 'it is not deployed';
  if (runtime.status !== 'started') return `it is deployed, but not started (${runtime.status})`;
  const { version, isDraft, modifiedAt } = designtime ?? {};
  const isOther = isDraft === false && runtime.version !== '' && runtime.version !== version;
  if (isOther) return `version ${runtime.version} runs, the tenant holds ${version ?? 'another one'}`;
  // Without both dates a version that was uploaded but never started would pass for the one that runs.
  if (modifiedAt === undefined || runtime.deployedOn === undefined)
    return 'the tenant does not say whether it was deployed after its last change';
  return runtime.deployedOn < modifiedAt ? 'it was deployed before its last change' : undefined;
}

/** The archive as the bytes that are uploaded. */
export function packUpload({ upload }: PlannedArtifact): Buffer {
  return Buffer.from(writeArchive(upload));
}
