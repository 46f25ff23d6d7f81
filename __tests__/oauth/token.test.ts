import { describe, expect, it } from '@jest/globals';
import { createTokenSource, type TokenSource } from '../../src/oauth/token.js';
import type { HttpRequest, HttpResponse } from '../../src/http/client.js';
import { VirtualClock } from '../support/virtual-clock.js';

const tokenUrl = new URL('https://auth.example/api/v1/token');

interface Stage {
  readonly source: TokenSource;
  readonly clock: VirtualClock;
  readonly requests: HttpRequest[];
  readonly seen: string[];
}

/** A token service that answers with the given bodies in turn, the last one for ever. */
function stage(...answers: readonly (readonly [status: number, body: unknown])[]): Stage {
  const clock = new VirtualClock();
  const requests: HttpRequest[] = [];
  const seen: string[] = [];
  const source = createTokenSource({
    http: (request) => {
      const [status, body] = answers[Math.min(requests.length, answers.length - 1)] ?? [500, ''];
      requests.push(request);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return Promise.resolve<HttpResponse>({ status, headers: {}, body: Buffer.from(text) });
    },
    tokenUrl,
    clock,
    buildForm: (namespace) =>
      Promise.resolve(new URLSearchParams({ client_id: 'a+b/c=', credstore_namespace: namespace })),
    onToken: (token) => seen.push(token.reveal()),
  });
  return { source, clock, requests, seen };
}

const token = (name: string, seconds: number): readonly [number, unknown] => [
  200,
  { access_token: name, token_type: 'bearer', expires_in: seconds },
];

describe('access tokens', () => {
  it('are asked for by POST with an encoded form', async () => {
    const { source, requests } = stage(token('t1', 1800));
    expect((await source.fetchToken('prod', undefined)).reveal()).toBe('t1');
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: tokenUrl,
      body: 'client_id=a%2Bb%2Fc%3D&credstore_namespace=prod',
    });
  });

  it('are shown to the masker before they are used', async () => {
    const { source, seen } = stage(token('t1', 1800));
    await source.fetchToken('prod', undefined);
    expect(seen).toEqual(['t1']);
  });

  it('are fetched once for requests in parallel, and once for each namespace', async () => {
    const { source, requests } = stage(token('t1', 1800));
    await Promise.all(['a', 'a', 'b', 'a'].map((namespace) => source.fetchToken(namespace, undefined)));
    expect(requests.map(({ body }) => body?.split('=').at(-1))).toEqual(['a', 'b']);
  });

  it.each([
    ['1800 s: kept until a minute before', 1800, 1739, 1],
    ['1800 s: renewed within the last minute', 1800, 1741, 2],
    ['a short life: kept for half of it', 40, 19, 1],
    ['a short life: renewed in the second half', 40, 21, 2],
  ])('%s', async (_name, seconds, later, expected) => {
    const { source, clock, requests } = stage(token('t1', seconds), token('t2', seconds));
    await source.fetchToken('prod', undefined);
    await clock.advance(later * 1000);
    await source.fetchToken('prod', undefined);
    expect(requests).toHaveLength(expected);
  });

  it('are renewed after a refusal, once', async () => {
    const { source, requests } = stage(token('t1', 1800), token('t2', 1800));
    const first = await source.fetchToken('prod', undefined);
    source.discard('prod', first);
    source.discard('prod', first);
    const second = await source.fetchToken('prod', undefined);
    source.discard('prod', first);
    expect((await source.fetchToken('prod', undefined)).reveal()).toBe(second.reveal());
    expect(requests).toHaveLength(2);
  });

  it('are asked for again after a failure', async () => {
    const { source } = stage([401, { error: 'invalid_client' }], token('t2', 1800));
    await expect(source.fetchToken('prod', undefined)).rejects.toMatchObject({ code: 'OAUTH_REJECTED' });
    expect((await source.fetchToken('prod', undefined)).reveal()).toBe('t2');
  });

  it.each([
    ['a known error word is shown', 401, { error: 'invalid_client' }, /401, invalid_client\)/],
    ['any other text is not', 400, { error: 'hunter2', error_description: 'hunter2' }, /status 400\)/],
    ['no JSON', 403, '<html>hunter2', /status 403\)/],
    ['200 without a token', 200, { token: 'hunter2' }, /without one/],
    ['200 with a token that could not stand in a header', 200, { access_token: 'a\r\nb: c' }, /without one/],
  ])('refused: %s', async (_name, status, body, message) => {
    const failure = stage([status, body]).source.fetchToken('prod', undefined);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.not.toThrow(/hunter2/);
  });
});
