/**
 * PURE. What a manifest says, whoever wrote it: header names without case, lists of OSGi without order and blanks, no
 * empty headers, none of `Origin-*` (written into copies), and of the symbolic name only the id, since the tenant
 * rewrites that header (contract, 7.3, 7.5 and 15).
 */
import type { ManifestHeaders } from './manifest.js';

/** Lists whose order means nothing (OSGi Core, 3.2.4). */
const LIST_HEADERS =
  /^(?:import-package|export-package|import-service|export-service|require-capability|provide-capability)$/;

/** By header name in lower case. */
export function describeManifest(headers: ManifestHeaders): ReadonlyMap<string, string> {
  return new Map(
    [...headers]
      .map(([name, value]): [string, string] => [
        name.toLowerCase(),
        describeHeader(name.toLowerCase(), value),
      ])
      .filter(([name, value]) => value !== '' && !name.startsWith('origin-')),
  );
}

function describeHeader(name: string, value: string): string {
  if (name === 'bundle-symbolicname') return value.split(';')[0]?.trim() ?? '';
  return LIST_HEADERS.test(name)
    ? splitOutsideQuotes(value, ',').map(describeClause).toSorted().join(',')
    : value;
}

/** `a.b;version="1";resolution:=optional`: what stands behind the name has no order either. */
function describeClause(clause: string): string {
  const [name = '', ...attributes] = splitOutsideQuotes(clause, ';');
  return [name, ...attributes.toSorted()].join(';');
}

function splitOutsideQuotes(text: string, separator: ',' | ';'): readonly string[] {
  const parts = text.match(separator === ',' ? /(?:[^",]|"[^"]*"?)+/g : /(?:[^";]|"[^"]*"?)+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
