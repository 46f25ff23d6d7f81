/**
 * PURE. One line of the input `credentials` to a reference:
 * `[NAME =] [type:][namespace/]name[#field][?option[=value][&option[=value]...]]`.
 * All faults of a line are reported together.
 */
import { parseReferenceOptions, type DeliveryOptions } from './reference-options.js';

export const CREDENTIAL_TYPES = ['password', 'key', 'keyring'] as const;
export type CredentialType = (typeof CREDENTIAL_TYPES)[number];

export const CREDENTIAL_FIELDS = ['value', 'username', 'metadata', 'format', 'id', 'modifiedAt'] as const;
export type CredentialField = (typeof CREDENTIAL_FIELDS)[number];

/** Where the credentials of one kind live. */
export interface CredentialScope {
  readonly type: CredentialType;
  readonly namespace: string;
}

interface CommonReference extends CredentialScope {
  readonly field: CredentialField;
  readonly options: DeliveryOptions;
}

/** A line that asks for one credential. */
export interface SingleReference extends CommonReference {
  readonly kind: 'single';
  /** NAME as written, or made from the credential's name. */
  readonly outputName: string;
  readonly credential: string;
}

/** A line that asks for every credential whose name starts with `prefix`. */
export interface WildcardReference extends CommonReference {
  readonly kind: 'wildcard';
  /** What stands before `*` in NAME; undefined: each NAME is made from the whole name. */
  readonly outputPrefix: string | undefined;
  readonly prefix: string;
}

export type CredentialReference = SingleReference | WildcardReference;

export type ReferenceParsing =
  { readonly reference: CredentialReference } | { readonly faults: readonly string[] };

/** SAP: "Namespaces", Oct 2025. */
const NAMESPACE = /^[\w\-.:!~]{1,100}$/;
const MAX_NAME_CHARACTERS = 255;
const MIN_PREFIX_CHARACTERS = 3;

/**
 * @param line without blanks around it, neither empty nor a comment.
 * @param defaultNamespace the input `namespace`, already checked.
 */
export function parseReference(line: string, defaultNamespace: string | undefined): ReferenceParsing {
  const faults: string[] = [];
  const { left, right } = splitName(line);
  const [target, optionText] = splitOutsideQuotes(right, '?');
  const { type, rest } = takeType(target);
  const { namespace, nameText } = takeNamespace(rest, defaultNamespace, faults);
  const { name, isWildcard, fieldText } = parseName(nameText, faults);
  const field = parseField(fieldText, faults);
  const options = parseReferenceOptions(optionText, faults);
  if (isWildcard) checkWildcard(name, options, faults);
  const outputName = buildName(left, name, isWildcard, faults);
  if (faults.length > 0) return { faults };
  const common = { type, namespace, field, options };
  return {
    reference: isWildcard
      ? { kind: 'wildcard', ...common, prefix: name, outputPrefix: left?.slice(0, -1) }
      : { kind: 'single', ...common, credential: name, outputName },
  };
}

export function isNamespace(text: string): boolean {
  return NAMESPACE.test(text);
}

/** ASCII letters in capitals, every other character but digits becomes `_`, and `_` goes before a digit. */
export function deriveName(credential: string): string {
  return guardDigit(toNameCharacters(credential));
}

/** The NAME of one match of a wildcard. */
export function deriveWildcardName(reference: WildcardReference, credential: string): string {
  if (reference.outputPrefix === undefined) return deriveName(credential);
  return guardDigit(reference.outputPrefix + toNameCharacters(credential.slice(reference.prefix.length)));
}

function toNameCharacters(text: string): string {
  return Array.from(text)
    .map((character) => (/[A-Za-z0-9]/.test(character) ? character.toUpperCase() : '_'))
    .join('');
}

function guardDigit(name: string): string {
  return /^\d/.test(name) ? `_${name}` : name;
}

function splitName(line: string): { readonly left: string | undefined; readonly right: string } {
  const match = /^([A-Za-z_]\w*\*?)[ \t]*=(.*)$/s.exec(line);
  if (match === null) return { left: undefined, right: line };
  return { left: match[1], right: (match[2] ?? '').trim() };
}

/** At the first separator that does not stand between double quotes. */
function splitOutsideQuotes(text: string, separator: string): readonly [string, string | undefined] {
  let inQuotes = false;
  for (const [index, character] of text.split('').entries()) {
    if (character === '"') inQuotes = !inQuotes;
    else if (character === separator && !inQuotes) return [text.slice(0, index), text.slice(index + 1)];
  }
  return [text, undefined];
}

