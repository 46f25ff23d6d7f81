/**
 * Spoils a real answer: what was sealed is sealed in a wrong way, or holds something else.
 */
import { randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { isJsonObject } from '../credential-store/credential-input.js';
import { joseType } from '../credential-store/payload.js';
import { withHeaders, type DemoResponse, type Header } from '../exchange.js';
import { sealJwe } from '../jwe.js';

export type OtherAlgorithm = 'RSA-OAEP' | 'A128GCM' | 'dir';

export function truncateBody(response: DemoResponse): DemoResponse {
  return { ...response, body: response.body.subarray(0, Math.floor(response.body.length * 0.75)) };
}

export async function sealForStranger(response: DemoResponse, stranger: KeyObject): Promise<DemoResponse> {
  const plainText = plainTextOf(response);
  return withJwe(response, await sealJwe({ plainText, key: stranger, iat: response.sealed?.iat }));
}

export function openUp(response: DemoResponse): DemoResponse {
  return { ...withType(response, 'application/json'), body: Buffer.from(plainTextOf(response)) };
}

/** Sealed for the right recipient by means that the contract does not allow (4.1). */
export async function sealOtherwise(
  response: DemoResponse,
  stranger: KeyObject,
  algorithm: OtherAlgorithm,
): Promise<DemoResponse> {
  const plainText = plainTextOf(response);
  const key = response.sealed?.recipient ?? stranger;
  const iat = response.sealed?.iat;
  switch (algorithm) {
    case 'RSA-OAEP':
      return withJwe(response, await sealJwe({ plainText, key, iat, alg: 'RSA-OAEP' }));
    case 'A128GCM':
      return withJwe(response, await sealJwe({ plainText, key, iat, enc: 'A128GCM' }));
    case 'dir':
      return withJwe(response, await sealJwe({ plainText, key: randomBytes(32), iat, alg: 'dir' }));
  }
}

/** The same answer with another plain text; sealed again if it was sealed. */
export async function withPlainText(response: DemoResponse, plainText: string): Promise<DemoResponse> {
  const { sealed } = response;
  if (sealed === undefined) return { ...response, body: Buffer.from(plainText) };
  const jwe = await sealJwe({ plainText, key: sealed.recipient, iat: sealed.iat });
  return { ...withJwe(response, jwe), sealed: { ...sealed, plainText } };
}

export async function renamed(response: DemoResponse, name: string): Promise<DemoResponse> {
  const json: unknown = parseOrNothing(plainTextOf(response));
  if (!isJsonObject(json)) return response;
  const value = Buffer.from('the value of another credential').toString('base64');
  const other = { ...json, name, id: randomUUID(), ...('value' in json && { value }) };
  return await withPlainText(response, JSON.stringify(other));
}

/** Members and headers that a careless merge would take for something else. */
export async function withHostileNames(
  response: DemoResponse,
  headers: readonly Header[] = hostileHeaders,
): Promise<DemoResponse> {
  const plainText = plainTextOf(response);
  const spoiled = plainText.startsWith('{')
    ? await withPlainText(response, plainText.replace('{', `{${hostileMembers},`).replace(/,\}$/, '}'))
    : response;
  return withHeaders(spoiled, headers);
}

const hostileMembers =
  '"__proto__":{"value":"polluted","polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":null';

const hostileHeaders: readonly Header[] = [
  ['__proto__', '{"polluted":true}'],
  ['constructor', 'polluted'],
  ['X-Vcap-Request-Id', '::error::polluted'],
  ['X-Correlationid', '##[group]polluted'],
  ['Retry-After', '-1'],
  ['Retry-After', '99999999999999999999'],
];

function plainTextOf(response: DemoResponse): string {
  return response.sealed?.plainText ?? response.body.toString('utf8');
}

function withJwe(response: DemoResponse, jwe: string): DemoResponse {
  return { ...withType(response, joseType), body: Buffer.from(jwe) };
}

function withType(response: DemoResponse, contentType: string): DemoResponse {
  const others = response.headers.filter(([name]) => name !== 'Content-Type');
  return { ...response, headers: [...others, ['Content-Type', contentType]] };
}

/** Answers that are no JSON pass unspoiled. */
function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return undefined;
  }
}
