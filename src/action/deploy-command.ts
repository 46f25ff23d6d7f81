/**
 * The command `deploy`: reads the tenant, plans, and carries the plan out; with `dry-run` it stops at the plan. What was
 * done is reported also when the step fails or is cancelled.
 */
import type { Clock } from '../clock.js';
import { createCloudIntegrationClient } from '../cloud-integration/client.js';
import { offersEndpoint } from '../artifact/endpoint.js';
import { executePlan, type ExecuteOptions } from '../deploy/execute.js';
import { readLandscape } from '../deploy/landscape.js';
import { buildPlan, findPlanFaults, type DeployPlan } from '../deploy/plan.js';
import type { ArtifactReport, DeployEvent } from '../deploy/report.js';
import type { DeploySettings } from '../deploy/settings.js';
import type { DeployTarget } from '../deploy/target.js';
import { ActionError, combineErrors, listErrors } from '../errors.js';
import { authorizeIntegration, CLOUD_INTEGRATION_RATE, openHttp } from './connect.js';
import { maskToken } from './delivery-masks.js';
import type { DeployOutcome } from './deploy-outcome.js';
import { commentOnFailedPlan, commentOnPlan, recordDeployment } from './github-report.js';
import type { DeployConfig } from './inputs.js';
import type { Runner } from './runner.js';

/** After the job was cancelled, calls that are under way may still end; then the runner kills the process. */
const GRACE_MS = 4000;

export interface DeployHands {
  readonly runner: Runner;
  readonly clock: Clock;
  /** Of the job. */
  readonly cancelled: AbortSignal;
  /** Also for the summary, whatever becomes of the step. */
  readonly warn: (message: string, title: string) => void;
}

/** @throws ActionError or AggregateError of them, where nothing was written */
export async function runDeploy(config: DeployConfig, hands: DeployHands): Promise<DeployOutcome> {
  const { binding, deploy } = config;
  const { runner, clock, cancelled } = hands;
  const startedAt = clock.now().getTime();
  if (deploy.artifacts.length === 0) return await endWithoutArtifacts(config, { ...hands, startedAt });
  const wiring = { clock, onToken: maskToken(runner) };
  const connection = openHttp(config, binding, CLOUD_INTEGRATION_RATE, wiring);
  try {
    const { http, csrf } = authorizeIntegration(connection.client, binding, config.authentication, wiring);
    const signal = delay(cancelled, clock);
    const target = createCloudIntegrationClient({ http, csrf, baseUrl: binding.url, signal });
    const settings = { ...deploy.settings, ownUser: binding.clientId };
    const plan = await tellIfFailed(
      () => untilCancelled(cancelled, () => makePlan(config, target, settings)),
      config,
      hands,
    );
    if (config.dryRun) return await showPlan(plan, config, { ...hands, startedAt });
    const options = {
      target,
      clock,
      settings,
      signal: cancelled,
      onEvent: printer(runner),
      warn: hands.warn,
    };
    const order = deploy.artifacts.map(({ id }) => id);
    const done = await recordDeployment(plan, { config, clock }, () => execute(plan, options, order));
    warnOfGitHub(done.warnings, hands);
    const { reports, deploymentId } = done;
    return { plan, reports, deploymentId, elapsedMs: clock.now().getTime() - startedAt };
  } finally {
    await connection.close();
  }
}

interface PlanStage extends DeployHands {
  readonly startedAt: number;
}

async function showPlan(plan: DeployPlan, config: DeployConfig, stage: PlanStage): Promise<DeployOutcome> {
  const { runner, clock, startedAt } = stage;
  warnOfGitHub(await commentOnPlan(plan, config, { clock, clean: runner.clean }), stage);
  return { plan, reports: undefined, deploymentId: '', elapsedMs: clock.now().getTime() - startedAt };
}

function warnOfGitHub(warnings: readonly string[], { warn }: Pick<DeployHands, 'warn'>): void {
  for (const warning of warnings) warn(warning, 'GitHub');
}

