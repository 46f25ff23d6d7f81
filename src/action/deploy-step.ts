/**
 * The part of the story of a step that is told by `deploy` alone: what it prints, and what the step writes when it ends.
 * Loaded by steps that deploy, and by no other.
 */
import { listErrors, type ActionError } from '../errors.js';
import { runDeploy, type DeployHands } from './deploy-command.js';
import type { DeployOutcome } from './deploy-outcome.js';
import {
  buildOutputs,
  buildStoppedReport,
  describeDifferences,
  describeOutcome,
  describePlanned,
  listFailures,
} from './deploy-report.js';
import { renderDeploySummary } from './deploy-summary.js';
import type { DeployConfig } from './inputs.js';
import type { SummaryFacts } from './summary.js';

export interface DeployStepReport {
  readonly outputs: ReadonlyMap<string, string>;
  /** None where every artifact is as it should be. */
  readonly failures: readonly ActionError[];
  renderSummary(facts: SummaryFacts): string;
}

/**
 * @param onStopped is told the output `report` of a run that ended before it had a plan.
 * @throws ActionError or AggregateError of them, where nothing was written
 */
export async function runDeployStep(
  config: DeployConfig,
  hands: DeployHands,
  onStopped: (report: string) => void,
): Promise<DeployStepReport> {
  const { runner, warn } = hands;
  runner.info(config.deploy.selectionNotes);
  const outcome = await untilStopped(config, hands, onStopped);
  if (outcome.reports === undefined)
    for (const planned of outcome.plan.artifacts)
      runner.group(describePlanned(planned), describeDifferences(planned));
  runner.info(describeOutcome(outcome));
  for (const warning of listDraftWarnings(outcome)) warn(warning, 'ARTIFACT_DRAFT');
  return {
    outputs: buildOutputs(outcome, runner.clean),
    failures: listFailures(outcome),
    renderSummary: (facts) => renderDeploySummary(facts, outcome, runner.clean),
  };
}

async function untilStopped(
  config: DeployConfig,
  hands: DeployHands,
  onStopped: (report: string) => void,
): Promise<DeployOutcome> {
  try {
    return await runDeploy(config, hands);
  } catch (error) {
    const [first] = listErrors(error);
    if (first !== undefined)
      onStopped(buildStoppedReport(config.deploy.artifacts, first, hands.runner.clean));
    throw error;
  }
}

function listDraftWarnings({ plan }: DeployOutcome): readonly string[] {
  return plan.artifacts
    .filter(({ content, failure }) => content === 'skip' && failure === undefined)
    .map(({ artifact, reason }) => `"${artifact.id}" was left as it is: ${reason}.`);
}
