import { afterEach, describe, expect, test } from '@jest/globals';
import type {
  IntegrationKeyOptions,
  IssuedIntegrationKey,
} from '../../src/demo/cloud-integration/service-key.js';
import { startTenant, type Tenant, type TenantOptions } from '../../src/demo/tenant.js';
import { codeOf, send, type WireAnswer, type WireOptions } from './support/wire-client.js';
import { keyPool } from './support/world.js';

const running: Tenant[] = [];

async function start(options: TenantOptions = {}): Promise<Tenant> {
  const tenant = await startTenant({ keySource: keyPool(), ...options });
  running.push(tenant);
  return tenant;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((tenant) => tenant.stop()));
});

function identityOf(key: IssuedIntegrationKey): { cert: string; key: string } {
  return { cert: key.certificatePem ?? '', key: key.privateKeyPem ?? '' };
}

async function readPackages(tenant: Tenant, options: WireOptions): Promise<WireAnswer> {
  return await send(`${tenant.integration.url}/api/v1/IntegrationPackages`, {
    ca: tenant.caPem,
    ...options,
    headers: { accept: 'application/json', ...(options.headers as Record<string, string> | undefined) },
  });
}

async function withCertificate(tenant: Tenant, options: IntegrationKeyOptions = {}): Promise<WireAnswer> {
  return await readPackages(tenant, identityOf(tenant.integration.issueKey(options)));
}

interface TokenRequest {
  readonly url?: string;
  readonly query?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly basic?: readonly [string, string];
  readonly tls?: WireOptions;
}

async function requestToken(
  tenant: Tenant,
  key: IssuedIntegrationKey,
  request: TokenRequest,
): Promise<WireAnswer> {
  const { url = String(key.oauth['tokenurl']), query = '', form, basic, tls } = request;
  return await send(url + query, {
    method: 'POST',
    ca: tenant.caPem,
    ...tls,
    headers: {
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(basic && { authorization: `Basic ${Buffer.from(basic.join(':')).toString('base64')}` }),
    },
    body: form === undefined ? '' : new URLSearchParams(form).toString(),
  });
}

function tokenOf({ body }: WireAnswer): string {
  return (JSON.parse(body.toString()) as { access_token: string }).access_token;
}

const bearer = (token: string): WireOptions => ({ headers: { authorization: `Bearer ${token}` } });
const grant = { grant_type: 'client_credentials' };

describe('by client certificate', () => {
  test.each(['certificate', 'external-certificate'] as const)(
    'a key of type %s opens the API',
    async (type) => {
      const tenant = await start();
      const answer = await withCertificate(tenant, { type });
      expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([200, { d: { results: [] } }]);
      expect(tenant.requests[0]).toMatchObject({
        listener: 'integration',
        path: '/api/v1/IntegrationPackages',
        client: expect.stringMatching(/^sb-.*\|it!b/) as unknown,
      });
    },
  );

  test.each(['html', 'empty'] as const)('no certificate, and one of nobody, are a 401: %s', async (body) => {
    const tenant = await start({ integration: { switches: { unauthorizedBody: body } } });
    const key = tenant.integration.issueKey();
    expect((await readPackages(tenant, identityOf(key))).status).toBe(200);
    tenant.integration.deleteKey(key);
    for (const answer of [await readPackages(tenant, identityOf(key)), await readPackages(tenant, {})]) {
      expect(answer.status).toBe(401);
      expect(answer.body.toString().includes('<html>')).toBe(body === 'html');
    }
  });

  test.each([
    ['of a stranger', { issuer: 'stranger' }, 'UNKNOWN_CA'],
    ['without its chain', { chain: 'leaf' }, 'UNKNOWN_CA'],
    ['that has expired', { expiredDaysAgo: 2 }, 'CERTIFICATE_EXPIRED'],
  ] as const)('one %s ends in an alert, or does not arrive', async (_, options, alert) => {
    const tenant = await start();
    expect(await codeOf(withCertificate(tenant, options))).toMatch(new RegExp(`ALERT_${alert}$`));
    tenant.integration.turn({ untrustedCertificate: 'as-without-certificate' });
    expect((await withCertificate(tenant, options)).status).toBe(401);
    expect(tenant.requests.map(({ clientCertificate }) => clientCertificate)).toEqual([undefined]);
  });

  test('a missing role is a 403 without body, or a 404', async () => {
    const tenant = await start();
    const key = tenant.integration.issueKey({ roles: ['MonitoringDataRead'] });
    const refused = await readPackages(tenant, identityOf(key));
    expect([refused.status, refused.body.length]).toEqual([403, 0]);
    tenant.integration.turn({ roleRefusal: 'not-found' });
    const hidden = await readPackages(tenant, identityOf(key));
    expect([hidden.status, hidden.body.toString()]).toEqual([
      404,
      expect.stringContaining("'IntegrationPackages'"),
    ]);
    tenant.integration.setRoles(key, ['WorkspacePackagesRead']);
    expect((await readPackages(tenant, identityOf(key))).status).toBe(200);
  });
});

