import { describe, expect, it } from '@jest/globals';
import {
  planDeliveries,
  describeSource,
  type DeliveryPlan,
  type OnMissing,
} from '../../src/credential-store/delivery.js';
import { keyOfId, type FetchResult } from '../../src/credential-store/fetch.js';
import { ActionError } from '../../src/errors.js';
import { expanded, found, referenceLine } from '../support/arbitrary-delivery.js';

const FORBIDDEN = new ActionError('CREDENTIAL_FORBIDDEN', { happened: 'no', next: 'ask' });
const ABSENT: FetchResult = { kind: 'absent' };

type Row = readonly [line: string, result: FetchResult];

function plan(rows: readonly Row[], onMissing: OnMissing, wildcards: readonly string[] = []): DeliveryPlan {
  const references = rows.map(([line], index) => expanded(line, index + 1));
  const results = new Map(references.map(({ id }, index) => [keyOfId(id), rows[index]?.[1] ?? ABSENT]));
  const unmatched = wildcards.map((line, index) => referenceLine(line, 50 + index));
  return planDeliveries({ references, unmatched }, results, onMissing);
}

/** What becomes of one line: its status, then `failed:CODE`, `warned` or nothing, then `missing`. */
function outcomeOf(line: string, result: FetchResult, onMissing: OnMissing): string {
  const { deliveries, failures, warnings, missing } = plan([[line, result]], onMissing);
  return [
    ...deliveries.map(({ outcome }) => outcome.status),
    ...failures.map(({ error }) => `failed:${error.code}`),
    ...warnings.map(() => 'warned'),
    ...(missing.length > 0 ? ['listed'] : []),
  ].join(' ');
}

const LOST = 'missing failed:CREDENTIAL_NOT_FOUND listed';

