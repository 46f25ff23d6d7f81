/**
 * PURE. A deployment, or the plan of one, to Markdown for the job summary. No value of a parameter;
 * of the content only what differs, and that only for a dry run.
 */
import { isChange, type PlannedArtifact } from '../deploy/plan.js';
import type { DeployOutcome } from './deploy-outcome.js';
import { buildRows, labelOf, splitTime, type ReportRow } from './deploy-report.js';
import { renderDifferenceFold } from './difference-fold.js';
import { formatDuration } from './human-time.js';
import {
  buildTexts,
  count,
  renderLongTable,
  takeFitting,
  withIcon,
  type SummaryRow,
  type SummaryTexts,
} from './summary-html.js';
import { renderFacts, renderWarnings, type SummaryFacts } from './summary.js';
import { renderTimeline } from './timeline.js';

export function renderDeploySummary(
  facts: SummaryFacts,
  outcome: DeployOutcome,
  clean: (text: string) => string,
): string {
  const texts = buildTexts(clean);
  const rows = buildRows(outcome);
  // What failed is told above, with warnings and facts.
  const isBad = rows.some(({ errorCode }) => errorCode !== null);
  const head = outcome.reports === undefined ? describePlan(outcome) : describeRun(outcome);
  return [
    isBad ? '### Artifacts' : `### ${head}`,
    '',
    ...(isBad ? [] : [...renderWarnings(facts, texts), ...renderFacts(facts, texts.plain)]),
    ...(rows.length === 0 ? [] : [`${describeCounts(outcome, rows)}.`, '']),
    ...(outcome.reports === undefined ? renderPlan(outcome, rows, texts) : renderRun(rows, texts)),
    ...renderTimeline(outcome.reports ?? [], clean),
    ...(outcome.reports === undefined ? renderDifferences(outcome, texts) : []),
  ].join('\n');
}

function describeRun({ reports = [] }: DeployOutcome): string {
  if (reports.length === 0) return '✅ Nothing to do: no artifact was touched';
  const changed = reports.filter(({ hasChanged }) => hasChanged).length;
  if (changed === 0) return `✅ Nothing to do: ${count(reports.length, 'artifact')} unchanged`;
  const verb = reports.some(({ deployment }) => deployment === 'started') ? 'deployed' : 'uploaded';
  return `✅ ${countOf(changed, reports.length)} ${verb}`;
}

function describePlan({ plan: { artifacts } }: DeployOutcome): string {
  const changed = artifacts.filter(isChange).length;
  return `🔍 Dry run: ${countOf(changed, artifacts.length)} would be written or deployed`;
}

function countOf(part: number, all: number): string {
  return part === all ? count(all, 'artifact') : `${part} of ${count(all, 'artifact')}`;
}

/** `2 created, 1 updated in 26 s, of which 25 s waiting for the tenant` */
function describeCounts(outcome: DeployOutcome, rows: readonly ReportRow[]): string {
  const elapsed = formatDuration(outcome.elapsedMs);
  if (outcome.reports === undefined) {
    const intents = countWords(outcome.plan.artifacts.map((planned) => `to ${intentOf(planned)}`));
    return `${intents}; nothing was written in ${elapsed}`;
  }
  const { serviceMs } = splitTime(outcome);
  const wait = serviceMs === 0 ? '' : `, of which ${formatDuration(serviceMs)} waiting for the tenant`;
  return `${countWords(rows.map(({ action }) => action))} in ${elapsed}${wait}`;
}

function countWords(words: readonly string[]): string {
  const counts = Map.groupBy(words, (word) => word);
  return [...counts].map(([word, { length }]) => `${length} ${word}`).join(', ');
}

function renderRun(rows: readonly ReportRow[], texts: SummaryTexts): readonly string[] {
  const cells = rows.map((row): SummaryRow => {
    const { action, deployment, version, errorCode, message, seconds, endpoints } = row;
    const icon = errorCode !== null ? '❌' : action === 'skipped' ? '➖' : isQuiet(row) ? '⚪️' : '✅';
    const result = [...new Set([action, deployment])].join(', ');
    return {
      cells: [
        nameArtifact(row, texts),
        withIcon(icon, result),
        texts.cell(version),
        seconds === 0 ? '' : formatDuration(seconds * 1000),
        [texts.cell(errorCode ?? message), ...endpoints.map(texts.code)].join('<br>'),
      ],
      rank: errorCode !== null ? 2 : isQuiet(row) ? 0 : 1,
    };
  });
  return renderLongTable(['Artifact', 'Result', 'Version', 'Time', 'Why, where'], cells, 'more artifacts');
}

function isQuiet({ action, deployment, errorCode }: ReportRow): boolean {
  return action === 'unchanged' && deployment === 'unchanged' && errorCode === null;
}

function renderPlan(
  { plan }: DeployOutcome,
  rows: readonly ReportRow[],
  texts: SummaryTexts,
): readonly string[] {
  const byId = new Map(plan.artifacts.map((one) => [one.artifact.id, one]));
  const cells = rows.map((row): SummaryRow => {
    const planned = byId.get(row.id);
    return {
      cells: [
        nameArtifact(row, texts),
        planned === undefined ? '' : renderIntent(planned),
        texts.cell(row.version),
        texts.cell(row.errorCode ?? row.message),
      ],
      rank: row.errorCode !== null ? 2 : planned !== undefined && isChange(planned) ? 1 : 0,
    };
  });
  return renderLongTable(['Artifact', 'Plan', 'Version', 'Why'], cells, 'more artifacts');
}

const INTENT_ICONS = {
  create: '🆕',
  update: '✏️',
  deploy: '🔄',
  leave: '⚪️',
  skip: '➖',
  fail: '❌',
} as const;

function intentOf({ content, deploys }: PlannedArtifact): keyof typeof INTENT_ICONS {
  return content !== 'unchanged' ? content : deploys ? 'deploy' : 'leave';
}

function renderIntent(planned: PlannedArtifact): string {
  const intent = intentOf(planned);
  const isBoth = planned.deploys && intent !== 'deploy';
  return withIcon(INTENT_ICONS[intent], isBoth ? `${intent}, deploy` : intent);
}

function nameArtifact(row: ReportRow, { code, cell }: SummaryTexts): string {
  return `${code(row.id)}<br>${cell(`${labelOf(row.type)} in ${row.package}`)}`;
}

/** A summary may have 1 MiB (GitHub); what is folded is what may be left out. */
const MAX_FOLDED_CHARACTERS = 300_000;
/** More of them are folded once more. */
const MAX_DIFFS = 20;
/** What differs, one part for each artifact. */
function renderDifferences({ plan }: DeployOutcome, texts: SummaryTexts): readonly string[] {
  const parts = plan.artifacts.flatMap((planned) => renderDifferenceFold(planned, texts) ?? []);
  if (parts.length === 0) return [];
  const fitting = takeFitting(parts, (part) => part.length, MAX_FOLDED_CHARACTERS);
  const left = parts.length - fitting.length;
  return [
    '### What differs',
    '',
    ...fitting.slice(0, MAX_DIFFS).flatMap((part) => [part, '']),
    ...foldRest(fitting.slice(MAX_DIFFS)),
    ...(left === 0 ? [] : [`The log shows ${count(left, 'more artifact')}.`, '']),
  ];
}

function foldRest(parts: readonly string[]): readonly string[] {
  if (parts.length === 0) return [];
  const head = `<details><summary>${count(parts.length, 'more artifact')}</summary>`;
  return [head, '', ...parts.flatMap((part) => [part, '']), '</details>', ''];
}
