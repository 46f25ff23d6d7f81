import { describe, expect, test } from '@jest/globals';
import { createWorld } from './support/world.js';

const now = new Date('2026-01-01T00:00:00.120Z');
const dayMs = 24 * 60 * 60 * 1000;

describe('reading', () => {
  const seed = {
    namespace: 'ns1',
    type: 'password',
    name: 'db-main',
    value: 's3cr3t',
    username: 'svc',
    metadata: '{"a":1}',
  } as const;

  test('answers with the credential, sealed, with Etag and the headers of the contract', async () => {
    const world = createWorld({ credentials: [seed], now: () => now });
    const { id } = world.state.store.find('ns1', 'password', 'db-main') ?? {};
    const answer = await world.caller().call('GET', '/password?name=db-main');
    expect(answer.status).toBe(200);
    expect(answer.response.headers).toEqual([
      ['Cache-Control', 'no-cache, no-store, max-age=0, must-revalidate'],
      ['Content-Type', 'application/jose;charset=UTF-8'],
      ['Etag', `"${String(id)}"`],
    ]);
    expect(answer.json).toEqual({
      id,
      name: 'db-main',
      modifiedAt: '2026-01-01T00:00:00.120Z',
      value: 's3cr3t',
      status: 'enabled',
      username: 'svc',
      type: 'password',
      metadata: '{"a":1}',
    });
  });

  test('a published password read has the plain text length of the contract', async () => {
    const credentials = [
      {
        namespace: 'ns1',
        type: 'password',
        name: 'n'.repeat(5),
        value: 'v'.repeat(7),
        username: 'u'.repeat(5),
      },
    ] as const;
    const world = createWorld({ credentials, now: () => now, switches: { modifiedAtPrecision: 'trimmed' } });
    const answer = await world.caller().call('GET', '/password?name=nnnnn');
    // 155 bytes without `type` and with two fraction digits (contract 6.3).
    expect(answer.text.replace(',"type":"password"', '')).toHaveLength(155);
  });

  test.each([
    ['a slash before the query', '/password/?name=db-main', 200],
    ['no name', '/password', 400],
    ['an empty name', '/password?name=', 400],
    ['a name that is too long', `/password?name=${'n'.repeat(256)}`, 400],
    ['an absent credential', '/password?name=other', 404],
    ['another type', '/key?name=db-main', 404],
    ['another case', '/password?name=DB-main', 404],
    ['an unknown type', '/certificate?name=db-main', 404],
    ['the name as a path segment', '/password/db-main', 404],
    ['the base path appended twice', '/api/v1/credentials/api/v1/credentials/password?name=db-main', 404],
  ])('%s', async (_, path, status) => {
    const world = createWorld({ credentials: [seed] });
    expect((await world.caller().call('GET', path)).status).toBe(status);
  });

  test.each([
    ['percent-encoded', '/password?name=a%20b%2Bc%2F%3D'],
    ['plus for blank', '/password?name=a+b%2Bc%2F%3D'],
  ])('a name with special characters, %s', async (_, path) => {
    const world = createWorld({ credentials: [{ ...seed, name: 'a b+c/=' }] });
    expect((await world.caller().call('GET', path)).status).toBe(200);
  });

  test('a keyring shows no key material', async () => {
    const credentials = [
      { namespace: 'ns1', type: 'keyring', name: 'kr', length: 32, rotationDays: 30, value: 'AAAA' },
    ] as const;
    const answer = await createWorld({ credentials }).caller().call('GET', '/keyring?name=kr');
    expect(answer.json).toMatchObject({ name: 'kr', type: 'keyring', length: 32, rotation: { period: 30 } });
    expect(answer.json).not.toHaveProperty('value');
    expect(answer.text).not.toMatch(/material|AAAA/);
  });

  test('namespaces are apart, and must be named well', async () => {
    const { call } = createWorld({ credentials: [seed] }).caller();
    const statusIn = async (namespace: string | undefined): Promise<number> =>
      (await call('GET', '/password?name=db-main', { namespace })).status;
    expect(await statusIn('ns2')).toBe(404);
    expect(await statusIn(undefined)).toBe(400);
    expect(await statusIn('a/b')).toBe(400);
    expect(await statusIn('')).toBe(400);
    expect(await statusIn('n'.repeat(101))).toBe(400);
    expect(await statusIn(`AZaz09_-.:!~${'n'.repeat(88)}`)).toBe(404);
  });

  test.each(['HEAD', 'PUT', 'OPTIONS'])('%s is not allowed', async (method) => {
    const answer = await createWorld({ credentials: [seed] })
      .caller()
      .call(method, '/password?name=db-main');
    expect(answer.status).toBe(405);
    expect(answer.header('allow')).toBe('GET, POST, PATCH, DELETE');
  });

  test('an error is plain JSON with a tracking id', async () => {
    const answer = await createWorld().caller().call('GET', '/password?name=none');
    expect(answer.header('content-type')).toBe('application/json');
    expect(answer.header('etag')).toBeUndefined();
    expect(answer.json).toMatchObject({ status: 404, error: 'Not Found', message: 'Credential not found' });
    expect(answer.json).toHaveProperty('trackingId', expect.stringMatching(/^[0-9a-f-]{36}$/));
  });
});

