import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createCredentialStoreClient,
  type CredentialStoreClient,
} from '../../src/credential-store/client.js';
import { ActionError } from '../../src/errors.js';
import type { HttpRequest, HttpResponse } from '../../src/http/client.js';

const BASE = 'https://host.example/api/v1/credentials';
const SIGNAL = new AbortController().signal;
const ID = { type: 'password', namespace: 'prod', name: 'db-main' } as const;
const SCOPE = { type: 'password', namespace: 'prod' } as const;

type Answer = (request: HttpRequest) => { readonly status?: number; readonly json?: unknown };

interface Recorded {
  readonly client: CredentialStoreClient;
  readonly requests: HttpRequest[];
}

/** Without payload encryption: what is encrypted is tested with the payload. */
function clientOf(answer: Answer): Recorded {
  const requests: HttpRequest[] = [];
  const http = (request: HttpRequest): Promise<HttpResponse> => {
    requests.push(request);
    const { status = 200, json = {} } = answer(request);
    return Promise.resolve({
      status,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(json)),
    });
  };
  return {
    client: createCredentialStoreClient({ http, baseUrl: new URL(BASE), payloadKey: undefined }),
    requests,
  };
}

async function failureOf(step: Promise<unknown>): Promise<ActionError | undefined> {
  return step.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ActionError) return error;
      throw error;
    },
  );
}

async function codeOf(step: Promise<unknown>): Promise<string | undefined> {
  return (await failureOf(step))?.code;
}

describe('fetchCredential', () => {
  it('asks by type and name, in the namespace', async () => {
    const { client, requests } = clientOf(() => ({ json: { name: 'db-main', value: 'v' } }));
    await client.fetchCredential(ID, SIGNAL);
    const [request] = requests;
    expect([request?.method, request?.url.href]).toEqual(['GET', `${BASE}/password?name=db-main`]);
    expect(request?.headers).toEqual({
      accept: 'application/jose, application/json',
      'sapcp-credstore-namespace': 'prod',
    });
    expect(request?.signal).toBe(SIGNAL);
  });

  it('asks for every name so that the service reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (name) => {
        const { client, requests } = clientOf(() => ({ json: { name } }));
        await client.fetchCredential({ ...ID, type: 'key', name }, SIGNAL);
        const url = requests[0]?.url;
        expect([url?.pathname, [...(url?.searchParams ?? [])]]).toEqual([
          '/api/v1/credentials/key',
          [['name', name]],
        ]);
        expect(url?.search).not.toContain('+');
      }),
    );
  });

  it('reads the fields that are texts, and metadata that are an object', async () => {
    const fields = {
      name: 'db-main',
      value: 'v',
      username: 'u',
      format: 'f',
      id: 'i',
      modifiedAt: 'm',
      status: 'enabled',
    };
    const { client } = clientOf(() => ({ json: { ...fields, metadata: { a: [1] } } }));
    expect(await client.fetchCredential(ID, SIGNAL)).toEqual({
      value: 'v',
      username: 'u',
      metadata: '{"a":[1]}',
      format: 'f',
      id: 'i',
      modifiedAt: 'm',
    });
  });

  it('takes fields that are missing, null or no text for not there', async () => {
    const { client } = clientOf(() => ({
      json: { name: 'db-main', value: null, username: 5, metadata: null },
    }));
    expect(Object.values((await client.fetchCredential(ID, SIGNAL)) ?? {})).toEqual(Array(6).fill(undefined));
  });

  it.each([
    ['404', { status: 404 }, undefined],
    ['403', { status: 403 }, 'CREDENTIAL_FORBIDDEN'],
    ['400', { status: 400 }, 'HTTP_UNEXPECTED_STATUS'],
    ['405', { status: 405 }, 'HTTP_UNEXPECTED_STATUS'],
    ['another name', { json: { name: 'DB-MAIN', value: 'v' } }, 'PAYLOAD_UNREADABLE'],
    ['a list', { json: [] }, 'PAYLOAD_UNREADABLE'],
    ['null', { json: null }, 'PAYLOAD_UNREADABLE'],
    ['an object of another kind', { json: { error: 'x' } }, 'PAYLOAD_UNREADABLE'],
    ['a text', { json: 'v' }, 'PAYLOAD_UNREADABLE'],
  ])('for %s gives the right code', async (_name, answer, code) => {
    const { client } = clientOf(() => answer);
    expect(await codeOf(client.fetchCredential(ID, SIGNAL))).toBe(code);
  });

  it('gives nothing for 404', async () => {
    const { client } = clientOf(() => ({ status: 404 }));
    expect(await client.fetchCredential(ID, SIGNAL)).toBeUndefined();
  });

  it('says which permission is needed where', async () => {
    const { client } = clientOf(() => ({ status: 403 }));
    const reading = await failureOf(client.fetchCredential(ID, SIGNAL));
    expect(reading?.message).toContain('password "db-main" in namespace "prod"');
    expect(reading?.next).toContain('"read" for namespace "prod"');
    const listing = await failureOf(client.fetchNames(SCOPE, SIGNAL));
    expect(listing?.next).toContain('"list" for namespace "prod"');
  });
});

