import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CredentialId, CredentialStoreClient } from '../../src/credential-store/client.js';
import {
  expandReferences,
  fetchCredentials,
  keyOfId,
  type Expansion,
} from '../../src/credential-store/fetch.js';
import type { CredentialScope } from '../../src/credential-store/reference.js';
import { ActionError, listErrors, type ErrorCode } from '../../src/errors.js';
import { credential, expanded, referenceLine } from '../support/arbitrary-delivery.js';
import { settleMicrotasks } from '../support/virtual-clock.js';

const FORBIDDEN = new ActionError('CREDENTIAL_FORBIDDEN', { happened: 'no', next: 'ask' });

interface Store {
  /** Names by `type:namespace`. */
  readonly lists?: Readonly<Record<string, readonly string[] | ActionError>>;
  /** Values by `type:namespace/name`; what is not there is absent. */
  readonly values?: Readonly<Record<string, string | Error>>;
}

/** A client over plain objects, which notes what it was asked for. */
function clientOf({ lists = {}, values = {} }: Store): CredentialStoreClient & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetchNames: async ({ type, namespace }: CredentialScope) => {
      const key = `${type}:${namespace}`;
      asked.push(key);
      await settleMicrotasks();
      const list = lists[key] ?? [];
      if (list instanceof ActionError) throw list;
      return list;
    },
    fetchCredential: async (id: CredentialId, signal) => {
      asked.push(keyOfId(id));
      const value = values[keyOfId(id)];
      await settleMicrotasks();
      if (value instanceof Error) throw value;
      await settleMicrotasks();
      signal.throwIfAborted();
      return value === undefined ? undefined : credential({ value });
    },
  };
}

function expand(store: Store, ...lines: readonly string[]): Promise<Expansion> {
  return expandReferences(
    clientOf(store),
    lines.map((line, index) => referenceLine(line, index + 1)),
  );
}

function names({ references }: Expansion): readonly string[] {
  return references.map(({ outputName, id }) => `${outputName}=${keyOfId(id)}`);
}

async function codesOf(step: Promise<unknown>): Promise<readonly ErrorCode[]> {
  return step.then(
    () => [],
    (error: unknown) => listErrors(error).map(({ code }) => code),
  );
}

describe('expandReferences', () => {
  it('takes lines for one credential as they are, and asks for no list', async () => {
    const client = clientOf({});
    const lines = [referenceLine('A = key:x/a'), referenceLine('b')];
    expect(names(await expandReferences(client, lines))).toEqual(['A=key:x/a', 'B=password:prod/b']);
    expect(client.asked).toEqual([]);
  });

  it('finds what starts with the prefix, sorted, in the place of the line', async () => {
    const lists = { 'password:prod': ['app-b', 'APP-c', 'xapp-d', 'app-', 'app-a', 'app', 'ap*'] };
    expect(names(await expand({ lists }, 'X = x', 'P_* = app-*', 'Y = y'))).toEqual([
      'X=password:prod/x',
      'P_=password:prod/app-',
      'P_A=password:prod/app-a',
      'P_B=password:prod/app-b',
      'Y=password:prod/y',
    ]);
  });

  it('takes the prefix literally', async () => {
    const lists = { 'password:prod': ['a.*b1', 'aXXb2', 'a.*bc'] };
    expect(names(await expand({ lists }, 'P_* = "a.*b"*'))).toEqual([
      'P_1=password:prod/a.*b1',
      'P_C=password:prod/a.*bc',
    ]);
  });

  it('makes NAMEs of the whole name without NAME on the left', async () => {
    const lists = { 'key:k8s': ['tls-1', 'tls-ü'] };
    expect(names(await expand({ lists }, 'key:k8s/tls-*'))).toEqual([
      'TLS_1=key:k8s/tls-1',
      'TLS__=key:k8s/tls-ü',
    ]);
  });

  it('asks once for each type and namespace', async () => {
    const client = clientOf({
      lists: { 'password:prod': ['aaa1', 'bbb1'], 'key:prod': ['aaa2'], 'password:test': ['aaa3'] },
    });
    const lines = ['A_* = aaa*', 'B_* = bbb*', 'C_* = key:aaa*', 'D_* = test/aaa*', 'E_* = aaa*'].map(
      (line) => referenceLine(line),
    );
    expect(names(await expandReferences(client, lines))).toEqual([
      'A_1=password:prod/aaa1',
      'B_1=password:prod/bbb1',
      'C_2=key:prod/aaa2',
      'D_3=password:test/aaa3',
      'E_1=password:prod/aaa1',
    ]);
    expect(client.asked).toEqual(['password:prod', 'key:prod', 'password:test']);
  });

  it('names the wildcards without a match', async () => {
    const { references, unmatched } = await expand(
      { lists: { 'password:prod': ['abx'] } },
      'A_* = abc*',
      'B_* = other/abc*',
    );
    expect(references).toEqual([]);
    expect(unmatched.map(({ line }) => line.number)).toEqual([1, 2]);
  });

  it.each([
    [100, []],
    [101, ['INPUT_INVALID']],
  ] as const)('with %d matches gives the codes %j', async (count, codes) => {
    const list = Array.from({ length: count }, (_, index) => `app-${index}`);
    const lists = { 'password:prod': [...list, 'other'] };
    expect(await codesOf(expand({ lists }, 'A_* = app-*'))).toEqual(codes);
  });

  it('gives the place of a line with too many matches', async () => {
    const lists = { 'password:prod': Array.from({ length: 101 }, (_, index) => `app-${index}`) };
    const line = referenceLine('A_* = app-*', 4, 'ci/list.txt');
    await expect(expandReferences(clientOf({ lists }), [line])).rejects.toMatchObject({
      place: { file: 'ci/list.txt', line: 4 },
    });
  });

  it('fails with every line that has too many matches', async () => {
    const lists = { 'password:prod': Array.from({ length: 101 }, (_, index) => `app-${index}`) };
    expect(await codesOf(expand({ lists }, 'A_* = app-*', 'B_* = app*', 'C_* = app-1*'))).toEqual([
      'INPUT_INVALID',
      'INPUT_INVALID',
    ]);
  });

  it('fails with every listing that failed', async () => {
    const unreadable = new ActionError('PAYLOAD_UNREADABLE', { happened: 'no', next: 'ask' });
    const lists = { 'password:prod': FORBIDDEN, 'key:prod': ['abc'], 'keyring:prod': unreadable };
    expect(await codesOf(expand({ lists }, 'A_* = abc*', 'B_* = key:abc*', 'C_* = keyring:abc*'))).toEqual([
      'CREDENTIAL_FORBIDDEN',
      'PAYLOAD_UNREADABLE',
    ]);
  });
});

