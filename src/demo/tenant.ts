/**
 * The demo tenant: a Credential Store and a Cloud Integration on loopback over real mutual TLS. Starts and stops
 * the five listeners, hands out service keys, records what arrives and injects faults. For tests and the demo only.
 */
import { createAuthority, type Authority, type Chain } from './authority.js';
import { issueBinding } from './binding.js';
import type { BindingOptions, BindingUrls, IssuedBinding } from './binding-options.js';
import { createClientJudge, createOptionalJudge } from './client-judge.js';
import { createIntegration, type Integration } from './cloud-integration/integration.js';
import {
  createIntegrationState,
  type IntegrationAddresses,
  type IntegrationState,
} from './cloud-integration/state.js';
import type { IntegrationSwitches } from './cloud-integration/switches.js';
import { generateKeyPair, pkcs1Pem, type KeySource } from './certificates/key-pair.js';
import { credentialsPath } from './credential-store/route.js';
import type { CredentialStore } from './credential-store/store.js';
import type { ListenerName } from './exchange.js';
import { FaultList } from './faults/fault-list.js';
import type { Fault } from './faults/fault.js';
import { tokenPath } from './oauth-handler.js';
import { Recorder, type RecordedConnection, type RecordedRequest } from './recorder.js';
import { createRequestListener } from './request-listener.js';
import { createTenantState, type StateOptions, type TenantState } from './tenant-state.js';
import { startListener, type Listener, type RefusalMode } from './wire/listener.js';

export interface TenantOptions extends StateOptions {
  readonly serverCertificate?: 'valid' | 'expired' | 'wrong-host' | 'unknown-authority';
  /** How a client certificate that is missing or not good is refused; an alert unless given. */
  readonly clientCertificateMode?: RefusalMode;
  /** A source that never gives the same key twice, see `createKeyPool`. */
  readonly keySource?: KeySource;
  /** Names that the server certificate is good for, besides localhost and the loopback addresses. */
  readonly hostNames?: readonly string[];
  /** Of Cloud Integration. */
  readonly integration?: IntegrationOptions;
}

export interface IntegrationOptions {
  readonly switches?: Partial<IntegrationSwitches>;
}

export interface Tenant {
  /** `https://localhost:<port>/api/v1/credentials` on the mtls host, as in a binding of type mtls. */
  readonly url: string;
  readonly urls: BindingUrls;
  /** Root of the server certificate, for the input `ca-certificates`. */
  readonly caPem: string;
  readonly requests: readonly RecordedRequest[];
  readonly connections: readonly RecordedConnection[];
  readonly store: CredentialStore;
  readonly integration: Integration;
  issueBinding(options?: BindingOptions): IssuedBinding;
  /** As in the cockpit: the service key stays the same, the service refuses it. */
  disableBinding(binding: IssuedBinding): void;
  /** Every access token issued so far is refused from now on. */
  revokeTokens(): void;
  inject(fault: Fault): void;
  clearFaults(): void;
  stop(): Promise<void>;
}

export async function startTenant(options: TenantOptions = {}): Promise<Tenant> {
  const parts = prepareParts(options);
  const listeners = await startListeners(parts, options);
  const { state, faults, recorder } = parts;
  const urls = urlsOf(listeners);
  parts.ports = listeners;
  const { clientAuthority: authority, keySource } = parts;
  const issuer = { state, authority: parts.clientAuthority, urls, keySource: parts.keySource };
  return {
    url: urls.mtlsApi,
    urls,
    caPem: parts.serverAuthority.root.pem,
    requests: recorder.requests,
    connections: recorder.connections,
    store: state.store,
    integration: createIntegration({
      state: parts.integration,
      authority,
      keySource,
      requests: recorder.requests,
    }),
    issueBinding: (bindingOptions) => issueBinding(issuer, bindingOptions),
    disableBinding: ({ serviceKey }) => {
      state.bindings.disable(String(serviceKey['username']));
    },
    revokeTokens: () => {
      state.tokens.revokeAll();
      parts.integration.tokens.revokeAll();
    },
    inject: (fault) => {
      faults.inject(fault);
    },
    clearFaults: () => {
      faults.clear();
    },
    stop: async () => {
      await Promise.all(Object.values(listeners).map((listener) => listener.stop()));
    },
  };
}

