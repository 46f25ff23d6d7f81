/** A service in memory: a function from request to answer, and the requests that it has seen. */
import type { HttpClient, HttpRequest, HttpResponse } from '../../src/http/client.js';

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly setCookies?: readonly string[];
  /** A value is sent as JSON, a text or bytes as they are. */
  readonly body?: unknown;
}

export interface Stage {
  readonly http: HttpClient;
  readonly requests: HttpRequest[];
}

export function serve(handle: (request: HttpRequest, number: number) => Answer | Promise<Answer>): Stage {
  const requests: HttpRequest[] = [];
  const http: HttpClient = async (request) => {
    requests.push(request);
    return toResponse(await handle(request, requests.length));
  };
  return { http, requests };
}

/** Answers in turn, the last one for ever. */
export function serveInTurn(...answers: readonly Answer[]): Stage {
  return serve((_request, number) => answers[Math.min(number, answers.length) - 1] ?? { status: 500 });
}

function toResponse({ status = 200, headers = {}, setCookies = [], body = '' }: Answer): HttpResponse {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { status, headers, setCookies, body: bytes };
}

/** `GET https://host/path`, decoded. */
export function lineOf({ method, url }: HttpRequest): string {
  return `${method} ${decodeURIComponent(url.href)}`;
}
