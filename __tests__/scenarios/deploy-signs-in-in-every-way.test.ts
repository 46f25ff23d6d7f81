import { describe, expect, test } from '@jest/globals';
import type { IntegrationKeyOptions } from '../../src/demo/cloud-integration/service-key-options.js';
import type { RecordedRequest } from '../../src/demo/recorder.js';
import { flow } from '../support/artifact-files.js';
import { expectDeployFailure, useDeployBench, type DeployResult } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

let count = 0;

interface Run {
  readonly result: DeployResult;
  readonly requests: readonly RecordedRequest[];
}

async function deployWith(
  options: IntegrationKeyOptions,
  inputs: Readonly<Record<string, string>> = {},
  external = false,
): Promise<Run> {
  const key = bench.integration.issueKey(options);
  count += 1;
  const before = bench.tenant.requests.length;
  const result = await bench.deploy(
    flow(`Sign/S${count}`, `S${count}`),
    {
      ...inputs,
      ...(external && { 'client-certificate': key.certificatePem, 'private-key': key.privateKeyPem }),
    },
    { binding: { serviceKey: { ...key.serviceKey }, secrets: key.secrets } },
  );
  return { result, requests: bench.tenant.requests.slice(before) };
}

function apiOf({ requests }: Run): readonly RecordedRequest[] {
  return requests.filter(({ listener }) => listener === 'integration');
}

function tokenRequestsOf({ requests }: Run): readonly RecordedRequest[] {
  return requests.filter(({ path }) => path.endsWith('/token'));
}

describe('the client certificate on every call', () => {
  test.each([
    ['a certificate key', {}],
    ['escaped line breaks', { lineBreaks: 'escaped' }],
    ['the members alone', { shape: 'flat' }],
    ['inside credentials', { shape: 'credentials' }],
  ] as const)('%s', async (_name, options) => {
    const run = await deployWith(options);
    expectSuccess(run.result);
    expect(tokenRequestsOf(run)).toEqual([]);
    expect(apiOf(run).every(({ headers }) => headers['authorization'] === undefined)).toBe(true);
    expect(apiOf(run).every(({ clientCertificate }) => clientCertificate !== undefined)).toBe(true);
  });

  test('an external certificate comes from the inputs', async () => {
    const run = await deployWith({ type: 'external-certificate' }, {}, true);
    expectSuccess(run.result);
    expect(tokenRequestsOf(run)).toEqual([]);
    expect(run.result.log.join('\n')).not.toContain('BEGIN');
  });

  test.each(['tls-alert', 'as-without-certificate'] as const)(
    'a stranger is refused: %s',
    async (untrustedCertificate) => {
      bench.integration.turn({ untrustedCertificate });
      const run = await deployWith({ issuer: 'stranger' });
      expectDeployFailure(
        run.result,
        untrustedCertificate === 'tls-alert' ? 'TLS_CLIENT_REJECTED' : 'HTTP_UNAUTHORIZED',
      );
      expect(run.result.writes).toEqual([]);
    },
  );

  test('a key that was deleted in the cockpit', async () => {
    const key = bench.integration.issueKey();
    bench.integration.deleteKey(key);
    const binding = { serviceKey: { ...key.serviceKey }, secrets: key.secrets };
    const result = await bench.deploy(flow('Sign/Gone', 'Gone'), {}, { binding });
    expectDeployFailure(result, 'HTTP_UNAUTHORIZED');
    expect(result.writes).toEqual([]);
  });
});

