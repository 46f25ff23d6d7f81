/**
 * The story of one step. The only place that ends the action: every failure becomes an annotation, the output
 * `error-code` and a part of the summary here.
 */
import type { Clock } from '../clock.js';
import { listErrors, type ActionError, type Place } from '../errors.js';
import { computeExpiry, judgeExpiry } from './expiry.js';
import { runFetch, type FetchReport } from './fetch-command.js';
import { parseInputs, readPreferences, type Config, type Preferences } from './inputs.js';
import { describeDeliveries } from './report.js';
import type { Runner } from './runner.js';
import { renderFailureSummary, renderFetchSummary, type SummaryFacts } from './summary.js';

/** Ends normally also when the step fails; the exit code of the process says which. */
export async function run(runner: Runner, clock: Clock): Promise<void> {
  const step = new Step(runner, readPreferences(runner));
  try {
    const config = parseInputs(runner, clock.now());
    runner.forgetInputs();
    step.begin(config, clock);
    step.succeed(config, await runFetch(config, runner, clock));
  } catch (error) {
    step.fail(error);
  }
  await step.end();
}

/** What is known about the step so far, until its outputs and summary are written. */
class Step {
  readonly #runner: Runner;
  readonly #preferences: Preferences;
  readonly #outputs: Map<string, string>;
  #facts: SummaryFacts = { host: undefined, expiry: undefined, isDryRun: false, warnings: [] };
  #summary = '';

  constructor(runner: Runner, preferences: Preferences) {
    this.#runner = runner;
    this.#preferences = preferences;
    const empty = { manifest: '[]', missing: '', 'expires-at': '', 'days-left': '', 'error-code': '' };
    this.#outputs = new Map(
      Object.entries(preferences.outputJson ? { ...empty, 'credentials-json': '{}' } : empty),
    );
  }

  /** @throws ActionError EXPIRY_TOO_CLOSE */
  begin(config: Config, clock: Clock): void {
    const { binding } = config;
    const leaf = 'identity' in binding ? binding.identity.chain[0] : undefined;
    const certificateEnd = leaf === undefined ? undefined : new Date(leaf.validTo);
    const expiry = computeExpiry([certificateEnd, binding.expiresAt], clock.now());
    this.#facts = { host: binding.url.host, expiry, isDryRun: config.dryRun, warnings: [] };
    this.#outputs.set('expires-at', expiry?.expiresAt.toISOString() ?? '');
    this.#outputs.set('days-left', expiry?.daysLeft.toString() ?? '');
    for (const warning of config.warnings) this.#warn(warning, 'Inputs');
    if (config.isServiceKeyMultiline) this.#warn(MULTILINE_WARNING, 'SERVICE_KEY_MULTILINE');
    const expiryWarning = judgeExpiry(expiry, config.expiry);
    if (expiryWarning !== undefined) this.#warn(expiryWarning, 'Service key');
  }

  succeed(config: Config, report: FetchReport): void {
    for (const [name, value] of report.outputs) this.#outputs.set(name, value);
    for (const { message, place } of report.warnings) this.#warn(message, 'CREDENTIAL_NOT_FOUND', place);
    const mode = config.dryRun ? 'dry-run' : 'hand-over';
    for (const line of describeDeliveries(report, config.binding.url.host, mode)) this.#runner.info(line);
    this.#summary = renderFetchSummary(this.#facts, report, this.#runner.clean);
  }

  fail(thrown: unknown): void {
    const errors = withoutRepetitions(listErrors(thrown));
    this.#outputs.set('error-code', errors[0]?.code ?? 'INTERNAL_ERROR');
    for (const { code, message, next, place } of errors) this.#runner.fail([message, next], code, place);
    this.#summary = renderFailureSummary(this.#facts, errors, this.#runner.clean);
  }

  async end(): Promise<void> {
    for (const [name, value] of this.#outputs) this.#runner.setOutput(name, value);
    if (this.#preferences.summary) await this.#runner.writeSummary(this.#summary);
  }

  #warn(message: string, title: string, place?: Place): void {
    this.#facts = { ...this.#facts, warnings: [...this.#facts.warnings, message] };
    this.#runner.warn(message, title, place);
  }
}

const MULTILINE_WARNING =
  'The service key is stored over several lines, so the runner masks "{" and "}" and drops outputs with JSON between jobs. Store it on one line, or as base64.';

/** The same fault met by several requests is one failure. */
function withoutRepetitions(errors: readonly ActionError[]): readonly ActionError[] {
  return [...new Map(errors.map((error) => [`${error.code} ${error.message}`, error])).values()];
}
