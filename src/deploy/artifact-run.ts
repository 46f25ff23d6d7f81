/** One artifact of a plan: written, deployed, waited for, and put back where that is asked for. */
import type { Clock } from '../clock.js';
import {
  OutcomeUnknownError,
  type DesigntimeArtifact,
  type RuntimeArtifact,
} from '../cloud-integration/model.js';
import { ActionError, listErrors, type Place } from '../errors.js';
import { countCalls, type CallCount } from './call-count.js';
import { describeCancelled, describeSkipped, placeOf } from './deploy-faults.js';
import type { WatchedDeployment, WatchResult } from './deployment-result.js';
import { describeFailure } from './failure-reason.js';
import type { Limit } from '../limit.js';
import type { PackageCreation } from './package-creation.js';
import type { PlannedArtifact } from './plan.js';
import { describeUntouched, type ArtifactReport, type Phase } from './report.js';
import { repeatIfLost } from './repeat-if-lost.js';
import { mayRollBack, rollBack } from './rollback.js';
import type { DeploySettings } from './settings.js';
import type { DeployTarget } from './target.js';
import type { DeploymentWatch } from './watch.js';
import { writeArtifact } from './write-artifact.js';

export interface RunContext {
  readonly target: DeployTarget;
  readonly clock: Clock;
  readonly settings: DeploySettings;
  readonly signal: AbortSignal;
  readonly watch: DeploymentWatch;
  /** Of the artifacts that are written at a time. */
  readonly limit: Limit;
  readonly packages: PackageCreation;
  /** Epoch ms of the start of the whole run. */
  readonly startedAt: number;
  readonly tell: (id: string, text: string) => void;
}

/** No deployment stays in the queue of the tenant for longer. */
const QUEUE_MS = 15 * 60_000;

export class ArtifactRun {
  readonly #planned: PlannedArtifact;
  readonly #context: RunContext;
  readonly #target: DeployTarget;
  readonly #calls: CallCount;
  readonly #phases: Phase[] = [];
  #taskId: string | undefined;
  #version: string;
  /** The new content is in the tenant, with its parameters. */
  #isWritten = false;
  /** The tenant has taken a deployment, or may have. */
  #isDeploying = false;
  #isRolledBack = false;

  constructor(planned: PlannedArtifact, context: RunContext) {
    this.#planned = planned;
    this.#context = context;
    const { target, calls } = countCalls(context.target);
    this.#target = target;
    this.#calls = calls;
    this.#version = planned.tenant.runtime?.version ?? planned.tenant.designtime?.version ?? '';
  }

  async run(): Promise<ArtifactReport> {
    const { content, failure, reason } = this.#planned;
    if (content === 'skip') return this.skip(reason, failure);
    if (failure !== undefined) return this.#fail(failure);
    try {
      const deployment = await this.#context.limit.run(() => this.#writeAndDeploy());
      const runtime = deployment === undefined ? undefined : await this.#awaitStart(deployment);
      return this.#succeed(runtime);
    } catch (error) {
      return this.#fail(await this.#rollBack(this.#explain(error)));
    }
  }

  /** @param cause why it cannot be done; undefined where the user wants it left out. */
  skip(reason: string, cause?: ActionError): ArtifactReport {
    this.#tell(`skipped: ${reason}`);
    const { artifact } = this.#planned;
    const failure = cause === undefined ? undefined : describeSkipped(artifact, reason, cause.code);
    return this.#report({ action: 'skipped', deployment: this.#deploymentNow(), failure, message: reason });
  }

