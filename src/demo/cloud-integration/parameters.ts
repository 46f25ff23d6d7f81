/**
 * The externalised parameters in the content of a flow (contract 15.1): values in Java properties, their types and
 * descriptions in an XML file. Reads as much of both formats as the tools write.
 */

export const parametersPath = 'src/main/resources/parameters.prop';
export const definitionsPath = 'src/main/resources/parameters.propdef';

export interface ParameterDefinition {
  readonly type: string;
  readonly description: string;
}

export function parseProperties(text: string): ReadonlyMap<string, string> {
  const joined = text.replaceAll('\r\n', '\n').replace(/(?<!\\)((?:\\\\)*)\\\n[ \t]*/g, '$1');
  const lines = joined.split('\n').map((line) => line.trimStart());
  const pairs = lines
    .filter((line) => line !== '' && !/^[#!]/.test(line))
    .map((line): [string, string] => {
      const [, key = '', value = ''] = /^((?:\\.|[^\\=:\s])*)\s*[=:]?\s*(.*)$/s.exec(line) ?? [];
      return [unescape(key), unescape(value)];
    });
  return new Map(pairs);
}

function unescape(text: string): string {
  return text.replace(/\\(u[0-9A-Fa-f]{4}|.)/gs, (_, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return { n: '\n', t: '\t', r: '\r', f: '\f' }[code] ?? code;
  });
}

export function renderProperties(values: ReadonlyMap<string, string>, at: Date): string {
  const lines = [...values].map(
    ([key, value]) => `${escapeText(key, / |[:=#!\\]/g)}=${escapeText(value, /[:=#!\\]|^ /g)}`,
  );
  return `${[dateComment(at), ...lines].join('\n')}\n`;
}

function escapeText(text: string, special: RegExp): string {
  return text.replace(special, (character) => `\\${character}`).replaceAll('\n', '\\n');
}

/** `#Thu Jan 15 08:00:00 UTC 2026`, as Java writes it. */
export function dateComment(at: Date): string {
  const [day = '', date = '', month = '', year = '', time = ''] = at
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `#${day} ${month} ${date} ${time} UTC ${year}`;
}

export const dateCommentPattern = /^#\w{3} \w{3} \d\d \d\d:\d\d:\d\d \w+ \d{4}$/m;

export function parseDefinitions(text: string): ReadonlyMap<string, ParameterDefinition> {
  const parameters = text.matchAll(/<parameter\b([^>]*?)\/>|<parameter\b([^>]*)>(.*?)<\/parameter>/gs);
  return new Map(
    [...parameters].map(([, alone = '', attributes = '', inner = '']) => {
      const field = (name: string): string => fieldOf(name, alone + attributes, inner);
      const type = field('type') || 'xsd:string';
      return [field('key') || field('name'), { type, description: field('description') }];
    }),
  );
}

function fieldOf(name: string, attributes: string, inner: string): string {
  const element = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(inner)?.[1];
  const attribute = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
  return unescapeXml(element ?? attribute ?? '');
}

export function unescapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, code: string) => {
    if (code.startsWith('#x')) return String.fromCodePoint(Number.parseInt(code.slice(2), 16));
    if (code.startsWith('#')) return String.fromCodePoint(Number(code.slice(1)));
    return names[code] ?? whole;
  });
}
