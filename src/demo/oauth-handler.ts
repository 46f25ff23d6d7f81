/**
 * The token endpoint as (request) → response (contract 3.3 to 3.6): client credentials by client certificate on
 * one host, by signed assertion on the other. Tokens are good for one namespace, or for none in particular.
 */
import type { Binding } from './credential-store/binding-registry.js';
import { namespacePattern } from './credential-store/access.js';
import {
  jsonResponse,
  textResponse,
  withHeaders,
  type DemoRequest,
  type DemoResponse,
  type Handler,
} from './exchange.js';
import { verifyAssertion, type AssertedGrant } from './oauth/client-assertion.js';
import { invalidClient, invalidRequest, OAuthError } from './oauth/oauth-error.js';
import type { TenantState } from './tenant-state.js';

export const tokenPath = '/api/v1/token';
const formType = 'application/x-www-form-urlencoded';
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export function createOauthHandler(state: TenantState): Handler {
  return async (request) => {
    if (request.path !== tokenPath) return textResponse(404, 'text/plain', 'Not Found');
    if (request.method !== 'POST')
      return withHeaders(textResponse(405, 'text/plain', 'Method Not Allowed'), [['Allow', 'POST']]);
    try {
      return await issueToken(state, request);
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return jsonResponse(error.status, { error: error.code, error_description: error.message });
    }
  };
}

async function issueToken(state: TenantState, request: DemoRequest): Promise<DemoResponse> {
  const form = readForm(request);
  if (form.get('grant_type') !== 'client_credentials')
    throw new OAuthError('unsupported_grant_type', 'grant_type is not client_credentials');
  const binding = findClient(state, form);
  const grant =
    request.listener === 'mtls-token'
      ? grantByCertificate(binding, request, form)
      : await grantByAssertion(state, binding, form);
  checkNamespace(state, grant.namespace);
  const expiresIn = state.switches.tokenLifetimeSeconds;
  const expiresAt = new Date(state.now().getTime() + expiresIn * 1000);
  const token = state.tokens.issue({ username: binding.username, ...grant }, expiresAt);
  return jsonResponse(200, { access_token: token.value, token_type: 'bearer', expires_in: expiresIn });
}

function readForm(request: DemoRequest): URLSearchParams {
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== formType) throw invalidRequest(`Content-Type is not ${formType}`);
  return new URLSearchParams(request.body.toString('utf8'));
}

function findClient(state: TenantState, form: URLSearchParams): Binding {
  const binding = state.bindings.findByUsername(form.get('client_id') ?? '');
  if (binding === undefined) throw invalidClient('client_id is not known');
  if (state.bindings.isDisabled(binding)) throw invalidClient('the binding is disabled');
  if (binding.expiresAt <= state.now()) throw invalidClient('the binding has expired');
  return binding;
}

function grantByCertificate(binding: Binding, request: DemoRequest, form: URLSearchParams): AssertedGrant {
  const isOwn = binding.certificateFingerprint === request.certificate?.fingerprint;
  if (binding.type !== 'oauth:mtls' || !isOwn)
    throw invalidClient('the client certificate belongs to another client');
  return { namespace: form.get('credstore_namespace') ?? undefined, isOneTime: false };
}

async function grantByAssertion(
  state: TenantState,
  binding: Binding,
  form: URLSearchParams,
): Promise<AssertedGrant> {
  if (binding.type !== 'oauth:key') throw invalidClient('the client does not authenticate with a key');
  if (form.get('client_assertion_type') !== assertionType)
    throw invalidRequest('client_assertion_type is missing');
  return await verifyAssertion(state, binding, form.get('client_assertion') ?? '');
}

function checkNamespace(state: TenantState, namespace: string | undefined): void {
  if (namespace === undefined) {
    if (state.switches.tokenWithoutNamespace === 'refused') throw invalidRequest('the namespace is missing');
  } else if (!namespacePattern.test(namespace)) throw invalidRequest('the namespace is not valid');
}
