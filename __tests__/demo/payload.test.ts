import { describe, expect, test } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import { createWorld, type CallOptions } from './support/world.js';

const now = new Date('2026-01-01T00:00:00.900Z');
const seconds = Math.floor(now.getTime() / 1000);
const json = { name: 'p', value: 'v' };

async function post(options: CallOptions, encryption: 'enabled' | 'disabled' | 'own-key'): Promise<number> {
  const { call } = createWorld({ now: () => now }).caller({ encryption });
  return (await call('POST', '/password', options)).status;
}

describe('requests with payload encryption', () => {
  test.each<[string, CallOptions, number]>([
    ['as it should be', {}, 201],
    ['iat of two minutes ago', { jweHeader: { iat: seconds - 120 } }, 201],
    ['iat older than two minutes', { jweHeader: { iat: seconds - 121 } }, 400],
    ['iat a minute ahead', { jweHeader: { iat: seconds + 60 } }, 201],
    ['iat further ahead', { jweHeader: { iat: seconds + 61 } }, 400],
    ['no iat', { jweHeader: { iat: undefined } }, 400],
    ['iat as text', { jweHeader: { iat: String(seconds) } }, 400],
    ['iat in milliseconds', { jweHeader: { iat: now.getTime() } }, 400],
    ['iat with a fraction', { jweHeader: { iat: seconds - 0.5 } }, 400],
    ['RSA-OAEP', { jweHeader: { alg: 'RSA-OAEP' } }, 400],
    ['A128GCM', { jweHeader: { enc: 'A128GCM' } }, 400],
    ['a charset', { headers: { 'content-type': 'application/jose; charset=UTF-8' } }, 201],
    ['JSON as type', { headers: { 'content-type': 'application/json' } }, 415],
    ['jose+json as type', { headers: { 'content-type': 'application/jose+json' } }, 415],
    ['no type', { headers: { 'content-type': '' } }, 415],
    ['plain JSON in the body', { body: JSON.stringify(json) }, 400],
    ['nothing in the body', { body: '' }, 400],
  ])('%s', async (_, options, status) => {
    const noBody = options.body === '' ? { headers: { 'content-type': 'application/jose' } } : {};
    expect(await post({ json, ...noBody, ...options }, 'enabled')).toBe(status);
  });

  test('a plain text that is not JSON is refused', async () => {
    expect(await post({ json: 'text' }, 'enabled')).toBe(400);
  });

  test('a JWE of another binding is refused', async () => {
    const world = createWorld({ now: () => now });
    const other = world.caller();
    const sealed = await other.call('GET', '/passwords');
    const jwe = sealed.response.body.toString('utf8');
    expect((await world.caller().call('POST', '/password', { body: jwe })).status).toBe(400);
  });
});

test.each<[string, CallOptions, number]>([
  ['JSON', {}, 201],
  ['JSON with charset', { headers: { 'content-type': 'application/json; charset=utf-8' } }, 201],
  ['jose as type', { headers: { 'content-type': 'application/jose' } }, 415],
  ['broken JSON', { body: '{"name"' }, 400],
])('without payload encryption: %s', async (_, options, status) => {
  expect(await post({ json, ...options }, 'disabled')).toBe(status);
});

test('the caller may have its own key', async () => {
  expect(await post({ json }, 'own-key')).toBe(201);
});

describe('responses', () => {
  test('carry alg, enc and iat', async () => {
    const answer = await createWorld({ now: () => now })
      .caller()
      .call('GET', '/passwords');
    expect(decodeProtectedHeader(answer.response.body.toString('utf8'))).toEqual({
      alg: 'RSA-OAEP-256',
      enc: 'A256GCM',
      iat: seconds,
    });
  });

  test('are JSON when encryption is off, whatever Accept says', async () => {
    const { call } = createWorld().caller({ encryption: 'disabled' });
    const answer = await call('GET', '/passwords', { headers: { accept: 'application/jose' } });
    expect(answer.header('content-type')).toBe('application/json');
    expect(JSON.parse(answer.response.body.toString('utf8'))).toHaveProperty('content');
  });
});
