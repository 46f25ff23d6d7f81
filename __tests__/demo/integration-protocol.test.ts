import { describe, expect, test } from '@jest/globals';
import { documentedRate } from '../../src/demo/cloud-integration/switches.js';
import {
  createIntegrationWorld,
  type IntegrationAnswer,
  type IntegrationWorld,
} from './support/integration-world.js';

const packages = 'IntegrationPackages';

function full(count: number, switches: Parameters<typeof createIntegrationWorld>[0] = {}): IntegrationWorld {
  const world = createIntegrationWorld(switches);
  for (let index = 0; index < count; index += 1) world.integration.seedPackage({ id: `P${index}` });
  return world;
}

const idsOf = ({ results }: IntegrationAnswer): unknown => results.map(({ Id }) => Id);

describe('lists', () => {
  test('go on at an absolute address', async () => {
    const { call } = full(5, { pageSize: 2 });
    const first = await call('GET', packages);
    const next = String(first.d['__next']);
    expect(next).toMatch(/^https:\/\/demo\.example\.test\/api\/v1\/IntegrationPackages\?%24skiptoken=2$/);
    const follow = async (address: unknown): Promise<IntegrationAnswer> =>
      await call('GET', String(address).replace(/^.*\/api\/v1\//, ''));
    const second = await follow(next);
    const third = await follow(second.d['__next']);
    expect([first, second, third].map(idsOf)).toEqual([['P0', 'P1'], ['P2', 'P3'], ['P4']]);
    expect(third.d).not.toHaveProperty('__next');
  });

  test('take $top and $skip, except those of the flows of a package', async () => {
    const { call, integration } = full(4);
    expect(idsOf(await call('GET', `${packages}?$skip=1&$top=2`))).toEqual(['P1', 'P2']);
    for (const id of ['A', 'B']) integration.seedArtifact({ id, packageId: 'P0' });
    const flows = `${packages}('P0')/IntegrationDesigntimeArtifacts?$skip=1`;
    expect(idsOf(await call('GET', flows))).toEqual(['A', 'B']);
    integration.turn({ skipInArtifactLists: 'honoured' });
    expect(idsOf(await call('GET', flows))).toEqual(['B']);
  });
});

describe('representations', () => {
  const headers = { accept: '*/*' };

  test('are Atom unless JSON is asked for', async () => {
    const { call, integration } = createIntegrationWorld();
    integration.seedPackage({ id: 'P', name: 'A & B' });
    const feed = await call('GET', packages, { headers });
    expect(feed.header('content-type')).toContain('application/atom+xml');
    expect(feed.text).toContain('<d:Name>A &amp; B</d:Name>');
    expect((await call('GET', `${packages}('P')`, { headers })).text).toMatch(/^<\?xml.*<entry xmlns/);
    expect((await call('GET', `${packages}?$format=json`, { headers })).results).toHaveLength(1);
  });

  test('of errors are XML then, and JSON else', async () => {
    const { call } = createIntegrationWorld();
    const xml = await call('GET', `${packages}('Q')`, { headers });
    expect([xml.status, xml.text]).toEqual([
      404,
      expect.stringMatching(/<code>Not Found<\/code><message xml:lang="en">/),
    ]);
    const json = await call('GET', `${packages}('Q')`);
    expect(JSON.parse(json.text)).toEqual({
      error: { code: 'Not Found', message: { lang: 'en', value: 'Requested entity could not be found.' } },
    });
  });

  test.each([
    ['GET', 'Nothing', 404],
    ['GET', 'BuildAndDeployStatus', 501],
    ['GET', "IntegrationPackages('P'", 400],
    ['GET', 'IntegrationPackages(P)', 400],
    ['GET', "IntegrationPackages('%zz')", 400],
    ['GET', '', 200],
  ])('%s %s is a %d', async (method, path, status) => {
    expect((await createIntegrationWorld().call(method, path)).status).toBe(status);
  });

  test.each(['empty', 'null-message', 'not-found'] as const)(
    'of a role that is missing: %s',
    async (roleRefusal) => {
      const { call, join } = createIntegrationWorld({ roleRefusal });
      join('nobody', []);
      const { status, text, message } = await call('GET', packages, { as: 'nobody' });
      expect([status, text === '', message === null]).toEqual([
        roleRefusal === 'not-found' ? 404 : 403,
        roleRefusal === 'empty',
        roleRefusal === 'null-message',
      ]);
    },
  );
});

describe('a token against forged requests', () => {
  const json = { Id: 'P', Name: 'P', ShortText: 'P' };

  test('is asked for in each write, with its cookie, where the sign-in needs it', async () => {
    const { call, integration } = createIntegrationWorld({
      csrf: { bearer: 'off', certificate: 'required' },
    });
    const refused = await call('POST', packages, { json });
    expect([refused.status, refused.header('x-csrf-token'), refused.message]).toEqual([
      403,
      'Required',
      undefined,
    ]);
    const fetched = await call('GET', '', { headers: { 'x-csrf-token': 'Fetch' } });
    const token = fetched.header('x-csrf-token') ?? '';
    const cookie = fetched.response.headers
      .filter(([name]) => name === 'Set-Cookie')
      .map(([, value]) => value.split(';')[0])
      .join('; ');
    expect((await call('POST', packages, { json, headers: { 'x-csrf-token': token } })).status).toBe(403);
    expect((await call('POST', packages, { json, headers: { cookie } })).status).toBe(403);
    expect((await call('POST', packages, { json, headers: { cookie, 'x-csrf-token': token } })).status).toBe(
      201,
    );
    expect((await call('GET', packages)).header('x-csrf-token')).toBeUndefined();
    integration.endSessions();
    expect((await call('POST', packages, { json, headers: { cookie, 'x-csrf-token': token } })).status).toBe(
      403,
    );
  });

  test('does not exist where it is not needed', async () => {
    const { call } = createIntegrationWorld();
    expect(
      (await call('GET', '', { headers: { 'x-csrf-token': 'Fetch' } })).header('x-csrf-token'),
    ).toBeUndefined();
    expect((await call('POST', packages, { json, headers: { 'x-csrf-token': 'any' } })).status).toBe(201);
  });
});

describe('too many requests', () => {
  async function statuses(
    world: IntegrationWorld,
    count: number,
    as: string,
    path = packages,
  ): Promise<number> {
    const answers = await Promise.all(Array.from({ length: count }, () => world.call('GET', path, { as })));
    return answers.filter(({ status }) => status === 200).length;
  }

  test('are counted by user and by tenant, for each group alone', async () => {
    const world = createIntegrationWorld({ rate: documentedRate });
    world.join('other', ['WorkspacePackagesRead']);
    expect(await statuses(world, 12, 'ci')).toBe(10);
    expect(await statuses(world, 12, 'other')).toBe(5);
    expect(await statuses(world, 12, 'ci', 'IntegrationRuntimeArtifacts')).toBe(12);
    world.wait(1000);
    expect(await statuses(world, 12, 'ci')).toBe(10);
  });

  test.each([
    ['none', undefined],
    ['seconds', '1'],
  ] as const)('say when to come again: %s', async (retryAfter, expected) => {
    const rate = { ...documentedRate, designTime: { perTenant: 0, perUser: 0 }, retryAfter };
    const answer = await createIntegrationWorld({ rate }).call('GET', packages);
    expect([answer.status, answer.header('retry-after')]).toEqual([429, expected]);
  });
});

test('reads fail by chance, the same ones for the same seed, and writes do not', async () => {
  const pattern = async (seed: number): Promise<string> => {
    const { call } = createIntegrationWorld({ failingReads: { share: 0.3, seed } });
    let seen = '';
    for (let index = 0; index < 40; index += 1)
      seen += (await call('GET', packages)).status === 500 ? 'x' : '.';
    return seen;
  };
  const first = await pattern(1);
  expect(await pattern(1)).toBe(first);
  expect(await pattern(2)).not.toBe(first);
  expect(first.split('x').length).toBeGreaterThan(5);
  expect(first.split('x').length).toBeLessThan(22);
  const { call } = createIntegrationWorld({ failingReads: { share: 1, seed: 1, status: 503 } });
  expect((await call('GET', packages)).status).toBe(503);
  const json = { Id: 'P', Name: 'P', ShortText: 'P' };
  expect((await call('POST', packages, { json })).status).toBe(201);
});

describe('a batch', () => {
  const flow = "IntegrationDesigntimeArtifacts(Id='Flow',Version='active')/$links/Configurations";

  function changeSet(...writes: readonly (readonly [key: string, value: string])[]): string {
    const parts = writes.map(([key, value]) =>
      [
        '--changeset_1',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        `PUT ${flow}('${key}') HTTP/1.1`,
        'Content-Type: application/json',
        'Accept: application/json',
        '',
        JSON.stringify({ ParameterValue: value }),
      ].join('\r\n'),
    );
    const head = ['--batch_1', 'Content-Type: multipart/mixed; boundary=changeset_1', ''];
    return [...head, ...parts, '--changeset_1--', '--batch_1--', ''].join('\r\n');
  }

  function world(switches: Parameters<typeof createIntegrationWorld>[0] = {}): IntegrationWorld {
    const created = createIntegrationWorld(switches);
    created.integration.seedArtifact({ id: 'Flow', configured: { 'a b': '1', c: '2' } });
    return created;
  }

  const headers = { 'content-type': 'multipart/mixed; boundary=batch_1' };

  test('writes all parameters of its change set', async () => {
    const { call, integration } = world();
    const answer = await call('POST', '$batch', { headers, body: changeSet(['a%20b', 'x'], ['c', 'y']) });
    expect([answer.status, answer.header('content-type')]).toEqual([
      202,
      expect.stringContaining('multipart/mixed'),
    ]);
    expect(answer.text.match(/HTTP\/1\.1 202/g)).toHaveLength(2);
    expect(answer.text).not.toMatch(/[^\r]\n/);
    expect(integration.configuration('Flow')).toEqual({ 'a b': 'x', c: 'y' });
  });

  test('writes none if one is refused', async () => {
    const { call, integration } = world();
    const answer = await call('POST', '$batch', { headers, body: changeSet(['c', 'y'], ['gone', 'x']) });
    expect([answer.status, answer.text.match(/HTTP\/1\.1 /g)]).toEqual([202, ['HTTP/1.1 ']]);
    expect(answer.text).toContain("Parameter key 'gone' not found.");
    expect(integration.configuration('Flow')).toEqual({ 'a b': '1', c: '2' });
  });

  test.each([
    ['bare line feeds', changeSet(['c', 'y']).replaceAll('\r\n', '\n')],
    ['no end', changeSet(['c', 'y']).replace('--batch_1--', '')],
    ['two change sets', changeSet(['c', 'y']).replace('--batch_1--', '--batch_1\r\n\r\n--batch_1--')],
    ['absolute addresses', changeSet(['c', 'y']).replace('PUT ', 'PUT /api/v1/')],
    ['other writes', changeSet(['c', 'y']).replace("/$links/Configurations('c')", '')],
  ])('is refused with %s', async (_, body) => {
    const { call, integration } = world();
    expect((await call('POST', '$batch', { headers, body })).status).toBe(400);
    expect(integration.configuration('Flow')).toEqual({ 'a b': '1', c: '2' });
  });

  test('is not there on other tenants', async () => {
    const { call } = world({ batch: 'refused' });
    expect((await call('POST', '$batch', { headers, body: changeSet(['c', 'y']) })).status).toBe(501);
  });
});
