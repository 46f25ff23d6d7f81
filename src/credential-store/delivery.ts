/**
 * PURE. What was fetched to what each line delivers: found, default or missing, or why it failed. Decides by
 * `on-missing`, `optional` and `default`; hands nothing on itself.
 */
import { ActionError, type Place } from '../errors.js';
import type { Credential } from './client.js';
import { keyOfId, type ExpandedReference, type Expansion, type FetchResult } from './fetch.js';
import { atLine } from './line-failure.js';
import { recognizeForeignSyntax } from './foreign-syntax.js';
import {
  describeLine,
  placeOfLine,
  type LineFailure,
  type ReferenceLine,
  type SourceLine,
} from './reference-list.js';
import { resolveReference } from './resolve.js';

export type OnMissing = 'error' | 'warn' | 'ignore';

/** One NAME and what it delivers. */
export interface Delivery {
  readonly outputName: string;
  readonly source: ExpandedReference;
  readonly outcome: DeliveryOutcome;
  /** Absent where the credential is not there. */
  readonly credential: Credential | undefined;
}

export type DeliveryOutcome =
  | {
      readonly status: 'found';
      readonly content: string | Buffer;
      /** What the content was made of; as secret as the content itself. */
      readonly stages: readonly (string | Buffer)[];
    }
  | { readonly status: 'default'; readonly content: string }
  | { readonly status: 'missing' };

export interface DeliveryPlan {
  readonly deliveries: readonly Delivery[];
  readonly failures: readonly LineFailure[];
  /** Sentences about what is missing, where `on-missing` is `warn`. */
  readonly warnings: readonly { readonly message: string; readonly place: Place | undefined }[];
  /** NAMEs, and wildcards without a match as they are written. */
  readonly missing: readonly string[];
}

export function planDeliveries(
  expansion: Expansion,
  results: ReadonlyMap<string, FetchResult>,
  onMissing: OnMissing,
): DeliveryPlan {
  const lost: Lost[] = expansion.unmatched.map((line) => lostWildcard(line));
  const deliveries: Delivery[] = [];
  const failures: LineFailure[] = [];
  for (const source of expansion.references) {
    const result = results.get(keyOfId(source.id));
    if (result === undefined || result.kind === 'not-tried') continue;
    try {
      const delivery = buildDelivery(source, result);
      deliveries.push(delivery);
      if (delivery.outcome.status === 'missing') lost.push(lostCredential(delivery));
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      failures.push({ line: source.line, error: atLine(error, source.line) });
    }
  }
  const counted = lost.filter(({ isOptional }) => !isOptional);
  return {
    deliveries,
    failures: [...failures, ...(onMissing === 'error' ? counted.map(notFound) : [])],
    warnings: onMissing === 'warn' ? counted.map(toWarning) : [],
    missing: lost.map(({ name }) => name),
  };
}

export function describeSource(source: ExpandedReference): string {
  return `${describeLine(source.line)} (${source.outputName})`;
}

function buildDelivery(source: ExpandedReference, result: FetchResult): Delivery {
  if (result.kind === 'failed') throw result.error;
  const { outputName, reference } = source;
  const credential = result.kind === 'found' ? result.credential : undefined;
  const resolution =
    credential === undefined ? undefined : resolveReference(reference, credential, describeSource(source));
  return { outputName, source, credential, outcome: buildOutcome(source, resolution) };
}

function buildOutcome(
  { reference: { options } }: ExpandedReference,
  resolution: ReturnType<typeof resolveReference> | undefined,
): DeliveryOutcome {
  if (resolution?.kind === 'value')
    return { status: 'found', content: resolution.content, stages: resolution.stages };
  if (options.defaultText !== undefined) return { status: 'default', content: options.defaultText };
  return { status: 'missing' };
}

/** Something that a line asked for and that is not there. */
interface Lost {
  readonly name: string;
  readonly message: string;
  readonly line: SourceLine;
  readonly isOptional: boolean;
  readonly next: string;
}

function lostWildcard({ reference, line }: ReferenceLine): Lost {
  return {
    name: line.text,
    message: `No ${reference.type} in namespace "${reference.namespace}" matched ${describeLine(line)}.`,
    line,
    isOptional: reference.options.optional === 'yes',
    next: NEXT_NOT_FOUND,
  };
}

function lostCredential({ source, credential, outputName }: Delivery): Lost {
  const { type, namespace, name } = source.id;
  const what = `the ${type} "${name}" in namespace "${namespace}"`;
  const lacks = source.reference.options.pointer === undefined ? 'the field' : 'the field or JSON member';
  return {
    name: outputName,
    message:
      credential === undefined
        ? `There was no such credential: ${what}, asked for in ${describeSource(source)}.`
        : `The credential ${what} lacked ${lacks} that ${describeSource(source)} asks for.`,
    line: source.line,
    isOptional: source.reference.options.optional === 'yes',
    next: suggestNext(source),
  };
}

function suggestNext({ line }: ExpandedReference): string {
  const foreign = recognizeForeignSyntax(line.text);
  if (foreign === undefined) return NEXT_NOT_FOUND;
  return `The line looks as if it was written for ${foreign.tool}; write here: ${foreign.rewritten}`;
}

const NEXT_NOT_FOUND =
  'Check type, namespace and name in the cockpit (upper and lower case count); "optional", "default" or "on-missing" allow it to be missing.';

function notFound({ message, next, line }: Lost): LineFailure {
  const place = placeOfLine(line);
  return { line, error: new ActionError('CREDENTIAL_NOT_FOUND', { happened: message, next, place }) };
}

function toWarning({ message, line }: Lost): DeliveryPlan['warnings'][number] {
  return { message, place: placeOfLine(line) };
}
