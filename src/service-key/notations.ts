/**
 * Text to values, by each notation that service keys are kept in. A notation that does not fit yields nothing; the
 * messages of the parsers quote their input, so none is kept.
 */
import { loadYaml } from '../late-libraries.js';
import { parseLineFields } from './line-fields.js';
import { parseRelaxedFields, parseRelaxedJson } from './relaxed-json.js';
import type { ServiceKeyRepairCode } from './service-key-repairs.js';

export interface Parsed {
  readonly values: readonly unknown[];
  readonly repairs: readonly ServiceKeyRepairCode[];
}

export type Notation = (text: string) => Parsed;

const NOTHING: Parsed = { values: [], repairs: [] };

/** The whole text is one value. */
export const WHOLE_NOTATIONS: readonly Notation[] = [parseStrictJson, addBraces];

/** These take almost anything for a value, so they are kept from text that is damaged, and from JSON. */
export const LOOSE_NOTATIONS: readonly Notation[] = [parseYaml, parseLines];

function parseStrictJson(text: string): Parsed {
  if (!looksLikeJson(text)) return NOTHING;
  try {
    return { values: [JSON.parse(text) as unknown], repairs: [] };
  } catch {
    return NOTHING;
  }
}

/** By its first and last sign. For each fault the parser works out line and column, which takes longer than the parsing. */
export function looksLikeJson(text: string): boolean {
  const bare = text.trim();
  return /^[[{"\-\dtfn]/.test(bare) && /[\]}"\del]/.test(bare.at(-1) ?? '');
}

const MOST_ATTEMPTS = 32;

/** Objects and arrays anywhere in a text: between lines of commands, in code fences, behind `NAME=`. */
export function findJson(text: string): Parsed {
  const values: unknown[] = [];
  const repairs = new Set<ServiceKeyRepairCode>();
  let budget = text.length * 4 + 1000;
  let after = 0;
  const starts = /\{|\[(?=\s*[{["'])/g;
  for (let attempt = 0; attempt < MOST_ATTEMPTS && budget > 0; attempt += 1) {
    const start = starts.exec(text)?.index;
    if (start === undefined) break;
    const parsed = parseRelaxedJson(text, start);
    budget -= parsed.end - start + 1;
    // An object inside a damaged one is not what was meant.
    if (parsed.kind !== 'value' && (parsed.hasItems || startsLikeJson(text, start, parsed.kind)))
      return NOTHING;
    if (parsed.kind !== 'value') continue;
    if (text.slice(after, start).trim() !== '') repairs.add('text-around-json');
    values.push(parsed.value);
    for (const code of parsed.repairs) repairs.add(code);
    starts.lastIndex = parsed.end;
    after = parsed.end;
  }
  if (values.length > 0 && text.slice(after).trim() !== '') repairs.add('text-around-json');
  return { values, repairs: [...repairs] };
}

function startsLikeJson(text: string, start: number, kind: 'truncated' | 'invalid'): boolean {
  return kind === 'truncated' && /^\{\s*["'\\]/.test(text.slice(start, start + 200));
}

/** The outer braces, or the first of them, lost: a quoted name with a colon before any brace. */
function addBraces(text: string): Parsed {
  const start = text.search(/(?:"[\w.-]{1,80}"|'[\w.-]{1,80}')\s{0,20}:/);
  const brace = text.indexOf('{');
  if (start < 0 || (brace >= 0 && brace < start)) return NOTHING;
  const parsed = parseRelaxedFields(text, start);
  return parsed.kind === 'value'
    ? { values: [parsed.value], repairs: ['json-braces', ...parsed.repairs] }
    : NOTHING;
}

/** The library takes some microseconds for each character. */
const MAX_YAML_CHARACTERS = 64 * 1024;

function parseYaml(text: string): Parsed {
  if (text.length > MAX_YAML_CHARACTERS || !/^[ \t]*-?[ \t]*["']?[\w.-]{2,60}["']?:(?:[ \t]|$)/m.test(text))
    return NOTHING;
  try {
    const document = loadYaml().parseDocument(text, {
      logLevel: 'silent',
      uniqueKeys: false,
      // They would quote the text, and each one costs more than the rest of its line.
      prettyErrors: false,
      schema: 'core',
    });
    if (document.errors.length > 0) return NOTHING;
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    return typeof value === 'object' ? { values: [value], repairs: ['other-notation'] } : NOTHING;
  } catch {
    return NOTHING;
  }
}

function parseLines(text: string): Parsed {
  const fields = parseLineFields(text);
  return fields === undefined ? NOTHING : { values: [fields], repairs: ['other-notation'] };
}
