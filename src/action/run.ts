/**
 * The story of one step. The only place that ends the action: every failure becomes an annotation, the output
 * `error-code` and a part of the summary here.
 */
import type { Clock } from '../clock.js';
import { combineErrors, listErrors, type ActionError, type Place } from '../errors.js';
import { describeKey, listCertificates } from './check-outputs.js';
import { renderCheckSummary, renderKeySummary } from './check-summary.js';
import { judgeEnvironment } from './environment-guard.js';
import { computeExpiry, judgeExpiry, type Expiry } from './expiry.js';
import { runFetch } from './fetch-command.js';
import { createFileWriter, type FileWriter } from './file-writer.js';
import { EMPTY_OUTPUTS } from './input-table.js';
import {
  parseInputs,
  readPreferences,
  type CheckConfig,
  type Config,
  type DeployConfig,
  type FetchConfig,
  type Preferences,
} from './inputs.js';
import { preparePemFiles, writePemFiles } from './pem-files.js';
import { describeDeliveries } from './report.js';
import type { Runner } from './runner.js';
import type { StepWarning } from './step-warnings.js';
import { renderFailureSummary, renderFetchSummary, type SummaryFacts } from './summary.js';

/**
 * Ends normally also when the step fails; the exit code of the process says which.
 * @param listenForCancel from then on the process is not ended by a cancelled job, but told of it.
 */
export async function run(runner: Runner, clock: Clock, listenForCancel: () => AbortSignal): Promise<void> {
  const preferences = readPreferences(runner);
  const step = new Step(runner, preferences, clock);
  try {
    step.judgeEnvironment();
    const { readDeployInputs } = preferences.commands.includes('deploy')
      ? await import('./deploy-inputs.js')
      : {};
    const onWarning = (warning: string): void => {
      step.warnOfInputs(warning);
    };
    const config = parseInputs(runner, clock.now(), { onWarning, readDeployInputs });
    runner.forgetInputs();
    step.begin(config);
    await (config.command === 'fetch'
      ? step.fetch(config)
      : config.command === 'check'
        ? step.check(config)
        : step.deploy(config, listenForCancel()));
  } catch (error) {
    step.fail(error);
  }
  await step.end();
}

/** More failures or warnings nobody reads; a file made for it could hold tens of thousands. */
const MAX_TOLD = 1000;

/** What is known about the step so far, until its outputs and summary are written. */
class Step {
  readonly #runner: Runner;
  readonly #preferences: Preferences;
  readonly #clock: Clock;
  readonly #writer: FileWriter;
  readonly #outputs: Map<string, string>;
  readonly #warnings: StepWarning[] = [];
  #facts: SummaryFacts;
  #summary = '';

