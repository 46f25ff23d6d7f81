import { describe, expect, it } from '@jest/globals';
import { judgeEnvironment } from '../../src/action/environment-guard.js';

function judge(environment: Readonly<Record<string, string>>): readonly [refusals: number, warnings: number] {
  const { refusals, warnings } = judgeEnvironment((name) => environment[name]);
  expect(refusals.every(({ code }) => code === 'ENVIRONMENT_UNSAFE')).toBe(true);
  return [refusals.length, warnings.length];
}

describe('judgeEnvironment', () => {
  it.each<[Readonly<Record<string, string>>, refusals: number, warnings: number]>([
    [{}, 0, 0],
    [{ NODE_DEBUG: 'net' }, 1, 0],
    [{ NODE_DEBUG: 'net', NODE_DEBUG_NATIVE: 'tls' }, 2, 0],
    [{ NODE_DEBUG: ' ' }, 0, 0],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 0, 1],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '1' }, 0, 0],
    [{ SSLKEYLOGFILE: '/tmp/k' }, 0, 1],
    [{ ACTIONS_ALLOW_UNSECURE_COMMANDS: '$True' }, 0, 1],
    [{ ACTIONS_ALLOW_UNSECURE_COMMANDS: 'no' }, 0, 0],
    [{ NODE_EXTRA_CA_CERTS: '/etc/ca.pem', RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' }, 0, 0],
  ])('%o', (environment, refusals, warnings) => {
    expect(judge(environment)).toEqual([refusals, warnings]);
  });

  it.each([
    ['--tls-keylog=/tmp/k', 1, 0],
    ['--tls_keylog /tmp/k', 1, 0],
    ['"--tls-keylog=/tmp/k k"', 1, 0],
    ['--max-old-space-size=9\t--trace-tls', 1, 0],
    ['--inspect', 1, 0],
    ['--inspect-brk=0.0.0.0:9229', 1, 0],
    ['--report-on-fatalerror', 1, 0],
    ['--heapsnapshot-signal=SIGUSR2', 1, 0],
    ['--require ./tool.js', 0, 1],
    ['-r ./tool.js', 0, 1],
    ['--import=data:text/javascript,0', 0, 1],
    ['--use-system-ca --tls-min-v1.0 --max-http-header-size=1', 0, 0],
    ['--title=tls-keylog', 0, 0],
  ])('NODE_OPTIONS=%s', (options, refusals, warnings) => {
    expect(judge({ NODE_OPTIONS: options })).toEqual([refusals, warnings]);
  });
});