describe('by token', () => {
  test('a secret is taken in the header, in the form, and in both', async () => {
    const tenant = await start();
    const key = tenant.integration.issueKey({ type: 'client-secret' });
    const [secret = ''] = key.secrets;
    const fields = { ...grant, client_id: key.clientId, client_secret: secret };
    const basic = [key.clientId, secret] as const;
    const answers = [
      await requestToken(tenant, key, { basic, form: grant }),
      await requestToken(tenant, key, { basic, query: '?grant_type=client_credentials' }),
      await requestToken(tenant, key, { form: fields }),
      await requestToken(tenant, key, { form: fields, basic }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const opened = await Promise.all(answers.map((answer) => readPackages(tenant, bearer(tokenOf(answer)))));
    expect(opened.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  test('a secret of another client, in any place, is refused', async () => {
    const tenant = await start();
    const [one, other] = [1, 2].map(() => tenant.integration.issueKey({ type: 'client-secret' }));
    if (one === undefined || other === undefined) throw new Error('no keys');
    const wrong = other.secrets[0] ?? '';
    const right = one.secrets[0] ?? '';
    const fields = { ...grant, client_id: one.clientId, client_secret: wrong };
    const answers = [
      await requestToken(tenant, one, { basic: [one.clientId, wrong], form: grant }),
      await requestToken(tenant, one, { form: fields }),
      await requestToken(tenant, one, { basic: [one.clientId, right], form: fields }),
      await requestToken(tenant, one, { form: { ...grant, client_id: one.clientId } }),
      await requestToken(tenant, one, {
        basic: [one.clientId, right],
        form: { ...grant, client_id: other.clientId, client_secret: right },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(answers[0]?.body.toString()).toContain('"error":"unauthorized"');
  });

  test('a certificate is taken on its host alone, with its own client id and no secret', async () => {
    const tenant = await start();
    const key = tenant.integration.issueKey();
    const tls = identityOf(key);
    const form = { ...grant, client_id: key.clientId };
    const granted = await requestToken(tenant, key, { form, tls });
    expect((await readPackages(tenant, bearer(tokenOf(granted)))).status).toBe(200);
    const other = tenant.integration.issueKey().clientId;
    const plain = String(tenant.integration.issueKey({ tokenAddress: 'certurl' }).oauth['tokenurl']);
    const refused = [
      await requestToken(tenant, key, { form: { ...form, client_id: other }, tls }),
      await requestToken(tenant, key, { form: { ...form, client_secret: 'x' }, tls }),
      await requestToken(tenant, key, { form, tls, basic: [key.clientId, 'x'] }),
      await requestToken(tenant, key, { form, tls, url: plain }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect((await requestToken(tenant, key, { form: { client_id: key.clientId }, tls })).status).toBe(400);
  });

  test('the plain host names the certificate host', async () => {
    const tenant = await start();
    const { oauth } = tenant.integration.issueKey({ tokenAddress: 'discovery' });
    const origin = new URL(String(oauth['tokenurl'])).origin;
    const { body } = await send(`${origin}/.well-known/openid-configuration`, { ca: tenant.caPem });
    const { mtls_endpoint_aliases: aliases } = JSON.parse(body.toString()) as Record<string, unknown>;
    const expected = tenant.integration.issueKey().oauth['tokenurl'];
    expect(aliases).toEqual({ token_endpoint: expected });
    expect(oauth['tokenurl']).not.toBe(expected);
  });

  test('a token ends with its time, its key or a revocation, and keeps the roles of its issue', async () => {
    let now = new Date('2026-11-01T00:00:00Z');
    const tenant = await start({ now: () => now, integration: { switches: { tokenLifetimeSeconds: 60 } } });
    const key = tenant.integration.issueKey({ type: 'client-secret', roles: [] });
    const ask = async (): Promise<string> =>
      tokenOf(await requestToken(tenant, key, { basic: [key.clientId, key.secrets[0] ?? ''], form: grant }));
    const open = async (token: string): Promise<number> => (await readPackages(tenant, bearer(token))).status;
    const early = await ask();
    tenant.integration.setRoles(key, ['WorkspacePackagesRead']);
    const late = await ask();
    expect([await open(early), await open(late), await open('nonsense')]).toEqual([403, 200, 401]);
    now = new Date(now.getTime() + 61_000);
    expect(await open(late)).toBe(401);
    const revoked = await ask();
    tenant.revokeTokens();
    expect(await open(revoked)).toBe(401);
    const orphan = await ask();
    tenant.integration.deleteKey(key);
    expect(await open(orphan)).toBe(401);
  });
});

test('a key that has ended opens nothing, by the clock of the service', async () => {
  let now = new Date();
  const tenant = await start({ now: () => now });
  const key = tenant.integration.issueKey({ validForDays: 30 });
  const tls = identityOf(key);
  const form = { ...grant, client_id: key.clientId };
  const token = tokenOf(await requestToken(tenant, key, { form, tls }));
  const statuses = async (): Promise<readonly number[]> => [
    (await readPackages(tenant, tls)).status,
    (await requestToken(tenant, key, { form, tls })).status,
  ];
  expect(await statuses()).toEqual([200, 200]);
  tenant.integration.turn({ tokenLifetimeSeconds: 90 * 24 * 3600 });
  const longToken = tokenOf(await requestToken(tenant, key, { form, tls }));
  now = new Date(now.getTime() + 31 * 24 * 3600 * 1000);
  expect(await statuses()).toEqual([401, 401]);
  expect((await readPackages(tenant, bearer(longToken))).status).toBe(401);
  expect((await readPackages(tenant, bearer(token))).status).toBe(401);
});

test('service keys have the shape that the contract shows', async () => {
  const { integration } = await start();
  const own = integration.issueKey();
  expect(Object.keys(own.serviceKey)).toEqual(['oauth']);
  expect(Object.keys(own.oauth).sort()).toEqual(
    ['certificate', 'certificatedetails', 'clientid', 'createdate', 'key', 'tokenurl', 'url'].sort(),
  );
  expect(String(own.oauth['certificate']).match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
  const external = integration.issueKey({ type: 'external-certificate', tokenAddress: 'certurl' });
  expect(external.oauth).not.toHaveProperty('key');
  expect(external.oauth).toHaveProperty('certurl');
  expect(external.privateKeyPem).toContain('PRIVATE KEY');
  const escaped = integration.issueKey({ lineBreaks: 'escaped', shape: 'flat' });
  expect(escaped.serviceKey['key']).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\\n/);
  expect(integration.issueKey({ shape: 'credentials' }).serviceKey).toHaveProperty('credentials.oauth.url');
});