  #fail(failure: ActionError): ArtifactReport {
    this.#tell(`failed: ${failure.message}`);
    const { content, artifact } = this.#planned;
    const isContentDone = content === 'unchanged' || (this.#isWritten && !this.#isRolledBack);
    const isWatched = this.#isDeploying && failure.code !== 'DEPLOY_CANCELLED';
    const isLeft = this.#isDeploying || this.#isWritten ? 'not-deployed' : this.#deploymentNow();
    return this.#report({
      action: isContentDone ? this.#contentWord() : 'failed',
      deployment: isWatched ? 'failed' : isLeft,
      failure: withPlace(failure, placeOf(artifact)),
      message: failure.message,
    });
  }

  get #id(): string {
    return this.#planned.artifact.id;
  }

  #isCancelled(): boolean {
    return this.#context.signal.aborted;
  }

  async #writeAndDeploy(): Promise<Deployment | undefined> {
    const { content, deploys, tenant } = this.#planned;
    const written = content === 'unchanged' ? tenant.designtime : await this.#write();
    return deploys ? this.#deploy(written) : undefined;
  }

  async #write(): Promise<DesigntimeArtifact | undefined> {
    this.#refuseIfCancelled();
    const startMs = this.#elapsed();
    try {
      await this.#context.packages.ensure(this.#planned.artifact.packageId, this.#target);
      const written = await writeArtifact(this.#planned, this.#target);
      this.#version = written?.version ?? this.#version;
      this.#isWritten = true;
      this.#tell(this.#contentWord());
      return written;
    } finally {
      this.#phases.push({ name: 'upload', spentBy: 'action', startMs, endMs: this.#elapsed() });
    }
  }

  async #deploy(designtime: DesigntimeArtifact | undefined): Promise<Deployment> {
    this.#refuseIfCancelled();
    const before = await this.#readBefore();
    const taskId = await this.#startDeployment();
    this.#taskId = taskId;
    this.#tell(taskId === undefined ? 'deploying' : `deploying (task ${taskId})`);
    const version = designtime?.isDraft === false ? designtime.version : undefined;
    return { before, taskId, version, isCrowded: this.#isCrowded(), startMs: this.#elapsed() };
  }

  /** What was changed lately and is not deployed since: a job that was cancelled may have left a deployment of it. */
  #isCrowded(): boolean {
    const { designtime, runtime } = this.#planned.tenant;
    const changedAt = designtime?.modifiedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
    const isRecent = this.#context.clock.now().getTime() - changedAt < QUEUE_MS;
    return isRecent && (runtime?.deployedOn?.getTime() ?? Number.NEGATIVE_INFINITY) < changedAt;
  }

  /** A job that was cancelled may have put something there since the plan was made; not for what is new. */
  async #readBefore(): Promise<RuntimeArtifact | undefined> {
    const { content, tenant } = this.#planned;
    return content === 'create' ? tenant.runtime : this.#target.readRuntimeArtifact(this.#id);
  }

  /** A second deployment of the same content does no harm, and its task is the one that is followed. */
  async #startDeployment(): Promise<string | undefined> {
    const { type } = this.#planned.artifact;
    const taskId = await repeatIfLost(async () => {
      try {
        return await this.#target.deployArtifact(type, this.#id);
      } catch (error) {
        if (!(error instanceof ActionError) || error instanceof OutcomeUnknownError) this.#isDeploying = true;
        throw error;
      }
    });
    this.#isDeploying = true;
    return taskId;
  }

  /** @throws ActionError DEPLOY_* */
  async #awaitStart(deployment: Deployment): Promise<RuntimeArtifact> {
    const result = await this.#follow(deployment);
    if (result.kind === 'started') {
      this.#version = result.runtime.version === '' ? this.#version : result.runtime.version;
      this.#tell(`started${this.#version === '' ? '' : ` (version ${this.#version})`}`);
      return result.runtime;
    }
    const { before } = deployment;
    const context = { ...this.#context, target: this.#target, before };
    throw await describeFailure(this.#planned.artifact, result, context);
  }

  async #follow({ startMs, ...deployment }: Deployment): Promise<WatchResult> {
    const { clock, settings, watch } = this.#context;
    const deadlineMs = clock.now().getTime() + settings.waitTimeoutMs;
    try {
      return await watch.waitFor({ id: this.#id, ...deployment, deadlineMs });
    } finally {
      this.#phases.push({ name: 'deploy', spentBy: 'service', startMs, endMs: this.#elapsed() });
    }
  }

  /** @returns the failure, with what became of the rollback. */
  async #rollBack(failure: ActionError): Promise<ActionError> {
    const { settings, limit } = this.#context;
    const written = { isWritten: this.#isWritten, hasWritten: this.#calls.hasWritten };
    if (!settings.rollback || !mayRollBack(this.#planned, written)) return failure;
    const startMs = this.#elapsed();
    const { failure: told, isRolledBack } = await rollBack(this.#planned, failure, {
      target: this.#target,
      limit,
      isCancelled: () => this.#isCancelled(),
      startDeployment: () => this.#startDeployment(),
      follow: (deployment) => this.#follow({ ...deployment, startMs: this.#elapsed() }),
      explain: (error) => this.#explain(error),
      tell: (text) => {
        this.#tell(text);
      },
      onRestored: () => {
        this.#version = this.#planned.tenant.designtime?.version ?? this.#version;
        this.#phases.push({ name: 'rollback', spentBy: 'action', startMs, endMs: this.#elapsed() });
      },
    });
    this.#isRolledBack = isRolledBack;
    return told;
  }

  #contentWord(): ArtifactReport['action'] {
    const { content } = this.#planned;
    return content === 'create' ? 'created' : content === 'update' ? 'updated' : 'unchanged';
  }

  #succeed(runtime: RuntimeArtifact | undefined): ArtifactReport {
    const { content, deploys, reason } = this.#planned;
    if (content === 'unchanged' && !deploys) this.#tell(`unchanged: ${reason}`);
    const stays = this.#isWritten ? 'not-deployed' : this.#deploymentNow();
    return this.#report({
      action: this.#contentWord(),
      deployment: runtime === undefined ? stays : 'started',
      failure: undefined,
      message: reason,
    });
  }

  /** What runs is what ran before. */
  #deploymentNow(): ArtifactReport['deployment'] {
    return describeUntouched(this.#planned.tenant);
  }

  /** What is not ours, as a bug, becomes INTERNAL_ERROR: the other artifacts go on, and each has its report. */
  #explain(error: unknown): ActionError {
    const { signal } = this.#context;
    const isOwn = error instanceof ActionError && !(signal.aborted && error.code.startsWith('HTTP_'));
    if (isOwn) return error;
    const cancelled = describeCancelled(this.#id, this.#describeLeft());
    return signal.aborted ? cancelled : (listErrors(error)[0] ?? cancelled);
  }

  #describeLeft(): string {
    if (this.#isDeploying) return 'its deployment goes on in the tenant, unwatched';
    if (this.#isWritten) return 'its new content is uploaded, but not deployed';
    if (!this.#calls.hasWritten) return 'nothing was written';
    return this.#planned.artifact.type === 'ValueMapping'
      ? 'the design time may lack it until the next run creates it anew; what runs goes on running'
      : 'its new content may be uploaded, but is not deployed';
  }

  #refuseIfCancelled(): void {
    if (this.#isCancelled()) throw describeCancelled(this.#id, this.#describeLeft());
  }

  #report(outcome: Pick<ArtifactReport, 'action' | 'deployment' | 'failure' | 'message'>): ArtifactReport {
    return {
      artifact: this.#planned.artifact,
      version: this.#version,
      taskId: this.#taskId,
      endpoints: [],
      hasChanged: this.#calls.hasWritten,
      phases: this.#phases,
      requests: this.#calls.count,
      ...outcome,
    };
  }

  #elapsed(): number {
    return this.#context.clock.now().getTime() - this.#context.startedAt;
  }

  #tell(text: string): void {
    this.#context.tell(this.#id, text);
  }
}

interface Deployment extends Omit<WatchedDeployment, 'id' | 'deadlineMs'> {
  readonly startMs: number;
}

function withPlace(failure: ActionError, place: Place): ActionError {
  if (failure.place !== undefined) return failure;
  const { code, message: happened, next, cause } = failure;
  return new ActionError(code, { happened, next, place, cause });
}
