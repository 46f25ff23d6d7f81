/** A real nginx in front of the store: it refuses with pages instead of alerts, and needs the whole chain. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAuthority, type Authority, type Chain } from '../../src/demo/authority.js';
import { generateKeyPair, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { plainBinding, standInFor } from '../support/server-binding.js';
import { startNginx } from '../support/server-nginx.js';
import { describeWith, type RunningServer } from '../support/server-process.js';
import { createSteps, errorTextOf } from '../support/server-steps.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const knowsRootOnly = 'ssl_client_certificate root.crt; ssl_verify_depth 2;';
const answer = `default_type application/json; return 200 '{"name":"db","value":"$ssl_client_verify $ssl_protocol $ssl_client_s_dn"}';`;

/** In the order of their ports. */
const sites = (upstream: number): readonly { client: string; location: string }[] => [
  { client: `ssl_verify_client on; ${knowsRootOnly} ssl_protocols TLSv1.3;`, location: answer },
  { client: `ssl_verify_client on; ${knowsRootOnly} ssl_protocols TLSv1.2;`, location: answer },
  {
    client: `ssl_verify_client optional_no_ca; ${knowsRootOnly}`,
    location: `if ($ssl_client_verify != SUCCESS) { return 403; } ${answer}`,
  },
  {
    client: `ssl_verify_client on; ${knowsRootOnly} error_page 495 496 =496 /refused;`,
    location: answer,
  },
  {
    client: `ssl_verify_client on; ${knowsRootOnly}`,
    location: `proxy_pass http://127.0.0.1:${upstream}; proxy_set_header x-client $ssl_client_s_dn;`,
  },
];

describeWith('nginx', 'nginx', () => {
  let nginx: RunningServer;
  let upstream: Server;
  let clients: Authority;
  let client: Chain;
  let caPem = '';
  const seen: string[] = [];
  const steps = createSteps(standInFor(''), { inputs: { credentials: 'DB = db', 'max-retries': '2' } });

  beforeAll(async () => {
    const servers = createAuthority({ name: 'Nginx Server', keySource: generateKeyPair });
    caPem = servers.root.pem;
    clients = createAuthority({ name: 'Nginx Client', keySource: generateKeyPair });
    client = clients.issueClient({ commonName: 'the-client', subaccount: 'sub' });
    const server = servers.issueServer({ hostNames: ['localhost'], addresses: ['127.0.0.1'] });
    upstream = startUpstream(seen);
    await once(upstream, 'listening');
    nginx = await startNginx(sites((upstream.address() as AddressInfo).port), {
      server: { chain: server.pem, key: pkcs1Pem(server.leaf.keys.privateKey) },
      root: clients.root.pem,
    });
  });

  afterAll(async () => {
    await nginx.stop();
    upstream.close();
    await steps.cleanUp();
  });

  function ask(site: number, chain: Chain = client, certificates = chain.pem): Promise<RunnerResult> {
    const origin = `https://localhost:${nginx.ports[site] ?? 0}`;
    const binding = plainBinding({ origin, chain, certificates });
    return steps.run({ binding, inputs: { 'ca-certificates': caPem } });
  }

  function strangerChain(): Chain {
    const authority = createAuthority({ name: 'Stranger', keySource: generateKeyPair });
    return authority.issueClient({ commonName: 'stranger', subaccount: 'sub' });
  }

  test.each([
    [0, 'TLSv1.3'],
    [1, 'TLSv1.2'],
  ])('leaf and intermediate arrive and are verified up to the root (site %i, %s)', async (site, protocol) => {
    const result = await ask(site);
    expectSuccess(result);
    expect(result.outputs['DB']).toMatch(new RegExp(`^SUCCESS ${protocol} CN=the-client,`));
  });

  test.each([0, 1])('the leaf alone is refused, so the chain was really sent (site %i)', async (site) => {
    const result = await ask(site, client, client.leaf.pem);
    expectFailure(result, 'TLS_CLIENT_REJECTED');
    expect(errorTextOf(result)).toMatch(/HTTP status 400/);
  });

  test('a chain in another order, with the root and a stranger in it, is sent as it has to be', async () => {
    const { intermediate, root } = clients;
    const others = strangerChain();
    const mixed = [others.leaf, root, intermediate, client.leaf].map(({ pem }) => pem).join('');
    expectSuccess(await ask(0, client, mixed));
  });

  test.each<[string, () => Chain]>([
    ['of an unknown authority', strangerChain],
    ['expired', () => clients.issueClient({ commonName: 'old', subaccount: 'sub', forDays: -1 })],
  ])('page 400 for a certificate %s', async (_name, issue) => {
    const result = await ask(0, issue());
    expectFailure(result, 'TLS_CLIENT_REJECTED');
    expect(errorTextOf(result)).toMatch(/refused the client certificate: it answered with HTTP status 400/);
  });

  test('a page of its own with status 496', async () => {
    const result = await ask(3, strangerChain());
    expectFailure(result, 'TLS_CLIENT_REJECTED');
  });

  test('a 403 behind an optional certificate is a refusal of the credential', async () => {
    expectSuccess(await ask(2));
    expectFailure(await ask(2, strangerChain()), 'CREDENTIAL_FORBIDDEN');
  });

  test('through nginx to the store behind it', async () => {
    const result = await ask(4);
    expectSuccess(result);
    expect(result.outputs['DB']).toBe('from the store, for prod');
    expect(seen).toEqual([
      expect.stringMatching(/^GET \/api\/v1\/credentials\/password\?name=db CN=the-client,/),
    ]);
    expectFailure(await ask(4, strangerChain()), 'TLS_CLIENT_REJECTED');
    expect(seen.length).toBe(1);
  });
});

function startUpstream(seen: string[]): Server {
  return createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''} ${String(request.headers['x-client'])}`);
    const namespace = String(request.headers['sapcp-credstore-namespace']);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name: 'db', value: `from the store, for ${namespace}` }));
  }).listen(0, '127.0.0.1');
}
