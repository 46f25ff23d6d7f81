/** A real haproxy in front of the store: with TLS 1.3 it refuses a client certificate after the handshake. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAuthority, type Authority, type Chain } from '../../src/demo/authority.js';
import { generateKeyPair, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { plainBinding, standInFor } from '../support/server-binding.js';
import { startHaproxy } from '../support/server-haproxy.js';
import { describeWith, type RunningServer } from '../support/server-process.js';
import { createSteps, errorTextOf } from '../support/server-steps.js';
import { expectFailure, expectSuccess } from '../support/step.js';

/** Number of the frontend, and what it speaks. */
const protocols: readonly [number, string][] = [
  [0, 'TLS 1.3'],
  [1, 'TLS 1.2'],
];

describeWith('haproxy', 'haproxy', () => {
  let haproxy: RunningServer;
  let clients: Authority;
  let client: Chain;
  let caPem = '';
  const inputs = { credentials: 'DB = db', 'max-retries': '2' };
  const steps = createSteps(standInFor(''), { inputs });

  beforeAll(async () => {
    const servers = createAuthority({ name: 'Haproxy Server', keySource: generateKeyPair });
    caPem = servers.root.pem;
    clients = createAuthority({ name: 'Haproxy Client', keySource: generateKeyPair });
    client = clients.issueClient({ commonName: 'the-client', subaccount: 'sub' });
    const server = servers.issueServer({ hostNames: ['localhost'], addresses: ['127.0.0.1'] });
    haproxy = await startHaproxy({
      binds: ['verify required ssl-min-ver TLSv1.3', 'verify required ssl-max-ver TLSv1.2'],
      serverPem: server.pem + pkcs1Pem(server.leaf.keys.privateKey),
      root: clients.root.pem,
      json: '{"name":"db","value":"let through"}',
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await steps.cleanUp();
  });

  function ask(front: number, chain: Chain = client, certificates = chain.pem): Promise<RunnerResult> {
    const origin = `https://localhost:${haproxy.ports[front] ?? 0}`;
    const binding = plainBinding({ origin, chain, certificates });
    return steps.run({ binding, inputs: { 'ca-certificates': caPem } });
  }

  function expectAlert(result: RunnerResult, alert: RegExp): void {
    expectFailure(result, 'TLS_CLIENT_REJECTED');
    expect(errorTextOf(result)).toMatch(alert);
    // A refused certificate does not become better by asking again.
    expect(result.durationMs).toBeLessThan(10_000);
  }

  test.each(protocols)('front %i, %s: a good chain passes', async (front) => {
    const result = await ask(front);
    expectSuccess(result);
    expect(result.outputs['DB']).toBe('let through');
  });

  test.each(protocols)('front %i, %s: a leaf without its intermediate', async (front) => {
    expectAlert(await ask(front, client, client.leaf.pem), /TLS alert ".*unknown ca"/);
  });

  test.each(protocols)('front %i, %s: an unknown authority', async (front) => {
    const stranger = createAuthority({ name: 'Stranger', keySource: generateKeyPair });
    const chain = stranger.issueClient({ commonName: 'stranger', subaccount: 'sub' });
    expectAlert(await ask(front, chain), /TLS alert ".*unknown ca"/);
  });

  test.each(protocols)('front %i, %s: an expired certificate', async (front) => {
    const chain = clients.issueClient({ commonName: 'old', subaccount: 'sub', forDays: -1 });
    expectAlert(await ask(front, chain), /TLS alert ".*certificate expired"/);
  });
});
