/** What a service key of Cloud Integration is asked for, and what its holder gets (contract 1.2, 1.3). */
import type { IntegrationRole } from './client-registry.js';

export type IntegrationKeyType = 'client-secret' | 'certificate' | 'external-certificate';

/**
 * Where a key that signs in by certificate leads: a `tokenurl` of the certificate host with or without its path;
 * `certurl` next to a plain `tokenurl`; or a plain `tokenurl` whose host names the other one in its configuration.
 */
export type TokenAddress = 'certificate-host' | 'certificate-host-without-path' | 'certurl' | 'discovery';

export interface IntegrationKeyOptions {
  readonly type?: IntegrationKeyType;
  readonly roles?: readonly IntegrationRole[];
  readonly tokenAddress?: TokenAddress;
  /** Days from now, of the certificate and of the key. */
  readonly validForDays?: number;
  readonly expiredDaysAgo?: number;
  /** `stranger`: from an authority that the tenant does not know. */
  readonly issuer?: 'known' | 'stranger';
  /** `full` goes up to the root as SAP's does; `leaf` lacks all that the load balancer needs. */
  readonly chain?: 'full' | 'leaf';
  /** Line breaks of the PEM texts as two characters, as in a key that was escaped twice (contract 1.4). */
  readonly lineBreaks?: 'real' | 'escaped';
  /** The members alone, inside `oauth`, or both inside `credentials`. */
  readonly shape?: 'oauth' | 'flat' | 'credentials';
}

export interface IssuedIntegrationKey {
  readonly clientId: string;
  /** In the shape that was asked for. */
  readonly serviceKey: Readonly<Record<string, unknown>>;
  /** The members of `oauth`. */
  readonly oauth: Readonly<Record<string, unknown>>;
  /** What the caller presents; for an external certificate the service key lacks it. */
  readonly certificatePem?: string;
  readonly privateKeyPem?: string;
  /** Every secret string that the holder has. */
  readonly secrets: readonly string[];
}
