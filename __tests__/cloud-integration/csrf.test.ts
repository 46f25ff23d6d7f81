import { describe, expect, it } from '@jest/globals';
import { renderCookies, withCsrf, type CsrfPolicy } from '../../src/cloud-integration/csrf.js';
import type { HttpClient, HttpRequest } from '../../src/http/client.js';
import { lineOf, serve, type Answer, type Stage } from './stage.js';

const BASE = new URL('https://acme.example/api/v1/');
const write = (method: HttpRequest['method'] = 'POST', host = 'acme.example'): HttpRequest => ({
  method,
  url: new URL(`https://${host}/api/v1/Set`),
  headers: { accept: 'a/b' },
});

const REQUIRED: Answer = { status: 403, headers: { 'x-csrf-token': 'Required' }, body: '<html>no</html>' };

/** A tenant that wants the token of its latest answers, with the cookie of the same answer, good for some writes. */
function tenant(wanted: boolean, goodFor = 1000): Stage {
  let issued = 0;
  let used = 0;
  return serve(({ method, headers }) => {
    if (method === 'GET' && headers['x-csrf-token'] === 'Fetch') {
      issued += 1;
      used = 0;
      if (!wanted) return { body: '{"d":{}}' };
      return {
        headers: { 'x-csrf-token': `T${issued}` },
        setCookies: [`JSESSIONID=s${issued}; Path=/; HttpOnly`, `__VCAP_ID__=v${issued}`],
      };
    }
    if (method === 'GET' || !wanted) return { status: 200 };
    used += 1;
    const isGood =
      headers['x-csrf-token'] === `T${issued}` &&
      headers['cookie'] === `JSESSIONID=s${issued}; __VCAP_ID__=v${issued}`;
    return isGood && used <= goodFor ? { status: 201 } : REQUIRED;
  });
}

function clientOf({ http }: Stage, policy: CsrfPolicy): HttpClient {
  return withCsrf({ http, policy, tokenUrl: (url) => new URL('/api/v1/', url) });
}

const linesOf = (stage: Stage): readonly string[] =>
  stage.requests.map((request) => lineOf(request).replace(BASE.href, ''));

describe('with a bearer token', () => {
  it('a write goes without a token where none is wanted', async () => {
    const stage = tenant(false);
    expect((await clientOf(stage, 'when-told')(write())).status).toBe(200);
    expect(stage.requests).toEqual([write()]);
  });

  it('a token is fetched when the service says so, and kept', async () => {
    const stage = tenant(true);
    const http = clientOf(stage, 'when-told');
    const answers = [await http(write()), await http(write('PUT')), await http(write('DELETE'))];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(linesOf(stage)).toEqual(['POST Set', 'GET ', 'POST Set', 'PUT Set', 'DELETE Set']);
  });
});

describe('with a certificate', () => {
  it('a token is fetched before the first write, once', async () => {
    const stage = tenant(true);
    const http = clientOf(stage, 'fetch-first');
    await http(write());
    await http(write());
    expect(linesOf(stage)).toEqual(['GET ', 'POST Set', 'POST Set']);
    expect(stage.requests[0]?.headers).toMatchObject({ 'x-csrf-token': 'Fetch' });
  });

  it('writes go on without one where the service gives none', async () => {
    const stage = tenant(false);
    const http = clientOf(stage, 'fetch-first');
    await http(write());
    await http(write());
    expect(linesOf(stage)).toEqual(['GET ', 'POST Set', 'POST Set']);
    expect(stage.requests[1]).toEqual(write());
  });

  it.each([403, 404, 500])('writes go on without one where the fetch is answered by %d', async (status) => {
    const stage = serve(({ method }) => ({ status: method === 'GET' ? status : 201 }));
    expect((await clientOf(stage, 'fetch-first')(write())).status).toBe(201);
  });

  it.each(['Required', 'Fetch', 'a\r\nb', ''])('the word %j is no token', async (word) => {
    const stage = serve(() => ({ headers: { 'x-csrf-token': word } }));
    await clientOf(stage, 'fetch-first')(write());
    expect(stage.requests[1]).toEqual(write());
  });
});

describe.each(['fetch-first', 'when-told'] as const)('with the policy %s', (policy) => {
  it('a read asks for nothing', async () => {
    const stage = tenant(true);
    await clientOf(stage, policy)(write('GET'));
    expect(stage.requests).toEqual([write('GET')]);
  });

  it('writers in parallel share one fetch', async () => {
    const stage = tenant(true);
    const http = clientOf(stage, policy);
    const answers = await Promise.all([http(write()), http(write()), http(write())]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(linesOf(stage).filter((line) => line === 'GET ')).toHaveLength(1);
  });

  it('a token that is refused is renewed once', async () => {
    const stage = tenant(true, 1);
    const http = clientOf(stage, policy);
    await http(write());
    expect((await http(write())).status).toBe(201);
    expect(stage.requests.at(-1)?.headers).toMatchObject({ 'x-csrf-token': 'T2' });
  });

  it('the second refusal is the answer', async () => {
    const stage = tenant(true, 0);
    expect((await clientOf(stage, policy)(write())).status).toBe(403);
    expect(linesOf(stage).filter((line) => line === 'POST Set')).toHaveLength(2);
  });

  it('another 403 is the answer at once', async () => {
    const stage = serve(({ method }) => ({ status: method === 'GET' ? 200 : 403 }));
    expect((await clientOf(stage, policy)(write())).status).toBe(403);
    expect(linesOf(stage).filter((line) => line === 'POST Set')).toHaveLength(1);
  });

  it('each host has its own token', async () => {
    const stage = tenant(true);
    const http = clientOf(stage, policy);
    await http(write('POST', 'acme.example'));
    await http(write('POST', 'other.example'));
    const cookies = stage.requests
      .filter(({ url }) => url.host === 'other.example')
      .map((r) => r.headers['cookie']);
    expect(cookies[0]).toBeUndefined();
    expect(cookies.at(-1)).toBe('JSESSIONID=s2; __VCAP_ID__=v2');
  });

  it('a fetch that failed is tried again by the next write', async () => {
    let failures = 0;
    const inner = tenant(true);
    const http = clientOf(
      {
        ...inner,
        http: (request) => {
          if (request.headers['x-csrf-token'] !== 'Fetch' || failures > 0) return inner.http(request);
          failures += 1;
          return Promise.reject(new Error('lost'));
        },
      },
      policy,
    );
    await expect(http(write())).rejects.toThrow('lost');
    expect((await http(write())).status).toBe(201);
  });
});

describe('renderCookies', () => {
  it.each<readonly [string, readonly string[], string]>([
    ['nothing', [], ''],
    ['one', ['a=b; Path=/; Secure'], 'a=b'],
    ['several', ['a=b', 'c="d,e"; HttpOnly', 'f='], 'a=b; c="d,e"; f='],
    ['what has no name', ['=b', 'b', '; Path=/', ''], ''],
    ['what could not stand in a header', ['a=b\r\nx: y', 'a b=c', 'ä=b'], ''],
  ])('takes names and values alone: %s', (_name, lines, expected) => {
    expect(renderCookies(lines)).toBe(expected);
  });
});
