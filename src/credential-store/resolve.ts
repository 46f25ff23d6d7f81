/**
 * PURE. A reference and the credential that the service gave for it to what the line delivers. Order of work:
 * field, `decode`, `json`, delivery. Every text that is secret on the way is listed for the masker.
 */
import { ActionError, type ErrorCode } from '../errors.js';
import { decodeBase64 } from '../keys/base64.js';
import type { Credential } from './client.js';
import { parseJsonKeepingDigits, renderJson, resolvePointer } from './json.js';
import type { CredentialReference } from './reference.js';

export type Resolution =
  /** The field, or what the pointer asks for, is not there. */
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'value';
      readonly content: string | Buffer;
      /** The raw field and what `decode` made of it, where they are not the content itself. */
      readonly stages: readonly (string | Buffer)[];
    };

/**
 * @param where the line for messages, for example `line 2 of credentials (DB_PASSWORD)`.
 * @throws ActionError CREDENTIAL_NOT_DECODABLE, CREDENTIAL_NOT_JSON, CREDENTIAL_NOT_TEXT
 */
export function resolveReference(
  reference: CredentialReference,
  credential: Credential,
  where: string,
): Resolution {
  const raw = credential[reference.field];
  if (raw === undefined) return { kind: 'missing' };
  const decoded = decodeField(raw, reference, where);
  const picked = pickPointer(decoded, reference, where);
  if (picked === undefined) return { kind: 'missing' };
  const content =
    reference.options.file === undefined ? requireText(picked, where) : requireBytes(picked, where);
  return { kind: 'value', content, stages: [raw, decoded] };
}

function decodeField(raw: string, { options }: CredentialReference, where: string): string | Buffer {
  if (options.decode === undefined) return raw;
  const bytes = options.decode === 'hex' ? decodeHex(raw) : decodeBase64(raw, options.decode);
  if (bytes !== undefined) return decodeUtf8(bytes) ?? bytes;
  throw fail(
    'CREDENTIAL_NOT_DECODABLE',
    where,
    `is not ${options.decode}`,
    'Check the option "decode" of the line.',
  );
}

function decodeHex(text: string): Buffer | undefined {
  const compact = text.replaceAll(/\s/g, '');
  return /^(?:[\da-fA-F]{2})*$/.test(compact) ? Buffer.from(compact, 'hex') : undefined;
}

function pickPointer(
  decoded: string | Buffer,
  { options }: CredentialReference,
  where: string,
): string | Buffer | undefined {
  if (options.pointer === undefined) return decoded;
  const parsed = typeof decoded === 'string' ? parseJsonKeepingDigits(decoded) : undefined;
  if (parsed === undefined)
    throw fail(
      'CREDENTIAL_NOT_JSON',
      where,
      'is not JSON',
      'Remove the option "json", or store JSON in the credential.',
    );
  const found = resolvePointer(parsed.value, options.pointer);
  if (found === undefined || found === null) return undefined;
  return typeof found === 'string' ? found : renderJson(found);
}

/** Text that every output can carry: Unicode without lone surrogates, and without NUL. */
function requireText(content: string | Buffer, where: string): string {
  if (typeof content === 'string' && content.isWellFormed() && !content.includes('\0')) return content;
  throw fail(
    'CREDENTIAL_NOT_TEXT',
    where,
    'is not UTF-8 text, or holds NUL',
    'Add the option "file" to the line: its output is then the path of a file with these bytes.',
  );
}

/** A lone surrogate has no bytes in UTF-8, so not even a file could hold it unchanged. */
function requireBytes(content: string | Buffer, where: string): string | Buffer {
  if (typeof content !== 'string' || content.isWellFormed()) return content;
  throw fail(
    'CREDENTIAL_NOT_TEXT',
    where,
    'is no valid Unicode text',
    'Store the value again, as valid Unicode or as base64 with the option "decode".',
  );
}

/** @returns undefined where the bytes are not UTF-8. A byte order mark is kept. */
function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function fail(code: ErrorCode, where: string, what: string, next: string): ActionError {
  return new ActionError(code, { happened: `What ${where} asked for ${what}.`, next });
}
