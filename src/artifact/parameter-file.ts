/**
 * PURE. The input `parameters`: its entries by artifact, with `${env:NAME}` expanded. All faults are reported together.
 * Which keys an artifact knows is not asked here.
 */
import type { ActionError } from '../errors.js';
import { inputInvalid, quoteName } from './artifact-fault.js';
import { parseParameterDocument, type ParameterEntry, type ParameterFormat } from './parameter-document.js';

export interface ParameterFileInput {
  readonly text: string;
  /** Relative to the workspace; its ending tells the format. */
  readonly file: string;
  /** The ids that the lines of `artifacts` yield. */
  readonly artifactIds: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ParameterFile {
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The line of each value, for messages and annotations. */
  readonly lines: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Values that came from the environment; they are to be masked. Each once, none empty. */
  readonly expanded: readonly string[];
  /** Artifacts that no line yields: a warning each. */
  readonly unknownIds: readonly { readonly id: string; readonly line: number }[];
  readonly faults: readonly ActionError[];
}

const FORMATS: Readonly<Record<string, ParameterFormat>> = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  prop: 'properties',
  properties: 'properties',
};
/** Inputs, the tokens of the runner and the state of actions; with them a parameter file could read every secret. */
const REFUSED_NAMES = /^(?:INPUT_.*|ACTIONS_.*|STATE_.*|GITHUB_TOKEN)$/is;

const SET_IT = 'Set it under `env:` of the step.';

/** The format that the ending of the file name tells; undefined for another ending. */
function formatOfParameterFile(file: string): ParameterFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  return ending !== undefined && Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
}

export function parseParameterFile(input: ParameterFileInput): ParameterFile {
  const format = formatOfParameterFile(input.file);
  if (format === undefined)
    return failed(
      inputInvalid(
        `The parameter file ${quoteName(input.file)} has an ending that is not known.`,
        'Name it `.yml`, `.yaml`, `.json` or `.prop`.',
        input.file,
      ),
    );
  const [onlyId] = input.artifactIds;
  if (format === 'properties' && (onlyId === undefined || input.artifactIds.length > 1))
    return failed(
      inputInvalid(
        `The parameter file ${quoteName(input.file)} names no artifact, and the lines of \`artifacts\` yield ${input.artifactIds.length}.`,
        'Use a YAML file, which names the artifact above its parameters.',
        input.file,
      ),
    );
  return readDocument(input, format, onlyId ?? '');
}

function readDocument(input: ParameterFileInput, format: ParameterFormat, onlyId: string): ParameterFile {
  const document = parseParameterDocument(input.text, format);
  const values = new Map<string, Map<string, string>>();
  const lines = new Map<string, Map<string, number>>();
  const expansion = new Expansion(input);
  const known = new Set(input.artifactIds);
  for (const entry of document.entries) {
    const id = entry.artifactId ?? onlyId;
    // Another job of a matrix may be the one whose environment holds the variables of that artifact.
    if (!known.has(id)) continue;
    mapOf(values, id).set(entry.key, expansion.expand(entry));
    mapOf(lines, id).set(entry.key, entry.line);
  }
  const unknownIds = document.artifacts.filter(({ id }) => !known.has(id));
  const faults = document.faults.map(({ line, happened, next }) => ({
    line: line ?? 1,
    error: inputInvalid(`The parameter file ${at(input.file, line)} ${happened}.`, next, input.file, line),
  }));
  return {
    values,
    lines,
    expanded: [...expansion.expanded],
    unknownIds,
    faults: [...faults, ...expansion.faults].toSorted((a, b) => a.line - b.line).map(({ error }) => error),
  };
}

const NAMED_VARIABLE = /\$\{env:([^}]*)\}/g;

/** The variables that the text of a parameter file may ask for. */
export function listNamedVariables(text: string): readonly string[] {
  return [...text.matchAll(NAMED_VARIABLE)].map(([, name = '']) => name);
}

/** Collects what was expanded, and what could not be. */
class Expansion {
  readonly expanded = new Set<string>();
  readonly faults: { readonly line: number; readonly error: ActionError }[] = [];
  readonly #input: ParameterFileInput;

  constructor(input: ParameterFileInput) {
    this.#input = input;
  }

  /** What an environment variable holds is not expanded again. */
  expand({ value, line }: ParameterEntry): string {
    return value.replace(NAMED_VARIABLE, (written: string, name: string) => {
      const found = this.#read(name, line);
      if (found !== undefined) this.expanded.add(found);
      return found ?? written;
    });
  }

  #read(name: string, line: number): string | undefined {
    const { env } = this.#input;
    if (REFUSED_NAMES.test(name)) {
      this.#refuse(
        line,
        `must not read the variable ${quoteName(name)}`,
        'Set another variable under `env:` of the step, and name that.',
      );
      return undefined;
    }
    const value = Object.hasOwn(env, name) ? env[name] : undefined;
    if (value !== undefined && value !== '') return value;
    this.#refuse(line, `read the variable ${quoteName(name)}, which is not set or empty`, SET_IT);
    return undefined;
  }

  #refuse(line: number, happened: string, next: string): void {
    const { file } = this.#input;
    this.faults.push({
      line,
      error: inputInvalid(`The parameter file ${at(file, line)} ${happened}.`, next, file, line),
    });
  }
}

function at(file: string, line: number | undefined): string {
  return line === undefined ? quoteName(file) : `${quoteName(file)}, line ${line},`;
}

function mapOf<V>(maps: Map<string, Map<string, V>>, id: string): Map<string, V> {
  const map = maps.get(id) ?? new Map<string, V>();
  maps.set(id, map);
  return map;
}

function failed(error: ActionError): ParameterFile {
  return { values: new Map(), lines: new Map(), expanded: [], unknownIds: [], faults: [error] };
}
