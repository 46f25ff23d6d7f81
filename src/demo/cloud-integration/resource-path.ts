/**
 * The path of an OData V2 request as segments with keys (contract 5.1). Quotes inside a literal are doubled, and
 * the literal is percent-encoded, so a slash inside a key must have been encoded too.
 */
import { badRequest } from './service-error.js';

export interface Segment {
  readonly name: string;
  /** By name; a single key without a name stands under the empty name. Nothing for a whole set. */
  readonly keys: ReadonlyMap<string, string> | undefined;
}

export const servicePath = '/api/v1';

/** The segments behind `/api/v1/`, with or without a slash at the end. */
export function parseResourcePath(path: string): readonly Segment[] {
  const texts = path.slice(servicePath.length).split('/');
  return texts.filter((text) => text !== '').map(parseSegment);
}

function parseSegment(encoded: string): Segment {
  const [, name, keys] = /^(\$?[A-Za-z]\w*)(?:\((.*)\))?$/s.exec(decoded(encoded)) ?? [];
  if (name === undefined) throw badRequest('Malformed URI.');
  return { name, keys: keys === undefined ? undefined : parseKeys(keys) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badRequest('Malformed URI.');
  }
}

const keyPattern = /(?:(\w+)=)?'((?:[^']|'')*)'(,|$)/sy;

function parseKeys(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (let index = 0; index < text.length;) {
    keyPattern.lastIndex = index;
    const match = keyPattern.exec(text);
    if (match === null) throw badRequest('Invalid key predicate.');
    keys.set(match[1] ?? '', (match[2] ?? '').replaceAll("''", "'"));
    index = keyPattern.lastIndex;
  }
  if (keys.size === 0) throw badRequest('Invalid key predicate.');
  return keys;
}

/** `IntegrationPackages()/$value`: what the table of operations is looked up by. */
export function signatureOf(segments: readonly Segment[]): string {
  return segments.map(({ name, keys }) => (keys === undefined ? name : `${name}()`)).join('/');
}

/** A string literal in a query option of a function import: `Id='A'`. */
export function parseLiteral(text: string | null): string | undefined {
  const [, inner] = /^'((?:[^']|'')*)'$/s.exec(text ?? '') ?? [];
  return inner?.replaceAll("''", "'");
}

/** A literal as part of a key in an address that the service hands out. */
export function renderLiteral(value: string): string {
  return `'${encodeURIComponent(value).replaceAll("'", "''")}'`;
}
