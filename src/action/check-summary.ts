/** PURE. What `check` found to Markdown for the job summary: the chain as a picture, what the key is, and its details folded. */
import type { CheckReport } from './check-command.js';
import { renderChainPicture } from './chain-picture.js';
import { describeServiceKey, listChain, type Fact } from './check-report.js';
import type { CheckConfig } from './inputs.js';
import { buildTexts, count, renderFold, renderTable, type SummaryTexts } from './summary-html.js';
import { renderWarnings, type SummaryFacts } from './summary.js';

/** What the service key is, and how the service answered. */
export function renderCheckSummary(
  facts: SummaryFacts,
  { config, report }: { readonly config: CheckConfig; readonly report: CheckReport },
  clean: (text: string) => string,
): string {
  const texts = buildTexts(clean);
  const { connection = [] } = report;
  const [short, long] = splitFacts(connection, ANSWER_NAMES);
  return [
    `### ${describeCheck(facts, report)}`,
    '',
    ...renderWarnings(facts, texts),
    ...renderKey(facts, { config, more: short }, clean),
    ...(long.length === 0 ? [] : [renderFold('How the connection was made', renderFacts(long, texts)), '']),
  ].join('\n');
}

/** The part that is known before the connection, so that it also stands beside a failure. */
export function renderKeySummary(
  facts: SummaryFacts,
  config: CheckConfig,
  clean: (text: string) => string,
): string {
  return ['### Service key', '', ...renderKey(facts, { config, more: [] }, clean)].join('\n');
}

function describeCheck({ warnings }: SummaryFacts, { connection }: CheckReport): string {
  const what = connection === undefined ? 'The service key can be read' : 'The service key works';
  return warnings.length === 0 ? `✅ ${what}` : `⚠️ ${what}, with ${count(warnings.length, 'warning')}`;
}

/** What one asks first; the rest is for who compares fingerprints or looks for a slow stage. */
const KEY_NAMES: readonly string[] = [
  'Service',
  'Address',
  'Client id',
  'Validity',
  'Repaired',
  'Permissions',
];
const ANSWER_NAMES: readonly string[] = ['Identity', 'Round trip'];

function renderKey(
  { expiry, now }: SummaryFacts,
  { config, more }: { readonly config: CheckConfig; readonly more: readonly Fact[] },
  clean: (text: string) => string,
): readonly string[] {
  const texts = buildTexts(clean);
  const [short, long] = splitFacts(describeServiceKey(config, expiry), KEY_NAMES);
  return [
    ...renderChainPicture(
      listChain(config.binding),
      { now, warnBelowDays: config.expiry.warnBelowDays },
      clean,
    ),
    renderFacts([...short, ...more], texts),
    '',
    ...(long.length === 0
      ? []
      : [renderFold('Certificates, keys and fingerprints', renderFacts(long, texts)), '']),
  ];
}

function splitFacts(
  facts: readonly Fact[],
  names: readonly string[],
): readonly [readonly Fact[], readonly Fact[]] {
  return [facts.filter(([name]) => names.includes(name)), facts.filter(([name]) => !names.includes(name))];
}

function renderFacts(facts: readonly Fact[], { cell }: SummaryTexts): string {
  const rows = facts.map(([name, ...lines]) => ({
    cells: [cell(name), lines.map(cell).join('<br>')],
    rank: 0 as const,
  }));
  return renderTable([], rows);
}
