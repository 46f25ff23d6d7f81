/** PURE. What a step fetched, or why a step failed, to Markdown for the job summary. Names only, never a value. */
import type { Delivery } from '../credential-store/delivery.js';
import type { ActionError } from '../errors.js';
import { describeExpiry, type Expiry } from './expiry.js';
import type { FetchReport } from './fetch-command.js';
import {
  buildTexts,
  count,
  renderLongTable,
  withIcon,
  type SummaryRow,
  type SummaryTexts,
} from './summary-html.js';

export interface SummaryFacts {
  /** undefined as long as the inputs do not say it. */
  readonly command: 'fetch' | 'deploy' | 'check' | undefined;
  /** Host of the service; undefined where the service key could not be read. */
  readonly host: string | undefined;
  readonly expiry: Expiry | undefined;
  readonly isDryRun: boolean;
  readonly warnings: readonly string[];
  /** When the step began. */
  readonly now: Date;
}

/** @param clean hides secrets and breaks commands, for text that did not come from here. */
export function renderFetchSummary(
  facts: SummaryFacts,
  report: FetchReport,
  clean: (text: string) => string,
): string {
  const texts = buildTexts(clean);
  const unmatched = report.missing.filter(
    (name) => !report.deliveries.some((one) => one.outputName === name),
  );
  return [
    `### ${describeFetch(facts, report)}`,
    '',
    ...renderWarnings(facts, texts),
    ...unmatched.map((line) => `- ➖ nothing matched ${texts.code(line)}`),
    ...(unmatched.length === 0 ? [] : ['']),
    ...renderFacts(facts, texts.plain),
    ...renderLongTable(
      ['NAME', 'Credential', 'Status'],
      report.deliveries.map((delivery) => renderDelivery(delivery, texts)),
      'more credentials',
    ),
  ].join('\n');
}

function describeFetch({ isDryRun }: SummaryFacts, { deliveries }: FetchReport): string {
  const found = deliveries.filter(({ outcome }) => outcome.status === 'found').length;
  const of = found === deliveries.length ? '' : `${found} of `;
  const credentials = `${of}${count(deliveries.length, 'credential')}`;
  return isDryRun ? `🔍 Dry run: ${credentials} found, nothing was handed on` : `✅ ${credentials} fetched`;
}

const STATUS_ICONS = { found: '✅', default: '↩️', missing: '➖' } as const;

/** The credential as a line of the input would name it. */
function renderDelivery(
  { outputName, source: { id, reference }, outcome }: Delivery,
  { code }: SummaryTexts,
): SummaryRow {
  const field = reference.field === 'value' ? '' : `#${reference.field}`;
  const isFile = outcome.status !== 'missing' && reference.options.file !== undefined;
  return {
    cells: [
      code(outputName),
      code(`${id.type}:${id.namespace}/${id.name}${field}`),
      withIcon(STATUS_ICONS[outcome.status], `${outcome.status}${isFile ? ', as a file' : ''}`),
    ],
    rank: outcome.status === 'missing' ? 2 : outcome.status === 'default' ? 1 : 0,
  };
}

/** More of them are folded: the first ones tell what is wrong. */
const MAX_FAILURES = 10;

export function renderFailureSummary(
  facts: SummaryFacts,
  errors: readonly ActionError[],
  clean: (text: string) => string,
): string {
  const texts = buildTexts(clean);
  const items = errors.map((error) => renderFailure(error, texts));
  const rest = items.slice(MAX_FAILURES);
  return [
    `### ❌ ${describeFailures(facts, errors, texts)}`,
    '',
    ...items.slice(0, MAX_FAILURES),
    '',
    ...(rest.length === 0
      ? []
      : [
          `<details><summary>${count(rest.length, 'more failure')}</summary>`,
          '',
          ...rest,
          '',
          '</details>',
          '',
        ]),
    ...renderWarnings(facts, texts),
    ...renderFacts(facts, texts.plain),
  ].join('\n');
}

function describeFailures(
  { command, isDryRun }: SummaryFacts,
  errors: readonly ActionError[],
  { plain }: SummaryTexts,
): string {
  const what = `${isDryRun ? 'Dry run of ' : ''}${command ?? 'btp-mtls-action'} failed`;
  const [code, ...others] = new Set(errors.map((error) => error.code));
  const more = others.length === 0 ? '' : ` and ${count(others.length, 'other code')}`;
  return code === undefined ? what : `${what}: ${plain(code)}${more}`;
}

function renderFailure({ code, message, next, place }: ActionError, { plain }: SummaryTexts): string {
  const file =
    place?.file === undefined ? undefined : [place.file, place.line].filter((part) => part !== undefined);
  const where = file === undefined ? '' : `<br>📄 <code>${plain(file.join(':'))}</code>`;
  return `- **${plain(code)}** ${plain(message)}${where}<br>👉 ${plain(next)}`;
}

export function renderWarnings({ warnings }: SummaryFacts, { plain }: SummaryTexts): readonly string[] {
  return warnings.length === 0 ? [] : [...warnings.map((warning) => `- ⚠️ ${plain(warning)}`), ''];
}

export function renderFacts(
  { host, expiry }: SummaryFacts,
  text: (value: string) => string,
): readonly string[] {
  const facts = [
    ...(host === undefined ? [] : [`Service <code>${text(host)}</code>`]),
    ...(expiry === undefined ? [] : [`the service key ${text(describeExpiry(expiry))}`]),
  ];
  return facts.length === 0 ? [] : [`${facts.join(', ')}.`, ''];
}
