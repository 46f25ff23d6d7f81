import { describe, expect, test } from '@jest/globals';
import { createAuthority } from '../../src/demo/authority.js';
import { generateKeyPair } from '../../src/demo/certificates/key-pair.js';
import { deliveredOutputs, parseOutput, password, useBench } from '../support/fetch-bench.js';
import type { FetchResult } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

const names = Array.from({ length: 30 }, (_, index) => `db-${index}`);
const bench = useBench({
  credentials: [
    ...names.map((name) => password(name, `value of ${name}`)),
    password('db-0', 'db-0 of namespace other', { namespace: 'other' }),
  ],
});

/** Milliseconds from the first request to the last. */
function spanOf({ requests }: FetchResult): number {
  const times = requests.map(({ receivedAt }) => receivedAt.getTime());
  return Math.max(...times) - Math.min(...times);
}

describe('command', () => {
  test.each(['auto', ' fetch ', ''])('"%s" fetches when credentials are named', async (command) => {
    const result = await bench.fetch('A = db-0', { inputs: { command } });
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual({ A: 'value of db-0' });
  });

  test.each(['deploy', 'check'])('"%s" does not go with credentials', async (command) => {
    const result = await bench.fetch('A = db-0', { inputs: { command } });
    expectFailure(result, 'INPUT_INVALID');
    expect(result.annotations[0]?.message).toContain(`"${command}"`);
    expect(result.sent).toEqual([]);
  });

  test.each([[''], ['\n  \n# only a comment\r\n']])(
    '"fetch" with an empty list is INPUT_INVALID',
    async (lines) => {
      const result = await bench.fetch(lines, { inputs: { command: 'fetch' } });
      expectFailure(result, 'INPUT_INVALID');
      expect(result.annotations[0]?.message).toContain('"credentials"');
      expect(result.sent).toEqual([]);
    },
  );
});

