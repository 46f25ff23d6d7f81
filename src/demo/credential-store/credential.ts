/**
 * The credential as the service keeps it, and as it shows it on the wire (contract 6.3, 6.4, 6.7).
 */
import type { TenantSwitches } from '../switches.js';

export const credentialTypes = ['password', 'key', 'keyring'] as const;

export type CredentialType = (typeof credentialTypes)[number];

export type CredentialStatus = 'enabled' | 'readonly' | 'disabled';

export interface Acl {
  readonly groups: readonly string[];
}

/** One generation of a keyring's key material; the newest encrypts, all of them decrypt (contract 8). */
export interface KeyVersion {
  readonly material: Buffer;
  readonly createdAt: Date;
}

/** What a writer may say about a credential. For type `key` the value is the base64 text as stored. */
export interface CredentialFields {
  readonly value?: string | undefined;
  readonly username?: string | undefined;
  readonly metadata?: string | undefined;
  readonly format?: string | undefined;
  readonly status?: CredentialStatus | undefined;
  readonly acl?: Acl | undefined;
  /** Keyrings only: bytes of key material. */
  readonly length?: number | undefined;
  /** Keyrings only. */
  readonly rotationDays?: number | undefined;
}

/** A credential that a test puts in directly, with what only the cockpit can set. */
export interface SeedCredential extends CredentialFields {
  readonly namespace: string;
  readonly type: CredentialType;
  readonly name: string;
  /** The wire name of this flag is not known (contract 6.3), so only seeds have it. */
  readonly isModifiable?: boolean | undefined;
  readonly disabledSince?: Date | undefined;
}

export interface Credential extends SeedCredential {
  readonly id: string;
  readonly modifiedAt: Date;
  readonly status: CredentialStatus;
  readonly isModifiable: boolean;
  readonly keyVersions: readonly KeyVersion[];
}

type WireForm = Readonly<Record<string, unknown>>;

export function renderCredential(
  credential: Credential,
  switches: Pick<TenantSwitches, 'modifiedAtPrecision'>,
): WireForm {
  const { id, name, value, status, username, type, metadata, format, acl } = credential;
  const modifiedAt = renderTime(credential.modifiedAt, switches.modifiedAtPrecision);
  if (type !== 'keyring')
    return { id, name, modifiedAt, value, status, username, type, metadata, format, acl };
  const rotation = { period: credential.rotationDays };
  return { id, name, modifiedAt, status, type, metadata, length: credential.length, rotation, acl };
}

/** Values are not listed (contract 6.7). */
export function renderListItem(
  credential: Credential,
  switches: Pick<TenantSwitches, 'modifiedAtPrecision'>,
): WireForm {
  const { id, name, status, username, type } = credential;
  const modifiedAt = renderTime(credential.modifiedAt, switches.modifiedAtPrecision);
  return { id, name, modifiedAt, status, username, type };
}

/** ISO 8601 in UTC; `trimmed` cuts the zeros at the end of the fraction as SAP does in `expires_at`. */
export function renderTime(time: Date, precision: TenantSwitches['modifiedAtPrecision']): string {
  const text = time.toISOString();
  if (precision === 'milliseconds') return text;
  if (precision === 'none') return text.replace(/\.\d+Z$/, 'Z');
  return text.replace(/\.?0+Z$/, 'Z');
}
