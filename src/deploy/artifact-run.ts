/** One artifact of a plan: written, deployed, waited for, and put back where that is asked for. */
import type { Clock } from '../clock.js';
import { extractErrorReason, type ErrorReason } from '../cloud-integration/error-reason.js';
import {
  OutcomeUnknownError,
  type DesigntimeArtifact,
  type RuntimeArtifact,
} from '../cloud-integration/model.js';
import { ActionError, type Place } from '../errors.js';
import { countCalls, type CallCount } from './call-count.js';
import {
  describeCancelled,
  describeFailedBuild,
  describeFailedStart,
  describeTimeout,
  placeOf,
} from './deploy-faults.js';
import type { Limit } from './limit.js';
import type { PlannedArtifact } from './plan.js';
import type { ArtifactReport, Phase } from './report.js';
import type { DeploySettings } from './settings.js';
import type { DeployTarget } from './target.js';
import type { DeploymentWatch, WatchResult } from './watch.js';
import { restoreArtifact, writeArtifact } from './write-artifact.js';

export interface RunContext {
  readonly target: DeployTarget;
  readonly clock: Clock;
  readonly settings: DeploySettings;
  readonly signal: AbortSignal;
  readonly watch: DeploymentWatch;
  readonly limit: Limit;
  /** Epoch ms of the start of the whole run. */
  readonly startedAt: number;
  readonly tell: (id: string, text: string) => void;
}

/** The error information may be late (contract, section 8.5). */
const ERROR_LOOKS = 5;
const ERROR_WAIT_MS = 2000;

export class ArtifactRun {
  readonly #planned: PlannedArtifact;
  readonly #context: RunContext;
  readonly #target: DeployTarget;
  readonly #calls: CallCount;
  readonly #phases: Phase[] = [];
  #taskId: string | undefined;
  #version: string;

  constructor(planned: PlannedArtifact, context: RunContext) {
    this.#planned = planned;
    this.#context = context;
    const { target, calls } = countCalls(context.target);
    this.#target = target;
    this.#calls = calls;
    this.#version = planned.tenant.runtime?.version ?? planned.tenant.designtime?.version ?? '';
  }

  async run(): Promise<ArtifactReport> {
    const { content, failure, deploys, reason } = this.#planned;
    if (content === 'fail') return this.fail(failure ?? describeCancelled(this.#id, 'nothing was written'));
    if (content === 'skip') return this.skip(reason);
    try {
      const isWritten = content !== 'unchanged';
      const started = await this.#context.limit.run(() => this.#writeAndDeploy(isWritten));
      const runtime = started === undefined ? undefined : await this.#awaitStart(started);
      return this.#succeed(isWritten, deploys, runtime);
    } catch (error) {
      return this.fail(this.#explain(error));
    }
  }

  /** @param cause why it cannot be done; undefined where the user wants it left out. */
  skip(reason: string, cause?: ActionError): ArtifactReport {
    this.#tell(`skipped: ${reason}`);
    const failure =
      cause === undefined
        ? undefined
        : new ActionError(cause.code, {
            happened: `"${this.#id}" was skipped: ${reason}.`,
            next: 'Mend what it uses first, then run the job again.',
            place: placeOf(this.#planned.artifact),
          });
    return this.#report({ action: 'skipped', deployment: this.#deploymentNow(), failure, message: reason });
  }

  fail(failure: ActionError): ArtifactReport {
    this.#tell(`failed: ${failure.message}`);
    const isCancelled = failure.code === 'DEPLOY_CANCELLED';
    const isDeployFailure = failure.code.startsWith('DEPLOY_') && this.#calls.hasWritten;
    return this.#report({
      action: isDeployFailure ? this.#written() : 'failed',
      deployment: isDeployFailure ? (isCancelled ? 'not-deployed' : 'failed') : this.#deploymentNow(),
      failure: withPlace(failure, placeOf(this.#planned.artifact)),
      message: failure.message,
    });
  }

  get #id(): string {
    return this.#planned.artifact.id;
  }

  async #writeAndDeploy(isWritten: boolean): Promise<Deployment | undefined> {
    const { deploys } = this.#planned;
    const start = this.#elapsed();
    const written = isWritten ? await this.#write() : undefined;
    if (isWritten)
      this.#phases.push({ name: 'upload', spentBy: 'action', startMs: start, endMs: this.#elapsed() });
    return deploys ? this.#deploy(written ?? this.#planned.tenant.designtime) : undefined;
  }

  async #write(): Promise<DesigntimeArtifact | undefined> {
    this.#refuseIfCancelled('nothing was written');
    const written = await writeArtifact(this.#planned, this.#target);
    this.#version = written?.version ?? this.#version;
    this.#tell(this.#written());
    return written;
  }

  async #deploy(designtime: DesigntimeArtifact | undefined): Promise<Deployment> {
    this.#refuseIfCancelled(
      this.#calls.hasWritten ? 'its new content is uploaded, but not deployed' : 'nothing was done',
    );
    const { type } = this.#planned.artifact;
    const before = await this.#readBefore();
    const taskId = await this.#startDeployment(type);
    this.#taskId = taskId;
    this.#tell(taskId === undefined ? 'deploying' : `deploying (task ${taskId})`);
    const version = designtime?.isDraft === false ? designtime.version : undefined;
    return { before, taskId, version, startMs: this.#elapsed() };
  }

  /** The list that was read for the plan says it, unless a former deployment of this run has changed it. */
  async #readBefore(): Promise<RuntimeArtifact | undefined> {
    return this.#phases.some(({ name }) => name === 'deploy')
      ? this.#target.readRuntimeArtifact(this.#id)
      : this.#planned.tenant.runtime;
  }

