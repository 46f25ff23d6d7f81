/**
 * PURE. What differs between repository and tenant in one artifact, folded, for the job summary and the comment on a pull
 * request alike. No value of a parameter.
 */
import type { PlannedArtifact } from '../deploy/plan.js';
import { describeDifferences } from './deploy-report.js';
import { count, renderFold, type SummaryTexts } from './summary-html.js';

/** An empty line would end the HTML block, and Markdown would take over. */
const LINE_BREAK = '&#10;';

/** GitHub colours the lines of a `diff`. @returns HTML on one line; undefined where nothing is to be shown. */
export function renderDifferenceFold(
  planned: PlannedArtifact,
  { plain, code }: Pick<SummaryTexts, 'plain' | 'code'>,
): string | undefined {
  const lines = describeDifferences(planned).map((line) => plain(line.replace(/^ {2}/, '')));
  if (lines.length === 0) return undefined;
  const block = `<pre lang="diff">${lines.join(LINE_BREAK)}</pre>`;
  return renderFold(`${code(planned.artifact.id)}${describeExtent(planned)}`, block);
}

function describeExtent({ differences, parameterChanges }: PlannedArtifact): string {
  const parts = [
    ...(differences.length === 0 ? [] : [count(differences.length, 'difference')]),
    ...(parameterChanges.length === 0 ? [] : [count(parameterChanges.length, 'parameter')]),
  ];
  return `, ${parts.join(', ')}`;
}