describe('writing', () => {
  test('creates with 201, replaces with 200 and a new id, and clears what is left out', async () => {
    const world = createWorld();
    const { call } = world.caller();
    const first = await call('POST', '/password', { json: { name: 'p', value: 'one', username: 'u' } });
    const second = await call('POST', '/password', { json: { name: 'p', value: 'two' } });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(first.json).toMatchObject({ name: 'p', value: 'one', username: 'u' });
    expect(second.json).not.toHaveProperty('username');
    expect((second.json as { id: string }).id).not.toBe((first.json as { id: string }).id);
    expect((await call('GET', '/password?name=p')).json).toEqual(second.json);
  });

  const text = (length: number): string => 'x'.repeat(length);
  const bytes = (length: number): string => Buffer.alloc(length, 7).toString('base64');

  test.each<[string, string, object, number]>([
    ['name at its limit', 'password', { name: text(255), value: '' }, 201],
    ['name over its limit', 'password', { name: text(256), value: '' }, 400],
    ['no name', 'password', { value: '' }, 400],
    ['no value', 'password', { name: 'n' }, 400],
    ['password at its limit', 'password', { name: 'n', value: text(4096) }, 201],
    ['password over its limit', 'password', { name: 'n', value: text(4097) }, 400],
    ['value that is no string', 'password', { name: 'n', value: 1 }, 400],
    ['user name at its limit', 'password', { name: 'n', value: '', username: text(1024) }, 201],
    ['user name over its limit', 'password', { name: 'n', value: '', username: text(1025) }, 400],
    ['metadata at its limit', 'password', { name: 'n', value: '', metadata: text(10_000) }, 201],
    ['metadata over its limit', 'password', { name: 'n', value: '', metadata: text(10_001) }, 400],
    ['metadata as an object', 'password', { name: 'n', value: '', metadata: {} }, 400],
    ['an unknown field', 'password', { name: 'n', value: '', other: true }, 201],
    ['key at its limit', 'key', { name: 'n', value: bytes(32_768) }, 201],
    ['key over its limit', 'key', { name: 'n', value: bytes(32_769) }, 400],
    ['key that is not base64', 'key', { name: 'n', value: 'not base64!' }, 400],
    ['key without padding', 'key', { name: 'n', value: 'YQ' }, 400],
    ['format at its limit', 'key', { name: 'n', value: 'YQ==', format: text(255) }, 201],
    ['format over its limit', 'key', { name: 'n', value: 'YQ==', format: text(256) }, 400],
    ['smallest keyring', 'keyring', { name: 'n', length: 16, rotation: { period: 30 } }, 201],
    ['largest keyring', 'keyring', { name: 'n', length: 64, rotation: { period: 365 } }, 201],
    ['keyring that is too short', 'keyring', { name: 'n', length: 15 }, 400],
    ['keyring that is too long', 'keyring', { name: 'n', length: 65 }, 400],
    ['keyring without length', 'keyring', { name: 'n' }, 400],
    ['keyring that is imported', 'keyring', { name: 'n', value: bytes(32) }, 201],
    ['rotation that is too fast', 'keyring', { name: 'n', length: 32, rotation: { period: 29 } }, 400],
    ['rotation that is too slow', 'keyring', { name: 'n', length: 32, rotation: { period: 366 } }, 400],
    ['20 groups', 'password', { name: 'n', value: '', acl: { groups: Array(20).fill('g') } }, 201],
    ['21 groups', 'password', { name: 'n', value: '', acl: { groups: Array(21).fill('g') } }, 400],
    ['the implicit group', 'password', { name: 'n', value: '', acl: { groups: ['<default>'] } }, 201],
    ['a group name over its limit', 'password', { name: 'n', value: '', acl: { groups: [text(51)] } }, 400],
    ['a group name with a blank', 'password', { name: 'n', value: '', acl: { groups: ['a b'] } }, 400],
    ['a body that is an array', 'password', [], 400],
  ])('%s', async (_, type, json, status) => {
    expect((await createWorld().caller().call('POST', `/${type}`, { json })).status).toBe(status);
  });

  test('the same name may exist once per type', async () => {
    const { call } = createWorld().caller();
    await call('POST', '/password', { json: { name: 'same', value: 'text' } });
    await call('POST', '/key', { json: { name: 'same', value: 'YQ==', format: 'aes' } });
    expect((await call('GET', '/password?name=same')).json).toHaveProperty('value', 'text');
    expect((await call('GET', '/key?name=same')).json).toMatchObject({ value: 'YQ==', format: 'aes' });
  });

  test.each(['readonly', 'unmodifiable'])(
    'a %s credential takes a new status and nothing else',
    async (kind) => {
      const lock = kind === 'readonly' ? { status: 'readonly' as const } : { isModifiable: false };
      const credentials = [{ namespace: 'ns1', type: 'password', name: 'p', value: 'v', ...lock }] as const;
      const { call } = createWorld({ credentials }).caller();
      expect((await call('POST', '/password', { json: { name: 'p', value: 'w' } })).status).toBe(403);
      expect((await call('PATCH', '/password?name=p', { json: { value: 'w' } })).status).toBe(403);
      expect((await call('PATCH', '/password?name=p', { json: { status: 'disabled' } })).status).toBe(200);
      expect((await call('GET', '/password?name=p')).status).toBe(403);
    },
  );

  test('a keyring keeps its length', async () => {
    const { call } = createWorld().caller();
    await call('POST', '/keyring', { json: { name: 'kr', length: 32 } });
    expect((await call('POST', '/keyring', { json: { name: 'kr', length: 32, metadata: 'm' } })).status).toBe(
      200,
    );
    expect((await call('POST', '/keyring', { json: { name: 'kr', length: 16 } })).status).toBe(400);
  });

  test('a patch changes what it names, clears by null and keeps the rest', async () => {
    const acl = { groups: ['<default>'] };
    const credentials = [
      { namespace: 'ns1', type: 'password', name: 'p', value: 'v', username: 'u', metadata: 'm', acl },
    ] as const;
    const { call } = createWorld({ credentials }).caller();
    const answer = await call('PATCH', '/password?name=p', { json: { acl: null, username: 'w' } });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ value: 'v', username: 'w', metadata: 'm' });
    expect(answer.json).not.toHaveProperty('acl');
    expect((await call('PATCH', '/password?name=none', { json: {} })).status).toBe(404);
  });
});

