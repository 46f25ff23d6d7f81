/**
 * Service keys inside a parsed value, whatever wraps them: `credentials`, VCAP_SERVICES, arrays, answers of the Service
 * Manager, Terraform outputs, Kubernetes secrets, JSON in strings. Says which of several are meant, or that it is open.
 */
import { isDeepStrictEqual } from 'node:util';
import { decodeTransport } from '../keys/transport.js';
import { isRecord, readObject, readString, renameFields, type Fields } from './fields.js';
import { parseRelaxedJson } from './relaxed-json.js';
import type { ServiceKeyRepairCode } from './service-key-repairs.js';

export interface Candidate {
  /** Under our names; those of `oauth` and `uaa` are lifted. */
  readonly fields: Fields;
  /** Of the instance, the binding and the offering, as far as the wrapper tells. */
  readonly names: readonly string[];
  readonly repairs: readonly ServiceKeyRepairCode[];
}

export function findCandidates(values: readonly unknown[]): readonly Candidate[] {
  const search = new Search();
  for (const value of values) search.visit(value, [], []);
  return dropEqual(search.found);
}

const MAX_DEPTH = 12;
const MAX_NODES = 5000;
const MAX_TEXT = 256 * 1024;

class Search {
  readonly found: Candidate[] = [];
  #nodes = 0;

  visit(value: unknown, names: readonly string[], repairs: readonly ServiceKeyRepairCode[], depth = 0): void {
    this.#nodes += 1;
    if (depth > MAX_DEPTH || this.#nodes > MAX_NODES) return;
    if (typeof value === 'string') this.#visitText(value, names, repairs, depth);
    else if (Array.isArray(value)) for (const item of value) this.visit(item, names, repairs, depth + 1);
    else if (isRecord(value)) this.#visitRecord(value, names, repairs, depth);
  }

  #visitRecord(
    record: Fields,
    names: readonly string[],
    repairs: readonly ServiceKeyRepairCode[],
    depth: number,
  ): void {
    const own = readWrapperNames(record);
    const inner = record['credentials'] ?? record['Credentials'];
    const hasInner = isRecord(inner) || typeof inner === 'string' || Array.isArray(inner);
    const fields = hasInner ? undefined : recogniseFields(record);
    if (fields !== undefined) {
      this.found.push({ ...fields, names: [...names, ...own], repairs: [...repairs, ...fields.repairs] });
      return;
    }
    const before = this.found.length;
    for (const [name, child] of Object.entries(record))
      this.visit(child, [...names, ...own, name], [...repairs, 'wrapper-removed'], depth + 1);
    if (this.found.length > before || !hasInner) return;
    const outer = recogniseFields(record);
    if (outer !== undefined) this.found.push({ ...outer, names, repairs: [...repairs, ...outer.repairs] });
  }

  /** JSON in a string, also as base64. */
  #visitText(
    text: string,
    names: readonly string[],
    repairs: readonly ServiceKeyRepairCode[],
    depth: number,
  ): void {
    if (text.length < 20 || text.length > MAX_TEXT) return;
    const isJson = /^\s*[{[]/.test(text);
    const decoded = isJson ? text : decodeJson(text);
    const start = /^[\s\uFEFF]*(?=[{[])/.exec(decoded ?? '')?.[0].length;
    if (decoded === undefined || start === undefined) return;
    const parsed = parseRelaxedJson(decoded, start);
    if (parsed.kind !== 'value') return;
    const codes: readonly ServiceKeyRepairCode[] = isJson ? ['json-in-string'] : ['encoded-fields'];
    this.visit(parsed.value, names, [...repairs, ...codes], depth + 1);
  }
}

function decodeJson(text: string): string | undefined {
  if (!/^\s*(?:e[wy]|W[3yw]|77u)/.test(text)) return undefined;
  return decodeTransport(text)?.text;
}

const WRAPPER_NAMES = ['name', 'instance_name', 'binding_name', 'label', 'instanceName', 'bindingName'];

function readWrapperNames(record: Fields): readonly string[] {
  const tags = Array.isArray(record['tags']) ? (record['tags'] as readonly unknown[]) : [];
  return [...WRAPPER_NAMES.map((name) => record[name]), ...tags].filter((name) => typeof name === 'string');
}

interface Recognised {
  readonly fields: Fields;
  readonly repairs: readonly ServiceKeyRepairCode[];
}

/** @returns undefined where the record is not that of a service key. */
function recogniseFields(record: Fields): Recognised | undefined {
  const decoded = decodeValues(record);
  const renamed = renameFields(decoded ?? record);
  const fields = liftInner(renamed);
  if (!isServiceKey(fields)) return undefined;
  const repairs: ServiceKeyRepairCode[] = [];
  if (decoded !== undefined) repairs.push('encoded-fields');
  if (Object.keys(record).some((name) => !KNOWN_SPELLING.test(name))) repairs.push('field-names');
  return { fields, repairs };
}

/** As the services write them. */
const KNOWN_SPELLING = /^[a-z][a-z0-9]*(?:_[a-z]+)*$|^(?:clientId|tokenUrl|privateKey|\.metadata)$/;

/** The `data` of a Kubernetes secret: every value in base64. */
function decodeValues(record: Fields): Fields | undefined {
  const url = renameFields(record)['url'];
  if (typeof url !== 'string' || !/^(?:aHR0c|SFRUU)[A-Za-z0-9+/_-]+={0,2}\s*$/.test(url.trim()))
    return undefined;
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
    ]),
  );
}

/** The fields of `oauth` (Process Integration Runtime) or `uaa` beside those around them. */
function liftInner(fields: Fields): Fields {
  const oauth = readObject(fields, 'oauth');
  if (oauth !== undefined) return { ...fields, ...oauth };
  const uaa = readObject(fields, 'uaa');
  if (uaa === undefined) return fields;
  const url = fields['url'] ?? readObject(fields, 'endpoints')?.['api'] ?? uaa['url'];
  const tokenurl = uaa['tokenurl'] ?? uaa['url'];
  return { ...fields, ...uaa, url, tokenurl };
}

const IDENTITY: readonly (keyof Fields)[] = ['certificate', 'key', 'private_key', 'password', 'clientsecret'];
const PLACES: readonly (keyof Fields)[] = ['url', 'tokenurl', 'oauth_token_url', 'certurl'];

function isServiceKey(fields: Fields): boolean {
  const count = (names: readonly (keyof Fields)[]): number => names.filter((name) => name in fields).length;
  if (readString(fields, 'clientid') !== undefined)
    return count(PLACES) > 0 || ('certificate' in fields && count(IDENTITY) > 0);
  const isStore =
    'username' in fields || 'encryption' in fields || 'oauth_token_url' in fields || 'expires_at' in fields;
  return (
    isStore && count(PLACES) + count(IDENTITY) >= 1 && count(IDENTITY) + Number('encryption' in fields) >= 1
  );
}

function dropEqual(found: readonly Candidate[]): readonly Candidate[] {
  const distinct: Candidate[] = [];
  let isRepeated = false;
  for (const one of found) {
    if (distinct.some(({ fields }) => isDeepStrictEqual(fields, one.fields))) isRepeated = true;
    else distinct.push(one);
  }
  return isRepeated
    ? distinct.map((one) => ({ ...one, repairs: [...one.repairs, 'repeated-key'] }))
    : distinct;
}
