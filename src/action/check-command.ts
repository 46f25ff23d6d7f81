/**
 * The command `check`: says what the service key is, what was repaired, how long it lasts, and with `connect` whether
 * the service answers and takes the identity.
 */
import type { Clock } from '../clock.js';
import type { ConnectionStage } from '../http/connection-stages.js';
import { checkConnection, type ConnectionFindings } from './check-connection.js';
import { describeConnection, describeServiceKey, describeStages, type Fact } from './check-report.js';
import { maskToken } from './delivery-masks.js';
import type { Expiry } from './expiry.js';
import type { CheckConfig } from './inputs.js';
import type { Runner } from './runner.js';
import type { StepWarning } from './step-warnings.js';

export interface CheckReport {
  readonly warnings: readonly StepWarning[];
  /** For the summary; undefined where nothing was connected to. */
  readonly connection: readonly Fact[] | undefined;
}

/** @throws ActionError TLS_*, HTTP_*, OAUTH_REJECTED, PEM_NO_PRIVATE_KEY; only with `connect` */
export async function runCheck(
  config: CheckConfig,
  expiry: Expiry | undefined,
  runner: Runner,
  clock: Clock,
): Promise<CheckReport> {
  runner.group('Service key', describeServiceKey(config, expiry).flatMap(renderFact));
  const { binding } = config;
  if (!config.check.connect) return { warnings: [], connection: undefined };
  if (binding.type === 'bare') {
    runner.notice('There is no service key, so there is no service to connect to.', 'Connection');
    return { warnings: [], connection: undefined };
  }
  const stages: ConnectionStage[] = [];
  let findings: ConnectionFindings;
  try {
    findings = await checkConnection(config, binding, { clock, onToken: maskToken(runner) }, stages);
  } catch (error) {
    runner.group('Connection (as far as it came)', describeStages(stages).flatMap(renderFact));
    throw error;
  }
  const connection = describeConnection(findings);
  runner.group('Connection', connection.flatMap(renderFact));
  return { warnings: findings.warnings, connection };
}

function renderFact([name, ...texts]: Fact): readonly string[] {
  return texts.map((text, index) => `${index === 0 ? `${name}:`.padEnd(22) : ' '.repeat(22)}${text}`);
}
