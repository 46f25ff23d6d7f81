/**
 * Reads one line of output as a workflow command, in the two notations that the GitHub runner knows
 * (facts from actions/runner 2.336.0, ActionCommand): `::name key=value,key=value::data` at the start of a
 * line, and the older `##[name key=value;key=value]data` anywhere in it. Executes nothing.
 *
 * The runner compares the markers by the rules of the culture, here they are compared exactly. The two
 * differ only for markers next to invisible or combining characters.
 */

import { IgnoreCaseMap, toUpperInvariant, trim, trimStart } from './dotnet-text.js';

export interface ActionCommand {
  /** In lower case, as the runner registers its commands, however the line spells it. */
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** The command of a line, or undefined if the line is plain output or the name is not in `registered`. */
export function parseActionCommand(line: string, registered: Iterable<string>): ActionCommand | undefined {
  if (!line.includes('::') && !line.includes('##[')) return undefined;
  const names = new Map(Array.from(registered, (name) => [toUpperInvariant(name), name]));
  return parseColonNotation(line, names) ?? parseBracketNotation(line, names);
}

/** A property by its name in any case, as the runner looks it up. */
export function propertyOf(command: ActionCommand, name: string): string | undefined {
  const key = toUpperInvariant(name);
  return Object.entries(command.properties).find(([other]) => toUpperInvariant(other) === key)?.[1];
}

// In this order, so that '%250A' ends as '%0A'. Only upper-case digits are an escape.
const DATA_ESCAPES = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
] as const;
const PROPERTY_ESCAPES = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
] as const;
const BRACKET_ESCAPES = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
] as const;

type Escapes = readonly (readonly [escaped: string, plain: string])[];
type Names = ReadonlyMap<string, string>;

function parseColonNotation(line: string, names: Names): ActionCommand | undefined {
  const text = trimStart(line);
  if (!text.startsWith('::')) return undefined;
  const end = text.indexOf('::', 2);
  if (end < 0) return undefined;
  const head = parseHead(text.slice(2, end), names);
  return (
    head && {
      command: head.command,
      properties: parseProperties(trim(head.properties), ',', PROPERTY_ESCAPES),
      data: unescape(text.slice(end + 2), DATA_ESCAPES),
    }
  );
}

/** Only the first `##[` of a line is looked at, and what stands before it is lost. */
function parseBracketNotation(line: string, names: Names): ActionCommand | undefined {
  const start = line.indexOf('##[');
  if (start < 0) return undefined;
  const end = line.indexOf(']', start);
  if (end < 0) return undefined;
  const head = parseHead(line.slice(start + 3, end), names);
  return (
    head && {
      command: head.command,
      properties: parseProperties(head.properties, ';', BRACKET_ESCAPES),
      data: unescape(line.slice(end + 1), BRACKET_ESCAPES),
    }
  );
}

function parseHead(head: string, names: Names): { command: string; properties: string } | undefined {
  const space = head.indexOf(' ');
  const command = names.get(toUpperInvariant(space < 0 ? head : head.slice(0, space)));
  if (command === undefined) return undefined;
  return { command, properties: space < 0 ? '' : head.slice(space + 1) };
}

/** Properties without a value are left out. Equal signs in front of a name or a value are lost. */
function parseProperties(text: string, separator: ',' | ';', escapes: Escapes): Record<string, string> {
  const properties = new IgnoreCaseMap();
  for (const pair of text.split(separator)) {
    const match = /^=*(?<name>[^=]+)=+(?<value>[^=].*)$/su.exec(pair);
    const { name, value } = match?.groups ?? {};
    if (name !== undefined && value !== undefined) properties.set(name, unescape(value, escapes));
  }
  return properties.toRecord();
}

function unescape(text: string, escapes: Escapes): string {
  return escapes.reduce((result, [escaped, plain]) => result.replaceAll(escaped, plain), text);
}
