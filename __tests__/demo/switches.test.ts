import { describe, expect, test } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import type { BindingOptions } from '../../src/demo/binding-options.js';
import { defaultSwitches, type TenantSwitches } from '../../src/demo/switches.js';
import { createWorld, type Answer, type CallOptions } from './support/world.js';

const now = new Date('2026-01-01T00:00:00.500Z');
const password = { namespace: 'ns1', type: 'password', name: 'p', value: 'v', username: 'u' } as const;
const credentials = [
  password,
  { ...password, name: 'off', status: 'disabled' },
  { ...password, name: 'acl', acl: { groups: ['g'] } },
] as const;

interface Step extends CallOptions {
  readonly method: string;
  readonly path: string;
  readonly binding?: BindingOptions;
}

/** `Id` in the path's place of a header stands for the id of credential `p`. */
async function run(
  switches: Partial<TenantSwitches>,
  { method, path, binding, ...options }: Step,
): Promise<Answer> {
  const world = createWorld({ credentials, now: () => now, switches });
  const id = world.state.store.find('ns1', 'password', 'p')?.id ?? '';
  const headers = Object.entries(options.headers ?? {}).map(([name, value]) => [
    name,
    value.replace('ID', id),
  ]);
  const withHeaders = { ...options, headers: Object.fromEntries(headers) as Record<string, string> };
  return await world.caller(binding).call(method, path, withHeaders);
}

const read: Step = { method: 'GET', path: '/password?name=p' };
const create: Step = { method: 'POST', path: '/password', json: { name: 'new', value: 'n' } };
const replace: Step = { method: 'POST', path: '/password', json: { name: 'p', value: 'n' } };
const plain: BindingOptions = { encryption: 'disabled' };

describe('status codes', () => {
  test.each<[string, Step, Partial<TenantSwitches>, number, number]>([
    ['POST of a new one', create, { postStatus: 'always-ok' }, 201, 200],
    ['POST, nothing encrypted', { ...create, binding: plain }, { postStatus: 'no-content' }, 201, 204],
    ['POST, encrypted', create, { postStatus: 'no-content' }, 201, 200],
    ['DELETE', { ...read, method: 'DELETE' }, { deleteStatus: 200 }, 204, 200],
    ['disabled read', { ...read, path: '/password?name=off' }, { disabledRead: 404 }, 403, 404],
    ['ACL refusal', { ...read, path: '/password?name=acl' }, { aclRefusal: 404 }, 403, 404],
    ['create only', { ...replace, headers: { 'if-none-match': '*' } }, { precondition: 409 }, 412, 409],
    ['create only', { ...replace, headers: { 'if-none-match': '*' } }, { precondition: 404 }, 412, 412],
    ['replace only', { ...create, headers: { 'if-match': '*' } }, { precondition: 404 }, 412, 404],
    ['replace only', { ...create, headers: { 'if-match': '*' } }, { precondition: 409 }, 412, 412],
    ['read if changed', { ...read, headers: { 'if-none-match': '"ID"' } }, { notModified: 200 }, 304, 200],
    ['PATCH', { ...read, method: 'PATCH', json: {} }, { patch: 'refused' }, 200, 405],
    ['delete all', { method: 'DELETE', path: '' }, { deleteAll: 'not-found' }, 204, 404],
    [
      'extra header',
      { ...read, headers: { authorization: 'x' } },
      { extraAuthorization: 'refused' },
      200,
      401,
    ],
    ['expired', { ...read, binding: { expiresAt: now } }, { expiredBinding: 403 }, 401, 403],
  ])('%s', async (_, step, switches, byDefault, switched) => {
    expect((await run({}, step)).status).toBe(byDefault);
    expect((await run(switches, step)).status).toBe(switched);
  });

  test('a patch that is refused is not allowed either', async () => {
    const answer = await run({ patch: 'refused' }, { ...read, method: 'PATCH', json: {} });
    expect(answer.header('allow')).toBe('GET, POST, DELETE');
  });

  test('404 for an ACL gives nothing away', async () => {
    const hidden = await run({ aclRefusal: 404 }, { ...read, path: '/password?name=acl' });
    const absent = await run({ aclRefusal: 404 }, { ...read, path: '/password?name=absent' });
    const messageOf = ({ json }: Answer): unknown => (json as { message: string }).message;
    expect(messageOf(hidden)).toBe(messageOf(absent));
  });
});

test('POST body', async () => {
  expect((await run({}, create)).json).toHaveProperty('value', 'n');
  expect((await run({ postBody: 'without-value' }, create)).json).not.toHaveProperty('value');
  expect((await run({ postBody: 'without-value' }, create)).json).toHaveProperty('name', 'new');
  const empty = await run({ postBody: 'empty' }, create);
  expect([empty.status, empty.text, empty.header('content-type')]).toEqual([201, '', undefined]);
});

