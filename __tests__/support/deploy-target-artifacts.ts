/** Artifacts of a workspace for the tests of `src/deploy`, and one run of plan and execution against a tenant in memory. */
import { setMaxListeners } from 'node:events';
import { writeArchive } from '../../src/artifact/archive.js';
import type { ArtifactType } from '../../src/artifact/artifact-type.js';
import type { LocalArtifact } from '../../src/artifact/local-artifact.js';
import { MANIFEST_PATH } from '../../src/artifact/manifest.js';
import { executePlan } from '../../src/deploy/execute.js';
import { readLandscape } from '../../src/deploy/landscape.js';
import { buildPlan, findPlanFaults, type DeployPlan } from '../../src/deploy/plan.js';
import type { ArtifactReport, DeployEvent } from '../../src/deploy/report.js';
import type { DeploySettings } from '../../src/deploy/settings.js';
import type { DeployTarget } from '../../src/deploy/target.js';
import { combineErrors } from '../../src/errors.js';
import { filesOf, flowOf, FLOW_PATH, manifestOf, type Files } from '../artifact/artifact-files.js';
import type { MemoryTenant } from './deploy-target.js';
import type { VirtualClock } from './virtual-clock.js';

export interface ArtifactOptions {
  readonly packageId?: string;
  readonly version?: string;
  /** Anything that tells one content from another. */
  readonly text?: string;
  /** Ids of script collections and message mappings. */
  readonly uses?: readonly string[];
  /** Externalised parameters with the values of the workspace. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly types?: Readonly<Record<string, string>>;
  readonly source?: 'folder' | 'zip';
}

export function artifactOf(id: string, type: ArtifactType, options: ArtifactOptions = {}): LocalArtifact {
  const { packageId = 'Orders', version = '1.0.0', uses = [], source = 'folder' } = options;
  const header =
    uses.length === 0 ? '' : `Require-Capability: ${uses.map((one) => `scriptcollection.${one}`).join(',')}`;
  return {
    ...{ id, name: id, version, type, packageId, line: 1, source },
    path: source === 'zip' ? `${packageId}/${id}.zip` : `${packageId}/${id}`,
    archive: filesOf({
      [MANIFEST_PATH]: manifestOf(id, type, header).replace('1.0.0', version),
      ...contentOf(type, options),
    }),
    ignored: [],
  };
}

export function flow(id: string, options?: ArtifactOptions): LocalArtifact {
  return artifactOf(id, 'IntegrationFlow', options);
}

export function scripts(id: string, options?: ArtifactOptions): LocalArtifact {
  return artifactOf(id, 'ScriptCollection', options);
}

export function valueMapping(id: string, options?: ArtifactOptions): LocalArtifact {
  return artifactOf(id, 'ValueMapping', options);
}

function contentOf(type: ArtifactType, { text = 'a', parameters = {}, types = {} }: ArtifactOptions): Files {
  switch (type) {
    case 'IntegrationFlow':
      return { [FLOW_PATH]: flowOf({ text }), ...parametersOf(parameters, types) };
    case 'MessageMapping':
      return { 'src/main/resources/mapping/Map.mmap': `<mapping><name>${text}</name></mapping>` };
    case 'ScriptCollection':
      return { 'src/main/resources/script/common.groovy': `def text = '${text}'` };
    case 'ValueMapping':
      return { 'value_mapping.xml': `<vm version="2.0"><group id="1"><name>${text}</name></group></vm>` };
  }
}

function parametersOf(
  values: Readonly<Record<string, string>>,
  types: Readonly<Record<string, string>>,
): Files {
  if (Object.keys(values).length === 0) return {};
  const rows = Object.keys(values).map(
    (key) =>
      `<parameter><key>${key}</key><name>${key}</name><type>${types[key] ?? 'xsd:string'}</type></parameter>`,
  );
  return {
    'src/main/resources/parameters.prop': Object.entries(values)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
    'src/main/resources/parameters.propdef': `<parameters>${rows.join('')}</parameters>`,
  };
}

export function zipOf({ archive }: LocalArtifact): Uint8Array {
  return writeArchive(archive);
}

export function settingsOf(
  changes: Partial<Omit<DeploySettings, 'parameters'>> = {},
  parameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): DeploySettings {
  const listed = Object.entries(parameters).map(([id, values]) => {
    const rows = Object.entries(values).map(([key, value], index) => {
      return [key, { value, place: { file: 'prod.yml', line: index + 2 } }] as const;
    });
    return [id, new Map(rows)] as const;
  });
  return {
    createPackage: true,
    unlistedParameters: 'keep',
    deploy: 'changed',
    onDraft: 'error',
    concurrency: 4,
    waitTimeoutMs: 60_000,
    rollback: false,
    ownUser: 'me',
    ...changes,
    parameters: new Map(listed),
  };
}

export interface RunOptions {
  readonly settings?: DeploySettings;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: DeployEvent) => void;
}

export async function planOn(
  target: DeployTarget,
  artifacts: readonly LocalArtifact[],
  settings: DeploySettings = settingsOf(),
): Promise<DeployPlan> {
  const landscape = await readLandscape(artifacts, target, settings);
  const faults = findPlanFaults(artifacts, landscape, settings);
  if (faults.length > 0) throw combineErrors(faults);
  return buildPlan(artifacts, landscape, settings);
}

export async function deployOn(
  target: DeployTarget,
  clock: VirtualClock,
  artifacts: readonly LocalArtifact[],
  { settings = settingsOf(), signal = new AbortController().signal, onEvent = ignore }: RunOptions = {},
): Promise<readonly ArtifactReport[]> {
  // Each virtual sleep listens to it.
  setMaxListeners(0, signal);
  const plan = await planOn(target, artifacts, settings);
  return executePlan(plan, { target, clock, settings, signal, onEvent });
}

/** Plan and execution, with all the time that they need. */
export function deploy(
  tenant: MemoryTenant,
  artifacts: readonly LocalArtifact[],
  options?: RunOptions,
): Promise<readonly ArtifactReport[]> {
  return tenant.clock.runUntil(deployOn(tenant, tenant.clock, artifacts, options));
}

/** `id: action, deployment, code` */
export function outcomes(reports: readonly ArtifactReport[]): readonly string[] {
  return reports.map(({ artifact, action, deployment, failure }) =>
    [`${artifact.id}: ${action}`, deployment, ...(failure === undefined ? [] : [failure.code])].join(', '),
  );
}

function ignore(): void {
  // Nothing is told.
}
