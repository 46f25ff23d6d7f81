import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { flow } from '../support/artifact-files.js';
import {
  expectDeployFailure,
  useDeployBench,
  type DeployResult,
  type Files,
} from '../support/deploy-bench.js';
import { annotationTexts } from '../support/fetch-bench.js';
import { createAuthority } from '../../src/demo/authority.js';
import { createKeyPool, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import { GitHubApi, TOKEN, useGitHubApi } from '../support/github-api.js';
import { startProxy } from '../support/server-proxy.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();
const api = useGitHubApi();
const enterprise = useGitHubApi('ghes-3.19');

const CREATE = 'POST /repos/{owner}/{repo}/deployments';
const STATUS = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';

let number = 0;
/** An artifact that the tenant does not know yet. */
function fresh(options: Parameters<typeof flow>[2] = {}): Files {
  number += 1;
  return flow(`Recorded/Flow${number}`, `Flow${number}`, options);
}

function deploy(
  workspace: Files | string,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<DeployResult> {
  return bench.deploy(
    workspace,
    { 'github-environment': 'prod eu', 'github-token': TOKEN, ...inputs },
    { env: { ...api.env, ...env }, secrets: [TOKEN] },
  );
}

const statesOf = (): readonly unknown[] => api.bodiesOf(STATUS).map(({ state }) => state);

describe('a deployment', () => {
  test('is created before the first write, in progress, then success', async () => {
    let writesBefore = -1;
    const start = bench.integration.writes().length;
    api.refuse = ({ body }) => {
      if (body['state'] === 'in_progress') writesBefore = bench.integration.writes().length - start;
      return undefined;
    };
    const result = await deploy(fresh());
    expectSuccess(result);
    expect(api.routes).toEqual([CREATE, STATUS, STATUS]);
    expect(writesBefore).toBe(0);
    expect(result.writes.length).toBeGreaterThan(0);
    expect(api.bodiesOf(CREATE)).toEqual([
      {
        ref: 'a'.repeat(40),
        environment: 'prod eu',
        auto_merge: false,
        required_contexts: [],
        description: 'SAP Cloud Integration',
      },
    ]);
    const log_url = 'https://github.example.com/acme/integration/actions/runs/4711/attempts/2';
    expect(api.bodiesOf(STATUS)).toEqual([
      { environment: 'prod eu', log_url, state: 'in_progress' },
      { environment: 'prod eu', log_url, state: 'success' },
    ]);
    expect(api.requests.map(({ authorization }) => authorization)).toEqual(Array(3).fill(`token ${TOKEN}`));
    expect(api.requests[1]?.path).toBe('/repos/acme/integration/deployments/77/statuses');
    expect(result.outputs['deployment-id']).toBe('77');
  });

  test('links to the endpoint when there is exactly one', async () => {
    const result = await deploy(fresh({ address: '/orders' }));
    expectSuccess(result);
    const [endpoint] = result.report.flatMap(({ endpoints }) => endpoints);
    expect(endpoint).toMatch(/^https:/);
    expect(api.bodiesOf(STATUS).map((body) => body['environment_url'])).toEqual([undefined, endpoint]);
  });

  test('links to none of two endpoints', async () => {
    expectSuccess(await deploy({ ...fresh({ address: '/a' }), ...fresh({ address: '/b' }) }));
    expect(api.bodiesOf(STATUS).map((body) => body['environment_url'])).toEqual([undefined, undefined]);
  });

  test('is a failure when one artifact fails', async () => {
    const [bad, good] = [fresh(), fresh()];
    const id = `Flow${number - 1}`;
    bench.integration.planDeployment(id, { runtime: 'ERROR', error: 'No credential' });
    const result = await deploy({ ...bad, ...good });
    expectDeployFailure(result, 'DEPLOY_START_FAILED');
    expect(statesOf()).toEqual(['in_progress', 'failure']);
    expect(result.outputs['deployment-id']).toBe('77');
  });

  test('is of the last commit of a pull request, not of the merge that is tried out', async () => {
    const workspace = await bench.workspace(fresh());
    const event = path.join(await bench.workspace({}), 'event.json');
    const sha = 'b'.repeat(40);
    await writeFile(event, JSON.stringify({ pull_request: { number: 3, head: { sha }, base: {} } }));
    await deploy(workspace, {}, { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event });
    expect(api.bodiesOf(CREATE).map(({ ref }) => ref)).toEqual([sha]);
  });

  test.each([
    ['a second run finds nothing to do', {}],
    ['the run is dry', { 'dry-run': 'true' }],
    ['the content is only uploaded', { deploy: 'never' }],
    ['no environment is named', { 'github-environment': '' }],
  ])('is not recorded when %s', async (_why, inputs) => {
    const workspace = await bench.workspace(fresh());
    if (Object.keys(inputs).length === 0) await deploy(workspace);
    api.reset();
    const result = await deploy(workspace, inputs);
    expectSuccess(result);
    expect(api.requests).toEqual([]);
    expect(result.outputs['deployment-id']).toBe('');
  });
});

test('is not recorded when planning fails', async () => {
  const files = { ...flow('Recorded/NoPlan', 'NoPlan'), 'p.yml': 'NoPlan:\n  Unknown: x\n' };
  const result = await deploy(files, { parameters: 'p.yml' });
  expectDeployFailure(result, 'PARAMETER_UNKNOWN');
  expect(api.requests).toEqual([]);
});

describe('what GitHub refuses is a warning, and the deployment stands', () => {
  test.each([
    ['403', { status: 403 }, /deployments: write/],
    ['404', { status: 404 }, /deployments: write/],
    ['401', { status: 401 }, /github-token/],
    ['a limit', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }, /too many/],
    ['422', { status: 422 }, /status 422/],
    ['a redirect', { status: 307, headers: { Location: 'http://127.0.0.1:9/' } }, /did not answer/],
  ])('%s', async (_name, refusal, says) => {
    api.refuse = () => refusal;
    const result = await deploy(fresh());
    expectSuccess(result);
    expect(result.outcome.join()).toMatch(/created, started/);
    expect(result.outputs['deployment-id']).toBe('');
    expect(annotationTexts(result, 'warning').join('\n')).toMatch(says);
    expect(api.routes).toEqual([CREATE]);
    expect(result.stdout + result.stderr).not.toContain('Resource not accessible');
    expect(result.summary).toContain('GitHub');
  });

  test('a status that passes is sent again', async () => {
    let left = 1;
    api.refuse = ({ route }) => (route === STATUS && left-- > 0 ? { status: 502 } : undefined);
    const result = await deploy(fresh());
    expectSuccess(result);
    expect(statesOf()).toEqual(['in_progress', 'in_progress', 'success']);
    expect(annotationTexts(result, 'warning')).toEqual([]);
  });

  test.each([
    ['no token', { 'github-token': ' ' }, {}, /github-token/],
    ['no repository', {}, { GITHUB_REPOSITORY: undefined }, /GITHUB_REPOSITORY/],
    ['plain HTTP', {}, { GITHUB_API_URL: 'http://github.example.com/api/v3' }, /https/],
    ['another protocol', {}, { GITHUB_API_URL: 'file:///etc' }, /https/],
    ['nobody listens', {}, { GITHUB_API_URL: 'http://127.0.0.1:9' }, /did not answer/],
  ])('%s', async (_name, inputs, env, says) => {
    const result = await deploy(fresh(), inputs, env);
    expectSuccess(result);
    expect(annotationTexts(result, 'warning').join('\n')).toMatch(says);
    expect(api.requests).toEqual([]);
  });

  test('an answer that never comes', async () => {
    api.refuse = ({ route }) => (route === CREATE ? 'hang' : undefined);
    const result = await deploy(fresh(), { 'timeout-seconds': '3' });
    expectSuccess(result);
    expect(annotationTexts(result, 'warning').join('\n')).toMatch(/did not answer/);
  });
});

test('GitHub Enterprise Server is called below its own path', async () => {
  const result = await deploy(fresh(), {}, enterprise.env);
  expectSuccess(result);
  expect(enterprise.routes).toEqual([CREATE, STATUS, STATUS]);
  expect(api.requests).toEqual([]);
});

describe('over TLS, through a proxy', () => {
  const authority = createAuthority({ name: 'GitHub', keySource: createKeyPool()() });
  const { pem, leaf } = authority.issueServer({ hostNames: ['localhost'], addresses: [] });
  const key = pkcs1Pem(leaf.keys.privateKey);

  test.each([
    ['with its authority trusted', true],
    ['with an authority that nobody knows', false],
  ])('%s', async (_name, isTrusted) => {
    const secure = new GitHubApi('api.github.com', { cert: pem, key });
    const proxy = await startProxy();
    await secure.start();
    try {
      const authorities = [bench.tenant.caPem, ...(isTrusted ? [authority.root.pem] : [])].join('\n');
      const env = { ...secure.env, https_proxy: `http://127.0.0.1:${proxy.port}`, no_proxy: '' };
      const result = await deploy(fresh(), { 'ca-certificates': authorities }, env);
      expectSuccess(result);
      expect(proxy.tunnels.map(({ target }) => target)).toContain(new URL(secure.url).host);
      expect(JSON.stringify(proxy.tunnels)).not.toContain(TOKEN);
      expect(secure.routes).toEqual(isTrusted ? [CREATE, STATUS, STATUS] : []);
      expect(secure.faults).toEqual([]);
      expect(annotationTexts(result, 'warning').join()).toMatch(isTrusted ? /^$/ : /did not answer/);
    } finally {
      await secure.stop();
      await proxy.stop();
    }
  });
});

test('the token is masked, and in no output, file or log', async () => {
  const result = await deploy(fresh());
  expect(result.masks).toContain(TOKEN);
  const written = [
    result.stdout.replaceAll(/^::add-mask::.*$/gm, ''),
    JSON.stringify(result.outputs),
    result.summary,
  ];
  expect(written.join('\n')).not.toContain(TOKEN);
});

test.each([['a'.repeat(256)], ['prod\u0000x']])(
  'an environment that no one can have is INPUT_INVALID',
  async (name) => {
    const result = await deploy(fresh(), { 'github-environment': name.replace('\0', '\u0007') });
    expectDeployFailure(result, 'INPUT_INVALID');
    expect(api.requests).toEqual([]);
    expect(result.calls).toEqual([]);
  },
);
