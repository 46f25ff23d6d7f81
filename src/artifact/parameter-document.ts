/**
 * PURE. A parameter file (YAML, JSON or Java properties) to its entries, each value as it is written: `1.10`, `yes`, dates
 * and `0o17` stay texts. Names of artifacts, `${env:…}` and what is known to them are not looked at here.
 */
import type { Document, LineCounter, Node, Pair, Scalar } from 'yaml';
import { loadYaml } from '../late-libraries.js';
import { parseProperties } from './properties.js';

export interface ParameterEntry {
  /** Undefined in a `.prop` file, which names no artifact. */
  readonly artifactId: string | undefined;
  readonly key: string;
  readonly value: string;
  /** 1-based */
  readonly line: number;
}

/** What is wrong, as a sentence without its end; never with a value in it. */
export interface ParameterFault {
  readonly line: number | undefined;
  readonly happened: string;
  readonly next: string;
}

export interface ParameterDocument {
  readonly entries: readonly ParameterEntry[];
  /** Artifacts that the file names, also those without any value. */
  readonly artifacts: readonly { readonly id: string; readonly line: number }[];
  readonly faults: readonly ParameterFault[];
}

export type ParameterFormat = 'yaml' | 'json' | 'properties';

/** Files of this kind are written by hand; a thousand flows with ten parameters each fit ten times. */
const MAX_PARAMETER_CHARACTERS = 1024 * 1024;
/** Ten thousand parameters. The library takes some microseconds for each character, more for one that is wrong. */
const MAX_YAML_CHARACTERS = 512 * 1024;

export function parseParameterDocument(text: string, format: ParameterFormat): ParameterDocument {
  if (text.length > MAX_PARAMETER_CHARACTERS)
    return failed(undefined, 'was larger than 1 MiB', 'Split the deployment into several steps.');
  if (format === 'properties') return readProperties(text);
  if (format === 'yaml' && text.length > MAX_YAML_CHARACTERS)
    return failed(
      undefined,
      'was larger than 512 KiB',
      'Split the deployment into several steps, or write the file as JSON, which may have 1 MiB.',
    );
  if (format === 'json' && !isJson(text))
    return failed(findYamlFault(text), 'was no JSON', 'Correct the JSON.');
  return readYaml(text);
}

