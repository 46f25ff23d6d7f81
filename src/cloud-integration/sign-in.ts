/**
 * How calls to Cloud Integration prove who they come from (contract, section 2): the client certificate of the
 * connection on every call (C), or an access token got by certificate (B) or by client secret (A).
 */
import type { Clock } from '../clock.js';
import { ActionError } from '../errors.js';
import type { HttpClient } from '../http/client.js';
import { withBearer } from '../oauth/bearer.js';
import { createCertificateGrant } from '../oauth/token-addresses.js';
import { requestToken, type IssuedToken } from '../oauth/token-request.js';
import { createTokenCache } from '../oauth/token.js';
import { Secret } from '../secret.js';
import type { CloudIntegrationBinding } from '../service-key/cloud-integration-binding.js';
import type { CsrfPolicy } from './csrf.js';

export interface SignInOptions {
  /** Presents the client certificate of the binding, where it has one. */
  readonly http: HttpClient;
  readonly binding: CloudIntegrationBinding;
  /** Without meaning for a key with a client secret, which always gets a token. */
  readonly authentication: 'certificate' | 'token';
  readonly clock: Clock;
  /** Called before the token is used, so that it can be masked. */
  readonly onToken: (token: Secret) => void;
}

export interface SignedIn {
  /** Throws HTTP_UNAUTHORIZED where the answer 401 is final. */
  readonly http: HttpClient;
  readonly csrf: CsrfPolicy;
}

export function signIn(options: SignInOptions): SignedIn {
  const { http, binding, authentication, clock, onToken } = options;
  if (binding.type !== 'client-secret' && authentication === 'certificate')
    return { http: requireAuthorized(http, CERTIFICATE_ADVICE), csrf: 'fetch-first' };
  const grant =
    binding.type === 'client-secret' ? secretGrant(http, binding) : certificateGrant(http, binding);
  const tokens = createTokenCache({ clock, onToken, issue: (_namespace, signal) => grant(signal) });
  return { http: requireAuthorized(withBearer(http, tokens, ''), TOKEN_ADVICE), csrf: 'when-told' };
}

type Grant = (signal: AbortSignal | undefined) => Promise<IssuedToken>;

function certificateGrant(http: HttpClient, { tokenUrls, clientId }: CloudIntegrationBinding): Grant {
  return createCertificateGrant({
    http,
    tokenUrls,
    buildForm: () => new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId }),
  });
}

/**
 * Form and HTTP Basic, as SAP documents it; id and secret go into the header as they are, not form-encoded first
 * (RFC 6749 §2.3.1), because SAP's token service does not decode them. Only to the address in the key.
 */
function secretGrant(
  http: HttpClient,
  binding: CloudIntegrationBinding & { readonly type: 'client-secret' },
): Grant {
  const pair = Buffer.from(`${binding.clientId}:${binding.clientSecret.reveal()}`).toString('base64');
  const authorization = new Secret(`Basic ${pair}`);
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  return (signal) => requestToken(http, { tokenUrl: binding.tokenUrls[0], form, authorization, signal });
}

const CERTIFICATE_ADVICE =
  'Check in the cockpit that the service key still exists, has not expired and belongs to a tenant that takes client certificates; or set the input "authentication" to "token".';
const TOKEN_ADVICE =
  'Check in the cockpit that the service key still exists and belongs to the plan "api" of this tenant; create a new one if in doubt.';

function requireAuthorized(http: HttpClient, next: string): HttpClient {
  return async (request) => {
    const response = await http(request);
    if (response.status !== 401) return response;
    throw new ActionError('HTTP_UNAUTHORIZED', {
      happened: `${request.url.host} did not accept the identity of the service key (status 401).`,
      next,
    });
  };
}
