/**
 * Refusals of the token endpoint: the error object of RFC 6749 §5.2 (contract 3.5).
 */

export type OAuthErrorCode =
  'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'unauthorized_client';

export class OAuthError extends Error {
  readonly status: 400 | 401;
  readonly code: OAuthErrorCode;

  constructor(code: OAuthErrorCode, description: string) {
    super(description);
    this.name = 'OAuthError';
    this.code = code;
    this.status = code === 'invalid_client' ? 401 : 400;
  }
}

export function invalidClient(description: string): OAuthError {
  return new OAuthError('invalid_client', description);
}

export function invalidRequest(description: string): OAuthError {
  return new OAuthError('invalid_request', description);
}
