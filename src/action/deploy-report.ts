/** PURE. What a deployment did, or would do, as outputs for machines and lines for the log. */
import { ARTIFACT_TYPES } from '../artifact/artifact-type.js';
import type { LocalArtifact } from '../artifact/local-artifact.js';
import { renderDifferences } from '../artifact/render-difference.js';
import { isChange, type DeployPlan, type PlannedArtifact } from '../deploy/plan.js';
import { describeUntouched, type ArtifactReport, type Phase } from '../deploy/report.js';
import type { ActionError } from '../errors.js';
import type { DeployOutcome } from './deploy-outcome.js';
import type { OutputName } from './input-table.js';
import { renderMatrix } from './matrix.js';

/** One artifact as a row of the output `report`, of the table in the log, and of that in the summary. */
export interface ReportRow {
  readonly id: string;
  readonly package: string;
  readonly type: string;
  readonly path: string;
  readonly action: ArtifactReport['action'];
  readonly deployment: ArtifactReport['deployment'];
  readonly version: string;
  readonly taskId: string | null;
  readonly endpoints: readonly string[];
  readonly errorCode: string | null;
  readonly message: string;
  readonly seconds: number;
  readonly requests: number;
}

export function buildRows({ plan, reports }: DeployOutcome): readonly ReportRow[] {
  return reports === undefined ? inInputOrder(plan).map(toPlannedRow) : reports.map(toRow);
}

/** @param clean hides secrets: messages quote the tenant, which may say anything. */
export function buildOutputs(
  outcome: DeployOutcome,
  clean: (text: string) => string,
): ReadonlyMap<OutputName, string> {
  const rows = buildRows(outcome).map((row) => ({
    ...row,
    version: clean(row.version),
    message: clean(row.message),
    // An address that holds a secret, or would act, is none to hand on.
    endpoints: row.endpoints.filter((url) => clean(url) === url),
  }));
  const endpoints = rows.filter((row) => row.endpoints.length > 0).map((row) => [row.id, row.endpoints]);
  const hasChanged = outcome.reports?.some((one) => one.hasChanged) ?? outcome.plan.artifacts.some(isChange);
  return new Map<OutputName, string>([
    ['report', JSON.stringify(rows)],
    ['changed', String(hasChanged)],
    ['endpoints', JSON.stringify(Object.fromEntries(endpoints))],
    ['deployment-id', outcome.deploymentId],
    ['matrix', JSON.stringify({ include: outcome.reports === undefined ? renderMatrix(outcome.plan) : [] })],
  ]);
}

/** Where the run stopped before its plan: nothing was written, and every artifact failed with the run. */
export function buildStoppedReport(
  artifacts: readonly LocalArtifact[],
  error: ActionError,
  clean: (text: string) => string,
): string {
  const rows = artifacts.map((artifact): ReportRow => ({
    ...describeArtifact(artifact),
    action: 'failed',
    deployment: 'unchanged',
    version: artifact.version,
    taskId: null,
    endpoints: [],
    errorCode: error.code,
    message: clean(error.message),
    seconds: 0,
    requests: 0,
  }));
  return JSON.stringify(rows);
}

/** In the order of the input. */
export function listFailures({ plan, reports }: DeployOutcome): readonly ActionError[] {
  const failures = (reports ?? inInputOrder(plan)).map(({ failure }) => failure);
  return failures.filter((failure) => failure !== undefined);
}

/** A plan has what is used first; people gave lines, and each line finds its paths folder by folder. */
function inInputOrder({ artifacts }: DeployPlan): readonly PlannedArtifact[] {
  const keyOf = ({ path }: LocalArtifact): string => path.replaceAll('/', '\0');
  return artifacts.toSorted(({ artifact: a }, { artifact: b }) =>
    a.line === b.line ? (keyOf(a) < keyOf(b) ? -1 : 1) : a.line - b.line,
  );
}

function toRow(report: ArtifactReport): ReportRow {
  return {
    ...describeArtifact(report.artifact),
    action: report.action,
    deployment: report.deployment,
    version: report.version,
    taskId: report.taskId ?? null,
    endpoints: report.endpoints,
    errorCode: report.failure?.code ?? null,
    message: report.message,
    seconds: sumSeconds(report.phases),
    requests: report.requests,
  };
}