function readProperties(text: string): ParameterDocument {
  const properties = parseProperties(text);
  if (properties === undefined)
    return failed(undefined, 'held a damaged escape', 'Write `\\u` with four hexadecimal digits after it.');
  const faults: ParameterFault[] = [];
  const entries: ParameterEntry[] = [];
  const keys = new Set<string>();
  for (const { key, value, line, hasValue } of properties) {
    if (keys.has(key)) faults.push(duplicate('a parameter', line));
    else if (!hasValue)
      faults.push({ line, happened: 'held a key without value', next: 'Write `key=value`.' });
    else entries.push({ artifactId: undefined, key, value, line });
    keys.add(key);
  }
  return { entries, artifacts: [], faults };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface ParsedYaml {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/**
 * Everything is read as text: schema `failsafe` knows no numbers, dates, booleans, null or merge keys.
 * @returns undefined where lists and maps are nested deeper than the library can go.
 */
function parseYaml(text: string): ParsedYaml | undefined {
  const { LineCounter, parseDocument } = loadYaml();
  const lines = new LineCounter();
  const options = {
    schema: 'failsafe',
    // Equal keys are found here, since the library takes quadratic time for them.
    uniqueKeys: false,
    merge: false,
    lineCounter: lines,
    // They would quote the text, and each one costs more than the rest of its line.
    prettyErrors: false,
  } as const;
  try {
    const document = withoutStacks(() => parseDocument(text.replace(/^\uFEFF/, ''), options));
    return { document, lines };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** The library makes one error for each sign that is wrong; the stack of each takes four times as long as all else. */
function withoutStacks<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function findYamlFault(text: string): number | undefined {
  if (text.length > MAX_YAML_CHARACTERS) return undefined;
  const parsed = parseYaml(text);
  const [first] = parsed?.document.errors ?? [];
  return first && parsed?.lines.linePos(first.pos[0]).line;
}

function readYaml(text: string): ParameterDocument {
  const parsed = parseYaml(text);
  if (parsed === undefined)
    return failed(
      undefined,
      'had lists and maps nested too deeply',
      'Write two levels: artifact, and `Key: value`.',
    );
  const { document, lines } = parsed;
  const [error] = document.errors;
  if (error !== undefined)
    return failed(
      lines.linePos(error.pos[0]).line,
      'was no YAML',
      'Correct the indentation, quotes and colons there.',
    );
  return new YamlReader(lines).read(document.contents);
}

/** The two levels of the file: artifact, then key and value. */
class YamlReader {
  readonly #lines: LineCounter;
  readonly #entries: ParameterEntry[] = [];
  readonly #artifacts: { readonly id: string; readonly line: number }[] = [];
  readonly #faults: ParameterFault[] = [];

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  read(contents: Node | null): ParameterDocument {
    const isEmpty = contents === null || (loadYaml().isScalar(contents) && isUnwritten(contents));
    if (!isEmpty) {
      for (const { key: id, node, line } of this.#readPairs(contents, 'an artifact')) {
        this.#artifacts.push({ id, line });
        this.#readArtifact(id, node, line);
      }
    }
    return { entries: this.#entries, artifacts: this.#artifacts, faults: this.#faults };
  }

  #readArtifact(artifactId: string, node: unknown, mapLine: number): void {
    for (const { key, node: value, line } of this.#readPairs(node, 'a parameter', mapLine)) {
      const text = this.#readValue(value, line);
      if (text !== undefined) this.#entries.push({ artifactId, key, value: text, line });
    }
  }

  /** Sound pairs of a map; everything else is a fault. */
  #readPairs(
    node: unknown,
    what: 'an artifact' | 'a parameter',
    mapLine = 1,
  ): readonly { readonly key: string; readonly node: unknown; readonly line: number }[] {
    if (!loadYaml().isMap(node)) {
      this.#refuse(
        mapLine,
        loadYaml().isAlias(node) ? 'used an alias (`*name`)' : `had no list of keys where ${what} stands`,
        'Write the artifact, and indented below it `Key: value`.',
      );
      return [];
    }
    const seen = new Set<string>();
    return node.items.flatMap((pair: Pair) => {
      const key = loadYaml().isScalar(pair.key) && isText(pair.key) ? String(pair.key.value) : undefined;
      const line = this.#lineOf(pair.key) ?? mapLine;
      if (key === undefined || key === '')
        this.#refuse(line, `held ${what} without a plain name`, 'Write the name in quotes.');
      else if (seen.has(key)) this.#faults.push(duplicate(what, line));
      else {
        seen.add(key);
        return [{ key, node: pair.value, line }];
      }
      return [];
    });
  }

  #readValue(node: unknown, line: number): string | undefined {
    if (node === null || (loadYaml().isScalar(node) && isUnwritten(node)))
      this.#refuse(line, 'held a parameter without value', "Write the value, or `''` for the empty text.");
    else if (loadYaml().isScalar(node) && isText(node)) return String(node.value);
    else if (loadYaml().isAlias(node)) this.#refuse(line, 'used an alias (`*name`)', 'Write the value out.');
    else if (loadYaml().isScalar(node))
      this.#refuse(line, 'held a value with a tag', 'Leave out the `!` or write the value in quotes.');
    else
      this.#refuse(
        line,
        'held a list or a map as value',
        'Write one text as value; put it in quotes if it has `[` or `{`.',
      );
    return undefined;
  }

  #refuse(line: number, happened: string, next: string): void {
    this.#faults.push({ line, happened, next });
  }

  #lineOf(node: unknown): number | undefined {
    return loadYaml().isScalar(node) && node.range ? this.#lines.linePos(node.range[0]).line : undefined;
  }
}

/** Nothing, or one of the words that YAML 1.2 has for it. In quotes they are texts. */
function isUnwritten(node: Scalar): boolean {
  return node.type === loadYaml().Scalar.PLAIN && /^(?:~|null|Null|NULL)?$/.test(String(node.value));
}

/** A tag would ask for another meaning than the text; only `!!str` asks for this one. */
function isText(node: Scalar): boolean {
  return node.tag === undefined || node.tag === 'tag:yaml.org,2002:str' || node.tag === '!';
}

function duplicate(what: string, line: number): ParameterFault {
  return { line, happened: `held ${what} twice`, next: 'Keep one of the two.' };
}

function failed(line: number | undefined, happened: string, next: string): ParameterDocument {
  return { entries: [], artifacts: [], faults: [{ line, happened, next }] };
}