function takeType(text: string): { readonly type: CredentialType; readonly rest: string } {
  const type = CREDENTIAL_TYPES.find((one) => text.startsWith(`${one}:`));
  return type === undefined ? { type: 'password', rest: text } : { type, rest: text.slice(type.length + 1) };
}

function takeNamespace(
  text: string,
  defaultNamespace: string | undefined,
  faults: string[],
): { readonly namespace: string; readonly nameText: string } {
  const slash = text.startsWith('"') ? -1 : text.indexOf('/');
  if (slash < 0) {
    if (defaultNamespace === undefined)
      faults.push('it has no namespace: write namespace/name, or set the input "namespace"');
    return { namespace: defaultNamespace ?? '', nameText: text };
  }
  const namespace = text.slice(0, slash);
  if (!isNamespace(namespace))
    faults.push(
      'what stands before the first "/" is no namespace (1 to 100 of letters, digits and _ - . : ! ~); a name with "/" goes in double quotes',
    );
  return { namespace, nameText: text.slice(slash + 1) };
}

interface ParsedName {
  readonly name: string;
  readonly isWildcard: boolean;
  readonly fieldText: string | undefined;
}

function parseName(text: string, faults: string[]): ParsedName {
  const parsed = text.startsWith('"') ? parseQuotedName(text, faults) : parsePlainName(text, faults);
  const { length } = Array.from(parsed.name);
  if (length === 0 && faults.length === 0) faults.push('it names no credential');
  if (length > MAX_NAME_CHARACTERS) faults.push(`the name has more than ${MAX_NAME_CHARACTERS} characters`);
  return parsed;
}

function parseQuotedName(text: string, faults: string[]): ParsedName {
  const match = /^"((?:[^"]|"")*)"(\*?)(?:#(.*))?$/s.exec(text);
  if (match === null) {
    faults.push('after the closing double quote only "*", "#field" and "?options" may follow');
    return { name: '', isWildcard: false, fieldText: undefined };
  }
  const [, name = '', star = '', fieldText] = match;
  return { name: name.replaceAll('""', '"'), isWildcard: star === '*', fieldText };
}

function parsePlainName(text: string, faults: string[]): ParsedName {
  const hash = text.indexOf('#');
  const whole = hash < 0 ? text : text.slice(0, hash);
  const fieldText = hash < 0 ? undefined : text.slice(hash + 1);
  const isWildcard = whole.endsWith('*');
  const name = isWildcard ? whole.slice(0, -1) : whole;
  if (/[/=*"]/.test(name) || name.trim() !== name)
    faults.push(
      'a name with / # ? = * " or with blanks at an end goes in double quotes ("" inside for a quote)',
    );
  return { name, isWildcard, fieldText };
}

function parseField(text: string | undefined, faults: string[]): CredentialField {
  if (text === undefined) return 'value';
  const field = CREDENTIAL_FIELDS.find((one) => one === text);
  if (field === undefined)
    faults.push(`after "#" stands no field; the fields are ${CREDENTIAL_FIELDS.join(', ')}`);
  return field ?? 'value';
}

function checkWildcard(prefix: string, options: DeliveryOptions, faults: string[]): void {
  if (Array.from(prefix).length < MIN_PREFIX_CHARACTERS)
    faults.push(`before "*" at least ${MIN_PREFIX_CHARACTERS} characters of the names must stand`);
  if (options.file?.name !== undefined) faults.push('"file=name" does not go with "*"; "file" alone does');
  if (options.defaultText !== undefined) faults.push('"default" does not go with "*"');
}

function buildName(left: string | undefined, name: string, isWildcard: boolean, faults: string[]): string {
  if (left?.endsWith('*') === true && !isWildcard)
    faults.push('"*" in the NAME needs "*" at the end of the name on the right side too');
  if (left?.endsWith('*') === false && isWildcard)
    faults.push(`"*" on the right side needs "*" at the end of the NAME too, as in "${left}_* = …"`);
  if (left !== undefined || isWildcard) return left ?? '';
  if (name !== '' && !/[A-Za-z0-9]/.test(name))
    faults.push('no NAME can be made from a name without letters and digits: write "NAME = …"');
  return deriveName(name);
}
