/**
 * Text to the JSON object of a service key: white space and BOM around it, base64 of it, real line breaks inside
 * its strings, and the wrapper `credentials`. Says which kind of text came instead of JSON, never what it says:
 * the messages of JSON.parse quote their input.
 */
import { ActionError } from '../errors.js';
import { decodeBase64 } from '../keys/base64.js';
import { isRecord, type Fields } from './fields.js';

/** Service keys have a few KiB; a larger text is something else. */
const MAX_CHARACTERS = 1024 * 1024;

/** @throws ActionError SERVICE_KEY_EMPTY, SERVICE_KEY_TOO_LARGE, SERVICE_KEY_NOT_JSON, SERVICE_KEY_NOT_A_SERVICE_KEY */
export function parseServiceKey(text: string): Fields {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') throw empty();
  if (trimmed.length > MAX_CHARACTERS) throw tooLarge();
  const parsed = parseJson(trimmed) ?? parseEncodedJson(trimmed);
  if (parsed === undefined) throw notJson(trimmed);
  if (!isRecord(parsed.value)) throw notAServiceKey();
  const inner = parsed.value['credentials'];
  return isRecord(inner) ? inner : parsed.value;
}

function parseEncodedJson(text: string): { readonly value: unknown } | undefined {
  const decoded = decodeBase64(text)?.toString('utf8').trim();
  return decoded === undefined ? undefined : parseJson(decoded);
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  for (const candidate of [text, escapeControlCharacters(text)]) {
    try {
      return { value: JSON.parse(candidate) as unknown };
    } catch {
      // The message quotes the input, which is secret.
    }
  }
  return undefined;
}

/** JSON allows no control character in a string (RFC 8259 §7); those of a pasted PEM become escapes. */
function escapeControlCharacters(text: string): string {
  let inString = false;
  let escaped = false;
  let result = '';
  for (const character of text) {
    if (inString && character < ' ') result += JSON.stringify(character).slice(1, -1);
    else result += character;
    if (escaped) escaped = false;
    else if (character === '\\') escaped = inString;
    else if (character === '"') inString = !inString;
  }
  return result;
}

function empty(): ActionError {
  return new ActionError('SERVICE_KEY_EMPTY', {
    happened:
      'The input "service-key" was empty: the secret does not exist under that name, or is not handed to this run (fork, Dependabot).',
    next: 'Check the name of the secret in the workflow, and that this event may read it.',
  });
}

function tooLarge(): ActionError {
  return new ActionError('SERVICE_KEY_TOO_LARGE', {
    happened: 'The input "service-key" held more than 1 MiB of text, which no service key does.',
    next: 'Store the JSON of one service key, and nothing else, in the GitHub secret.',
  });
}

function notJson(text: string): ActionError {
  return new ActionError('SERVICE_KEY_NOT_JSON', {
    happened: `The input "service-key" was not JSON: it held ${describeStart(text)}.`,
    next: 'Copy the whole service key, from the first { to the last }, into the GitHub secret.',
  });
}

function describeStart(text: string): string {
  if (text.startsWith('{')) return `an object that breaks off or is damaged (${text.length} characters)`;
  if (text.startsWith('-----BEGIN')) return 'PEM text; that belongs inside a service key';
  if (text.startsWith('<')) return 'a web page or XML';
  return `text that starts with ${/^[A-Za-z0-9]/.test(text) ? 'a letter or digit' : 'a sign'} instead of {`;
}

function notAServiceKey(): ActionError {
  return new ActionError('SERVICE_KEY_NOT_A_SERVICE_KEY', {
    happened: 'The input "service-key" was JSON, but not an object as a service key is.',
    next: 'Copy the whole service key, from the first { to the last }, into the GitHub secret.',
  });
}
