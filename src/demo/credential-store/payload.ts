/**
 * Bodies on the wire: sealed for bindings with payload encryption, plain JSON for the others, and errors in the
 * form that the switch asks for (contract 4.4, 12).
 */
import { STATUS_CODES } from 'node:http';
import { commonHeaders, jsonResponse, textResponse, withHeaders } from '../exchange.js';
import type { DemoRequest, DemoResponse, Header } from '../exchange.js';
import { epochSeconds, openJwe, sealJwe } from '../jwe.js';
import { badRequest, Refusal } from '../refusal.js';
import type { TenantState } from '../tenant-state.js';
import type { Binding } from './binding-registry.js';
import { isJsonObject, type JsonObject } from './credential-input.js';
import type { Answer } from './operations.js';

export const joseType = 'application/jose;charset=UTF-8';
const tenMinutesSeconds = 600;

/** The JSON object in the body of a POST or PATCH. Throws 415 for the wrong media type. */
export async function readPayload(
  state: TenantState,
  request: DemoRequest,
  { payloadKeys }: Binding,
): Promise<JsonObject> {
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const expected = payloadKeys === undefined ? 'application/json' : 'application/jose';
  if (mediaType !== expected) throw new Refusal(415, `Content-Type is not ${expected}`);
  const text =
    payloadKeys === undefined
      ? request.body.toString('utf8')
      : await openJwe(request.body, payloadKeys.serverPrivateKey, state.now());
  const json = parseJson(text);
  if (!isJsonObject(json)) throw badRequest('The body is not a JSON object');
  return json;
}

export async function renderAnswer(
  state: TenantState,
  binding: Binding,
  { status, json, etag }: Answer,
): Promise<DemoResponse> {
  const headers: readonly Header[] = etag === undefined ? [] : [['Etag', etag]];
  if (json === undefined) return emptyResponse(status, headers);
  return await renderPayload(state, binding, { status, json, headers });
}

/** `binding` is known only once the caller was recognised. */
export async function renderRefusal(
  state: TenantState,
  binding: Binding | undefined,
  refusal: Refusal,
): Promise<DemoResponse> {
  const { status, message, headers } = refusal;
  const error = STATUS_CODES[status] ?? 'Error';
  const json = { status, error, message, trackingId: state.nextId() };
  switch (state.switches.errorBody) {
    case 'json':
      return jsonResponse(status, json, headers);
    case 'empty':
      return emptyResponse(status, headers);
    case 'html':
      return withHeaders(
        textResponse(status, 'text/html', `<html><body><h1>${status} ${error}</h1></body></html>`),
        headers,
      );
    case 'jwe':
      if (binding === undefined) return jsonResponse(status, json, headers);
      return await renderPayload(state, binding, { status, json, headers });
  }
}

interface Payload {
  readonly status: number;
  readonly json: unknown;
  readonly headers: readonly Header[];
}

async function renderPayload(
  state: TenantState,
  { payloadKeys }: Binding,
  { status, json, headers }: Payload,
): Promise<DemoResponse> {
  if (payloadKeys === undefined) return jsonResponse(status, json, headers);
  const plainText = JSON.stringify(json);
  const sealed = { plainText, recipient: payloadKeys.clientPublicKey, iat: responseIat(state) };
  const jwe = await sealJwe({ plainText, key: sealed.recipient, iat: sealed.iat });
  return { ...withHeaders(textResponse(status, joseType, jwe), headers), sealed };
}

function responseIat({ switches, now }: TenantState): number | undefined {
  switch (switches.responseIat) {
    case 'now':
      return epochSeconds(now());
    case 'absent':
      return undefined;
    case 'stale':
      return epochSeconds(now()) - tenMinutesSeconds;
  }
}

function emptyResponse(status: number, headers: readonly Header[]): DemoResponse {
  return { status, headers: [...commonHeaders, ...headers], body: Buffer.alloc(0) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The body is not JSON');
  }
}