describe('planDeliveries', () => {
  it.each([
    ['found', 'A = x', found({ value: 'v' }), 'found', 'found', 'found'],
    ['an empty value', 'A = x', found({ value: '' }), 'found', 'found', 'found'],
    ['not there', 'A = x', ABSENT, LOST, 'missing warned listed', 'missing listed'],
    [
      'a field that is not there',
      'A = x#username',
      found({ value: 'v' }),
      LOST,
      'missing warned listed',
      'missing listed',
    ],
    [
      'a JSON member that is not there',
      'A = x?json=/b',
      found({ value: '{}' }),
      LOST,
      'missing warned listed',
      'missing listed',
    ],
    [
      'a JSON member that is null',
      'A = x?json=/b',
      found({ value: '{"b":null}' }),
      LOST,
      'missing warned listed',
      'missing listed',
    ],
    ['not there, optional', 'A = x?optional', ABSENT, 'missing listed', 'missing listed', 'missing listed'],
    [
      'a field that is not there, optional',
      'A = x#format?optional',
      found({ value: 'v' }),
      'missing listed',
      'missing listed',
      'missing listed',
    ],
    ['not there, default', 'A = x?default=d', ABSENT, 'default', 'default', 'default'],
    ['not there, empty default', 'A = x?default=', ABSENT, 'default', 'default', 'default'],
    ['not there, default and optional', 'A = x?optional&default=d', ABSENT, 'default', 'default', 'default'],
    [
      'a JSON member that is not there, default',
      'A = x?json=/b&default=d',
      found({ value: '{}' }),
      'default',
      'default',
      'default',
    ],
    [
      'found, with default and optional',
      'A = x?optional&default=d',
      found({ value: 'v' }),
      'found',
      'found',
      'found',
    ],
  ])('%s: by on-missing error, warn and ignore', (_name, line, result, onError, onWarn, onIgnore) => {
    const modes = ['error', 'warn', 'ignore'] as const;
    expect(modes.map((mode) => outcomeOf(line, result, mode))).toEqual([onError, onWarn, onIgnore]);
  });

  it.each([
    ['a refusal', 'A = x', { kind: 'failed', error: FORBIDDEN }, 'failed:CREDENTIAL_FORBIDDEN'],
    [
      'a refusal, optional',
      'A = x?optional',
      { kind: 'failed', error: FORBIDDEN },
      'failed:CREDENTIAL_FORBIDDEN',
    ],
    [
      'a refusal, default',
      'A = x?default=d',
      { kind: 'failed', error: FORBIDDEN },
      'failed:CREDENTIAL_FORBIDDEN',
    ],
    ['what is no text', 'A = x?optional', found({ value: 'a\0' }), 'failed:CREDENTIAL_NOT_TEXT'],
    [
      'what is no base64, default',
      'A = x?decode=base64&default=d',
      found({ value: '?' }),
      'failed:CREDENTIAL_NOT_DECODABLE',
    ],
    [
      'what is no JSON, default',
      'A = x?json=/a&default=d',
      found({ value: '?' }),
      'failed:CREDENTIAL_NOT_JSON',
    ],
    ['what was not tried, since another failed', 'A = x', { kind: 'not-tried' }, ''],
  ] as readonly (readonly [string, string, FetchResult, string])[])(
    'fails, whatever on-missing says, for %s',
    (_name, line, result, expected) => {
      for (const mode of ['error', 'warn', 'ignore'] as const)
        expect(outcomeOf(line, result, mode)).toBe(expected);
    },
  );

  it('hands on content, stages and the credential', () => {
    const value = Buffer.from('{"a":"b"}').toString('base64');
    const [delivery] = plan(
      [['A = x?decode=base64&json=/a', found({ value, username: 'u' })]],
      'error',
    ).deliveries;
    expect(delivery).toMatchObject({
      outputName: 'A',
      outcome: { status: 'found', content: 'b', stages: [value, '{"a":"b"}'] },
      credential: { username: 'u', value },
    });
  });

  it('hands on the text of a default, and the credential that lacks something', () => {
    const [absent, lacking] = plan(
      [
        ['A = x?default=d', ABSENT],
        ['B = y#format?default=e', found({ value: 'v' })],
      ],
      'error',
    ).deliveries;
    expect(absent?.outcome).toEqual({ status: 'default', content: 'd' });
    expect(absent?.credential).toBeUndefined();
    expect(lacking?.outcome).toEqual({ status: 'default', content: 'e' });
    expect(lacking?.credential?.value).toBe('v');
  });

  it('goes on after a failure, and keeps the order of the lines', () => {
    const { deliveries, failures } = plan(
      [
        ['A = a', found({ value: '1' })],
        ['B = b', { kind: 'failed', error: FORBIDDEN }],
        ['C = c', ABSENT],
        ['D = d', found({ value: '4' })],
      ],
      'error',
    );
    expect(deliveries.map(({ outputName }) => outputName)).toEqual(['A', 'C', 'D']);
    expect(failures.map(({ line, error }) => [line.number, error.code])).toEqual([
      [2, 'CREDENTIAL_FORBIDDEN'],
      [3, 'CREDENTIAL_NOT_FOUND'],
    ]);
  });

  it('gives each of several lines for one credential its own part', () => {
    const both = found({ value: '{"a":1,"b":2}', username: 'u' });
    const { deliveries } = plan(
      [
        ['A = x?json=/a', both],
        ['B = x?json=/b', both],
        ['C = x#username', both],
      ],
      'error',
    );
    expect(deliveries.map(({ outcome }) => outcome.status === 'found' && outcome.content)).toEqual([
      '1',
      '2',
      'u',
    ]);
  });

  describe('a wildcard without a match', () => {
    const LINE = 'P_* = key:prod/app-*';

    it.each([
      ['error', 'CREDENTIAL_NOT_FOUND', 0],
      ['warn', undefined, 1],
      ['ignore', undefined, 0],
    ] as const)('by on-missing %s', (mode, code, warnings) => {
      const result = plan([], mode, [LINE]);
      expect(result.failures[0]?.error.code).toBe(code);
      expect(result.warnings).toHaveLength(warnings);
      expect(result.missing).toEqual([LINE]);
    });

    it('is no fault where it is optional', () => {
      const result = plan([], 'error', [`${LINE}?optional`]);
      expect([result.failures, result.missing]).toEqual([[], [`${LINE}?optional`]]);
    });
  });

  it('lists the NAMEs that are missing, and none that has a default', () => {
    const { missing } = plan(
      [
        ['A = a', ABSENT],
        ['B = b?default=x', ABSENT],
        ['c?optional', ABSENT],
        ['D = d', found({ value: 'v' })],
      ],
      'ignore',
    );
    expect(missing).toEqual(['A', 'C']);
  });

  it('says what was not there, where it was asked for, and what to do', () => {
    const [failure] = plan([['A = key:ns2/db-main', ABSENT]], 'error').failures;
    expect(failure?.error.message).toMatch(/key "db-main" in namespace "ns2".*line 1 of credentials \(A\)/);
    expect(failure?.error.next).toMatch(/cockpit/);
    expect(failure?.error.place).toBeUndefined();
  });

  it('gives the place in a file, for failures and warnings', () => {
    const source = expanded('A = x', 12, 'ci/list.txt');
    const place = { file: 'ci/list.txt', line: 12 };
    const results = new Map([[keyOfId(source.id), ABSENT]]);
    const expansion = { references: [source], unmatched: [] };
    expect(planDeliveries(expansion, results, 'error').failures[0]?.error.place).toEqual(place);
    expect(planDeliveries(expansion, results, 'warn').warnings[0]?.place).toEqual(place);
  });

  it('proposes a line where one was written for another action', () => {
    const [failure] = plan([['ENV_VAR_NAME, secretId2', ABSENT]], 'error').failures;
    expect(failure?.error.next).toContain('ENV_VAR_NAME = password:secretId2');
  });

  it('shows no value in a message about a part that is missing', () => {
    const [failure] = plan([['A = x?json=/b', found({ value: '{"a":"S3cret"}' })]], 'error').failures;
    expect(`${failure?.error.message ?? ''}${failure?.error.next ?? ''}`).not.toContain('S3cret');
  });
});

describe('describeSource', () => {
  it('names line and NAME', () => {
    expect(describeSource(expanded('x', 3))).toBe('line 3 of credentials (X)');
  });
});
