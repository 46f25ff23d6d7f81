import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { flow } from '../support/artifact-files.js';
import { expectDeployFailure, useDeployBench, zipOf, type DeployResult } from '../support/deploy-bench.js';
import { annotationTexts } from '../support/fetch-bench.js';
import { GitRepository } from '../support/git-repository.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

const DRY = { 'dry-run': 'true' };
const ZEROS = '0'.repeat(40);

/** Two flows and a zip file, then a change of the flow A. */
async function makeRepository(): Promise<{ repository: GitRepository; first: string }> {
  const repository = new GitRepository(path.join(await bench.workspace({}), 'work'));
  const first = repository.commit({
    ...flow('Since/A', 'SinceA', { parameters: { Host: 'x' } }),
    ...flow('Since/B', 'SinceB'),
    'Since/C.zip': zipOf(flow('', 'SinceC')),
    'prod.yml': 'SinceA:\n  Host: y\n',
  });
  repository.commit(flow('Since/A', 'SinceA', { parameters: { Host: 'x' }, script: 'def x = 2' }));
  return { repository, first };
}

async function deploy(
  { folder }: GitRepository,
  inputs: Readonly<Record<string, string>>,
  event?: { readonly name: string; readonly payload: object },
): Promise<DeployResult> {
  const file = path.join(await bench.workspace({}), 'event.json');
  await writeFile(file, JSON.stringify(event?.payload ?? {}));
  const env = { GITHUB_EVENT_NAME: event?.name ?? 'push', GITHUB_EVENT_PATH: file };
  return bench.deploy(folder, { artifacts: 'Since/*', ...DRY, ...inputs }, { env });
}

const idsOf = ({ report }: DeployResult): readonly string[] => report.map(({ id }) => id).toSorted();
const ALL = ['SinceA', 'SinceB', 'SinceC'];

describe('a ref', () => {
  test('takes only what was touched since, and says so', async () => {
    const { repository } = await makeRepository();
    const result = await deploy(repository, {
      'changed-since': 'HEAD~1',
      'dry-run': 'false',
      deploy: 'never',
    });
    expectSuccess(result);
    expect(idsOf(result)).toEqual(['SinceA']);
    expect(result.log.join('\n')).toContain('1 of 3 artifacts changed since "HEAD~1".');
    expect(bench.integration.artifact('SinceB')).toBeUndefined();
  });

  test('takes a zip file that was replaced', async () => {
    const { repository } = await makeRepository();
    repository.commit({ 'Since/C.zip': zipOf(flow('', 'SinceC', { script: 'def c = 3' })) });
    expect(idsOf(await deploy(repository, { 'changed-since': 'HEAD~1' }))).toEqual(['SinceC']);
  });

  test('takes all when the parameter file was touched, and only then', async () => {
    const { repository } = await makeRepository();
    const inputs = { 'changed-since': 'HEAD~1', parameters: 'prod.yml' };
    expect(idsOf(await deploy(repository, inputs))).toEqual(['SinceA']);
    repository.commit({ 'prod.yml': 'SinceA:\n  Host: z\n' });
    expect(idsOf(await deploy(repository, inputs))).toEqual(ALL);
  });

  test('that leaves none is success with a notice, and nothing is asked', async () => {
    const { repository } = await makeRepository();
    repository.commit({ 'README.md': 'x' });
    for (const dry of ['true', 'false']) {
      const result = await deploy(repository, { 'changed-since': 'HEAD~1', 'dry-run': dry });
      expectSuccess(result);
      expect(result.outputs).toMatchObject({
        report: '[]',
        changed: 'false',
        endpoints: '{}',
        matrix: '{"include":[]}',
        'deployment-id': '',
      });
      expect(annotationTexts(result, 'notice').join()).toContain('No artifact was touched');
      expect(result.calls).toEqual([]);
    }
  });
});

