/**
 * PURE given a reader. What started the workflow, by the variables of the runner and the payload of the event: what
 * changes are counted from, the pull request, and the commit. Every part of it is text of others until it is checked here.
 */
import { member } from './member.js';
import type { Runner } from './runner.js';

export interface WorkflowEvent {
  /** Such as `push`. */
  readonly name: string;
  /** The commit that what is new is counted from; undefined where the event has none. */
  readonly base: string | undefined;
  /** The push replaced commits that were there before. */
  readonly isForced: boolean;
  readonly pullRequest: number | undefined;
  /** The pull request comes from another repository, so its job has a token that may only read. */
  readonly isFromFork: boolean;
  /** The commit that people see: of a pull request its last one, not the merge that is only tried out. */
  readonly commit: string | undefined;
}

export function readEvent(reader: Pick<Runner, 'readVariable' | 'readText'>): WorkflowEvent {
  const name = reader.readVariable('GITHUB_EVENT_NAME') ?? '';
  const payload = readPayload(reader);
  const pull = member(payload, 'pull_request');
  const head = member(pull, 'head');
  return {
    name,
    base: findBase(name, payload),
    isForced: name === 'push' && member(payload, 'forced') === true,
    pullRequest: readNumber(member(pull, 'number')) ?? readCommented(payload),
    isFromFork: pull !== undefined && isOtherRepository(pull),
    commit: readCommit(member(head, 'sha')) ?? readCommit(reader.readVariable('GITHUB_SHA')),
  };
}

/** GitHub: "Events that trigger workflows" and "Webhook events and payloads". */
function findBase(name: string, payload: unknown): string | undefined {
  if (name.startsWith('pull_request'))
    return readCommit(member(member(member(payload, 'pull_request'), 'base'), 'sha'));
  if (name === 'merge_group') return readCommit(member(member(payload, 'merge_group'), 'base_sha'));
  if (name !== 'push') return undefined;
  const ref = member(payload, 'ref');
  if (typeof ref !== 'string' || !ref.startsWith('refs/heads/')) return undefined;
  return readCommit(member(payload, 'before'));
}

/** A comment on a pull request comes as one on an issue. */
function readCommented(payload: unknown): number | undefined {
  const issue = member(payload, 'issue');
  return member(issue, 'pull_request') === undefined ? undefined : readNumber(member(issue, 'number'));
}

function isOtherRepository(pull: unknown): boolean {
  const nameOf = (side: string): unknown => member(member(member(pull, side), 'repo'), 'full_name');
  return nameOf('head') !== nameOf('base');
}

/** A full id that is not all zeros, which GitHub writes for "nothing" (a new branch). */
function readCommit(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?!0+$)(?:[\da-f]{40}|[\da-f]{64})$/.test(value) ? value : undefined;
}

function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function readPayload(reader: Pick<Runner, 'readVariable' | 'readText'>): unknown {
  const file = reader.readVariable('GITHUB_EVENT_PATH');
  const text = file === undefined ? undefined : reader.readText(file);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
