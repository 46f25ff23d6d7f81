/**
 * Any text to the service keys in it. Each notation is tried on the text as it is; where none yields a service key,
 * one layer of damage or encoding is taken off and all are tried again. The first layer that yields one ends the search.
 */
import { cleanInvisible } from '../keys/characters.js';
import { decodeHtml, decodePercent } from '../keys/escapes.js';
import { stripLineMarks } from '../keys/lines.js';
import type { Repaired } from '../keys/repairs.js';
import { makeSieve, parseRanges } from '../keys/sieve.js';
import { decodeTransport } from '../keys/transport.js';
import { dropEscapes } from './backslashes.js';
import { findCandidates, type Candidate } from './candidates.js';
import { countFieldLines } from './line-fields.js';
import { findJson, looksLikeJson, LOOSE_NOTATIONS, WHOLE_NOTATIONS, type Notation } from './notations.js';
import { parseRelaxedJson } from './relaxed-json.js';
import type { ServiceKeyRepairCode } from './service-key-repairs.js';

export interface DocumentReading {
  readonly candidates: readonly Candidate[];
  /** Some layer was JSON, though not of a service key. */
  readonly isJson: boolean;
  /** Some layer was JSON that breaks off. */
  readonly isTruncated: boolean;
  /** Of JSON without a service key: the values, for telling what it is. */
  readonly values: readonly unknown[];
}

interface State {
  readonly text: string;
  readonly depth: number;
  readonly repairs: readonly ServiceKeyRepairCode[];
}

const MAX_DEPTH = 7;
const MAX_STATES = 40;
/** Service keys have up to 20 000 characters, VCAP_SERVICES a few times that. */
const USUAL_CHARACTERS = 128 * 1024;

export function readDocument(text: string): DocumentReading {
  const queue: State[] = [{ text, depth: 0, repairs: [] }];
  const seen = new Set<string>([text]);
  let budget = text.length * 4 + MAX_STATES * USUAL_CHARACTERS;
  const outcome = { isJson: false, isTruncated: false, values: [] as unknown[] };
  for (let state = queue.shift(); state !== undefined && budget > 0; state = queue.shift()) {
    budget -= state.text.length;
    const look = lookAt(state.text);
    const candidates = look.isHopeful ? readState(state, look, outcome) : [];
    if (candidates.length > 0) return { candidates, ...outcome };
    for (const next of peel(state, look)) {
      if (seen.size > MAX_STATES || seen.has(next.text)) continue;
      seen.add(next.text);
      queue.push(next);
    }
  }
  return { candidates: [], ...outcome };
}

/** What is asked of a text more than once. */
interface Look {
  readonly isHopeful: boolean;
  readonly clean: Repaired;
}

function lookAt(text: string): Look {
  return { isHopeful: isHopeful(text), clean: cleanInvisible(text) };
}

/** Large texts are looked into only if they have a name that every service key has. */
function isHopeful(text: string): boolean {
  return text.length <= USUAL_CHARACTERS || /client[_-]?id|certificate|credentials|username/i.test(text);
}

interface Outcome {
  isJson: boolean;
  isTruncated: boolean;
  values: unknown[];
}

function readState(state: State, { clean }: Look, outcome: Outcome): readonly Candidate[] {
  const { text } = state;
  for (const parse of orderNotations(text, clean.text === text)) {
    const parsed = parse(text);
    const candidates = findCandidates(parsed.values);
    if (candidates.length > 0)
      return candidates.map((one) => ({
        ...one,
        repairs: [...state.repairs, ...parsed.repairs, ...one.repairs],
      }));
    outcome.isJson ||= parsed.values.length > 0 && !LOOSE_NOTATIONS.includes(parse);
    outcome.values.push(...parsed.values.slice(0, 10));
  }
  outcome.isTruncated ||= breaksOff(text);
  return [];
}

/** Where whole lines are fields, an object in one of them is not the service key. */
function orderNotations(text: string, isClean: boolean): readonly Notation[] {
  const isPlain = isClean && !/^\s*[{[]/.test(text);
  if (!isPlain) return [...WHOLE_NOTATIONS, findJson];
  return countFieldLines(text) >= 2
    ? [...WHOLE_NOTATIONS, ...LOOSE_NOTATIONS, findJson]
    : [...WHOLE_NOTATIONS, findJson, ...LOOSE_NOTATIONS];
}

/** JSON with at least one field of a service key, that ends within a string or before a value. */
function breaksOff(text: string): boolean {
  const start = text.search(/\{\s*["']/);
  if (start < 0 || !FIELDS.test(text.slice(start, start + 4000))) return false;
  return parseRelaxedJson(text, start).kind === 'truncated';
}

const FIELDS =
  /["'](?:oauth|uaa|credentials|clientid|client_?secret|certificate|url|username|expires_at|encryption|apiurl)["']/i;

type Layer = (
  text: string,
) => { readonly text: string; readonly repairs: readonly ServiceKeyRepairCode[] } | undefined;

const LAYERS: readonly Layer[] = [
  parseString,
  decodeHtml,
  decodePercent,
  straightenQuotes,
  unescape,
  (text) => stripLineMarks(text.replaceAll(/\r\n?/g, '\n'), 'braces'),
  decodeEncoded,
];

function peel(state: State, { isHopeful: hasName, clean }: Look): readonly State[] {
  if (state.depth >= MAX_DEPTH) return [];
  // Signs that nobody sees go first, or each other layer would be tried with and without them.
  const isClean = clean.text === state.text;
  const layers = isClean && hasName ? LAYERS : [() => clean, decodeEncoded];
  return layers.flatMap((layer) => {
    const result = layer(state.text);
    if (result === undefined || result.text === state.text || result.text.trim() === '') return [];
    return [{ text: result.text, depth: state.depth + 1, repairs: [...state.repairs, ...result.repairs] }];
  });
}

/** The whole text is one JSON string. */
function parseString(text: string): ReturnType<Layer> {
  if (!/^\s*"/.test(text) || !looksLikeJson(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? { text: value, repairs: ['json-in-string'] } : undefined;
  } catch {
    return undefined;
  }
}

const straighten = makeSieve([
  { ranges: parseRanges('201C-201F 2033 AB BB 300C 300D FF02'), replacement: '"' },
  { ranges: parseRanges('2018-201B 2032 FF07'), replacement: "'" },
]);

/** Typographic quotes of mail, chat and office programs. */
function straightenQuotes(text: string): ReturnType<Layer> {
  return { text: straighten(text).text, repairs: ['json-quotes'] };
}

/** One level of backslashes, as JSON and shells put it. */
function unescape(text: string): ReturnType<Layer> {
  return /\\["'n{}:/]/.test(text) ? { text: dropEscapes(text), repairs: ['json-escaped'] } : undefined;
}

function decodeEncoded(text: string): ReturnType<Layer> {
  const inner = decodeTransport(text);
  return inner?.text === undefined ? undefined : { text: inner.text, repairs: inner.repairs };
}
