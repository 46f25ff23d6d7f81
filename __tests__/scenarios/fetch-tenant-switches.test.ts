import { describe, expect, test } from '@jest/globals';
import { createKeyPool, type KeyPair, type KeySource } from '../../src/demo/certificates/key-pair.js';
import { defaultSwitches, type TenantSwitches } from '../../src/demo/switches.js';
import { deliveredOutputs, key, parseOutput, password, useBench } from '../support/fetch-bench.js';
import { expectFailure, expectSuccess } from '../support/step.js';

type Switches = Partial<TenantSwitches>;

/** Every setting besides the default of every switch that a read or a list can meet. */
const SETTINGS: readonly Switches[] = [
  {},
  { listEnvelope: 'array' },
  { listEnvelope: 'content-only' },
  { listPaging: 'ignored' },
  { listPageSize: 1 },
  { listPageSize: 1000 },
  { errorBody: 'empty' },
  { errorBody: 'html' },
  { errorBody: 'jwe' },
  { extraAuthorization: 'refused' },
  { modifiedAtPrecision: 'trimmed' },
  { modifiedAtPrecision: 'none' },
  { rate: { perSecond: 3, retryAfter: 'none' } },
  { rate: { perSecond: 3, retryAfter: 'seconds' } },
  { rate: { perSecond: 3, retryAfter: 'http-date' } },
  { responseIat: 'absent' },
  { responseIat: 'stale' },
  { payloadKeyBits: 3072 },
  { payloadKeyBits: 4096 },
  { disabledRead: 404 },
  { aclRefusal: 404 },
  { expiredBinding: 403 },
];

/** Switches of writes and of tokens, which `fetch` with a service key of type mtls never meets. */
const NOT_MET: readonly (keyof TenantSwitches)[] = [
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
];

/** Client and service share one large key: making it takes seconds, and only its size matters here. */
function sharingLargeKeys(source: KeySource): KeySource {
  const large = new Map<number, KeyPair>();
  return (bits) => {
    if (bits <= 2048) return source(bits);
    const pair = large.get(bits) ?? source(bits);
    large.set(bits, pair);
    return pair;
  };
}

const keyPool = createKeyPool();

test('no switch of the tenant is forgotten', () => {
  const covered = new Set([...SETTINGS.flatMap((setting) => Object.keys(setting)), ...NOT_MET]);
  expect([...covered].sort()).toEqual(Object.keys(defaultSwitches).sort());
});

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
