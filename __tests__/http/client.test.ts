/** Against a plain server on this machine: what TLS adds is shown by the scenarios. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';
import { ActionError } from '../../src/errors.js';
import { OutcomeUnknownError } from '../../src/http/arrival.js';
import { createHttpClient, type HttpRequest, type HttpResponse } from '../../src/http/client.js';
import { RateLimiter } from '../../src/http/rate-limiter.js';
import { systemClock, type Clock } from '../../src/clock.js';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

type Handler = (request: IncomingMessage, response: ServerResponse, number: number) => void;

/** Waits take no time; they are noted. */
class HastyClock implements Clock {
  readonly waits: number[] = [];
  readonly now = (): Date => systemClock.now();
  readonly timeout = (ms: number): AbortSignal => systemClock.timeout(ms);
  sleep(ms: number): Promise<void> {
    this.waits.push(ms);
    return Promise.resolve();
  }
}

interface Stage {
  readonly send: (request: Partial<HttpRequest>) => Promise<HttpResponse>;
  readonly seen: string[];
  /** Before each repetition, in milliseconds. */
  readonly waits: readonly number[];
}

async function serve(handle: Handler, timeoutMs = 5000): Promise<Stage> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    handle(request, response, seen.length);
  });
  const port = await listen(server);
  const agent = new Agent();
  const clock = new HastyClock();
  open.push(async () => {
    await agent.destroy();
    server.closeAllConnections();
    server.close();
  });
  const client = createHttpClient({
    connection: { dispatcher: agent, alerts: [], widenTrust: () => false, close: () => agent.destroy() },
    limiter: new RateLimiter({ perSecond: 100, fallbackPerSecond: undefined }, 8, clock),
    clock,
    timeoutMs,
    maxRetries: 2,
    random: () => 0,
  });
  const url = new URL(`http://127.0.0.1:${port}/x`);
  return {
    seen,
    waits: clock.waits,
    send: (request) => client({ method: 'GET', url, headers: {}, ...request }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const answer =
  (status: number): Handler =>
  (_request, response) => {
    response.writeHead(status).end('body');
  };

const reset: Handler = (request) => {
  request.socket.destroy();
};

async function failureOf(
  promise: Promise<unknown>,
): Promise<{ readonly code: string; readonly isUnknown: boolean }> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ActionError)) throw new Error('no failure of ours');
  return { code: error.code, isUnknown: error instanceof OutcomeUnknownError };
}

describe('a request', () => {
  it.each(['GET', 'POST', 'PUT', 'DELETE'] as const)('is sent by %s with its body', async (method) => {
    const { send } = await serve((request, response) => {
      void request
        .toArray()
        .then((chunks: unknown[]) => response.end(`${request.method ?? ''} ${String(chunks[0])}`));
    });
    const body = method === 'GET' ? undefined : 'text';
    const response = await send({ method, ...(body !== undefined && { body }) });
    expect(response.body.toString()).toBe(`${method} ${String(body)}`);
  });

  it('gives every cookie of the answer', async () => {
    const { send } = await serve((_request, response) => {
      response.writeHead(200, { 'set-cookie': ['a=1', 'b=2; Path=/'] }).end();
    });
    expect((await send({})).setCookies).toEqual(['a=1', 'b=2; Path=/']);
    const { send: sendOther } = await serve(answer(200));
    expect((await sendOther({})).setCookies).toEqual([]);
  });
});

describe('server errors', () => {
  it.each([500, 501])('%d is returned to who reads them, and thrown to others', async (status) => {
    const { send, seen } = await serve(answer(status));
    expect(await send({ serverErrors: 'returned' })).toMatchObject({ status });
    expect(await failureOf(send({}))).toEqual({ code: 'HTTP_SERVER_ERROR', isUnknown: false });
    expect(seen).toHaveLength(2);
  });

  it.each([502, 503, 504])('%d of the gateway is always thrown', async (status) => {
    const { send, seen } = await serve(answer(status));
    expect((await failureOf(send({ serverErrors: 'returned' }))).code).toBe('HTTP_SERVER_ERROR');
    expect(seen).toHaveLength(3);
  });

  it('are repeated where the caller says that they may pass, and returned in the end', async () => {
    const { send, seen } = await serve(answer(500));
    const mayPass = ({ status, body }: HttpResponse): boolean => status === 500 && body.toString() === 'body';
    expect(await send({ serverErrors: 'returned', mayPass })).toMatchObject({ status: 500 });
    expect(seen).toHaveLength(3);
  });
});

describe('a write that must not happen twice', () => {
  const once = { method: 'POST', repeat: 'unless-arrived' } as const;

  it.each<readonly [string, Handler, string, number, boolean]>([
    ['a lost connection', reset, 'HTTP_UNREACHABLE', 1, true],
    ['502', answer(502), 'HTTP_SERVER_ERROR', 1, true],
    ['504', answer(504), 'HTTP_SERVER_ERROR', 1, true],
    ['500', answer(500), 'HTTP_SERVER_ERROR', 1, true],
    ['503, which turns it away', answer(503), 'HTTP_SERVER_ERROR', 3, false],
    ['429, which turns it away', answer(429), 'HTTP_RATE_LIMITED', 3, false],
  ])('after %s', async (_name, handle, code, times, isUnknown) => {
    const { send, seen } = await serve(handle);
    expect(await failureOf(send(once))).toEqual({ code, isUnknown });
    expect(seen).toHaveLength(times);
  });

  it('after a time limit', async () => {
    const { send, seen } = await serve(() => undefined, 50);
    expect(await failureOf(send(once))).toEqual({ code: 'HTTP_TIMEOUT', isUnknown: true });
    expect(seen).toHaveLength(1);
  });

  it('that never left is repeated, and its failure is certain', async () => {
    const { send, waits } = await serve(answer(200));
    const closed = createServer();
    const port = await listen(closed);
    await new Promise((resolve) => closed.close(resolve));
    expect(await failureOf(send({ ...once, url: new URL(`http://127.0.0.1:${port}/`) }))).toEqual({
      code: 'HTTP_UNREACHABLE',
      isUnknown: false,
    });
    expect(waits).toEqual([250, 500]);
  });

  it('goes on after it was turned away', async () => {
    const { send, seen } = await serve((request, response, number) => {
      answer(number === 1 ? 503 : 201)(request, response, number);
    });
    expect(await send(once)).toMatchObject({ status: 201 });
    expect(seen).toHaveLength(2);
  });
});

describe('a write that may be repeated', () => {
  it.each<readonly [string, Handler]>([
    ['a lost connection', reset],
    ['502', answer(502)],
  ])('is, after %s', async (_name, fault) => {
    const { send, seen } = await serve((request, response, number) => {
      (number < 3 ? fault : answer(200))(request, response, number);
    });
    expect(await send({ method: 'PUT', repeat: 'freely', body: 'x' })).toMatchObject({ status: 200 });
    expect(seen).toEqual(['PUT /x', 'PUT /x', 'PUT /x']);
  });

  it('fails with certainty that nothing is unknown to a reader', async () => {
    const { send } = await serve(reset);
    expect(await failureOf(send({}))).toEqual({ code: 'HTTP_UNREACHABLE', isUnknown: false });
  });
});
