/**
 * Everything that the handlers of one tenant remember and decide by; no sockets.
 */
import { BindingRegistry } from './credential-store/binding-registry.js';
import { RateLimiter } from './credential-store/rate-limiter.js';
import { CredentialStore } from './credential-store/store.js';
import type { SeedCredential } from './credential-store/credential.js';
import { countedIds, randomIds, type NextId } from './identifiers.js';
import { TokenStore } from './oauth/token-store.js';
import { defaultSwitches, type TenantSwitches } from './switches.js';

export interface TenantState {
  readonly switches: TenantSwitches;
  readonly now: () => Date;
  readonly nextId: NextId;
  readonly store: CredentialStore;
  readonly bindings: BindingRegistry;
  readonly tokens: TokenStore;
  readonly rateLimiter: RateLimiter;
  /** `jti` of every client assertion accepted so far. */
  readonly seenAssertions: Set<string>;
}

export interface StateOptions {
  readonly switches?: Partial<TenantSwitches> | undefined;
  readonly credentials?: readonly SeedCredential[] | undefined;
  /** The clock of the service. With a clock of the caller's the ids are the same in each run. */
  readonly now?: (() => Date) | undefined;
}

export function createTenantState({ switches, credentials = [], now }: StateOptions = {}): TenantState {
  const clock = now ?? ((): Date => new Date());
  const nextId = now === undefined ? randomIds : countedIds();
  const store = new CredentialStore({ now: clock, nextId });
  for (const credential of credentials) store.put(credential);
  return {
    switches: { ...defaultSwitches, ...switches },
    now: clock,
    nextId,
    store,
    bindings: new BindingRegistry(),
    tokens: new TokenStore(),
    rateLimiter: new RateLimiter(),
    seenAssertions: new Set(),
  };
}
