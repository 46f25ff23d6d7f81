import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import type { IssuedBinding } from '../../src/demo/binding-options.js';
import type { Fault } from '../../src/demo/faults/fault.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import {
  codeOf,
  openAnswer,
  readPassword,
  send,
  type WireAnswer,
  type WireOptions,
} from './support/wire-client.js';
import { keyPool } from './support/world.js';

const credentials = [{ namespace: 'ns1', type: 'password', name: 'p', value: 'v' }] as const;
const jose = 'application/jose;charset=UTF-8';
let tenant: Tenant;
let binding: IssuedBinding;

beforeAll(async () => {
  tenant = await startTenant({ credentials, keySource: keyPool() });
  binding = tenant.issueBinding();
});

afterEach(() => {
  tenant.clearFaults();
});

afterAll(async () => {
  await tenant.stop();
});

async function meet(fault: Fault, options: WireOptions = {}): Promise<WireAnswer> {
  tenant.inject(fault);
  return await readPassword(tenant, binding, options);
}

async function read(): Promise<number> {
  return (await readPassword(tenant, binding)).status;
}

describe('which requests are met', () => {
  test('one, unless told otherwise', async () => {
    tenant.inject({ kind: '503' });
    expect([await read(), await read()]).toEqual([503, 200]);
    expect(tenant.requests.slice(-2).map(({ fault, status }) => [fault, status])).toEqual([
      ['503', 503],
      [undefined, 200],
    ]);
  });

  test('after some, so many times, then the next in line', async () => {
    tenant.inject({ kind: '503', after: 1, times: 2 });
    tenant.inject({ kind: '429', times: Infinity });
    expect([await read(), await read(), await read(), await read(), await read()]).toEqual([
      429, 503, 503, 429, 429,
    ]);
  });

  test.each<[Fault['match'], number]>([
    [{ method: 'GET' }, 503],
    [{ method: 'POST' }, 200],
    [{ path: '/password' }, 503],
    [{ path: '/passwords' }, 200],
    [{ name: 'p' }, 503],
    [{ name: 'q' }, 200],
    [{ page: 0 }, 503],
    [{ page: 1 }, 200],
    [{ namespace: 'ns1' }, 503],
    [{ namespace: 'ns2' }, 200],
    [{ listener: 'mtls-api' }, 503],
    [{ listener: 'token' }, 200],
  ])('%j: %d', async (match = {}, status) => {
    tenant.inject({ kind: '503', match });
    expect(await read()).toBe(status);
  });
});

describe('answers from elsewhere', () => {
  test('status, with what it is given', async () => {
    const fault = {
      status: 418,
      headers: { 'X-Tea': 'yes' },
      body: '<b>',
      contentType: 'text/html',
      reason: 'Tea',
    };
    const answer = await meet({ kind: 'status', ...fault });
    expect([answer.status, answer.reason, answer.body.toString()]).toEqual([418, 'Tea', '<b>']);
    expect(answer.headers).toMatchObject({ 'x-tea': 'yes', 'content-type': 'text/html' });
  });

  test.each<[Fault, RegExp | undefined]>([
    [{ kind: '429' }, undefined],
    [{ kind: '429', retryAfter: 'seconds', seconds: 7 }, /^7$/],
    [{ kind: '429', retryAfter: 'http-date' }, / GMT$/],
    [{ kind: '503', retryAfter: 'seconds' }, /^1$/],
  ])('%j', async (fault, retryAfter) => {
    const answer = await meet(fault);
    expect(String(answer.status)).toBe(fault.kind);
    if (retryAfter === undefined) expect(answer.headers).not.toHaveProperty('retry-after');
    else expect(answer.headers['retry-after']).toMatch(retryAfter);
  });

  test('html-200', async () => {
    const answer = await meet({ kind: 'html-200' });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html;charset=UTF-8']);
    expect(answer.body.toString()).toContain('<form');
  });

  test('redirect', async () => {
    const answer = await meet({ kind: 'redirect', location: 'https://evil.example.test/', status: 307 });
    expect([answer.status, answer.headers['location']]).toEqual([307, 'https://evil.example.test/']);
  });

  test('router-404', async () => {
    const answer = await meet({ kind: 'router-404' });
    expect([answer.status, answer.headers['x-cf-routererror']]).toEqual([404, 'unknown_route']);
    expect(answer.body.toString()).toBe("404 Not Found: Requested route ('localhost') does not exist.\n");
  });

  test('empty-200', async () => {
    const answer = await meet({ kind: 'empty-200' });
    expect([answer.status, answer.headers['content-length'], answer.body.length]).toEqual([200, '0', 0]);
  });

  test.each<[NonNullable<Extract<Fault, { kind: 'echo' }>['where']>, (answer: WireAnswer) => unknown]>([
    ['json', ({ body }) => (JSON.parse(body.toString()) as { message: string }).message],
    ['oauth', ({ body }) => (JSON.parse(body.toString()) as { error_description: string }).error_description],
    ['text', ({ body }) => body.toString()],
    ['html', ({ body }) => body.toString().replace(/<\/?(html|body)>/g, '')],
    ['header', ({ headers }) => headers['x-vcap-request-id']],
    ['reason', ({ reason }) => reason],
  ])('echo in %s', async (where, find) => {
    const answer = await meet({ kind: 'echo', text: '::error::x ##[group]y', where, status: 409 });
    expect([answer.status, find(answer)]).toEqual([409, '::error::x ##[group]y']);
  });

  test('echo-request quotes header and body', async () => {
    const options = { method: 'POST', body: 'b0dy', headers: { authorization: 'Basic c2VjcmV0' } };
    const answer = await meet({ kind: 'echo-request' }, options);
    expect(answer.status).toBe(400);
    expect(answer.body.toString()).toMatch(/authorization: Basic c2VjcmV0.*b0dy/);
  });
});

