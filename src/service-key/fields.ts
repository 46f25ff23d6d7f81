/**
 * Typed readers for the fields of a service key. They name the path of a missing field, never a value.
 */

export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns undefined where the field is absent, blank or no string. */
export function readString(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** An object, or the JSON text of one, as Kubernetes secrets hold it. */
export function readObject(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  if (typeof value !== 'string') return isRecord(value) ? value : undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Names of the fields for a message, sorted. A name is shown only if it looks like one: in damaged JSON a
 * secret may stand where a name should.
 */
export function listFieldNames(fields: Fields): string {
  const names = Object.keys(fields).filter((name) => /^[a-z][a-z_]{1,24}$/.test(name));
  return names.length === 0 ? 'none that are known' : names.toSorted().join(', ');
}
