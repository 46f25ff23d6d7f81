/**
 * What the service knows of the bindings that it issued, found by user name or by client certificate.
 */
import type { KeyObject } from 'node:crypto';
import type { Grants } from './permissions.js';

export const authenticationTypes = ['mtls', 'oauth:mtls', 'oauth:key', 'basic'] as const;

export type AuthenticationType = (typeof authenticationTypes)[number];

export interface PayloadKeys {
  /** Responses are sealed for it. */
  readonly clientPublicKey: KeyObject;
  /** Requests are opened with it. */
  readonly serverPrivateKey: KeyObject;
}

export interface Binding extends Grants {
  readonly type: AuthenticationType;
  /** Also the OAuth client id (contract 2.1). */
  readonly username: string;
  readonly password?: string | undefined;
  readonly certificateFingerprint?: string | undefined;
  /** Verifies the client assertions of `oauth:key`. */
  readonly assertionKey?: KeyObject | undefined;
  readonly tokenUrl?: string | undefined;
  /** Nothing when payload encryption is off. */
  readonly payloadKeys?: PayloadKeys | undefined;
  readonly expiresAt: Date;
}

export class BindingRegistry {
  readonly #byUsername = new Map<string, Binding>();
  readonly #byFingerprint = new Map<string, Binding>();
  readonly #disabled = new Set<string>();

  add(binding: Binding): void {
    this.#byUsername.set(binding.username, binding);
    if (binding.certificateFingerprint !== undefined)
      this.#byFingerprint.set(binding.certificateFingerprint, binding);
  }

  /** As the cockpit does; the service key stays the same. */
  disable(username: string): void {
    this.#disabled.add(username);
  }

  findByUsername(username: string): Binding | undefined {
    return this.#byUsername.get(username);
  }

  findByFingerprint(fingerprint: string): Binding | undefined {
    return this.#byFingerprint.get(fingerprint);
  }

  isDisabled(binding: Binding): boolean {
    return this.#disabled.has(binding.username);
  }
}
