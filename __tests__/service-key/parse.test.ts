import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseServiceKey } from '../../src/service-key/parse.js';
import { cpuMsOf, mebibyteOf } from '../support/arbitrary-burden.js';
import { codeOf, errorOf, textOf } from '../support/arbitrary-fault.js';

const KEY = { url: 'https://host.example/api', key: '-----BEGIN\nEND-----\n', nested: { a: [1, 'ä'] } };
const JSON_TEXT = JSON.stringify(KEY);
const BASE64 = Buffer.from(JSON_TEXT).toString('base64');
const MIB = 1024 * 1024;

describe('parseServiceKey', () => {
  it.each([
    ['compact JSON', JSON_TEXT],
    ['indented JSON', JSON.stringify(KEY, null, 2)],
    ['JSON with CRLF', JSON.stringify(KEY, null, 2).replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${JSON_TEXT}`],
    ['a byte order mark and blanks', `\uFEFF \r\n${JSON_TEXT}\n\n`],
    ['blanks before a byte order mark', `\n\uFEFF${JSON_TEXT}`],
    ['base64', BASE64],
    ['base64 without padding', BASE64.replaceAll('=', '')],
    ['wrapped base64', (BASE64.match(/.{1,20}/g) ?? []).join('\n')],
    ['base64 wrapped with CRLF', (BASE64.match(/.{1,20}/g) ?? []).join('\r\n')],
    ['base64 with blanks around', `  ${BASE64}\n`],
    ['base64 of text with a byte order mark', Buffer.from(`\uFEFF${JSON_TEXT}\n`).toString('base64')],
    ['the wrapper "credentials"', JSON.stringify({ credentials: KEY })],
    ['base64 of the wrapper', Buffer.from(JSON.stringify({ credentials: KEY })).toString('base64')],
    ['the wrapper with more beside it', JSON.stringify({ name: 'x', credentials: KEY, label: 'credstore' })],
    ['real line breaks in a string', JSON_TEXT.replaceAll('\\n', '\n')],
    [
      'real CRLF in a string',
      JSON_TEXT.replaceAll('\\n', '\r\n'),
      { ...KEY, key: '-----BEGIN\r\nEND-----\r\n' },
    ],
    ['a real tab in a string', '{"a":"b\tc"}', { a: 'b\tc' }],
    ['base64 of real line breaks', Buffer.from(JSON_TEXT.replaceAll('\\n', '\n')).toString('base64')],
    [
      'real line breaks in the wrapper',
      JSON.stringify({ credentials: KEY }, null, 1).replaceAll('\\n', '\n'),
    ],
    ['a backslash before a quote', '{"a":"x\\\\","b":"y\nz"}', { a: 'x\\', b: 'y\nz' }],
    ['an escaped quote before a line break', '{"a":"x\\"\n"}', { a: 'x"\n' }],
    ['an empty object', '{}', {}],
    ['"credentials" that is no object', '{"credentials":"x","url":"y"}', { credentials: 'x', url: 'y' }],
    ['"credentials" that is a list', '{"credentials":[],"url":"y"}', { credentials: [], url: 'y' }],
  ] as readonly (readonly [string, string, unknown?])[])('reads %s', (_name, text, expected = KEY) => {
    expect(parseServiceKey(text)).toEqual(expected);
  });

  it('reads strings with real control characters as if they were escaped', () => {
    const token = fc.constantFrom(
      ...([
        ['\n', '\n'],
        ['\r', '\r'],
        ['\t', '\t'],
        ['\u0001', '\u0001'],
        ['\\n', '\n'],
        ['\\"', '"'],
        ['\\\\', '\\'],
        ['\\u000a', '\n'],
        ['{', '{'],
        ['a', 'a'],
        ['ä', 'ä'],
      ] as const),
    );
    fc.assert(
      fc.property(fc.array(fc.array(token, { maxLength: 12 }), { minLength: 1, maxLength: 4 }), (strings) => {
        const written = strings.map(
          (tokens, index) => `"f${index}":\n"${tokens.map(([text]) => text).join('')}"`,
        );
        const meant = strings.map((tokens, index) => [`f${index}`, tokens.map(([, text]) => text).join('')]);
        expect(parseServiceKey(`{${written.join(',\n')}}`)).toEqual(Object.fromEntries(meant));
      }),
    );
  });

  it('changes nothing of JSON as it should be, plain or as base64', () => {
    const names = fc.stringMatching(/^[a-z_]{1,12}$/).filter((name) => name !== 'credentials');
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue()), fc.nat(4), (fields, indent) => {
        const text = JSON.stringify(fields, null, indent);
        const expected: unknown = JSON.parse(text);
        expect(parseServiceKey(text)).toEqual(expected);
        expect(parseServiceKey(Buffer.from(text).toString('base64'))).toEqual(expected);
        expect(parseServiceKey(JSON.stringify({ credentials: fields }))).toEqual(expected);
      }),
    );
  });

  it.each([
    ['nothing', '', 'SERVICE_KEY_EMPTY'],
    ['blanks', ' \r\n\t ', 'SERVICE_KEY_EMPTY'],
    ['a byte order mark', '\uFEFF', 'SERVICE_KEY_EMPTY'],
    ['a word', 'secret', 'SERVICE_KEY_NOT_JSON'],
    ['three stars', '***', 'SERVICE_KEY_NOT_JSON'],
    ['an expression', '${{ secrets.KEY }}', 'SERVICE_KEY_NOT_JSON'],
    ['PEM', '-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----', 'SERVICE_KEY_NOT_JSON'],
    ['a web page', '<!DOCTYPE html><html></html>', 'SERVICE_KEY_NOT_JSON'],
    ['JSON that breaks off', JSON_TEXT.slice(0, -5), 'SERVICE_KEY_NOT_JSON'],
    ['JSON without its first brace', JSON_TEXT.slice(1), 'SERVICE_KEY_NOT_JSON'],
    ['base64 of a word', Buffer.from('secret word').toString('base64'), 'SERVICE_KEY_NOT_JSON'],
    [
      'base64 of JSON that breaks off',
      Buffer.from(JSON_TEXT.slice(0, -3)).toString('base64'),
      'SERVICE_KEY_NOT_JSON',
    ],
    ['a list', '[{"url":"x"}]', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['null', 'null', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['a number', '42', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['a string', '"text"', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['base64 of a list', Buffer.from('[1]').toString('base64'), 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['more than 1 MiB', `{"a":"${'x'.repeat(MIB)}"}`, 'SERVICE_KEY_TOO_LARGE'],
    ['blanks to 1 MiB around a word', `${' '.repeat(MIB)}secret`, 'SERVICE_KEY_NOT_JSON'],
  ])('refuses %s', (_name, text, code) => {
    expect(codeOf(() => parseServiceKey(text))).toBe(code);
  });

  it('takes exactly 1 MiB', () => {
    const frame = '{"a":""}';
    const value = 'x'.repeat(MIB - frame.length);
    expect(parseServiceKey(`{"a":"${value}"}`)).toEqual({ a: value });
  });

  it.each([
    ['quotes', '"'],
    ['backslashes', '\\'],
    ['line breaks in a string', '\n'],
    ['opening brackets', '['],
    ['members inside members', '{"a":'],
    ['padding', '='],
  ])('gives up on 1 MiB of %s with a code, in linear time', (_name, part) => {
    const text = mebibyteOf(part).slice(2);
    for (const whole of [text, `{"${text}`.slice(0, text.length)]) {
      expect(cpuMsOf(() => codeOf(() => parseServiceKey(whole)))).toBeLessThan(1000);
      expect(codeOf(() => parseServiceKey(whole))).toMatch(/^SERVICE_KEY_/);
    }
  });

  it('says which kind of text came, never what it says', () => {
    // None of these letters and no such digit stands in any message.
    const secret = fc.string({
      unit: fc.constantFrom('ж', 'щ', 'Ж', 'q7', 'Q7', '7'),
      minLength: 4,
      maxLength: 30,
    });
    const frame = fc.constantFrom(
      (text: string) => text,
      (text: string) => `{"password":"${text}"`,
      (text: string) => `{"${text}":1,}`,
      (text: string) => `["${text}"]`,
      (text: string) => `"${text}"`,
      (text: string) => `-----BEGIN ${text}`,
      (text: string) => `<${text}>`,
      (text: string) => Buffer.from(`{"${text}`).toString('base64'),
    );
    fc.assert(
      fc.property(secret, frame, (text, wrap) => {
        const error = errorOf(() => parseServiceKey(wrap(text)));
        expect(error?.code).toMatch(/^SERVICE_KEY_NOT_/);
        expect(textOf(error).replace(/\(\d+ characters\)/, '')).not.toMatch(/[жщЖ7]/);
      }),
      { numRuns: 300 },
    );
  });
});
