/**
 * Calls of GitHub's REST API with the token of the job, at `GITHUB_API_URL` and nowhere else: redirects are not followed.
 * The only file that uses @actions/github. Never throws: a report that fails is told, and the deployment goes on.
 */
import type { RequestInit, Response } from 'undici';
import type { Clock } from '../clock.js';
import { createDispatcher, type MutualTlsDispatcher } from '../http/dispatcher.js';
import { loadGitHub } from '../late-libraries.js';
import type { ConnectionSettings } from './connection-inputs.js';
import type { GitHubSettings } from './github-inputs.js';
import { member } from './member.js';

export interface GitHubClient {
  /** `owner` and `repo` are filled in. */
  call(route: GitHubRoute, parameters?: Readonly<Record<string, unknown>>): Promise<GitHubAnswer>;
  close(): Promise<void>;
}

export type GitHubRoute =
  | 'POST /repos/{owner}/{repo}/deployments'
  | 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses'
  | 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
  | 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
  | 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
  | 'GET /user';

export type GitHubAnswer =
  | { readonly kind: 'ok'; readonly status: number; readonly data: unknown }
  /** `status` 0: no answer. */
  | { readonly kind: 'failed'; readonly status: number; readonly why: GitHubFailure };

export type GitHubFailure = 'not-permitted' | 'token-refused' | 'rate-limited' | 'refused' | 'unreachable';

export interface GitHubClientOptions {
  readonly github: GitHubSettings;
  readonly connection: ConnectionSettings;
  readonly clock: Clock;
}

/** A cancelled job has ten seconds for its end. */
const MAX_TIMEOUT_MS = 10_000;
/** A page of 100 comments with 65,536 characters of four bytes each. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
const RETRY_WAITS_MS = [500, 2000] as const;

/** @returns a sentence where there is nothing to call, or no token to call it with. */
export function openGitHub({ github, connection, clock }: GitHubClientOptions): GitHubClient | string {
  const { token, variables } = github;
  const api = readApiAddress(variables.apiUrl);
  const [owner, repo, ...rest] = variables.repository?.split('/') ?? [];
  if (token === undefined) return 'the input "github-token" was empty';
  if (api === undefined) return 'GITHUB_API_URL was no address that starts with https://';
  if (owner === undefined || repo === undefined || rest.length > 0) return 'GITHUB_REPOSITORY was not set';
  const timeoutMs = Math.min(connection.timeoutMs, MAX_TIMEOUT_MS);
  const transport = createDispatcher({
    identity: undefined,
    extraAuthorities: connection.extraAuthorities,
    proxy: connection.proxy,
    connectTimeoutMs: timeoutMs,
    maxConnections: 1,
  });
  const library = loadGitHub();
  const octokit = library.getOctokit(token.reveal(), {
    baseUrl: api.href.replace(/\/$/, ''),
    log: SILENT,
    request: { fetch: buildFetch(library, api, transport, () => clock.timeout(timeoutMs)) },
  });
  const send = async (route: GitHubRoute, parameters: object): Promise<GitHubAnswer> => {
    try {
      const { status, data } = await octokit.request(route, {
        ...parameters,
        ...(route.includes('{owner}') && { owner, repo }),
      });
      return { kind: 'ok', status, data };
    } catch (error) {
      return classify(error);
    }
  };
  return {
    call: (route, parameters = {}) => sendPatiently(() => send(route, parameters), route, clock),
    close: () => transport.close(),
  };
}

const nothing = (): undefined => undefined;
/** The library would print notes of the server. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Plain HTTP only on this machine, where a test listens. */
function readApiAddress(address: string | undefined): URL | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isHere = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return (url.protocol === 'https:' || isHere) && isPlain ? url : undefined;
}

type Fetch = (address: string, init: RequestInit) => Promise<Response>;

function buildFetch(
  library: ReturnType<typeof loadGitHub>,
  api: URL,
  { dispatcher }: MutualTlsDispatcher,
  limit: () => AbortSignal,
): Fetch {
  const base = api.href.endsWith('/') ? api.href : `${api.href}/`;
  return async (address, init) => {
    if (!new URL(address).href.startsWith(base)) throw new TypeError('an address of another host');
    const answer = await library.fetch(address, { ...init, dispatcher, redirect: 'error', signal: limit() });
    const body = await readBody(answer.body ?? []);
    return new library.Response(body.byteLength === 0 ? null : body, {
      status: answer.status,
      headers: answer.headers,
    });
  };
}

async function readBody(body: AsyncIterable<unknown> | Iterable<unknown>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new RangeError('body too large');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** What is created could be there twice after a repetition, so only the rest is sent again. */
async function sendPatiently(
  send: () => Promise<GitHubAnswer>,
  route: GitHubRoute,
  clock: Clock,
): Promise<GitHubAnswer> {
  const isRepeatable = !route.startsWith('POST') || route.endsWith('/statuses');
  let answer = await send();
  for (const waitMs of isRepeatable ? RETRY_WAITS_MS : []) {
    if (answer.kind === 'ok' || !mayPass(answer)) break;
    await clock.sleep(waitMs);
    answer = await send();
  }
  return answer;
}

function mayPass({ status, why }: GitHubAnswer & { readonly kind: 'failed' }): boolean {
  return why === 'unreachable' || status >= 500;
}

/** GitHub: "Troubleshooting the REST API": 404 stands for a missing permission too, 403 also for a limit that was reached. */
function classify(error: unknown): GitHubAnswer {
  const status = numberOf(member(error, 'status'));
  const headers = member(member(error, 'response'), 'headers');
  const why = (): GitHubFailure => {
    if (member(error, 'response') === undefined) return 'unreachable';
    if (status === 401) return 'token-refused';
    const isLimit =
      member(headers, 'x-ratelimit-remaining') === '0' || member(headers, 'retry-after') !== undefined;
    if (status === 429 || (status === 403 && isLimit)) return 'rate-limited';
    return status === 403 || status === 404 ? 'not-permitted' : 'refused';
  };
  return { kind: 'failed', status: member(error, 'response') === undefined ? 0 : status, why: why() };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** A sentence about what was not reported, and what to do. */
export function describeGitHubFailure(
  what: string,
  permission: string,
  { status, why }: GitHubAnswer & { readonly kind: 'failed' },
  settings: GitHubSettings,
): string {
  switch (why) {
    case 'not-permitted':
      return `${what}: GitHub refused it (status ${status}). ${adviseOnPermission(permission, settings)}`;
    case 'token-refused':
      return `${what}: GitHub did not accept the token (status 401). Leave the input "github-token" out, or renew its secret; it needs \`${permission}\`.`;
    case 'rate-limited':
      return `${what}: GitHub had too many requests of this token (status ${status}). Run the job again later.`;
    case 'refused':
      return `${what}: GitHub refused it (status ${status}). Check the names of environment, branch and repository.`;
    case 'unreachable':
      return `${what}: ${hostOf(settings)} did not answer. Check network, proxy and NODE_EXTRA_CA_CERTS of the runner.`;
  }
}

function adviseOnPermission(permission: string, { event }: GitHubSettings): string {
  return event.isFromFork
    ? `The job of a pull request from a fork has a token that may only read, so \`${permission}\` is not to be had there.`
    : `Add \`${permission}\` to \`permissions:\` of the job.`;
}

function hostOf({ variables }: GitHubSettings): string {
  return readApiAddress(variables.apiUrl)?.host ?? 'GitHub';
}
