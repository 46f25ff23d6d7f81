import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isTooShortToMask,
  listForcedMaskForms,
  listKeyMaskForms,
  listMaskForms,
} from '../../src/action/masking.js';
import { SecretMasker } from '../../src/demo/runner/masker.js';
import { arbitraryLineSecret, arbitrarySecret, ENCODINGS } from '../support/arbitrary-secret.js';
import { makeRsaKeys, toDer, toPem } from '../support/key-material.js';

const POLICY = { minLength: 4 };
const COMMON_WORDS =
  'true false yes no on off null none undefined default test admin root user password secret prod production dev development staging main master localhost http https'.split(
    ' ',
  );
const BOUNDARIES = [
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----',
  '-----BEGIN CERTIFICATE-----',
];

/** What the runner shows of a text once it was given these forms. */
function shown(text: string, forms: readonly string[]): string {
  const masker = new SecretMasker();
  for (const form of forms) masker.addWithLines(form);
  return masker.mask(text);
}

/** What stays to be seen, without stars, padding and white space. */
function rest(text: string, forms: readonly string[]): string {
  return shown(text, forms).replaceAll('***', '').replaceAll(/[=\s]/g, '');
}

describe('listMaskForms', () => {
  it.each(Object.entries(ENCODINGS))('hides a secret in %s', (name, encode) => {
    // Of base64 in lines, the last line may be too short for a mask of its own.
    const most = name.includes('lines of') ? 7 : 0;
    fc.assert(
      fc.property(arbitrarySecret, (secret) => {
        const encoded = encode(secret);
        const left = rest(encoded, listMaskForms(secret, POLICY));
        expect([encoded, left.length > most ? left : '']).toEqual([encoded, '']);
      }),
      { numRuns: 60 },
    );
  });

  it('hides bytes that are no text', () => {
    const bytes = Buffer.from(Array.from({ length: 91 }, (_, index) => (index * 89 + 200) % 256));
    const forms = listMaskForms(bytes, POLICY);
    const plain = bytes.toString('base64');
    expect(
      [
        plain,
        plain.replaceAll(/.{64}/g, '$&\n'),
        plain.replaceAll(/.{76}/g, '$&\n'),
        bytes.toString('base64url'),
        bytes.toString('hex'),
        bytes.toString('hex').toUpperCase(),
      ].map((text) => rest(text, forms)),
    ).toEqual(['', '', '', '', '', '']);
  });

  it('hides the plain text, each of its lines, and text around it stays', () => {
    fc.assert(
      fc.property(arbitrarySecret, (secret) => {
        const forms = listMaskForms(secret, POLICY);
        expect(rest(secret, forms)).toBe('');
        for (const line of secret.split(/\r?\n/)) expect(rest(line, forms)).toBe('');
        expect(shown('nothing of it', forms)).toBe('nothing of it');
      }),
    );
  });

  it('hides it beside a user name that is known, as HTTP Basic has it', () => {
    fc.assert(
      fc.property(arbitrarySecret, fc.string({ unit: 'grapheme', maxLength: 20 }), (secret, username) => {
        const basic = Buffer.from(`${username}:${secret}`).toString('base64');
        expect(rest(`Authorization: Basic ${basic}`, listMaskForms(secret, POLICY, [username]))).toBe(
          'Authorization:Basic',
        );
      }),
    );
  });

  it('hides it inside of longer base64, whatever stands around it', () => {
    // Of less than eight bytes, no part is long enough for a mask of its own.
    const long = arbitrarySecret.filter((secret) => Buffer.byteLength(secret) >= 8);
    fc.assert(
      fc.property(
        long,
        fc.string({ maxLength: 12 }),
        fc.string({ maxLength: 12 }),
        (secret, before, after) => {
          for (const alphabet of ['base64', 'base64url'] as const) {
            const text = Buffer.from(before + secret + after).toString(alphabet);
            const around = Buffer.from(before + after).toString('base64').length;
            // Up to two bytes at each end share a group with what stands around.
            expect(rest(text, listMaskForms(secret, POLICY)).length).toBeLessThanOrEqual(around + 8);
          }
        },
      ),
    );
  });

  it('is in the order that the masker of this action needs: longest first, without duplicates', () => {
    fc.assert(
      fc.property(arbitrarySecret, (secret) => {
        const forms = listMaskForms(secret, POLICY, ['user']);
        expect(forms).toEqual([...new Set(forms)].toSorted((a, b) => b.length - a.length));
      }),
    );
  });

  const part = fc.oneof(
    fc.constantFrom(...COMMON_WORDS, ...COMMON_WORDS.map((word) => word.toUpperCase())),
    fc.constantFrom(...BOUNDARIES, '{', '}', '[', ']', '},', '---', '"', '123', '-4.50', 'ab', 'a', ' ', ''),
    arbitraryLineSecret,
  );
  const content = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n'))
    .map(([parts, end]) => parts.join(end));

  it('is never several lines, blank, a boundary, a bracket, a common word, or shorter than the least', () => {
    fc.assert(
      fc.property(content, fc.integer({ min: 1, max: 8 }), (text, minLength) => {
        const forms = listMaskForms(text, { minLength });
        const ruinous = forms.filter(
          (form) =>
            /[\r\n]/.test(form) ||
            form.trim() === '' ||
            BOUNDARIES.includes(form.trim()) ||
            /^[{}[\],"-]*$/.test(form.trim()) ||
            COMMON_WORDS.includes(form.trim().toLowerCase()) ||
            Array.from(form).length < minLength,
        );
        expect([text, ruinous]).toEqual([text, []]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['true', 'PASSWORD', '{', '}', '1234', 'ab'])('is never the word %j itself', (word) => {
    expect(listMaskForms(word, POLICY)).not.toContain(word);
  });

  it('of nothing is nothing', () => {
    expect([listMaskForms('', POLICY), listMaskForms(Buffer.alloc(0), POLICY)]).toEqual([[], []]);
  });

  it('passes over the lines of a JSON text that stand in every log', () => {
    const text = JSON.stringify({ password: 'hunter2hunter2', list: [true] }, null, 2);
    const log = shown('{\n"some": [\n]\n}\ntrue\n', listMaskForms(text, POLICY));
    expect(log).toBe('{\n"some": [\n]\n}\ntrue\n');
    expect(shown(text, listMaskForms(text, POLICY))).not.toContain('hunter2');
  });

  it('gives a PEM text a mask for each line, not for its boundaries', () => {
    const pem = toPem(makeRsaKeys().privateKey, 'pkcs8');
    const log = shown(pem, listMaskForms(pem, POLICY));
    expect(
      log
        .replaceAll('***', '')
        .split('\n')
        .filter((line) => line !== ''),
    ).toEqual(['-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----']);
  });
});

describe('isTooShortToMask', () => {
  it.each([
    ['nothing, which needs no mask', '', false],
    ['a character less than the least', 'abc', true],
    ['the least', 'abcd', false],
    ['characters outside the first plane, one each', '😀😀😀', true],
    ['enough of them', '😀😀😀😀', false],
    ['bytes', Buffer.from([1, 2, 3]), true],
    ['enough bytes', Buffer.from([1, 2, 3, 4]), false],
    ['no bytes', Buffer.alloc(0), false],
    ['a number of five digits', '12345', true],
    ['a number of six digits', '123456', false],
    ['a number of five digits with sign and point', '-123.45', true],
    ['a number of six digits with a point', '123.456', false],
    ['digits with a letter', '1234a', false],
    ['a common word', 'password', true],
    ['a common word in capitals', 'PassWord', true],
    ['a common word with blanks around', '  true\n', true],
    ['a common word with a sign more', 'password1', false],
    ['brackets', '{}[]', true],
    ['blanks', '        ', true],
    ['several lines, one of them long enough', 'a\nabcd\nb', false],
    ['several lines, none of them of use', '{\ntrue\n}', true],
    ['boundaries of PEM alone', `${BOUNDARIES[0] ?? ''}\n${BOUNDARIES[1] ?? ''}`, true],
  ])('of %s', (_name, text, expected) => {
    expect(isTooShortToMask(text, POLICY)).toBe(expected);
  });

  it.each(COMMON_WORDS)('of the word %s, in any letters', (word) => {
    expect([word, word.toUpperCase()].map((text) => isTooShortToMask(text, { minLength: 1 }))).toEqual([
      true,
      true,
    ]);
  });

  it('counts the whole value against each limit from 1 to 8', () => {
    for (let minLength = 1; minLength <= 8; minLength += 1) {
      expect(isTooShortToMask('xyzxyzxyz'.slice(0, minLength), { minLength })).toBe(false);
      if (minLength > 1)
        expect(isTooShortToMask('xyzxyzxyz'.slice(0, minLength - 1), { minLength })).toBe(true);
    }
  });

  it('is false only where the plain text can be hidden', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
        if (text === '' || isTooShortToMask(text, POLICY)) return;
        expect(shown(text, listMaskForms(text, POLICY))).not.toBe(text);
      }),
    );
  });
});

describe('listForcedMaskForms', () => {
  it.each([
    ['a short text', 'ab'],
    ['a single character', 'x'],
    ['a common word', 'true'],
    ['a number', '4711'],
    ['a bracket', '{'],
    ['a text with a line end', 'abc\n'],
    ['a text with blanks', ' abc '],
  ])('hide %s', (_name, text) => {
    expect(rest(text, listForcedMaskForms(text, []))).toBe('');
  });

  it('hide every text of one line, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), (text) => {
        if (/[\r\n]/.test(text.trim())) return;
        expect(rest(text, listForcedMaskForms(text, []))).toBe('');
      }),
    );
  });

  it('hide bytes and the user name beside them', () => {
    const bytes = Buffer.from([0xff, 0x00]);
    const forms = listForcedMaskForms(bytes, ['u']);
    expect([
      rest('ff00', forms),
      rest(Buffer.from([0x75, 0x3a, 0xff, 0x00]).toString('base64'), forms),
    ]).toEqual(['', '']);
  });

  it('hold no line end and nothing blank', () => {
    const text = fc.string({ unit: fc.constantFrom(' ', '\n', '\r\n', 'a', '{', '1'), maxLength: 8 });
    fc.assert(
      fc.property(text, (value) => {
        expect(
          listForcedMaskForms(value, ['u']).filter((form) => form.trim() === '' || /[\r\n]/.test(form)),
        ).toEqual([]);
      }),
    );
  });
});

describe('listKeyMaskForms', () => {
  const { privateKey } = makeRsaKeys();

  it.each([
    ['LF', toPem(privateKey, 'pkcs1')],
    ['CRLF', toPem(privateKey, 'pkcs1').replaceAll('\n', '\r\n')],
  ])('are the lines of PEM with %s, and all of them in one', (_name, pem) => {
    const lines = pem.split(/\r?\n/).slice(1, -2);
    expect(listKeyMaskForms(pem)).toEqual([lines.join(''), ...lines]);
  });

  it('are a bare key as it is', () => {
    const bare = toDer(privateKey, 'pkcs8').toString('base64');
    expect(new Set(listKeyMaskForms(bare))).toEqual(new Set([bare]));
  });
});
