/**
 * Writes the plan as one comment on the pull request: a later run changes the comment that an earlier one wrote. Comments
 * of others are never touched, also where they copy the marker. What GitHub refuses becomes a warning.
 */
import { describeGitHubFailure, type GitHubAnswer, type GitHubClient } from './github-client.js';
import type { GitHubSettings } from './github-inputs.js';
import type { PlanComment } from './plan-comment.js';

export interface CommentTask {
  readonly client: GitHubClient;
  readonly settings: GitHubSettings;
  readonly pullRequest: number;
  readonly comment: PlanComment;
  /** Without a comment of an earlier run, and nothing planned, there is nothing to say. */
  readonly whenAbsent: 'create' | 'leave';
}

const PERMISSION = 'pull-requests: write';
const PAGE_SIZE = 100;
/** 5000 comments; a pull request with more gets a second comment. */
const MAX_PAGES = 50;

type Failed = GitHubAnswer & { readonly kind: 'failed' };

/** @returns a warning, or undefined. */
export async function writePlanComment(task: CommentTask): Promise<string | undefined> {
  const found = await findComment(task);
  const failed = typeof found === 'object' ? found : await write(task, found);
  return failed === undefined
    ? undefined
    : describeGitHubFailure(
        'The plan was not written to the pull request',
        PERMISSION,
        failed,
        task.settings,
      );
}

async function write(
  { client, comment, pullRequest, whenAbsent }: CommentTask,
  found: number | undefined,
): Promise<Failed | undefined> {
  if (found === undefined && whenAbsent === 'leave') return undefined;
  const answer =
    found === undefined
      ? await client.call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          issue_number: pullRequest,
          body: comment.body,
        })
      : await client.call('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
          comment_id: found,
          body: comment.body,
        });
  return answer.kind === 'failed' ? answer : undefined;
}

async function findComment(task: CommentTask): Promise<number | Failed | undefined> {
  const { client, comment, pullRequest } = task;
  const candidates: Comment[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await client.call('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      issue_number: pullRequest,
      per_page: PAGE_SIZE,
      page,
    });
    if (answer.kind === 'failed') return answer;
    const comments = Array.isArray(answer.data) ? answer.data.filter(isComment) : [];
    candidates.push(...comments.filter(({ body }) => body.startsWith(`${comment.marker}\n`)));
    if (!Array.isArray(answer.data) || answer.data.length < PAGE_SIZE) break;
  }
  return findOwn(client, candidates);
}

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly id: number; readonly type: string };
}

/** The token of a job may not ask who it is: then it is an app, and its comments are those of a bot. */
async function findOwn(client: GitHubClient, candidates: readonly Comment[]): Promise<number | undefined> {
  if (candidates.length === 0) return undefined;
  const answer = await client.call('GET /user');
  const me = answer.kind === 'ok' && isUser(answer.data) ? answer.data.id : undefined;
  const own = candidates.find(({ user }) => (me === undefined ? user.type === 'Bot' : user.id === me));
  return own?.id;
}

function isUser(value: unknown): value is Comment['user'] {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number';
}

function isComment(value: unknown): value is Comment {
  if (typeof value !== 'object' || value === null) return false;
  if (!('id' in value && 'body' in value && 'user' in value)) return false;
  return typeof value.id === 'number' && typeof value.body === 'string' && isUser(value.user);
}
