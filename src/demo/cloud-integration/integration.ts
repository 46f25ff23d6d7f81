/** Cloud Integration as the tests and the demo see it: addresses, service keys, and the inside of the service. */
import type { Authority } from '../authority.js';
import type { KeySource } from '../certificates/key-pair.js';
import type { IntegrationRole } from './client-registry.js';
import { issueIntegrationKey, type IntegrationKeyOptions, type IssuedIntegrationKey } from './service-key.js';
import type { IntegrationState } from './state.js';
import type { IntegrationSwitches } from './switches.js';

export interface Integration {
  /** `https://localhost:<port>`, the `url` of every service key. */
  readonly url: string;
  /** The host of the deployed flows. */
  readonly runtimeUrl: string;
  readonly state: IntegrationState;
  issueKey(options?: IntegrationKeyOptions): IssuedIntegrationKey;
  /** As when the key is deleted in the cockpit. */
  deleteKey(key: IssuedIntegrationKey): void;
  /** Of the service instance; tokens keep what they have. */
  setRoles(key: IssuedIntegrationKey, roles: readonly IntegrationRole[]): void;
  turn(switches: Partial<IntegrationSwitches>): void;
}

export interface IntegrationParts {
  readonly state: IntegrationState;
  readonly authority: Authority;
  readonly keySource: KeySource;
}

export function createIntegration(parts: IntegrationParts): Integration {
  const { state } = parts;
  const { api, runtime } = state.addresses();
  return {
    url: api,
    runtimeUrl: runtime,
    state,
    issueKey: (options) => issueIntegrationKey(parts, options),
    deleteKey: ({ clientId }) => {
      state.clients.remove(clientId);
    },
    setRoles: ({ clientId }, roles) => {
      state.clients.setRoles(clientId, roles);
    },
    turn: (switches) => {
      state.switches = { ...state.switches, ...switches };
    },
  };
}
