/**
 * Puts the content of one artifact and its parameters into the design time of the tenant. Where the answer of a
 * create or a delete was lost, what the tenant says decides; updates and parameters are just sent again.
 */
import { readArchive } from '../artifact/archive.js';
import type { ArtifactType } from '../artifact/artifact-type.js';
import { compareArchives } from '../artifact/compare.js';
import type { LocalArtifact } from '../artifact/local-artifact.js';
import {
  OutcomeUnknownError,
  type Configuration,
  type DesigntimeArtifact,
} from '../cloud-integration/model.js';
import { ActionError } from '../errors.js';
import { findChanges, PROFILE_KEY } from './parameter-plan.js';
import { packUpload, type PlannedArtifact } from './plan.js';
import { repeatIfLost } from './repeat-if-lost.js';
import type { DeployTarget } from './target.js';

/** The profiles of the runtime: in the cloud, and in an Edge Integration Cell (contract, section 8.1). */
const CLOUD_PROFILE = 'iflmap';
const EDGE_PROFILE = 'integrationcell';

/**
 * Content, then parameters.
 * @returns what the tenant then holds
 */
export async function writeArtifact(
  planned: PlannedArtifact,
  target: DeployTarget,
): Promise<DesigntimeArtifact | undefined> {
  const { artifact, content } = planned;
  if (content === 'create') await createContent(planned, packUpload(planned), target);
  else await replaceContent(planned, packUpload(planned), target);
  if (artifact.type === 'IntegrationFlow') await settleParameters(planned, target);
  return settleVersion(planned, target);
}

/** Content and parameters as they were before this run. */
export async function restoreArtifact(planned: PlannedArtifact, target: DeployTarget): Promise<void> {
  const { artifact, tenant, content } = planned;
  if (content === 'update' && tenant.zip !== undefined) await replaceContent(planned, tenant.zip, target);
  if (artifact.type !== 'IntegrationFlow' || tenant.configurations === undefined) return;
  const current = await target.listConfigurations(artifact.id);
  await writeAll(artifact.id, findChanges(tenant.configurations, current), target);
}

async function createContent(
  { artifact: { id, name, packageId, type } }: PlannedArtifact,
  content: Buffer,
  target: DeployTarget,
): Promise<void> {
  const create = (): Promise<void> => target.createArtifact(type, { id, name, packageId, content });
  try {
    await create();
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    const found = await target.readArtifact(type, id);
    if (found === undefined) await create();
    else if (type !== 'ValueMapping') await target.updateArtifact(type, { id, name, content });
    else if (!(await holdsContent(type, id, content, target))) throw error;
  }
}

/** What is there may be that of somebody else, who was faster. */
async function holdsContent(
  type: ArtifactType,
  id: string,
  content: Buffer,
  target: DeployTarget,
): Promise<boolean> {
  const zip = await target.downloadArtifact(type, id);
  if (zip === undefined) return false;
  const [ours, theirs] = [content, zip].map((one) => readArchive(one, { label: `the archive of "${id}"` }));
  return ours !== undefined && theirs !== undefined && compareArchives(type, ours, theirs).length === 0;
}

async function replaceContent(
  planned: PlannedArtifact,
  content: Buffer,
  target: DeployTarget,
): Promise<void> {
  const { id, name, type } = planned.artifact;
  if (type === 'ValueMapping') {
    await replaceValueMapping(planned, content, target);
    return;
  }
  await repeatIfLost(() => target.updateArtifact(type, { id, name, content }));
}

/** The tenant cannot update a value mapping: it goes and comes anew, and the former one comes back if that fails. */
async function replaceValueMapping(
  planned: PlannedArtifact,
  content: Buffer,
  target: DeployTarget,
): Promise<void> {
  const { artifact, tenant } = planned;
  const former = tenant.zip;
  const { refusal } = await deleteContent(artifact, target);
  if (refusal !== undefined) throw refusal;
  try {
    await createContent(planned, content, target);
  } catch (error) {
    if (former === undefined) throw error;
    throw await putBack(error, () => createContent(planned, former, target), artifact);
  }
}

