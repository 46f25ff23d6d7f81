/**
 * Answers as they leave the service: JSON for those who ask for it, else Atom (contract 5).
 */
import type { DemoRequest, DemoResponse, Header } from '../exchange.js';
import { renderAtomEntry, renderAtomFeed } from './atom.js';
import type { Answer, Entity, PropertyValue } from './entity.js';
import { response, wantsJson } from './render-error.js';
import { servicePath } from './resource-path.js';
import type { IntegrationState } from './state.js';

export function renderAnswer(state: IntegrationState, request: DemoRequest, answer: Answer): DemoResponse {
  switch (answer.kind) {
    case 'empty':
      return response(answer.status, undefined, Buffer.alloc(0));
    case 'content': {
      const { fileName } = answer;
      const name =
        fileName === undefined ? [] : [['Content-Disposition', `attachment; filename=${fileName}`] as const];
      return response(answer.status, answer.type, answer.body, name);
    }
    case 'entity':
      return renderEntity(state, request, answer);
    case 'feed':
      return renderFeed(state, request, answer);
  }
}

function renderEntity(
  state: IntegrationState,
  request: DemoRequest,
  { status, entity, isWrapped = false }: Extract<Answer, { kind: 'entity' }>,
): DemoResponse {
  const base = baseOf(state);
  if (!wantsJson(request))
    return response(status, atomType('entry'), Buffer.from(renderAtomEntry(entity, base)));
  const json = entityJson(entity, base);
  const location: readonly Header[] = status === 201 ? [['Location', `${base}/${entity.path}`]] : [];
  return jsonData(status, isWrapped ? { results: [json] } : json, location);
}

function renderFeed(
  state: IntegrationState,
  request: DemoRequest,
  { entities, skip, count }: Extract<Answer, { kind: 'feed' }>,
): DemoResponse {
  const base = baseOf(state);
  const page = pageOf(entities, request, {
    size: state.switches.pageSize,
    isSkipIgnored: skip === 'ignored',
  });
  const next = page.next === undefined ? undefined : nextAddress(state, request, page.next);
  if (!wantsJson(request))
    return response(200, atomType('feed'), Buffer.from(renderAtomFeed(page.entities, base, next)));
  return jsonData(200, {
    results: page.entities.map((entity) => entityJson(entity, base)),
    ...(count !== undefined && { __count: String(count) }),
    ...(next !== undefined && { __next: next }),
  });
}

interface Page {
  readonly entities: readonly Entity[];
  /** Where the next page starts. */
  readonly next: number | undefined;
}

/** `$skiptoken` belongs to the service; `$top` and `$skip` are the client's (contract 5.2, 5.3). */
function pageOf(
  entities: readonly Entity[],
  { query }: DemoRequest,
  { size, isSkipIgnored }: { readonly size: number; readonly isSkipIgnored: boolean },
): Page {
  const skip = isSkipIgnored ? 0 : Number(query.get('$skip') ?? 0);
  const top = query.has('$top') ? Number(query.get('$top')) : Infinity;
  const wanted = entities.slice(skip, skip + top);
  const start = Number(query.get('$skiptoken') ?? 0);
  const end = start + size;
  return { entities: wanted.slice(start, end), next: end < wanted.length ? end : undefined };
}

function nextAddress(state: IntegrationState, { path, query }: DemoRequest, start: number): string {
  const options = new URLSearchParams(query);
  options.set('$skiptoken', String(start));
  return `${state.addresses().api}${path}?${options.toString().replaceAll('+', '%20')}`;
}

function baseOf(state: IntegrationState): string {
  return state.addresses().api + servicePath;
}

function entityJson(entity: Entity, base: string): Record<string, unknown> {
  const uri = `${base}/${entity.path}`;
  const media = {
    content_type: 'application/octet-stream',
    media_src: `${uri}/$value`,
    edit_media: `${uri}/$value`,
  };
  const properties = Object.entries(entity.properties).map(([name, value]) => [name, valueJson(value)]);
  const navigation = (entity.navigation ?? []).map((name) => [
    name,
    { __deferred: { uri: `${uri}/${name}` } },
  ]);
  const expanded = Object.entries(entity.expanded ?? {}).map(([name, entities]) => [
    name,
    { results: entities.map((child) => entityJson(child, base)) },
  ]);
  return {
    __metadata: {
      id: uri,
      uri,
      type: `com.sap.hci.api.${entity.type}`,
      ...(entity.isMedia === true && media),
    },
    ...(Object.fromEntries([...properties, ...navigation, ...expanded]) as Record<string, unknown>),
  };
}

function valueJson(value: PropertyValue): unknown {
  return value instanceof Date ? `/Date(${value.getTime()})/` : value;
}

function jsonData(status: number, data: unknown, headers: readonly Header[] = []): DemoResponse {
  const version: Header = ['DataServiceVersion', '2.0'];
  return response(status, 'application/json', Buffer.from(JSON.stringify({ d: data })), [
    version,
    ...headers,
  ]);
}

function atomType(type: 'entry' | 'feed'): string {
  return `application/atom+xml;type=${type};charset=utf-8`;
}
