/**
 * One request from socket to socket: read, recorded, met by a fault or served, delivered.
 */
import type { KeyObject } from 'node:crypto';
import type { KeySource } from './certificates/key-pair.js';
import { createIntegrationHandler } from './cloud-integration/handler.js';
import type { IntegrationState } from './cloud-integration/state.js';
import { createTokenHandler, isTokenServerPath } from './cloud-integration/token-handler.js';
import { createCredentialStoreHandler } from './credential-store-handler.js';
import {
  jsonResponse,
  withHeaders,
  type DemoRequest,
  type DemoResponse,
  type Handler,
  type ListenerName,
} from './exchange.js';
import { applyFault } from './faults/effect.js';
import type { FaultList } from './faults/fault-list.js';
import { createOauthHandler } from './oauth-handler.js';
import type { OpenRecord, Recorder } from './recorder.js';
import type { TenantState } from './tenant-state.js';
import { refusalPage } from './wire/client-refusal.js';
import { deliver, type Delivery } from './wire/delivery.js';
import type { Arrival } from './wire/listener.js';
import { readRequest } from './wire/read-request.js';

export interface RequestListenerOptions {
  readonly state: TenantState;
  readonly integration: IntegrationState;
  readonly recorder: Recorder;
  readonly faults: FaultList;
  readonly keySource: KeySource;
}

export type RequestListener = (listener: ListenerName, arrival: Arrival) => Promise<void>;

const strangerKeyBits = 2048;

export function createRequestListener(options: RequestListenerOptions): RequestListener {
  const answer = createAnswerer(options);
  return async (listener, { incoming, out, connection }) => {
    const request = await readRequest(incoming, listener, connection).catch(() => 'gone' as const);
    if (request === 'gone') return;
    if (request === undefined) {
      deliver(whole(413, 'The body is too large'), { out, socket: connection.socket });
      return;
    }
    const record = options.recorder.open(request);
    out.once('close', () => {
      record.close();
    });
    const delivery =
      connection.fault === undefined
        ? await answer(request, record)
        : ({ how: 'whole', response: refusalPage(connection.fault) } as const);
    if ('response' in delivery) record.answer(delivery.response.status, delivery.response.client);
    deliver(delivery, { out, socket: connection.socket });
  };
}

function createAnswerer(
  options: RequestListenerOptions,
): (request: DemoRequest, record: OpenRecord) => Promise<Delivery> {
  const { state, integration, faults, keySource } = options;
  const api = createCredentialStoreHandler(state);
  const token = createTokenServer(state, integration);
  const handlers: Readonly<Record<ListenerName, Handler>> = {
    'mtls-api': api,
    api,
    'mtls-token': token,
    token,
    integration: createIntegrationHandler(integration),
  };
  let stranger: KeyObject | undefined;
  const strangerKey = (): KeyObject => (stranger ??= keySource(strangerKeyBits).publicKey);
  return async (request, record) => {
    const serve = handlers[request.listener];
    const fault = faults.take(request);
    if (fault === undefined) return { how: 'whole', response: await served(state, serve, request) };
    record.meetFault(fault.kind);
    const context = { request, serve: () => served(state, serve, request), now: state.now, strangerKey };
    return await applyFault(fault, context);
  };
}

/** The token servers of the two services share their hosts and differ in their paths. */
function createTokenServer(state: TenantState, integration: IntegrationState): Handler {
  const [own, other] = [createOauthHandler(state), createTokenHandler(integration)];
  return (request) => (isTokenServerPath(request.path) ? other(request) : own(request));
}

/** With the request id that the platform's router adds. */
async function served(state: TenantState, handler: Handler, request: DemoRequest): ReturnType<Handler> {
  const response = await handler(request).catch(tenantFailure);
  return withHeaders(response, [['X-Vcap-Request-Id', state.nextId()]]);
}

/** A fault of the tenant itself must not look like one of the service: it says so in the body. */
function tenantFailure(error: unknown): DemoResponse {
  const message = Error.isError(error) ? error.message : String(error);
  return jsonResponse(500, { status: 500, error: 'demo tenant failed', message });
}

function whole(status: number, message: string): Delivery {
  return { how: 'whole', response: jsonResponse(status, { status, message }) };
}
