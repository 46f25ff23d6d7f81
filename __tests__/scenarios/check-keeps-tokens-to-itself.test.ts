/** Access tokens, and whatever a server says about them: in nothing that a step leaves behind, and masked afterwards. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAuthority } from '../../src/demo/authority.js';
import { generateKeyPair, pkcs1Pem } from '../../src/demo/certificates/key-pair.js';
import { useCheckBench } from '../support/check-bench.js';
import { formsOfValue } from '../support/leak-forms.js';
import { findLeaks, findUnmasked, listSurfaces } from '../support/leak-search.js';

const bench = useCheckBench();
const token = 'eyJhbGciOiJub25lIn0.S3cretToken+4711/abc.c2lnbmF0dXJl';
const secret = 'client-Secret$47/11+x=';

let server: Server;
let caPem: string;
let status = 200;

beforeAll(async () => {
  const authority = createAuthority({ name: 'Token Test', keySource: generateKeyPair });
  const chain = authority.issueServer({ hostNames: ['localhost'], addresses: [] });
  caPem = authority.root.pem;
  server = createServer(
    { cert: chain.pem, key: pkcs1Pem(chain.leaf.keys.privateKey) },
    (request, response) => {
      const isToken = request.url?.startsWith('/oauth/token') === true;
      response.statusCode = isToken ? 200 : status;
      response.setHeader('content-type', 'application/json');
      response.setHeader('x-echo', request.headers.authorization ?? '');
      response.setHeader('location', `https://localhost/?token=${token}`);
      const said = { error: `bad token ${token}`, authorization: request.headers.authorization };
      response.end(JSON.stringify(isToken ? { access_token: token, expires_in: 600 } : said));
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

test.each([200, 302, 400, 401, 403, 404, 418, 429, 500, 503])(
  'the service echoes it with %i',
  async (code) => {
    status = code;
    const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
    const oauth = { clientid: 'sb-x', clientsecret: secret, tokenurl: `${origin}/oauth/token`, url: origin };
    const binding = { serviceKey: { oauth }, secrets: [secret] };
    const result = await bench.checkAt(caPem, {
      binding,
      secretTexts: [token],
      inputs: { 'max-retries': '0' },
    });
    expect(result.outputs['key-type']).toBe('client-secret');
    const forms = [...formsOfValue(token), ...formsOfValue(secret, 'sb-x')];
    expect(findLeaks(await listSurfaces(result), forms)).toEqual([]);
    expect(findUnmasked(result, forms)).toEqual([]);
  },
);
