/** Whoever the server is, nothing is asked of it before its certificate was accepted. Nothing switches that off. */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAuthority, type Authority, type Chain } from '../../src/demo/authority.js';
import { issueCertificate } from '../../src/demo/certificates/certificate.js';
import { generateKeyPair, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { plainBinding, standInFor } from '../support/server-binding.js';
import { createSteps, errorTextOf } from '../support/server-steps.js';
import { startTlsServer, type TlsServer } from '../support/server-tls.js';
import { expectFailure, expectSuccess, type StepOptions } from '../support/step.js';

const dayMs = 24 * 60 * 60 * 1000;
const local = { hostNames: ['localhost'], addresses: ['127.0.0.1'] };

let authority: Authority;
let client: Chain;
let folder: string;
const servers: TlsServer[] = [];
const steps = createSteps(standInFor(''), { inputs: { credentials: 'DB = db' } });

beforeAll(async () => {
  authority = createAuthority({ name: 'Server Test', keySource: generateKeyPair });
  client = createAuthority({ name: 'Client Test', keySource: generateKeyPair }).issueClient({
    commonName: 'the-client',
    subaccount: 'sub',
  });
  folder = await mkdtemp(path.join(tmpdir(), 'trust-test-'));
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await steps.cleanUp();
  await rm(folder, { recursive: true });
});

async function serve(chain: Chain, certificates = chain.pem): Promise<TlsServer> {
  const server = await startTlsServer({ cert: certificates, key: pkcs1Pem(chain.leaf.keys.privateKey) });
  servers.push(server);
  return server;
}

function ask(server: TlsServer, { inputs = {}, ...options }: StepOptions = {}): Promise<RunnerResult> {
  const binding = plainBinding({ origin: server.origin, chain: client });
  return steps.run({ binding, inputs: { 'ca-certificates': authority.root.pem, ...inputs }, ...options });
}

function expectDistrust(result: RunnerResult, server: TlsServer, reason: RegExp): void {
  expectFailure(result, 'TLS_SERVER_UNTRUSTED');
  expect(errorTextOf(result)).toMatch(reason);
  expect(errorTextOf(result)).toContain(`localhost:${server.port}`);
  // With TLS 1.3 not even the client certificate has been sent by then.
  expect(server.handshakes).toEqual([]);
  expect(server.requests).toEqual([]);
  // Once more with the authorities of the system, where they could help.
  const isAuthorityUnknown = /authority|self-signed/.test(reason.source);
  expect(server.connections.length).toBe(isAuthorityUnknown ? 2 : 1);
}

function selfSigned(): Chain {
  const keys = generateKeyPair(2048);
  const validity = { notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + dayMs) };
  const subject = [['CN', 'localhost']] as const;
  const leaf = issueCertificate({ subject, keys, validity, use: { kind: 'server', ...local } });
  return { leaf, pem: leaf.pem };
}

test('a good server gets the request', async () => {
  const server = await serve(authority.issueServer(local));
  const result = await ask(server);
  expectSuccess(result);
  expect(result.outputs['DB']).toBe('value-of-db');
  expect(server.handshakes).toEqual([{ commonName: 'the-client', protocol: 'TLSv1.3' }]);
});

describe('a bad server gets no request', () => {
  test('unknown authority', async () => {
    const server = await serve(authority.issueServer(local));
    const result = await ask(server, { inputs: { 'ca-certificates': undefined } });
    expectDistrust(result, server, /authority is not trusted/);
    expect(errorTextOf(result)).toContain('"ca-certificates"');
  });

  test('the whole chain of an unknown authority, root included', async () => {
    const stranger = createAuthority({ name: 'Stranger', keySource: generateKeyPair });
    const chain = stranger.issueServer(local);
    const server = await serve(chain, chain.pem + stranger.root.pem);
    expectDistrust(await ask(server), server, /authority is not trusted/);
  });

  test('expired', async () => {
    const server = await serve(authority.issueServer({ ...local, forDays: -1 }));
    expectDistrust(await ask(server), server, /has expired/);
  });

  test('not valid yet', async () => {
    const server = await serve(authority.issueServer({ ...local, fromDays: 2, forDays: 20 }));
    expectDistrust(await ask(server), server, /not valid yet/);
  });

  test('issued for another host', async () => {
    const server = await serve(authority.issueServer({ hostNames: ['other.example.com'], addresses: [] }));
    expectDistrust(await ask(server), server, /another host name/);
  });

  test('self-signed', async () => {
    const server = await serve(selfSigned());
    expectDistrust(await ask(server), server, /self-signed/);
  });

  test('without its intermediate certificate', async () => {
    const chain = authority.issueServer(local);
    const server = await serve(chain, chain.leaf.pem);
    expectDistrust(await ask(server), server, /authority is not trusted/);
  });

  test('a certificate that is meant for clients', async () => {
    const chain = authority.issueClient({ commonName: 'localhost', subaccount: 'sub' });
    const server = await serve(chain);
    expectDistrust(await ask(server), server, /not meant for servers/);
  });
});

