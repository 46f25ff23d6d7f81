/** The masker against the facts of actions/runner, and against a list of forms that it lets through. */

import { describe, expect, test } from '@jest/globals';

import { SecretMasker } from '../../src/demo/runner/masker.js';
import { valueEncoders } from '../../src/demo/runner/value-encoders.js';

function maskerOf(...values: readonly string[]): SecretMasker {
  const masker = new SecretMasker();
  for (const value of values) masker.add(value);
  return masker;
}

describe('value encoders', () => {
  const rows: readonly (readonly [keyof typeof valueEncoders, string, string])[] = [
    ['base64', 'Password123!', 'UGFzc3dvcmQxMjMh'],
    ['base64', 'ä€😀', 'w6Tigqzwn5iA'],
    ['base64', 'a\ud800', 'Ye+/vQ=='],
    ['base64Shift1', 'Password123!', 'YXNzd29yZDEyMyE='],
    ['base64Shift2', 'Password123!', 'c3N3b3JkMTIzIQ=='],
    ['base64Shift1', 'P', 'UA=='],
    ['base64Shift2', 'Pa', 'UGE='],
    ['base64Shift1', 'ä', 'pA=='],
    ['commandLineArgument', 'a"b\\"c', 'a\\"b\\\\"c'],
    ['expressionString', "it's ''", "it''s ''''"],
    ['jsonString', 'a"b\\c/d', 'a\\"b\\\\c/d'],
    ['jsonString', '\b\f\n\r\t\u0001\u001f\u007f', '\\b\\f\\n\\r\\t\\u0001\\u001f\u007f'],
    ['jsonString', "\u0085\u2028\u2029<>'&😀", "\\u0085\\u2028\\u2029<>'&😀"],
    ['jsonString', 'a\ud800b', 'a\ud800b'],
    ['uriData', "Az09-_.~ !'()*", 'Az09-_.~%20%21%27%28%29%2A'],
    ['uriData', '+/=&?ä', '%2B%2F%3D%26%3F%C3%A4'],
    ['uriData', 'a\ud800', 'a%EF%BF%BD'],
    ['xmlData', `<a b="c" d='e'>&`, '&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;'],
    ['trimDoubleQuotes', '"1234567"', '1234567'],
    ['trimDoubleQuotes', '"line\nbreak"', 'line\nbreak'],
    ['trimDoubleQuotes', '"123456"', ''],
    ['trimDoubleQuotes', '"123456789', ''],
    ['powerShellPreAmpersand', 'part1&part2&rest', 'part1&part2&'],
    ['powerShellPreAmpersand', 'part1&+part2&rest', 'part1&+'],
    ['powerShellPreAmpersand', 'abcd&rest', ''],
    ['powerShellPreAmpersand', 'abcde&rest', 'abcde&'],
    ['powerShellPreAmpersand', 'no ampersand', ''],
    ['powerShellPostAmpersand', 'part1&part2&rest12', 'rest12'],
    ['powerShellPostAmpersand', 'part1&+part2&rest', 'art2&rest'],
    ['powerShellPostAmpersand', 'part1&rest1', ''],
    ['powerShellPostAmpersand', 'part1&+', ''],
    ['powerShellPostAmpersand', 'no ampersand', ''],
  ];

  test.each(rows)('%s of %j', (name, value, expected) => {
    expect(valueEncoders[name](value)).toBe(expected);
  });

  test('every encoder is tested and registered', () => {
    expect(Object.keys(valueEncoders).sort()).toEqual([...new Set(rows.map(([name]) => name))].sort());
    for (const [name, value, encoded] of rows) {
      if (encoded !== '')
        expect([name, maskerOf(value).values]).toEqual([name, expect.arrayContaining([encoded])]);
    }
  });
});

