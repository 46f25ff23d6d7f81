/**
 * Cloud Integration of the demo tenant without sockets: its handler, a clock that only tests move, and a caller that
 * signs in by certificate.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createAuthority } from '../../../src/demo/authority.js';
import { deliveryRoles, type IntegrationRole } from '../../../src/demo/cloud-integration/client-registry.js';
import { createIntegrationHandler } from '../../../src/demo/cloud-integration/handler.js';
import { createIntegration, type Integration } from '../../../src/demo/cloud-integration/integration.js';
import { createIntegrationState } from '../../../src/demo/cloud-integration/state.js';
import type { IntegrationSwitches } from '../../../src/demo/cloud-integration/switches.js';
import { headerOf, type DemoResponse } from '../../../src/demo/exchange.js';
import { countedIds } from '../../../src/demo/identifiers.js';
import { keyPool, parseJson } from './world.js';

export interface IntegrationCall {
  readonly json?: unknown;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: string;
}

export interface IntegrationAnswer {
  readonly status: number;
  readonly text: string;
  readonly bytes: Buffer;
  /** The member `d`, or the error's text. */
  readonly d: Readonly<Record<string, unknown>>;
  readonly results: readonly Readonly<Record<string, unknown>>[];
  readonly message: unknown;
  readonly header: (name: string) => string | undefined;
  readonly response: DemoResponse;
}

export interface IntegrationWorld {
  readonly integration: Integration;
  readonly call: (method: string, path: string, call?: IntegrationCall) => Promise<IntegrationAnswer>;
  /** Another client with these roles; its name goes into `as`. */
  readonly join: (name: string, roles: readonly IntegrationRole[]) => void;
  readonly wait: (ms: number) => void;
  readonly now: () => Date;
}

const authority = createAuthority({ name: 'Test', keySource: keyPool() });
const addresses = {
  api: 'https://demo.example.test',
  runtime: 'https://demo-rt.example.test',
  token: 'https://auth.example.test',
  mtlsToken: 'https://auth.cert.example.test',
};

export function createIntegrationWorld(switches: Partial<IntegrationSwitches> = {}): IntegrationWorld {
  let now = new Date('2026-11-01T12:00:00Z');
  const state = createIntegrationState({
    switches,
    now: () => now,
    nextId: countedIds(),
    addresses: () => addresses,
  });
  const handler = createIntegrationHandler(state);
  const integration = createIntegration({ state, authority, keySource: keyPool(), requests: [] });
  const join: IntegrationWorld['join'] = (name, roles) => {
    const expiresAt = new Date('2030-01-01T00:00:00Z');
    state.clients.add({ clientId: name, certificateFingerprint: name, roles, expiresAt });
  };
  join('ci', deliveryRoles);
  return {
    integration,
    join,
    now: () => now,
    wait: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    call: async (method, path, { json, body, headers, as = 'ci' } = {}) => {
      const url = new URL(`/api/v1/${path}`, addresses.api);
      const response = await handler({
        listener: 'integration',
        method,
        path: url.pathname,
        query: new URLSearchParams(url.search.replaceAll('+', '%2B')),
        headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
        body: Buffer.from(body ?? (json === undefined ? '' : JSON.stringify(json))),
        certificate: { fingerprint: as, subject: as },
      });
      return readAnswer(response);
    },
  };
}

function readAnswer(response: DemoResponse): IntegrationAnswer {
  const text = response.body.toString('utf8');
  const json = parseJson(text) as
    { d?: Record<string, unknown>; error?: { message: { value: unknown } } } | undefined;
  const d = json?.d ?? {};
  return {
    status: response.status,
    text,
    bytes: response.body,
    d,
    results: (d['results'] ?? []) as readonly Readonly<Record<string, unknown>>[],
    message: json?.error?.message.value,
    header: (name) => headerOf(response, name),
    response,
  };
}

export function zip(entries: Readonly<Record<string, string>>): string {
  const files = Object.entries(entries).map(([path, text]) => [path, strToU8(text)] as const);
  return Buffer.from(zipSync(Object.fromEntries(files))).toString('base64');
}

export function unzip(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, file]) => [path, strFromU8(file)]));
}

export function manifestOf(id: string, bundleType: string, version = '1.0.0'): string {
  return [
    'Manifest-Version: 1.0',
    `Bundle-Name: Name of ${id}`,
    `Bundle-SymbolicName: ${id}; singleton:=true`,
    `Bundle-Version: ${version}`,
    `SAP-BundleType: ${bundleType}`,
    '',
  ].join('\r\n');
}

/** A flow with one call of a script and one HTTPS sender. */
export function flowEntries(
  id: string,
  entries: Readonly<Record<string, string>> = {},
  version?: string,
): Readonly<Record<string, string>> {
  return {
    'META-INF/MANIFEST.MF': manifestOf(id, 'IntegrationFlow', version),
    'src/main/resources/scenarioflows/integrationflow/Flow 1.iflw': flowModel({ script: 'main.groovy' }),
    'src/main/resources/script/main.groovy': 'def x = 1',
    ...entries,
  };
}

export function flowModel(properties: Readonly<Record<string, string>>): string {
  const element = (pairs: Readonly<Record<string, string>>): string =>
    `<bpmn2:extensionElements>${Object.entries(pairs)
      .map(([key, value]) => `<ifl:property><key>${key}</key><value>${value}</value></ifl:property>`)
      .join('')}</bpmn2:extensionElements>`;
  return `<bpmn2:definitions>${element({ urlPath: '/orders/{{Path}}' })}${element(properties)}</bpmn2:definitions>`;
}