describe('NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing', () => {
  // Node warns about the variable on stderr, which a step must keep empty otherwise.
  const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };

  test.each<[string, () => Chain, RegExp]>([
    ['unknown authority', selfSigned, /self-signed/],
    ['expired', () => authority.issueServer({ ...local, forDays: -1 }), /has expired/],
    [
      'another host',
      () => authority.issueServer({ hostNames: ['other.example.com'], addresses: [] }),
      /another host name/,
    ],
  ])('%s', async (_name, issue, reason) => {
    const server = await serve(issue());
    expectDistrust(await ask(server, { env }), server, reason);
  });
});

describe('trust is added', () => {
  test('by ca-certificates: a self-signed server certificate', async () => {
    const chain = selfSigned();
    const server = await serve(chain);
    expectSuccess(await ask(server, { inputs: { 'ca-certificates': chain.pem } }));
  });

  test('by ca-certificates: the intermediate that the server forgot, next to the root', async () => {
    const chain = authority.issueServer(local);
    const server = await serve(chain, chain.leaf.pem);
    const authorities = authority.intermediate.pem + authority.root.pem;
    expectSuccess(await ask(server, { inputs: { 'ca-certificates': authorities } }));
  });

  test('by NODE_EXTRA_CA_CERTS, also next to ca-certificates', async () => {
    const file = path.join(folder, 'extra.pem');
    await writeFile(file, authority.root.pem);
    const server = await serve(authority.issueServer(local));
    const env = { NODE_EXTRA_CA_CERTS: file };
    expectSuccess(await ask(server, { env, inputs: { 'ca-certificates': undefined } }));
    expectSuccess(await ask(server, { env, inputs: { 'ca-certificates': selfSigned().pem } }));
  });

  test('never against the host name', async () => {
    const chain = authority.issueServer({ hostNames: ['other.example.com'], addresses: [] });
    const server = await serve(chain);
    const result = await ask(server, { inputs: { 'ca-certificates': chain.pem + authority.root.pem } });
    expectDistrust(result, server, /another host name/);
  });
});

describe('versions of TLS', () => {
  const legacy = { ciphers: 'DEFAULT:@SECLEVEL=0', minVersion: 'TLSv1' } as const;

  async function serveUpTo(maxVersion: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2'): Promise<TlsServer> {
    const chain = authority.issueServer(local);
    const key = pkcs1Pem(chain.leaf.keys.privateKey);
    const server = await startTlsServer({ cert: chain.pem, key, ...legacy, maxVersion });
    servers.push(server);
    return server;
  }

  test('1.2 is enough', async () => {
    const server = await serveUpTo('TLSv1.2');
    expectSuccess(await ask(server));
    expect(server.handshakes).toEqual([{ commonName: 'the-client', protocol: 'TLSv1.2' }]);
  });

  test('1.1 is what the next servers speak', async () => {
    const { port } = await serveUpTo('TLSv1.1');
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...legacy });
    await once(socket, 'secureConnect');
    expect(socket.getProtocol()).toBe('TLSv1.1');
    socket.destroy();
  });

  // The alert protocol_version says nothing about the client certificate, which was never sent.
  test.each(['TLSv1', 'TLSv1.1'] as const)('a server with %s at most is refused', async (version) => {
    const server = await serveUpTo(version);
    // Not even where whoever set up the runner wants the old versions back.
    const env = { NODE_OPTIONS: '--tls-min-v1.0 --tls-cipher-list=DEFAULT:@SECLEVEL=0' };
    const result = await ask(server, { env });
    expect(server.handshakes).toEqual([]);
    expect(server.requests).toEqual([]);
    expectFailure(result, 'TLS_FAILED');
    expect(errorTextOf(result)).not.toMatch(/client certificate/);
  });
});
