/** `$filter` as far as the service has it (contract 5.3): comparisons joined by `and` or `or`, without nesting. */
import { badRequest } from './service-error.js';

export type Fields = Readonly<Record<string, string | Date>>;

type Test = (fields: Fields) => boolean;

export function filtered<T>(
  items: readonly T[],
  filter: string | null,
  fieldsOf: (item: T) => Fields,
): readonly T[] {
  if (filter === null) return items;
  const alternatives = splitOutsideQuotes(filter, 'or').map((part) =>
    splitOutsideQuotes(part, 'and').map(parseTest),
  );
  return items.filter((item) => alternatives.some((tests) => tests.every((test) => test(fieldsOf(item)))));
}

function splitOutsideQuotes(text: string, word: string): readonly string[] {
  return text.split(new RegExp(`\\s${word}\\s(?=(?:[^']*'[^']*')*[^']*$)`)).map((part) => part.trim());
}

function parseTest(text: string): Test {
  const [, field, operator, literal] = /^([\w/]+) (eq|ne|ge|gt|le|lt) (.+)$/s.exec(text) ?? [];
  if (field !== undefined && operator !== undefined) return comparison(field, operator, literal ?? '');
  const [, name, first = '', second = ''] =
    /^(substringof|startswith|endswith)\((.+?),\s*(.+)\)(?: eq true)?$/s.exec(text) ?? [];
  if (name === undefined) throw badRequest('Invalid filter expression.');
  return textFunction(name, first, second);
}

function comparison(field: string, operator: string, literal: string): Test {
  const expected = literalOf(literal);
  return (fields) => {
    const actual = valueOf(fields, field);
    switch (operator) {
      case 'eq':
        return actual === expected;
      case 'ne':
        return actual !== expected;
      case 'ge':
        return actual >= expected;
      case 'gt':
        return actual > expected;
      case 'le':
        return actual <= expected;
      default:
        return actual < expected;
    }
  };
}

function textFunction(name: string, first: string, second: string): Test {
  // `substringof` has the literal first (OData V2, 4.5).
  const [field, literal] = name === 'substringof' ? [second, first] : [first, second];
  const part = String(literalOf(literal));
  return (fields) => {
    const text = String(valueOf(fields, field.trim()));
    if (name === 'startswith') return text.startsWith(part);
    return name === 'endswith' ? text.endsWith(part) : text.includes(part);
  };
}

function valueOf(fields: Fields, field: string): string | number {
  const value = fields[field];
  if (value === undefined) throw badRequest(`Property '${field}' is not known.`);
  return value instanceof Date ? value.getTime() : value;
}

function literalOf(text: string): string | number {
  const [, kind, inner] = /^(datetime)?'((?:[^']|'')*)'$/s.exec(text.trim()) ?? [];
  if (inner === undefined) throw badRequest('Invalid literal in the filter expression.');
  return kind === undefined ? inner.replaceAll("''", "'") : new Date(`${inner}Z`).getTime();
}