describe('authentication', () => {
  test('"certificate" shows the client certificate and sends no header', async () => {
    const result = await bench.fetch('A = db-0', { inputs: { authentication: 'certificate' } });
    expectSuccess(result);
    expect(result.requests).toMatchObject([
      { listener: 'mtls-api', clientCertificate: expect.stringContaining('CN=') },
    ]);
    expect(result.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  test('"token" is INPUT_INVALID where the service key knows no token service', async () => {
    const result = await bench.fetch('A = db-0', { inputs: { authentication: 'token' } });
    expectFailure(result, 'INPUT_INVALID');
    expect(result.annotations[0]?.message).toContain('"authentication"');
    expect(result.sent).toEqual([]);
  });
});

describe('ca-certificates', () => {
  test('left out, an authority that nobody knows is not trusted', async () => {
    const result = await bench.fetch('A = db-0', { inputs: { 'ca-certificates': undefined } });
    expectFailure(result, 'TLS_SERVER_UNTRUSTED');
    expect(result.sent).toEqual([]);
  });

  test('are trusted, also several in one text with line breaks as blanks', async () => {
    const other = createAuthority({ name: 'Other', keySource: generateKeyPair }).root.pem;
    const pem = `${other}\n${bench.tenant.caPem}`.replaceAll(/\n+/g, ' ');
    const result = await bench.fetch('A = db-0', { inputs: { 'ca-certificates': pem } });
    expectSuccess(result);
  });
});

describe('timeout-seconds', () => {
  test('ends a request without an answer', async () => {
    bench.tenant.inject({ kind: 'slow-headers', times: Infinity });
    const result = await bench.fetch('A = db-0', { inputs: { 'timeout-seconds': '1' } });
    expectFailure(result, 'HTTP_TIMEOUT');
    expect(result.durationMs).toBeLessThan(10_000);
  });

  test('left out, waits longer than a second', async () => {
    bench.tenant.inject({ kind: 'delay', ms: 1300 });
    const result = await bench.fetch('A = db-0');
    expectSuccess(result);
  });
});

describe('max-retries', () => {
  test.each([
    ['0', 1],
    ['2', 3],
    [undefined, 5],
  ])('%s means %i requests to a service that is down', async (value, count) => {
    bench.tenant.inject({ kind: '503', retryAfter: 'seconds', seconds: 0, times: Infinity });
    const result = await bench.fetch('A = db-0', { inputs: { 'max-retries': value } });
    expectFailure(result, 'HTTP_SERVER_ERROR');
    expect(result.sent).toHaveLength(count);
  });
});

describe('requests-per-second', () => {
  test('holds the requests apart', async () => {
    const result = await bench.fetch(['A = db-0', 'B = db-1'], { inputs: { 'requests-per-second': '0.5' } });
    expectSuccess(result);
    // Two seconds, less what the handshake of the first request took.
    expect(spanOf(result)).toBeGreaterThan(1000);
  });

  test('left out, 25 are sent in the first second and the others later', async () => {
    const lines = names.map((name) => `password:${name}`);
    const result = await bench.fetch(lines);
    expectSuccess(result);
    const started = Math.min(...result.requests.map(({ receivedAt }) => receivedAt.getTime()));
    const late = result.requests.filter(({ receivedAt }) => receivedAt.getTime() - started > 600);
    expect(late.length).toBeGreaterThanOrEqual(5);
  });
});

describe('namespace', () => {
  test('is that of lines without one', async () => {
    const result = await bench.fetch(['A = db-0', 'B = prod/db-0'], { inputs: { namespace: ' other ' } });
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual({ A: 'db-0 of namespace other', B: 'value of db-0' });
  });

  test('may be left out where every line has one', async () => {
    const result = await bench.fetch('A = other/db-0', { inputs: { namespace: undefined } });
    expectSuccess(result);
  });

  test('left out, a line without one is INPUT_INVALID', async () => {
    const lines = ['A = other/db-0', 'B = db-0', 'C_* = db-*', 'D = "a/b"'];
    const result = await bench.fetch(lines, { inputs: { namespace: ' ' } });
    expectFailure(result, 'INPUT_INVALID');
    expect(result.annotations.map(({ message }) => /^In line (\d) of/.exec(message)?.[1])).toEqual([
      '2',
      '3',
      '4',
    ]);
    expect(result.sent).toEqual([]);
  });
});

describe('summary', () => {
  test.each([undefined, ' True '])('"%s" writes one, with names and states', async (summary) => {
    const result = await bench.fetch(['A = db-0', 'B = absent?optional'], { inputs: { summary } });
    expectSuccess(result);
    for (const part of ['>A<', 'found', '>B<', 'missing', 'db-0', 'localhost'])
      expect(result.summary).toContain(part);
    expect(result.summary).not.toContain('value of');
  });

  test.each(['FALSE'])('"%s" writes none, nor after a failure', async (summary) => {
    const good = await bench.fetch('A = db-0', { inputs: { summary } });
    const bad = await bench.fetch('A = absent', { inputs: { summary } });
    expectFailure(bad, 'CREDENTIAL_NOT_FOUND');
    expect([good.summary, bad.summary]).toEqual(['', '']);
  });

  test('has the code and the message of every failure', async () => {
    const result = await bench.fetch(['A = absent', 'B = absent-too']);
    expect(result.summary.match(/^- \*\*CREDENTIAL&#95;NOT&#95;FOUND\*\* /gm)).toHaveLength(2);
    expect(result.summary).toContain('absent-too');
  });
});

describe('output-json', () => {
  test('left out, there is no output "credentials-json"', async () => {
    const result = await bench.fetch('A = db-0');
    expect(result.outputs).not.toHaveProperty('credentials-json');
  });

  test('sets it', async () => {
    const result = await bench.fetch('A = db-0', { inputs: { 'output-json': 'TRUE' } });
    expectSuccess(result);
    expect(parseOutput(result, 'credentials-json')).toEqual({ A: 'value of db-0' });
  });
});
