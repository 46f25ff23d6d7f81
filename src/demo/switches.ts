/**
 * One switch for every point of the contract that nobody outside SAP can confirm (contract 14), so that the
 * client can be shown to survive each of the answers. The defaults are those of the "build as" column.
 */

export type RetryAfterForm = 'none' | 'seconds' | 'http-date';

export interface RateLimit {
  readonly perSecond: number;
  readonly retryAfter: RetryAfterForm;
}

export interface TenantSwitches {
  /** 201 for a new credential and 200 for a replaced one; always 200; or 204 where encryption is off (else 200). */
  readonly postStatus: 'created-or-ok' | 'always-ok' | 'no-content';
  readonly postBody: 'with-value' | 'without-value' | 'empty';
  readonly deleteStatus: 204 | 200;
  /** The last two hold every credential at once: without page numbers there is nothing to ask on with. */
  readonly listEnvelope: 'page' | 'array' | 'content-only';
  /** `ignored` answers page 0 whatever was asked. */
  readonly listPaging: 'honoured' | 'ignored';
  /** Credentials on one page: the default size, and the largest that a request may ask for. */
  readonly listPageSize: number;
  readonly errorBody: 'json' | 'empty' | 'html' | 'jwe';
  readonly disabledRead: 403 | 404;
  readonly aclRefusal: 403 | 404;
  /** 409 answers so where the credential exists, 404 where it does not (contract 7); the other case stays 412. */
  readonly precondition: 412 | 409 | 404;
  readonly notModified: 304 | 200;
  readonly tokenWithoutNamespace: 'accepted' | 'refused';
  readonly contradictingNamespace: 'refused' | 'token-wins';
  readonly patch: 'supported' | 'refused';
  readonly deleteAll: 'supported' | 'not-found';
  /** An `Authorization` header next to a good client certificate. */
  readonly extraAuthorization: 'ignored' | 'refused';
  readonly modifiedAtPrecision: 'milliseconds' | 'trimmed' | 'none';
  readonly rate: 'off' | RateLimit;
  /** How an expired binding of type mtls is refused. A number lets its expired certificate through the handshake. */
  readonly expiredBinding: 'tls-alert' | 401 | 403;
  readonly responseIat: 'now' | 'absent' | 'stale';
  /** SAP's new bindings show 3072; 2048 is the default because making larger keys takes seconds. */
  readonly payloadKeyBits: 2048 | 3072 | 4096;
  /** A client assertion whose `jti` was seen before (contract 3.4). */
  readonly repeatedAssertion: 'accepted' | 'refused';
  readonly tokenLifetimeSeconds: number;
}

export const defaultSwitches: TenantSwitches = {
  postStatus: 'created-or-ok',
  postBody: 'with-value',
  deleteStatus: 204,
  listEnvelope: 'page',
  listPaging: 'honoured',
  listPageSize: 100,
  errorBody: 'json',
  disabledRead: 403,
  aclRefusal: 403,
  precondition: 412,
  notModified: 304,
  tokenWithoutNamespace: 'accepted',
  contradictingNamespace: 'refused',
  patch: 'supported',
  deleteAll: 'supported',
  extraAuthorization: 'ignored',
  modifiedAtPrecision: 'milliseconds',
  rate: 'off',
  expiredBinding: 'tls-alert',
  responseIat: 'now',
  payloadKeyBits: 2048,
  repeatedAssertion: 'accepted',
  tokenLifetimeSeconds: 1800,
};
