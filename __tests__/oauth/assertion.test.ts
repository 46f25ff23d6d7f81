import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { signAssertion } from '../../src/oauth/assertion.js';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const claims = {
  clientId: 'client.0.a+b/c=',
  audience: 'https://auth.example/api/v1/token',
  namespace: 'prod',
  scopes: ['credstore.passwords.read'],
  id: 'id-1',
  issuedAt: new Date('2026-01-01T00:00:00.900Z'),
};

it('carries the claims that the service asks for, and a header without anything else', async () => {
  const assertion = await signAssertion(keys.privateKey, claims);
  expect(decodeProtectedHeader(assertion)).toEqual({ typ: 'JWT', alg: 'RS256' });
  const { payload } = await jwtVerify(assertion, keys.publicKey);
  expect(payload).toEqual({
    aud: claims.audience,
    iss: claims.clientId,
    iat: 1767225600,
    jti: 'id-1',
    nsp: 'prod',
    scp: ['credstore.passwords.read'],
  });
});

it('leaves the scopes out where there are none', async () => {
  const { payload } = await jwtVerify(
    await signAssertion(keys.privateKey, { ...claims, scopes: [] }),
    keys.publicKey,
  );
  expect(payload).not.toHaveProperty('scp');
});
