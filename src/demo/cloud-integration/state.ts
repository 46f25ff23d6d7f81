/** Everything that Cloud Integration remembers and decides by in one tenant; no sockets. */
import type { NextId } from '../identifiers.js';
import { TokenStore } from '../oauth/token-store.js';
import { ArtifactStore } from './artifact-store.js';
import { ClientRegistry } from './client-registry.js';
import { CsrfSessions } from './csrf-sessions.js';
import { DeploymentPlans } from './deployment-plans.js';
import { FailingReads } from './failing-reads.js';
import { Interruptions } from './interruptions.js';
import type { MessageLog } from './message-log.js';
import { PackageStore } from './package-store.js';
import { RequestRate } from './request-rate.js';
import { RuntimeStore } from './runtime-store.js';
import { defaultIntegrationSwitches, type IntegrationSwitches } from './switches.js';

/** Origins, without a slash at the end. */
export interface IntegrationAddresses {
  readonly api: string;
  /** The host of the deployed flows is another one (contract 1.3). */
  readonly runtime: string;
  readonly token: string;
  readonly mtlsToken: string;
}

export interface IntegrationState {
  /** Replaced as a whole when a test turns a switch. */
  switches: IntegrationSwitches;
  readonly now: () => Date;
  readonly nextId: NextId;
  readonly addresses: () => IntegrationAddresses;
  readonly clients: ClientRegistry;
  readonly tokens: TokenStore;
  readonly csrf: CsrfSessions;
  readonly packages: PackageStore;
  readonly artifacts: ArtifactStore;
  readonly runtime: RuntimeStore;
  readonly plans: DeploymentPlans;
  readonly messageLogs: MessageLog[];
  readonly rate: RequestRate;
  readonly failingReads: FailingReads;
  readonly interruptions: Interruptions;
}

export interface IntegrationStateOptions {
  readonly switches?: Partial<IntegrationSwitches> | undefined;
  readonly now: () => Date;
  readonly nextId: NextId;
  readonly addresses: () => IntegrationAddresses;
}

export function createIntegrationState(options: IntegrationStateOptions): IntegrationState {
  const { now, nextId, addresses } = options;
  return {
    switches: { ...defaultIntegrationSwitches, ...options.switches },
    now,
    nextId,
    addresses,
    clients: new ClientRegistry(),
    tokens: new TokenStore(),
    csrf: new CsrfSessions(),
    packages: new PackageStore(),
    artifacts: new ArtifactStore(),
    runtime: new RuntimeStore(),
    plans: new DeploymentPlans(),
    messageLogs: [],
    rate: new RequestRate(),
    failingReads: new FailingReads(),
    interruptions: new Interruptions(),
  };
}