describe('connections that fail', () => {
  test('reset: no byte', async () => {
    // An orderly end would read "socket hang up".
    await expect(meet({ kind: 'reset' })).rejects.toMatchObject({ message: 'read ECONNRESET' });
    expect(tenant.requests.at(-1)).toMatchObject({ fault: 'reset', status: 0 });
  });

  test('reset-mid-body: half of the announced bytes', async () => {
    const whole = await readPassword(tenant, binding);
    const answer = await meet({ kind: 'reset-mid-body' });
    expect([answer.status, answer.brokenBy]).toEqual([200, 'ECONNRESET']);
    expect(Number(answer.headers['content-length'])).toBe(whole.body.length);
    expect(answer.body).toHaveLength(Math.ceil(whole.body.length / 2));
  });

  test('slow-headers: nothing comes', async () => {
    expect(await codeOf(meet({ kind: 'slow-headers' }, { giveUpMs: 300 }))).toBe('ABORT_ERR');
  });

  test('slow-body: byte by byte', async () => {
    const answer = await meet({ kind: 'slow-body', intervalMs: 5 }, { maxBytes: 20 });
    expect([answer.status, answer.body.length, answer.brokenBy]).toEqual([200, 20, 'MAX_BYTES']);
    expect(answer.body.toString()).toMatch(/^ey[A-Za-z0-9]{18}$/);
    expect(answer.headers).not.toHaveProperty('content-length');
  });

  test('delay: late, but right', async () => {
    const startedAt = performance.now();
    const answer = await meet({ kind: 'delay', ms: 120 });
    expect(performance.now() - startedAt).toBeGreaterThan(115);
    expect(await openAnswer(binding, answer)).toHaveProperty('value', 'v');
  });

  test('huge-body: without end', async () => {
    const answer = await meet({ kind: 'huge-body' }, { maxBytes: 20_000_000 });
    expect([answer.brokenBy, answer.headers['content-type']]).toEqual(['MAX_BYTES', jose]);
  });

  test('huge-headers: more than clients take', async () => {
    expect(await codeOf(meet({ kind: 'huge-headers' }))).toBe('HPE_HEADER_OVERFLOW');
    expect((await meet({ kind: 'huge-headers', bytes: 5000 })).headers['x-huge']).toHaveLength(5000);
  });

  test('wrong-content-length: the rest never comes, or is not announced', async () => {
    const whole = await readPassword(tenant, binding);
    const longer = await meet({ kind: 'wrong-content-length' });
    expect(Number(longer.headers['content-length'])).toBe(whole.body.length + 16);
    expect([longer.body.length, longer.brokenBy]).toEqual([whole.body.length, 'ECONNRESET']);
    const shorter = await meet({ kind: 'wrong-content-length', difference: -16 });
    expect(shorter.body).toHaveLength(whole.body.length - 16);
  });
});

