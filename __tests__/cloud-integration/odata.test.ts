import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isHtml,
  parseDate,
  parseEntity,
  parsePage,
  readErrorText,
  readExpanded,
  readText,
  renderEntityPath,
  renderFunctionPath,
  renderLiteral,
  resolveNext,
} from '../../src/cloud-integration/odata.js';

describe('renderLiteral', () => {
  it.each([
    ['Order_Intake', "'Order_Intake'"],
    ['Receiver Host', "'Receiver%20Host'"],
    ["O'Neil", "'O%27%27Neil'"],
    ["'", "'%27%27'"],
    ['a/b?c#d&e=f+g%h', "'a%2Fb%3Fc%23d%26e%3Df%2Bg%25h'"],
    ["(x)!*'", "'%28x%29%21%2A%27%27'"],
    ['Straße', "'Stra%C3%9Fe'"],
    ['../..', "'..%2F..'"],
    ['', "''"],
    ['\uD800', "'%EF%BF%BD'"],
  ])('writes %j as %s', (text, expected) => {
    expect(renderLiteral(text)).toBe(expected);
  });

  it('keeps every text through a URL and a reader of literals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const url = new URL(`https://h.example/api/v1/Set(${renderLiteral(text)})/x?$a=1`);
        const literal = /\/Set\('(.*)'\)\/x$/s.exec(decodeURIComponent(url.pathname))?.[1] ?? 'none';
        expect(literal.replaceAll("''", "'")).toBe(text.toWellFormed());
        expect(literal.replaceAll("''", '')).not.toContain("'");
        expect(url.search).toBe('?$a=1');
      }),
    );
  });

  it('keeps every text through a query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const url = new URL(`https://h.example/F?Id=${renderLiteral(text)}&Version='active'`);
        expect(url.searchParams.get('Id')).toBe(`'${text.toWellFormed().replaceAll("'", "''")}'`);
        expect(url.searchParams.get('Version')).toBe("'active'");
      }),
    );
  });
});

describe('paths', () => {
  it('have one key as it is, several with their names', () => {
    expect(renderEntityPath('Set', 'a b')).toBe("Set('a%20b')");
    expect(renderEntityPath('Set', { Id: 'a', Version: 'active' })).toBe("Set(Id='a',Version='active')");
  });

  it('of functions have parameters in the query', () => {
    expect(renderFunctionPath('Deploy', { Id: "a'", Version: 'active' })).toBe(
      "Deploy?Id='a%27%27'&Version='active'",
    );
  });
});

describe('parseEntity', () => {
  it.each<readonly [string, unknown, unknown]>([
    ['d', { d: { Id: 'a' } }, { Id: 'a' }],
    ['results with one', { d: { results: [{ Id: 'a' }] } }, { Id: 'a' }],
    ['results that is the entity', { d: { results: { Id: 'a' } } }, { Id: 'a' }],
    ['d that is a list of one', { d: [{ Id: 'a' }] }, { Id: 'a' }],
    ['results with none', { d: { results: [] } }, undefined],
    ['results with two', { d: { results: [{ Id: 'a' }, { Id: 'b' }] } }, undefined],
    ['results with no entity', { d: { results: ['a'] } }, undefined],
    ['d that is a text', { d: 'a' }, undefined],
    ['d that is null', { d: null }, undefined],
    ['no d', { Id: 'a' }, undefined],
    ['a list', [1], undefined],
  ])('takes %s', (_name, document, expected) => {
    expect(parseEntity(JSON.stringify(document))).toEqual(expected);
  });

  it.each(['', '{', '<entry/>', 'null'])('takes %j for none', (body) => {
    expect(parseEntity(body)).toBeUndefined();
    expect(parsePage(body)).toBeUndefined();
  });
});

describe('parsePage', () => {
  it.each<readonly [string, unknown, unknown]>([
    ['a list', { d: { results: [{ a: 1 }, { b: 2 }] } }, { entities: [{ a: 1 }, { b: 2 }], next: undefined }],
    ['an empty list', { d: { results: [] } }, { entities: [], next: undefined }],
    ['the older form', { d: [{ a: 1 }] }, { entities: [{ a: 1 }], next: undefined }],
    ['a further page', { d: { results: [], __next: 'x' } }, { entities: [], next: 'x' }],
    ['an empty link', { d: { results: [], __next: '' } }, { entities: [], next: undefined }],
    ['an entity', { d: { Id: 'a' } }, undefined],
    ['a list with something else', { d: { results: [{ a: 1 }, null] } }, undefined],
    ['no envelope', { results: [] }, undefined],
  ])('takes %s', (_name, document, expected) => {
    expect(parsePage(JSON.stringify(document))).toEqual(expected);
  });
});

