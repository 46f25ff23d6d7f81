import { describe, expect, it } from '@jest/globals';
import { atLine } from '../../src/credential-store/line-failure.js';
import { ActionError, ERROR_CODES } from '../../src/errors.js';
import { sourceLine } from '../support/arbitrary-delivery.js';

const LINE = sourceLine('A = x', 7, 'ci/list.txt');

describe('atLine', () => {
  it.each(ERROR_CODES)('tells a failure %s with its line where it concerns that line alone', (code) => {
    const error = new ActionError(code, { happened: 'It was not so.', next: 'Look.' });
    const told = atLine(error, LINE);
    expect([told.code, told.next]).toEqual([code, 'Look.']);
    if (/^(?:CREDENTIAL|PAYLOAD)_/.test(code)) {
      expect(told.message).toBe('In line 7 of ci/list.txt: It was not so.');
      expect(told.place).toEqual({ file: 'ci/list.txt', line: 7 });
    } else expect(told).toBe(error);
  });

  it('does not name the line twice', () => {
    const happened = 'What line 7 of ci/list.txt (A) asked for is not base64.';
    const error = new ActionError('CREDENTIAL_NOT_DECODABLE', { happened, next: 'Look.' });
    expect(atLine(error, LINE).message).toBe(happened);
    expect(atLine(atLine(error, LINE), LINE).message).toBe(happened);
  });

  it('has no place for a line of the workflow itself', () => {
    const error = new ActionError('CREDENTIAL_FORBIDDEN', { happened: 'It was not so.', next: 'Look.' });
    expect(atLine(error, sourceLine('A = x', 2)).place).toBeUndefined();
  });
});
