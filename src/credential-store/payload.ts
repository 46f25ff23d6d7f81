/**
 * Body of an answer to JSON. Where payload encryption is on it is a JWE in compact form with RSA-OAEP-256 and
 * A256GCM and nothing else (SAP: "Payload Encryption"; RFC 7516 §7.1), and plain JSON is refused as a downgrade.
 */
import type { KeyObject } from 'node:crypto';
import { ActionError } from '../errors.js';
import type { HttpResponse } from '../http/client.js';
import type * as Decryption from './decryption.js';
import { parseJsonKeepingDigits } from './json.js';

/** To be called when the first request is on its way: loading takes longer than to decrypt a dozen payloads. */
export function loadDecryption(): Promise<typeof Decryption> {
  return import('./decryption.js');
}

/**
 * @param payloadKey undefined where payload encryption is off.
 * @param where names the answer for messages.
 * @returns the JSON value; its numbers keep their digits.
 * @throws ActionError PAYLOAD_NOT_ENCRYPTED, PAYLOAD_UNREADABLE
 */
export async function readPayload(
  response: HttpResponse,
  payloadKey: KeyObject | undefined,
  where: string,
): Promise<unknown> {
  const form = detectForm(response);
  if (form === 'page') throw unreadable(where, 'it is a web page, or empty', NEXT_PROXY);
  if (form === 'json' && payloadKey !== undefined) throw notEncrypted(where);
  const text = form === 'jwe' ? await decrypt(response, payloadKey, where) : decodeText(response.body);
  const parsed = parseJsonKeepingDigits(text);
  if (parsed === undefined) throw unreadable(where, 'its content is not JSON', NEXT_KEY);
  return parsed.value;
}

const NEXT_PROXY =
  'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.';
const NEXT_KEY =
  'Check that the service key is complete and the current one, and that "payload-private-key", if set, belongs to it.';

function detectForm({ headers, body }: HttpResponse): 'jwe' | 'json' | 'page' {
  const [mediaType = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (mediaType.trim().startsWith('application/jose')) return 'jwe';
  if (isCompactJwe(decodeText(body))) return 'jwe';
  const isJson = /^application\/(?:[\w.+-]+\+)?json$/.test(mediaType.trim()) || mediaType.trim() === '';
  return isJson && body.length > 0 ? 'json' : 'page';
}

function isCompactJwe(text: string): boolean {
  return /^[\w-]+(?:\.[\w-]+){4}$/.test(text);
}

function decodeText(body: Buffer): string {
  return body.toString('utf8').trim();
}

async function decrypt(response: HttpResponse, key: KeyObject | undefined, where: string): Promise<string> {
  if (key === undefined)
    throw unreadable(
      where,
      'it is encrypted, and the service key holds no private key for that',
      'Give the private key of the payload encryption in the input "payload-private-key".',
    );
  const jwe = decodeText(response.body);
  if (!isCompactJwe(jwe)) throw unreadable(where, 'the encrypted text is incomplete', 'Run the job again.');
  const { decryptJwe, usesOtherAlgorithms } = await loadDecryption();
  if (usesOtherAlgorithms(jwe))
    throw unreadable(
      where,
      'it is encrypted with other algorithms than RSA-OAEP-256 and A256GCM',
      NEXT_PROXY,
    );
  try {
    return await decryptJwe(jwe, key);
  } catch {
    throw unreadable(where, 'it could not be decrypted with the private key at hand', NEXT_KEY);
  }
}

function notEncrypted(where: string): ActionError {
  return new ActionError('PAYLOAD_NOT_ENCRYPTED', {
    happened: `The answer for ${where} was not encrypted, although the service key asks for encrypted payloads.`,
    next: `${NEXT_PROXY} If payload encryption was switched off on purpose, create a new service key.`,
  });
}

function unreadable(where: string, why: string, next: string): ActionError {
  return new ActionError('PAYLOAD_UNREADABLE', {
    happened: `The answer for ${where} could not be read: ${why}.`,
    next,
  });
}
