import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseParameterFile, type ParameterFile } from '../../src/artifact/parameter-file.js';

const ENV: Readonly<Record<string, string | undefined>> = {
  ALIAS: 'prod-alias',
  EMPTY: '',
  NESTED: '${env:ALIAS}',
  GITHUB_TOKEN: 'ghs_x',
  INPUT_SERVICE_KEY: 'key',
  ACTIONS_ID_TOKEN: 'x',
  STATE_x: 'x',
  GITHUB_REF_NAME: 'main',
};

function parse(
  text: string,
  file = 'config/prod.yml',
  artifactIds: readonly string[] = ['A', 'B'],
): ParameterFile {
  return parseParameterFile({ text, file, artifactIds, env: ENV });
}

function valuesOf(
  text: string,
  file?: string,
  artifactIds?: readonly string[],
): Readonly<Record<string, unknown>> {
  const { values, faults } = parse(text, file, artifactIds);
  expect(faults.map(({ message }) => message)).toEqual([]);
  return Object.fromEntries([...values].map(([id, map]) => [id, Object.fromEntries(map)]));
}

/** `line: sentence` of each fault. */
function faultsOf(text: string, file?: string, artifactIds?: readonly string[]): readonly string[] {
  return parse(text, file, artifactIds).faults.map(({ code, message, place }) => {
    expect(code).toBe('INPUT_INVALID');
    return `${place?.line ?? '-'}: ${message}`;
  });
}

