/**
 * The scripts of the release workflow, run by bash with a stand-in for `gh`: what is published is what was checked, all of
 * it is attested, and the major tag moves forward only. That GitHub does its part was never seen here.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

const { jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8')) as {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
};
const SHA = 'a'.repeat(40);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  // Says what it was asked, and answers by the first word after "api" and its options.
  const gh = `#!/bin/bash
echo "$*" >>"$CALLS"
case "$*" in
  *--method\\ PATCH*) [ -n "$HAS_MAJOR" ] ;;
  *commits/refs/tags/*) echo "$TAG_SHA" ;;
  *matching-refs*) printf '%s\\n' $REFS ;;
  *releases/tags/*) echo "$IMMUTABLE" ;;
  attestation\\ verify\\ "$UNATTESTED"*) exit 1 ;;
esac
`;
  writeFileSync(path.join(folder, 'gh'), gh, { mode: 0o755 });
  const git = (...args: readonly string[]): unknown =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
  execFileSync('mkdir', ['-p', path.join(folder, 'dist/late')]);
  for (const name of ['action.yml', 'dist/index.js', 'dist/late/a b.cjs', 'other.txt'])
    writeFileSync(path.join(folder, name), name);
  git('init', '-q');
  git('add', 'action.yml', 'dist', 'other.txt');
  git('commit', '-q', '-m', 'x');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** As the runner starts a step that names no shell. */
function runStep(job: string, name: RegExp, world: Readonly<Record<string, string>> = {}): Ran {
  const step = jobs[job]?.steps.find((one) => name.test(one.name ?? ''));
  expect(Object.keys(step?.env ?? {}).toSorted()).toEqual(['GH_REPO', 'GH_TOKEN', 'SHA', 'TAG']);
  const calls = path.join(folder, 'calls');
  writeFileSync(calls, '');
  const { status } = spawnSync('/bin/bash', ['-e', '-c', step?.run ?? 'exit 99'], {
    cwd: folder,
    env: {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      CALLS: calls,
      GH_REPO: 'acme/action',
      TAG: 'v1.2.3',
      SHA,
      TAG_SHA: SHA,
      REFS: 'refs/tags/v1.2.3',
      IMMUTABLE: 'true',
      UNATTESTED: '-',
      HAS_MAJOR: 'yes',
      ...world,
    },
  });
  return { status, calls: readFileSync(calls, 'utf8').split('\n').slice(0, -1) };
}

interface Ran {
  readonly status: number | null;
  readonly calls: readonly string[];
}

describe('publish', () => {
  it('attests the action and every file of dist', () => {
    const attest = jobs['publish']?.steps.find((step) => step.with?.['subject-path'] !== undefined);
    expect(attest?.with?.['subject-path']?.trim().split(/\s+/)).toEqual(['action.yml', 'dist/**']);
  });

  it('publishes a draft while the tag leads to what was checked', () => {
    const { status, calls } = runStep('publish', /^Publish/);
    expect(status).toBe(0);
    expect(calls[0]).toMatch(/^release create v1\.2\.3 --draft --verify-tag /);
    expect(calls.at(-1)).toBe('release edit v1.2.3 --draft=false');
    const files = calls[0]?.match(/dist\/\S+/g) ?? [];
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) expect(() => readFileSync(file)).not.toThrow();
  });

  it('leaves the draft where somebody moved the tag', () => {
    const { status, calls } = runStep('publish', /^Publish/, { TAG_SHA: 'b'.repeat(40) });
    expect(status).toBe(1);
    expect(calls.join('\n')).not.toContain('--draft=false');
  });
});

describe('end-to-end', () => {
  const head = (): string =>
    execFileSync('git', ['-C', folder, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const verify = (world: Readonly<Record<string, string>> = {}): Ran =>
    runStep('end-to-end', /attested/, { SHA: head(), ...world });

  it('verifies each file of the tag', () => {
    const { status, calls } = verify();
    expect(status).toBe(0);
    const verified = calls.filter((call) => call.startsWith('attestation verify '));
    expect(verified).toEqual(
      ['action.yml', 'dist/index.js', 'dist/late/a b.cjs'].map(
        (file) => `attestation verify ${file} --repo acme/action --source-digest ${head()}`,
      ),
    );
  });

  it.each([
    ['another commit under the tag', { SHA }],
    ['a file that nobody attested', { UNATTESTED: 'dist/index.js' }],
    ['a release that can be changed', { IMMUTABLE: 'false' }],
  ])('ends at %s', (_name, world) => {
    expect(verify(world).status).toBe(1);
  });
});

describe('major-tag', () => {
  const move = (refs: readonly string[], world: Readonly<Record<string, string>> = {}): Ran =>
    runStep('major-tag', /^Move/, { REFS: refs.map((name) => `refs/tags/${name}`).join(' '), ...world });

  it('moves to the latest version', () => {
    const { status, calls } = move(['v1.2.2', 'v1.2.3', 'v1.10.0-rc.1', 'v1.2.3.4']);
    expect(status).toBe(0);
    expect(calls.at(-1)).toBe(
      `api --method PATCH repos/acme/action/git/refs/tags/v1 -f sha=${SHA} -F force=true`,
    );
  });

  it('is made with the first version', () => {
    const { calls } = move(['v1.2.3'], { HAS_MAJOR: '' });
    expect(calls.at(-1)).toBe(
      `api --method POST repos/acme/action/git/refs -f ref=refs/tags/v1 -f sha=${SHA}`,
    );
  });

  it('stays where a later version has it', () => {
    const { status, calls } = move(['v1.2.3', 'v1.10.0', 'v1.9.0']);
    expect(status).toBe(0);
    expect(calls.filter((call) => /PATCH|POST/.test(call))).toEqual([]);
  });
});
