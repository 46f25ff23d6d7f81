/**
 * One request to one answer: time and size limits, retries, and the faults that mean the same for every service.
 * Redirects are never followed, so neither certificate nor header reaches another host.
 */
import type { Clock } from '../clock.js';
import { ActionError } from '../errors.js';
import { mayHaveArrived, OutcomeUnknownError } from './arrival.js';
import {
  classifyFailure,
  clientRejected,
  isUnknownAuthority,
  type ConnectionFailure,
} from './connection-failure.js';
import type { MutualTlsDispatcher } from './dispatcher.js';
import type { RateLimiter } from './rate-limiter.js';
import { planRetry, type Repeat } from './retry.js';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `freely` where it is not set, for every method: who sends a write says here if repeating it could do harm. */
  readonly repeat?: Repeat;
  /** Answers 500 and 501 are refusals that the caller reads, so they are returned instead of thrown. */
  readonly serverErrors?: 'thrown' | 'returned';
  /** Answers that may pass by themselves, besides 429, 502, 503 and 504. */
  readonly mayPass?: (response: HttpResponse) => boolean;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpResponse {
  readonly status: number;
  /** The first value of each header, names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Every header Set-Cookie, as received. */
  readonly setCookies?: readonly string[];
  readonly body: Buffer;
}

/**
 * Answers 2xx, and those 4xx whose meaning depends on what was asked; everything else is thrown.
 * @throws ActionError TLS_*, HTTP_*; OutcomeUnknownError where a write that is not repeated may have arrived
 */
export type HttpClient = (request: HttpRequest) => Promise<HttpResponse>;

export interface HttpClientOptions {
  readonly connection: MutualTlsDispatcher;
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly random: () => number;
}

/** A list of 100,000 credentials in one answer, the most that an instance holds, stays below. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

type Attempt =
  | { readonly response: HttpResponse }
  | { readonly failure: ConnectionFailure; readonly mayHaveArrived: boolean };

export function createHttpClient(options: HttpClientOptions): HttpClient {
  return async (request) => {
    for (let retries = 0; ; retries += 1) {
      const attempt = await options.limiter.run(() => attemptOnce(request, options), request.signal);
      const waitMs = planWait(attempt, request, retries, options);
      if (isRateLimited(attempt)) options.limiter.slowDown(waitMs ?? 0);
      if (waitMs === undefined) return settle(attempt, request);
      await options.clock.sleep(waitMs, request.signal);
    }
  };
}

async function attemptOnce(request: HttpRequest, options: HttpClientOptions): Promise<Attempt> {
  const limit = options.clock.timeout(options.timeoutMs);
  const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal]);
  try {
    return { response: await untilAborted(exchangeTrusting(request, options.connection, signal), signal) };
  } catch (error) {
    request.signal?.throwIfAborted();
    return {
      failure: classifyFailure(error, request.url.host, options.connection.alerts),
      mayHaveArrived: mayHaveArrived(error),
    };
  }
}

/** A server that is not trusted got no request, so a second try is the same attempt. */
async function exchangeTrusting(
  request: HttpRequest,
  connection: MutualTlsDispatcher,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const { dispatcher } = connection;
  try {
    return await exchange(request, dispatcher, signal);
  } catch (error) {
    if (!isUnknownAuthority(error) || !connection.widenTrust(dispatcher)) throw error;
    return exchange(request, connection.dispatcher, signal);
  }
}

async function exchange(
  request: HttpRequest,
  dispatcher: MutualTlsDispatcher['dispatcher'],
  signal: AbortSignal,
): Promise<HttpResponse> {
  const { origin, pathname, search } = request.url;
  const answer = await dispatcher.request({
    origin,
    path: `${pathname}${search}`,
    method: request.method,
    headers: request.headers,
    body: request.body ?? null,
    signal,
  });
  return {
    status: answer.statusCode,
    headers: firstValues(answer.headers),
    setCookies: [answer.headers['set-cookie'] ?? []].flat(),
    body: await readBody(answer.body),
  };
}

