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
import { TOKEN, useGitHubApi } from '../support/github-api.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();
const api = useGitHubApi();

const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const UPDATE = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';

const FILES = flow('Planned/Intake', 'Intake');

interface PullRequest {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly head?: string;
}

async function plan(
  workspace: Files | string,
  { inputs = {}, env = {}, head }: PullRequest = {},
): Promise<DeployResult> {
  const event = path.join(await bench.workspace({}), 'event.json');
  const repo = (name: string): object => ({ repo: { full_name: name }, sha: 'c'.repeat(40) });
  const pull_request = { number: 12, base: repo('acme/integration'), head: repo(head ?? 'acme/integration') };
  await writeFile(event, JSON.stringify({ pull_request }));
  return bench.deploy(
    workspace,
    { 'dry-run': 'true', 'pull-request-comment': 'true', 'github-token': TOKEN, ...inputs },
    {
      env: { ...api.env, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event, ...env },
      secrets: [TOKEN],
    },
  );
}

test('the plan is one comment, which later runs change', async () => {
  const first = await plan(FILES);
  expectSuccess(first);
  expect(first.writes).toEqual([]);
  expect(api.routes).toEqual([LIST, CREATE]);
  expect(api.requests[1]?.path).toBe('/repos/acme/integration/issues/12/comments');
  const [comment] = api.comments;
  expect(comment?.body).toMatch(/^<!-- btp-mtls-action plan [\da-f]{16} -->\n/);
  expect(comment?.body).toContain('<code>Intake</code>');
  expect(comment?.body).toContain('create, deploy');
  expect(comment?.body).toContain('1 of 1 artifacts would be written or deployed for commit ccccccc');
  const second = await plan({ ...FILES, ...flow('Planned/More', 'More') });
  expectSuccess(second);
  expect(api.routes.slice(2)).toEqual([LIST, 'GET /user', UPDATE]);
  expect(api.comments).toHaveLength(1);
  expect(api.comments[0]?.body).toContain('<code>More</code>');
});

test('only an own comment is changed, also among hundreds', async () => {
  await plan(FILES);
  const marker = api.comments[0]?.body.split('\n')[0] ?? '';
  api.reset();
  api.addComment({ login: 'mallory', type: 'User', body: `${marker}\nmine` });
  for (let index = 0; index < 130; index += 1) api.addComment({ login: 'eve', type: 'User', body: 'x' });
  api.addComment({ login: 'github-actions[bot]', type: 'Bot', body: `Look: ${marker}\nquoted` });
  const own = api.addComment({ login: 'github-actions[bot]', type: 'Bot', body: `${marker}\nold` });
  expectSuccess(await plan(FILES));
  expect(api.requests.map(({ query }) => query).slice(0, 2)).toEqual([
    '?per_page=100&page=1',
    '?per_page=100&page=2',
  ]);
  expect(api.bodiesOf(CREATE)).toEqual([]);
  expect(own.body).toContain('<code>Intake</code>');
  expect(api.comments[0]?.body).toBe(`${marker}\nmine`);
});

test('a plan that fails takes the place of the one before, and is no comment of its own', async () => {
  const missing = { artifacts: 'Planned/*', 'create-package': 'true', parameters: 'p.yml' };
  const files = { ...flow('Planned/Faulty', 'Faulty'), 'p.yml': 'Faulty:\n  Unknown: x\n' };
  expectDeployFailure(await plan(files, { inputs: missing }), 'PARAMETER_UNKNOWN');
  expect(api.comments).toEqual([]);
  expectSuccess(await plan(FILES));
  expectDeployFailure(await plan(files, { inputs: missing }), 'PARAMETER_UNKNOWN');
  expect(api.comments).toHaveLength(1);
  expect(api.comments[0]?.body).toContain('Planning failed for commit ccccccc');
  expect(api.comments[0]?.body).toContain('<code>PARAMETER&#95;UNKNOWN</code>');
  expect(api.comments[0]?.body).not.toContain('Intake');
  expectSuccess(await plan(FILES));
  expect(api.comments[0]?.body).toContain('<code>Intake</code>');
});

test('a token of a person finds the comment of this person', async () => {
  api.user = { login: 'deployer', id: 8 };
  await plan(FILES);
  await plan(FILES);
  expect(api.comments).toHaveLength(1);
  expect(api.routes.at(-1)).toBe(UPDATE);
});

test('each job has a comment of its own', async () => {
  await plan(FILES);
  await plan(FILES, { env: { GITHUB_JOB: 'other' } });
  expect(api.comments).toHaveLength(2);
});

describe('is not written', () => {
  test.each([
    ['without dry-run', { inputs: { 'dry-run': 'false', deploy: 'never' } }],
    ['where it is not asked for', { inputs: { 'pull-request-comment': 'false' } }],
    ['for another event', { env: { GITHUB_EVENT_PATH: '/nowhere' } }],
  ])('%s', async (_name, options) => {
    expectSuccess(await plan(flow('Planned/Quiet', 'Quiet'), options));
    expect(api.requests).toEqual([]);
  });
});

describe('what GitHub refuses is a warning', () => {
  test('that names the permission', async () => {
    api.refuse = ({ route }) => (route === CREATE ? { status: 403 } : undefined);
    const result = await plan(FILES);
    expectSuccess(result);
    expect(annotationTexts(result, 'warning').join()).toMatch(/`pull-requests: write` to `permissions:`/);
    expect(result.outputs['changed']).toBe('true');
    expect(result.summary).toMatch(/^- ⚠️ .*&#96;pull-requests&#58; write&#96;/mu);
  });

  test('also beside a plan that fails, in the log and in the summary', async () => {
    await plan(FILES);
    api.refuse = ({ route }) => (route === UPDATE ? { status: 403 } : undefined);
    const files = { ...FILES, 'p.yml': 'Intake:\n  Unknown: x\n' };
    const result = await plan(files, { inputs: { parameters: 'p.yml' } });
    expectDeployFailure(result, 'PARAMETER_UNKNOWN');
    expect(annotationTexts(result, 'warning').join()).toMatch(/`pull-requests: write`/);
    expect(result.summary).toMatch(/^- ⚠️ .*&#96;pull-requests&#58; write&#96;/mu);
  });

  test('that says what a fork may not', async () => {
    api.refuse = ({ route }) => (route === CREATE ? { status: 403 } : undefined);
    const result = await plan(FILES, { head: 'mallory/integration' });
    expectSuccess(result);
    expect(annotationTexts(result, 'warning').join()).toMatch(/from a fork has a token that may only read/);
  });
});

test('names of a hostile repository do nothing in the comment', async () => {
  const folder = 'Planned/`a` @octocat #1 <!-- --> </table><script>[x](http:⁄⁄evil)|';
  const result = await plan({ ...FILES, ...flow(folder, 'Evil', { script: '</pre>\n\n# @octocat' }) });
  expectSuccess(result);
  await bench.deploy(flow('Planned/Evil', 'Evil'));
  api.reset();
  const text = 'def a = 1\n\n</pre>\n\n# @octocat ![x](https://evil.example.com/a.png)\n';
  expectSuccess(await plan(flow('Planned/Evil', 'Evil', { script: text })));
  const body = api.comments[0]?.body ?? '';
  expect(body).toContain('octocat');
  expect(body).not.toMatch(/@octocat|\]\(https:\/\/evil|<script|!\[/);
  expect(body.split('</pre>').length).toBe(body.split('<pre lang="diff">').length);
  expect(body.split('\n').filter((line) => line.includes('octocat'))).toHaveLength(1);
});
