import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { IssuedIntegrationKey } from '../../src/demo/cloud-integration/service-key.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { codeOf, send, type WireAnswer } from './support/wire-client.js';
import { flowEntries, zip } from './support/integration-world.js';
import { keyPool } from './support/world.js';

let tenant: Tenant;
let key: IssuedIntegrationKey;

beforeAll(async () => {
  tenant = await startTenant({ keySource: keyPool() });
  key = tenant.integration.issueKey();
  tenant.integration.seedArtifact({ id: 'Flow', entries: flowEntries('Flow') });
});

afterEach(() => {
  tenant.clearFaults();
});

afterAll(async () => {
  await tenant.stop();
});

async function ask(
  method: string,
  path: string,
  json?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<WireAnswer> {
  return await send(`${tenant.integration.url}/api/v1/${path}`, {
    method,
    ca: tenant.caPem,
    cert: key.certificatePem ?? '',
    key: key.privateKeyPem ?? '',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
}

const one = "IntegrationDesigntimeArtifacts(Id='Flow',Version='active')";
const deployFlow = "DeployIntegrationDesigntimeArtifact?Id='Flow'&Version='active'";

test('a large upload arrives, and its download is a zip', async () => {
  // More than the Credential Store takes, and hard to compress.
  const noise = randomBytes(850_000).toString('base64');
  const entries = flowEntries('Flow', { 'src/main/resources/json/big.json': noise });
  expect((await ask('PUT', one, { ArtifactContent: zip(entries) })).status).toBe(200);
  expect(tenant.integration.content('Flow')['src/main/resources/json/big.json']).toBe(noise);
  expect((await ask('GET', `${one}/$value`)).body.subarray(0, 2).toString()).toBe('PK');
});

test('a deployment runs on real time', async () => {
  expect((await ask('POST', deployFlow)).status).toBe(202);
  expect(tenant.integration.runtime('Flow')?.status).not.toBe('STARTED');
  while (tenant.integration.runtime('Flow')?.status !== 'STARTED')
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(tenant.integration.deployments('Flow')).toHaveLength(1);
});

test('a connection can break before and after the effect', async () => {
  const before = tenant.integration.deployments('Flow').length;
  tenant.inject({ kind: 'reset', match: { pathPart: '/DeployIntegration' } });
  expect(await codeOf(ask('POST', deployFlow))).toBe('ECONNRESET');
  expect(tenant.integration.deployments('Flow')).toHaveLength(before);
  tenant.inject({ kind: 'reset-after', match: { pathPart: '/DeployIntegration', method: 'POST' } });
  expect((await ask('GET', 'IntegrationPackages')).status).toBe(200);
  expect(await codeOf(ask('POST', deployFlow))).toBe('ECONNRESET');
  expect(tenant.integration.deployments('Flow')).toHaveLength(before + 1);
});

test('a fault can meet the third write, or a share of the reads that a seed fixes', async () => {
  tenant.inject({ kind: '503', match: { method: 'POST', listener: 'integration' }, after: 2 });
  const posts = [];
  for (let index = 0; index < 4; index += 1) posts.push((await ask('POST', deployFlow)).status);
  expect(posts).toEqual([202, 202, 503, 202]);
  const pattern = async (): Promise<string> => {
    tenant.clearFaults();
    tenant.inject({
      kind: '503',
      times: Infinity,
      match: { method: 'GET' },
      chance: { share: 0.4, seed: 7 },
    });
    const seen: number[] = [];
    for (let index = 0; index < 12; index += 1) seen.push((await ask('GET', 'IntegrationPackages')).status);
    return seen.join(' ');
  };
  const first = await pattern();
  expect(first).toMatch(/200.*503|503.*200/);
  expect(await pattern()).toBe(first);
});

test('what was sent is on record, by client, and writes can be told apart', async () => {
  const [reads, writes] = [tenant.integration.requests().length, tenant.integration.writes().length];
  await ask('GET', 'IntegrationPackages?$top=1');
  expect(tenant.integration.writes()).toHaveLength(writes);
  await ask('DELETE', "IntegrationDesigntimeArtifacts(Id='Nobody',Version='active')");
  expect(tenant.integration.requests().slice(reads)).toMatchObject([
    {
      method: 'GET',
      path: '/api/v1/IntegrationPackages',
      query: { $top: '1' },
      status: 200,
      client: key.clientId,
    },
    { method: 'DELETE', status: 404, client: key.clientId },
  ]);
  expect(tenant.integration.writes().slice(writes)).toMatchObject([{ method: 'DELETE' }]);
});

test('token and cookies against forged requests survive the wire', async () => {
  tenant.integration.turn({ csrf: { bearer: 'off', certificate: 'required' } });
  const json = { Id: 'Csrf', Name: 'Csrf', ShortText: 'Csrf' };
  expect((await ask('POST', 'IntegrationPackages', json)).headers['x-csrf-token']).toBe('Required');
  const fetched = await ask('GET', '', undefined, { 'x-csrf-token': 'Fetch' });
  const cookies = fetched.headers['set-cookie'] ?? [];
  expect(cookies).toHaveLength(2);
  const cookie = [cookies]
    .flat()
    .map((text) => text.split(';')[0])
    .join('; ');
  const token = String(fetched.headers['x-csrf-token']);
  const written = await ask('POST', 'IntegrationPackages', json, { cookie, 'x-csrf-token': token });
  expect(written.status).toBe(201);
  tenant.integration.turn({ csrf: { bearer: 'off', certificate: 'off' } });
});

test('a plus in a query is a plus', async () => {
  const answer = await ask('GET', "IntegrationRuntimeArtifacts?$filter=Status+eq+'ERROR'");
  expect(answer.status).toBe(400);
});
