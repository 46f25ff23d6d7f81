/**
 * What a deployment tells GitHub, where the inputs ask for it: a deployment with its status, and the plan as a comment. All
 * that goes wrong here is a warning; the result of the step is that of the tenant.
 */
import type { Clock } from '../clock.js';
import type { DeployPlan } from '../deploy/plan.js';
import type { ArtifactReport } from '../deploy/report.js';
import type { ErrorCode } from '../errors.js';
import { openGitHub, type GitHubClient } from './github-client.js';
import { beginDeployment } from './github-deployment.js';
import type { DeployConfig } from './inputs.js';
import {
  renderFailedPlanComment,
  renderPlanComment,
  type PlanComment,
  type PlanCommentFacts,
} from './plan-comment.js';
import { writePlanComment } from './pull-request-comment.js';

interface RecordedRun {
  readonly reports: readonly ArtifactReport[];
  /** Empty where no deployment was recorded. */
  readonly deploymentId: string;
  /** Why something was not told. */
  readonly warnings: readonly string[];
}

/** Carries a plan out. A GitHub deployment is recorded around it where something is to be deployed. */
export async function recordDeployment(
  plan: DeployPlan,
  { config, clock }: { readonly config: DeployConfig; readonly clock: Clock },
  work: () => Promise<readonly ArtifactReport[]>,
): Promise<RecordedRun> {
  const settings = config.deploy.github;
  const { environment } = settings;
  if (environment === undefined || !plan.artifacts.some(({ deploys }) => deploys))
    return { deploymentId: '', warnings: [], reports: await work() };
  const opened = open(config, clock);
  if (typeof opened === 'string')
    return { deploymentId: '', warnings: [notReported('deployment', opened)], reports: await work() };
  try {
    const { record, warnings } = await beginDeployment({ client: opened, settings, environment });
    let reports: readonly ArtifactReport[];
    try {
      reports = await work();
    } catch (error) {
      await record.end(undefined);
      throw error;
    }
    const last = await record.end(reports);
    return { deploymentId: record.id, warnings: [...new Set([...warnings, ...last])], reports };
  } finally {
    await opened.close();
  }
}

interface CommentTools {
  readonly clock: Clock;
  readonly clean: (text: string) => string;
}

/** @returns warnings. */
export function commentOnPlan(
  plan: DeployPlan,
  config: DeployConfig,
  tools: CommentTools,
): Promise<readonly string[]> {
  const whenAbsent = plan.artifacts.length === 0 ? 'leave' : 'create';
  return comment((facts) => renderPlanComment(plan, facts), whenAbsent, config, tools);
}

/** Only a comment of an earlier run is changed. @returns warnings. */
export function commentOnFailedPlan(
  code: ErrorCode,
  config: DeployConfig,
  tools: CommentTools,
): Promise<readonly string[]> {
  return comment((facts) => renderFailedPlanComment(code, facts), 'leave', config, tools);
}

async function comment(
  render: (facts: PlanCommentFacts) => PlanComment,
  whenAbsent: 'create' | 'leave',
  config: DeployConfig,
  { clock, clean }: CommentTools,
): Promise<readonly string[]> {
  const settings = config.deploy.github;
  const { pullRequest } = settings.event;
  if (!settings.commentsOnPullRequest || !config.dryRun || pullRequest === undefined) return [];
  const opened = open(config, clock);
  if (typeof opened === 'string') return [notReported('plan', opened)];
  try {
    const text = render({ host: config.binding.url.host, settings, clean });
    const task = { client: opened, settings, pullRequest, comment: text, whenAbsent };
    const warning = await writePlanComment(task);
    return warning === undefined ? [] : [warning];
  } finally {
    await opened.close();
  }
}

function open({ connection, deploy }: DeployConfig, clock: Clock): GitHubClient | string {
  return openGitHub({ github: deploy.github, connection, clock });
}

function notReported(what: string, why: string): string {
  return `The ${what} was not reported to GitHub: ${why}. Run the step in a GitHub workflow, or leave the input out.`;
}
