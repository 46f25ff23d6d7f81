import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resolveReference, type Resolution } from '../../src/credential-store/resolve.js';
import { codeOf, errorOf, textOf } from '../support/arbitrary-fault.js';
import { arbitraryNumberText, credential } from '../support/arbitrary-delivery.js';
import { referenceOf } from '../support/arbitrary-reference.js';
import { arbitraryText } from '../support/arbitrary-text.js';

const WHERE = 'line 2 of credentials (X)';

function resolve(line: string, fields: Parameters<typeof credential>[0]): Resolution {
  return resolveReference(referenceOf(line), credential(fields), WHERE);
}

/** The content of what is found, or the word `missing`. */
function contentOf(line: string, fields: Parameters<typeof credential>[0]): string | Buffer {
  const resolution = resolve(line, fields);
  return resolution.kind === 'value' ? resolution.content : 'missing';
}

const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');
const BINARY = Buffer.from([0xff, 0xfe, 0x00, 0x80]);

describe('resolveReference', () => {
  it.each([
    ['the value', 'x', { value: 'a b\n' }, 'a b\n'],
    ['an empty value', 'x', { value: '' }, ''],
    ['a value with blanks at its ends', 'x', { value: ' \ta\r\n' }, ' \ta\r\n'],
    ['a byte order mark', 'x', { value: '\uFEFFa' }, '\uFEFFa'],
    ['the user name', 'x#username', { value: 'v', username: 'u' }, 'u'],
    ['the metadata', 'x#metadata', { metadata: '{"a":1}' }, '{"a":1}'],
    ['the format', 'x#format', { format: 'aes' }, 'aes'],
    ['the id', 'x#id', { id: 'i' }, 'i'],
    ['the time', 'x#modifiedAt', { modifiedAt: 't' }, 't'],
    ['base64', 'x?decode=base64', { value: base64('täxt\n') }, 'täxt\n'],
    ['base64 with line breaks and without padding', 'x?decode=base64', { value: 'Zm\r\n9vY\n g' }, 'foob'],
    ['base64url', 'x?decode=base64url', { value: 'w7_Dvw' }, 'ÿÿ'],
    ['hex', 'x?decode=hex', { value: '66 6F\n6f' }, 'foo'],
    ['empty base64', 'x?decode=base64', { value: '' }, ''],
    ['a byte order mark in base64', 'x?decode=base64', { value: base64('\uFEFFa') }, '\uFEFFa'],
    ['a text in JSON', 'x?json=/a/1', { value: '{"a":["b","c\\n"]}' }, 'c\n'],
    ['an empty text in JSON', 'x?json=/a', { value: '{"a":""}' }, ''],
    ['a number in JSON, with its digits', 'x?json=/a', { value: '{"a":1.10}' }, '1.10'],
    ['a boolean in JSON', 'x?json=/a', { value: '{"a":false}' }, 'false'],
    ['a list in JSON, compact', 'x?json=/a', { value: '{"a": [ 1.0 , "x" ] }' }, '[1.0,"x"]'],
    ['the whole JSON, compact', 'x?json=', { value: ' { "a" : 1e2 } ' }, '{"a":1e2}'],
    ['JSON in the metadata', 'x#metadata?json=/host', { metadata: '{"host":"h"}' }, 'h'],
    ['JSON in base64', 'x?decode=base64&json=/a', { value: base64('{"a":"b"}') }, 'b'],
    [
      'the order of the options, which does not count',
      'x?json=/a&decode=base64',
      { value: base64('{"a":"b"}') },
      'b',
    ],
  ] as const)('gives %s', (_name, line, fields, expected) => {
    expect(contentOf(line, fields)).toBe(expected);
  });

  it.each([
    ['a field that is not there', 'x#username', { value: 'v' }],
    ['no value at all', 'key:x?decode=base64&json=/a', {}],
    ['a pointer to nothing', 'x?json=/b', { value: '{"a":1}' }],
    ['a pointer to null', 'x?json=/a', { value: '{"a":null}' }],
    ['a pointer to null in the whole document', 'x?json=', { value: 'null' }],
    ['a pointer into a text', 'x?json=/0', { value: '"text"' }],
  ])('counts as missing: %s', (_name, line, fields) => {
    expect(resolve(line, fields)).toEqual({ kind: 'missing' });
  });

  it.each([
    ['bytes that are no text', 'x?decode=base64', { value: base64(BINARY) }, 'CREDENTIAL_NOT_TEXT'],
    ['NUL in a value', 'x', { value: 'a\0b' }, 'CREDENTIAL_NOT_TEXT'],
    ['NUL in base64', 'x?decode=base64', { value: base64('a\0b') }, 'CREDENTIAL_NOT_TEXT'],
    ['NUL in JSON', 'x?json=/a', { value: '{"a":"\\u0000"}' }, 'CREDENTIAL_NOT_TEXT'],
    ['half a character', 'x', { value: 'a\ud800' }, 'CREDENTIAL_NOT_TEXT'],
    ['half a character in JSON', 'x?json=/a', { value: '{"a":"\\ud800"}' }, 'CREDENTIAL_NOT_TEXT'],
    ['half a character, also for a file', 'x?file', { value: 'a\ud800' }, 'CREDENTIAL_NOT_TEXT'],
    ['no base64', 'x?decode=base64', { value: 'not base64!' }, 'CREDENTIAL_NOT_DECODABLE'],
    ['base64url where base64 is meant', 'x?decode=base64', { value: 'a-_b' }, 'CREDENTIAL_NOT_DECODABLE'],
    ['base64 where base64url is meant', 'x?decode=base64url', { value: 'a+/b' }, 'CREDENTIAL_NOT_DECODABLE'],
    ['an odd number of hex digits', 'x?decode=hex', { value: 'abc' }, 'CREDENTIAL_NOT_DECODABLE'],
    ['no hex', 'x?decode=hex', { value: '0x61' }, 'CREDENTIAL_NOT_DECODABLE'],
    ['no base64, also for a file', 'x?decode=base64&file', { value: '?' }, 'CREDENTIAL_NOT_DECODABLE'],
    ['no JSON', 'x?json=/a', { value: '{a:1}' }, 'CREDENTIAL_NOT_JSON'],
    ['empty text for JSON', 'x?json=/a', { value: '' }, 'CREDENTIAL_NOT_JSON'],
    ['bytes for JSON', 'x?decode=base64&json=/a', { value: base64(BINARY) }, 'CREDENTIAL_NOT_JSON'],
  ])('fails for %s', (_name, line, fields, code) => {
    expect(codeOf(() => resolve(line, fields))).toBe(code);
  });

  it.each([
    ['bytes that are no text', 'x?decode=base64&file', { value: base64(BINARY) }, BINARY],
    ['NUL', 'x?file', { value: 'a\0b' }, Buffer.from('a\0b')],
    ['NUL in base64', 'x?decode=base64&file', { value: base64('a\0') }, Buffer.from('a\0')],
    ['text', 'x?file', { value: 'ä' }, Buffer.from('ä')],
  ])('gives a file %s', (_name, line, fields, expected) => {
    expect(Buffer.from(contentOf(line, fields))).toEqual(expected);
  });

  it('gives back every byte string through base64, base64url and hex', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom('base64' as const, 'base64url' as const, 'hex' as const),
        (content, decode) => {
          const value = Buffer.from(content).toString(decode);
          const result = contentOf(`x?decode=${decode}&file`, { value });
          expect(Buffer.from(result)).toEqual(Buffer.from(content));
        },
      ),
    );
  });

  it('gives back every text without decoding, to the last character', () => {
    fc.assert(
      fc.property(
        arbitraryText().filter((text) => !text.includes('\0')),
        (value) => {
          expect(contentOf('x', { value })).toBe(value);
        },
      ),
    );
  });

  it('keeps the digits of every number', () => {
    fc.assert(
      fc.property(arbitraryNumberText, (number) => {
        expect(contentOf('x?json=/n', { value: `{"n":${number}}` })).toBe(number);
      }),
    );
  });

  it.each([
    ['x', { value: 'v' }, ['v', 'v']],
    ['x?decode=base64', { value: base64('text') }, [base64('text'), 'text']],
    ['x?decode=base64&json=/a', { value: base64('{"a":"b"}') }, [base64('{"a":"b"}'), '{"a":"b"}']],
    ['x?decode=base64&file', { value: base64(BINARY) }, [base64(BINARY), BINARY]],
  ])('names for %s every text that is as secret as the content', (line, fields, expected) => {
    const resolution = resolve(line, fields);
    expect(resolution.kind === 'value' ? resolution.stages : []).toEqual(expected);
  });

  it('names the line in a failure, and nothing of the value', () => {
    const text = fc.stringMatching(/^[жщ]{4,20}$/);
    const line = fc.constantFrom('x?decode=base64', 'x?decode=hex', 'x?json=/a');
    fc.assert(
      fc.property(line, text, (written, value) => {
        const error = errorOf(() => resolve(written, { value }));
        expect(error?.message).toContain(WHERE);
        expect(textOf(error)).not.toMatch(/[жщ]/);
      }),
    );
  });
});
