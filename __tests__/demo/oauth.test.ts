import { createPrivateKey, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import type { BindingOptions, IssuedBinding } from '../../src/demo/binding-options.js';
import type { DemoResponse } from '../../src/demo/exchange.js';
import type { TenantSwitches } from '../../src/demo/switches.js';
import { baseUrls, callerOf, certificateOf, createWorld, parseJson, type World } from './support/world.js';

const now = new Date('2026-01-01T00:00:00Z');
const seconds = now.getTime() / 1000;
const credentials = [{ namespace: 'ns1', type: 'password', name: 'p', value: 'v' }] as const;

interface TokenRequest {
  readonly form?: Record<string, string>;
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
}

interface Client {
  readonly world: World;
  readonly binding: IssuedBinding;
  ask(request?: TokenRequest): Promise<DemoResponse>;
  /** Status of an API call with this token. */
  use(token: string, namespace?: string, path?: string): Promise<number>;
}

function clientOf(
  type: 'oauth:mtls' | 'oauth:key',
  options: BindingOptions & { switches?: Partial<TenantSwitches> } = {},
): Client {
  const { switches, ...bindingOptions } = options;
  const world = createWorld({ credentials, now: () => now, ...(switches && { switches }) });
  const binding = world.issue({ ...bindingOptions, type, encryption: 'disabled' });
  return {
    world,
    binding,
    ask: async (request = {}) =>
      type === 'oauth:mtls'
        ? await askByCertificate(world, binding, request)
        : await askByKey(world, binding, request),
    use: async (token, namespace, path = '/password?name=p') => {
      const headers = { authorization: `Bearer ${token}` };
      return (await callerOf(binding, world.api, world.state).call('GET', path, { headers, namespace }))
        .status;
    },
  };
}

async function askByCertificate(
  world: World,
  binding: IssuedBinding,
  { form }: TokenRequest,
): Promise<DemoResponse> {
  const fields = {
    grant_type: 'client_credentials',
    client_id: String(binding.serviceKey['username']),
    credstore_namespace: 'ns1',
    ...form,
  };
  return await post(world, 'mtls-token', fields, certificateOf(binding));
}

async function askByKey(world: World, binding: IssuedBinding, request: TokenRequest): Promise<DemoResponse> {
  const username = String(binding.serviceKey['username']);
  const claims = {
    aud: baseUrls.token,
    iss: username,
    iat: seconds,
    jti: randomUUID(),
    nsp: 'ns1',
    ...request.claims,
  };
  const key = createPrivateKey({
    key: Buffer.from(String(binding.serviceKey['private_key']), 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const header = { typ: 'JWT', alg: 'RS256', ...request.header };
  const assertion = await new SignJWT(claims).setProtectedHeader(header).sign(key);
  return await post(world, 'token', {
    grant_type: 'client_credentials',
    client_id: username,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...request.form,
  });
}

async function post(
  world: World,
  listener: 'token' | 'mtls-token',
  fields: Record<string, string>,
  certificate?: { fingerprint: string; subject: string },
): Promise<DemoResponse> {
  const present = Object.entries(fields).filter(([, value]) => value !== 'ABSENT');
  return await world.token({
    listener,
    method: 'POST',
    path: '/api/v1/token',
    query: new URLSearchParams(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams(present).toString()),
    certificate,
  });
}

function jsonOf(response: DemoResponse): Record<string, unknown> {
  return parseJson(response.body.toString()) as Record<string, unknown>;
}

function tokenOf(response: DemoResponse): string {
  return String(jsonOf(response)['access_token']);
}

describe.each(['oauth:mtls', 'oauth:key'] as const)('%s', (type) => {
  test('the token is opaque, lasts 1800 seconds and opens its namespace', async () => {
    const client = clientOf(type);
    const response = await client.ask();
    expect(jsonOf(response)).toEqual({
      access_token: expect.stringMatching(/^[0-9a-f-]{36}\.[A-Za-z0-9+/]+=*$/),
      token_type: 'bearer',
      expires_in: 1800,
    });
    expect(tokenOf(response)).toMatch(/\+.*\/.*=/);
    expect(await client.use(tokenOf(response))).toBe(200);
    expect(await client.use(tokenOf(response), 'ns1')).toBe(200);
    expect(await client.use(tokenOf(response), 'ns2')).toBe(403);
    expect(await client.use(`${tokenOf(response)}x`)).toBe(401);
  });

  test('a token of no namespace needs the header', async () => {
    const client = clientOf(type);
    const token = tokenOf(
      await client.ask({ form: { credstore_namespace: 'ABSENT' }, claims: { nsp: undefined } }),
    );
    expect(await client.use(token)).toBe(400);
    expect(await client.use(token, 'ns1')).toBe(200);
    expect(await client.use(token, 'ns2')).toBe(404);
  });

  test.each([
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['no client', { client_id: 'ABSENT' }, 401, 'invalid_client'],
  ])('%s', async (_, form, status, error) => {
    const response = await clientOf(type).ask({ form });
    expect([response.status, jsonOf(response)['error']]).toEqual([status, error]);
  });

  test('expired and disabled bindings get no token', async () => {
    expect((await clientOf(type, { expiresAt: now }).ask()).status).toBe(401);
    const client = clientOf(type);
    client.world.state.bindings.disable(String(client.binding.serviceKey['username']));
    expect((await client.ask()).status).toBe(401);
  });
});

test('a client id whose plus signs were not encoded is not known', async () => {
  const client = clientOf('oauth:mtls');
  const username = String(client.binding.serviceKey['username']);
  expect(username).toMatch(/\+.*\/.*=/);
  const form = { client_id: username.replaceAll('+', ' ') };
  expect((await client.ask({ form })).status).toBe(401);
});

test('the certificate must be that of the client', async () => {
  const client = clientOf('oauth:mtls');
  const fields = {
    grant_type: 'client_credentials',
    client_id: String(client.binding.serviceKey['username']),
  };
  const other = certificateOf(client.world.issue({ type: 'oauth:mtls' }));
  expect((await post(client.world, 'mtls-token', fields, other)).status).toBe(401);
  expect((await post(client.world, 'token', fields)).status).toBe(401);
});

describe('client assertions', () => {
  test.each<[string, TokenRequest, number]>([
    ['iat of five minutes ago', { claims: { iat: seconds - 300 } }, 200],
    ['iat before that', { claims: { iat: seconds - 301 } }, 401],
    ['iat too far ahead', { claims: { iat: seconds + 301 } }, 401],
    ['no iat', { claims: { iat: undefined } }, 401],
    ['no jti', { claims: { jti: undefined } }, 401],
    ['another audience', { claims: { aud: baseUrls.api } }, 401],
    ['another issuer', { claims: { iss: 'somebody' } }, 401],
    ['exp in the past', { claims: { exp: seconds - 1 } }, 401],
    ['a namespace that is not valid', { claims: { nsp: 'a/b' } }, 400],
    ['scopes as text', { claims: { scp: 'credstore.passwords.read' } }, 401],
    ['another header member', { header: { kid: '1' } }, 401],
    ['another algorithm', { header: { alg: 'PS256' } }, 401],
    ['no type in the header', { header: { typ: undefined } }, 401],
    ['an xat', { claims: { xat: 'a.b.c' } }, 200],
    ['no assertion', { form: { client_assertion: 'ABSENT' } }, 401],
    ['no assertion type', { form: { client_assertion_type: 'ABSENT' } }, 400],
  ])('%s', async (_, request, status) => {
    expect((await clientOf('oauth:key').ask(request)).status).toBe(status);
  });

  test('an assertion signed by another key is refused', async () => {
    const client = clientOf('oauth:key');
    const other = client.world.issue({ type: 'oauth:key', encryption: 'disabled' });
    const forged = {
      ...client.binding,
      serviceKey: { ...client.binding.serviceKey, private_key: other.serviceKey['private_key'] },
    };
    expect((await askByKey(client.world, forged, {})).status).toBe(401);
  });

  test('scopes narrow the token', async () => {
    const client = clientOf('oauth:key');
    const token = tokenOf(await client.ask({ claims: { scp: ['credstore.passwords.p.read'] } }));
    expect(await client.use(token)).toBe(200);
    expect(await client.use(token, undefined, '/password?name=q')).toBe(403);
    expect(await client.use(token, undefined, '/passwords')).toBe(403);
  });

  test('scopes cannot widen the binding', async () => {
    const client = clientOf('oauth:key', { permissions: ['list'] });
    const token = tokenOf(await client.ask({ claims: { scp: ['credstore.passwords.read'] } }));
    expect(await client.use(token)).toBe(403);
  });

  test('a one-time token opens once', async () => {
    const client = clientOf('oauth:key');
    const token = tokenOf(await client.ask({ claims: { ott: true } }));
    expect([await client.use(token), await client.use(token)]).toEqual([200, 401]);
  });
});

test('a token ends with its time', async () => {
  let time = now;
  const world = createWorld({ credentials, now: () => time });
  const binding = world.issue({ type: 'oauth:mtls', encryption: 'disabled' });
  const { call } = callerOf(binding, world.api, world.state);
  const token = tokenOf(await askByCertificate(world, binding, {}));
  const use = async (): Promise<number> =>
    (await call('GET', '/passwords', { headers: { authorization: `bearer ${token}` } })).status;
  time = new Date(now.getTime() + 1_799_999);
  expect(await use()).toBe(200);
  time = new Date(now.getTime() + 1_800_000);
  expect(await use()).toBe(401);
});

test('revoked tokens are refused', async () => {
  const client = clientOf('oauth:mtls');
  const token = tokenOf(await client.ask());
  expect(await client.use(token)).toBe(200);
  client.world.state.tokens.revokeAll();
  expect(await client.use(token)).toBe(401);
});

test('the endpoint takes POST of a form and nothing else', async () => {
  const { world } = clientOf('oauth:mtls');
  const request = {
    listener: 'mtls-token',
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.alloc(0),
  } as const;
  const statusOf = async (method: string, path: string): Promise<number> =>
    (await world.token({ ...request, method, path })).status;
  expect(await statusOf('GET', '/api/v1/token')).toBe(405);
  expect(await statusOf('POST', '/api/v1/other')).toBe(404);
  expect(await statusOf('POST', '/api/v1/token')).toBe(400);
});

describe('switches', () => {
  const withoutNamespace = { form: { credstore_namespace: 'ABSENT' } };

  test('a token without namespace can be refused', async () => {
    const switches = { tokenWithoutNamespace: 'refused' } as const;
    expect((await clientOf('oauth:mtls').ask(withoutNamespace)).status).toBe(200);
    expect((await clientOf('oauth:mtls', { switches }).ask(withoutNamespace)).status).toBe(400);
    expect((await clientOf('oauth:mtls', { switches }).ask()).status).toBe(200);
  });

  test('a namespace that contradicts the token can lose silently', async () => {
    const client = clientOf('oauth:mtls', { switches: { contradictingNamespace: 'token-wins' } });
    expect(await client.use(tokenOf(await client.ask()), 'ns2')).toBe(200);
  });

  test('a repeated jti can be refused', async () => {
    const request = { claims: { jti: 'once' } };
    const tolerant = clientOf('oauth:key');
    const strict = clientOf('oauth:key', { switches: { repeatedAssertion: 'refused' } });
    expect([(await tolerant.ask(request)).status, (await tolerant.ask(request)).status]).toEqual([200, 200]);
    expect([(await strict.ask(request)).status, (await strict.ask(request)).status]).toEqual([200, 401]);
  });

  test('tokens can be short-lived', async () => {
    const client = clientOf('oauth:mtls', { switches: { tokenLifetimeSeconds: 0 } });
    const response = await client.ask();
    expect(jsonOf(response)['expires_in']).toBe(0);
    expect(await client.use(tokenOf(response))).toBe(401);
  });
});
