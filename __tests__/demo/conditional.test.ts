import { expect, test } from '@jest/globals';
import { createWorld } from './support/world.js';

const seed = { namespace: 'ns1', type: 'password', name: 'there', value: 'v' } as const;
const stale = '00000000-0000-4000-8000-000000000000';
const json = { value: 'w' };

/** `ID` in a header stands for the id of the credential that is there. */
async function statusOf(method: string, name: string, headers: Record<string, string>): Promise<number> {
  const world = createWorld({ credentials: [seed] });
  const id = world.state.store.find('ns1', 'password', 'there')?.id ?? '';
  const withId = Object.entries(headers).map(([header, value]) => [header, value.replaceAll('ID', id)]);
  const path = method === 'POST' ? '/password' : `/password?name=${name}`;
  const body = method === 'GET' ? {} : { json: { ...json, name } };
  const { call } = world.caller({ encryption: 'disabled' });
  const options = { headers: Object.fromEntries(withId) as Record<string, string>, ...body };
  return (await call(method, path, options)).status;
}

test.each<[string, string, Record<string, string>, number]>([
  ['GET', 'there', { 'if-none-match': '"ID"' }, 304],
  ['GET', 'there', { 'if-none-match': 'ID' }, 304],
  ['GET', 'there', { 'if-none-match': `"${stale}", "ID"` }, 304],
  ['GET', 'there', { 'if-none-match': `"${stale}"` }, 200],
  ['GET', 'absent', { 'if-none-match': '*' }, 404],
  ['POST', 'absent', { 'if-none-match': '*' }, 201],
  ['POST', 'there', { 'if-none-match': '*' }, 412],
  ['POST', 'there', { 'if-match': '*' }, 200],
  ['POST', 'absent', { 'if-match': '*' }, 412],
  ['POST', 'there', { 'if-match': '"ID"' }, 200],
  ['POST', 'there', { 'if-match': 'ID' }, 200],
  ['POST', 'there', { 'if-match': `"${stale}"` }, 412],
  ['POST', 'absent', { 'if-match': `"${stale}"` }, 412],
  ['PATCH', 'there', { 'if-match': '"ID"' }, 200],
  ['PATCH', 'there', { 'if-match': `"${stale}"` }, 412],
  ['PATCH', 'absent', { 'if-match': '*' }, 412],
  ['DELETE', 'there', { 'if-match': `"${stale}"` }, 204],
])('%s of what is %s with %j: %d', async (method, name, headers, status) => {
  expect(await statusOf(method, name, headers)).toBe(status);
});

test('304 has the Etag and no body', async () => {
  const world = createWorld({ credentials: [seed] });
  const { call } = world.caller();
  const etag = (await call('GET', '/password?name=there')).header('Etag') ?? '';
  const answer = await call('GET', '/password?name=there', { headers: { 'if-none-match': etag } });
  expect([answer.status, answer.text, answer.header('Etag')]).toEqual([304, '', etag]);
});

test('a failed precondition changes nothing', async () => {
  const world = createWorld({ credentials: [seed] });
  const { call } = world.caller();
  const options = { json: { name: 'there', value: 'w' }, headers: { 'if-none-match': '*' } };
  expect((await call('POST', '/password', options)).status).toBe(412);
  expect(world.state.store.find('ns1', 'password', 'there')?.value).toBe('v');
});