describe('deleting', () => {
  test('answers 204 without a body, then 404', async () => {
    const credentials = [{ namespace: 'ns1', type: 'password', name: 'p', value: 'v' }] as const;
    const { call } = createWorld({ credentials }).caller();
    const answer = await call('DELETE', '/password?name=p');
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await call('DELETE', '/password?name=p')).status).toBe(404);
  });

  test.each([
    ['an enabled keyring', 'keyring', {}, 409],
    ['a keyring disabled for 6 days', 'keyring', { status: 'disabled', disabledDays: 6 }, 409],
    ['a keyring disabled for 7 days', 'keyring', { status: 'disabled', disabledDays: 7 }, 204],
    ['an unmodifiable password', 'password', { isModifiable: false }, 409],
    [
      'an unmodifiable password disabled for 7 days',
      'password',
      { isModifiable: false, status: 'disabled', disabledDays: 7 },
      204,
    ],
    ['a disabled password', 'password', { status: 'disabled', disabledDays: 0 }, 204],
  ] as const)('%s', async (_, type, fields, status) => {
    const { disabledDays, ...rest } = { disabledDays: undefined, ...fields };
    const disabledSince =
      disabledDays === undefined ? undefined : new Date(now.getTime() - disabledDays * dayMs);
    const credentials = [{ namespace: 'ns1', type, name: 'c', ...rest, disabledSince }];
    const { call } = createWorld({ credentials, now: () => now }).caller();
    expect((await call('DELETE', `/${type}?name=c`)).status).toBe(status);
  });

  test('all of a namespace goes at once, unless a keyring must stay', async () => {
    const password = { type: 'password', name: 'p', value: 'v' } as const;
    const credentials = [
      { ...password, namespace: 'ns1' },
      { ...password, namespace: 'ns2' },
      { namespace: 'ns2', type: 'keyring', name: 'kr' },
    ] as const;
    const world = createWorld({ credentials });
    const { call } = world.caller();
    expect((await call('DELETE', '')).status).toBe(204);
    expect(world.state.store.list('ns1')).toHaveLength(0);
    expect((await call('DELETE', '', { namespace: 'ns2' })).status).toBe(409);
    expect(world.state.store.list('ns2')).toHaveLength(2);
  });
});