  /** A second deployment of the same content does no harm, and its task is the one that is followed. */
  async #startDeployment(type: PlannedArtifact['artifact']['type']): Promise<string | undefined> {
    try {
      return await this.#target.deployArtifact(type, this.#id);
    } catch (error) {
      if (!(error instanceof OutcomeUnknownError)) throw error;
      return this.#target.deployArtifact(type, this.#id);
    }
  }

  /** @throws ActionError DEPLOY_*, after a rollback where one is asked for */
  async #awaitStart(deployment: Deployment): Promise<RuntimeArtifact> {
    const result = await this.#follow(deployment);
    if (result.kind === 'started') {
      this.#version = result.runtime.version === '' ? this.#version : result.runtime.version;
      this.#tell(`started${this.#version === '' ? '' : ` (version ${this.#version})`}`);
      return result.runtime;
    }
    const failure = await this.#describe(result);
    this.#tell(`did not start: ${failure.message}`);
    throw await this.#rollBack(failure);
  }

  async #follow({ before, taskId, version, startMs }: Deployment): Promise<WatchResult> {
    const { clock, settings, watch } = this.#context;
    const deadlineMs = clock.now().getTime() + settings.waitTimeoutMs;
    const result = await watch.waitFor({ id: this.#id, taskId, before, version, deadlineMs });
    this.#phases.push({ name: 'deploy', spentBy: 'service', startMs, endMs: this.#elapsed() });
    return result;
  }

  async #describe(result: Exclude<WatchResult, { readonly kind: 'started' }>): Promise<ActionError> {
    const { artifact } = this.#planned;
    if (result.kind === 'timed-out') return describeTimeout(artifact, result, this.#context.settings);
    const reason = await this.#readReason();
    return result.kind === 'start-failed'
      ? describeFailedStart(artifact, reason)
      : describeFailedBuild(artifact, result.reason, reason);
  }

  /** For some seconds there is none; then the failure is told without it. */
  async #readReason(): Promise<ErrorReason> {
    const { clock, signal } = this.#context;
    for (let look = 0; look < ERROR_LOOKS; look += 1) {
      if (look > 0) await clock.sleep(ERROR_WAIT_MS, signal);
      const text = await this.#target.readErrorInformation(this.#id).catch(ignoreOwn);
      if (text !== undefined) return extractErrorReason(text);
    }
    return { reasons: [], files: [] };
  }

  /** @returns the failure, with what became of the rollback. */
  async #rollBack(failure: ActionError): Promise<ActionError> {
    if (!this.#context.settings.rollback || this.#planned.content !== 'update') return failure;
    const startMs = this.#elapsed();
    try {
      await this.#context.limit.run(() => restoreArtifact(this.#planned, this.#target));
      const before = await this.#target.readRuntimeArtifact(this.#id);
      const taskId = await this.#startDeployment(this.#planned.artifact.type);
      this.#tell('rolled back, deploying the former version');
      const result = await this.#follow({ before, taskId, version: undefined, startMs: this.#elapsed() });
      this.#phases.push({ name: 'rollback', spentBy: 'action', startMs, endMs: this.#elapsed() });
      return withOutcome(
        failure,
        result.kind === 'started'
          ? 'The former version was put back and started.'
          : 'The former version was put back, but did not start either.',
      );
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      return withOutcome(failure, `The former version could not be put back (${error.code}).`);
    }
  }

  #written(): ArtifactReport['action'] {
    const { content } = this.#planned;
    return content === 'create' ? 'created' : content === 'update' ? 'updated' : 'unchanged';
  }

  #succeed(isWritten: boolean, deploys: boolean, runtime: RuntimeArtifact | undefined): ArtifactReport {
    const { reason, tenant } = this.#planned;
    if (!isWritten && !deploys) this.#tell(`unchanged: ${reason}`);
    const stays = tenant.runtime?.status === 'started' && !isWritten ? 'unchanged' : 'not-deployed';
    return this.#report({
      action: this.#written(),
      deployment: runtime !== undefined ? 'started' : stays,
      failure: undefined,
      message: reason,
    });
  }

  /** What runs is what ran before. */
  #deploymentNow(): ArtifactReport['deployment'] {
    return this.#planned.tenant.runtime?.status === 'started' ? 'unchanged' : 'not-deployed';
  }

  #explain(error: unknown): ActionError {
    const { signal } = this.#context;
    if (error instanceof ActionError && !(signal.aborted && error.code.startsWith('HTTP_'))) return error;
    if (signal.aborted)
      return describeCancelled(
        this.#id,
        this.#taskId !== undefined
          ? 'its deployment goes on in the tenant, unwatched'
          : this.#calls.hasWritten
            ? 'its new content may be uploaded, but is not deployed'
            : 'nothing was written',
      );
    throw error;
  }

  #refuseIfCancelled(left: string): void {
    if (this.#context.signal.aborted) throw describeCancelled(this.#id, left);
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

interface Deployment {
  readonly before: RuntimeArtifact | undefined;
  readonly taskId: string | undefined;
  readonly version: string | undefined;
  readonly startMs: number;
}

/** The reason of a failure is worth no failure of its own. */
function ignoreOwn(error: unknown): undefined {
  if (!(error instanceof ActionError)) throw error;
}

function withPlace(failure: ActionError, place: Place): ActionError {
  if (failure.place !== undefined) return failure;
  return new ActionError(failure.code, { happened: failure.message, next: failure.next, place });
}

function withOutcome(failure: ActionError, outcome: string): ActionError {
  return new ActionError(failure.code, {
    happened: `${failure.message} ${outcome}`,
    next: failure.next,
    place: failure.place,
  });
}
