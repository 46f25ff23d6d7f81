/**
 * PURE. A secret value to the forms of it that are registered with the runner, before the value is written
 * anywhere. The runner derives some encodings of each registered text by itself; here are those that it misses.
 * A text of several lines is never registered as a whole: the runner would then mask each of its lines, also `{`.
 */

export interface MaskPolicy {
  /** Values with fewer characters cannot be masked without ruining the log. */
  readonly minLength: number;
}

/** Words that stand in every log; compared without case. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'true false yes no on off null none undefined default test admin root user password secret prod production ' +
    'dev development staging main master localhost http https'
  ).split(' '),
);
const LONGEST_COMMON_WORD = 16;
const MIN_DIGITS = 6;
/** Lines of base64 as `openssl base64` and as `base64` break them. */
const BASE64_COLUMNS = [64, 76] as const;

/** Too short, too common, or without any line that could be masked. An empty value needs no mask. */
export function isTooShortToMask(content: string | Buffer, policy: MaskPolicy): boolean {
  if (content.length === 0) return false;
  if (typeof content !== 'string') return content.length < policy.minLength;
  if (isShorterThan(content, policy.minLength)) return true;
  return listMaskableLines(content, policy).length === 0;
}

/**
 * @param usernames given to HTTP Basic together with the value.
 * @returns texts of one line each, without duplicates, longest first.
 */
export function listMaskForms(
  content: string | Buffer,
  policy: MaskPolicy,
  usernames: readonly string[] = [],
): readonly string[] {
  if (content.length === 0) return [];
  const bytes = Buffer.from(content);
  const forms = [
    ...(typeof content === 'string' ? listTextForms(content, policy) : []),
    ...[bytes, Buffer.concat([bytes, Buffer.from('\n')])].flatMap(listBase64Forms),
    ...listBase64Cores(bytes),
    ...usernames.flatMap((name) => listBase64Forms(Buffer.concat([Buffer.from(`${name}:`), bytes]))),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ];
  return [...new Set(forms)]
    .filter((form) => isMaskable(form, policy))
    .toSorted((a, b) => b.length - a.length);
}

/** As `listMaskForms`, for a value that the user wants masked although it is short or common. */
export function listForcedMaskForms(
  content: string | Buffer,
  usernames: readonly string[],
): readonly string[] {
  const whole = typeof content === 'string' && !/[\r\n]/.test(content.trim()) ? [content.trim()] : [];
  return [...whole.filter((text) => text !== ''), ...listMaskForms(content, { minLength: 1 }, usernames)];
}

/** The lines of a private key in PEM, without its boundaries, and its base64 in one line. */
export function listKeyMaskForms(pem: string): readonly string[] {
  const lines = pem.split(/\r?\n/).filter((line) => line !== '' && !isPemBoundary(line));
  return [lines.join(''), ...lines];
}

function listTextForms(text: string, policy: MaskPolicy): readonly string[] {
  const inJson = escapeJson(text);
  return [
    ...listMaskableLines(text, policy),
    // As a sentence shows it, and a web page.
    text.replaceAll(/\s+/g, ' ').trim(),
    ...[inJson, escapeJson(inJson), inJson.replaceAll('/', '\\/'), escapeNonAscii(inJson)],
    ...listPercentForms(text.toWellFormed()),
  ].filter((form) => !/[\r\n]/.test(form));
}

/** Which signs are left as they are differs: of JavaScript, RFC 3986, browser forms and Java, Python. */
function listPercentForms(text: string): readonly string[] {
  const ofJavaScript = encodeURIComponent(text);
  const strict = ofJavaScript.replaceAll(/[!'()*]/g, encodeSign);
  const ofForms = strict.replaceAll('%20', '+');
  const ofBrowsers = ofForms.replaceAll('%2A', '*').replaceAll('~', '%7E');
  const ofPython = strict.replaceAll('%2F', '/');
  const forms = [ofJavaScript, ofJavaScript.replaceAll('%20', '+'), strict, ofForms, ofBrowsers, ofPython];
  return forms.flatMap((form) => [form, lowerPercents(form)]);
}

function encodeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

function listMaskableLines(text: string, policy: MaskPolicy): readonly string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => isMaskable(line, policy));
}

function isMaskable(line: string, { minLength }: MaskPolicy): boolean {
  if (isShorterThan(line, minLength) || isCommon(line)) return false;
  if (isPemBoundary(line) || /^[{}[\](),:;"'`\s-]*$/.test(line)) return false;
  return !(/^[+-]?\d+(?:[.,]\d+)?$/.test(line) && line.replaceAll(/\D/g, '').length < MIN_DIGITS);
}

/** In characters as people count them, which may be two units; long texts are not taken apart. */
function isShorterThan(text: string, characters: number): boolean {
  return text.length < 2 * characters && Array.from(text).length < characters;
}

function isCommon(text: string): boolean {
  return text.length <= LONGEST_COMMON_WORD && COMMON_WORDS.has(text.toLowerCase());
}

function isPemBoundary(line: string): boolean {
  return /^-----(?:BEGIN|END) [^-]*-----$/.test(line);
}

/** Padding is left out: what is masked is then found with and without it. */
function listBase64Forms(bytes: Buffer): readonly string[] {
  const plain = bytes.toString('base64').replace(/=+$/, '');
  const wrapped = BASE64_COLUMNS.flatMap((columns) =>
    plain.length > columns ? (plain.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []) : [],
  );
  return [plain, toUrlAlphabet(plain), ...wrapped.filter((line) => line.length >= MIN_PART_CHARACTERS)];
}

/** The groups of base64 that a value decides alone, wherever it stands inside of a longer encoded text. */
function listBase64Cores(bytes: Buffer): readonly string[] {
  return [0, 1, 2]
    .map((offset) => bytes.subarray(offset, bytes.length - ((bytes.length - offset) % 3)).toString('base64'))
    .filter((core) => core.length >= MIN_PART_CHARACTERS)
    .flatMap((core) => [core, toUrlAlphabet(core)]);
}

/** Fewer characters than this would be found by chance. */
const MIN_PART_CHARACTERS = 8;

function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function escapeNonAscii(text: string): string {
  return text.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function lowerPercents(text: string): string {
  return text.replaceAll(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase());
}
