import { describe, expect, it } from '@jest/globals';
import { checkDeliverable } from '../../src/action/deliverable.js';
import { delivery, SETTINGS } from '../support/arbitrary-delivery.js';

const WITH_DOTENV = { ...SETTINGS, dotenvFile: '/ws/.env' };

describe('checkDeliverable', () => {
  it.each([
    ['a sound value', 'x', { value: 'long enough' }, []],
    ['a short value', 'x', { value: 'abc' }, ['CREDENTIAL_TOO_SHORT_TO_MASK']],
    ['a carriage return', 'x', { value: 'line\r\nline' }, ['CREDENTIAL_NOT_DOTENV']],
    ['a backslash at the end', 'x', { value: 'abcdef\\' }, ['CREDENTIAL_NOT_DOTENV']],
    ['both kinds of quotes', 'x', { value: `abc'd"ef` }, ['CREDENTIAL_NOT_DOTENV']],
    [
      'short, and with a carriage return',
      'x',
      { value: 'a\r' },
      ['CREDENTIAL_TOO_SHORT_TO_MASK', 'CREDENTIAL_NOT_DOTENV'],
    ],
    ['a carriage return in a file', 'x?file', { value: 'line\r\nline' }, []],
    ['a carriage return in a user name', 'x#username', { username: 'a\rb' }, ['CREDENTIAL_NOT_DOTENV']],
    ['a carriage return in a default', 'x?default=a%0D', undefined, ['CREDENTIAL_NOT_DOTENV']],
    ['what is not there', 'x', undefined, []],
    ['an empty value', 'x', { value: '' }, []],
    ['bytes in a file', 'x?decode=hex&file', { value: 'ff00ff000d' }, []],
  ])('with a dotenv file: %s', (_name, line, fields, codes) => {
    expect(checkDeliverable(delivery(line, fields), WITH_DOTENV).map(({ error }) => error.code)).toEqual(
      codes,
    );
  });

  it.each([
    ['a carriage return', { value: 'line\r\nline' }, []],
    ['a short value', { value: 'abc' }, ['CREDENTIAL_TOO_SHORT_TO_MASK']],
  ])('without one: %s', (_name, fields, codes) => {
    expect(checkDeliverable(delivery('x', fields), SETTINGS).map(({ error }) => error.code)).toEqual(codes);
  });

  it('names line, NAME and place, and nothing of the value', () => {
    const value = `жщ'жщ"\r`;
    const [failure] = checkDeliverable(delivery('A = x', { value }, 7, 'ci/list.txt'), WITH_DOTENV);
    expect(failure?.error.message).toContain('line 7 of ci/list.txt (A)');
    expect(failure?.error.place).toEqual({ file: 'ci/list.txt', line: 7 });
    expect(failure?.line.number).toBe(7);
    expect(`${failure?.error.message ?? ''}${failure?.error.next ?? ''}`).not.toMatch(/[жщ]/);
  });
});
