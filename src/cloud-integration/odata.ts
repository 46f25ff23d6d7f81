/**
 * PURE. The dialect of OData V2 that Cloud Integration speaks (contract, section 5): keys and paths, envelopes,
 * links to further pages, dates, and the text of an error, which is matched but never shown.
 */

export type Fields = Readonly<Record<string, unknown>>;

export interface EntityPage {
  readonly entities: readonly Fields[];
  /** As the service wrote it. */
  readonly next: string | undefined;
}

/** A string literal: quotes doubled, then percent-encoded, blanks as `%20` (section 5.1). */
export function renderLiteral(text: string): string {
  const doubled = text.toWellFormed().replaceAll("'", "''");
  const encoded = encodeURIComponent(doubled).replaceAll(/[!'()*]/g, encodeCharacter);
  return `'${encoded}'`;
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** `Set('x')` for a text, `Set(Id='x',Version='active')` for several keys. */
export function renderEntityPath(set: string, key: string | Readonly<Record<string, string>>): string {
  return `${set}(${typeof key === 'string' ? renderLiteral(key) : renderPairs(key, ',')})`;
}

/** A function import: its parameters are query options. */
export function renderFunctionPath(name: string, parameters: Readonly<Record<string, string>>): string {
  return `${name}?${renderPairs(parameters, '&')}`;
}

function renderPairs(pairs: Readonly<Record<string, string>>, separator: string): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name}=${renderLiteral(value)}`)
    .join(separator);
}

/** @returns the entity of `{"d":{…}}`, also where it stands in `results`; undefined where there is none. */
export function parseEntity(body: string): Fields | undefined {
  const envelope = parseEnvelope(body);
  if (envelope === undefined) return undefined;
  const { list, fields } = envelope;
  if (list === undefined) return isFields(fields['results']) ? fields['results'] : fields;
  const only = list[0];
  return list.length === 1 && isFields(only) ? only : undefined;
}

/** @returns the entities of `{"d":{"results":[…]}}` or `{"d":[…]}`; undefined where the body is no such list. */
export function parsePage(body: string): EntityPage | undefined {
  const envelope = parseEnvelope(body);
  if (envelope?.list?.every(isFields) !== true) return undefined;
  const next = readText(envelope.fields, '__next');
  return { entities: envelope.list.filter(isFields), next: next === '' ? undefined : next };
}

interface Envelope {
  readonly fields: Fields;
  readonly list: readonly unknown[] | undefined;
}

function parseEnvelope(body: string): Envelope | undefined {
  const document = parseJson(body);
  const data = isFields(document) ? document['d'] : undefined;
  const results = isFields(data) ? data['results'] : data;
  const list: readonly unknown[] | undefined = Array.isArray(results) ? results : undefined;
  return isFields(data) || list !== undefined ? { fields: isFields(data) ? data : {}, list } : undefined;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns the text of a field; a number as its digits; undefined for everything else. */
export function readText(fields: Fields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** Entities of a navigation that was expanded: `{"results":[…]}`, or the list itself. */
export function readExpanded(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name];
  const list: unknown = isFields(value) ? value['results'] : value;
  return Array.isArray(list) ? list.filter(isFields) : [];
}

/**
 * The address of a further page.
 * @param base of the API; its path ends in `/`.
 * @returns undefined where it is not absolute, or would lead to another host or out of the API.
 */
export function resolveNext(next: string, base: URL): URL | undefined {
  if (!URL.canParse(next)) return undefined;
  const url = new URL(next);
  const isPlain = url.username === '' && url.password === '';
  return isPlain && url.origin === base.origin && url.pathname.startsWith(base.pathname) ? url : undefined;
}

/** `/Date(1767225600000)/`, also with an offset, which does not change the instant; or the milliseconds alone. */
export function parseDate(written: string | undefined): Date | undefined {
  const milliseconds = /^(?:\/Date\((-?\d{1,16})(?:[+-]\d{1,4})?\)\/|(-?\d{1,16}))$/.exec(
    written?.trim() ?? '',
  );
  const date = new Date(Number(milliseconds?.[1] ?? milliseconds?.[2] ?? Number.NaN));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** What is read of an error at most: its message stands at the beginning. */
const MAX_ERROR_TEXT = 4096;

/** The message of an error as JSON, XML or text (section 5.4), in lower case; empty where there is none. */
export function readErrorText(body: Buffer): string {
  const text = body
    .toString('utf8', 0, 64 * 1024)
    .replace(/^\uFEFF/, '')
    .trim();
  const message = messageOfJson(text) ?? messageOfXml(text) ?? text;
  return message.slice(0, MAX_ERROR_TEXT).toLowerCase();
}

function messageOfJson(text: string): string | undefined {
  const document = parseJson(text);
  if (typeof document === 'string') return document;
  if (!isFields(document)) return undefined;
  const error = isFields(document['error']) ? document['error'] : document;
  const { message } = error;
  if (isFields(message)) return readText(message, 'value') ?? readText(message, '#text') ?? '';
  return readText(error, 'message') ?? '';
}

const XML_NAMES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function messageOfXml(text: string): string | undefined {
  if (!text.startsWith('<') || isHtml(text)) return undefined;
  const inner = /<(?:\w+:)?message\b[^>]*>([^<]*)</.exec(text)?.[1];
  return inner?.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_all, name: string) => XML_NAMES[name] ?? '');
}

/** A page for people, as gateways and proxies give it: never an answer of the API. */
export function isHtml(text: string): boolean {
  return /^\uFEFF?\s*(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 2048));
}
