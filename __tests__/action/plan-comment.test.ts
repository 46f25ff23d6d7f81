import { describe, expect, it } from '@jest/globals';
import { renderPlanComment } from '../../src/action/plan-comment.js';
import type { PlannedArtifact } from '../../src/deploy/plan.js';

const SETTINGS = {
  environment: undefined,
  commentsOnPullRequest: true,
  token: undefined,
  event: {
    name: 'pull_request',
    base: undefined,
    isForced: false,
    pullRequest: 1,
    isFromFork: false,
    commit: undefined,
  },
  variables: {
    apiUrl: undefined,
    serverUrl: undefined,
    repository: undefined,
    runId: undefined,
    runAttempt: undefined,
    workflow: 'w',
    job: 'j',
  },
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function planned(id: string, script: string, reason = 'its content differs'): PlannedArtifact {
  const file = 'src/main/resources/script/a.groovy';
  const archive = new Map([[file, encode(script)]]);
  return {
    artifact: {
      id,
      name: id,
      version: '1.0.0',
      type: 'ScriptCollection',
      packageId: 'P',
      path: `P/${id}`,
      line: 1,
      source: 'folder',
      archive,
      ignored: [],
    },
    tenant: {
      designtime: undefined,
      zip: undefined,
      archive: new Map([[file, encode('old')]]),
      configurations: [],
      runtime: undefined,
      refusal: undefined,
      isRuntimeRead: true,
    },
    uses: [],
    content: 'update',
    reason,
    failure: undefined,
    differences: [{ path: file, kind: 'changed', area: 'file' }],
    upload: archive,
    parameters: [],
    parameterChanges: [],
    deploys: true,
  };
}

const render = (artifacts: readonly PlannedArtifact[]): string =>
  renderPlanComment(
    { packages: [], artifacts },
    { host: 'tenant', settings: SETTINGS, clean: (text) => text },
  ).body;

describe('renderPlanComment', () => {
  it('stays below the limit of GitHub, and says that something is left out', () => {
    const hostile = '<&@#|'.repeat(35);
    const many = Array.from({ length: 300 }, (_, index) =>
      planned(`Artifact${index}`, Array(150).fill(hostile).join('\n'), hostile),
    );
    const body = render(many);
    expect(body.length).toBeLessThan(65_536);
    expect(body).toMatch(/… and \d+ more, see the log/);
    expect(body).toContain('Further differences are in the log.');
  });

  it('keeps mentions and issues from being linked', () => {
    const body = render([planned('A', 'new', 'for @octocat see #12')]);
    expect(body).toContain('&#64;&#8288;octocat');
    expect(body).toContain('&#35;&#8288;12');
  });

  it('keeps a difference with empty lines on one line', () => {
    const body = render([planned('A', 'a\n\n\n# b\n\n- c')]);
    const lines = body.split('\n').filter((line) => line.includes('<pre lang="diff">'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^<details><summary><code>A<\/code>, 1 difference<\/summary><pre lang="diff">[^<>]*<\/pre><\/details>$/,
    );
  });

  it('shows a short difference after one for which there is no room, as it is', () => {
    const long = Array(150).fill('<'.repeat(170)).join('\n');
    const body = render([planned('Long', long), planned('Short', 'for @octocat see #12')]);
    expect(body).not.toContain('<summary><code>Long</code>');
    expect(body).toMatch(/<summary><code>Short<\/code>.*for &#64;octocat see &#35;12/);
    expect(body).toContain('Further differences are in the log.');
  });

  it('says so when nothing was touched', () => {
    expect(render([])).toContain('No artifact was touched.');
  });
});