describe('fetchNames', () => {
  const all = Array.from({ length: 250 }, (_, index) => ({ name: `c${index}` }));

  /** A service with pages of this size, and an envelope made by `describe`. */
  function paged(size: number, total: number, envelope: (page: number) => object): Answer {
    return ({ url }) => {
      const page = Number(url.searchParams.get('page') ?? '0');
      return {
        json: { content: all.slice(0, total).slice(page * size, (page + 1) * size), ...envelope(page) },
      };
    };
  }

  function pathsOf(requests: readonly HttpRequest[]): readonly string[] {
    return requests.map(({ url }) => url.href.slice(BASE.length));
  }

  it('asks for the list of a type without any option first', async () => {
    const { client, requests } = clientOf(() => ({ json: { content: [{ name: 'a' }] } }));
    expect(await client.fetchNames({ ...SCOPE, type: 'keyring' }, SIGNAL)).toEqual(['a']);
    expect(pathsOf(requests)).toEqual(['/keyrings']);
  });

  it.each([
    ['totalPages', (page: number) => ({ totalPages: 3, number: page })],
    ['totalElements', () => ({ totalElements: 250 })],
    ['last', (page: number) => ({ last: page === 2 })],
    ['nothing but full pages', () => ({})],
  ])('gets all pages where the service gives %s', async (_name, envelope) => {
    const { client, requests } = clientOf(paged(100, 250, envelope));
    expect(await client.fetchNames(SCOPE, SIGNAL)).toHaveLength(250);
    expect(pathsOf(requests)).toEqual([
      '/passwords',
      '/passwords?page=1&size=100',
      '/passwords?page=2&size=100',
    ]);
  });

  it('gets all names of every number of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(250), fc.integer({ min: 1, max: 100 }), async (total, size) => {
        const pages = Math.ceil(total / size);
        const { client } = clientOf(
          paged(size, total, (page) => ({
            size,
            totalElements: total,
            totalPages: pages,
            last: page + 1 >= pages,
          })),
        );
        expect(await client.fetchNames(SCOPE, SIGNAL)).toEqual(all.slice(0, total).map(({ name }) => name));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a service without paging, by chance 100 names', () => ({ json: { content: all.slice(0, 100) } }), 100],
    [
      'a service that says last: false on its empty last page',
      paged(100, 200, (page) => ({ last: page === 9 })),
      200,
    ],
    ['a namespace that is not there', () => ({ status: 404 }), 0],
    ['a name twice on a page', () => ({ json: [{ name: 'a' }, { name: 'a' }] }), 1],
  ] as readonly (readonly [string, Answer, number])[])('ends with %s', async (_name, answer, count) => {
    const { client } = clientOf(answer);
    expect(await client.fetchNames(SCOPE, SIGNAL)).toHaveLength(count);
  });

  it.each([
    [
      'pages that repeat, though there are more',
      () => ({ json: { content: all.slice(0, 100), totalElements: 250 } }),
      'CREDENTIAL_LIST_INCOMPLETE',
    ],
    [
      'pages that repeat, though it is not the last',
      () => ({ json: { content: all.slice(0, 10), last: false } }),
      'CREDENTIAL_LIST_INCOMPLETE',
    ],
    [
      'an empty page before the total is reached',
      paged(100, 200, () => ({ totalElements: 250 })),
      'CREDENTIAL_LIST_INCOMPLETE',
    ],
    [
      '404 for a later page',
      (request) =>
        request.url.search === '' ? { json: { content: all.slice(0, 5), last: false } } : { status: 404 },
      'CREDENTIAL_LIST_INCOMPLETE',
    ],
    ['403', () => ({ status: 403 }), 'CREDENTIAL_FORBIDDEN'],
    ['400', () => ({ status: 400 }), 'HTTP_UNEXPECTED_STATUS'],
    ['an answer that is no list', () => ({ json: {} }), 'PAYLOAD_UNREADABLE'],
  ] as readonly (readonly [string, Answer, string])[])('refuses %s', async (_name, answer, code) => {
    const { client } = clientOf(answer);
    expect(await codeOf(client.fetchNames(SCOPE, SIGNAL))).toBe(code);
  });

  it('does not ask without end', async () => {
    const count = { value: 0 };
    const { client, requests } = clientOf(() => ({
      json: { content: [{ name: `c${(count.value += 1)}` }], last: false },
    }));
    expect(await codeOf(client.fetchNames(SCOPE, SIGNAL))).toBe('CREDENTIAL_LIST_INCOMPLETE');
    expect(requests).toHaveLength(1000);
  });
});
