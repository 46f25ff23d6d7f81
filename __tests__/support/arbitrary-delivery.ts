/** Deliveries as the action makes them of a line and of what the service gave for it. */
import fc from 'fast-check';
import type { Credential } from '../../src/credential-store/client.js';
import { planDeliveries, type Delivery } from '../../src/credential-store/delivery.js';
import { keyOfId, type ExpandedReference, type FetchResult } from '../../src/credential-store/fetch.js';
import type { ReferenceLine, SourceLine } from '../../src/credential-store/reference-list.js';
import type { FetchSettings } from '../../src/action/fetch-inputs.js';
import { referenceOf } from './arbitrary-reference.js';

export function sourceLine(text: string, number = 1, file?: string): SourceLine {
  return { label: file ?? 'credentials', file, number, text };
}

export function referenceLine(text: string, number = 1, file?: string): ReferenceLine {
  return { reference: referenceOf(text, 'prod'), line: sourceLine(text, number, file) };
}

export function credential(fields: Partial<Credential> = {}): Credential {
  return {
    value: undefined,
    username: undefined,
    metadata: undefined,
    format: undefined,
    id: 'id-1',
    modifiedAt: '2026-01-01T00:00:00Z',
    ...fields,
  };
}

/** A line for one credential. */
export function expanded(text: string, number = 1, file?: string): ExpandedReference {
  const { reference, line } = referenceLine(text, number, file);
  if (reference.kind !== 'single') throw new Error('a line for one credential is needed');
  const { type, namespace, credential: name, outputName } = reference;
  return { outputName, id: { type, namespace, name }, reference, line };
}

export function found(fields: Partial<Credential>): FetchResult {
  return { kind: 'found', credential: credential(fields) };
}

/** What the line delivers of a credential; without one it is not there. */
export function delivery(text: string, fields?: Partial<Credential>, number = 1, file?: string): Delivery {
  const source = expanded(text, number, file);
  const result: FetchResult = fields === undefined ? { kind: 'absent' } : found(fields);
  const plan = planDeliveries(
    { references: [source], unmatched: [] },
    new Map([[keyOfId(source.id), result]]),
    'ignore',
  );
  const [only] = plan.deliveries;
  if (only === undefined) throw plan.failures[0]?.error ?? new Error('nothing is delivered');
  return only;
}

export const SETTINGS: FetchSettings = {
  lines: [],
  onMissing: 'error',
  exportEnv: false,
  variablePrefix: '',
  dotenvFile: undefined,
  filesDir: undefined,
  minMaskLength: 4,
  shortValues: 'error',
  outputJson: false,
};

/** Text of JSON with numbers of any length, as somebody may have stored it. */
export const arbitraryNumberText: fc.Arbitrary<string> = fc.stringMatching(
  /^-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,4})?$/,
);