/** `changed-since` left none: the tenant is not even asked. */
async function endWithoutArtifacts(config: DeployConfig, stage: PlanStage): Promise<DeployOutcome> {
  stage.runner.notice('No artifact was touched, so there was nothing to do.', 'changed-since');
  const plan = { packages: [], artifacts: [] };
  if (config.dryRun) return showPlan(plan, config, stage);
  return { plan, reports: [], deploymentId: '', elapsedMs: 0 };
}

async function makePlan(
  { deploy: { artifacts } }: DeployConfig,
  target: DeployTarget,
  settings: DeploySettings,
): Promise<DeployPlan> {
  const landscape = await readLandscape(artifacts, target, settings);
  const faults = findPlanFaults(artifacts, landscape, settings);
  if (faults.length > 0) throw combineErrors(faults);
  return buildPlan(artifacts, landscape, settings);
}

/** The plan of an earlier run that stands at the pull request holds no longer. */
async function tellIfFailed<T>(work: () => Promise<T>, config: DeployConfig, hands: DeployHands): Promise<T> {
  const { runner, clock, cancelled } = hands;
  try {
    return await work();
  } catch (error) {
    const [first] = listErrors(error);
    if (first !== undefined && !cancelled.aborted)
      warnOfGitHub(await commentOnFailedPlan(first.code, config, { clock, clean: runner.clean }), hands);
    throw error;
  }
}

/** A job that is cancelled while the tenant is read has written nothing. */
async function untilCancelled<T>(cancelled: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!cancelled.aborted) throw error;
    throw new ActionError('DEPLOY_CANCELLED', {
      happened: 'The run was cancelled while the tenant was read; nothing was written.',
      next: 'Run the job again.',
      cause: error,
    });
  }
}

/** @returns in the order of the input. */
async function execute(
  plan: DeployPlan,
  options: ExecuteOptions & Pick<DeployHands, 'warn'>,
  order: readonly string[],
): Promise<readonly ArtifactReport[]> {
  const reports = await executePlan(plan, options);
  const endpoints = await readEndpoints(reports, options);
  const sorted = reports.toSorted((a, b) => order.indexOf(a.artifact.id) - order.indexOf(b.artifact.id));
  return sorted.map((report) => ({ ...report, endpoints: endpoints.get(report.artifact.id) ?? [] }));
}

/** The list lags behind the start; what it does not hold yet is absent. That it cannot be read is no failure either. */
async function readEndpoints(
  reports: readonly ArtifactReport[],
  { target, signal, settings, warn }: ExecuteOptions & Pick<DeployHands, 'warn'>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const running = reports.filter(({ deployment }) => deployment === 'started' || deployment === 'unchanged');
  if (signal.aborted || settings.deploy === 'never') return new Map();
  if (!running.some(({ artifact }) => offersEndpoint(artifact))) return new Map();
  try {
    return await target.listServiceEndpoints();
  } catch (error) {
    tellUnread(error, { signal, warn });
    return new Map();
  }
}

/** Also where the job is cancelled meanwhile, what was done is to be reported. */
function tellUnread(
  error: unknown,
  { signal, warn }: Pick<ExecuteOptions, 'signal'> & Pick<DeployHands, 'warn'>,
): void {
  const isCancelled = signal.aborted || (Error.isError(error) && error.name === 'AbortError');
  if (isCancelled) return;
  if (!(error instanceof ActionError)) throw error;
  warn(`The endpoints are not in the report. ${error.message} ${error.next}`, error.code);
}

function printer(runner: Runner): (event: DeployEvent) => void {
  return ({ id, elapsedMs, text }) => {
    runner.info([`[${(elapsedMs / 1000).toFixed(1).padStart(6)} s] ${id}: ${text}`]);
  };
}

/** Aborts some time after the given signal. */
function delay(signal: AbortSignal, clock: Clock): AbortSignal {
  const controller = new AbortController();
  const onAbort = (): void => {
    void clock.sleep(GRACE_MS).then(() => {
      controller.abort(signal.reason);
    });
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return controller.signal;
}