/**
 * Where an answer was lost and the second try fails too, what the tenant says afterwards decides.
 * @returns a refusal where it is still there for sure
 */
async function deleteContent(
  { type, id }: LocalArtifact,
  target: DeployTarget,
): Promise<{ readonly refusal?: ActionError }> {
  const first = await tryDelete(type, id, target);
  if (first === undefined) return {};
  if (!(first instanceof OutcomeUnknownError)) return { refusal: first };
  const second = await tryDelete(type, id, target);
  if (second === undefined || !(await isThere(type, id, target))) return {};
  return { refusal: second };
}

/** Where that cannot be read either it may be gone: the create that follows shows it. */
async function isThere(type: ArtifactType, id: string, target: DeployTarget): Promise<boolean> {
  try {
    return (await target.readArtifact(type, id)) !== undefined;
  } catch (error) {
    if (error instanceof ActionError) return false;
    throw error;
  }
}

async function tryDelete(
  type: ArtifactType,
  id: string,
  target: DeployTarget,
): Promise<ActionError | undefined> {
  try {
    await target.deleteArtifact(type, id);
    return undefined;
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
}

async function putBack(
  error: unknown,
  create: () => Promise<void>,
  { id }: { readonly id: string },
): Promise<unknown> {
  if (!(error instanceof ActionError)) return error;
  try {
    await create();
    return error;
  } catch (second) {
    return new ActionError(error.code, {
      happened: `${error.message} The former version of "${id}" could not be put back either, so the design time lacks it; what runs goes on running.`,
      next: 'Run the job again as soon as the tenant answers: it creates the value mapping anew.',
      cause: second,
    });
  }
}

/**
 * Whether the tenant keeps its values across an upload or takes those of the archive is not documented, so what it says
 * afterwards decides. A flow created from a zip may start with the profile of Edge, and would never appear in the cloud.
 */
async function settleParameters(planned: PlannedArtifact, target: DeployTarget): Promise<void> {
  const { artifact, parameters, content } = planned;
  const isNew = content === 'create';
  if (parameters.length === 0 && !isNew) return;
  const current = await target.listConfigurations(artifact.id);
  await writeAll(artifact.id, findChanges(parameters, current), target);
  const profile = current.find(({ key }) => key === PROFILE_KEY);
  const isListed = parameters.some(({ key }) => key === PROFILE_KEY);
  if (isNew && !isListed && profile?.value === EDGE_PROFILE)
    await setCloudProfile(artifact.id, { ...profile, value: CLOUD_PROFILE }, target);
}

/** Some tenants refuse this write; then the deployment tells whether it was needed. */
async function setCloudProfile(id: string, profile: Configuration, target: DeployTarget): Promise<void> {
  try {
    await target.writeConfiguration(id, profile);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
  }
}

async function writeAll(id: string, changes: readonly Configuration[], target: DeployTarget): Promise<void> {
  for (const change of changes) await repeatIfLost(() => target.writeConfiguration(id, change));
}

/** An upload may leave a draft behind; saved as a version it is no unsaved work for the next run. */
async function settleVersion(
  { artifact }: PlannedArtifact,
  target: DeployTarget,
): Promise<DesigntimeArtifact | undefined> {
  const { type, id, version } = artifact;
  const written = await target.readArtifact(type, id);
  if (written?.isDraft !== true || version === '') return written;
  try {
    await target.saveAsVersion(type, id, version);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (isRefusedVersion(error)) return written;
    // Saved or not, the content is there: what the tenant says next decides.
    if (!(error instanceof OutcomeUnknownError)) throw error;
  }
  return target.readArtifact(type, id);
}

/** The version is taken, or lower than the last one: the draft can be deployed all the same. */
function isRefusedVersion({ code }: ActionError): boolean {
  return code.startsWith('ARTIFACT_') || code === 'HTTP_UNEXPECTED_STATUS';
}