test('list envelope', async () => {
  const list: Step = { method: 'GET', path: '/passwords' };
  const namesOf = (items: unknown): string[] => (items as { name: string }[]).map(({ name }) => name);
  const paged = await run({ listPageSize: 1 }, list);
  expect(paged.json).toMatchObject({ totalElements: 2, content: [{ name: 'off' }] });
  const bare = await run({ listEnvelope: 'array', listPageSize: 1 }, list);
  expect(namesOf(bare.json)).toEqual(['off', 'p']);
  const content = await run({ listEnvelope: 'content-only', listPageSize: 1 }, list);
  expect(Object.keys(content.json as object)).toEqual(['content']);
});

test('list paging parameters', async () => {
  const second: Step = { method: 'GET', path: '/passwords?page=1&size=1' };
  const honoured = await run({ listPageSize: 1 }, second);
  expect(honoured.json).toMatchObject({ number: 1, last: true, content: [{ name: 'p' }] });
  const ignored = await run({ listPageSize: 1, listPaging: 'ignored' }, second);
  expect(ignored.json).toMatchObject({ number: 0, last: false, content: [{ name: 'off' }] });
});

test.each<[TenantSwitches['errorBody'], string | undefined, RegExp]>([
  ['json', 'application/json', /Credential not found/],
  ['empty', undefined, /^$/],
  ['html', 'text/html', /<h1>404 Not Found<\/h1>/],
  ['jwe', 'application/jose;charset=UTF-8', /Credential not found/],
])('error body %s', async (errorBody, contentType, text) => {
  const answer = await run({ errorBody }, { ...read, path: '/password?name=absent' });
  expect([answer.status, answer.header('content-type')]).toEqual([404, contentType]);
  expect(answer.text).toMatch(text);
});

test.each<[TenantSwitches['modifiedAtPrecision'], string]>([
  ['milliseconds', '2026-01-01T00:00:00.500Z'],
  ['trimmed', '2026-01-01T00:00:00.5Z'],
  ['none', '2026-01-01T00:00:00Z'],
])('modifiedAt with %s', async (modifiedAtPrecision, modifiedAt) => {
  expect((await run({ modifiedAtPrecision }, read)).json).toHaveProperty('modifiedAt', modifiedAt);
});

test.each<[TenantSwitches['responseIat'], number | undefined]>([
  ['now', now.getTime() / 1000 - 0.5],
  ['absent', undefined],
  ['stale', now.getTime() / 1000 - 0.5 - 600],
])('response iat %s', async (responseIat, iat) => {
  const { response } = await run({ responseIat }, read);
  expect(decodeProtectedHeader(response.body.toString())['iat']).toBe(iat);
});

describe('rate', () => {
  test('is off', async () => {
    const { call } = createWorld({ now: () => now }).caller(plain);
    for (let count = 0; count < 40; count += 1) expect((await call('GET', '/passwords')).status).toBe(200);
  });

  test.each([
    ['none', undefined],
    ['seconds', '1'],
    ['http-date', 'Thu, 01 Jan 2026 00:00:02 GMT'],
  ] as const)('3 per second, Retry-After %s', async (retryAfter, header) => {
    let time = now;
    const world = createWorld({ now: () => time, switches: { rate: { perSecond: 3, retryAfter } } });
    const [one, other] = [world.caller(plain), world.caller({ type: 'basic' })];
    const statuses = async (): Promise<number[]> => {
      const answers: number[] = [];
      for (const { call } of [one, other, one, other, one])
        answers.push((await call('GET', '/passwords')).status);
      return answers;
    };
    expect(await statuses()).toEqual([200, 200, 200, 429, 429]);
    expect((await one.call('GET', '/passwords')).header('retry-after')).toBe(header);
    time = new Date(now.getTime() + 999);
    expect((await one.call('GET', '/passwords')).status).toBe(429);
    time = new Date(now.getTime() + 1000);
    expect(await statuses()).toEqual([200, 200, 200, 429, 429]);
  });
});

test('size of the payload keys', () => {
  const sizeOf = (switches: Partial<TenantSwitches>, options?: BindingOptions): unknown => {
    const { parameters, encryption } = createWorld({ switches }).issue(options).serviceKey as {
      parameters: { encryption: { key: { size: number } } };
      encryption: { server_public_key: string };
    };
    return [parameters.encryption.key.size, encryption.server_public_key.length];
  };
  expect(sizeOf({})).toEqual([2048, 392]);
  expect(sizeOf({ payloadKeyBits: 3072 })).toEqual([3072, 564]);
  expect(sizeOf({ payloadKeyBits: 3072 }, { payloadKeyBits: 2048 })).toEqual([2048, 392]);
});

test('every default is the one that section 14 says to build', () => {
  // The one exception is payloadKeyBits, where SAP has 3072.
  expect(defaultSwitches).toMatchObject({
    postStatus: 'created-or-ok',
    deleteStatus: 204,
    listEnvelope: 'page',
    listPageSize: 100,
    errorBody: 'json',
    disabledRead: 403,
    aclRefusal: 403,
    precondition: 412,
    notModified: 304,
    rate: 'off',
    expiredBinding: 'tls-alert',
  });
});
