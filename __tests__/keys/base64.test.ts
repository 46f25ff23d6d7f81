import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeBase64 } from '../../src/keys/base64.js';
import { cpuMsOf, mebibyteOf } from '../support/arbitrary-burden.js';

describe('decodeBase64', () => {
  it.each([
    ['the vectors of RFC 4648 §10: empty', '', 'base64', ''],
    ['one byte', 'Zg==', 'base64', 'f'],
    ['two bytes', 'Zm8=', 'base64', 'fo'],
    ['three bytes', 'Zm9v', 'base64', 'foo'],
    ['no padding, one byte', 'Zg', 'base64', 'f'],
    ['no padding, two bytes', 'Zm8', 'base64', 'fo'],
    ['white space of all kinds around and inside', ' Zm\t9v\r\nYm Fy\n', 'base64', 'foobar'],
    ['white space inside the padding', 'Zg=\n=', 'base64', 'f'],
    ['the signs 62 and 63', '+/+/', 'base64', Buffer.from([0xfb, 0xff, 0xbf])],
    ['the signs 62 and 63 of base64url', '-_-_', 'base64url', Buffer.from([0xfb, 0xff, 0xbf])],
    ['base64url without padding', 'Zm8', 'base64url', 'fo'],
    ['base64url with padding', 'Zm8=', 'base64url', 'fo'],
  ] as const)('reads %s', (_name, text, alphabet, expected) => {
    expect(decodeBase64(text, alphabet)).toEqual(Buffer.from(expected));
  });

  it.each([
    ['a sign of the other alphabet', 'ab-_', 'base64'],
    ['a sign of the other alphabet', 'ab+/', 'base64url'],
    ['a single symbol', 'A', 'base64'],
    ['a symbol too many', 'Zm9vY', 'base64'],
    ['padding that is too short', 'Zg=', 'base64'],
    ['padding that is too long', 'Zm8==', 'base64'],
    ['padding without need', 'Zm9v=', 'base64'],
    ['padding alone', '=', 'base64'],
    ['padding in the middle', 'Zg==Zg==', 'base64'],
    ['padding in the middle that adds up', 'Zm8=Zm8=', 'base64'],
    ['a backslash', 'Zm9v\\n', 'base64'],
    ['a blank that is none', 'Zm9v\u00a0', 'base64'],
    ['NUL', 'Zm9v\0', 'base64'],
    ['a letter outside ASCII', 'Zm9ä', 'base64'],
    ['a dot', 'Zm9v.Zm9v', 'base64url'],
  ] as const)('refuses %s', (_name, text, alphabet) => {
    expect(decodeBase64(text, alphabet)).toBeUndefined();
  });

  it('gives back every byte string, however it is wrapped and with or without padding', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.constantFrom('base64' as const, 'base64url' as const),
        fc.boolean(),
        fc.array(fc.tuple(fc.nat(200), fc.constantFrom(' ', '\t', '\r', '\n', '\r\n'))),
        (content, alphabet, isPadded, blanks) => {
          const bytes = Buffer.from(content);
          const symbols = bytes.toString(alphabet).replaceAll('=', '');
          const padding = isPadded ? '='.repeat((4 - (symbols.length % 4)) % 4) : '';
          const wrapped = blanks.reduce(
            (text, [at, blank]) => text.slice(0, at) + blank + text.slice(at),
            symbols + padding,
          );
          expect(decodeBase64(wrapped, alphabet)).toEqual(bytes);
        },
      ),
    );
  });

  it('skips nothing: a foreign sign anywhere is noticed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.string({ minLength: 1, maxLength: 1 }).filter((sign) => !/[A-Za-z0-9+/=\s]/.test(sign)),
        fc.nat(80),
        (content, sign, at) => {
          const text = Buffer.from(content).toString('base64');
          expect(decodeBase64(text.slice(0, at) + sign + text.slice(at))).toBeUndefined();
        },
      ),
    );
  });

  it.each([' ', 'A', '='])('takes 1 MiB of %j in linear time', (part) => {
    const text = mebibyteOf(part);
    expect(cpuMsOf(() => decodeBase64(text))).toBeLessThan(1000);
  });
});