const PLANNED_ACTIONS = {
  create: 'created',
  update: 'updated',
  unchanged: 'unchanged',
  skip: 'skipped',
  fail: 'failed',
} as const;

/** What would be done; nothing is deployed. */
function toPlannedRow(planned: PlannedArtifact): ReportRow {
  const { artifact, tenant, content, failure, reason } = planned;
  return {
    ...describeArtifact(artifact),
    action: PLANNED_ACTIONS[content],
    deployment: isChange(planned) ? 'not-deployed' : describeUntouched(tenant),
    version: artifact.version,
    taskId: null,
    endpoints: [],
    errorCode: failure?.code ?? null,
    message: reason,
    seconds: 0,
    requests: 0,
  };
}

function describeArtifact({
  id,
  packageId,
  type,
  path,
}: LocalArtifact): Pick<ReportRow, 'id' | 'package' | 'type' | 'path'> {
  return { id, package: packageId, type, path };
}

/** Of an artifact's own time, to a tenth of a second. */
function sumSeconds(phases: readonly Phase[]): number {
  const ms = phases.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  return Math.round(ms / 100) / 10;
}

/** How long the tenant was waited for, by whatever number of artifacts at once, and the rest. */
export function splitTime({ reports = [], elapsedMs }: DeployOutcome): {
  readonly serviceMs: number;
  readonly actionMs: number;
} {
  const waits = reports
    .flatMap(({ phases }) => phases)
    .filter(({ spentBy }) => spentBy === 'service')
    .toSorted((a, b) => a.startMs - b.startMs);
  let [serviceMs, end] = [0, 0];
  for (const wait of waits) {
    serviceMs += Math.max(0, wait.endMs - Math.max(wait.startMs, end));
    end = Math.max(end, wait.endMs);
  }
  return { serviceMs, actionMs: Math.max(0, elapsedMs - serviceMs) };
}

/** A table in plain text, and where the time went. */
export function describeOutcome(outcome: DeployOutcome): readonly string[] {
  const rows = buildRows(outcome);
  const cells = [
    ['ARTIFACT', 'PACKAGE', 'CONTENT', 'RUNTIME', 'VERSION', 'SECONDS'],
    ...rows.map((row) => [
      row.id,
      row.package,
      row.action,
      row.deployment,
      row.version,
      outcome.reports === undefined ? '' : row.seconds.toFixed(1),
    ]),
  ];
  const widths = cells.reduce(
    (widest, row) => row.map((cell, index) => Math.max(cell.length, widest[index] ?? 0)),
    [0],
  );
  const table = cells.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '));
  return [...table, describeTime(outcome)];
}

function describeTime(outcome: DeployOutcome): string {
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  if (outcome.reports === undefined) return `Dry run: nothing was written; ${seconds(outcome.elapsedMs)} s.`;
  const { serviceMs, actionMs } = splitTime(outcome);
  return `${seconds(outcome.elapsedMs)} s in all: ${seconds(serviceMs)} s waiting for the tenant to build and start, ${seconds(actionMs)} s for our calls.`;
}

const MAX_DIFF_LINES = 200;

/** What differs between workspace and tenant, for people; values of parameters are hidden. */
export function describeDifferences(planned: PlannedArtifact): readonly string[] {
  const { artifact, tenant, differences, parameterChanges } = planned;
  const parameters = parameterChanges.map(({ key }) => `~ parameter ${key}: ***`);
  if (tenant.archive === undefined) return parameters;
  const content = renderDifferences({
    type: artifact.type,
    local: artifact.archive,
    tenant: tenant.archive,
    differences,
    maxLines: MAX_DIFF_LINES,
  });
  return [...content, ...parameters];
}

/** `integration flow` */
export function labelOf(type: string): string {
  return Object.entries(ARTIFACT_TYPES).find(([name]) => name === type)?.[1].label ?? type;
}

export function describePlanned({ artifact, content, deploys, reason }: PlannedArtifact): string {
  const verb = {
    create: 'create',
    update: 'update',
    unchanged: 'leave as it is',
    skip: 'skip',
    fail: 'fail',
  }[content];
  return `${artifact.id} (${labelOf(artifact.type)}): ${verb}${deploys ? ', deploy' : ''}: ${reason}`;
}
