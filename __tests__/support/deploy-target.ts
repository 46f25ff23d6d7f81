/**
 * A tenant in memory for the tests of `src/deploy`: design time, parameters, tasks, and a runtime that follows from a
 * history of deployments and the clock alone (contract, sections 7 and 8). It knows no HTTP, no roles and no locks.
 * What a call does happens after `latencyMs`; a fault may stand before or after it.
 */
import { readArchive, writeArchive, type Archive } from '../../src/artifact/archive.js';
import { readManifest } from '../../src/artifact/manifest.js';
import { readParameters } from '../../src/artifact/parameters.js';
import type {
  ArtifactType,
  Configuration,
  DesigntimeArtifact,
  NewArtifact,
  RuntimeArtifact,
  RuntimeStatus,
  TaskStatus,
} from '../../src/cloud-integration/model.js';
import type { DeployTarget } from '../../src/deploy/target.js';
import { ActionError, type ErrorCode } from '../../src/errors.js';
import { OutcomeUnknownError } from '../../src/http/arrival.js';
import type { VirtualClock } from './virtual-clock.js';

export interface TenantQuirks {
  /** Whether a written parameter renews the date of its artifact. */
  readonly configurationTouches: boolean;
  readonly changeFields: 'shown' | 'absent';
  readonly configurationAfterUpload: 'kept' | 'replaced';
  readonly contentPut: 'saved' | 'draft';
  readonly profile: string | undefined;
  readonly latencyMs: number;
  readonly buildMs: number;
  /** After the build, the former deployment is still shown. */
  readonly oldStaysMs: number;
  readonly startMs: number;
  readonly taskHiddenMs: number;
  readonly errorInformationLagMs: number;
  /** Types whose deployment names no task. */
  readonly taskless: readonly ArtifactType[];
}

const QUIRKS: TenantQuirks = {
  configurationTouches: false,
  changeFields: 'shown',
  configurationAfterUpload: 'kept',
  contentPut: 'saved',
  profile: undefined,
  latencyMs: 10,
  buildMs: 1500,
  oldStaysMs: 500,
  startMs: 1000,
  taskHiddenMs: 0,
  errorInformationLagMs: 0,
  taskless: ['MessageMapping', 'ValueMapping'],
};

export interface Call {
  /** 1 for the first call of all. */
  readonly number: number;
  readonly name: keyof DeployTarget;
  /** Of the artifact, package or task. */
  readonly id: string;
  readonly isWrite: boolean;
  readonly at: number;
}

/** `lost`: it happens, but the answer does not come. `unsure`: it does not happen, but nobody can know. */
export type Fault =
  | { readonly kind: 'refuse' | 'lost' | 'unsure'; readonly code: ErrorCode }
  | { readonly kind: 'throw'; readonly error: Error }
  /** Neither this call nor any later one is ever answered. */
  | { readonly kind: 'die'; readonly when: 'before' | 'after' };

/** What a deployment comes to. */
export type Fate = 'started' | 'start-failed' | 'build-failed' | 'license-failed' | 'never-appears';

export interface Stored {
  readonly type: ArtifactType;
  readonly packageId: string;
  readonly archive: Archive;
  readonly configurations: ReadonlyMap<string, Configuration>;
  readonly version: string;
  readonly isDraft: boolean;
  readonly modifiedAt: number;
  readonly modifiedBy: string;
}

export interface Deployment {
  readonly taskId: string;
  readonly id: string;
  readonly content: Stored;
  readonly fate: Fate;
  readonly requestedAt: number;
  readonly builtAt: number;
  readonly appearsAt: number;
  readonly settledAt: number;
}

export class MemoryTenant implements DeployTarget {
  readonly quirks: TenantQuirks;
  readonly clock: VirtualClock;
  readonly calls: Call[] = [];
  readonly packages = new Set<string>();
  readonly stored = new Map<string, Stored>();
  readonly deployments: Deployment[] = [];
  /** Under which writes are noted. */
  user = 'me';
  faultAt: (call: Call) => Fault | undefined = () => undefined;
  fateOf: (id: string) => Fate = () => 'started';
  buildMsOf: (id: string) => number | undefined = () => undefined;
  /** Told of each write when it takes effect. */
  onEffect: (call: Call) => void = () => undefined;
  writesNow = 0;
  mostWritesAtOnce = 0;
  #isDead = false;
  #tasks = 0;

