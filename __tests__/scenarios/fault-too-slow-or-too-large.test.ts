/** A service that never ends costs no more than `timeout-seconds` and a bounded amount of memory, and is asked once. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../src/demo/faults/fault.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { everyTime } from '../support/server-faults.js';
import { createSteps, errorTextOf, runTogether, type Steps } from '../support/server-steps.js';
import { expectFailure, expectSuccess } from '../support/step.js';

let tenant: Tenant;
let steps: Steps;
const inputs = { credentials: 'DB = db', 'max-retries': '3', 'timeout-seconds': '1', 'on-missing': 'ignore' };
/** Start and end of the process on a busy machine. */
const slackMs = 4_000;

beforeAll(async () => {
  tenant = await startTenant();
  steps = createSteps(tenant, { binding: tenant.issueBinding(), inputs });
});

afterAll(async () => {
  await tenant.stop();
  await steps.cleanUp();
});

function seed(namespace: string): string {
  for (const name of ['db', 'app-db'])
    tenant.store.put({ namespace, type: 'password', name, value: 'value-of-db' });
  return namespace;
}

function requestsIn(namespace: string): number {
  return tenant.requests.filter(({ headers }) => headers['sapcp-credstore-namespace'] === namespace).length;
}

test('what is too slow ends with the time limit, and is not tried again', async () => {
  const cases: readonly { namespace: string; effect: FaultEffect; credentials?: string }[] = [
    { namespace: 'no-answer', effect: { kind: 'slow-headers' } },
    { namespace: 'drip', effect: { kind: 'slow-body' } },
    { namespace: 'late', effect: { kind: 'delay', ms: 20_000 } },
    { namespace: 'list', effect: { kind: 'slow-body' }, credentials: 'APP_* = app-*' },
  ];
  const runs = await runTogether(cases, async ({ namespace, effect, credentials }) => {
    tenant.inject(everyTime(effect, { namespace: seed(namespace) }));
    return await steps.run({ inputs: { namespace, ...(credentials !== undefined && { credentials }) } });
  });
  for (const result of runs) {
    expectFailure(result, 'HTTP_TIMEOUT');
    expect(errorTextOf(result)).toContain('"timeout-seconds"');
    expect(result.durationMs).toBeLessThan(1_000 + slackMs);
  }
  expect(cases.map(({ namespace }) => requestsIn(namespace))).toEqual([1, 1, 1, 1]);
});

test('what is slow but in time is taken', async () => {
  tenant.inject(everyTime({ kind: 'delay', ms: 400 }, { namespace: seed('in-time') }));
  expectSuccess(await steps.run({ inputs: { namespace: 'in-time', 'timeout-seconds': '10' } }));
});

test('one slow answer keeps all others back', async () => {
  const names = ['a', 'b', 'c'];
  for (const name of names)
    tenant.store.put({ namespace: 'many', type: 'password', name, value: `value-of-${name}` });
  tenant.inject(everyTime({ kind: 'slow-headers' }, { namespace: 'many', name: 'b' }));
  const result = await steps.run({
    inputs: { namespace: 'many', credentials: names.join('\n'), 'export-env': 'true' },
  });
  expectFailure(result, 'HTTP_TIMEOUT');
});

describe('a server that takes connections and says nothing', () => {
  const sockets: Socket[] = [];
  let tarpit: Server;

  beforeAll(async () => {
    tarpit = createServer((socket) => sockets.push(socket.on('error', () => undefined))).listen(
      0,
      '127.0.0.1',
    );
    await once(tarpit, 'listening');
  });

  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    tarpit.close();
  });

  test('ends with the time limit too', async () => {
    const { serviceKey } = tenant.issueBinding();
    const url = `https://localhost:${(tarpit.address() as AddressInfo).port}/api/v1/credentials`;
    const binding = { serviceKey: { ...serviceKey, url }, secrets: [] };
    const result = await steps.run({ binding });
    expectFailure(result, 'HTTP_TIMEOUT');
    expect(result.durationMs).toBeLessThan(1_000 + slackMs);
  });
});

describe('sizes', () => {
  test('a body without end, also without payload encryption', async () => {
    tenant.inject(
      everyTime({ kind: 'huge-body', contentType: 'application/json' }, { namespace: seed('huge') }),
    );
    const result = await steps.run({
      binding: { encryption: 'disabled' },
      inputs: { namespace: 'huge', 'timeout-seconds': '30' },
      // Twice the limit for one answer, on top of what the process needs.
      env: { NODE_OPTIONS: '--max-old-space-size=128' },
    });
    expectFailure(result, 'HTTP_RESPONSE_TOO_LARGE');
    expect(requestsIn('huge')).toBe(1);
  });

  test('headers of 8 KiB are none too many', async () => {
    tenant.inject(everyTime({ kind: 'huge-headers', bytes: 8 * 1024 }, { namespace: seed('headers') }));
    expectSuccess(await steps.run({ inputs: { namespace: 'headers' } }));
  });

  test('the largest credentials that the service holds are none too large', async () => {
    const value = Buffer.alloc(32 * 1024, 'k').toString('base64');
    tenant.store.put({ namespace: 'large', type: 'key', name: 'key', value });
    tenant.store.put({ namespace: 'large', type: 'password', name: 'pw', value: 'p€'.repeat(2048) });
    const credentials = 'KEY = key:key\nPW = pw';
    const result = await steps.run({ inputs: { namespace: 'large', credentials, 'timeout-seconds': '30' } });
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ KEY: value, PW: 'p€'.repeat(2048) });
  });

  test('a list with a thousand names is read', async () => {
    const names = Array.from({ length: 1000 }, (_, index) => ({ name: `other-${index}` }));
    const content = [...names, { name: 'app-db' }];
    tenant.inject(
      everyTime(
        { kind: 'garbage-json', text: JSON.stringify({ content, last: true }) },
        { namespace: seed('long'), path: '/passwords' },
      ),
    );
    const result = await steps.run({
      inputs: { namespace: 'long', credentials: 'app-*', 'timeout-seconds': '30' },
    });
    expectSuccess(result);
    expect(result.outputs['APP_DB']).toBe('value-of-db');
  });
});
