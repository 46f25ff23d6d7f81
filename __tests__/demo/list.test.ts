import { expect, test } from '@jest/globals';
import type { TenantSwitches } from '../../src/demo/switches.js';
import { createWorld, type Answer } from './support/world.js';

const names = ['a', 'b', 'c', 'd', 'e'];

async function list(query: string, switches: Partial<TenantSwitches> = { listPageSize: 2 }): Promise<Answer> {
  const credentials = names
    .toReversed()
    .map((name) => ({ namespace: 'ns1', type: 'password', name, value: 'v', username: 'u' }) as const);
  return await createWorld({ credentials, switches }).caller().call('GET', `/passwords${query}`);
}

function namesOf({ json }: Answer): readonly string[] {
  return (json as { content: { name: string }[] }).content.map(({ name }) => name);
}

test('one page holds everything by default, and no values', async () => {
  const answer = await list('', {});
  expect(namesOf(answer)).toEqual(names);
  expect(answer.text).not.toContain('"value"');
  expect(answer.header('Etag')).toBeUndefined();
  expect(answer.json).toMatchObject({
    content: [{ name: 'a', type: 'password', status: 'enabled', username: 'u' }, {}, {}, {}, {}],
    totalElements: 5,
    totalPages: 1,
    number: 0,
    size: 100,
    numberOfElements: 5,
    first: true,
    last: true,
    empty: false,
  });
});

test.each([
  ['', ['a', 'b'], { number: 0, first: true, last: false }],
  ['?page=1', ['c', 'd'], { number: 1, first: false, last: false }],
  ['?page=2&size=2', ['e'], { number: 2, last: true, numberOfElements: 1 }],
  ['?page=3', [], { number: 3, last: true, empty: true }],
  ['?page=1&size=1', ['b'], { size: 1, totalPages: 5 }],
  ['?size=100', ['a', 'b'], { size: 2 }],
])('pages: %s', async (query, content, envelope) => {
  const answer = await list(query);
  expect(namesOf(answer)).toEqual(content);
  expect(answer.json).toMatchObject({ totalElements: 5, ...envelope });
});

test.each(['?page=x', '?page=-1', '?size=0', '?size='])('refuses %s', async (query) => {
  expect((await list(query)).status).toBe(400);
});

test('a namespace that does not exist has an empty list', async () => {
  const answer = await createWorld().caller().call('GET', '/keys', { namespace: 'nowhere' });
  expect([answer.status, answer.json]).toMatchObject([200, { content: [], totalPages: 0, last: true }]);
});
