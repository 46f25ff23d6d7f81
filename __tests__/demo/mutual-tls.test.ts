import { once } from 'node:events';
import { Agent } from 'node:https';
import { connect as tcpConnect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { BindingOptions } from '../../src/demo/binding-options.js';
import { startTenant, type Tenant, type TenantOptions } from '../../src/demo/tenant.js';
import { codeOf, identityOf, openAnswer, readPassword, send } from './support/wire-client.js';
import { basicOf, keyPool } from './support/world.js';

const credentials = [{ namespace: 'ns1', type: 'password', name: 'p', value: 'v' }] as const;
const running: Tenant[] = [];

async function start(options: TenantOptions = {}): Promise<Tenant> {
  const tenant = await startTenant({ credentials, keySource: keyPool(), ...options });
  running.push(tenant);
  return tenant;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((tenant) => tenant.stop()));
});

test('a client certificate of a binding opens the store, and the request is recorded', async () => {
  const tenant = await start();
  const binding = tenant.issueBinding();
  expect(binding.serviceKey['url']).toBe(tenant.url);
  expect(tenant.url).toMatch(/^https:\/\/localhost:\d+\/api\/v1\/credentials$/);
  const answer = await readPassword(tenant, binding, { headers: { authorization: 'Basic c2VjcmV0' } });
  expect(answer.status).toBe(200);
  expect(answer.rawHeaders).toEqual(
    expect.arrayContaining(['Etag', 'Cache-Control', 'Content-Length', 'X-Vcap-Request-Id']),
  );
  expect(await openAnswer(binding, answer)).toMatchObject({ name: 'p', value: 'v' });
  expect(tenant.requests).toEqual([
    expect.objectContaining({
      listener: 'mtls-api',
      method: 'GET',
      path: '/api/v1/credentials/password',
      query: { name: 'p' },
      headers: expect.objectContaining({
        authorization: 'Basic',
        'sapcp-credstore-namespace': 'ns1',
      }) as unknown,
      clientCertificate: expect.stringMatching(
        /^C=DE, O=SAP SE, OU=SAP Cloud Platform Clients, .*CN=/,
      ) as unknown,
      status: 200,
      inFlight: 1,
      fault: undefined,
    }),
  ]);
  expect(JSON.stringify(tenant.requests)).not.toContain('c2VjcmV0');
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)('%s is spoken', async (version) => {
  const tenant = await start();
  const options = { minVersion: version, maxVersion: version };
  expect((await readPassword(tenant, tenant.issueBinding(), options)).status).toBe(200);
});

test('a client that would resume its session shows the whole chain again', async () => {
  const tenant = await start();
  const binding = tenant.issueBinding();
  const agent = new Agent({ keepAlive: false });
  const statuses = [
    await readPassword(tenant, binding, { agent }),
    await readPassword(tenant, binding, { agent }),
  ];
  expect(statuses.map(({ status }) => status)).toEqual([200, 200]);
  expect(tenant.connections).toHaveLength(2);
});

const refused: [string, BindingOptions, string][] = [
  ['of a stranger', { certificate: 'stranger' }, 'UNKNOWN_CA'],
  ['that has expired', { certificate: { validForDays: -3 } }, 'CERTIFICATE_EXPIRED'],
  ['that is not valid yet', { certificate: { validFromDays: 2 } }, 'BAD_CERTIFICATE'],
  ['whose binding has expired', { expiresAt: new Date(0) }, 'CERTIFICATE_EXPIRED'],
];

describe('a certificate that is refused', () => {
  test.each(refused)('%s', async (_, options, alert) => {
    const [byAlert, byPage, byClosing] = await Promise.all([
      start(),
      start({ clientCertificateMode: 'http-400' }),
      start({ clientCertificateMode: 'tls-close' }),
    ]);
    expect(await codeOf(readPassword(byAlert, byAlert.issueBinding(options)))).toMatch(
      new RegExp(`^ERR_SSL_.*ALERT_${alert}$`),
    );
    expect(byAlert.requests).toEqual([]);
    expect(byAlert.connections).toHaveLength(1);
    expect(byAlert.connections[0]?.refusal).toBeDefined();
    const page = await readPassword(byPage, byPage.issueBinding(options));
    expect([page.status, page.headers['content-type']]).toEqual([400, 'text/html']);
    expect(page.body.toString()).toContain('The SSL certificate error');
    expect(await codeOf(readPassword(byClosing, byClosing.issueBinding(options)))).toBe('ECONNRESET');
  });

  test('that is missing', async () => {
    const [byAlert, byPage] = await Promise.all([start(), start({ clientCertificateMode: 'http-400' })]);
    const without = { cert: undefined, key: undefined };
    expect(await codeOf(readPassword(byAlert, byAlert.issueBinding(), without))).toBe(
      'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    );
    expect(byAlert.connections[0]?.refusal).toBe('missing');
    const page = await readPassword(byPage, byPage.issueBinding(), without);
    expect(page.body.toString()).toContain('No required SSL certificate was sent');
    expect(byPage.requests[0]).toMatchObject({ status: 400, clientCertificate: undefined });
  });

  test('that lacks its intermediate', async () => {
    const tenant = await start();
    const binding = tenant.issueBinding();
    const leaf = identityOf(binding).cert.split('-----BEGIN').slice(0, 2).join('-----BEGIN');
    expect(await codeOf(readPassword(tenant, binding, { cert: leaf }))).toBe(
      'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
    );
  });

  test.each(['TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'])('under %s', async (ciphers) => {
    const tenant = await start();
    const binding = tenant.issueBinding({ certificate: 'stranger' });
    expect(await codeOf(readPassword(tenant, binding, { ciphers }))).toBe('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA');
  });

  test('below TLS 1.3 the connection just ends', async () => {
    const tenant = await start();
    const binding = tenant.issueBinding({ certificate: 'stranger' });
    expect(await codeOf(readPassword(tenant, binding, { maxVersion: 'TLSv1.2' }))).toBe('ECONNRESET');
  });
});

test.each([401, 403] as const)('an expired binding can be refused by %d', async (expiredBinding) => {
  const tenant = await start({ switches: { expiredBinding } });
  const binding = tenant.issueBinding({ certificate: { validForDays: -3 } });
  expect((await readPassword(tenant, binding)).status).toBe(expiredBinding);
});

test('a disabled binding passes the handshake and is refused', async () => {
  const tenant = await start();
  const binding = tenant.issueBinding();
  tenant.disableBinding(binding);
  expect((await readPassword(tenant, binding)).status).toBe(401);
});

test.each([
  ['expired', 'CERT_HAS_EXPIRED'],
  ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['unknown-authority', 'SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
] as const)('server certificate: %s', async (serverCertificate, code) => {
  const tenant = await start({ serverCertificate });
  expect(await codeOf(readPassword(tenant, tenant.issueBinding()))).toMatch(new RegExp(`^(${code})$`));
  expect(tenant.requests).toEqual([]);
});

test('the other hosts ask for no client certificate and serve the other types', async () => {
  const tenant = await start();
  const basic = tenant.issueBinding({ type: 'basic' });
  const headers = { authorization: basicOf(basic), 'sapcp-credstore-namespace': 'ns1' };
  const answer = await send(`${tenant.urls.api}/password?name=p`, { ca: tenant.caPem, headers });
  expect(await openAnswer(basic, answer)).toMatchObject({ value: 'v' });
  expect(tenant.requests[0]).toMatchObject({ listener: 'api', clientCertificate: undefined });
});

test('oauth:mtls: token by certificate, API without one', async () => {
  const tenant = await start();
  const binding = tenant.issueBinding({ type: 'oauth:mtls' });
  const { oauth_token_url: tokenUrl, url, username } = binding.serviceKey as Record<string, string>;
  const form = { grant_type: 'client_credentials', client_id: username ?? '', credstore_namespace: 'ns1' };
  const body = new URLSearchParams(form).toString();
  const tokenRequest = {
    method: 'POST',
    ca: tenant.caPem,
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
  expect(await codeOf(send(String(tokenUrl), tokenRequest))).toBe(
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
  );
  const granted = await send(String(tokenUrl), { ...tokenRequest, ...identityOf(binding) });
  const { access_token } = JSON.parse(granted.body.toString()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}` };
  const read = (): ReturnType<typeof send> =>
    send(`${String(url)}/password?name=p`, { ca: tenant.caPem, headers });
  expect(await openAnswer(binding, await read())).toMatchObject({ value: 'v' });
  expect(tenant.requests.map(({ listener }) => listener)).toEqual(['mtls-token', 'api']);
  expect(tenant.requests[0]?.form).toEqual({
    grant_type: 'client_credentials',
    client_id: '…',
    credstore_namespace: 'ns1',
  });
  tenant.revokeTokens();
  expect((await read()).status).toBe(401);
});

test('plain HTTP is refused', async () => {
  const tenant = await start();
  const socket = tcpConnect(Number(new URL(tenant.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const received: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => received.push(chunk));
  await once(socket, 'close');
  expect(Buffer.concat(received).toString('latin1')).not.toContain('HTTP/');
  expect(tenant.requests).toEqual([]);
});

test('a body that is too large is refused', async () => {
  const tenant = await start();
  const answer = readPassword(tenant, tenant.issueBinding(), { method: 'POST', body: 'x'.repeat(2_000_000) });
  expect((await answer).status).toBe(413);
});

test('stopping ends open connections at once', async () => {
  const tenant = await start();
  tenant.inject({ kind: 'slow-headers' });
  const pending = codeOf(readPassword(tenant, tenant.issueBinding()));
  while (tenant.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await tenant.stop();
  expect(await pending).toBe('ECONNRESET');
  expect(await codeOf(readPassword(tenant, tenant.issueBinding()))).toBe('ECONNREFUSED');
});
