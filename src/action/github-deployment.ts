/**
 * Records a GitHub deployment: created before the first write to the tenant, in progress while the plan is carried out,
 * then success or failure. What GitHub refuses becomes a warning.
 */
import type { ArtifactReport } from '../deploy/report.js';
import { describeGitHubFailure, type GitHubAnswer, type GitHubClient } from './github-client.js';
import type { GitHubSettings } from './github-inputs.js';

export interface DeploymentRecord {
  /** Empty where GitHub did not record it. */
  readonly id: string;
  /** @returns warnings. */
  end(reports: readonly ArtifactReport[] | undefined): Promise<readonly string[]>;
}

interface Recording {
  readonly client: GitHubClient;
  readonly settings: GitHubSettings;
  readonly environment: string;
}

type State = 'in_progress' | 'success' | 'failure';

const PERMISSION = 'deployments: write';

export async function beginDeployment(
  recording: Recording,
): Promise<{ readonly record: DeploymentRecord; readonly warnings: readonly string[] }> {
  const { client, settings, environment } = recording;
  const answer = await client.call('POST /repos/{owner}/{repo}/deployments', {
    // The commit itself: a branch may have moved on since the job began.
    ref: settings.event.commit,
    environment,
    // Whoever started the job has decided; GitHub shall neither merge nor wait for checks.
    auto_merge: false,
    required_contexts: [],
    description: 'SAP Cloud Integration',
  });
  const id = readId(answer);
  if (id === undefined)
    return { record: { id: '', end: () => Promise.resolve([]) }, warnings: [warn(answer, settings)] };
  const warnings = await setStatus(recording, id, { state: 'in_progress' });
  const end: DeploymentRecord['end'] = (reports) =>
    setStatus(recording, id, {
      state: isSuccess(reports) ? 'success' : 'failure',
      ...(reports !== undefined && linkOf(reports)),
    });
  return { record: { id: String(id), end }, warnings };
}

function isSuccess(reports: readonly ArtifactReport[] | undefined): boolean {
  return reports?.every(({ failure }) => failure === undefined) === true;
}

interface Status {
  readonly state: State;
  readonly environment_url?: string;
}

async function setStatus(
  { client, settings, environment }: Recording,
  id: number,
  status: Status,
): Promise<readonly string[]> {
  const answer = await client.call('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
    deployment_id: id,
    environment,
    ...logOf(settings),
    ...status,
  });
  return answer.kind === 'ok' ? [] : [warn(answer, settings)];
}

/** An answer 202 says that GitHub merged instead of recording, which it was told not to do. */
function readId(answer: GitHubAnswer): number | undefined {
  const data = answer.kind === 'ok' ? answer.data : undefined;
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : undefined;
}

function warn(answer: GitHubAnswer, settings: GitHubSettings): string {
  const what = 'The GitHub deployment was not recorded';
  return answer.kind === 'failed'
    ? describeGitHubFailure(what, PERMISSION, answer, settings)
    : `${what}: GitHub gave it no id (status ${answer.status}).`;
}

export function logOf({ variables }: GitHubSettings): { readonly log_url?: string } {
  const { serverUrl, repository, runId, runAttempt } = variables;
  if (serverUrl === undefined || repository === undefined || runId === undefined) return {};
  const attempt = runAttempt === undefined ? '' : `/attempts/${runAttempt}`;
  const address = `${serverUrl}/${repository}/actions/runs/${runId}${attempt}`;
  return URL.canParse(address) ? { log_url: address } : {};
}

/** The endpoint, when there is exactly one; what the service wrote is a link only if it leads to https. */
function linkOf(reports: readonly ArtifactReport[]): { readonly environment_url?: string } {
  const [endpoint, ...more] = reports.flatMap(({ endpoints }) => endpoints);
  if (endpoint === undefined || more.length > 0 || !URL.canParse(endpoint)) return {};
  const { protocol, username, password, href } = new URL(endpoint);
  return protocol === 'https:' && username === '' && password === '' ? { environment_url: href } : {};
}
