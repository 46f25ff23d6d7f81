import { describe, expect, it } from '@jest/globals';
import { ActionError, type ErrorCode } from '../../src/errors.js';
import { createCertificateGrant } from '../../src/oauth/token-addresses.js';
import { lineOf, serve, type Answer, type Stage } from '../cloud-integration/stage.js';

const PLAIN = 'https://acme.authentication.example/oauth/token';
const CERT = 'https://acme.authentication.cert.example/oauth/token';
const CERT_URL = 'https://cert.acme.example/oauth/token';
const DISCOVERY = '/.well-known/openid-configuration';

const TOKEN: Answer = { body: { access_token: 't1', expires_in: 3600 } };
const REFUSAL: Answer = { status: 401, body: { error: 'unauthorized', error_description: 'hunter2' } };

type Hosts = Readonly<Record<string, Answer | ErrorCode>>;

function stageOf(hosts: Hosts): Stage {
  return serve(({ url }) => {
    const answer = hosts[url.href] ?? { status: 404 };
    if (typeof answer !== 'string') return answer;
    throw new ActionError(answer, { happened: `fault at ${url.host}`, next: 'n' });
  });
}

const alias = (tokenEndpoint: unknown): Answer => ({
  body: { mtls_endpoint_aliases: { token_endpoint: tokenEndpoint } },
});

async function grantFrom(
  hosts: Hosts,
  ...addresses: readonly string[]
): Promise<{ readonly result: string; readonly asked: readonly string[] }> {
  const { http, requests } = stageOf(hosts);
  const [first = CERT, ...others] = addresses;
  const grant = createCertificateGrant({
    http,
    tokenUrls: [new URL(first), ...others.map((url) => new URL(url))],
    buildForm: () => new URLSearchParams({ client_id: 'c' }),
  });
  const result = await grant(undefined).then(
    ({ token }) => token.reveal(),
    (error: unknown) => (error instanceof ActionError ? `${error.code}: ${error.message}` : 'no ActionError'),
  );
  return { result, asked: requests.map((request) => lineOf(request).replace('https://', '')) };
}

