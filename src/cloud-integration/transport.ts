/**
 * One call of the management API (contract, sections 4 and 5): its address and headers, how it may be repeated, and
 * the answers that mean the same for every operation.
 */
import { ActionError } from '../errors.js';
import { OutcomeUnknownError } from '../http/arrival.js';
import { serverError, type HttpClient, type HttpRequest, type HttpResponse } from '../http/client.js';
import { asksForCsrfToken, withCsrf, type CsrfPolicy } from './csrf.js';
import { isHtml, readErrorText } from './odata.js';
import { isAbsence, refusal, type Operation } from './refusals.js';

export interface TransportOptions {
  /** Signed in. */
  readonly http: HttpClient;
  readonly csrf: CsrfPolicy;
  /** The `url` of the service key. */
  readonly baseUrl: URL;
  /** Ends everything that is under way. */
  readonly signal: AbortSignal;
}

export interface Transport {
  /** `{url}/api/v1/` */
  readonly base: URL;
  /**
   * @param accepts media types, one after another as long as the answer is 406; JSON where they are not given.
   * @returns the answer of success, or undefined for "not there".
   */
  read(operation: Operation, url: URL, accepts?: readonly string[]): Promise<HttpResponse | undefined>;
  /** @throws OutcomeUnknownError where the write may have happened all the same. */
  write(operation: Operation, call: WriteCall): Promise<HttpResponse>;
}

type Send = (request: Omit<HttpRequest, 'signal'>) => Promise<HttpResponse>;

export interface WriteCall {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly body?: unknown;
  /** `freely` where it does the same when repeated. */
  readonly repeat: 'freely' | 'unless-arrived';
  /** Refusals by which the write is done all the same. */
  readonly isDone?: (status: number, text: string) => boolean;
}

export function createTransport(options: TransportOptions): Transport {
  const base = new URL(`${options.baseUrl.href.replace(/\/+$/, '')}/api/v1/`);
  const http = withCsrf({ http: options.http, policy: options.csrf, tokenUrl: () => base });
  const send: Send = (request) => http({ ...request, signal: options.signal });
  return {
    base,
    read: (operation, url, accepts) => read(send, operation, url, accepts),
    write: (operation, call) => write(send, operation, call),
  };
}

const JSON_TYPE = 'application/json';

async function read(
  send: Send,
  operation: Operation,
  url: URL,
  [accept = JSON_TYPE, ...others]: readonly string[] = [],
): Promise<HttpResponse | undefined> {
  const response = await send({
    method: 'GET',
    url,
    headers: { accept },
    serverErrors: 'returned',
    mayPass: (answer) => answer.status === 500 && !isAbsence(500, readErrorText(answer.body)),
  });
  refuseHtml(response, operation, url);
  if (isSuccess(response)) return response;
  if (response.status === 406 && others.length > 0) return read(send, operation, url, others);
  if (isAbsence(response.status, readErrorText(response.body))) return undefined;
  throw toError(response, operation, url);
}

async function write(
  send: Send,
  operation: Operation,
  { method, url, body, repeat, isDone }: WriteCall,
): Promise<HttpResponse> {
  const response = await send({
    method,
    url,
    headers: { accept: JSON_TYPE, ...(body !== undefined && { 'content-type': JSON_TYPE }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    repeat,
    serverErrors: 'returned',
  });
  refuseHtml(response, operation, url);
  if (isSuccess(response) || isDone?.(response.status, readErrorText(response.body)) === true)
    return response;
  throw toError(response, operation, url);
}

function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300;
}

/** What the service says about it; a 500 without known words may have happened after the write was done. */
function toError(response: HttpResponse, operation: Operation, { host }: URL): ActionError {
  if (asksForCsrfToken(response)) return csrfRefused(operation, host);
  const known = refusal(operation, response.status, readErrorText(response.body), host);
  if (known !== undefined) return known;
  const error = serverError(response.status, host);
  return operation.kind === 'read' ? error : new OutcomeUnknownError(error);
}

/** Pages with 401 and 403 come from the load balancer and mean what their status says. */
function refuseHtml({ status, body }: HttpResponse, { what }: Operation, { host }: URL): void {
  if (status === 403 || status >= 500 || !isHtml(body.toString('utf8', 0, 2048))) return;
  throw new ActionError('ODATA_UNEXPECTED', {
    happened: `${host} answered with a web page (status ${status}) when asked to ${what}.`,
    next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
  });
}

function csrfRefused({ what }: Operation, host: string): ActionError {
  return new ActionError('HTTP_FORBIDDEN', {
    happened: `${host} asked for a CSRF token to ${what}, and issued none that it takes (status 403).`,
    next: 'Run the job again; if it stays so, set the input "authentication" to the other way of signing in.',
  });
}

/** An answer of success that is not what was asked for. */
export function unexpectedAnswer({ what }: Operation, host: string): ActionError {
  return new ActionError('ODATA_UNEXPECTED', {
    happened: `${host} answered in a form that is not known when asked to ${what}.`,
    next: 'Run the job again; if it stays so, check that no proxy answers in place of the service, or open an issue with this line.',
  });
}
