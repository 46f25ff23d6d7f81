import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readServiceKey } from '../../src/service-key/read.js';
import { cpuMsOf, mebibyteOf } from '../support/arbitrary-burden.js';
import { codeOf, errorOf, textOf } from '../support/arbitrary-fault.js';
import { makeServiceKey } from '../support/arbitrary-service-key.js';
import { makeChain, makeRsaKeys } from '../support/key-material.js';

const NOW = new Date('2026-06-01');
const MIB = 1024 * 1024;
const KEY = makeServiceKey(makeChain(), makeRsaKeys());
const JSON_TEXT = JSON.stringify(KEY);
const BASE64 = Buffer.from(JSON_TEXT).toString('base64');

/** Type and address of what came out, or the code of the refusal. */
function read(text: string): string {
  const error = errorOf(() => readServiceKey({ serviceKey: text, now: NOW }));
  if (error !== undefined) return error.code;
  const { binding } = readServiceKey({ serviceKey: text, now: NOW });
  return binding.type === 'bare' ? binding.type : `${binding.type} ${binding.url.href}`;
}

function wrap(text: string, columns: number, end: string): string {
  return (text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []).join(end);
}

describe('readServiceKey', () => {
  const expected = `mtls ${KEY['url'] as string}`;

  it.each([
    ['compact JSON', JSON_TEXT],
    ['indented JSON', JSON.stringify(KEY, null, 2)],
    ['JSON with CRLF', JSON.stringify(KEY, null, 2).replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${JSON_TEXT}`],
    ['a byte order mark and blanks', `\uFEFF \r\n${JSON_TEXT}\n\n`],
    ['base64', BASE64],
    ['base64 without padding', BASE64.replaceAll('=', '')],
    ['wrapped base64', wrap(BASE64, 76, '\n')],
    ['base64 wrapped with CRLF', wrap(BASE64, 64, '\r\n')],
    ['base64 of text with a byte order mark', Buffer.from(`\uFEFF${JSON_TEXT}\n`).toString('base64')],
    ['the wrapper "credentials"', JSON.stringify({ credentials: KEY })],
    ['base64 of the wrapper', Buffer.from(JSON.stringify({ credentials: KEY })).toString('base64')],
    ['the wrapper with more beside it', JSON.stringify({ name: 'x', credentials: KEY, label: 'credstore' })],
    ['real line breaks in strings', JSON_TEXT.replaceAll('\\n', '\n')],
    ['real CRLF in strings', JSON_TEXT.replaceAll('\\n', '\r\n')],
    ['base64 of real line breaks', Buffer.from(JSON_TEXT.replaceAll('\\n', '\n')).toString('base64')],
    [
      'real line breaks in the wrapper',
      JSON.stringify({ credentials: KEY }, null, 1).replaceAll('\\n', '\n'),
    ],
  ])('reads %s', (_name, text) => {
    expect(read(text)).toBe(expected);
  });

  it('reads strings with real control characters as if they were escaped', () => {
    const token = fc.constantFrom(
      ...([
        ['\n', '\n'],
        ['\r', '\r'],
        ['\t', '\t'],
        ['\\n', '\n'],
        ['\\"', '"'],
        ['\\\\', '\\'],
        ['\\u000a', '\n'],
        ['{', '{'],
        ['a', 'a'],
        ['ä', 'ä'],
      ] as const),
    );
    const { url } = KEY as { readonly url: string };
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        const written = tokens.map(([text]) => text).join('');
        const meant = `p${tokens.map(([, text]) => text).join('')}p`;
        const text = `{"url":"${url}",\n"username":"user","password":"p${written}p"}`;
        const { binding } = readServiceKey({ serviceKey: text, now: NOW });
        expect('password' in binding && binding.password.reveal()).toBe(meant);
      }),
    );
  });

  it.each([
    ['nothing', '', 'SERVICE_KEY_EMPTY'],
    ['blanks', ' \r\n\t ', 'SERVICE_KEY_EMPTY'],
    ['a byte order mark', '\uFEFF', 'SERVICE_KEY_EMPTY'],
    ['three stars', '***', 'SERVICE_KEY_MASKED'],
    ['an expression', '${{ secrets.KEY }}', 'SERVICE_KEY_PLACEHOLDER'],
    ['a word', 'secret', 'SERVICE_KEY_NOT_JSON'],
    ['a web page', '<!DOCTYPE html><html></html>', 'SERVICE_KEY_NOT_JSON'],
    ['base64 of a word', Buffer.from('secret word').toString('base64'), 'SERVICE_KEY_NOT_JSON'],
    ['a list of numbers', '[1,2]', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['an empty object', '{}', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['an object of another kind', '{"name":"x","version":"1"}', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['more than 1 MiB', `{"a":"${'x'.repeat(MIB)}"}`, 'SERVICE_KEY_TOO_LARGE'],
    ['PEM', '-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----', 'SERVICE_KEY_NOT_JSON'],
  ])('refuses %s', (_name, text, code) => {
    expect(read(text)).toBe(code);
  });

  it('refuses JSON that breaks off, wherever', () => {
    const codes = [1, 2, 10, 200, 2000, Math.floor(JSON_TEXT.length / 2)].map((lost) =>
      read(JSON_TEXT.slice(0, -lost)),
    );
    expect(codes.filter((code) => !/^(?:SERVICE_KEY|PEM)_TRUNCATED$|^mtls /.test(code))).toEqual([]);
    expect(codes.slice(-2)).toEqual(['SERVICE_KEY_TRUNCATED', 'SERVICE_KEY_TRUNCATED']);
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
      (text: string) => `password: ${text}`,
      (text: string) => `{"url":"https://h.example/${text}","key":"${text}","certificate":"${text}"}`,
      (text: string) => Buffer.from(`{"${text}`).toString('base64'),
    );
    fc.assert(
      fc.property(secret, frame, (text, frameOf) => {
        const error = errorOf(() => readServiceKey({ serviceKey: frameOf(text), now: NOW }));
        expect(error?.code).toMatch(/^(?:SERVICE_KEY|PEM)_/);
        expect(textOf(error)).not.toMatch(/[жщЖ7]/);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '"',
    '\\',
    '\n',
    '[',
    '{',
    '{"a":',
    '"a":',
    '"a":1,',
    '=',
    '%7B',
    '&quot;',
    'a: b\n',
    'a=b\n',
    '\\"',
    ' ',
  ])('gives up on 1 MiB of %j with a code, in linear time', (part) => {
    const text = `{"key":"${mebibyteOf(part)}`;
    for (const [length, limit] of [
      [32_768, 1000],
      [MIB, 3000],
    ] as const) {
      const whole = text.slice(0, length);
      expect(cpuMsOf(() => codeOf(() => readServiceKey({ serviceKey: whole, now: NOW })))).toBeLessThan(
        limit,
      );
    }
  });

  it('takes a sound service key with 1 MiB of backslashes in a field in linear time', () => {
    for (const length of [16_384, 500_000]) {
      const key = `${KEY['key'] as string}${'\\'.repeat(length)}`;
      const serviceKey = JSON.stringify({ ...KEY, key });
      expect(cpuMsOf(() => codeOf(() => readServiceKey({ serviceKey, now: NOW })))).toBeLessThan(1000);
    }
  });
});
