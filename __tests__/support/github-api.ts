/**
 * A stand-in for GitHub's REST API as far as the action uses it. Every request and every answer is judged by GitHub's own
 * description; what does not fit it is collected in `faults`.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { GitHubDescription, type Product } from './github-description.js';

export const TOKEN = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a';
const REPOSITORY = 'acme/integration';
const [OWNER, REPO] = ['acme', 'integration'];

export interface ApiRequest {
  /** `POST /repos/{owner}/{repo}/deployments` */
  readonly route: string;
  readonly path: string;
  readonly query: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ApiComment {
  readonly id: number;
  readonly login: string;
  readonly type: 'Bot' | 'User';
  body: string;
}

/** PEM of the server. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

type Refusal = (
  request: ApiRequest,
) => { status: number; headers?: Record<string, string> } | 'hang' | undefined;

export class GitHubApi {
  readonly #description: GitHubDescription;
  readonly #prefix: string;
  readonly #tls: TlsFiles | undefined;
  #server: Server | undefined;
  readonly requests: ApiRequest[] = [];
  readonly faults: string[] = [];
  comments: ApiComment[] = [];
  /** What a request is refused with, if at all. */
  refuse: Refusal = () => undefined;
  /** Of the token; undefined for that of a job, which may not ask who it is. */
  user: { login: string; id: number } | undefined;

  constructor(product: Product = 'api.github.com', tls?: TlsFiles) {
    this.#tls = tls;
    this.#description = new GitHubDescription(product);
    this.#prefix = product === 'api.github.com' ? '' : '/api/v3';
  }

  get url(): string {
    const start = this.#tls === undefined ? 'http://127.0.0.1' : 'https://localhost';
    return `${start}:${(this.#server?.address() as AddressInfo).port}${this.#prefix}`;
  }

  /** Routes in the order of the requests. */
  get routes(): readonly string[] {
    return this.requests.map(({ route }) => route);
  }

  get env(): Readonly<Record<string, string>> {
    return {
      GITHUB_API_URL: this.url,
      GITHUB_SERVER_URL: 'https://github.example.com',
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_RUN_ID: '4711',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_WORKFLOW: 'Deploy',
      GITHUB_JOB: 'deploy',
    };
  }

  bodiesOf(route: string): readonly ApiRequest['body'][] {
    return this.requests.filter((request) => request.route === route).map(({ body }) => body);
  }

  addComment(comment: Omit<ApiComment, 'id'>): ApiComment {
    const added = { id: 1000 + this.comments.length, ...comment };
    this.comments.push(added);
    return added;
  }

  async start(): Promise<void> {
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      void this.#answer(request, response);
    };
    this.#server = this.#tls === undefined ? createServer(answer) : createHttpsServer(this.#tls, answer);
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  reset(): void {
    this.requests.length = 0;
    this.faults.length = 0;
    this.comments = [];
    this.refuse = () => undefined;
    this.user = undefined;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request;
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.slice(this.#prefix.length);
    const found = url.pathname.startsWith(this.#prefix) ? this.#description.find(method, path) : undefined;
    const text = (await request.toArray()).join('');
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    if (found === undefined) {
      this.faults.push(`no route for ${method} ${url.pathname}`);
      response.writeHead(404).end('{}');
      return;
    }
    const { template, values } = found;
    this.faults.push(...this.#description.judgeRequest(method, template, url.searchParams, body));
    const isOwn = values['owner'] === undefined || (values['owner'] === OWNER && values['repo'] === REPO);
    if (!isOwn) this.faults.push(`another repository: ${path}`);
    const recorded: ApiRequest = {
      route: `${method} ${template}`,
      path,
      query: url.search,
      authorization: request.headers.authorization,
      body: (body ?? {}) as ApiRequest['body'],
    };
    this.requests.push(recorded);
    const refusal = this.refuse(recorded);
    if (refusal === 'hang') return;
    const {
      status,
      data,
      headers = {},
    } = refusal
      ? { data: { message: 'Resource not accessible by integration ::error::x' }, ...refusal }
      : { ...this.#handle(recorded, values, url.searchParams), headers: {} };
    if (refusal === undefined)
      this.faults.push(...this.#description.judgeAnswer(method, template, status, data));
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(data));
  }

  #handle(
    { route, body }: ApiRequest,
    values: Readonly<Record<string, string>>,
    query: URLSearchParams,
  ): { readonly status: number; readonly data: unknown } {
    const [method = '', template = ''] = route.split(' ');
    const example = (status: number): Record<string, unknown> =>
      this.#description.example(method, template, status);
    switch (route) {
      case 'POST /repos/{owner}/{repo}/deployments':
        return {
          status: 201,
          data: { ...example(201), id: 77, ref: body['ref'], environment: body['environment'] },
        };
      case 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses':
        return { status: 201, data: { ...example(201), state: body['state'] } };
      case 'GET /user':
        return this.user === undefined
          ? { status: 403, data: { message: 'Resource not accessible by integration' } }
          : { status: 200, data: { ...example(200), ...this.user } };
      case 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': {
        const [size, page] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)];
        const shown = this.comments.slice((page - 1) * size, page * size);
        return { status: 200, data: shown.map((comment) => render(example(200), comment)) };
      }
      case 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': {
        const comment = this.addComment({ ...this.#author(), body: String(body['body']) });
        return { status: 201, data: render(example(201), comment) };
      }
      case 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': {
        const comment = this.comments.find(({ id }) => String(id) === values['comment_id']);
        if (comment === undefined) return { status: 404, data: {} };
        comment.body = String(body['body']);
        return { status: 200, data: render(example(200), comment) };
      }
      default:
        this.faults.push(`not expected: ${route}`);
        return { status: 404, data: {} };
    }
  }

  #author(): Pick<ApiComment, 'login' | 'type'> {
    return this.user === undefined
      ? { login: 'github-actions[bot]', type: 'Bot' }
      : { login: this.user.login, type: 'User' };
  }
}

const IDS: Readonly<Record<string, number>> = { 'github-actions[bot]': 41898282 };

function render(example: Record<string, unknown>, { id, body, login, type }: ApiComment): unknown {
  const user = { ...(example['user'] as object), login, type, id: IDS[login] ?? login.length };
  return { ...example, id, body, user };
}

/** Clean for each test; what did not fit GitHub's description fails it. */
export function useGitHubApi(product?: Product): GitHubApi {
  const api = new GitHubApi(product);
  beforeAll(() => api.start());
  afterEach(() => {
    const faults = [...api.faults];
    api.reset();
    expect(faults).toEqual([]);
  });
  afterAll(() => api.stop());
  return api;
}