describe('auto', () => {
  const sinceOf = async (name: string, payload: (first: string) => object): Promise<readonly string[]> => {
    const { repository, first } = await makeRepository();
    return idsOf(await deploy(repository, { 'changed-since': 'auto' }, { name, payload: payload(first) }));
  };
  const push = (first: string): object => ({ ref: 'refs/heads/main', before: first });

  test.each<[string, string, (first: string) => object, readonly string[]]>([
    ['the commit before a push', 'push', push, ['SinceA']],
    [
      'the base of a pull request',
      'pull_request',
      (sha) => ({ pull_request: { base: { sha } } }),
      ['SinceA'],
    ],
    ['the base of a merge group', 'merge_group', (sha) => ({ merge_group: { base_sha: sha } }), ['SinceA']],
    ['all of a new branch', 'push', () => ({ ref: 'refs/heads/new', before: ZEROS }), ALL],
    ['all of a tag', 'push', (before) => ({ ref: 'refs/tags/v1', before }), ALL],
    ['all of a schedule', 'schedule', () => ({ schedule: '0 5 * * *' }), ALL],
    ['all of a manual start', 'workflow_dispatch', (before) => ({ ref: 'refs/heads/main', before }), ALL],
  ])('takes %s', async (_what, name, payload, ids) => {
    expect(await sinceOf(name, payload)).toEqual(ids);
  });

  test('explains a forced push', async () => {
    const { repository } = await makeRepository();
    const payload = { ref: 'refs/heads/main', before: 'd'.repeat(40), forced: true };
    const result = await deploy(repository, { 'changed-since': 'auto' }, { name: 'push', payload });
    expectDeployFailure(result, 'INPUT_INVALID');
    expect(annotationTexts(result, 'error').join()).toMatch(/forced push/);
  });
});

describe('what the clone does not hold is INPUT_INVALID, and names fetch-depth', () => {
  test.each(['nowhere', '1'.repeat(40)])('%s', async (ref) => {
    const { repository } = await makeRepository();
    const result = await deploy(repository, { 'changed-since': ref, concurrency: '99' });
    expectDeployFailure(result, 'INPUT_INVALID');
    const errors = annotationTexts(result, 'error');
    expect(errors.join('\n')).toMatch(/"changed-since"[^]*fetch-depth: 0/);
    expect(errors.join('\n')).toContain('"concurrency"');
    expect(result.calls).toEqual([]);
  });

  test('a shallow clone', async () => {
    const { repository, first } = await makeRepository();
    const clone = new GitRepository(path.join(await bench.workspace({}), 'clone'));
    clone.git('fetch', '-q', '--depth', '1', `file://${repository.folder}`, 'main');
    clone.git('checkout', '-q', '--detach', 'FETCH_HEAD');
    const payload = { ref: 'refs/heads/main', before: first };
    const result = await deploy(clone, { 'changed-since': 'auto' }, { name: 'push', payload });
    expectDeployFailure(result, 'INPUT_INVALID');
    expect(annotationTexts(result, 'error').join()).toContain('fetch-depth: 0');
  });

  test('a workspace without a repository', async () => {
    const result = await bench.deploy(flow('Since/A', 'SinceA'), { 'changed-since': 'main' });
    expectDeployFailure(result, 'INPUT_INVALID');
    expect(annotationTexts(result, 'error').join()).toMatch(/no git repository[^]*actions\/checkout/);
  });
});

test.each(['--upload-pack=touch', 'a..b', ':/text'])('the ref %s is refused', async (ref) => {
  const { repository } = await makeRepository();
  const result = await deploy(repository, { 'changed-since': ref });
  expectDeployFailure(result, 'INPUT_INVALID');
  expect(annotationTexts(result, 'error').join()).toContain('the name of a branch, a tag or a commit');
});

test('a checkout in a folder of the workspace', async () => {
  const workspace = await bench.workspace(flow('built/Since/Made', 'SinceMade'));
  const repository = new GitRepository(path.join(workspace, 'src'));
  repository.commit({ ...flow('Since/A', 'SinceA'), ...flow('Since/B', 'SinceB') });
  repository.commit(flow('Since/B', 'SinceB', { script: 'def b = 2' }));
  const result = await bench.deploy(workspace, { ...DRY, artifacts: '*/Since/*', 'changed-since': 'HEAD~1' });
  expectSuccess(result);
  expect(idsOf(result)).toEqual(['SinceB', 'SinceMade']);
});
