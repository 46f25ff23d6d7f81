/** Whatever is packed stays packed: nobody is asked to pack an answer, and one that claims to be is taken as its bytes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Agent } from 'undici';
import { systemClock } from '../../src/clock.js';
import { createHttpClient } from '../../src/http/client.js';
import { RateLimiter } from '../../src/http/rate-limiter.js';

const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024));
const asked: (string | undefined)[] = [];
const server = createServer((request, response) => {
  asked.push(request.headers['accept-encoding']?.toString());
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);
});
const agent = new Agent();

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));

afterAll(async () => {
  await agent.destroy();
  server.closeAllConnections();
  server.close();
});

it('hands on the bytes that came', async () => {
  const send = createHttpClient({
    connection: { dispatcher: agent, alerts: [], widenTrust: () => false, close: () => agent.destroy() },
    limiter: new RateLimiter({ perSecond: 100, fallbackPerSecond: undefined }, 8, systemClock),
    clock: systemClock,
    timeoutMs: 5000,
    maxRetries: 0,
    random: () => 0,
  });
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const { body } = await send({ method: 'GET', url, headers: {} });
  expect(body.equals(bomb)).toBe(true);
  expect(asked).toEqual([undefined]);
});
