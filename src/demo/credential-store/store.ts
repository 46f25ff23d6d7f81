/**
 * The state of one instance: credentials by namespace, type and name. Every write gives a new id (contract 6.5).
 * No permission is checked here: tests put and read credentials directly.
 */
import type { NextId } from '../identifiers.js';
import type { Credential, CredentialType, KeyVersion, SeedCredential } from './credential.js';
import { generateVersion, versionsAt } from './keyring.js';

export interface StoreOptions {
  readonly now: () => Date;
  readonly nextId: NextId;
}

const defaultKeyringBytes = 32;

export class CredentialStore {
  readonly #credentials = new Map<string, Credential>();
  readonly #options: StoreOptions;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** Creates or replaces; a keyring keeps the key material that it has. */
  put(seed: SeedCredential): Credential {
    const modifiedAt = this.#options.now();
    const existing = this.find(seed.namespace, seed.type, seed.name);
    const status = seed.status ?? 'enabled';
    const credential: Credential = {
      ...seed,
      ...(seed.type === 'keyring' && { value: undefined, length: keyringLength(seed) }),
      id: this.#options.nextId(),
      modifiedAt,
      status,
      isModifiable: seed.isModifiable ?? true,
      disabledSince: status === 'disabled' ? disabledSince(seed, existing, modifiedAt) : undefined,
      keyVersions: existing?.keyVersions ?? firstVersions(seed, modifiedAt),
    };
    this.#credentials.set(keyOf(seed), credential);
    return credential;
  }

  find(namespace: string, type: CredentialType, name: string): Credential | undefined {
    const key = keyOf({ namespace, type, name });
    const credential = this.#credentials.get(key);
    if (credential?.type !== 'keyring') return credential;
    const current = { ...credential, keyVersions: versionsAt(credential, this.#options.now()) };
    this.#credentials.set(key, current);
    return current;
  }

  /** In the order of their names; all types if none is given. */
  list(namespace: string, type?: CredentialType): readonly Credential[] {
    return [...this.#credentials.values()]
      .filter((entry) => entry.namespace === namespace && (type === undefined || entry.type === type))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  remove({ namespace, type, name }: Pick<Credential, 'namespace' | 'type' | 'name'>): boolean {
    return this.#credentials.delete(keyOf({ namespace, type, name }));
  }

  /** Gives a keyring a new version before its time. */
  rotate(namespace: string, name: string): void {
    const keyring = this.find(namespace, 'keyring', name);
    if (keyring === undefined) throw new Error(`no keyring ${name} in namespace ${namespace}`);
    const version = generateVersion(keyringLength(keyring), this.#options.now());
    this.#credentials.set(keyOf(keyring), { ...keyring, keyVersions: [...keyring.keyVersions, version] });
  }
}

function keyOf({ namespace, type, name }: Pick<Credential, 'namespace' | 'type' | 'name'>): string {
  return JSON.stringify([namespace, type, name]);
}

function keyringLength(seed: SeedCredential): number {
  return seed.length ?? defaultKeyringBytes;
}

function disabledSince(seed: SeedCredential, existing: Credential | undefined, now: Date): Date {
  return seed.disabledSince ?? existing?.disabledSince ?? now;
}

function firstVersions(seed: SeedCredential, createdAt: Date): readonly KeyVersion[] {
  if (seed.type !== 'keyring') return [];
  if (seed.value === undefined) return [generateVersion(keyringLength(seed), createdAt)];
  return [{ material: Buffer.from(seed.value, 'base64'), createdAt }];
}