/** undici hears the signal only once the request is on a connection: not while a proxy keeps it waiting for one. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    reject(signal.reason as Error);
  };
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function readBody(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw Object.assign(new Error('body too large'), { code: 'BODY_TOO_LARGE' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function firstValues(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): HttpResponse['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

function planWait(
  attempt: Attempt,
  request: HttpRequest,
  retries: number,
  options: HttpClientOptions,
): number | undefined {
  if ('failure' in attempt && !attempt.failure.mayPass) return undefined;
  return planRetry({
    retries,
    maxRetries: options.maxRetries,
    outcome: 'response' in attempt ? attempt.response.status : attempt.mayHaveArrived ? 'lost' : 'not-sent',
    repeat: request.repeat ?? 'freely',
    mayPass: 'response' in attempt && request.mayPass?.(attempt.response) === true,
    retryAfter: 'failure' in attempt ? undefined : attempt.response.headers['retry-after'],
    now: options.clock.now(),
    random: options.random(),
  });
}

function isRateLimited(attempt: Attempt): boolean {
  return 'response' in attempt && attempt.response.status === 429;
}

function settle(attempt: Attempt, request: HttpRequest): HttpResponse {
  const { host } = request.url;
  const isWriteOnce = request.repeat === 'unless-arrived';
  if ('failure' in attempt) {
    const { error } = attempt.failure;
    throw isWriteOnce && attempt.mayHaveArrived ? new OutcomeUnknownError(error) : error;
  }
  const { response } = attempt;
  const { status } = response;
  if (status >= 300 && status < 400) throw redirected(status, host);
  if (isCertificateRefusal(response)) throw clientRejected(host, `it answered with HTTP status ${status}`);
  if (status === 404 && response.headers['x-cf-routererror'] !== undefined) throw noRoute(host);
  if (status === 429) throw rateLimited(host);
  if (request.serverErrors === 'returned' && (status === 500 || status === 501)) return response;
  if (status >= 500 && status !== 503 && isWriteOnce)
    throw new OutcomeUnknownError(serverError(status, host));
  if (status >= 500) throw serverError(status, host);
  return response;
}

/** nginx answers 400 with a page about the certificate (or 495, 496 where it is told to) instead of an alert. */
function isCertificateRefusal({ status, body }: HttpResponse): boolean {
  if (status === 495 || status === 496) return true;
  const page = status === 400 ? body.toString('latin1', 0, 4096) : '';
  return /^\s*</.test(page) && /\b(?:ssl|client) certificate\b/i.test(page);
}

function redirected(status: number, host: string): ActionError {
  return new ActionError('HTTP_UNEXPECTED_REDIRECT', {
    happened: `${host} answered with a redirect (status ${status}), which was not followed.`,
    next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
  });
}

/** For callers whose answer 401 is final. */
export function unauthorized(host: string): ActionError {
  return new ActionError('HTTP_UNAUTHORIZED', {
    happened: `${host} did not accept the identity of the service key (status 401).`,
    next: 'Check in the cockpit that the service key still exists, is enabled and has not expired; create a new one if in doubt.',
  });
}

function noRoute(host: string): ActionError {
  return new ActionError('HTTP_NOT_FOUND', {
    happened: `The platform in front of ${host} knew no application under this address (status 404 of the router).`,
    next: 'Check that the field "url" of the service key is the one that SAP issued, and the status of the service.',
  });
}

function rateLimited(host: string): ActionError {
  return new ActionError('HTTP_RATE_LIMITED', {
    happened: `${host} refused the request because too many were sent (status 429), also after waiting.`,
    next: 'Lower the input "requests-per-second" (3 for the free plan of Credential Store), or raise "max-retries".',
  });
}

export function serverError(status: number, host: string): ActionError {
  return new ActionError('HTTP_SERVER_ERROR', {
    happened: `${host} failed to answer (status ${status}).`,
    next: 'Run the job again later; if it stays so, look at the status of the service or ask SAP.',
  });
}
