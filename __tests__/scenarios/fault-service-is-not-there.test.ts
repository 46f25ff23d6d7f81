/** No service where the service key says it is: said at once, with the host, and never as something missing. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAuthority, type Chain } from '../../src/demo/authority.js';
import { generateKeyPair } from '../../src/demo/certificates/key-pair.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { plainBinding, standInFor } from '../support/server-binding.js';
import { findFreePorts } from '../support/server-process.js';
import { createSteps, errorTextOf } from '../support/server-steps.js';
import { expectFailure } from '../support/step.js';

const inputs = { credentials: 'DB = db?default=text', 'on-missing': 'ignore', 'ca-certificates': undefined };
const steps = createSteps(standInFor(''), { inputs });
const servers: Server[] = [];
let chain: Chain;

beforeAll(() => {
  const clients = createAuthority({ name: 'Client', keySource: generateKeyPair });
  chain = clients.issueClient({ commonName: 'the-client', subaccount: 'sub' });
});

afterAll(async () => {
  for (const server of servers) server.close();
  await steps.cleanUp();
});

function ask(host: string, retries = 0): Promise<RunnerResult> {
  const binding = plainBinding({ origin: `https://${host}`, chain });
  return steps.run({ binding, inputs: { 'max-retries': retries.toString() } });
}

/** @returns its port and the number of connections so far. */
async function serve(onConnection: (socket: Socket) => void): Promise<{ host: string; count: () => number }> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return { host: `localhost:${(server.address() as AddressInfo).port}`, count: () => count };
}

test('a closed port', async () => {
  const [port = 0] = await findFreePorts(1);
  const result = await ask(`localhost:${port}`, 1);
  expectFailure(result, 'HTTP_UNREACHABLE');
  expect(errorTextOf(result)).toContain(`localhost:${port}`);
  expect(errorTextOf(result)).toContain('ECONNREFUSED');
});

test('a host name that nobody has', async () => {
  const result = await ask('credstore.cfapps.invalid');
  expectFailure(result, 'HTTP_UNREACHABLE');
  expect(errorTextOf(result)).toContain('credstore.cfapps.invalid');
});

test('a port that hangs up at once is tried again', async () => {
  const { host, count } = await serve((socket) => socket.resetAndDestroy());
  expectFailure(await ask(host, 1), 'HTTP_UNREACHABLE');
  expect(count()).toBe(2);
});

test.each([
  ['plain HTTP', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'],
  ['a mail server', '220 mail.example.com ESMTP ::error::pwned\r\n'],
])('a port that speaks %s', async (_name, greeting) => {
  const { host } = await serve((socket) => socket.end(greeting));
  const result = await ask(host, 1);
  expectFailure(result, 'TLS_FAILED');
  expect(errorTextOf(result)).toContain(host);
  expect(errorTextOf(result)).not.toContain('mail.example.com');
});
