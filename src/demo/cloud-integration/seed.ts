/** Puts packages, artifacts and deployments into the service past its API, as they were left by somebody else. */
import type { ArtifactKind } from './artifact-kinds.js';
import { factsOf } from './artifact-kinds.js';
import type { Artifact } from './artifact-store.js';
import { textEntry } from './archive.js';
import { valuesOf } from './configuration.js';
import { keptEntries } from './content.js';
import { hexId } from './hex-id.js';
import { manifestPath, newManifest, parseManifest } from './manifest.js';
import type { IntegrationPackage, PackageMode } from './package-store.js';
import type { Deployment, RuntimeOutcome } from './runtime-store.js';
import type { IntegrationState } from './state.js';

/** Path to text or bytes. */
export type SeedEntries = Readonly<Record<string, string | Uint8Array>>;

export interface SeedPackage {
  readonly id: string;
  readonly name?: string;
  readonly mode?: PackageMode;
}

export interface SeedArtifact {
  readonly id: string;
  /** A flow unless given. */
  readonly kind?: ArtifactKind;
  /** Made if it is not there; `Demo` unless given. */
  readonly packageId?: string;
  /** Else that of the manifest, else the id. */
  readonly name?: string;
  /** Else that of the manifest, else 1.0.0. */
  readonly version?: string;
  readonly isDraft?: boolean;
  /** Without a manifest one is made. */
  readonly entries?: SeedEntries;
  readonly configured?: Readonly<Record<string, string>>;
  readonly lockedBy?: string;
  readonly modifiedAt?: Date;
}

export interface SeedRuntime {
  readonly status?: RuntimeOutcome | 'STARTING';
  /** Else that of the design time. */
  readonly version?: string;
  readonly deployedOn?: Date;
  readonly error?: string;
}

/** Somebody at the web editor. */
export const author = 'demo.user@example.com';

export function seedPackage(
  state: IntegrationState,
  { id, name = id, mode = 'EDIT_ALLOWED' }: SeedPackage,
): IntegrationPackage {
  const at = state.now();
  return state.packages.put({
    id,
    name,
    mode,
    shortText: name,
    description: '',
    version: '1.0.0',
    vendor: '',
    supportedPlatform: '[SAP Cloud Integration]',
    resourceId: hexId(state.nextId),
    createdBy: author,
    createdAt: at,
    modifiedBy: author,
    modifiedAt: at,
  });
}

export function seedArtifact(state: IntegrationState, seed: SeedArtifact): Artifact {
  const { id, kind = 'flow', packageId = 'Demo', isDraft = false, configured = {} } = seed;
  if (state.packages.find(packageId) === undefined) seedPackage(state, { id: packageId });
  const entries = bytesOf(seed.entries ?? {});
  const text = textEntry(entries, manifestPath);
  const facts = { bundleType: factsOf(kind).bundleType, version: seed.version ?? '1.0.0' };
  const manifest = text === undefined ? newManifest(id, seed.name ?? id, facts) : parseManifest(text);
  const name = seed.name ?? manifest.get('Bundle-Name') ?? id;
  const at = seed.modifiedAt ?? state.now();
  return state.artifacts.put({
    id,
    kind,
    packageId,
    name,
    description: '',
    version: seed.version ?? manifest.get('Bundle-Version') ?? '1.0.0',
    isDraft,
    entries: keptEntries(state, { entries, manifest }, { id, name, kind }),
    configured: new Map(Object.entries(configured)),
    lock: lockOf(state, seed.lockedBy),
    createdBy: author,
    createdAt: at,
    modifiedBy: author,
    modifiedAt: at,
  });
}

export function bytesOf(entries: SeedEntries): ReadonlyMap<string, Buffer> {
  return new Map(
    Object.entries(entries).map(([path, content]) => [
      path,
      typeof content === 'string' ? Buffer.from(content) : Buffer.from(content),
    ]),
  );
}

export function lockOf(state: IntegrationState, by: string | undefined): Artifact['lock'] {
  return by === undefined ? undefined : { by, resourceId: hexId(state.nextId), at: state.now() };
}

const endOfTime = new Date(8_640_000_000_000_000);

/** A deployment of what the artifact is now. */
export function seedRuntime(state: IntegrationState, id: string, seed: SeedRuntime = {}): Deployment {
  const artifact = state.artifacts.find(id);
  if (artifact === undefined) throw new TypeError(`there is no artifact ${id}`);
  const { status = 'STARTED', version = artifact.version, deployedOn = state.now() } = seed;
  const deployment: Deployment = {
    taskId: undefined,
    id,
    kind: artifact.kind,
    name: artifact.name,
    version,
    by: author,
    requestedAt: deployedOn,
    task: 'SUCCESS',
    builtAt: deployedOn,
    appearsAt: deployedOn,
    settledAt: status === 'STARTING' ? endOfTime : deployedOn,
    outcome: status === 'STARTING' ? 'STARTED' : status,
    error: seed.error ?? (status === 'ERROR' ? 'Deployment failed' : undefined),
    uses: [],
    entries: artifact.entries,
    configuration: valuesOf(artifact),
  };
  state.runtime.add(deployment);
  return deployment;
}