describe('a token by certificate', () => {
  test.each(['certificate-host', 'certificate-host-without-path', 'certurl'] as const)(
    'tokens of %s',
    async (tokenAddress) => {
      const run = await deployWith({ tokenAddress }, { authentication: 'token' });
      expectSuccess(run.result);
      const tokens = tokenRequestsOf(run).filter(({ status }) => status === 200);
      expect(tokens).toHaveLength(1);
      expect(tokens[0]?.listener).toBe('mtls-token');
      expect(tokens[0]?.headers['authorization']).toBeUndefined();
      expect(Object.keys(tokens[0]?.form ?? {}).toSorted()).toEqual(['client_id', 'grant_type']);
      expect(apiOf(run).every(({ headers }) => headers['authorization'] === 'Bearer')).toBe(true);
    },
  );

  test('is not fetched where the token service points to another place than its certificate host', async () => {
    const run = await deployWith({ tokenAddress: 'discovery' }, { authentication: 'token' });
    expectDeployFailure(run.result, 'OAUTH_REJECTED');
    expect(run.requests.map(({ path }) => path)).toContain('/.well-known/openid-configuration');
    expect(run.requests.filter(({ listener }) => listener === 'mtls-token')).toEqual([]);
    expect(run.result.calls).toEqual([]);
  });

  test('is renewed when it has been revoked', async () => {
    bench.integration.interrupt({ method: 'POST', pathPart: 'Deploy' }, () => {
      bench.tenant.revokeTokens();
    });
    const run = await deployWith({}, { authentication: 'token' });
    expectSuccess(run.result);
    expect(tokenRequestsOf(run)).toHaveLength(2);
  });
});

test('a client secret, which gets a token without any certificate', async () => {
  const run = await deployWith({ type: 'client-secret' });
  expectSuccess(run.result);
  const tokens = tokenRequestsOf(run);
  expect(tokens.map(({ listener }) => listener)).toEqual(['token']);
  expect(tokens[0]?.headers['authorization']).toBe('Basic');
  expect(apiOf(run).every(({ clientCertificate }) => clientCertificate === undefined)).toBe(true);
});

describe('tokens against forged requests', () => {
  const ways = [
    ['certificate', {}, {}],
    ['token by certificate', {}, { authentication: 'token' }],
    ['client secret', { type: 'client-secret' }, {}],
  ] as const;

  test.each(ways)('required, %s: fetched once, with its cookie', async (way, options, inputs) => {
    bench.integration.turn({ csrf: { bearer: 'required', certificate: 'required' } });
    const run = await deployWith(options, inputs);
    expectSuccess(run.result);
    const fetches = apiOf(run).filter(({ headers }) => headers['x-csrf-token']?.toLowerCase() === 'fetch');
    expect(fetches).toHaveLength(1);
    expect(fetches[0]?.path).toBe('/api/v1/');
    const writes = apiOf(run).filter(({ method }) => method !== 'GET');
    const refused = writes.filter(({ status }) => status === 403);
    expect(refused.length).toBe(way === 'certificate' ? 0 : 1);
    const done = writes.filter(({ status }) => status < 300);
    expect(done.length).toBeGreaterThanOrEqual(2);
    expect(done.every(({ headers }) => headers['cookie']?.includes('JSESSIONID=') === true)).toBe(true);
  });

  test.each(ways)('renewed once when refused, %s', async (_way, options, inputs) => {
    bench.integration.turn({
      csrf: { bearer: 'required', certificate: 'required' },
      csrfRefusalBody: 'html',
    });
    bench.integration.interrupt({ method: 'POST', pathPart: 'Deploy' }, () => {
      bench.integration.endSessions();
    });
    const run = await deployWith(options, inputs);
    expectSuccess(run.result);
    const fetches = apiOf(run).filter(({ headers }) => headers['x-csrf-token']?.toLowerCase() === 'fetch');
    expect(fetches).toHaveLength(2);
    expect(apiOf(run).filter(({ path, status }) => path.includes('/Deploy') && status === 403)).toHaveLength(
      1,
    );
  });

  test('with a bearer token none is asked for as long as none is wanted', async () => {
    const run = await deployWith({}, { authentication: 'token' });
    expectSuccess(run.result);
    expect(apiOf(run).filter(({ headers }) => headers['x-csrf-token'] !== undefined)).toEqual([]);
  });
});