describe('fields', () => {
  it.each<readonly [unknown, string | undefined]>([
    ['x', 'x'],
    ['', ''],
    [5, '5'],
    [null, undefined],
    [undefined, undefined],
    [true, undefined],
    [{}, undefined],
  ])('%j reads as %j', (value, expected) => {
    expect(readText({ a: value }, 'a')).toBe(expected);
  });

  it('are never those of every object', () => {
    expect(readText({}, 'toString')).toBeUndefined();
  });

  it.each<readonly [unknown, number]>([
    [{ results: [{}, {}] }, 2],
    [[{}], 1],
    [{ results: [{}, 5] }, 1],
    [{ __deferred: { uri: 'x' } }, 0],
    [undefined, 0],
  ])('of a navigation %j hold %d entities', (value, expected) => {
    expect(readExpanded({ Nav: value }, 'Nav')).toHaveLength(expected);
  });
});

describe('resolveNext', () => {
  const base = new URL('https://h.example/api/v1/');

  it.each([
    'https://h.example/api/v1/Set?$skiptoken=1000',
    'https://h.example:443/api/v1/Set',
    'https://H.EXAMPLE/api/v1/a/../Set',
  ])('follows %s', (next) => {
    expect(resolveNext(next, base)?.href.startsWith(base.href)).toBe(true);
  });

  it.each([
    'https://evil.example/api/v1/Set',
    'https://h.example.evil.example/api/v1/Set',
    'http://h.example/api/v1/Set',
    'https://h.example:8443/api/v1/Set',
    'https://h.example/api/v1',
    'https://h.example/api/v10/Set',
    'https://h.example/api/v1/../../oauth/token',
    'https://h.example/api/v1/%2e%2e/%2e%2e/admin',
    'https://user:pass@h.example/api/v1/Set',
    '//h.example/api/v1/Set',
    'Set?$skiptoken=1000',
    '',
  ])('refuses %j', (next) => {
    expect(resolveNext(next, base)).toBeUndefined();
  });
});

describe('parseDate', () => {
  it.each<readonly [string | undefined, string | undefined]>([
    ['/Date(1767225600000)/', '2026-01-01T00:00:00.000Z'],
    ['/Date(1767225600000+0060)/', '2026-01-01T00:00:00.000Z'],
    ['/Date(-1000)/', '1969-12-31T23:59:59.000Z'],
    ['1767225600000', '2026-01-01T00:00:00.000Z'],
    [' 1767225600000 ', '2026-01-01T00:00:00.000Z'],
    ['/Date()/', undefined],
    ['9999999999999999', undefined],
    ['2026-01-01', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %s', (written, expected) => {
    expect(parseDate(written)?.toISOString()).toBe(expected);
  });

  it('gives back every instant', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        expect(parseDate(`/Date(${date.getTime()})/`)).toEqual(date);
        expect(parseDate(`${date.getTime()}`)).toEqual(date);
      }),
    );
  });
});

describe('readErrorText', () => {
  it.each<readonly [string, unknown, string]>([
    ['JSON', { error: { code: 'X', message: { lang: 'en', value: 'Is Locked' } } }, 'is locked'],
    ['JSON with a plain message', { error: { message: 'Is Locked' } }, 'is locked'],
    ['the form of test doubles', { code: 1, message: { '@lang': 'en', '#text': 'Is Locked' } }, 'is locked'],
    ['JSON without a message', { error: { message: { value: null } } }, ''],
    ['JSON that is a text', '"Is Locked"', 'is locked'],
    [
      'XML',
      '<error xmlns="x"><code>C</code><message xml:lang="en">A &amp; &quot;B&quot;</message></error>',
      'a & "b"',
    ],
    ['XML with a prefix', '<m:error><m:message>Is Locked</m:message></m:error>', 'is locked'],
    [
      'XML with a declaration',
      '<?xml version="1.0"?><error><message>Is Locked</message></error>',
      'is locked',
    ],
    ['text', '\uFEFF Is Locked\n', 'is locked'],
    ['nothing', '', ''],
  ])('reads %s', (_name, body, expected) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    expect(readErrorText(Buffer.from(text))).toBe(expected);
  });

  it('reads no more than the beginning', () => {
    expect(readErrorText(Buffer.from('x'.repeat(100_000)))).toHaveLength(4096);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          expect(typeof readErrorText(Buffer.from(bytes))).toBe('string');
        },
      ),
    );
  });
});

describe('isHtml', () => {
  it.each(['<!DOCTYPE html><p>', '\uFEFF\n <html lang="en">', '<!-- x --><html>', '<HEAD>', '<body\n>'])(
    'knows %j',
    (text) => {
      expect(isHtml(text)).toBe(true);
    },
  );

  it.each(['', '{"d":{}}', '<error/>', '<?xml version="1.0"?><entry>', 'PK\u0003\u0004<html>', '<htmlish>'])(
    'does not take %j for a page',
    (text) => {
      expect(isHtml(text)).toBe(false);
    },
  );
});
