/**
 * The forms in which a log is likely to show a secret, made here from the definitions of the encodings, not with the
 * code under test.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';

export interface Form {
  /** For people. */
  readonly name: string;
  /** May have several lines; each of them is secret by itself. */
  readonly text: string;
}

export function formsOfValue(value: string, username?: string): readonly Form[] {
  return [
    { name: 'the lines', text: linesOf(value).join('\n') },
    ...formsOfText(value),
    ...formsOfBytes(Buffer.from(value)),
    ...(username === undefined ? [] : formsOfBasic(`${username}:${value}`)),
  ];
}

export function formsOfBytes(bytes: Buffer): readonly Form[] {
  return [
    ...formsInBase64('base64', bytes),
    ...formsInBase64('base64 with a line end', Buffer.concat([bytes, Buffer.from('\n')])),
    { name: 'hex', text: bytes.toString('hex') },
    { name: 'hex in capitals', text: bytes.toString('hex').toUpperCase() },
  ];
}

/** In every form that it could be repaired, converted or copied to. */
export function formsOfPrivateKey(pem: string): readonly Form[] {
  const key = createPrivateKey(pem);
  return (['pkcs1', 'pkcs8'] as const).flatMap((type) => {
    const text = key.export({ type, format: 'pem' }).toString();
    const der = key.export({ type, format: 'der' });
    const forms: readonly Form[] = [
      { name: 'the lines', text: text.split('\n').filter(isNoBoundary).join('\n') },
      { name: 'JSON', text: inJson(text) },
      { name: 'JSON in JSON', text: inJson(inJson(text)) },
      { name: 'line breaks as blanks', text: text.replaceAll('\n', ' ') },
      { name: 'no line breaks', text: text.replaceAll('\n', '') },
      ...formsOfBytes(der).map(({ name, text: form }) => ({ name: `DER in ${name}`, text: form })),
      ...formsInBase64('base64', Buffer.from(text)).map(({ name, text: form }) => ({
        name: `PEM in ${name}`,
        text: form,
      })),
    ];
    return forms.map(({ name, text: form }) => ({ name: `${type}, ${name}`, text: form }));
  });
}

export function pkcs8Of(base64: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
}

/** The last line of what was wrapped; a few signs of base64 tell nothing, and stand everywhere. */
const MIN_WRAPPED_LINE = 8;
/** What is shorter than four characters cannot be masked without ruining the log. */
const MIN_LINE = 4;

function linesOf(value: string): readonly string[] {
  return value
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => Array.from(line).length >= MIN_LINE);
}

function formsOfText(value: string): readonly Form[] {
  const form = new URLSearchParams([['', value]]).toString().slice(1);
  const inUri = encodeURIComponent(value);
  const strict = inUri.replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return [
    { name: 'JSON', text: inJson(value) },
    { name: 'JSON in JSON', text: inJson(inJson(value)) },
    { name: 'URI component', text: inUri },
    { name: 'URI component in small letters', text: lowerEscapes(inUri) },
    { name: 'percent-encoded', text: strict },
    { name: 'percent-encoded in small letters', text: lowerEscapes(strict) },
    { name: 'form-encoded', text: form },
    { name: 'form-encoded in small letters', text: lowerEscapes(form) },
  ];
}

function formsOfBasic(pair: string): readonly Form[] {
  return formsInBase64('base64 for HTTP Basic', Buffer.from(pair));
}

function formsInBase64(name: string, bytes: Buffer): readonly Form[] {
  const padded = bytes.toString('base64');
  return [
    { name, text: padded },
    { name: `${name}, no padding`, text: padded.replace(/=+$/, '') },
    { name: `${name}, URL alphabet`, text: bytes.toString('base64url') },
    ...[64, 76].map((columns) => ({ name: `${name}, wrapped at ${columns}`, text: wrap(padded, columns) })),
  ];
}

function wrap(text: string, columns: number): string {
  const lines = text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
  return lines.filter((line) => line.replace(/=+$/, '').length >= MIN_WRAPPED_LINE).join('\n');
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function lowerEscapes(text: string): string {
  return text.replaceAll(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase());
}

function isNoBoundary(line: string): boolean {
  return line !== '' && !line.startsWith('-----');
}
