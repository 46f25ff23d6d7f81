/**
 * JSON (RFC 8259) as people and programs distort it: single quotes, comments, commas too many or too few, names without
 * quotes, literals of Python, raw line breaks in strings, `=` or `=>` for `:`, and braces lost at the end, where nothing
 * else is. It reads one value from a position and says where it ends. Linear; depth is limited.
 */
import type { ServiceKeyRepairCode } from './service-key-repairs.js';

export type RelaxedJson =
  | {
      readonly kind: 'value';
      readonly value: unknown;
      /** After the last character of the value. */
      readonly end: number;
      readonly repairs: ReadonlySet<ServiceKeyRepairCode>;
    }
  /** The text breaks off inside a string or before a value. */
  | { readonly kind: 'truncated'; readonly end: number; readonly hasItems: boolean }
  | { readonly kind: 'invalid'; readonly end: number; readonly hasItems: boolean };

export function parseRelaxedJson(text: string, start: number): RelaxedJson {
  return parse(new RelaxedParser(text, start), (parser) => parser.readValue(0));
}

/** The fields of an object whose opening brace is lost. */
export function parseRelaxedFields(text: string, start: number): RelaxedJson {
  return parse(new RelaxedParser(text, start), (parser) => parser.readFields(0));
}

function parse(parser: RelaxedParser, read: (parser: RelaxedParser) => unknown): RelaxedJson {
  try {
    const value = read(parser);
    return { kind: 'value', value, end: parser.at, repairs: parser.repairs };
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    return { kind: error.kind, end: parser.at, hasItems: parser.hasItems };
  }
}

const MAX_DEPTH = 64;
/** Of one object, repeated names included. A service key has thirty, and no more are looked at in a whole text. */
const MOST_FIELDS = 5000;

class SyntaxFault extends Error {
  readonly kind: 'truncated' | 'invalid';

  constructor(kind: 'truncated' | 'invalid') {
    super(kind);
    this.kind = kind;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const LITERALS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['True', true],
  ['False', false],
  ['None', null],
  ['nil', null],
  ['undefined', null],
]);

