/**
 * What the tenant holds of the artifacts of a run, read with as few calls as possible: one list of what runs, one list
 * for each package and type, and one call for each artifact; parameters only where they decide something.
 */
import { readArchive, type Archive } from '../artifact/archive.js';
import type { ArtifactType } from '../artifact/artifact-type.js';
import { compareArchives } from '../artifact/compare.js';
import type { LocalArtifact } from '../artifact/local-artifact.js';
import { readParameters } from '../artifact/parameters.js';
import type { Configuration, DesigntimeArtifact, RuntimeArtifact } from '../cloud-integration/model.js';
import { ActionError } from '../errors.js';
import type { DeploySettings } from './settings.js';
import type { DeployTarget } from './target.js';

export interface Landscape {
  /** Ids of packages that are not there. */
  readonly missingPackages: ReadonlySet<string>;
  /** By id of the artifact; every artifact of the run has an entry. */
  readonly artifacts: ReadonlyMap<string, TenantArtifact>;
}

/** What the tenant holds of one artifact. */
export interface TenantArtifact {
  /** undefined: it is not there, or not where it could be read. */
  readonly designtime: DesigntimeArtifact | undefined;
  /** As it was downloaded, to be put back if need be. */
  readonly zip: Buffer | undefined;
  readonly archive: Archive | undefined;
  /** undefined where they decide nothing. */
  readonly configurations: readonly Configuration[] | undefined;
  readonly runtime: RuntimeArtifact | undefined;
  /** What is only uploaded needs no look at what runs. */
  readonly isRuntimeRead: boolean;
  /** Why it could not be read; the other artifacts go on. */
  readonly refusal: ActionError | undefined;
}

/** @throws ActionError TLS_*, HTTP_*, OAUTH_REJECTED, ODATA_UNEXPECTED: nothing is known then */
export async function readLandscape(
  artifacts: readonly LocalArtifact[],
  target: DeployTarget,
  settings: DeploySettings,
): Promise<Landscape> {
  const isRuntimeRead = settings.deploy !== 'never';
  const [running, lists] = await Promise.all([
    isRuntimeRead ? target.listRuntimeArtifacts() : new Map<string, RuntimeArtifact>(),
    readLists(artifacts, target),
  ]);
  const states = await Promise.all(
    artifacts.map(async (artifact) => {
      const listed = lists.get(keyOf(artifact))?.find(({ id }) => id === artifact.id);
      const state = await readOne(artifact, listed, target, settings);
      return [artifact.id, { ...state, runtime: running.get(artifact.id), isRuntimeRead }] as const;
    }),
  );
  return { missingPackages: findMissing(artifacts, lists), artifacts: new Map(states) };
}

type Lists = ReadonlyMap<string, readonly DesigntimeArtifact[] | undefined>;

function keyOf({ packageId, type }: { readonly packageId: string; readonly type: ArtifactType }): string {
  return `${type} ${packageId}`;
}

async function readLists(artifacts: readonly LocalArtifact[], target: DeployTarget): Promise<Lists> {
  const wanted = new Map(artifacts.map((artifact) => [keyOf(artifact), artifact]));
  const lists = [...wanted].map(
    async ([key, { packageId, type }]) => [key, await target.listArtifacts(packageId, type)] as const,
  );
  return new Map(await Promise.all(lists));
}

function findMissing(artifacts: readonly LocalArtifact[], lists: Lists): ReadonlySet<string> {
  const missing = artifacts.filter((artifact) => lists.get(keyOf(artifact)) === undefined);
  return new Set(missing.map(({ packageId }) => packageId));
}

type State = Omit<TenantArtifact, 'runtime' | 'isRuntimeRead'>;

const NOTHING: State = {
  designtime: undefined,
  zip: undefined,
  archive: undefined,
  configurations: undefined,
  refusal: undefined,
};

async function readOne(
  artifact: LocalArtifact,
  listed: DesigntimeArtifact | undefined,
  target: DeployTarget,
  settings: DeploySettings,
): Promise<State> {
  // What its package does not list may lie in another one.
  const designtime = listed ?? (await target.readArtifact(artifact.type, artifact.id));
  if (designtime?.packageId !== artifact.packageId) return { ...NOTHING, designtime };
  try {
    const zip = await target.downloadArtifact(artifact.type, artifact.id);
    if (zip === undefined) return NOTHING;
    const archive = readArchive(zip, { label: `the tenant's copy of "${artifact.id}"` });
    const configurations = needsConfigurations(artifact, archive, settings)
      ? await target.listConfigurations(artifact.id)
      : undefined;
    return { designtime, zip, archive, configurations, refusal: undefined };
  } catch (error) {
    if (!(error instanceof ActionError) || !isOfArtifact(error)) throw error;
    return { ...NOTHING, designtime, refusal: error };
  }
}

/** A refusal of this artifact alone, as of one in a configure-only package. */
function isOfArtifact({ code }: ActionError): boolean {
  return /^(?:ARTIFACT|PACKAGE)_/.test(code);
}

/** To compare listed values, to keep those of the tenant across an upload or a rollback, or to compare the workspace's. */
function needsConfigurations(
  { id, type, archive: local }: LocalArtifact,
  archive: Archive,
  { parameters, unlistedParameters, rollback }: DeploySettings,
): boolean {
  if (type !== 'IntegrationFlow') return false;
  if ((parameters.get(id)?.size ?? 0) > 0) return true;
  const isDeclared = readParameters(local).size > 0;
  if (isDeclared && unlistedParameters === 'workspace') return true;
  if (!isDeclared && !(rollback && readParameters(archive).size > 0)) return false;
  return compareArchives(type, local, archive, { parameterValues: 'ignore' }).length > 0;
}
