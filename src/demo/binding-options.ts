/** What a binding is asked for, and what its owner gets (contract 2). */
import type { Authority } from './authority.js';
import type { KeySource } from './certificates/key-pair.js';
import type { AuthenticationType } from './credential-store/binding-registry.js';
import type { TenantState } from './tenant-state.js';

export interface BindingOptions {
  readonly type?: AuthenticationType;
  /** `own-key`: the caller made the key pair, so the service key lacks its private half. */
  readonly encryption?: 'enabled' | 'disabled' | 'own-key';
  readonly permissions?: readonly string[];
  readonly namespacePermissions?: Readonly<Record<string, readonly string[]>>;
  readonly group?: string;
  /** Days from now; `stranger`: issued by an authority that the tenant does not know. */
  readonly certificate?: { readonly validFromDays?: number; readonly validForDays?: number } | 'stranger';
  readonly payloadKeyBits?: number;
  /** Of the binding; by default it ends with the certificate, or after 60 days. */
  readonly expiresAt?: Date;
}

export type ServiceKey = Readonly<Record<string, unknown>>;

export interface IssuedBinding {
  readonly serviceKey: Record<string, unknown>;
  /** PKCS#8 PEM, only with `own-key`. */
  readonly payloadPrivateKeyPem?: string;
  /** Every secret string that the holder has. */
  readonly secrets: readonly string[];
}

export interface BindingUrls {
  readonly mtlsApi: string;
  readonly api: string;
  readonly mtlsToken: string;
  readonly token: string;
}

export interface BindingIssuer {
  readonly state: TenantState;
  readonly authority: Authority;
  readonly urls: BindingUrls;
  readonly keySource: KeySource;
}
