/** What happens to the JSON of a service key: containers (value to value), writings (value to text), damage to the text. */
import { stringify } from 'yaml';

type Json = unknown;
type Rename = (name: string) => string;

function mapNames(value: Json, rename: Rename): Json {
  if (Array.isArray(value)) return value.map((item: unknown) => mapNames(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [rename(name), mapNames(child, rename)]),
  );
}

const camel: Rename = (name) =>
  name.replaceAll(/[_-]([a-z])/g, (_all, letter: string) => letter.toUpperCase());
const entry = (credentials: Json, label: string, name: string): Json => ({
  binding_guid: 'g',
  binding_name: null,
  credentials,
  instance_name: name,
  label,
  name,
  plan: 'standard',
  tags: [label],
  volume_mounts: [],
});
const OTHER = {
  clientid: 'sb-other!t1',
  clientsecret: 'other-throwaway',
  url: 'https://other.authentication.eu10.hana.ondemand.example',
  uaadomain: 'authentication.eu10.hana.ondemand.example',
};
const b64 = (text: string): string => Buffer.from(text).toString('base64');
const flat = (value: Json): Record<string, string> =>
  Object.fromEntries(
    Object.entries(value as object).map(([name, child]: [string, unknown]) => [
      name,
      b64(typeof child === 'string' ? child : JSON.stringify(child)),
    ]),
  );

export const CONTAINERS: Readonly<Record<string, (key: Json) => Json>> = {
  bare: (key) => key,
  credentials: (credentials) => ({ credentials }),
  twice: (credentials) => ({ credentials: { credentials } }),
  array: (key) => [key],
  camel: (key) => mapNames(key, camel),
  kebab: (key) => mapNames(key, (name) => name.replaceAll('_', '-')),
  capitals: (key) => mapNames(key, (name) => name.toUpperCase()),
  vcap: (key) => ({ credstore: [entry(key, 'credstore', 'mine')] }),
  'vcap with another': (key) => ({
    xsuaa: [entry(OTHER, 'xsuaa', 'other')],
    'it-rt': [entry(key, 'it-rt', 'mine')],
  }),
  'service manager': (credentials) => ({
    id: 'g',
    ready: true,
    name: 'ci-binding',
    context: { platform: 'sapcp' },
    credentials,
    created_at: '2026-05-18T09:24:03Z',
  }),
  terraform: (key) => ({ credentials: { sensitive: true, type: 'string', value: JSON.stringify(key) } }),
  'terraform object': (value) => ({ key: { sensitive: true, type: ['object', {}], value } }),
  kubernetes: (key) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'ci', namespace: 'dev' },
    type: 'Opaque',
    data: flat(key),
  }),
  'kubernetes container': (key) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    data: { credentials: b64(JSON.stringify(key)), '.metadata': b64('{}') },
  }),
  'kubernetes stringData': (key) => ({
    kind: 'Secret',
    stringData: Object.fromEntries(
      Object.entries(key as object).map(([name, child]: [string, unknown]) => [
        name,
        typeof child === 'string' ? child : JSON.stringify(child),
      ]),
    ),
  }),
  'string fields': (key) =>
    Object.fromEntries(
      Object.entries(key as object).map(([name, child]: [string, unknown]) => [
        name,
        typeof child === 'string' ? child : JSON.stringify(child),
      ]),
    ),
};

const python = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([name, child]) => `'${name}': ${python(child)}`)
      .join(', ')}}`;
  return typeof value === 'string'
    ? `'${value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll("'", "\\'")}'`
    : JSON.stringify(value);
};
const script = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(script).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, child]) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${script(child)}`)
      .join(', ')}, }`;
  return JSON.stringify(value);
};
const hcl = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(hcl).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{\n${Object.entries(value)
      .map(([name, child]) => `  ${JSON.stringify(name)} = ${hcl(child)}`)
      .join('\n')}\n}`;
  return JSON.stringify(value);
};

export const WRITINGS: Readonly<Record<string, (value: Json) => string>> = {
  compact: (value) => JSON.stringify(value),
  pretty: (value) => JSON.stringify(value, undefined, 2),
  tabs: (value) => JSON.stringify(value, undefined, '\t'),
  python,
  javascript: script,
  hcl,
  yaml: (value) => stringify(value),
  'yaml long': (value) =>
    stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
};

function alternate(text: string, opening: string, closing: string): string {
  let isOpen = false;
  return text.replaceAll('"', () => {
    isOpen = !isOpen;
    return isOpen ? opening : closing;
  });
}

const rawLineBreaks = (text: string): string => text.replaceAll('\\n', '\n');

