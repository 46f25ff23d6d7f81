/**
 * The calls of SAP's own samples for Node (documentation of Credential Store, "Credential Management – Example" and "DEK
 * Encryption – Example"), in their order, with their library for JWE, which neither the tenant nor the action uses: basic
 * authentication, keys as one line between boundaries, methods in lower case. The samples themselves were run too.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import jose from 'node-jose';
import { Agent, fetch } from 'undici';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';

interface Binding {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly encryption: { readonly client_private_key: string; readonly server_public_key: string };
}

type Fields = Readonly<Record<string, unknown>>;

let tenant: Tenant;
let binding: Binding;
let dispatcher: Agent;

beforeAll(async () => {
  tenant = await startTenant({ switches: { payloadKeyBits: 3072 } });
  binding = tenant.issueBinding({ type: 'basic' }).serviceKey as unknown as Binding;
  dispatcher = new Agent({ connect: { ca: tenant.caPem } });
});

afterAll(async () => {
  await dispatcher.close();
  await tenant.stop();
});

async function seal(json: Fields): Promise<string> {
  const { server_public_key: line } = binding.encryption;
  const pem = `-----BEGIN PUBLIC KEY-----${line}-----END PUBLIC KEY-----`;
  const publicKey = await jose.JWK.asKey(pem, 'pem', { alg: 'RSA-OAEP-256' });
  const options = {
    contentAlg: 'A256GCM',
    format: 'compact',
    fields: { iat: Math.round(Date.now() / 1000) },
  } as const;
  return jose.JWE.createEncrypt(options, publicKey)
    .update(Buffer.from(JSON.stringify(json)))
    .final();
}

async function open(payload: string): Promise<Fields> {
  const { client_private_key: line } = binding.encryption;
  const pem = `-----BEGIN PRIVATE KEY-----${line}-----END PRIVATE KEY-----`;
  const privateKey = await jose.JWK.asKey(pem, 'pem', { alg: 'RSA-OAEP-256', enc: 'A256GCM' });
  const { plaintext } = await jose.JWE.createDecrypt(privateKey).decrypt(payload);
  return JSON.parse(plaintext.toString()) as Fields;
}

async function call(method: string, url: string, json?: Fields): Promise<Fields | undefined> {
  const basic = Buffer.from(`${binding.username}:${binding.password}`).toString('base64');
  const response = await fetch(url, {
    method,
    dispatcher,
    headers: {
      authorization: `Basic ${basic}`,
      'sapcp-credstore-namespace': 'namespace1',
      ...(json !== undefined && { 'content-type': 'application/jose' }),
    },
    body: json === undefined ? null : await seal(json),
  });
  expect(response.ok).toBe(true);
  return method === 'delete' ? undefined : open(await response.text());
}

it.each([
  [
    'password',
    { name: 'password1', value: 'secret1', username: 'user1', metadata: '{"url": "https://a.example"}' },
  ],
  ['key', { name: 'key1', value: randomBytes(32).toString('base64'), format: 'aes', metadata: '256 bits' }],
  ['keyring', { name: 'keyring1', length: 32, rotation: { period: 30 } }],
])('writes, reads and deletes a %s (a keyring stays, as in the sample)', async (type, credential) => {
  const url = `${binding.url}/${type}`;
  expect(await call('post', url, credential)).toMatchObject(credential);
  expect(await call('get', `${url}?name=${credential.name}`)).toMatchObject(credential);
  if (type !== 'keyring') await call('delete', `${url}?name=${credential.name}`);
});

it('makes, wraps and unwraps keys with a keyring', async () => {
  await call('post', `${binding.url}/keyring`, { name: 'wrapping', length: 32, rotation: { period: 30 } });
  const operation = (name: string, json: Fields): Promise<Fields | undefined> =>
    call('post', `${binding.url.replace('credentials', 'keyencryption')}/${name}`, {
      keyring: 'wrapping',
      ...json,
    });
  const made = await operation('generate', { keySize: 32 });
  const { plainKey } = (await operation('decrypt', { encryptedKey: made?.['encryptedKey'] })) ?? {};
  expect(Buffer.from(String(plainKey), 'base64')).toHaveLength(32);
  expect(plainKey).toBe(made?.['plainKey']);
  const wrapped = await operation('encrypt', { plainKey });
  expect(wrapped?.['encryptedKey']).not.toBe(made?.['encryptedKey']);
  expect(await operation('decrypt', { encryptedKey: wrapped?.['encryptedKey'] })).toEqual({ plainKey });
});
