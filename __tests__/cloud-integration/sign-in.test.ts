import { describe, expect, it } from '@jest/globals';
import { signIn, type SignInOptions } from '../../src/cloud-integration/sign-in.js';
import type { HttpRequest } from '../../src/http/client.js';
import { Secret } from '../../src/secret.js';
import type { CloudIntegrationBinding } from '../../src/service-key/cloud-integration-binding.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { serve, serveInTurn, type Answer, type Stage } from './stage.js';

const TOKEN_URL = 'https://acme.authentication.cert.example/oauth/token';
const API = new URL('https://acme.it.example/api/v1/IntegrationPackages');
const REQUEST: HttpRequest = { method: 'GET', url: API, headers: { accept: 'a/b' } };

const BASE = {
  service: 'cloud-integration',
  url: new URL('https://acme.it.example'),
  tokenUrls: [new URL(TOKEN_URL)],
  clientId: 'sb-1!b2|it!b3',
  expiresAt: undefined,
  secrets: [],
} as const;

const CERTIFICATE_KEY: CloudIntegrationBinding = {
  ...BASE,
  type: 'external-certificate',
  identity: undefined,
  certificates: [],
  privateKey: undefined,
};
const SECRET_KEY: CloudIntegrationBinding = {
  ...BASE,
  type: 'client-secret',
  clientSecret: new Secret('pa$s:w=rd'),
};

/** A tenant that issues t1, t2, … and takes only the tokens listed. */
function tenant(...accepted: readonly string[]): Stage {
  let issued = 0;
  return serve(({ url, headers }): Answer => {
    if (url.href === TOKEN_URL) {
      issued += 1;
      return { body: { access_token: `t${issued}`, expires_in: 3600 } };
    }
    return { status: accepted.includes(headers['authorization'] ?? 'none') ? 200 : 401 };
  });
}

function optionsOf(stage: Stage, options: Partial<SignInOptions> = {}): SignInOptions {
  return {
    http: stage.http,
    binding: CERTIFICATE_KEY,
    authentication: 'token',
    clock: new VirtualClock(),
    onToken: () => undefined,
    ...options,
  };
}

describe('signing in by certificate on every call', () => {
  const certificate = { authentication: 'certificate' } as const;

  it('sends the request as it is, and asks for no token', async () => {
    const stage = tenant('none');
    const { http, csrf } = signIn(optionsOf(stage, certificate));
    expect((await http(REQUEST)).status).toBe(200);
    expect(stage.requests).toEqual([REQUEST]);
    expect(csrf).toBe('fetch-first');
  });

  it.each([200, 204, 403, 404, 500])('takes status %d for an answer', async (status) => {
    const { http } = signIn(optionsOf(serveInTurn({ status }), certificate));
    expect((await http(REQUEST)).status).toBe(status);
  });

  it('takes 401 as final', async () => {
    const stage = tenant();
    await expect(signIn(optionsOf(stage, certificate)).http(REQUEST)).rejects.toMatchObject({
      code: 'HTTP_UNAUTHORIZED',
    });
    expect(stage.requests).toHaveLength(1);
  });
});

describe('signing in by token', () => {
  it('with a certificate sends the client id alone', async () => {
    const stage = tenant('Bearer t1');
    const { http, csrf } = signIn(optionsOf(stage));
    expect((await http(REQUEST)).status).toBe(200);
    expect(stage.requests[0]).toMatchObject({
      method: 'POST',
      url: new URL(TOKEN_URL),
      body: 'grant_type=client_credentials&client_id=sb-1%21b2%7Cit%21b3',
    });
    expect(stage.requests[0]?.headers['authorization']).toBeUndefined();
    expect(stage.requests[1]?.headers).toEqual({ accept: 'a/b', authorization: 'Bearer t1' });
    expect(csrf).toBe('when-told');
  });

  it.each(['certificate', 'token'] as const)(
    'with a client secret sends it by HTTP Basic, whatever "authentication" says (%s)',
    async (authentication) => {
      const stage = tenant('Bearer t1');
      await signIn(optionsOf(stage, { binding: SECRET_KEY, authentication })).http(REQUEST);
      expect(stage.requests[0]).toMatchObject({ body: 'grant_type=client_credentials' });
      expect(stage.requests[0]?.headers['authorization']).toBe(
        `Basic ${Buffer.from('sb-1!b2|it!b3:pa$s:w=rd').toString('base64')}`,
      );
    },
  );

  it('shows each token to the masker before it is used', async () => {
    const seen: string[] = [];
    const stage = serve(({ url }) => {
      if (url.href === TOKEN_URL) return { body: { access_token: 't1' } };
      return { status: 200, body: seen };
    });
    const { http } = signIn(optionsOf(stage, { onToken: (token) => seen.push(token.reveal()) }));
    expect((await http(REQUEST)).body.toString()).toBe('["t1"]');
  });

  it('shares one token among calls in parallel', async () => {
    const stage = tenant('Bearer t1');
    const { http } = signIn(optionsOf(stage));
    await Promise.all([http(REQUEST), http(REQUEST), http(REQUEST)]);
    expect(stage.requests.filter(({ url }) => url.href === TOKEN_URL)).toHaveLength(1);
  });

  it('renews a refused token once, for all that were refused together', async () => {
    const stage = tenant('Bearer t2');
    const { http } = signIn(optionsOf(stage));
    const answers = await Promise.all([http(REQUEST), http(REQUEST)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(stage.requests.filter(({ url }) => url.href === TOKEN_URL)).toHaveLength(2);
  });

  it('takes the second 401 as final', async () => {
    const stage = tenant();
    await expect(signIn(optionsOf(stage)).http(REQUEST)).rejects.toMatchObject({ code: 'HTTP_UNAUTHORIZED' });
    expect(stage.requests).toHaveLength(4);
  });

  it('renews a minute before the end', async () => {
    const clock = new VirtualClock();
    const stage = tenant('Bearer t1', 'Bearer t2');
    const { http } = signIn(optionsOf(stage, { clock }));
    await http(REQUEST);
    await clock.advance(3_541_000);
    await http(REQUEST);
    expect(stage.requests.at(-1)?.headers['authorization']).toBe('Bearer t2');
  });
});