  constructor(clock: VirtualClock, quirks: Partial<TenantQuirks> = {}) {
    this.clock = clock;
    this.quirks = { ...QUIRKS, ...quirks };
  }

  get writes(): readonly string[] {
    return this.calls.filter(({ isWrite }) => isWrite).map(({ name, id }) => `${name} ${id}`);
  }

  names(id: string): readonly string[] {
    return this.calls.filter((call) => call.id === id).map(({ name }) => name);
  }

  /** The next run: what died is over, what was counted is forgotten. */
  revive(): void {
    this.#isDead = false;
    this.faultAt = () => undefined;
    this.fateOf = () => 'started';
    this.calls.length = 0;
    this.writesNow = 0;
    this.mostWritesAtOnce = 0;
  }

  /** Puts something there as somebody else did long ago. */
  hold(packageId: string, zip: Uint8Array, more: Partial<Stored> = {}): void {
    const archive = readArchive(zip, { label: 'test' });
    const { id, type, version } = readManifest(archive, { label: 'test' });
    this.packages.add(packageId);
    const configurations = this.#configure(undefined, archive);
    const base = { type, packageId, archive, configurations, version, isDraft: false };
    this.stored.set(id, { ...base, modifiedAt: -2_000_000, modifiedBy: 'somebody', ...more });
  }