  constructor(runner: Runner, preferences: Preferences, clock: Clock) {
    this.#runner = runner;
    this.#preferences = preferences;
    this.#clock = clock;
    this.#facts = {
      ...{ command: undefined, host: undefined, expiry: undefined, isDryRun: false, warnings: [] },
      now: clock.now(),
    };
    this.#writer = createFileWriter(runner);
    this.#outputs = new Map([
      ...preferences.commands.flatMap((command) => Object.entries(EMPTY_OUTPUTS[command])),
      ...['expires-at', 'days-left', 'error-code'].map((name) => [name, ''] as const),
      ...(preferences.outputJson ? [['credentials-json', '{}'] as const] : []),
    ]);
  }

  /** @throws ActionError ENVIRONMENT_UNSAFE, or AggregateError of them */
  judgeEnvironment(): void {
    const { refusals, warnings } = judgeEnvironment((name) => this.#runner.readVariable(name));
    for (const warning of warnings) this.#warnOf(warning);
    if (refusals.length > 0) throw combineErrors(refusals);
  }

  warnOfInputs(message: string): void {
    this.#warn(message, 'Inputs');
  }

  /** @throws ActionError EXPIRY_TOO_CLOSE */
  begin(config: Config): void {
    const expiry = findExpiry(config, this.#clock.now());
    const { binding, command } = config;
    const host = binding.type === 'bare' ? undefined : binding.url.host;
    const isDryRun = config.dryRun && command !== 'check';
    this.#facts = { ...this.#facts, command, host, expiry, isDryRun };
    this.#outputs.set('expires-at', expiry?.expiresAt.toISOString() ?? '');
    this.#outputs.set('days-left', expiry?.daysLeft.toString() ?? '');
    if (config.command === 'check') {
      this.#setOutputs(describeKey(config));
      this.#summary = renderKeySummary(this.#facts, config, this.#runner.clean);
    }
    if (config.pemFiles) this.#writer.check(preparePemFiles(binding, this.#writer).files);
    for (const warning of config.inputWarnings) this.warnOfInputs(warning);
    for (const warning of listKeyWarnings(config)) this.#warnOf(warning);
    const expiryWarning = judgeExpiry(expiry, config.expiry);
    const isSaid = config.keyWarnings.some(({ code }) => code.endsWith('_EXPIRED'));
    if (expiryWarning !== undefined && !isSaid)
      this.#warnOf({ code: 'EXPIRY_CLOSE', message: expiryWarning });
  }

  async fetch(config: FetchConfig): Promise<void> {
    const report = await runFetch(config, { runner: this.#runner, writer: this.#writer }, this.#clock);
    this.#setOutputs(report.outputs);
    for (const { message, place } of report.warnings) this.#warn(message, 'CREDENTIAL_NOT_FOUND', place);
    const mode = config.dryRun ? 'dry-run' : 'hand-over';
    this.#runner.info(describeDeliveries(report, config.binding.url.host, mode));
    this.#summary = renderFetchSummary(this.#facts, report, this.#runner.clean);
  }

  /** Outputs and summary are complete also where it fails. */
  async deploy(config: DeployConfig, cancelled: AbortSignal): Promise<void> {
    const { runDeployStep } = await import('./deploy-step.js');
    const warn = (message: string, title: string): void => {
      this.#warn(message, title);
    };
    const hands = { runner: this.#runner, clock: this.#clock, cancelled, warn };
    const report = await runDeployStep(config, hands, (stopped) => this.#outputs.set('report', stopped));
    this.#setOutputs(report.outputs);
    this.#summary = report.renderSummary(this.#facts);
    if (report.failures.length > 0) throw combineErrors(report.failures);
    this.#writePemFiles(config);
  }

  async check(config: CheckConfig): Promise<void> {
    const { runCheck } = await import('./check-command.js');
    const report = await runCheck(config, this.#facts.expiry, this.#runner, this.#clock);
    for (const warning of report.warnings) this.#warnOf(warning);
    this.#writePemFiles(config);
    this.#summary = renderCheckSummary(this.#facts, { config, report }, this.#runner.clean);
  }

  fail(thrown: unknown): void {
    const errors = withoutRepetitions(listErrors(thrown));
    this.#outputs.set('error-code', errors[0]?.code ?? 'INTERNAL_ERROR');
    const told = errors.slice(0, MAX_TOLD);
    for (const { code, message, next, place } of told) this.#runner.fail([message, next], code, place);
    // The log shows an annotation without its title.
    const codes = new Set(told.map(({ code }) => `Error code: ${code}`));
    const left = errors.length - told.length;
    this.#runner.info([
      ...codes,
      ...(left > 0 ? [`${left} more failures are not told. Mend these first.`] : []),
    ]);
    this.#summary = [renderFailureSummary(this.#facts, told, this.#runner.clean), this.#summary].join('\n');
  }

  async end(): Promise<void> {
    if (this.#preferences.commands.includes('check'))
      this.#outputs.set('warnings', JSON.stringify([...new Set(this.#warnings.map(({ code }) => code))]));
    for (const [name, value] of this.#outputs) this.#runner.setOutput(name, value);
    if (this.#preferences.summary) await this.#writeSummary();
  }

  /** A step whose work is done does not fail for it. */
  async #writeSummary(): Promise<void> {
    try {
      await this.#runner.writeSummary(this.#summary);
    } catch {
      this.#runner.warn('The job summary could not be written: its file cannot be.', 'Summary');
    }
  }

  #writePemFiles(config: Config): void {
    const isDry = config.dryRun && config.command !== 'check';
    if (config.pemFiles && !isDry) this.#setOutputs(writePemFiles(config.binding, this.#writer));
  }

  #setOutputs(outputs: ReadonlyMap<string, string>): void {
    for (const [name, value] of outputs) this.#outputs.set(name, value);
  }

  #warnOf(warning: StepWarning): void {
    this.#warnings.push(warning);
    this.#warn(warning.message, warning.code);
  }

  #warn(message: string, title: string, place?: Place): void {
    const { warnings } = this.#facts;
    if (warnings.length === MAX_TOLD) return;
    this.#facts = { ...this.#facts, warnings: [...warnings, message] };
    this.#runner.warn(message, title, place);
    if (warnings.length === MAX_TOLD - 1) this.#runner.info(['More warnings are not told.']);
  }
}

function findExpiry({ binding }: Config, now: Date): Expiry | undefined {
  const [leaf] = listCertificates(binding);
  const bindingEnd = binding.type === 'bare' ? undefined : binding.expiresAt;
  return computeExpiry([leaf?.validToDate, bindingEnd], now);
}

/** Who turned the warning before the end off does not want the one after it; `check` always says what is the case. */
function listKeyWarnings({ command, expiry, keyWarnings }: Config): Config['keyWarnings'] {
  if (command === 'check' || expiry.warnBelowDays > 0) return keyWarnings;
  return keyWarnings.filter(({ code }) => !code.endsWith('_EXPIRED'));
}

/** The same fault met by several requests is one failure. */
function withoutRepetitions(errors: readonly ActionError[]): readonly ActionError[] {
  return [...new Map(errors.map((error) => [`${error.code} ${error.message}`, error])).values()];
}
