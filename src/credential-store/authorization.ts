/**
 * How calls to Credential Store prove who they come from, by the type of the binding: the client certificate of
 * the connection alone, HTTP Basic, or an access token of the namespace (SAP: "Authentication", Oct 2025).
 */
import { unauthorized, type HttpClient, type HttpRequest, type HttpResponse } from '../http/client.js';
import type { TokenSource } from '../oauth/token.js';
import type { Secret } from '../secret.js';

/** A request in a namespace; an answer 401 is thrown. */
export type StoreHttp = (request: HttpRequest, namespace: string) => Promise<HttpResponse>;

export function withClientCertificate(http: HttpClient): StoreHttp {
  return async (request) => requireAuthorized(await http(request), request);
}

export function withBasic(http: HttpClient, username: string, password: Secret): StoreHttp {
  const pair = Buffer.from(`${username}:${password.reveal()}`).toString('base64');
  return async (request) => requireAuthorized(await http(withHeader(request, `Basic ${pair}`)), request);
}

/** A refused token is replaced once: it may have been revoked, or the clocks differ. */
export function withToken(http: HttpClient, tokens: TokenSource): StoreHttp {
  const send = async (request: HttpRequest, token: Secret): Promise<HttpResponse> =>
    http(withHeader(request, `Bearer ${token.reveal()}`));
  return async (request, namespace) => {
    const token = await tokens.fetchToken(namespace, request.signal);
    const response = await send(request, token);
    if (response.status !== 401) return response;
    tokens.discard(namespace, token);
    const renewed = await tokens.fetchToken(namespace, request.signal);
    return requireAuthorized(await send(request, renewed), request);
  };
}

function withHeader(request: HttpRequest, authorization: string): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization } };
}

function requireAuthorized(response: HttpResponse, { url }: HttpRequest): HttpResponse {
  if (response.status === 401) throw unauthorized(url.host);
  return response;
}
