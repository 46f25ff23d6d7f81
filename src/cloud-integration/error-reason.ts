/**
 * PURE. The error information of a runtime artifact (contract, section 8.5) to reasons for people and names of files.
 * Its form is JSON whose strings may be JSON again, and any of it may be cut off; so it is not parsed but read string
 * by string. What comes out is text of the server: it is bounded here, and cleaned and masked by who shows it.
 */

export interface ErrorReason {
  /** At most five, each at most 300 characters, on one line each. */
  readonly reasons: readonly string[];
  /** Scripts, flows, mappings and parameter files that the reasons name, without folders; at most five. */
  readonly files: readonly NamedFile[];
}

export interface NamedFile {
  readonly name: string;
  /** 1-based, where the reason gives one. */
  readonly line: number | undefined;
}

const MAX_REASONS = 5;
const MAX_REASON_LENGTH = 300;
const MAX_INPUT_LENGTH = 64 * 1024;
/** JSON in JSON was seen twice; deeper text is shown as it is. */
const MAX_DEPTH = 4;

interface Found {
  readonly key: string | undefined;
  readonly text: string;
}

export function extractErrorReason(text: string): ErrorReason {
  const found = listTexts(text.slice(0, MAX_INPUT_LENGTH), undefined, 0);
  const messages = found.filter(({ key }) => key === 'messageText');
  const chosen = messages.length > 0 ? messages : found;
  return { reasons: unique(chosen.map((part) => shorten(part.text))), files: listFiles(found) };
}

/** The texts that say something, outermost first: the strings under the known keys, or a text without any key. */
function listTexts(text: string, key: string | undefined, depth: number): readonly Found[] {
  const plain = text.replace(/\[truncated\]\s*$/i, '').trim();
  if (plain === '') return [];
  if (depth >= MAX_DEPTH || !/^(?:[{[]|"[{[])/.test(plain))
    return [{ key, text: plain.startsWith('<') ? plain.replaceAll(/<[^<>]*>/g, ' ') : plain }];
  return listStrings(plain)
    .filter((string) => string.key === undefined || SPEAKING_KEYS.has(string.key))
    .flatMap((string) => listTexts(string.text, string.key, depth + 1));
}

/** `message` and `subsystemName` hold words of the machine, as "EXCEPTION". */
const SPEAKING_KEYS: ReadonlySet<string> = new Set(['messageText', 'parameter', 'parameters']);

/** All strings of a JSON text, each with the key that it stands under; also of one that ends in the middle. */
function listStrings(json: string): readonly Found[] {
  const found: Found[] = [];
  let key: string | undefined;
  let isInList = false;
  for (const { 0: token, 1: raw = '', 2: end } of json.matchAll(STRING_OR_MARK)) {
    if (end === undefined) {
      isInList = token === '[' || (isInList && token === ',');
      // A string that follows would be a key, also one that is cut off before its colon.
      if (!isInList) key = '';
    } else if (end.endsWith(':')) key = decode(raw);
    else found.push({ key, text: decode(raw) });
  }
  return found;
}

const STRING_OR_MARK = /"((?:[^"\\]|\\.)*)("\s*:|"|\\?$)|[[\]{},]/gs;

/** Without the rest of an escape that is cut off. */
function decode(raw: string): string {
  for (let cut = 0; cut <= 6; cut += 1) {
    const decoded = parseString(raw.slice(0, raw.length - cut));
    if (decoded !== undefined) return decoded;
  }
  return raw;
}

function parseString(raw: string): string | undefined {
  try {
    const decoded: unknown = JSON.parse(`"${raw.replaceAll(/[\n\r\t]/g, ' ')}"`);
    return typeof decoded === 'string' ? decoded : undefined;
  } catch {
    return undefined;
  }
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= MAX_REASON_LENGTH) return line;
  return `${line.slice(0, MAX_REASON_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function unique(reasons: readonly string[]): readonly string[] {
  return [...new Set(reasons)].filter((reason) => reason !== '').slice(0, MAX_REASONS);
}

/** In quotes a name may hold blanks; a line may follow as `: 12` or `line 12`. */
const FILE_NAME =
  /(?:["']([^"'\n]{1,200}?|)|([^\s"'/\\:,;()<>]{1,200}?))\.(groovy|gsh|js|iflw|mmap|xslt?|xsd|wsdl|edmx|opmap|jar|propdef|prop)(?![\w.])["']?(?:\s*:\s*(\d{1,6})\b|,?\s+(?:at )?line (\d{1,6})\b)?/gi;

function listFiles(found: readonly Found[]): readonly NamedFile[] {
  const files = new Map<string, NamedFile>();
  for (const match of found.flatMap(({ text }) => [...text.slice(0, 16_384).matchAll(FILE_NAME)])) {
    const [, quoted, bare, extension = '', afterColon, afterWord] = match;
    const name = `${(quoted ?? bare ?? '').replace(/^.*[/\\]/s, '')}.${extension}`;
    const line = afterColon ?? afterWord;
    if (name.startsWith('.') || files.has(name)) continue;
    files.set(name, { name, line: line === undefined ? undefined : Number(line) });
  }
  return [...files.values()].slice(0, MAX_REASONS);
}