describe('a token by certificate', () => {
  it('comes from the first address that gives one', async () => {
    const { result, asked } = await grantFrom({ [CERT_URL]: TOKEN, [CERT]: TOKEN }, CERT_URL, CERT);
    expect([result, asked]).toEqual(['t1', ['POST cert.acme.example/oauth/token']]);
  });

  it.each<readonly [string, string, Answer | ErrorCode]>([
    ['a host that is not reached', CERT_URL, 'HTTP_UNREACHABLE'],
    ['a platform that knows no such application', CERT_URL, 'HTTP_NOT_FOUND'],
    ['a redirect', CERT_URL, 'HTTP_UNEXPECTED_REDIRECT'],
    ['404', CERT_URL, { status: 404, body: 'no' }],
    ['a web page', CERT_URL, { body: '<html>sign in</html>' }],
    ['a refusal in other words than those of OAuth', CERT_URL, { status: 401, body: '<html>' }],
    ['a refusal by a host that asks for no certificate', PLAIN, REFUSAL],
  ])('is asked for at the next address after %s', async (_name, address, answer) => {
    const { result, asked } = await grantFrom({ [address]: answer, [CERT]: TOKEN }, address, CERT);
    expect(result).toBe('t1');
    expect(asked).toHaveLength(2);
  });

  it.each<readonly [string, Answer | ErrorCode, string]>([
    ['refusal by a certificate host', REFUSAL, 'OAUTH_REJECTED'],
    ['refusal by TLS', 'TLS_CLIENT_REJECTED', 'TLS_CLIENT_REJECTED'],
    ['untrusted server', 'TLS_SERVER_UNTRUSTED', 'TLS_SERVER_UNTRUSTED'],
    ['time limit', 'HTTP_TIMEOUT', 'HTTP_TIMEOUT'],
    ['server that is down', 'HTTP_SERVER_ERROR', 'HTTP_SERVER_ERROR'],
    ['rate limit', 'HTTP_RATE_LIMITED', 'HTTP_RATE_LIMITED'],
  ])('is given up after a %s', async (_name, answer, code) => {
    const { result, asked } = await grantFrom({ [CERT_URL]: answer, [CERT]: TOKEN }, CERT_URL, CERT);
    expect(result).toMatch(new RegExp(`^${code}: `));
    expect(result).not.toMatch(/hunter2/);
    expect(asked).toHaveLength(1);
  });

  it('comes from the address that the token service names, when all others fail', async () => {
    const origin = new URL(PLAIN).origin;
    const { result, asked } = await grantFrom(
      { [PLAIN]: REFUSAL, [`${origin}${DISCOVERY}`]: alias(CERT), [CERT]: TOKEN },
      PLAIN,
    );
    expect(result).toBe('t1');
    expect(asked).toEqual([
      'POST acme.authentication.example/oauth/token',
      `GET acme.authentication.example${DISCOVERY}`,
      'POST acme.authentication.cert.example/oauth/token',
    ]);
  });

  it.each<readonly [string, unknown]>([
    ['another domain', 'https://acme.authentication.cert.evil.example/oauth/token'],
    ['another label', 'https://acme.authentication.mtls.example/oauth/token'],
    ['two labels more', 'https://acme.cert.cert.authentication.example/oauth/token'],
    ['another port', 'https://acme.authentication.cert.example:8443/oauth/token'],
    ['no encryption', 'http://acme.authentication.cert.example/oauth/token'],
    ['a password in it', 'https://a:b@acme.authentication.cert.example/oauth/token'],
    ['no address', 'oauth/token'],
    ['no text', 5],
    ['the address that failed', PLAIN],
  ])('is never asked for at a named address with %s', async (_name, named) => {
    const origin = new URL(PLAIN).origin;
    const { result, asked } = await grantFrom(
      { [PLAIN]: REFUSAL, [`${origin}${DISCOVERY}`]: alias(named) },
      PLAIN,
    );
    expect(result).toMatch(/^OAUTH_REJECTED: acme\.authentication\.example refused/);
    expect(asked).toHaveLength(2);
  });

  it.each<readonly [string, Answer | ErrorCode]>([
    ['not there', { status: 404 }],
    ['no JSON', { body: '<html>' }],
    ['JSON without aliases', { body: { issuer: 'x' } }],
    ['JSON that is no object', { body: 'null' }],
    ['not reached', 'HTTP_UNREACHABLE'],
  ])('fails as the first address did, when the discovery document is %s', async (_name, document) => {
    const origin = new URL(PLAIN).origin;
    const { result } = await grantFrom({ [PLAIN]: REFUSAL, [`${origin}${DISCOVERY}`]: document }, PLAIN);
    expect(result).toMatch(/^OAUTH_REJECTED: acme\.authentication\.example refused/);
  });

  it('is not looked for at a host that was not reached', async () => {
    const { result, asked } = await grantFrom({ [PLAIN]: 'HTTP_UNREACHABLE' }, PLAIN);
    expect(result).toBe('HTTP_UNREACHABLE: fault at acme.authentication.example');
    expect(asked).toHaveLength(1);
  });

  it('is renewed where it came from, without the others', async () => {
    const { http, requests } = stageOf({ [CERT_URL]: 'HTTP_UNREACHABLE', [CERT]: TOKEN });
    const grant = createCertificateGrant({
      http,
      tokenUrls: [new URL(CERT_URL), new URL(CERT)],
      buildForm: () => new URLSearchParams(),
    });
    await grant(undefined);
    await grant(undefined);
    expect(requests.map(({ url }) => url.href)).toEqual([CERT_URL, CERT, CERT]);
  });

  it('passes an abort on, and tries nothing else', async () => {
    const { http, requests } = serve(() => {
      throw new DOMException('stopped', 'AbortError');
    });
    const grant = createCertificateGrant({
      http,
      tokenUrls: [new URL(CERT_URL), new URL(CERT)],
      buildForm: () => new URLSearchParams(),
    });
    await expect(grant(undefined)).rejects.toThrow('stopped');
    expect(requests).toHaveLength(1);
  });
});
