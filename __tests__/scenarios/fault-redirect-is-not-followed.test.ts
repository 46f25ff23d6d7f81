/** A redirect is an error. Whoever it points to sees no connection, let alone a certificate or a header. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAuthority } from '../../src/demo/authority.js';
import { generateKeyPair, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import type { FaultEffect } from '../../src/demo/faults/fault.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { plainBinding } from '../support/server-binding.js';
import { everyTime } from '../support/server-faults.js';
import { MANY_STEPS_MS, createSteps, errorTextOf, runCases, type Steps } from '../support/server-steps.js';
import { startTlsServer, type TlsServer } from '../support/server-tls.js';
import { expectFailure, expectSuccess } from '../support/step.js';

type Redirect = Extract<FaultEffect, { kind: 'redirect' }>;

const path = '/api/v1/credentials/password?name=db';
/** `%` stands for the address of the other server. */
const cases: readonly {
  name: string;
  status: NonNullable<Redirect['status']>;
  location: string;
  credentials?: string;
}[] = [
  { name: 'r301', status: 301, location: `https://%${path}` },
  { name: 'r302', status: 302, location: `https://%${path}` },
  { name: 'r303', status: 303, location: `https://%${path}` },
  { name: 'r307', status: 307, location: `https://%${path}` },
  { name: 'r308', status: 308, location: `https://%${path}` },
  { name: 'without-scheme', status: 302, location: `//%${path}` },
  { name: 'to-plain-http', status: 302, location: `http://%${path}` },
  { name: 'same-host', status: 307, location: '/api/v1/credentials/password?name=other' },
  {
    name: 'list',
    status: 307,
    location: 'https://%/api/v1/credentials/passwords',
    credentials: 'APP_* = app-*',
  },
];

let tenant: Tenant;
let elsewhere: TlsServer;
let steps: Steps;
let resultOf: (name: string) => RunnerResult;

beforeAll(async () => {
  tenant = await startTenant();
  const authority = createAuthority({ name: 'Elsewhere', keySource: generateKeyPair });
  const chain = authority.issueServer({ hostNames: ['localhost'], addresses: ['127.0.0.1'] });
  elsewhere = await startTlsServer({ cert: chain.pem, key: pkcs1Pem(chain.leaf.keys.privateKey) });
  // Whoever followed would be trusted, and find the credential there.
  const inputs = { 'ca-certificates': tenant.caPem + authority.root.pem, credentials: 'DB = db?optional' };
  steps = createSteps(tenant, { binding: tenant.issueBinding(), inputs });
  resultOf = await runCases(cases, async ({ name, status, location, credentials }) => {
    for (const one of ['db', 'other', 'app-db'])
      tenant.store.put({ namespace: name, type: 'password', name: one, value: 'value-of-db' });
    const target = location.replace('%', `localhost:${elsewhere.port}`);
    tenant.inject(everyTime({ kind: 'redirect', status, location: target }, { namespace: name }));
    const own = {
      namespace: name,
      'on-missing': 'ignore',
      ...(credentials !== undefined && { credentials }),
    };
    return await steps.run({ inputs: { ...own, 'max-retries': '2' } });
  });
}, MANY_STEPS_MS);

afterAll(async () => {
  await Promise.all([tenant.stop(), elsewhere.stop()]);
  await steps.cleanUp();
});

test.each(cases)('$name ($status)', ({ name, status }) => {
  const result = resultOf(name);
  expectFailure(result, 'HTTP_UNEXPECTED_REDIRECT');
  expect(errorTextOf(result)).toContain(`status ${status}`);
  const sent = tenant.requests.filter(({ headers }) => headers['sapcp-credstore-namespace'] === name);
  expect(sent.map(({ status: answered }) => answered)).toEqual([status]);
});

test('the other server saw nothing, and would have seen it', async () => {
  expect(elsewhere.connections.length).toBe(0);
  const client = createAuthority({ name: 'Client', keySource: generateKeyPair });
  const chain = client.issueClient({ commonName: 'the-client', subaccount: 'sub' });
  expectSuccess(await steps.run({ binding: plainBinding({ origin: elsewhere.origin, chain }) }));
  expect(elsewhere.handshakes).toEqual([{ commonName: 'the-client', protocol: 'TLSv1.3' }]);
  expect(elsewhere.requests.map(({ url }) => url)).toEqual([path]);
});

test('what is sent at all: no header that names a person or a secret', () => {
  const [{ headers } = { headers: {} }] = tenant.requests;
  expect(Object.keys(headers).toSorted()).toEqual([
    'accept',
    'connection',
    'host',
    'sapcp-credstore-namespace',
  ]);
});
