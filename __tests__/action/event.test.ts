import { describe, expect, it } from '@jest/globals';
import { readEvent, type WorkflowEvent } from '../../src/action/event.js';

const SHA = 'a'.repeat(40);

function read(name: string, payload: unknown, text = JSON.stringify(payload)): WorkflowEvent {
  const variables: Readonly<Record<string, string>> = {
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: '/event.json',
    GITHUB_SHA: SHA,
  };
  return readEvent({
    readVariable: (variable) => variables[variable],
    readText: (file) => (file === '/event.json' ? text : undefined),
  });
}

describe('the base', () => {
  it.each<[string, unknown, string | undefined]>([
    ['push', { ref: 'refs/heads/main', before: SHA }, SHA],
    ['push', { ref: 'refs/heads/main', before: '1'.repeat(64) }, '1'.repeat(64)],
    ['push', { ref: 'refs/heads/main', before: '0'.repeat(40) }, undefined],
    ['push', { ref: 'refs/heads/main', before: 'main' }, undefined],
    ['push', { ref: 'refs/heads/main', before: `--x=${SHA}` }, undefined],
    ['push', { ref: 'refs/heads/main', before: SHA.toUpperCase() }, undefined],
    ['push', { ref: 'refs/heads/main', before: 7 }, undefined],
    ['push', { ref: 'refs/tags/v1', before: SHA }, undefined],
    ['push', { before: SHA }, undefined],
    ['push', [], undefined],
    ['push', null, undefined],
    ['pull_request_target', { pull_request: { base: { sha: SHA } } }, SHA],
    ['pull_request', { pull_request: { base: null } }, undefined],
    ['merge_group', { merge_group: { base_sha: SHA } }, SHA],
    ['release', { before: SHA, ref: 'refs/heads/main' }, undefined],
  ])('of %s %j', (name, payload, base) => {
    expect(read(name, payload).base).toBe(base);
  });

  it('is none where the payload is no JSON', () => {
    expect(read('push', undefined, '{"before":')).toMatchObject({ base: undefined, commit: SHA });
  });
});

describe('the pull request', () => {
  const repo = (name: string): object => ({ repo: { full_name: name } });

  it.each<[unknown, number | undefined]>([
    [{ pull_request: { number: 7 } }, 7],
    [{ issue: { number: 8, pull_request: {} } }, 8],
    [{ issue: { number: 8 } }, undefined],
    [{ pull_request: { number: '7/../8' } }, undefined],
    [{ pull_request: { number: -1 } }, undefined],
  ])('of %j is %s', (payload, number) => {
    expect(read('x', payload).pullRequest).toBe(number);
  });

  it.each<[unknown, boolean]>([
    [{ pull_request: { head: repo('a/b'), base: repo('a/b') } }, false],
    [{ pull_request: { head: repo('c/b'), base: repo('a/b') } }, true],
    [{ pull_request: { head: { repo: null }, base: repo('a/b') } }, true],
    [{}, false],
  ])('%j comes from a fork: %s', (payload, isFromFork) => {
    expect(read('pull_request', payload).isFromFork).toBe(isFromFork);
  });
});
