/** Cloud Integration as the tests and the demo see it: addresses, service keys, and the inside of the service. */
import type { Authority } from '../authority.js';
import type { KeySource } from '../certificates/key-pair.js';
import type { RecordedRequest } from '../recorder.js';
import type { Artifact } from './artifact-store.js';
import type { IntegrationRole } from './client-registry.js';
import { valuesOf } from './configuration.js';
import type { DeploymentPlan } from './deployment-plans.js';
import type { InterruptedRequest } from './interruptions.js';
import type { MessageLog } from './message-log.js';
import type { IntegrationPackage } from './package-store.js';
import type { Deployment, RuntimeView } from './runtime-store.js';
import { author, bytesOf, lockOf, seedArtifact, seedPackage, seedRuntime } from './seed.js';
import type { SeedArtifact, SeedEntries, SeedPackage, SeedRuntime } from './seed.js';
import { issueIntegrationKey, type IntegrationKeyOptions, type IssuedIntegrationKey } from './service-key.js';
import type { IntegrationState } from './state.js';
import type { IntegrationSwitches } from './switches.js';

export interface Integration {
  /** `https://localhost:<port>`, the `url` of every service key. */
  readonly url: string;
  /** The host of the deployed flows. */
  readonly runtimeUrl: string;
  issueKey(options?: IntegrationKeyOptions): IssuedIntegrationKey;
  /** As when the key is deleted in the cockpit. */
  deleteKey(key: IssuedIntegrationKey): void;
  /** Of the service instance; tokens keep what they have. */
  setRoles(key: IssuedIntegrationKey, roles: readonly IntegrationRole[]): void;
  turn(switches: Partial<IntegrationSwitches>): void;
  /** Every token against forged requests is refused from now on. */
  endSessions(): void;

  /** Replaces a package of the same id. */
  seedPackage(seed: SeedPackage): IntegrationPackage;
  /** Replaces an artifact of the same id. */
  seedArtifact(seed: SeedArtifact): Artifact;
  seedRuntime(id: string, seed?: SeedRuntime): Deployment;
  seedMessageLog(log: MessageLog): void;
  /** As by somebody at the web editor who has not saved a version: these files are put in, the rest stays. */
  edit(id: string, entries: SeedEntries): void;
  /** Anything else; `modifiedAt` becomes now unless given. */
  change(id: string, change: ArtifactChange): void;
  lock(id: string, by: string): void;
  unlock(id: string): void;
  /** Acts once, just before the first request that matches is served: somebody else was faster. */
  interrupt(match: InterruptedRequest, act: () => void): void;
  /** For the next `times` deployments (1) of the artifact; `*` is any. */
  planDeployment(id: string, plan: DeploymentPlan, times?: number): void;

  package(id: string): IntegrationPackage | undefined;
  artifact(id: string): Artifact | undefined;
  artifacts(): readonly Artifact[];
  /** The stored content by path, as text. */
  content(id: string): Readonly<Record<string, string>>;
  /** All externalised parameters by key, orphans included. */
  configuration(id: string): Readonly<Record<string, string>>;
  /** What runs now, with the content and the configuration that it was deployed with. */
  runtime(id: string): RuntimeView | undefined;
  /** In the order of the requests, also those that were seeded. */
  deployments(id?: string): readonly Deployment[];
  /** Requests to the API, reads without those for tokens. */
  requests(): readonly RecordedRequest[];
  /** Those of them that would change something, whatever was answered. */
  writes(): readonly RecordedRequest[];
}

export type ArtifactChange = Partial<
  Pick<Artifact, 'name' | 'packageId' | 'version' | 'isDraft' | 'entries' | 'configured' | 'modifiedAt'>
>;

export interface IntegrationParts {
  readonly state: IntegrationState;
  readonly authority: Authority;
  readonly keySource: KeySource;
  readonly requests: readonly RecordedRequest[];
}

export function createIntegration(parts: IntegrationParts): Integration {
  const { api, runtime } = parts.state.addresses();
  return { url: api, runtimeUrl: runtime, ...clientsOf(parts), ...preparationOf(parts), ...insightOf(parts) };
}

type Clients = Pick<Integration, 'issueKey' | 'deleteKey' | 'setRoles' | 'turn' | 'endSessions'>;

function clientsOf(parts: IntegrationParts): Clients {
  const { state } = parts;
  return {
    issueKey: (options) => issueIntegrationKey(parts, options),
    deleteKey: ({ clientId }) => {
      state.clients.remove(clientId);
    },
    setRoles: ({ clientId }, roles) => {
      state.clients.setRoles(clientId, roles);
    },
    turn: (switches) => {
      state.switches = { ...state.switches, ...switches };
    },
    endSessions: () => {
      state.csrf.clear();
    },
  };
}

type Preparation = Pick<
  Integration,
  | 'seedPackage'
  | 'seedArtifact'
  | 'seedRuntime'
  | 'seedMessageLog'
  | 'edit'
  | 'change'
  | 'lock'
  | 'unlock'
  | 'interrupt'
  | 'planDeployment'
>;

function preparationOf({ state }: IntegrationParts): Preparation {
  const change = (id: string, changed: Partial<Artifact>): void => {
    state.artifacts.put({ ...required(state, id), ...changed });
  };
  return {
    seedPackage: (seed) => seedPackage(state, seed),
    seedArtifact: (seed) => seedArtifact(state, seed),
    seedRuntime: (id, seed) => seedRuntime(state, id, seed),
    seedMessageLog: (log) => {
      state.messageLogs.push(log);
    },
    edit: (id, files) => {
      const entries = new Map([...required(state, id).entries, ...bytesOf(files)]);
      change(id, { entries, isDraft: true, modifiedAt: state.now(), modifiedBy: author });
    },
    change: (id, changed) => {
      change(id, { modifiedAt: state.now(), ...changed });
    },
    lock: (id, by) => {
      change(id, { lock: lockOf(state, by) });
    },
    unlock: (id) => {
      change(id, { lock: undefined });
    },
    interrupt: (match, act) => {
      state.interruptions.add(match, act);
    },
    planDeployment: (id, plan, times = 1) => {
      state.plans.add(id, plan, times);
    },
  };
}

type Insight = Pick<
  Integration,
  | 'package'
  | 'artifact'
  | 'artifacts'
  | 'content'
  | 'configuration'
  | 'runtime'
  | 'deployments'
  | 'requests'
  | 'writes'
>;

function insightOf({ state, requests }: IntegrationParts): Insight {
  const own = (): readonly RecordedRequest[] => requests.filter(({ listener }) => listener === 'integration');
  return {
    package: (id) => state.packages.find(id),
    artifact: (id) => state.artifacts.find(id),
    artifacts: () => state.artifacts.list(),
    content: (id) => {
      const texts = [...required(state, id).entries].map(([path, bytes]) => [path, bytes.toString('utf8')]);
      return Object.fromEntries(texts) as Readonly<Record<string, string>>;
    },
    configuration: (id) => Object.fromEntries(valuesOf(required(state, id))),
    runtime: (id) => state.runtime.view(id, state.now()),
    deployments: (id) => state.runtime.history().filter((entry) => id === undefined || entry.id === id),
    requests: own,
    writes: () => own().filter(({ method }) => method !== 'GET' && method !== 'HEAD'),
  };
}

function required(state: IntegrationState, id: string): Artifact {
  const artifact = state.artifacts.find(id);
  if (artifact === undefined) throw new TypeError(`there is no artifact ${id}`);
  return artifact;
}