describe('mask', () => {
  test.each([
    ['a value', ['Password123!'], '123Password123!123', '123***123'],
    ['another case is another text', ['Password123'], 'password123', 'password123'],
    ['no minimum length', ['x'], 'axbx', 'a***b***'],
    ['no minimum length for a digit of JSON', ['{', '}'], '{"a":{}}', '***"a":***'],
    ['all occurrences', ['abc'], 'abc-abc', '***-***'],
    ['occurrences that overlap themselves', ['aba'], '-ababa-', '-***-'],
    ['values that overlap', ['abcd', 'cdef'], '-abcdef-', '-***-'],
    ['values that touch', ['abcd', 'efgh'], 'abcdefgh', '***'],
    ['a value within another', ['abcdef', 'cd'], 'abcdef cd', '*** ***'],
    ['a short value that starts with a long one', ['abcdef', 'ab'], 'abcdefx', '***x'],
    ['line breaks inside', ['one\ntwo'], 'a one\ntwo b', 'a *** b'],
    ['the empty value is no value', [''], 'text', 'text'],
    ['the empty text', ['abc'], '', ''],
    ['a value that is a pattern', ['a.c(+'], 'abc a.c(+', 'abc ***'],
    ['base64 after a prefix', ['Password123!'], btoa('abcd:Password123!'), 'YWJjZDpQ***'],
  ])('%s', (_name, values, text, expected) => {
    expect(maskerOf(...values).mask(text)).toBe(expected);
  });

  test('a mask works only from its registration on', () => {
    const masker = new SecretMasker();
    expect(masker.mask('secret')).toBe('secret');
    masker.add('secret');
    expect(masker.mask('secret')).toBe('***');
  });

  test('a value that comes twice is kept once', () => {
    const twice = maskerOf('one', 'one').values;
    expect(twice).toEqual(maskerOf('one').values);
  });
});

describe('values of several lines', () => {
  test('add-mask registers the whole value and each trimmed line', () => {
    const masker = new SecretMasker();
    masker.addWithLines(' one \r\n\n\ttwo\rthree');
    expect(masker.mask('one|two|three')).toBe('***|***|***');
    expect(masker.mask('x one \r\n\n\ttwo\rthree')).toBe('x***');
    expect(masker.mask('one\ntwo')).toBe('***\n***');
  });

  test('a workflow secret is trimmed before', () => {
    const masker = new SecretMasker();
    masker.addWorkflowSecret('\n secret \n');
    expect(masker.values[0]).toBe('secret');
    expect(masker.mask('[ secret ]')).toBe('[ *** ]');
  });

  test('without lines only the whole value is masked', () => {
    expect(maskerOf('one\ntwo').mask('one, then two')).toBe('one, then two');
  });
});

/** Forms of a secret that pass the masker. What can reach a log in one of them, the action has to register. */
describe('forms that are not masked', () => {
  const secret = 'pässword/1+2?3~4"5 67';
  const base64 = Buffer.from(secret).toString('base64');

  test.each([
    ['other case', secret.toUpperCase()],
    ['base64url', Buffer.from(secret).toString('base64url')],
    ['base64 in lines', base64.replace(/.{8}/gu, '$&\n')],
    ['base64 without padding', base64.replace(/=+$/u, '')],
    ['base64 with a line end behind', Buffer.from(`${secret}\n`).toString('base64')],
    ['base64 of base64', btoa(base64)],
    ['base64 with more text behind', Buffer.from(`${secret}:more`).toString('base64')],
    ['base64 of UTF-16', Buffer.from(secret, 'utf16le').toString('base64')],
    ['hexadecimal', Buffer.from(secret).toString('hex')],
    [
      'percent-encoding in lower case',
      encodeURIComponent(secret).replace(/%../gu, (hex) => hex.toLowerCase()),
    ],
    ['form encoding', encodeURIComponent(secret).replaceAll('%20', '+')],
    ['encodeURI, which keeps slashes', encodeURI(secret)],
    ['percent-encoding twice', encodeURIComponent(encodeURIComponent(secret))],
    ['JSON in JSON', JSON.stringify(JSON.stringify(secret))],
    ['JSON limited to ASCII', JSON.stringify(secret).replace('ä', '\\u00e4')],
    ['JSON with escaped slashes', JSON.stringify(secret).replaceAll('/', '\\/')],
    ['HTML with numeric entities', secret.replaceAll('"', '&#34;')],
    ['backslashes of a shell', secret.replaceAll(' ', '\\ ')],
    ['reversed', Array.from(secret).reverse().join('')],
    ['another Unicode form', secret.normalize('NFD')],
    ['Latin-1 read as UTF-8', Buffer.from(secret, 'latin1').toString('utf8')],
    ['a part of it', secret.slice(1)],
    ['a line break put in', `${secret.slice(0, 5)}\n${secret.slice(5)}`],
  ])('%s', (_name, form) => {
    const masker = new SecretMasker();
    masker.addWithLines(secret);
    expect(masker.mask(form)).toBe(form);
  });

  test('base64 amid other text is masked in one of three positions', () => {
    const masker = new SecretMasker();
    masker.add(secret);
    const isMasked = ['', 'a', 'ab'].map((prefix) => {
      const form = Buffer.from(`${prefix}${secret}, and more`).toString('base64');
      return masker.mask(form) !== form;
    });
    expect(isMasked).toEqual([false, false, true]);
  });
});
