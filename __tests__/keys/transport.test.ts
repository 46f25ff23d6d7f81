/** Encodings of large texts: their first bytes are looked at before the rest, which must not lose any of them. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeTransport } from '../../src/keys/transport.js';

const ENCODINGS: Readonly<Record<string, (bytes: Buffer) => string>> = {
  base64: (bytes) => bytes.toString('base64'),
  base64url: (bytes) => bytes.toString('base64url'),
  'base64 in lines': (bytes) => bytes.toString('base64').replaceAll(/.{64}/g, '$&\n'),
  'base64 with a symbol a line': (bytes) => bytes.toString('base64').replaceAll(/./g, '$&\n'),
  'base64 in quotes': (bytes) => `"${bytes.toString('base64')}",`,
  'base64 behind a name': (bytes) => `export SERVICE_KEY=${bytes.toString('base64')}`,
  'base64 with blanks for +': (bytes) => bytes.toString('base64').replaceAll('+', ' '),
  'base64 after other text': (bytes) => `see below:\n${bytes.toString('base64')}`,
  hex: (bytes) => bytes.toString('hex'),
  'hex in pairs': (bytes) => `0x${bytes.toString('hex').replaceAll(/../g, '$&:')}`,
};
const ENTRIES = Object.entries(ENCODINGS);

describe('decodeTransport', () => {
  // 400 symbols are 300 bytes, 400 digits 200: characters of several bytes lie across both limits.
  const words = fc.string({
    unit: fc.constantFrom('a', '{"', 'é', '漢', '😀', '\n', '\t'),
    minLength: 150,
    maxLength: 900,
  });

  it.each(ENTRIES)('reads text in UTF-8 as %s', (_name, encode) => {
    fc.assert(
      fc.property(words, (text) => {
        fc.pre(text.trim() !== '');
        expect(decodeTransport(encode(Buffer.from(`{${text}}`)))?.text).toBe(`{${text}}`);
      }),
      { numRuns: 60 },
    );
  });

  it.each(ENTRIES)('reads text in UTF-16 as %s', (_name, encode) => {
    const text = '{"clientid":"abc"}'.repeat(40);
    expect(decodeTransport(encode(Buffer.from(text, 'utf16le')))?.text).toBe(text);
    expect(decodeTransport(encode(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()))?.text).toBe(text);
  });

  it.each(ENTRIES)('reads a large file of one DER structure as %s', (_name, encode) => {
    const bytes = Buffer.alloc(5004, 0xa7);
    bytes.writeUInt32BE(0x30821388);
    expect(decodeTransport(encode(bytes))?.bytes).toEqual(bytes);
  });

  it.each([
    ['a sign that text has not, behind the first bytes', Buffer.from(`${'a'.repeat(5000)}\u0001`)],
    ['a sign that text has not, among the first bytes', Buffer.from(`\u0001${'a'.repeat(5000)}`)],
    [
      'no UTF-8 among the first bytes',
      Buffer.concat([Buffer.from('a\xff', 'latin1'), Buffer.alloc(5000, 97)]),
    ],
    ['no UTF-8 behind them', Buffer.concat([Buffer.alloc(5000, 97), Buffer.from([0xc3])])],
  ])('passes over %s', (_name, bytes) => {
    expect(decodeTransport(bytes.toString('base64'))).toBeUndefined();
    expect(decodeTransport(bytes.toString('hex'))).toBeUndefined();
  });
});
