/**
 * PURE. A deployment, or the plan of one, to Markdown for the job summary. No value of a parameter;
 * of the content only what differs, and that only for a dry run.
 */
import type { DeployOutcome } from './deploy-outcome.js';
import { buildRows, describeDifferences, describeTime, labelOf, type ReportRow } from './deploy-report.js';
import { toSummaryText } from './plain-text.js';
import { renderFacts, type SummaryFacts } from './summary.js';
import { renderTimeline } from './timeline.js';

/** A summary may have 1 MiB (GitHub); what is folded is what may be left out. */
const MAX_FOLDED_CHARACTERS = 400_000;

export function renderDeploySummary(
  facts: SummaryFacts,
  outcome: DeployOutcome,
  clean: (text: string) => string,
): string {
  const text = (value: string): string => toSummaryText(clean(value));
  const rows = buildRows(outcome).map((row) => renderRow(row, text));
  const columns = ['Artifact', 'Package', 'Type', 'Content', 'Runtime', 'Version', 'Endpoints', 'Message'];
  return [
    `### ${outcome.reports === undefined ? 'Deployment (dry run: nothing was written)' : 'Deployment'}`,
    '',
    ...renderFacts(facts, text),
    `<table><tr>${columns.map((name) => `<th>${name}</th>`).join('')}</tr>${rows.join('')}</table>`,
    '',
    describeTime(outcome),
    '',
    ...renderTimeline(outcome.reports ?? [], clean),
    ...(outcome.reports === undefined ? renderPlan(outcome, text) : []),
    ...facts.warnings.map((warning) => `- ${text(warning)}`),
    '',
  ].join('\n');
}

function renderRow(row: ReportRow, text: (value: string) => string): string {
  const cells = [
    `<code>${text(row.id)}</code>`,
    `<code>${text(row.package)}</code>`,
    text(labelOf(row.type)),
    row.action,
    row.deployment,
    text(row.version),
    row.endpoints.map((url) => `<code>${text(url)}</code>`).join('<br>'),
    text(row.errorCode === null ? row.message : `${row.errorCode}: ${row.message}`),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** An empty line would end the HTML block, and Markdown would take over. */
const LINE_BREAK = '&#10;';

/** What differs, folded, one part for each artifact. */
function renderPlan({ plan }: DeployOutcome, text: (value: string) => string): readonly string[] {
  let room = MAX_FOLDED_CHARACTERS;
  return plan.artifacts.flatMap((planned) => {
    const lines = describeDifferences(planned).map(text);
    if (lines.length === 0) return [];
    const part = `<details><summary><code>${text(planned.artifact.id)}</code></summary><pre>${lines.join(LINE_BREAK)}</pre></details>`;
    room -= part.length;
    return room < 0 ? [] : [part, ''];
  });
}
