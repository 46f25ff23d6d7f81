/**
 * The environment in which the GitHub runner starts a JavaScript action, and the header of its log (facts
 * from actions/runner 2.336.0: ActionRunner, Handler, NodeScriptActionHandler, GitHubContext, ProcessInvoker).
 * Of our own environment only what a process needs to start is handed on: no NODE_OPTIONS, no proxy.
 */

import path from 'node:path';

import { toUpperInvariant } from './dotnet-text.js';

export interface StepEnvironment {
  readonly inputs: Readonly<Record<string, string>>;
  /** Values that earlier stages of the action saved; only a post step has them. */
  readonly state: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly runnerTemp: string;
  readonly eventPath: string;
  readonly commandFiles: Readonly<Record<string, string>>;
  readonly stepDebug: boolean;
}

type Variables = Record<string, string>;

// The last six are what Windows needs to start a process and to find its folders.
const INHERITED = ['PATH', 'HOME', 'SystemRoot', 'ComSpec', 'PATHEXT', 'USERPROFILE', 'TEMP', 'TMP'];

const REPOSITORY = 'octo-org/integration';
const SHA = '4d3c2b1a4d3c2b1a4d3c2b1a4d3c2b1a4d3c2b1a';

/** The GitHub context of a push to main. The API has a host that cannot exist, so that nothing reaches it. */
const GITHUB_CONTEXT = {
  GITHUB_ACTION: '__octo-org_btp-mtls-action',
  GITHUB_ACTION_REF: 'v1',
  GITHUB_ACTION_REPOSITORY: 'octo-org/btp-mtls-action',
  GITHUB_ACTOR: 'octocat',
  GITHUB_ACTOR_ID: '583231',
  GITHUB_API_URL: 'https://api.github.invalid',
  GITHUB_BASE_REF: '',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_GRAPHQL_URL: 'https://api.github.invalid/graphql',
  GITHUB_HEAD_REF: '',
  GITHUB_JOB: 'deploy',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_REF_PROTECTED: 'false',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_REPOSITORY: REPOSITORY,
  GITHUB_REPOSITORY_ID: '1296269',
  GITHUB_REPOSITORY_OWNER: 'octo-org',
  GITHUB_REPOSITORY_OWNER_ID: '6811672',
  GITHUB_RETENTION_DAYS: '90',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_ID: '1658821493',
  GITHUB_RUN_NUMBER: '7',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: SHA,
  GITHUB_TRIGGERING_ACTOR: 'octocat',
  GITHUB_WORKFLOW: 'Deploy',
  GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/deploy.yml@refs/heads/main`,
  GITHUB_WORKFLOW_SHA: SHA,
} as const satisfies Variables;

/** The variables of a step on a runner. */
export function buildRunnerEnvironment(step: StepEnvironment): Variables {
  return {
    ...inheritedVariables(),
    ...stateVariables(step.state),
    ...inputVariables(step.inputs),
    ...GITHUB_CONTEXT,
    GITHUB_EVENT_PATH: step.eventPath,
    GITHUB_WORKSPACE: step.workspace,
    ...step.commandFiles,
    RUNNER_ARCH: process.arch.toUpperCase(),
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: runnerOs(process.platform),
    RUNNER_TEMP: step.runnerTemp,
    RUNNER_TOOL_CACHE: '/opt/hostedtoolcache',
    RUNNER_WORKSPACE: path.dirname(step.workspace),
    ...(step.stepDebug && { RUNNER_DEBUG: '1' }),
    GITHUB_ACTIONS: 'true',
    CI: 'true',
  };
}

/** The variables of the same process started by hand: nothing that belongs to GitHub but the inputs. */
export function buildBareEnvironment(step: Pick<StepEnvironment, 'inputs' | 'state'>): Variables {
  return { ...inheritedVariables(), ...stateVariables(step.state), ...inputVariables(step.inputs) };
}

/**
 * Our additions win over everything, whereas the runner lets its own GITHUB_ and RUNNER_ variables win over
 * the `env` of a step: a test has to be able to stage another event or repository.
 */
export function withStepEnv(
  variables: Readonly<Variables>,
  stepEnv: Readonly<Record<string, string | undefined>>,
): Variables {
  const merged = Object.entries({ ...variables, ...stepEnv });
  // NODE_ICU_DATA is the one variable that the runner takes away from an action.
  return Object.fromEntries(
    merged.flatMap(([name, value]) =>
      value === undefined || name === 'NODE_ICU_DATA' ? [] : [[name, value] as const],
    ),
  );
}

/** INPUT_ and the name in upper case. Only spaces are replaced, so `a-b` becomes INPUT_A-B. */
export function inputVariables(inputs: Readonly<Variables>): Variables {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value]));
}

function inputVariable(name: string): string {
  return `INPUT_${toUpperInvariant(name.replaceAll(' ', '_'))}`;
}

function stateVariables(state: Readonly<Variables>): Variables {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

function inheritedVariables(): Variables {
  return Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function runnerOs(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'Windows';
  return platform === 'darwin' ? 'macOS' : 'Linux';
}

/** What the runner writes before the action starts: all inputs and the step's `env`. Not masked here. */
export function renderStepHeader(step: {
  readonly inputs: Readonly<Variables>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly state?: Readonly<Variables>;
}): string[] {
  if (step.state) return ['Post job cleanup.'];
  const shownInputs = Object.entries(step.inputs).filter(([, value]) => value !== '');
  const shownEnv = Object.entries(step.env ?? {}).filter(([, value]) => value !== undefined);
  return [
    `##[group]Run ${GITHUB_CONTEXT.GITHUB_ACTION_REPOSITORY}@${GITHUB_CONTEXT.GITHUB_ACTION_REF}`,
    ...(Object.keys(step.inputs).length > 0 ? ['with:'] : []),
    ...shownInputs.map(([name, value]) => `  ${name}: ${value}`),
    ...(shownEnv.length > 0 ? ['env:'] : []),
    ...shownEnv.map(([name, value]) => `  ${name}: ${value ?? ''}`),
    '##[endgroup]',
  ];
}