describe('answers that are spoiled', () => {
  test('gzip-bomb', async () => {
    const answer = await meet({ kind: 'gzip-bomb', bytes: 5_000_000 });
    expect([answer.headers['content-encoding'], answer.headers['content-type']]).toEqual(['gzip', jose]);
    expect(answer.body.length).toBeLessThan(10_000);
    expect(gunzipSync(answer.body)).toHaveLength(5_000_000);
  });

  test('truncated-jwe', async () => {
    const answer = await meet({ kind: 'truncated-jwe' });
    expect([answer.status, answer.headers['content-length']]).toEqual([200, String(answer.body.length)]);
    expect(answer.brokenBy).toBeUndefined();
    await expect(openAnswer(binding, answer)).rejects.toThrow();
  });

  test('wrong-key-jwe', async () => {
    const answer = await meet({ kind: 'wrong-key-jwe' });
    expect(decodeProtectedHeader(answer.body.toString())).toMatchObject({
      alg: 'RSA-OAEP-256',
      enc: 'A256GCM',
    });
    await expect(openAnswer(binding, answer)).rejects.toMatchObject({ code: 'ERR_JWE_DECRYPTION_FAILED' });
  });

  test('plaintext', async () => {
    const answer = await meet({ kind: 'plaintext' });
    expect(answer.headers['content-type']).toBe('application/json');
    expect(JSON.parse(answer.body.toString())).toHaveProperty('value', 'v');
  });

  test.each([
    ['RSA-OAEP', 'RSA-OAEP', 'A256GCM'],
    ['A128GCM', 'RSA-OAEP-256', 'A128GCM'],
    ['dir', 'dir', 'A256GCM'],
  ] as const)('other-alg %s', async (algorithm, alg, enc) => {
    const answer = await meet({ kind: 'other-alg', algorithm });
    expect(decodeProtectedHeader(answer.body.toString())).toMatchObject({ alg, enc });
    if (alg !== 'dir') expect(await openAnswer(binding, answer)).toHaveProperty('value', 'v');
  });

  test('wrong-name', async () => {
    const answer = await meet({ kind: 'wrong-name' });
    const json = await openAnswer(binding, answer);
    expect(json).toMatchObject({ name: 'another-credential', type: 'password' });
    expect(json).not.toHaveProperty('value', 'v');
  });

  test('garbage-json', async () => {
    const answer = await meet({ kind: 'garbage-json' });
    expect(answer.headers['content-type']).toBe(jose);
    expect(await openAnswer(binding, answer)).toBeUndefined();
  });

  test('proto', async () => {
    const answer = await meet({ kind: 'proto' });
    expect(answer.rawHeaders).toEqual(
      expect.arrayContaining(['__proto__', 'constructor', '::error::polluted']),
    );
    const json = (await openAnswer(binding, answer)) as object;
    expect(Object.hasOwn(json, '__proto__')).toBe(true);
    expect(json).toHaveProperty('value', 'v');
  });
});

test('a fault that spoils an answer comes after the write, one that replaces it instead of the write', async () => {
  const plain = tenant.issueBinding({ encryption: 'disabled' });
  const post = async (name: string): Promise<string> =>
    await codeOf(
      readPassword(tenant, plain, {
        method: 'POST',
        body: JSON.stringify({ name, value: 'w' }),
        headers: { 'content-type': 'application/json' },
      }),
    );
  tenant.inject({ kind: 'reset' });
  tenant.inject({ kind: 'reset-mid-body' });
  await post('instead');
  await post('after');
  expect(tenant.store.find('ns1', 'password', 'instead')).toBeUndefined();
  expect(tenant.store.find('ns1', 'password', 'after')?.value).toBe('w');
});

test('faults meet the token endpoint too', async () => {
  tenant.inject({ kind: 'html-200', match: { path: '/token' } });
  expect(await read()).toBe(200);
  const answer = await send(tenant.urls.token, { method: 'POST', ca: tenant.caPem });
  expect(answer.body.toString()).toContain('<form');
});
