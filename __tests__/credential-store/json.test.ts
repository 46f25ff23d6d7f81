import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJsonKeepingDigits, renderJson, resolvePointer } from '../../src/credential-store/json.js';
import { arbitraryNumberText } from '../support/arbitrary-delivery.js';

function parse(text: string): unknown {
  const parsed = parseJsonKeepingDigits(text);
  if (parsed === undefined) throw new Error(`no JSON: ${text}`);
  return parsed.value;
}

describe('parseJsonKeepingDigits and renderJson', () => {
  it.each([
    ['{"n":1.10}', '{"n":1.10}'],
    ['12345678901234567890', '12345678901234567890'],
    ['1e400', '1e400'],
    ['-0', '-0'],
    ['-0.0', '-0.0'],
    ['1E+2', '1E+2'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    [' { "b" : [ 1.0 , true , null , "x" ] , "a" : {} } ', '{"b":[1.0,true,null,"x"],"a":{}}'],
    ['"1.10"', '"1.10"'],
    ['"\\u00e4\\/"', '"ä/"'],
    ['{"__proto__":1.0,"constructor":2.0}', '{"__proto__":1.0,"constructor":2.0}'],
  ])('make of %s %s', (text, expected) => {
    expect(renderJson(parse(text))).toBe(expected);
  });

  it.each(['', '{', 'undefined', "{'a':1}", '01', '1.', '.5', '+1', 'NaN', '{"a":1,}', '\uFEFF{}', '1 2'])(
    'refuse %j',
    (text) => {
      expect(parseJsonKeepingDigits(text)).toBeUndefined();
    },
  );

  it('keep every digit of every number', () => {
    fc.assert(
      fc.property(fc.array(arbitraryNumberText), (numbers) => {
        expect(renderJson(parse(`{"a": [ ${numbers.join(' , ')} ]}`))).toBe(`{"a":[${numbers.join(',')}]}`);
      }),
    );
  });

  it('change nothing of JSON that is compact already', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(renderJson(parse(text))).toBe(text);
      }),
    );
  });

  it('give up on JSON that is nested without end', () => {
    const depth = 200_000;
    expect(() => parseJsonKeepingDigits(`${'['.repeat(depth)}1${']'.repeat(depth)}`)).not.toThrow();
  });
});

describe('resolvePointer', () => {
  // The document of RFC 6901 §5; its pointers come as tokens here.
  const document = parse(
    '{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\\\j":5,"k\\"l":6," ":7,"m~n":8}',
  );

  it.each([
    [[], renderJson(document)],
    [['foo'], '["bar","baz"]'],
    [['foo', '0'], '"bar"'],
    [[''], '0'],
    [['a/b'], '1'],
    [['c%d'], '2'],
    [['e^f'], '3'],
    [['g|h'], '4'],
    [['i\\j'], '5'],
    [['k"l'], '6'],
    [[' '], '7'],
    [['m~n'], '8'],
  ])('resolves the example %j of RFC 6901', (tokens, expected) => {
    expect(renderJson(resolvePointer(document, tokens))).toBe(expected);
  });

  it.each([
    ['a member that is not there', ['nope']],
    ['an index past the end', ['foo', '2']],
    ['the element behind the last', ['foo', '-']],
    ['an index with a zero in front', ['foo', '01']],
    ['an index with a sign', ['foo', '-1']],
    ['an index with a plus', ['foo', '+1']],
    ['an index with a dot', ['foo', '1.0']],
    ['an index with an exponent', ['foo', '1e0']],
    ['an empty index', ['foo', '']],
    ['a property of lists', ['foo', 'length']],
    ['a character of a text', ['foo', '0', '0']],
    ['a property of texts', ['foo', '0', 'length']],
    ['a member of a number', ['', 'rawJSON']],
    ['a member of the prototype', ['constructor']],
    ['a member of the prototype', ['__proto__']],
    ['a member of the prototype', ['toString']],
  ])('leads nowhere for %s', (_name, tokens) => {
    expect(resolvePointer(document, tokens)).toBeUndefined();
  });

  it('finds members that are named like those of the prototype', () => {
    const value = parse('{"__proto__":{"a":"x"},"constructor":"y"}');
    expect(resolvePointer(value, ['__proto__', 'a'])).toBe('x');
    expect(resolvePointer(value, ['constructor'])).toBe('y');
  });

  it('keeps null apart from nothing', () => {
    expect(resolvePointer(parse('{"a":null}'), ['a'])).toBeNull();
    expect(resolvePointer(parse('{"a":null}'), ['a', 'b'])).toBeUndefined();
  });

  it('finds every value of every document by its path', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const root = parse(JSON.stringify(value));
        for (const [path, expected] of pathsOf(JSON.parse(JSON.stringify(value)), []))
          expect(renderJson(resolvePointer(root, path))).toBe(expected);
      }),
    );
  });
});

function pathsOf(value: unknown, path: readonly string[]): readonly (readonly [readonly string[], string])[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    [path, JSON.stringify(value)],
    ...children.flatMap(([name, child]) => pathsOf(child, [...path, name])),
  ];
}
