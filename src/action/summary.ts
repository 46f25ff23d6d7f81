/** PURE. What a step did, or why it failed, to Markdown for the job summary. Names only, never a value. */
import type { Delivery } from '../credential-store/delivery.js';
import type { ActionError } from '../errors.js';
import { renderChainPicture } from './chain-picture.js';
import type { CheckReport } from './check-command.js';
import { describeServiceKey, listChain, type Fact } from './check-report.js';
import { describeExpiry, type Expiry } from './expiry.js';
import type { FetchReport } from './fetch-command.js';
import type { CheckConfig } from './inputs.js';
import { toSummaryText } from './plain-text.js';

export interface SummaryFacts {
  /** Host of the service; undefined where the service key could not be read. */
  readonly host: string | undefined;
  readonly expiry: Expiry | undefined;
  readonly isDryRun: boolean;
  readonly warnings: readonly string[];
}

/** @param clean hides secrets and breaks commands, for text that did not come from here. */
export function renderFetchSummary(
  facts: SummaryFacts,
  report: FetchReport,
  clean: (text: string) => string,
): string {
  const text = (value: string): string => toSummaryText(clean(value));
  const rows = report.deliveries.map((delivery) => renderRow(delivery, text));
  const head = facts.isDryRun ? 'Credentials (dry run: nothing was handed on)' : 'Credentials';
  const unmatched = report.missing.filter(
    (name) => !report.deliveries.some((one) => one.outputName === name),
  );
  return [
    `### ${head}`,
    '',
    ...renderFacts(facts, text),
    `<table><tr><th>NAME</th><th>Type</th><th>Namespace</th><th>Credential</th><th>Status</th></tr>${rows.join('')}</table>`,
    '',
    ...unmatched.map((line) => `- nothing matched <code>${text(line)}</code>`),
    ...facts.warnings.map((warning) => `- ${text(warning)}`),
    '',
  ].join('\n');
}

/** What the service key is, its chain as a picture, and how the service answered. */
export function renderCheckSummary(
  facts: SummaryFacts,
  { config, report }: { readonly config: CheckConfig; readonly report: CheckReport },
  clean: (text: string) => string,
): string {
  const text = (value: string): string => toSummaryText(clean(value));
  return [
    renderKeySummary(config, facts.expiry, clean),
    ...(report.connection === undefined
      ? []
      : ['### Connection', '', renderFactTable(report.connection, text), '']),
    ...facts.warnings.map((warning) => `- ${text(warning)}`),
    '',
  ].join('\n');
}

/** The part that is known before the connection, so that it also stands beside a failure. */
export function renderKeySummary(
  config: CheckConfig,
  expiry: Expiry | undefined,
  clean: (text: string) => string,
): string {
  const text = (value: string): string => toSummaryText(clean(value));
  return [
    '### Service key',
    '',
    renderFactTable(describeServiceKey(config, expiry), text),
    '',
    ...renderChainPicture(listChain(config.binding), clean),
  ].join('\n');
}

function renderFactTable(facts: readonly Fact[], text: (value: string) => string): string {
  const rows = facts.map(
    ([name, ...lines]) => `<tr><td>${text(name)}</td><td>${lines.map(text).join('<br>')}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

export function renderFailureSummary(
  facts: SummaryFacts,
  errors: readonly ActionError[],
  clean: (text: string) => string,
): string {
  const text = (value: string): string => toSummaryText(clean(value));
  return [
    '### btp-mtls-action failed',
    '',
    ...renderFacts(facts, text),
    ...errors.map(({ code, message, next }) => `- **${text(code)}** ${text(message)}<br>${text(next)}`),
    ...facts.warnings.map((warning) => `- ${text(warning)}`),
    '',
  ].join('\n');
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

function renderRow(
  { outputName, source: { id }, outcome }: Delivery,
  text: (value: string) => string,
): string {
  const cells = [outputName, id.type, id.namespace, id.name].map(
    (value) => `<td><code>${text(value)}</code></td>`,
  );
  return `<tr>${cells.join('')}<td>${outcome.status}</td></tr>`;
}