interface Parts {
  readonly state: TenantState;
  readonly integration: IntegrationState;
  /** Known once the listeners run. */
  ports: Listeners | undefined;
  readonly recorder: Recorder;
  readonly faults: FaultList;
  readonly keySource: KeySource;
  readonly clientAuthority: Authority;
  readonly serverAuthority: Authority;
}

function prepareParts(options: TenantOptions): Parts {
  const { keySource = generateKeyPair } = options;
  const state = createTenantState(options);
  const integration = createIntegrationState({
    ...options.integration,
    now: state.now,
    nextId: state.nextId,
    addresses: () => addressesOf(parts.ports),
  });
  const parts: Parts = {
    state,
    integration,
    ports: undefined,
    recorder: new Recorder(),
    faults: new FaultList(),
    keySource,
    clientAuthority: createAuthority({ name: 'Demo Client', keySource }),
    serverAuthority: createAuthority({ name: 'Demo Server', keySource }),
  };
  return parts;
}

type Listeners = Readonly<Record<ListenerName, Listener>>;

async function startListeners(parts: Parts, options: TenantOptions): Promise<Listeners> {
  const chain = issueServerChain(parts, options);
  const judges = createJudges(parts);
  const onRequest = createRequestListener(parts);
  const start = (name: ListenerName): Promise<Listener> =>
    startListener({
      chainPem: chain.pem,
      privateKeyPem: pkcs1Pem(chain.leaf.keys.privateKey),
      judge: judges[name],
      refusalMode: options.clientCertificateMode ?? 'tls-alert',
      onConnection: (connection) => {
        parts.recorder.connections.push({ listener: name, ...connection });
      },
      onRequest: (arrival) => {
        void onRequest(name, arrival);
      },
    });
  return {
    'mtls-api': await start('mtls-api'),
    api: await start('api'),
    'mtls-token': await start('mtls-token'),
    token: await start('token'),
    integration: await start('integration'),
  };
}

type Judge = Parameters<typeof startListener>[0]['judge'];

function createJudges({ state, integration, clientAuthority }: Parts): Readonly<Record<ListenerName, Judge>> {
  const judge = createClientJudge(state, clientAuthority);
  const optional = createOptionalJudge(clientAuthority, () => integration.switches.untrustedCertificate);
  return { 'mtls-api': judge, api: undefined, 'mtls-token': judge, token: undefined, integration: optional };
}

function issueServerChain({ serverAuthority, keySource }: Parts, options: TenantOptions): Chain {
  const { serverCertificate = 'valid', hostNames = [] } = options;
  const hosts = ['localhost', ...hostNames];
  const addresses = ['127.0.0.1', '::1'];
  switch (serverCertificate) {
    case 'valid':
      return serverAuthority.issueServer({ hostNames: hosts, addresses });
    case 'expired':
      return serverAuthority.issueServer({ hostNames: hosts, addresses, forDays: -3 });
    case 'wrong-host':
      return serverAuthority.issueServer({ hostNames: ['credstore.example.com'], addresses: [] });
    case 'unknown-authority':
      return createAuthority({ name: 'Unknown', keySource }).issueServer({ hostNames: hosts, addresses });
  }
}

/** The runtime is the same listener under another name, so that the two cannot be mixed up. */
function addressesOf(listeners: Listeners | undefined): IntegrationAddresses {
  if (listeners === undefined) throw new Error('the tenant has not been started');
  const origin = (name: ListenerName, host = 'localhost'): string =>
    `https://${host}:${listeners[name].port}`;
  return {
    api: origin('integration'),
    runtime: origin('integration', '127.0.0.1'),
    token: origin('token'),
    mtlsToken: origin('mtls-token'),
  };
}

function urlsOf(listeners: Listeners): BindingUrls {
  const origin = (name: ListenerName): string => `https://localhost:${listeners[name].port}`;
  return {
    mtlsApi: origin('mtls-api') + credentialsPath,
    api: origin('api') + credentialsPath,
    mtlsToken: origin('mtls-token') + tokenPath,
    token: origin('token') + tokenPath,
  };
}
