/**
 * PURE. The lines of `credentials` and `credentials-file` to references, with the place of each for messages.
 * Lines end in LF or CRLF; blanks around them do not count; empty lines and lines that start with `#` are skipped.
 */
import type { ActionError, Place } from '../errors.js';
import { recognizeForeignSyntax } from './foreign-syntax.js';
import { parseReference, type CredentialReference } from './reference.js';

/** A text with lines, and how people call it. */
export interface ReferenceSource {
  /** For example `credentials` or the path of the file. */
  readonly label: string;
  /** Set where the text is a file of the workspace, for annotations. */
  readonly file: string | undefined;
  readonly text: string;
}

/** One line, as a person finds it again. */
export interface SourceLine {
  readonly label: string;
  readonly file: string | undefined;
  /** 1-based */
  readonly number: number;
  readonly text: string;
}

/** A failure that belongs to a line; failures are reported in the order of the lines. */
export interface LineFailure {
  readonly line: SourceLine;
  readonly error: ActionError;
}

export interface ReferenceLine {
  readonly reference: CredentialReference;
  readonly line: SourceLine;
}

export interface LineFault {
  readonly line: SourceLine;
  readonly message: string;
}

export interface ReferenceList {
  readonly references: readonly ReferenceLine[];
  readonly faults: readonly LineFault[];
}

export function parseReferenceList(
  sources: readonly ReferenceSource[],
  defaultNamespace: string | undefined,
): ReferenceList {
  const references: ReferenceLine[] = [];
  const faults: LineFault[] = [];
  for (const line of sources.flatMap(splitLines)) {
    const parsing = parseReference(line.text, defaultNamespace);
    if ('reference' in parsing) references.push({ reference: parsing.reference, line });
    else faults.push({ line, message: describeFaults(line, parsing.faults) });
  }
  return { references, faults };
}

export function describeLine(line: SourceLine): string {
  return `line ${line.number} of ${line.label}`;
}

/** For an annotation; undefined where the line stands in the workflow itself. */
export function placeOfLine(line: SourceLine): Place | undefined {
  return line.file === undefined ? undefined : { file: line.file, line: line.number };
}

/** In the order of the sources, and of the lines in each. */
export function sortFailures(
  failures: readonly LineFailure[],
  sources: readonly ReferenceLine[],
): readonly ActionError[] {
  const order = new Map(sources.map(({ line }, index) => [line, index]));
  return failures
    .toSorted((a, b) => (order.get(a.line) ?? 0) - (order.get(b.line) ?? 0))
    .map(({ error }) => error);
}

function splitLines(source: ReferenceSource): readonly SourceLine[] {
  return source.text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, index) => ({
      label: source.label,
      file: source.file,
      number: index + 1,
      text: text.trim(),
    }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}

function describeFaults(line: SourceLine, faults: readonly string[]): string {
  const foreign = recognizeForeignSyntax(line.text);
  if (foreign === undefined) return faults.join('; ');
  return `it is written for ${foreign.tool}; write here: ${foreign.rewritten}`;
}