  /** As if it had been deployed and settled at that time. */
  run(id: string, at = -1_000_000, fate: Fate = 'started', content: Partial<Stored> = {}): void {
    const times = { requestedAt: at, builtAt: at, appearsAt: at, settledAt: at };
    this.#tasks += 1;
    const stored = { ...this.#require(id), ...content };
    this.deployments.push({ taskId: `old-task-${this.#tasks}`, id, content: stored, fate, ...times });
  }

  /** What the runtime shows now. */
  view(id: string): { readonly deployment: Deployment; readonly status: RuntimeStatus } | undefined {
    const now = this.#now();
    const shown = this.deployments.filter(
      (one) =>
        one.id === id && one.appearsAt <= now && (one.fate === 'started' || one.fate === 'start-failed'),
    );
    const deployment = shown.at(-1);
    if (deployment === undefined) return undefined;
    const settled = deployment.fate === 'started' ? 'started' : 'error';
    return { deployment, status: deployment.settledAt <= now ? settled : 'starting' };
  }

  createPackage({ id }: { readonly id: string }): Promise<void> {
    return this.#write('createPackage', id, () => {
      this.packages.add(id);
    });
  }

  listArtifacts(packageId: string, type: ArtifactType): Promise<readonly DesigntimeArtifact[] | undefined> {
    return this.#read('listArtifacts', packageId, () => {
      if (!this.packages.has(packageId)) return undefined;
      const own = [...this.stored].filter(([, one]) => one.packageId === packageId && one.type === type);
      return own.map(([id, one]) => this.#describe(id, one));
    });
  }

  readArtifact(type: ArtifactType, id: string): Promise<DesigntimeArtifact | undefined> {
    return this.#read('readArtifact', id, () => {
      const one = this.stored.get(id);
      return one?.type === type ? this.#describe(id, one) : undefined;
    });
  }

  downloadArtifact(_type: ArtifactType, id: string): Promise<Buffer | undefined> {
    return this.#read('downloadArtifact', id, () => {
      const one = this.stored.get(id);
      return one && Buffer.from(writeArchive(one.archive));
    });
  }

  createArtifact(_type: ArtifactType, { id, packageId, content }: NewArtifact): Promise<void> {
    return this.#write('createArtifact', id, () => {
      const held = this.stored.get(id);
      if (held?.packageId === packageId) throw new OutcomeUnknownError(refusal('ARTIFACT_IN_OTHER_PACKAGE'));
      if (held !== undefined) throw refusal('ARTIFACT_IN_OTHER_PACKAGE');
      if (!this.packages.has(packageId)) throw refusal('PACKAGE_NOT_FOUND');
      this.#store(id, packageId, content);
    });
  }

  updateArtifact(
    type: ArtifactType,
    { id, content }: { readonly id: string; readonly content: Buffer },
  ): Promise<void> {
    return this.#write('updateArtifact', id, () => {
      if (type === 'ValueMapping') throw refusal('ARTIFACT_REFUSED');
      this.#store(id, this.#require(id).packageId, content);
    });
  }

  deleteArtifact(type: ArtifactType, id: string): Promise<void> {
    return this.#write('deleteArtifact', id, () => {
      if (type !== 'ValueMapping') throw new Error('only value mappings may be deleted');
      this.stored.delete(id);
    });
  }

  saveAsVersion(_type: ArtifactType, id: string, version: string): Promise<void> {
    return this.#write('saveAsVersion', id, () => {
      this.stored.set(id, { ...this.#require(id), version, isDraft: false, ...this.#stamp() });
    });
  }

  listConfigurations(id: string): Promise<readonly Configuration[]> {
    return this.#read('listConfigurations', id, () => [...this.#require(id).configurations.values()]);
  }

  writeConfiguration(id: string, configuration: Configuration): Promise<void> {
    return this.#write('writeConfiguration', id, () => {
      const held = this.#require(id);
      if (!held.configurations.has(configuration.key)) throw refusal('PARAMETER_UNKNOWN');
      const configurations = new Map([...held.configurations, [configuration.key, configuration] as const]);
      this.stored.set(id, {
        ...held,
        configurations,
        ...(this.quirks.configurationTouches ? this.#stamp() : {}),
      });
    });
  }

  deployArtifact(type: ArtifactType, id: string): Promise<string | undefined> {
    return this.#write('deployArtifact', id, () => {
      const deployment = this.#deploy(id);
      this.deployments.push(deployment);
      return this.quirks.taskless.includes(type) ? undefined : deployment.taskId;
    });
  }

  readTask(taskId: string): Promise<TaskStatus | undefined> {
    return this.#read('readTask', taskId, () => {
      const task = this.deployments.find((one) => one.taskId === taskId);
      if (task === undefined || this.#now() < task.requestedAt + this.quirks.taskHiddenMs) return undefined;
      if (this.#now() < task.builtAt) return 'deploying';
      if (task.fate === 'build-failed') return 'failed';
      return task.fate === 'license-failed' ? 'license-failed' : 'success';
    });
  }

  listRuntimeArtifacts(): Promise<ReadonlyMap<string, RuntimeArtifact>> {
    return this.#read('listRuntimeArtifacts', '', () => {
      const ids = new Set(this.deployments.map(({ id }) => id));
      return new Map(
        [...ids].flatMap((id) => {
          const shown = this.#describeRuntime(id);
          return shown === undefined ? [] : [[id, shown] as const];
        }),
      );
    });
  }

  readRuntimeArtifact(id: string): Promise<RuntimeArtifact | undefined> {
    return this.#read('readRuntimeArtifact', id, () => this.#describeRuntime(id));
  }

  readErrorInformation(id: string): Promise<string | undefined> {
    return this.#read('readErrorInformation', id, () => {
      const shown = this.view(id);
      const isReady =
        shown?.status === 'error' &&
        shown.deployment.settledAt + this.quirks.errorInformationLagMs <= this.#now();
      return isReady ? `{"parameter":["No alias in ${shown.deployment.taskId}"]}` : undefined;
    });
  }

  listServiceEndpoints(): Promise<ReadonlyMap<string, readonly string[]>> {
    return this.#read('listServiceEndpoints', '', () => new Map());
  }

  #deploy(id: string): Deployment {
    const { buildMs, oldStaysMs, startMs } = this.quirks;
    const now = this.#now();
    const former = this.deployments.filter((one) => one.id === id).at(-1);
    // Builds of one artifact go one after another.
    const builtAt = Math.max(now, former?.builtAt ?? now) + (this.buildMsOf(id) ?? buildMs);
    const appearsAt = builtAt + oldStaysMs;
    this.#tasks += 1;
    const taskId = `task-${String(this.#tasks).padStart(4, '0')}`;
    const base = { taskId, id, content: this.#require(id), fate: this.fateOf(id), requestedAt: now };
    return { ...base, builtAt, appearsAt, settledAt: appearsAt + startMs };
  }

  #store(id: string, packageId: string, content: Buffer): void {
    const archive = readArchive(content, { label: 'test' });
    const { type, version } = readManifest(archive, { label: 'test' });
    const former = this.stored.get(id);
    const isDraft = former !== undefined && this.quirks.contentPut === 'draft';
    this.stored.set(id, {
      ...{ type, packageId, archive, version: isDraft ? 'Active' : version, isDraft },
      configurations: this.#configure(former, archive),
      ...this.#stamp(),
    });
  }

  /** Values whose key is gone from the content stay behind. */
  #configure(former: Stored | undefined, archive: Archive): ReadonlyMap<string, Configuration> {
    const declared = [...readParameters(archive).values()].map(({ key, value, type }): Configuration => {
      const kept =
        this.quirks.configurationAfterUpload === 'kept' ? former?.configurations.get(key) : undefined;
      return { key, value: kept?.value ?? value ?? '', dataType: type ?? 'xsd:string' };
    });
    const profile: readonly Configuration[] =
      this.quirks.profile === undefined || former !== undefined
        ? []
        : [{ key: 'SAP_ProfileId', value: this.quirks.profile, dataType: 'xsd:string' }];
    const all = [...profile, ...(former?.configurations.values() ?? []), ...declared];
    return new Map(all.map((one) => [one.key, one]));
  }

  #stamp(): Pick<Stored, 'modifiedAt' | 'modifiedBy'> {
    return { modifiedAt: this.#now(), modifiedBy: this.user };
  }

  #describe(id: string, one: Stored): DesigntimeArtifact {
    const isShown = this.quirks.changeFields === 'shown';
    return {
      ...{ id, type: one.type, name: id, packageId: one.packageId },
      ...{ version: one.version, isDraft: one.isDraft },
      modifiedAt: isShown ? new Date(one.modifiedAt) : undefined,
      modifiedBy: isShown ? one.modifiedBy : undefined,
    };
  }

  #describeRuntime(id: string): RuntimeArtifact | undefined {
    const shown = this.view(id);
    if (shown === undefined) return undefined;
    const { content, appearsAt } = shown.deployment;
    const version = content.isDraft ? '' : content.version;
    return { id, version, status: shown.status, deployedOn: new Date(appearsAt), type: content.type };
  }

  #require(id: string): Stored {
    const one = this.stored.get(id);
    if (one === undefined) throw refusal('ARTIFACT_NOT_FOUND');
    return one;
  }

  #now(): number {
    return this.clock.now().getTime();
  }

  #read<T>(name: keyof DeployTarget, id: string, effect: () => T): Promise<T> {
    return this.#call(this.#note(name, id, false), effect);
  }

  async #write<T>(name: keyof DeployTarget, id: string, effect: () => T): Promise<T> {
    const call = this.#note(name, id, true);
    this.writesNow += 1;
    this.mostWritesAtOnce = Math.max(this.mostWritesAtOnce, this.writesNow);
    try {
      return await this.#call(call, () => {
        this.onEffect(call);
        return effect();
      });
    } finally {
      this.writesNow -= 1;
    }
  }

  #note(name: keyof DeployTarget, id: string, isWrite: boolean): Call {
    const call = { number: this.calls.length + 1, name, id, isWrite, at: this.#now() };
    this.calls.push(call);
    return call;
  }

  async #call<T>(call: Call, effect: () => T): Promise<T> {
    if (this.#hasDied()) return never();
    const fault = this.faultAt(call);
    if (fault?.kind === 'die' && fault.when === 'before') return this.#die();
    if (this.quirks.latencyMs > 0) await this.clock.sleep(this.quirks.latencyMs);
    if (this.#hasDied()) return never();
    if (fault?.kind === 'throw') throw fault.error;
    if (fault?.kind === 'refuse') throw refusal(fault.code);
    if (fault?.kind === 'unsure') throw lost(fault.code, call);
    const result = effect();
    if (fault?.kind === 'lost') throw lost(fault.code, call);
    return fault?.kind === 'die' ? this.#die() : result;
  }

  #hasDied(): boolean {
    return this.#isDead;
  }

  #die(): Promise<never> {
    this.#isDead = true;
    return never();
  }
}

/** Only writes can be unsure. */
function lost(code: ErrorCode, { isWrite }: Call): ActionError {
  return isWrite ? new OutcomeUnknownError(refusal(code)) : refusal(code);
}

export function refusal(code: ErrorCode): ActionError {
  return new ActionError(code, { happened: `The test refused it with ${code}.`, next: 'Do nothing.' });
}

function never(): Promise<never> {
  return Promise.withResolvers<never>().promise;
}
