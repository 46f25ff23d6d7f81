import { describe, expect, test } from '@jest/globals';
import type { BindingOptions } from '../../src/demo/binding-options.js';
import {
  basicOf,
  callerOf,
  certificateOf,
  createWorld,
  type CallOptions,
  type World,
} from './support/world.js';

const now = new Date('2026-01-01T00:00:00Z');

async function statusOf(world: World, options: BindingOptions, call: CallOptions = {}): Promise<number> {
  return (await world.caller(options).call('GET', '/passwords', call)).status;
}

describe('basic', () => {
  test.each<[string, (good: string) => string, number]>([
    ['as it should be', (good) => good, 200],
    ['scheme in lower case', (good) => good.replace('Basic', 'basic'), 200],
    ['wrong password', () => basic('x'), 401],
    ['no password', (good) => basicWithoutPassword(good), 401],
    ['not base64', () => 'Basic ???', 401],
    ['another scheme', (good) => good.replace('Basic', 'Digest'), 401],
    ['empty', () => '', 401],
  ])('%s', async (_, change, status) => {
    const world = createWorld();
    const binding = world.issue({ type: 'basic' });
    const headers = { authorization: change(basicOf(binding)) };
    const { call } = callerOf(binding, world.api, world.state);
    expect((await call('GET', '/passwords', { headers })).status).toBe(status);
  });

  test('is refused for a binding of another type, and on the mtls host', async () => {
    const world = createWorld();
    const mtls = world.issue();
    const request = {
      method: 'GET',
      path: '/api/v1/credentials/passwords',
      query: new URLSearchParams(),
      body: Buffer.alloc(0),
    };
    const namespace = { 'sapcp-credstore-namespace': 'ns1' };
    const headers = {
      ...namespace,
      authorization: `Basic ${encode(`${String(mtls.serviceKey['username'])}:`)}`,
    };
    expect((await world.api({ ...request, headers, listener: 'api' })).status).toBe(401);
    const basicBinding = world.issue({ type: 'basic' });
    const withBasic = { ...namespace, authorization: basicOf(basicBinding) };
    expect((await world.api({ ...request, headers: withBasic, listener: 'mtls-api' })).status).toBe(401);
    expect((await world.api({ ...request, headers: withBasic, listener: 'api' })).status).toBe(200);
  });
});

describe('mtls', () => {
  test('the certificate of an oauth:mtls binding is not good for the API', async () => {
    const world = createWorld();
    const certificate = certificateOf(world.issue({ type: 'oauth:mtls' }));
    const request = {
      listener: 'mtls-api',
      method: 'GET',
      path: '/api/v1/credentials/passwords',
      query: new URLSearchParams(),
      headers: { 'sapcp-credstore-namespace': 'ns1' },
      body: Buffer.alloc(0),
    } as const;
    expect((await world.api({ ...request, certificate })).status).toBe(401);
    expect((await world.api({ ...request, certificate: certificateOf(world.issue()) })).status).toBe(200);
  });

  test('a header next to the certificate is ignored', async () => {
    const headers = { authorization: basic('anything') };
    expect(await statusOf(createWorld(), {}, { headers })).toBe(200);
  });
});

test.each(['mtls', 'basic'] as const)(
  'an expired or disabled binding of type %s is refused',
  async (type) => {
    const world = createWorld({ now: () => now });
    expect(await statusOf(world, { type, expiresAt: now })).toBe(401);
    expect(await statusOf(world, { type, expiresAt: new Date(now.getTime() + 1) })).toBe(200);
    const binding = world.issue({ type });
    const { call } = callerOf(binding, world.api, world.state);
    expect((await call('GET', '/passwords')).status).toBe(200);
    world.state.bindings.disable(String(binding.serviceKey['username']));
    expect((await call('GET', '/passwords')).status).toBe(401);
  },
);

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

function basic(pair: string): string {
  return `Basic ${encode(pair)}`;
}

function basicWithoutPassword(good: string): string {
  const [username = ''] = Buffer.from(good.replace('Basic ', ''), 'base64').toString().split(':');
  return basic(`${username}:`);
}