describe('fetchCredentials', () => {
  const ids = ['a', 'b', 'key:a', 'other/a'].map((line) => expanded(line).id);

  it('fetches each different credential once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...ids), { maxLength: 12 }), async (asked) => {
        const client = clientOf({ values: { 'password:prod/a': '1', 'key:prod/a': '2' } });
        const results = await fetchCredentials(client, asked);
        const different = [...new Set(asked.map(keyOfId))];
        expect(client.asked).toEqual(different);
        expect([...results.keys()]).toEqual(different);
      }),
    );
  });

  it('keeps apart what was found, what is absent and what failed', async () => {
    const client = clientOf({
      values: { 'password:prod/a': '1', 'password:prod/b': FORBIDDEN, 'password:other/a': '' },
    });
    const results = await fetchCredentials(client, ids);
    expect([...results.values()]).toEqual([
      { kind: 'found', credential: credential({ value: '1' }) },
      { kind: 'failed', error: FORBIDDEN },
      { kind: 'absent' },
      { kind: 'found', credential: credential({ value: '' }) },
    ]);
  });

  it.each([
    ['HTTP_UNAUTHORIZED', 'not-tried'],
    ['HTTP_UNREACHABLE', 'not-tried'],
    ['HTTP_TIMEOUT', 'not-tried'],
    ['HTTP_RATE_LIMITED', 'not-tried'],
    ['TLS_CLIENT_REJECTED', 'not-tried'],
    ['TLS_SERVER_UNTRUSTED', 'not-tried'],
    ['HTTP_SERVER_ERROR', 'found'],
    ['HTTP_UNEXPECTED_STATUS', 'found'],
    ['CREDENTIAL_FORBIDDEN', 'found'],
    ['PAYLOAD_UNREADABLE', 'found'],
  ] as const)('after %s the others are %s', async (code, kind) => {
    const error = new ActionError(code, { happened: 'no', next: 'ask' });
    const client = clientOf({ values: { 'password:prod/a': error, 'password:prod/b': '2' } });
    const results = await fetchCredentials(client, ids.slice(0, 2));
    expect([...results.values()].map((result) => result.kind)).toEqual(['failed', kind]);
  });

  it('hides no fault of its own', async () => {
    const client = clientOf({ values: { 'password:prod/a': new TypeError('bug') } });
    await expect(fetchCredentials(client, ids)).rejects.toThrow(TypeError);
  });

  it('of nothing asks for nothing', async () => {
    expect((await fetchCredentials(clientOf({}), [])).size).toBe(0);
  });
});
