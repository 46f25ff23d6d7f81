/**
 * The inputs that make the step report to GitHub, and what the runner says about where and for whom it runs. What is
 * missing there is told when it is needed, as a warning: reporting never decides about the deployment.
 */
import { Secret } from '../secret.js';
import { readEvent, type WorkflowEvent } from './event.js';
import type { InputParser } from './input-parser.js';
import { listMaskForms } from './masking.js';

export interface GitHubSettings {
  /** Of the deployment to record. */
  readonly environment: string | undefined;
  readonly commentsOnPullRequest: boolean;
  readonly token: Secret | undefined;
  readonly event: WorkflowEvent;
  readonly variables: GitHubVariables;
}

/** As the runner sets them, not checked. */
export interface GitHubVariables {
  readonly apiUrl: string | undefined;
  readonly serverUrl: string | undefined;
  /** `owner/name` */
  readonly repository: string | undefined;
  readonly runId: string | undefined;
  readonly runAttempt: string | undefined;
  readonly workflow: string | undefined;
  readonly job: string | undefined;
}

/** GitHub: "Managing environments": names have at most 255 characters. */
const MAX_ENVIRONMENT_CHARACTERS = 255;
const MIN_MASK_CHARACTERS = 8;

export function readGitHubSettings(inputs: InputParser): GitHubSettings {
  const environment = inputs.readText('github-environment');
  if (environment.length > MAX_ENVIRONMENT_CHARACTERS || /[\p{Cc}\p{Cf}]/u.test(environment))
    inputs.addFault('github-environment', 'it takes a name of one line with up to 255 characters');
  const variable = (name: string): string | undefined => inputs.reader.readVariable(name);
  return {
    environment: environment === '' ? undefined : environment,
    commentsOnPullRequest: inputs.readBoolean('pull-request-comment'),
    token: readToken(inputs),
    event: readEvent(inputs.reader),
    variables: {
      apiUrl: variable('GITHUB_API_URL'),
      serverUrl: variable('GITHUB_SERVER_URL'),
      repository: variable('GITHUB_REPOSITORY'),
      runId: variable('GITHUB_RUN_ID'),
      runAttempt: variable('GITHUB_RUN_ATTEMPT'),
      workflow: variable('GITHUB_WORKFLOW'),
      job: variable('GITHUB_JOB'),
    },
  };
}

/** Its default is filled in by the runner, not here. A token that could not stand in a header is none. */
function readToken(inputs: InputParser): Secret | undefined {
  const token = inputs.reader.readInput('github-token').trim();
  if (token === '') return undefined;
  inputs.reader.mask(listMaskForms(token, { minLength: MIN_MASK_CHARACTERS }));
  if (/^[\x21-\x7e]+$/.test(token)) return new Secret(token);
  inputs.addFault('github-token', 'it holds blanks or characters that no token has');
  return undefined;
}