describe('parseParameterFile', () => {
  it.each([
    ['1.10'],
    ['yes'],
    ['true'],
    ['2026-01-02'],
    ['0o17'],
    ['017'],
    ['0x1F'],
    ['1_000'],
    ['1e3'],
    ['.inf'],
    ['12345678901234567890'],
    ['https://x.example/a?b=c#d'],
    ['a: b'.replace(': ', ':')],
    ['${header.x} ${date:now:yyyy} ${env} $env:ALIAS {{x}}'],
  ])('takes %s as it is written', (value) => {
    expect(valuesOf(`A:\n  Key: ${value}\n`)).toEqual({ A: { Key: value } });
  });

  it.each<readonly [string, string, string]>([
    ["'' is the empty text", "''", ''],
    ['quoted words', '"null"', 'null'],
    ['a quoted tilde', "'~'", '~'],
    ['escapes', '"a\\tb\\u00e9"', 'a\tbé'],
    ['a text of several lines', '|\n    <row>\n    </row>', '<row>\n</row>\n'],
    ['a folded text', '>-\n    a\n    b', 'a b'],
    ['a tag that asks for text', '!!str 5', '5'],
    ['an anchor without use', '&x 5', '5'],
    ['a comment behind it', '5 # five', '5'],
  ])('reads %s', (_name, written, expected) => {
    expect(valuesOf(`A:\n  Key: ${written}\n`)).toEqual({ A: { Key: expected } });
  });

  it('reads keys as they are, also those of JavaScript', () => {
    const { values } = parse(
      'A:\n  Receiver Host: a\n  1.10: b\n  "x: y": c\n  __proto__: d\n  constructor: e\n  <<: f',
    );
    expect([...(values.get('A') ?? [])]).toEqual([
      ['Receiver Host', 'a'],
      ['1.10', 'b'],
      ['x: y', 'c'],
      ['__proto__', 'd'],
      ['constructor', 'e'],
      ['<<', 'f'],
    ]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('reads JSON, numbers as they are written', () => {
    const text = '{\n\t"A": {\n\t\t"n": 1.10, "t": true,\r\n"u": "\\ud83d\\ude00 \\/", "e": ""},\n"B": {}}';
    expect(valuesOf(text, 'p.json')).toEqual({ A: { n: '1.10', t: 'true', u: '😀 /', e: '' } });
    expect(faultsOf('{"A": {"k": null}}', 'p.json')).toEqual([expect.stringContaining('without value')]);
    expect(faultsOf('{"A": {"k": "v"},}', 'p.json')).toEqual([expect.stringContaining('was no JSON')]);
    expect(faultsOf('{"A": {"k": "v",\n"k": "w"}}', 'p.json')).toEqual([
      expect.stringMatching(/^2: .*twice/),
    ]);
  });

  it('reads properties, for exactly one artifact', () => {
    const text = '# comment\nReceiver\\ Host=a b\\\n  c\nempty=\nu : \\u00e9\n';
    expect(valuesOf(text, 'p.prop', ['A'])).toEqual({ A: { 'Receiver Host': 'a bc', empty: '', u: 'é' } });
    expect(faultsOf(text, 'p.prop')).toEqual([expect.stringContaining('yield 2')]);
    expect(faultsOf(text, 'p.prop', [])).toEqual([expect.stringContaining('yield 0')]);
    expect(faultsOf('a=1\n\na=2\nb', 'p.prop', ['A'])).toEqual([
      expect.stringMatching(/^3: .*twice/),
      expect.stringMatching(/^4: .*a key without value/),
    ]);
    expect(faultsOf('a=\\u12', 'p.prop', ['A'])).toEqual([expect.stringContaining('damaged escape')]);
    expect(parse('a=${env:ALIAS}', 'p.prop', ['A']).expanded).toEqual(['prod-alias']);
  });

  it.each(['p.yaml', 'p.YML', 'dir.x/p.yml'])('knows the ending of %s', (file) => {
    expect(valuesOf('A: {k: v}', file)).toEqual({ A: { k: 'v' } });
  });

  it.each(['p', 'p.txt', 'p.constructor', '.yml/p'])('refuses the ending of %s', (file) => {
    expect(faultsOf('A: {k: v}', file)).toEqual([expect.stringContaining('an ending that is not known')]);
  });

  it.each<readonly [string, string, number, string]>([
    ['nothing', 'A:\n  Key:\n', 2, 'without value'],
    ['a tilde', 'A:\n  Key: ~\n', 2, 'without value'],
    ['null', 'A:\n  Key: null\n', 2, 'without value'],
    ['a list', 'A:\n  Key: [a]\n', 2, 'a list or a map'],
    ['a map', 'A:\n  k: v\n  Key:\n    x: y\n', 3, 'a list or a map'],
    ['an alias', 'A:\n  k: &x v\n  Key: *x\n', 3, 'an alias'],
    ['an alias of a map', 'A: &x\n  k: v\nB: *x\n', 3, 'an alias'],
    ['a merge', 'A: &x\n  k: v\nB:\n  <<: *x\n', 4, 'an alias'],
    ['a tag', 'A:\n  Key: !secret v\n', 2, 'a tag'],
    ['another type', 'A:\n  Key: !!int "5"\n', 2, 'a tag'],
    ['a key twice', 'A:\n  k: v\n  "k": w\n', 3, 'a parameter twice'],
    ['an artifact twice', 'A:\n  k: v\nA:\n  x: w\n', 3, 'an artifact twice'],
    ['a key that is a list', 'A:\n  ? [a]\n  : v\n', 1, 'without a plain name'],
    ['an empty key', "A:\n  '': v\n", 2, 'without a plain name'],
    ['no map of artifacts', '- A\n', 1, 'no list of keys where an artifact'],
    ['a text', 'hello', 1, 'no list of keys where an artifact'],
    ['an artifact without parameters', 'B: {k: v}\nA: x\n', 2, 'no list of keys where a parameter'],
    ['broken YAML', 'A:\n  k: "v\n', 3, 'was no YAML'],
    ['two documents', 'A: {k: v}\n---\nB: {k: v}\n', 2, 'was no YAML'],
    ['a tab', 'A:\n\tk: v\n', 2, 'was no YAML'],
  ])('refuses %s, with its line', (_name, text, line, expected) => {
    const [fault] = parse(text).faults;
    expect([fault?.code, fault?.place?.line, fault?.place?.file]).toEqual([
      'INPUT_INVALID',
      line,
      'config/prod.yml',
    ]);
    expect(fault?.message).toContain(expected);
  });

  it('reports all faults in the order of their lines, and never a value', () => {
    const text =
      'A:\n  a: ${env:NONE}\n  b: !x hush1\n  c: [hush2]\n  d: hush3\n  d: hush4\nB:\n  e: *hush5\n  f: ~\n';
    const faults = faultsOf(text);
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['2', '3', '4', '6', '8', '9']);
    expect(faults.join()).not.toContain('hush');
  });

  it('takes an empty file for one without parameters', () => {
    for (const text of ['', '\n# nothing\n', '---\n']) expect(valuesOf(text)).toEqual({});
  });

  it('says which artifacts no line yields, and does not expand for them', () => {
    const { values, unknownIds, faults } = parse('C:\n  k: ${env:NONE}\nA:\n  k: v\n');
    expect(faults).toEqual([]);
    expect([...values.keys()]).toEqual(['A']);
    expect(unknownIds).toEqual([{ id: 'C', line: 1 }]);
  });

  it('keeps the line of each value', () => {
    expect(parse('A:\n  k: v\n\n  l: w').lines.get('A')?.get('l')).toBe(4);
  });

  it('gives up on an endless file, and on bombs of aliases', () => {
    expect(faultsOf(`A:\n  k: ${'v'.repeat(1024 * 1024)}`)).toEqual([
      expect.stringContaining('larger than 1 MiB'),
    ]);
    const bomb = ['a: &a {x: y}', ...Array.from({ length: 20 }, (_, n) => `b${n}: [*a, *a, *a]`)].join('\n');
    expect(faultsOf(bomb, 'p.yml', [])).toHaveLength(20);
  });

  it('takes a file of many keys in time that grows with it', () => {
    const text = `A:\n${Array.from({ length: 20_000 }, (_, n) => `  k${n}: v\n`).join('')}`;
    const start = performance.now();
    expect(parse(text).values.get('A')?.size).toBe(20_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('${env:NAME}', () => {
  it('is expanded, once, and told for the masks', () => {
    const { values, expanded } = parse(
      'A:\n  a: x-${env:ALIAS}-${env:ALIAS}\n  b: ${env:NESTED}\nB:\n  c: ${env:GITHUB_REF_NAME}',
    );
    expect([...(values.get('A')?.values() ?? [])]).toEqual(['x-prod-alias-prod-alias', '${env:ALIAS}']);
    expect(expanded).toEqual(['prod-alias', '${env:ALIAS}', 'main']);
  });

  it.each([
    'INPUT_SERVICE_KEY',
    'input_service_key',
    'INPUT_',
    'ACTIONS_ID_TOKEN',
    'STATE_x',
    'GITHUB_TOKEN',
    'github_token',
  ])('refuses %s', (name) => {
    const [fault] = faultsOf(`A:\n  k: \${env:${name}}`);
    expect(fault).toMatch(/^2: .*must not read the variable/);
  });

  it.each(['NONE', 'EMPTY', '', '__proto__', 'toString', 'a b'])('refuses "%s", which is not set', (name) => {
    expect(faultsOf(`A:\n  k: \${env:${name}}`)).toEqual([expect.stringContaining('is not set or empty')]);
  });
});

it('gives back any text that is written in JSON', () => {
  const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('${env:'));
  fc.assert(
    fc.property(
      fc.dictionary(
        text.filter((key) => key !== ''),
        text,
        { noNullPrototype: true },
      ),
      (parameters) => {
        const { values, faults } = parse(JSON.stringify({ A: parameters }), 'p.json');
        expect(faults).toEqual([]);
        expect([...(values.get('A') ?? [])].toSorted()).toEqual(Object.entries(parameters).toSorted());
      },
    ),
    { numRuns: 100 },
  );
});
