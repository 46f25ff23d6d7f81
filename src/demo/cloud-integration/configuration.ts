/** Externalised parameters of an artifact: those of the content, and what was configured on top (contract 7.8). */
import { textEntry, type Entries } from './archive.js';
import type { Artifact } from './artifact-store.js';
import { definitionsPath, parametersPath, parseDefinitions, parseProperties } from './parameters.js';

export interface Configuration {
  readonly key: string;
  readonly value: string;
  readonly type: string;
  readonly description: string;
}

export const profileKey = 'SAP_ProfileId';

export function contentDefaults(entries: Entries): ReadonlyMap<string, string> {
  const values = parseProperties(textEntry(entries, parametersPath) ?? '');
  const defined = parseDefinitions(textEntry(entries, definitionsPath) ?? '');
  return new Map([...[...defined.keys()].map((key) => [key, ''] as const), ...values]);
}

/** Orphans included: configured values whose key the content does not have any more. */
export function configurationsOf({
  entries,
  configured,
}: Pick<Artifact, 'entries' | 'configured'>): readonly Configuration[] {
  const defined = parseDefinitions(textEntry(entries, definitionsPath) ?? '');
  const values = new Map([...contentDefaults(entries), ...configured]);
  return [...values].map(([key, value]) => {
    const { type = 'xsd:string', description = '' } = defined.get(key) ?? {};
    return { key, value, type, description };
  });
}

export function valuesOf(artifact: Pick<Artifact, 'entries' | 'configured'>): ReadonlyMap<string, string> {
  return new Map(configurationsOf(artifact).map(({ key, value }) => [key, value]));
}
