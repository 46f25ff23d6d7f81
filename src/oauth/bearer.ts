/** Requests that carry an access token (RFC 6750 §2.1). What an answer 401 means in the end is for the caller. */
import type { HttpClient } from '../http/client.js';
import type { Secret } from '../secret.js';
import type { TokenSource } from './token.js';

/** A refused token is replaced once: it may have been revoked, or the clocks differ. */
export function withBearer(http: HttpClient, tokens: TokenSource, namespace: string): HttpClient {
  return async (request) => {
    const send = (token: Secret): ReturnType<HttpClient> =>
      http({ ...request, headers: { ...request.headers, authorization: `Bearer ${token.reveal()}` } });
    const token = await tokens.fetchToken(namespace, request.signal);
    const response = await send(token);
    if (response.status !== 401) return response;
    tokens.discard(namespace, token);
    return send(await tokens.fetchToken(namespace, request.signal));
  };
}
