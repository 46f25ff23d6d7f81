import { describe, expect, it } from '@jest/globals';
import { isDeliveryTooShort, listDeliveryMasks } from '../../src/action/delivery-masks.js';
import type { FetchSettings } from '../../src/action/fetch-inputs.js';
import { SecretMasker } from '../../src/demo/runner/masker.js';
import type { Credential } from '../../src/credential-store/client.js';
import { delivery, SETTINGS } from '../support/arbitrary-delivery.js';

const SECRET = 'hunter2-hunter2';

function masks(
  line: string,
  fields: Partial<Credential> | undefined,
  settings: Partial<FetchSettings> = {},
): readonly string[] {
  return listDeliveryMasks(delivery(line, fields), { ...SETTINGS, ...settings });
}

function isHidden(text: string, forms: readonly string[]): boolean {
  const masker = new SecretMasker();
  for (const form of forms) masker.addWithLines(form);
  return masker.mask(text) === '***';
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('listDeliveryMasks', () => {
  it.each([
    ['the value', 'x', { value: SECRET }, [SECRET]],
    [
      'the value and what decode makes of it',
      'x?decode=base64',
      { value: base64(SECRET) },
      [SECRET, base64(SECRET)],
    ],
    [
      'every stage on the way to a JSON member',
      'x?decode=base64&json=/a',
      { value: base64(`{"a":"${SECRET}"}`) },
      [SECRET, `{"a":"${SECRET}"}`],
    ],
    ['the value in a file', 'x?file', { value: SECRET }, [SECRET]],
    [
      'the value with the user name, as HTTP Basic has it',
      'x',
      { value: SECRET, username: 'me' },
      [base64(`me:${SECRET}`).replace(/=+$/, '')],
    ],
    ['the user name where it is forced', 'x#username?mask=force', { username: 'me' }, ['me']],
    ['the metadata where they are forced', 'x#metadata?mask=force', { metadata: '5' }, ['5']],
    ['a default where it is forced', 'x?default=d&mask=force', undefined, ['d']],
    ['a short value where it is forced', 'x?mask=force', { value: '42' }, ['42']],
    ['a common word where it is forced', 'x?mask=force', { value: 'true' }, ['true']],
  ])('hide %s', (_name, line, fields, texts) => {
    const forms = masks(line, fields);
    expect(texts.map((text) => isHidden(text, forms))).toEqual(texts.map(() => true));
  });

  it.each([
    ['a value with mask=off', 'x?mask=off', { value: SECRET }],
    ['a short value with mask=off', 'x?mask=off', { value: '1' }],
    ['the user name', 'x#username', { value: SECRET, username: 'somebody' }],
    ['the metadata', 'x#metadata', { metadata: '{"host":"db.example"}' }],
    ['a member of the metadata', 'x#metadata?json=/host', { metadata: '{"host":"db.example"}' }],
    ['the format', 'x#format', { format: 'aes-256' }],
    ['the id', 'x#id', { id: 'f0c0ea86' }],
    ['the time', 'x#modifiedAt', { modifiedAt: '2026-01-01T00:00:00Z' }],
    ['a default', 'x?default=fallback', undefined],
    ['a default with mask=off', 'x?default=fallback&mask=off', undefined],
    ['what is not there', 'x', undefined],
    ['what is not there, though forced', 'x?mask=force', undefined],
    ['an empty value', 'x', { value: '' }],
    ['an empty value, though forced', 'x?mask=force', { value: '' }],
  ])('are none for %s', (_name, line, fields) => {
    expect(masks(line, fields)).toEqual([]);
  });

  it('hide a short value where short-values is mask', () => {
    expect(isHidden('42', masks('x', { value: '42' }, { shortValues: 'mask' }))).toBe(true);
    expect(isHidden('true', masks('x', { value: 'true' }, { shortValues: 'mask' }))).toBe(true);
  });

  it.each(['true', 'ab', '1234', '{', 'password', 'P'])(
    'ruin no log with the value %j, which is refused and not masked',
    (value) => {
      const masker = new SecretMasker();
      for (const form of masks('x', { value })) masker.addWithLines(form);
      const log = '{ "password": true, "ab": 1234, "P": "7b 50 ew" }';
      expect(masker.mask(log)).toBe(log);
    },
  );

  it('are none for a value that is refused', () => {
    expect(['true', 'ab', '{', '12345'].map((value) => masks('x', { value }))).toEqual([[], [], [], []]);
  });

  it('pass over a stage that would ruin the log, not the content', () => {
    const forms = masks('x?decode=hex', { value: '6162636465666768' });
    expect(isHidden('abcdefgh', forms)).toBe(true);
    expect(masks('x?json=/a', { value: '{\n"a":"abcdefgh"\n}' })).not.toContain('{');
  });

  it('follow min-mask-length', () => {
    expect(isHidden('abc', masks('x', { value: 'abc' }, { minMaskLength: 3 }))).toBe(true);
    expect(isHidden('abcdefg', masks('x', { value: 'abcdefg' }, { minMaskLength: 8 }))).toBe(false);
  });
});

describe('isDeliveryTooShort', () => {
  it.each([
    ['a short value', 'x', { value: 'abc' }, true],
    ['a value that is long enough', 'x', { value: 'abcd' }, false],
    ['a common word', 'x', { value: 'Production' }, true],
    ['a number of five digits', 'x', { value: '12345' }, true],
    ['a number of six digits', 'x', { value: '123456' }, false],
    ['a short part of a long value', 'x?json=/a', { value: '{"a":"ab","b":"long enough"}' }, true],
    ['what decode makes short', 'x?decode=base64', { value: base64('abc') }, true],
    ['a short value in a file', 'x?file', { value: 'abc' }, true],
    ['few bytes in a file', 'x?decode=hex&file', { value: 'ff00ff' }, true],
    ['bytes enough in a file', 'x?decode=hex&file', { value: 'ff00ff00' }, false],
    ['an empty value', 'x', { value: '' }, false],
    ['a short value, forced', 'x?mask=force', { value: 'abc' }, false],
    ['a short value, off', 'x?mask=off', { value: 'abc' }, false],
    ['a short user name', 'x#username', { username: 'me' }, false],
    ['a short default', 'x?default=a', undefined, false],
    ['what is not there', 'x', undefined, false],
  ])('of %s', (_name, line, fields, expected) => {
    expect(isDeliveryTooShort(delivery(line, fields), SETTINGS)).toBe(expected);
    expect(isDeliveryTooShort(delivery(line, fields), { ...SETTINGS, shortValues: 'mask' })).toBe(false);
  });

  it('follows min-mask-length', () => {
    expect(isDeliveryTooShort(delivery('x', { value: 'abcdefg' }), { ...SETTINGS, minMaskLength: 8 })).toBe(
      true,
    );
    expect(isDeliveryTooShort(delivery('x', { value: 'a' }), { ...SETTINGS, minMaskLength: 1 })).toBe(false);
  });
});
