/** Entities as Atom, the representation of OData V2 for those who do not ask for JSON (contract 5.1). */
import type { Entity, PropertyValue } from './entity.js';

const spaces =
  'xmlns="http://www.w3.org/2005/Atom" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"';
const declaration = '<?xml version="1.0" encoding="utf-8"?>';

export function renderAtomEntry(entity: Entity, base: string): string {
  return `${declaration}${entry(entity, base, ` ${spaces}`)}`;
}

export function renderAtomFeed(entities: readonly Entity[], base: string, next: string | undefined): string {
  const link = next === undefined ? '' : `<link rel="next" href="${escapeXml(next)}"/>`;
  const entries = entities.map((entity) => entry(entity, base, '')).join('');
  return `${declaration}<feed ${spaces} xml:base="${base}/">${entries}${link}</feed>`;
}

function entry({ type, path, properties }: Entity, base: string, attributes: string): string {
  const fields = Object.entries(properties).map(([name, value]) => field(name, value));
  const category = `<category term="com.sap.hci.api.${type}" scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme"/>`;
  return `<entry${attributes}><id>${escapeXml(`${base}/${path}`)}</id>${category}<m:properties>${fields.join('')}</m:properties></entry>`;
}

function field(name: string, value: PropertyValue): string {
  if (value === null) return `<d:${name} m:null="true"/>`;
  const text = value instanceof Date ? value.toISOString().replace('Z', '') : String(value);
  return `<d:${name}>${escapeXml(text)}</d:${name}>`;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
