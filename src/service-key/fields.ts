/**
 * The fields of a service key under one name each, however they are written: `client_id`, `clientId`, `CLIENT-ID`.
 * Typed readers name the path of a missing field, never a value.
 */
import { parseRelaxedJson } from './relaxed-json.js';

export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Our name for each field, with the spellings of the services and of people, lower case without signs. */
const SPELLINGS = {
  url: ['url', 'uri', 'apiurl', 'baseurl', 'serviceurl'],
  certificate: [
    'certificate',
    'cert',
    'clientcertificate',
    'clientcert',
    'certificatechain',
    'certchain',
    'x509certificate',
    'tlscrt',
    'certificates',
  ],
  key: ['key', 'clientkey', 'tlskey', 'certificatekey', 'certkey'],
  private_key: ['privatekey'],
  username: ['username', 'user'],
  password: ['password'],
  clientid: ['clientid', 'oauthclientid'],
  clientsecret: ['clientsecret', 'secret', 'oauthclientsecret'],
  tokenurl: ['tokenurl', 'tokenendpoint', 'tokenserviceurl', 'oauthtokenendpoint', 'accesstokenurl'],
  oauth_token_url: ['oauthtokenurl'],
  certurl: ['certurl', 'certificateurl'],
  expires_at: ['expiresat', 'expirydate', 'expiry'],
  encryption: ['encryption'],
  client_private_key: ['clientprivatekey'],
  server_public_key: ['serverpublickey'],
  parameters: ['parameters'],
  authentication: ['authentication'],
  authorization: ['authorization'],
  type: ['type'],
  payload: ['payload'],
  default_permissions: ['defaultpermissions'],
  namespace_permissions: ['namespacepermissions'],
  oauth: ['oauth'],
  uaa: ['uaa'],
  endpoints: ['endpoints'],
  api: ['api'],
} as const;

export type FieldName = keyof typeof SPELLINGS;

const NAMES: ReadonlyMap<string, FieldName> = new Map(
  (Object.entries(SPELLINGS) as [FieldName, readonly string[]][]).flatMap(([name, spellings]) =>
    spellings.map((spelling): [string, FieldName] => [spelling, name]),
  ),
);

/** Names that tell a line of a service key from any other line. */
const LINE_NAMES: ReadonlySet<FieldName> = new Set<FieldName>([
  'url',
  'certificate',
  'key',
  'private_key',
  'username',
  'password',
  'clientid',
  'clientsecret',
  'tokenurl',
  'oauth_token_url',
  'certurl',
  'expires_at',
  'encryption',
  'parameters',
]);

/** Fields that are there besides the known ones, so that they end the value before them. */
const OTHER_NAMES =
  /^(?:createdate|certificatedetails|verificationkey|xsappname|zoneid|tenantid|uaadomain|identityzone|subaccountid|apiurl|tenantmode|credentialtype|instanceid|plan|label|tags|instancename|instanceguid|sburl|zone|clientx509enabled)$/;

export function isFieldName(written: string): boolean {
  const spelling = normalise(written);
  const name = NAMES.get(spelling);
  return (name !== undefined && LINE_NAMES.has(name)) || OTHER_NAMES.test(spelling);
}

function findFieldName(written: string): FieldName | undefined {
  return NAMES.get(normalise(written));
}

/** The first spelling in the list above wins; `url` before `uri` before `apiurl`. */
export function renameFields(record: Fields): Fields {
  const ranked = Object.entries(record).flatMap(([written, value]) => {
    const name = findFieldName(written);
    if (name === undefined) return [];
    const spellings: readonly string[] = SPELLINGS[name];
    return [{ name, value, rank: spellings.indexOf(normalise(written)) }];
  });
  const sorted = ranked.toSorted(
    (a, b) => Number(isBlank(a.value)) - Number(isBlank(b.value)) || a.rank - b.rank,
  );
  return Object.fromEntries(sorted.toReversed().map(({ name, value }) => [name, value]));
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function normalise(written: string): string {
  return written.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** @returns undefined where the field is absent, blank or no string. */
export function readString(fields: Fields, name: FieldName): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Text, or a list of texts, as scripts split a chain; undefined where there is none. */
export function readText(fields: Fields, name: FieldName): string | undefined {
  const value = fields[name];
  if (!Array.isArray(value)) return readString(fields, name);
  const texts = value.filter((part) => typeof part === 'string');
  return texts.length === 0 ? undefined : texts.join('\n');
}

/** An object under our names, or the JSON text of one, as Kubernetes secrets hold it. */
export function readObject(fields: Fields, name: FieldName): Fields | undefined {
  const value = fields[name];
  if (isRecord(value)) return renameFields(value);
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return undefined;
  const parsed = parseRelaxedJson(value, value.indexOf('{'));
  return parsed.kind === 'value' && isRecord(parsed.value) ? renameFields(parsed.value) : undefined;
}

/** Names of the known fields that are there, for a message. */
export function listFieldNames(fields: Fields): string {
  const names = Object.keys(fields).filter((name) => name in SPELLINGS);
  return names.length === 0 ? 'none that are known' : names.toSorted().join(', ');
}
