/**
 * The text format of GITHUB_ENV, GITHUB_OUTPUT and GITHUB_STATE: `name=value`, or `name<<delimiter`, the
 * lines of the value, and the delimiter (facts from actions/runner 2.336.0, EnvFileKeyValuePairs). Pure.
 */

import { withoutByteOrderMark } from './dotnet-text.js';

/** A line ends at LF. Only a runner on Windows takes CR LF as one line end; elsewhere the CR is content. */
export type LineEnds = 'lf' | 'lf-or-crlf';

export interface ParsedCommandFile {
  /** What was read before the error, if there is one: the runner has applied it by then. */
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** Repeats the faulty line or the delimiter, as the message of the runner does. */
  readonly error?: string;
}

export function parseCommandFile(text: string, lineEnds = lineEndsOf(process.platform)): ParsedCommandFile {
  const reader = new LineReader(withoutByteOrderMark(text), lineEnds);
  const pairs: (readonly [string, string])[] = [];
  try {
    for (let line = reader.next(); line; line = reader.next()) {
      if (line.text !== '') pairs.push(parsePair(line.text, reader));
    }
  } catch (error) {
    if (error instanceof FormatError) return { pairs, error: error.message };
    throw error;
  }
  return { pairs };
}

export function lineEndsOf(platform: NodeJS.Platform): LineEnds {
  return platform === 'win32' ? 'lf-or-crlf' : 'lf';
}

class FormatError extends Error {}

/** Whatever comes first in the line, `=` or `<<`, decides. The name is taken as it is, without trimming. */
function parsePair(line: string, reader: LineReader): readonly [string, string] {
  const equals = line.indexOf('=');
  const heredoc = line.indexOf('<<');
  if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
    return [line.slice(0, equals), line.slice(equals + 1)];
  }
  if (heredoc < 0) throw new FormatError(`Invalid format: '${line}'`);
  const name = line.slice(0, heredoc);
  const delimiter = line.slice(heredoc + 2);
  if (name === '' || delimiter === '') {
    throw new FormatError(`Invalid format: '${line}'. The name or the delimiter is empty.`);
  }
  return [name, readValue(delimiter, reader)];
}

/** Up to the first line that is the delimiter and nothing else; that one may lack its line end, others not. */
function readValue(delimiter: string, reader: LineReader): string {
  let value = '';
  let pendingEnd = '';
  for (let line = reader.next(); line; line = reader.next()) {
    if (line.text === delimiter) return value;
    if (line.end === '') throw new FormatError('Invalid value. The last line has no line end.');
    value += pendingEnd + line.text;
    pendingEnd = line.end;
  }
  throw new FormatError(`Invalid value. There is no line with the delimiter '${delimiter}'.`);
}

class LineReader {
  readonly #text: string;
  readonly #lineEnds: LineEnds;
  #position = 0;

  constructor(text: string, lineEnds: LineEnds) {
    this.#text = text;
    this.#lineEnds = lineEnds;
  }

  next(): { readonly text: string; readonly end: string } | undefined {
    if (this.#position >= this.#text.length) return undefined;
    const start = this.#position;
    const lf = this.#text.indexOf('\n', start);
    this.#position = lf < 0 ? this.#text.length : lf + 1;
    if (lf < 0) return { text: this.#text.slice(start), end: '' };
    const isCrLf = this.#lineEnds === 'lf-or-crlf' && lf > start && this.#text[lf - 1] === '\r';
    return isCrLf
      ? { text: this.#text.slice(start, lf - 1), end: '\r\n' }
      : { text: this.#text.slice(start, lf), end: '\n' };
  }
}
