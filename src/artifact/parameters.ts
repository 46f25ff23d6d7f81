/**
 * PURE. The externalised parameters of an integration flow: `parameters.propdef` says which there are, `parameters.prop`
 * holds their values (contract, 7.8 and 15.1). The values of the tenant and those of the parameter file come elsewhere.
 */
import { sortArchive, type Archive } from './archive.js';
import { decodeProperties, parseProperties, renderProperties } from './properties.js';
import { readLeaves } from './xml-leaves.js';
import { decodeXml } from './text.js';

export const PARAMETERS_PATH = 'src/main/resources/parameters.prop';
export const DEFINITIONS_PATH = 'src/main/resources/parameters.propdef';

export interface Parameter {
  readonly key: string;
  /** Undefined if `parameters.prop` does not hold it. */
  readonly value: string | undefined;
  /** For example `xsd:string` or `custom:schedule`; undefined if `parameters.propdef` does not hold it. */
  readonly type: string | undefined;
  readonly isRequired: boolean;
}

/** All parameters that one of the two files holds, by key. What cannot be read holds none. */
export function readParameters(archive: Archive): ReadonlyMap<string, Parameter> {
  const values = readValues(archive) ?? new Map<string, string>();
  const definitions = readDefinitions(archive);
  const keys = new Set([...definitions.keys(), ...values.keys()]);
  return new Map(
    [...keys].map((key) => {
      const definition = definitions.get(key);
      const isRequired = definition?.get('isRequired') === 'true';
      return [key, { key, value: values.get(key), type: definition?.get('type'), isRequired }];
    }),
  );
}

/**
 * The archive with other values in `parameters.prop`; keys that are not given keep theirs. The file is written anew,
 * without comments, unless nothing changes.
 */
export function writeParameters(archive: Archive, values: ReadonlyMap<string, string>): Archive {
  const former = readValues(archive) ?? new Map<string, string>();
  const changed = [...values].filter(([key, value]) => former.get(key) !== value);
  if (changed.length === 0) return archive;
  const bytes = renderProperties(new Map([...former, ...changed]));
  return sortArchive([...archive, [PARAMETERS_PATH, bytes]]);
}

/** As Java reads it: the last of several equal keys counts. Undefined if there is no file, or it cannot be read. */
export function readValues(archive: Archive): ReadonlyMap<string, string> | undefined {
  const bytes = archive.get(PARAMETERS_PATH);
  const properties = bytes === undefined ? undefined : parseProperties(decodeProperties(bytes));
  return properties && new Map(properties.map(({ key, value }) => [key, value]));
}

/** The child elements of each `parameter`. Real files leave `key` empty and write the key into `name`. */
function readDefinitions(archive: Archive): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const bytes = archive.get(DEFINITIONS_PATH);
  const text = bytes === undefined ? undefined : decodeXml(bytes);
  if (text === undefined) return new Map();
  const rows = readLeaves(text, 'parameter');
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function keyOf(row: ReadonlyMap<string, string>): string {
  const key = row.get('key')?.trim() ?? '';
  return key === '' ? (row.get('name') ?? '') : key;
}
