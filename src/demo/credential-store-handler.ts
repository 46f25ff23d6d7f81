/**
 * SAP Credential Store as (request) → response over the state of a tenant: the credentials API and the
 * key-encryption API (contract 5 to 9, 12). No sockets; the certificate of the caller arrives with the request.
 */
import { authenticate, type Caller } from './credential-store/authentication.js';
import { namespaceOf } from './credential-store/access.js';
import { readPayload, renderAnswer, renderRefusal } from './credential-store/payload.js';
import { findOperation } from './credential-store/route.js';
import type { Answer } from './credential-store/operations.js';
import type { DemoRequest, Handler } from './exchange.js';
import { Refusal } from './refusal.js';
import type { TenantState } from './tenant-state.js';

export function createCredentialStoreHandler(state: TenantState): Handler {
  return async (request) => {
    let caller: Caller | undefined;
    try {
      state.rateLimiter.admit(state.switches.rate, state.now());
      caller = authenticate(state, request);
      return await renderAnswer(state, caller.binding, await runOperation(state, request, caller));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return await renderRefusal(state, caller?.binding, error);
    }
  };
}

const methodsWithBody: readonly string[] = ['POST', 'PATCH'];

async function runOperation(state: TenantState, request: DemoRequest, caller: Caller): Promise<Answer> {
  const operation = findOperation(request, state.switches.patch);
  const namespace = namespaceOf(state, request, caller);
  const hasBody = methodsWithBody.includes(request.method);
  const body = hasBody ? await readPayload(state, request, caller.binding) : {};
  return operation({ state, request, caller, namespace, body });
}
