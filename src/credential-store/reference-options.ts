/**
 * PURE. The options after `?` in a line of the input `credentials`, their values percent-decoded (RFC 3986 §2.1).
 */

const DECODINGS = ['base64', 'base64url', 'hex'] as const;
export type Decoding = (typeof DECODINGS)[number];

export interface DeliveryOptions {
  readonly decode: Decoding | undefined;
  /** Decoded reference tokens of a JSON pointer (RFC 6901 §4). */
  readonly pointer: readonly string[] | undefined;
  readonly defaultText: string | undefined;
  readonly optional: 'yes' | 'no';
  /** Delivered as the path of a file; `name` undefined: named after the NAME. */
  readonly file: { readonly name: string | undefined } | undefined;
  readonly mask: 'as-needed' | 'force' | 'off';
}

type OptionName = 'decode' | 'json' | 'default' | 'optional' | 'file' | 'mask';

const OPTION_NAMES: readonly OptionName[] = ['decode', 'json', 'default', 'optional', 'file', 'mask'];

/** @param faults receives a sentence for each fault. */
export function parseReferenceOptions(text: string | undefined, faults: string[]): DeliveryOptions {
  const values = splitOptions(text, faults);
  return {
    decode: parseDecode(values.get('decode'), values.has('decode'), faults),
    pointer: values.has('json') ? parsePointer(values.get('json'), faults) : undefined,
    defaultText: parseDefault(values, faults),
    optional: parseOptional(values, faults),
    file: values.has('file') ? { name: parseFileName(values.get('file'), faults) } : undefined,
    mask: parseMask(values.get('mask'), values.has('mask'), faults),
  };
}

type OptionValues = ReadonlyMap<OptionName, string | undefined>;

function splitOptions(text: string | undefined, faults: string[]): OptionValues {
  const values = new Map<OptionName, string | undefined>();
  if (text === undefined) return values;
  for (const part of text.split('&')) {
    const equals = part.indexOf('=');
    const written = equals < 0 ? part : part.slice(0, equals);
    const name = OPTION_NAMES.find((one) => one === written);
    if (name === undefined)
      faults.push(`after "?" stands an unknown option; the options are ${OPTION_NAMES.join(', ')}`);
    else if (values.has(name)) faults.push(`the option "${name}" stands twice`);
    else values.set(name, equals < 0 ? undefined : decodePercent(part.slice(equals + 1), name, faults));
  }
  return values;
}

function decodePercent(text: string, name: OptionName, faults: string[]): string {
  try {
    return decodeURIComponent(text);
  } catch {
    faults.push(`the value of "${name}" is not percent-encoded UTF-8: write "%25" for "%"`);
    return '';
  }
}

function parseDecode(text: string | undefined, isSet: boolean, faults: string[]): Decoding | undefined {
  const decoding = DECODINGS.find((one) => one === text);
  if (isSet && decoding === undefined) faults.push(`"decode" takes one of ${DECODINGS.join(', ')}`);
  return decoding;
}

function parsePointer(text: string | undefined, faults: string[]): readonly string[] {
  if (text === '') return [];
  if (text?.startsWith('/') !== true || /~(?![01])/.test(text)) {
    faults.push('"json" takes a JSON pointer such as /database/password ("~1" for "/", "~0" for "~")');
    return [];
  }
  return text
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function parseDefault(values: OptionValues, faults: string[]): string | undefined {
  const text = values.get('default');
  if (values.has('default') && text === undefined)
    faults.push('"default" takes a text: write "default=" for the empty one');
  if (text?.includes('\0') === true) faults.push('the text of "default" must not hold NUL');
  return text;
}

function parseOptional(values: OptionValues, faults: string[]): 'yes' | 'no' {
  if (values.get('optional') !== undefined) faults.push('"optional" takes no value');
  return values.has('optional') ? 'yes' : 'no';
}

/** A bare name that is the same file on every system. */
function parseFileName(text: string | undefined, faults: string[]): string | undefined {
  if (text === undefined) return undefined;
  if (!/^(?!\.{1,2}$)[^/\\<>:"|?*\p{Cc}]{1,200}$/u.test(text) || /[. ]$/.test(text))
    faults.push('"file" takes a bare file name, without "/" and other signs that file systems refuse');
  return text;
}

function parseMask(text: string | undefined, isSet: boolean, faults: string[]): DeliveryOptions['mask'] {
  if (text === 'force' || text === 'off') return text;
  if (isSet) faults.push('"mask" takes force or off');
  return 'as-needed';
}
