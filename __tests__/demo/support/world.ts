/**
 * A demo tenant without sockets: its handlers, and callers that speak to them as a holder of a service key would.
 * Sealing and opening is done here with jose directly, not with the tenant's own code.
 */
import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { compactDecrypt, CompactEncrypt } from 'jose';
import { createAuthority } from '../../../src/demo/authority.js';
import { issueBinding } from '../../../src/demo/binding.js';
import type { BindingOptions, IssuedBinding } from '../../../src/demo/binding-options.js';
import { createKeyPool, type KeySource } from '../../../src/demo/certificates/key-pair.js';
import { createCredentialStoreHandler } from '../../../src/demo/credential-store-handler.js';
import { headerOf, type DemoRequest, type DemoResponse, type Handler } from '../../../src/demo/exchange.js';
import { createOauthHandler } from '../../../src/demo/oauth-handler.js';
import { createTenantState, type StateOptions, type TenantState } from '../../../src/demo/tenant-state.js';

/** Shared by all tests of one file. */
export const keyPool = createKeyPool();

export const baseUrls = {
  mtlsApi: 'https://credstore.cert.example.test/api/v1/credentials',
  api: 'https://credstore.example.test/api/v1/credentials',
  mtlsToken: 'https://credstoreauth.cert.example.test/api/v1/token',
  token: 'https://credstoreauth.example.test/api/v1/token',
} as const;

export interface CallOptions {
  readonly namespace?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sealed when the binding has payload encryption. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string;
  /** Protected header of the request's JWE, on top of the right one. */
  readonly jweHeader?: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly text: string;
  readonly header: (name: string) => string | undefined;
  readonly response: DemoResponse;
}

export interface Caller {
  readonly binding: IssuedBinding;
  readonly call: (method: string, path: string, options?: CallOptions) => Promise<Answer>;
}

export interface World {
  readonly state: TenantState;
  readonly api: Handler;
  readonly token: Handler;
  issue(options?: BindingOptions): IssuedBinding;
  caller(options?: BindingOptions): Caller;
}

/** One authority for all worlds of a file. Its two keys come first in the pool, and the worlds pass over them. */
const authority = createAuthority({ name: 'Test', keySource: keyPool() });

function worldKeys(): KeySource {
  const source = keyPool();
  source(2048);
  source(2048);
  return source;
}

export function createWorld(options: StateOptions = {}): World {
  const state = createTenantState(options);
  const keySource = worldKeys();
  const issuer = { state, authority, urls: baseUrls, keySource };
  const api = createCredentialStoreHandler(state);
  const issue = (bindingOptions?: BindingOptions): IssuedBinding => issueBinding(issuer, bindingOptions);
  return {
    state,
    api,
    token: createOauthHandler(state),
    issue,
    caller: (bindingOptions) => callerOf(issue(bindingOptions), api, state),
  };
}

export function callerOf(binding: IssuedBinding, api: Handler, state: TenantState): Caller {
  return {
    binding,
    call: async (method, path, options = {}) => {
      const request = await requestOf(binding, state, { method, path, ...options });
      const response = await api(request);
      return await readAnswer(binding, response);
    },
  };
}

/** `path` is relative to the credentials API unless it starts with `/api`. */
async function requestOf(
  binding: IssuedBinding,
  state: TenantState,
  call: CallOptions & { method: string; path: string },
): Promise<DemoRequest> {
  const key = binding.serviceKey;
  const full = call.path.startsWith('/api') ? call.path : `/api/v1/credentials${call.path}`;
  const url = new URL(full, 'https://credstore.example.test');
  const namespace = 'namespace' in call ? call.namespace : 'ns1';
  const isMtls = typeof key['certificate'] === 'string' && key['oauth_token_url'] === undefined;
  const body = call.body ?? (call.json === undefined ? '' : await sealFor(binding, state, call));
  const contentType = key['encryption'] === undefined ? 'application/json' : 'application/jose';
  return {
    listener: isMtls ? 'mtls-api' : 'api',
    method: call.method,
    path: url.pathname,
    query: url.searchParams,
    headers: {
      ...(namespace !== undefined && { 'sapcp-credstore-namespace': namespace }),
      ...(body !== '' && { 'content-type': contentType }),
      ...(typeof key['password'] === 'string' && { authorization: basicOf(binding) }),
      ...call.headers,
    },
    body: Buffer.from(body),
    ...(isMtls && { certificate: certificateOf(binding) }),
  };
}

export function basicOf({ serviceKey }: IssuedBinding): string {
  const pair = `${String(serviceKey['username'])}:${String(serviceKey['password'])}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

export function certificateOf({ serviceKey }: IssuedBinding): { fingerprint: string; subject: string } {
  const leaf = new X509Certificate(String(serviceKey['certificate']));
  return { fingerprint: leaf.fingerprint256, subject: leaf.subject };
}

async function sealFor(binding: IssuedBinding, state: TenantState, call: CallOptions): Promise<string> {
  const text = JSON.stringify(call.json);
  const key = serverKeyOf(binding);
  if (key === undefined) return text;
  const iat = Math.floor(state.now().getTime() / 1000);
  const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', iat, ...call.jweHeader };
  return await new CompactEncrypt(Buffer.from(text)).setProtectedHeader(header).encrypt(key);
}

function encryptionOf({ serviceKey }: IssuedBinding): Record<string, string> | undefined {
  return serviceKey['encryption'] as Record<string, string> | undefined;
}

export function serverKeyOf(binding: IssuedBinding): KeyObject | undefined {
  const text = encryptionOf(binding)?.['server_public_key'];
  if (text === undefined) return undefined;
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
}

export function clientKeyOf(binding: IssuedBinding): KeyObject {
  if (binding.payloadPrivateKeyPem !== undefined) return createPrivateKey(binding.payloadPrivateKeyPem);
  const text = encryptionOf(binding)?.['client_private_key'] ?? '';
  return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
}

async function readAnswer(binding: IssuedBinding, response: DemoResponse): Promise<Answer> {
  const text = await openBody(binding, response);
  return {
    status: response.status,
    text,
    json: parseJson(text),
    header: (name) => headerOf(response, name),
    response,
  };
}

async function openBody(binding: IssuedBinding, response: DemoResponse): Promise<string> {
  const text = response.body.toString('utf8');
  if (headerOf(response, 'content-type')?.startsWith('application/jose') !== true) return text;
  const { plaintext } = await compactDecrypt(text, clientKeyOf(binding));
  return Buffer.from(plaintext).toString('utf8');
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
