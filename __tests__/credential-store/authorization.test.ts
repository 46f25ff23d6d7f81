import { describe, expect, it } from '@jest/globals';
import {
  withBasic,
  withClientCertificate,
  withToken,
  type StoreHttp,
} from '../../src/credential-store/authorization.js';
import { ActionError } from '../../src/errors.js';
import type { HttpClient, HttpRequest } from '../../src/http/client.js';
import { Secret } from '../../src/secret.js';

const REQUEST: HttpRequest = {
  method: 'GET',
  url: new URL('https://host.example/api/v1/credentials/password?name=a'),
  headers: { accept: 'application/json' },
};

/** A service that gives these statuses one after the other, and notes the header that it gets. */
function serviceOf(...statuses: readonly number[]): {
  readonly http: HttpClient;
  readonly seen: (string | undefined)[];
} {
  const seen: (string | undefined)[] = [];
  const http: HttpClient = (request) => {
    const status = statuses[seen.length] ?? 500;
    seen.push(request.headers['authorization']);
    return Promise.resolve({ status, headers: {}, body: Buffer.alloc(0) });
  };
  return { http, seen };
}

/** Tokens with a number, a new one after each that is given up. */
function tokensOf(): { readonly discarded: string[]; readonly source: Parameters<typeof withToken>[1] } {
  const discarded: string[] = [];
  return {
    discarded,
    source: {
      fetchToken: (namespace) => Promise.resolve(new Secret(`${namespace}-${discarded.length}`)),
      discard: (namespace, token) => {
        discarded.push(`${namespace}:${token.reveal()}`);
      },
    },
  };
}

async function statusOf(send: StoreHttp): Promise<number | string> {
  try {
    return (await send(REQUEST, 'prod')).status;
  } catch (error) {
    if (error instanceof ActionError) return error.code;
    throw error;
  }
}

describe('withClientCertificate', () => {
  it.each([
    [200, 200],
    [403, 403],
    [404, 404],
    [401, 'HTTP_UNAUTHORIZED'],
  ])('sends no header, and takes status %d for %s', async (status, expected) => {
    const { http, seen } = serviceOf(status);
    expect(await statusOf(withClientCertificate(http))).toBe(expected);
    expect(seen).toEqual([undefined]);
  });
});

describe('withBasic', () => {
  it.each([
    [200, 200],
    [401, 'HTTP_UNAUTHORIZED'],
  ])('sends name and password in UTF-8, and takes status %d for %s', async (status, expected) => {
    const { http, seen } = serviceOf(status);
    expect(await statusOf(withBasic(http, 'user.0.a+/=', new Secret('pä:ss')))).toBe(expected);
    expect(seen).toEqual([`Basic ${Buffer.from('user.0.a+/=:pä:ss').toString('base64')}`]);
  });
});

describe('withToken', () => {
  it.each([
    ['one token where it is taken', [200], 200, ['Bearer prod-0'], []],
    ['one token where the credential is not there', [404], 404, ['Bearer prod-0'], []],
    [
      'a second token where the first is refused',
      [401, 200],
      200,
      ['Bearer prod-0', 'Bearer prod-1'],
      ['prod:prod-0'],
    ],
    ['no third token', [401, 401], 'HTTP_UNAUTHORIZED', ['Bearer prod-0', 'Bearer prod-1'], ['prod:prod-0']],
  ])('sends %s', async (_name, statuses, expected, headers, discarded) => {
    const { http, seen } = serviceOf(...statuses);
    const tokens = tokensOf();
    expect(await statusOf(withToken(http, tokens.source))).toBe(expected);
    expect([seen, tokens.discarded]).toEqual([headers, discarded]);
  });

  it('keeps the other headers of the request', async () => {
    const requests: HttpRequest[] = [];
    const http: HttpClient = (request) => {
      requests.push(request);
      return Promise.resolve({ status: 200, headers: {}, body: Buffer.alloc(0) });
    };
    await withToken(http, tokensOf().source)(REQUEST, 'prod');
    expect(requests[0]?.headers).toEqual({ accept: 'application/json', authorization: 'Bearer prod-0' });
    expect(REQUEST.headers).toEqual({ accept: 'application/json' });
  });
});
