/**
 * The OData API of Cloud Integration as (request) → response (contract 4, 5): who calls, may it, and which operation
 * answers. No sockets; the certificate of the caller arrives with the request.
 */
import { withHeaders, type DemoRequest, type DemoResponse, type Handler } from '../exchange.js';
import { authenticate, type Caller } from './authentication.js';
import { serveBatch } from './batch.js';
import type { Operation } from './call.js';
import { checkCsrf, fetchHeaders } from './csrf.js';
import { findOperation } from './operation-table.js';
import { renderError } from './render-error.js';
import { renderAnswer } from './render.js';
import { parseResourcePath, servicePath } from './resource-path.js';
import { ServiceError } from './service-error.js';
import type { IntegrationState } from './state.js';

export function createIntegrationHandler(state: IntegrationState): Handler {
  return (request) => Promise.resolve(answer(state, request));
}

function answer(state: IntegrationState, request: DemoRequest): DemoResponse {
  state.interruptions.meet(request);
  let caller: Caller | undefined;
  const response = refusing(request, () => {
    caller = authenticate(state, request);
    return serve(state, request, caller);
  });
  return { ...response, client: caller?.client.clientId };
}

function refusing(request: DemoRequest, act: () => DemoResponse): DemoResponse {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return renderError(request, error);
  }
}

function serve(state: IntegrationState, request: DemoRequest, caller: Caller): DemoResponse {
  if (!`${request.path}/`.startsWith(`${servicePath}/`))
    throw new ServiceError(404, { html: 'HTTP Status 404 - Not Found' });
  checkCsrf(state, request, caller);
  const serveOne = (part: DemoRequest): DemoResponse => serveOperation(state, part, caller);
  if (request.method === 'POST' && request.path === `${servicePath}/$batch`)
    return serveBatch(state, request, (part) => refusing(part, () => serveOne(part)));
  return withHeaders(serveOne(request), fetchHeaders(state, request, caller));
}

function serveOperation(state: IntegrationState, request: DemoRequest, caller: Caller): DemoResponse {
  const segments = parseResourcePath(request.path);
  const operation = findOperation(request.method, segments);
  const user = caller.client.clientId;
  state.rate.admit(state.switches.rate, { group: operation.group, user }, state.now());
  state.failingReads.check(state.switches.failingReads, request.method);
  checkRole(state, operation, caller, segments[0]?.name ?? '');
  return renderAnswer(state, request, operation.run({ state, request, caller, segments }));
}

function checkRole(state: IntegrationState, { role }: Operation, caller: Caller, set: string): void {
  if (role === undefined || caller.roles.includes(role)) return;
  switch (state.switches.roleRefusal) {
    case 'empty':
      throw new ServiceError(403, undefined);
    case 'null-message':
      throw new ServiceError(403, null);
    case 'not-found':
      throw new ServiceError(404, `Could not find an entity set or function import for '${set}'.`);
  }
}
