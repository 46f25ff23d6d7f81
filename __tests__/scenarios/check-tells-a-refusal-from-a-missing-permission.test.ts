/** What answers of the service mean: an answer that proves the identity is success, whatever it is an answer to. */
import { describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../src/demo/faults/fault.js';
import { expectCheckFailure, useCheckBench, warningsOf } from '../support/check-bench.js';
import { annotationTexts } from '../support/fetch-bench.js';
import { everyTime } from '../support/server-faults.js';
import { errorTextOf } from '../support/server-steps.js';
import { expectSuccess } from '../support/step.js';

const bench = useCheckBench();
const quick = { 'max-retries': '1', 'timeout-seconds': '2' };

const failures: readonly (readonly [string, FaultEffect, string, RegExp])[] = [
  ['401', { kind: 'status', status: 401 }, 'HTTP_UNAUTHORIZED', /status 401/],
  ['404 of the router', { kind: 'router-404' }, 'HTTP_NOT_FOUND', /router/],
  ['429', { kind: '429', retryAfter: 'seconds' }, 'HTTP_RATE_LIMITED', /status 429/],
  ['500', { kind: 'status', status: 500 }, 'HTTP_SERVER_ERROR', /status 500/],
  ['503', { kind: '503' }, 'HTTP_SERVER_ERROR', /status 503/],
  ['a login page with 200', { kind: 'html-200' }, 'HTTP_UNEXPECTED_STATUS', /status 200, a page in HTML/],
  ['400', { kind: 'status', status: 400 }, 'HTTP_UNEXPECTED_STATUS', /status 400/],
  [
    'a redirect',
    { kind: 'redirect', location: 'https://login.example.com/' },
    'HTTP_UNEXPECTED_REDIRECT',
    /status 302/,
  ],
  ['no answer in time', { kind: 'slow-headers' }, 'HTTP_TIMEOUT', /timeout-seconds/],
  ['a reset', { kind: 'reset' }, 'HTTP_UNREACHABLE', /No answer came/],
  ['headers without end', { kind: 'huge-headers', bytes: 300_000 }, 'HTTP_RESPONSE_TOO_LARGE', /larger/],
];

describe('Credential Store', () => {
  test.each(failures)('%s', async (_name, effect, code, says) => {
    bench.tenant.inject(everyTime(effect));
    const binding = bench.tenant.issueBinding();
    const result = await bench.check({ binding, inputs: quick });
    expectCheckFailure(result, code);
    expect(errorTextOf(result)).toMatch(says);
    // What the key is was found out all the same.
    expect(result.outputs).toMatchObject({ service: 'credential-store', 'key-type': 'mtls' });
    expect(result.log.join('\n')).toContain('Connection (as far as it came)');
    expect(result.summary).toMatch(/^### ❌ check failed: [^]*### Service key[^]*```mermaid[^]*<table>/);
  });

  test('a fault that passes is repeated', async () => {
    bench.tenant.inject({ kind: '503' });
    expectSuccess(await bench.check({ inputs: quick }));
  });

  test('nothing under that name: the identity is good', async () => {
    const result = await bench.check();
    expectSuccess(result);
    expect(warningsOf(result)).toEqual([]);
    expect(result.log.join('\n')).toMatch(/Identity: +accepted \(status 404: namespace "prod" may be read\)/);
    expect(result.log.join('\n')).toMatch(/Round trip: +\d+ ms/);
  });

  test('no permission in the namespace: the identity is good', async () => {
    const binding = bench.tenant.issueBinding({ permissions: [], namespacePermissions: { blue: ['read'] } });
    const result = await bench.check({ binding });
    expectSuccess(result);
    expect(warningsOf(result)).toEqual(['HTTP_FORBIDDEN']);
    expect(annotationTexts(result, 'warning').join()).toMatch(/namespace "prod".*"read"/);
  });

  test('a 403 in a namespace that nobody asked for is no warning', async () => {
    bench.tenant.inject(everyTime({ kind: 'status', status: 403 }));
    const result = await bench.check({ inputs: { namespace: undefined } });
    expectSuccess(result);
    expect(warningsOf(result)).toEqual([]);
  });

  test('a key that may do more than read is told which one is enough', async () => {
    const broad = await bench.check({ binding: bench.tenant.issueBinding() });
    expect(broad.log.join('\n')).toMatch(/Permissions: [^]*"namespace_permissions"/);
    const binding = bench.tenant.issueBinding({ permissions: ['read', 'list'] });
    expect((await bench.check({ binding })).log.join('\n')).not.toContain('namespace_permissions');
  });

  test.each(['oauth:mtls', 'oauth:key'] as const)('%s: the token is refused', async (type) => {
    const binding = bench.tenant.issueBinding({ type });
    bench.tenant.disableBinding(binding);
    const result = await bench.check({ binding });
    expectCheckFailure(result, 'OAUTH_REJECTED');
    expect(errorTextOf(result)).toMatch(/refused an access token \(status 40[01]/);
  });

  test('basic: the password is refused', async () => {
    const issued = bench.tenant.issueBinding({ type: 'basic' });
    const serviceKey = { ...issued.serviceKey, password: 'wrong-PW-4711' };
    const result = await bench.check({ binding: { ...issued, serviceKey, secrets: ['wrong-PW-4711'] } });
    expectCheckFailure(result, 'HTTP_UNAUTHORIZED');
  });
});

describe('Cloud Integration', () => {
  test.each(failures)('%s', async (_name, effect, code) => {
    bench.tenant.inject(everyTime(effect, { listener: 'integration' }));
    const binding = bench.tenant.integration.issueKey();
    const result = await bench.check({ binding, inputs: quick });
    expectCheckFailure(result, code);
    expect(result.outputs['key-type']).toBe('certificate');
  });

  test.each(['empty', 'null-message', 'not-found'] as const)(
    'no role to read packages (%s): the identity is good',
    async (roleRefusal) => {
      bench.tenant.integration.turn({ roleRefusal });
      const binding = bench.tenant.integration.issueKey({ roles: ['MonitoringDataRead'] });
      const result = await bench.check({ binding });
      bench.tenant.integration.turn({ roleRefusal: 'empty' });
      expectSuccess(result);
      expect(warningsOf(result)).toEqual(['HTTP_FORBIDDEN']);
      expect(annotationTexts(result, 'warning').join()).toContain('WorkspacePackagesRead');
    },
  );

  test.each(['html', 'empty'] as const)('a deleted key (%s)', async (unauthorizedBody) => {
    bench.tenant.integration.turn({ unauthorizedBody });
    const binding = bench.tenant.integration.issueKey();
    bench.tenant.integration.deleteKey(binding);
    const result = await bench.check({ binding });
    expectCheckFailure(result, 'HTTP_UNAUTHORIZED');
    expect(errorTextOf(result)).toMatch(/status 401/);
  });

  test.each([
    ['client-secret', 'auto'],
    ['certificate', 'token'],
  ] as const)('%s: the token is refused', async (type, authentication) => {
    const binding = bench.tenant.integration.issueKey({ type });
    bench.tenant.integration.deleteKey(binding);
    const result = await bench.check({ binding, inputs: { authentication } });
    expectCheckFailure(result, 'OAUTH_REJECTED');
  });

  test('a key that was given to fetch', async () => {
    const before = bench.tenant.requests.length;
    const binding = bench.tenant.integration.issueKey({ type: 'client-secret' });
    const result = await bench.check({ binding, inputs: { command: 'fetch', credentials: 'DB = db' } });
    expect(result.outputs['error-code']).toBe('SERVICE_KEY_WRONG_SERVICE');
    expect(errorTextOf(result)).toMatch(/belonged to Cloud Integration.*Credential Store was needed/);
    expect(bench.tenant.requests.length).toBe(before);
  });
});