/** Each is asked at one place, which is set before. */
const BLANKS = /\s+|\\+[nrt]|\\\r?\n/y;
const COMMENTS = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|#[^\n]*/y;
const NAMED = /["'`]|[A-Za-z_$][\w$.-]{0,80}\s{0,20}[:=]/y;
const NAME = /[A-Za-z_$][\w$.-]{0,80}/y;
const COLON = /=>|:|=/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[\s,}\]\\]|$)/y;
const WORD = /[A-Za-z_$<][^\s,{}[\]"'`\\]{0,4000}/y;
const DIGITS = /[0-9A-Fa-f]{4}/y;

const [SPACE, LINE_FEED, TILDE] = [0x20, 0x0a, 0x7e];
/** What `BLANKS` and `COMMENTS` start with, as far as it is ASCII and visible. */
const BLANK_STARTS: ReadonlySet<number> = new Set(Array.from('\\/#', (sign) => sign.charCodeAt(0)));

class RelaxedParser {
  readonly repairs = new Set<ServiceKeyRepairCode>();
  readonly #text: string;
  /** The next one, or one that was passed. */
  #backslash = -1;
  at: number;
  /** A field or item was complete, so this is meant as JSON. */
  hasItems = false;

  constructor(text: string, start: number) {
    this.#text = text;
    this.at = start;
  }

  readValue(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new SyntaxFault('invalid');
    this.#skipBlanks();
    const sign = this.#text[this.at];
    if (sign === undefined) throw new SyntaxFault('truncated');
    if (sign === '{') {
      this.at += 1;
      return this.readFields(depth);
    }
    if (sign === '[') return this.#readArray(depth);
    return sign === '"' || sign === "'" || sign === '`' ? this.#readString(sign) : this.#readBare();
  }

  /** From the first field to the closing brace. */
  readFields(depth: number): Readonly<Record<string, unknown>> {
    const entries = new Map<string, unknown>();
    for (let count = 0; ; count += 1) {
      if (count > MOST_FIELDS) throw new SyntaxFault('invalid');
      this.#skipCommas();
      if (this.#closes('}') || (depth === 0 && this.#isFollowedByText())) break;
      const name = this.#readName();
      this.#skipBlanks();
      this.#readColon();
      entries.set(name, this.readValue(depth + 1));
      this.#endItem('}');
    }
    return Object.fromEntries(entries);
  }

  #readArray(depth: number): readonly unknown[] {
    this.at += 1;
    const items: unknown[] = [];
    for (;;) {
      this.#skipCommas();
      if (this.#closes(']')) break;
      items.push(this.readValue(depth + 1));
      this.#endItem(']');
    }
    return items;
  }

  /** The closing sign, or the end of the text where only closing signs are missing. */
  #closes(sign: '}' | ']'): boolean {
    if (this.at >= this.#text.length || this.#isTrailer()) {
      this.repairs.add('json-braces');
      return true;
    }
    if (this.#text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  /** Only what once closed a quotation or a code fence around the JSON. */
  #isTrailer(): boolean {
    if (this.#text.length - this.at < 20) return /^(?:```|["'`;\s]*$)/.test(this.#text.slice(this.at));
    return this.#text[this.at] === '`' && this.#text.startsWith('```', this.at);
  }

  /** The last brace is lost, and behind it come other lines, such as a prompt, without any field. */
  #isFollowedByText(): boolean {
    if (!this.hasItems || this.#text[this.at] === '"') return false;
    NAMED.lastIndex = this.at;
    if (NAMED.test(this.#text) || /["'`]\s{0,20}[:=]/.test(this.#text.slice(this.at))) return false;
    this.repairs.add('json-braces');
    return true;
  }

  #endItem(closing: '}' | ']'): void {
    this.hasItems = true;
    this.#skipBlanks();
    const sign = this.#text[this.at];
    if (sign === ',' || sign === closing || sign === undefined || this.#isTrailer()) return;
    if (sign === '}' || sign === ']') throw new SyntaxFault('invalid');
    this.repairs.add('json-commas');
  }

  #skipCommas(): void {
    let count = 0;
    for (;;) {
      this.#skipBlanks();
      if (this.#text[this.at] !== ',') break;
      this.at += 1;
      count += 1;
    }
    const next = this.#text[this.at];
    if (count > 1 || (count > 0 && (next === '}' || next === ']'))) this.repairs.add('json-commas');
  }

  /** White space, also escaped (`\n` between tokens), and comments. */
  #skipBlanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.at);
      if (code === SPACE || code === LINE_FEED) {
        this.at += 1;
        continue;
      }
      // Most signs are neither, and the patterns need not be asked.
      if (Number.isNaN(code) || (code > SPACE && code <= TILDE && !BLANK_STARTS.has(code))) return;
      if (this.#skip(BLANKS)) continue;
      if (!this.#skip(COMMENTS)) return;
      this.repairs.add('json-comments');
    }
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.#text)) return false;
    if (this.#text[this.at] === '\\') this.repairs.add('json-escaped');
    this.at = pattern.lastIndex;
    return true;
  }

  #readName(): string {
    const sign = this.#text[this.at];
    if (sign === '"' || sign === "'" || sign === '`') return this.#readString(sign);
    const name = this.#match(NAME);
    if (name === undefined) throw new SyntaxFault('invalid');
    this.repairs.add('json-quotes');
    return name;
  }

  #readColon(): void {
    if (this.#text[this.at] === ':') {
      this.at += 1;
      return;
    }
    const sign = this.#match(COLON);
    if (sign === undefined) throw new SyntaxFault(this.at >= this.#text.length ? 'truncated' : 'invalid');
    if (sign !== ':') this.repairs.add('other-notation');
  }

  /** A number, a literal, or a word without quotes. */
  #readBare(): unknown {
    const number = this.#match(NUMBER);
    if (number !== undefined) return Number(number);
    const word = this.#match(WORD);
    if (word === undefined) throw new SyntaxFault('invalid');
    if (!/^(?:true|false|null)$/.test(word)) this.repairs.add('json-literals');
    return LITERALS.has(word) ? LITERALS.get(word) : word;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.#text)) return undefined;
    const start = this.at;
    this.at = pattern.lastIndex;
    return this.#text.slice(start, this.at);
  }

  #readString(quote: '"' | "'" | '`'): string {
    if (quote !== '"') this.repairs.add('json-quotes');
    this.at += 1;
    let value = '';
    let closing = this.at - 1;
    for (;;) {
      if (closing < this.at) closing = this.#find(quote);
      const part = this.#readUntil(closing);
      value = value === '' ? part : value + part;
      const sign = this.#text[this.at];
      if (sign === undefined) throw new SyntaxFault('truncated');
      this.at += 1;
      if (sign === quote) return value;
      value += this.#readEscape();
    }
  }

  /** Up to the next backslash, but not further than to `end`. */
  #readUntil(end: number): string {
    const start = this.at;
    // Looked for once, not in each string: a text may have only one, at its end.
    if (this.#backslash < start) this.#backslash = this.#find('\\');
    this.at = Math.min(end, this.#backslash);
    const part = this.#text.slice(start, this.at);
    if (/[\n\r\t]/.test(part)) this.repairs.add('json-raw-line-breaks');
    return part;
  }

  /** The place of the next one, or the end of the text. */
  #find(sign: string): number {
    const at = this.#text.indexOf(sign, this.at);
    return at < 0 ? this.#text.length : at;
  }

  #readEscape(): string {
    const sign = this.#text[this.at];
    if (sign === undefined) throw new SyntaxFault('truncated');
    this.at += 1;
    if (sign !== 'u') return ESCAPES[sign] ?? sign;
    const digits = this.#match(DIGITS);
    return digits === undefined ? 'u' : String.fromCharCode(Number.parseInt(digits, 16));
  }
}
