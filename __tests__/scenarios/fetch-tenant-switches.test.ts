import { describe, expect, test } from '@jest/globals';
import { createKeyPool } from '../../src/demo/certificates/key-pair.js';
import { tenantSettings, type TenantSwitches } from '../../src/demo/switches.js';
import { deliveredOutputs, key, parseOutput, password, useBench } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';
import { listSettings, sharingLargeKeys } from '../support/tenant-settings.js';

/**
 * Switches of writes and of tokens, which `fetch` with a service key of type mtls never meets; the other types and `check`
 * are tried with all of them in `check-and-fetch-fit-every-tenant`.
 */
const NOT_MET: readonly string[] = [
  'postStatus',
  'postBody',
  'deleteStatus',
  'precondition',
  'patch',
  'deleteAll',
  'notModified',
  'tokenWithoutNamespace',
  'contradictingNamespace',
  'repeatedAssertion',
  'tokenLifetimeSeconds',
] satisfies readonly (keyof TenantSwitches)[];

/** The defaults, and every setting besides them of every switch that a read or a list can meet. */
const SETTINGS: readonly Partial<TenantSwitches>[] = [
  {},
  ...listSettings(tenantSettings).filter(
    (setting) => !Object.keys(setting).some((name) => NOT_MET.includes(name)),
  ),
];

const keyPool = createKeyPool();

describe.each(SETTINGS.map((switches) => [JSON.stringify(switches), switches] as const))(
  'with %s',
  (_name, switches) => {
    const bench = useBench({
      switches,
      keySource: sharingLargeKeys(keyPool()),
      credentials: [
        password('db', 'value of db', { username: 'svc_db' }),
        password('app-one', 'value of app-one'),
        password('app-two', 'value of app-two'),
        key('signing', 'bytes of the key'),
      ],
    });

    test('the same credentials are delivered', async () => {
      const lines = [
        'DB = db',
        'USER = db#username',
        'APP_* = app-*',
        'KEY = key:signing?decode=base64',
        'NO = absent?optional',
      ];
      const result = await bench.fetch(lines, { inputs: { 'max-retries': undefined } });
      expectSuccess(result);
      expect(deliveredOutputs(result)).toEqual({
        DB: 'value of db',
        USER: 'svc_db',
        APP_ONE: 'value of app-one',
        APP_TWO: 'value of app-two',
        KEY: 'bytes of the key',
      });
      expect(result.outputs['missing']).toBe('NO');
      const modifiedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) as unknown;
      expect(parseOutput(result, 'manifest')).toMatchObject([{ name: 'DB', modifiedAt }, {}, {}, {}, {}, {}]);
    });
  },
);

describe.each([
  ['404', { disabledRead: 404, aclRefusal: 404 }, 'CREDENTIAL_NOT_FOUND'],
  ['403', { disabledRead: 403, aclRefusal: 403 }, 'CREDENTIAL_FORBIDDEN'],
  ['403 as a page', { disabledRead: 403, aclRefusal: 403, errorBody: 'html' }, 'CREDENTIAL_FORBIDDEN'],
  ['403 encrypted', { disabledRead: 403, aclRefusal: 403, errorBody: 'jwe' }, 'CREDENTIAL_FORBIDDEN'],
] as const)('where a refusal is answered with %s', (_name, switches, code) => {
  const bench = useBench({
    switches,
    keySource: keyPool(),
    credentials: [
      password('off', 'value of off', { status: 'disabled' }),
      password('grouped', 'value of grouped', { acl: { groups: ['ci'] } }),
    ],
  });

  test('a disabled credential and one of another group have the same code', async () => {
    const result = await bench.fetch(['A = off', 'B = grouped']);
    expectFailure(result, code);
    expect(result.annotations.map(({ title }) => title)).toEqual([code, code]);
  });
});

describe.each([
  ['a TLS alert', 'tls-alert', 'TLS_CLIENT_REJECTED'],
  ['401', 401, 'HTTP_UNAUTHORIZED'],
  ['403', 403, 'CREDENTIAL_FORBIDDEN'],
] as const)('where an expired service key is answered with %s', (_name, expiredBinding, code) => {
  const bench = useBench({ switches: { expiredBinding }, keySource: keyPool() });

  test('the step fails, and says before that it has expired', async () => {
    const binding = bench.tenant.issueBinding({ certificate: { validFromDays: -30, validForDays: -2 } });
    const result = await bench.fetch('A = db', { binding });
    expectFailure(result, code);
    expect(result.outputs['days-left']).toBe('-3');
    expect(result.annotations[0]).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('expired'),
    });
  });
});
