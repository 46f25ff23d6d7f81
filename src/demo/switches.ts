/**
 * One switch for every point of the contract that nobody outside SAP can confirm (contract 14), so that the
 * client can be shown to survive each of the answers. The defaults are those of the "build as" column. The tests go
 * through all settings in this table, and the types are made of it, so no setting can be left out.
 */

export const retryAfterForms = ['none', 'seconds', 'http-date'] as const;

export type RetryAfterForm = (typeof retryAfterForms)[number];

export interface RateLimit {
  readonly perSecond: number;
  readonly retryAfter: RetryAfterForm;
}

/** Of a switch that takes more than it is tried with. */
export function settings<T>(...values: readonly T[]): readonly T[] {
  return values;
}

export type SwitchesOf<Table extends Readonly<Record<string, readonly unknown[]>>> = {
  readonly [Name in keyof Table]: Table[Name][number];
};

/** The settings of each switch, the default first. */
export const tenantSettings = {
  /** 201 for a new credential and 200 for a replaced one; always 200; or 204 where encryption is off (else 200). */
  postStatus: ['created-or-ok', 'always-ok', 'no-content'],
  postBody: ['with-value', 'without-value', 'empty'],
  deleteStatus: [204, 200],
  /** The last two hold every credential at once: without page numbers there is nothing to ask on with. */
  listEnvelope: ['page', 'array', 'content-only'],
  /** `ignored` answers page 0 whatever was asked. */
  listPaging: ['honoured', 'ignored'],
  /** Credentials on one page: the default size, and the largest that a request may ask for. */
  listPageSize: settings<number>(100, 1, 1000),
  errorBody: ['json', 'empty', 'html', 'jwe'],
  disabledRead: [403, 404],
  aclRefusal: [403, 404],
  /** 409 answers so where the credential exists, 404 where it does not (contract 7); the other case stays 412. */
  precondition: [412, 409, 404],
  notModified: [304, 200],
  tokenWithoutNamespace: ['accepted', 'refused'],
  contradictingNamespace: ['refused', 'token-wins'],
  patch: ['supported', 'refused'],
  deleteAll: ['supported', 'not-found'],
  /** An `Authorization` header next to a good client certificate. */
  extraAuthorization: ['ignored', 'refused'],
  modifiedAtPrecision: ['milliseconds', 'trimmed', 'none'],
  rate: settings<'off' | RateLimit>(
    'off',
    ...retryAfterForms.map((retryAfter) => ({ perSecond: 3, retryAfter })),
  ),
  /** How an expired binding of type mtls is refused. A number lets its expired certificate through the handshake. */
  expiredBinding: ['tls-alert', 401, 403],
  responseIat: ['now', 'absent', 'stale'],
  /** SAP's new bindings show 3072; 2048 is the default because making larger keys takes seconds. */
  payloadKeyBits: [2048, 3072, 4096],
  /** A client assertion whose `jti` was seen before (contract 3.4). */
  repeatedAssertion: ['accepted', 'refused'],
  tokenLifetimeSeconds: settings<number>(1800, 61),
} as const;

export type TenantSwitches = SwitchesOf<typeof tenantSettings>;

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