/** For text in JSON. */
export const TEXT_DAMAGES: Readonly<Record<string, (text: string) => string>> = {
  crlf: (text) => text.replaceAll('\n', '\r\n'),
  bom: (text) => `\uFEFF${text}`,
  utf16: (text) => Array.from(text, (sign) => `${sign}\0`).join(''),
  'raw line breaks': rawLineBreaks,
  'raw CRLF': (text) => rawLineBreaks(text).replaceAll('\n', '\r\n'),
  'raw and indented': (text) => rawLineBreaks(text).replaceAll('\n', '\n      '),
  'escaped twice': (text) => text.replaceAll('\\n', '\\\\n'),
  'escaped thrice': (text) => text.replaceAll('\\n', '\\\\\\\\n'),
  'json string': (text) => JSON.stringify(text),
  'json string twice': (text) => JSON.stringify(JSON.stringify(text)),
  'escaped quotes': (text) => JSON.stringify(text).slice(1, -1),
  'escaped line breaks': (text) => text.replaceAll('\\n', '\\\\n').replaceAll('\n', '\\n'),
  'single quotes around': (text) => `'${text}'`,
  'double quotes around': (text) => `"${text}"`,
  'smart quotes': (text) => {
    return alternate(text, '“', '”');
  },
  'german quotes': (text) => {
    return alternate(text, '„', '“');
  },
  html: (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;'),
  'html in pre': (text) => `<pre><code>${text.replaceAll('"', '&quot;')}</code></pre>`,
  nbsp: (text) => text.replaceAll('  ', ' \u00A0'),
  'zero width': (text) => text.replaceAll(':', ':\u200B').replaceAll('MII', 'M\u200BII'),
  'trailing commas': (text) => text.replaceAll(/(["\w}\]])(\s*[}\]])/g, '$1,$2'),
  comments: (text) => `/* service key of the CI user */\n${text.replace('{', '{ // do not share\n')}\n# end`,
  'last brace lost': (text) => text.trimEnd().replace(/\}$/, ''),
  'outer braces lost': (text) => text.trim().replace(/^\{/, '').replace(/\}$/, ''),
  'first brace lost': (text) => text.trim().replace(/^\{/, ''),
  fence: (text) => `Here is the key:\n\`\`\`json\n${text}\n\`\`\`\nPlease delete after use.\n`,
  export: (text) => `export SAP_SERVICE_KEY='${text}'\n`,
  powershell: (text) => `$env:SAP_SERVICE_KEY = '${text}'\r\n`,
  env: (text) => `SAP_SERVICE_KEY=${text}\n`,
  'yaml key': (text) => `serviceKey: |\n${text.replaceAll(/^/gm, '  ')}\n`,
  'yaml quoted': (text) => `serviceKey: ${JSON.stringify(text)}\n`,
  base64: (text) => b64(text),
  'base64 wrapped': (text) => (b64(text).match(/.{1,76}/g) ?? []).join('\n'),
  'base64 with blanks': (text) => (b64(text).match(/.{1,76}/g) ?? []).join(' '),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'base64 twice': (text) => b64(b64(text)),
  'base64 with mark': (text) => b64(`\uFEFF${text.replaceAll('\n', '\r\n')}`),
  'base64 of utf16': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').toString('base64'),
  certutil: (text) =>
    `-----BEGIN CERTIFICATE-----\r\n${(b64(text).match(/.{1,64}/g) ?? []).join('\r\n')}\r\n-----END CERTIFICATE-----\r\n`,
  'base64 in env': (text) => `export KEY=${b64(text)}\n`,
  url: (text) => encodeURIComponent(text),
  form: (text) => new URLSearchParams({ a: text }).toString().slice(2),
  'cf 7': (text) =>
    `Getting key ci-key for service instance my-instance as ci.user@example.com...\n\n${text}\n`,
  'cf colours': (text) =>
    `Getting key \u001B[36;1mci-key\u001B[0m for service instance \u001B[36;1mmy-instance\u001B[0m...\n\n${text}\n`,
  'cf env': (text) =>
    `Getting env variables for app my-app...\nSystem-Provided:\nVCAP_SERVICES: ${text}\n\nVCAP_APPLICATION: {\n  "application_name": "my-app"\n}\n\nNo user-provided env variables have been set\n`,
  'prompt behind': (text) => `${text}\nOK\n\n$ `,
  twice: (text) => `${text}\n${text}\n`,
  'mail quote': (text) => text.replaceAll(/^/gm, '> '),
  'line numbers': (text) =>
    text
      .split('\n')
      .map((line, index) => `${index + 1}: ${line}`)
      .join('\n'),
  diff: (text) => text.replaceAll(/^/gm, '+'),
};
