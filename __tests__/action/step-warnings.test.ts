import { expect, it } from '@jest/globals';
import { STEP_WARNING_CODES } from '../../src/action/step-warnings.js';
import { WARNING_CODES } from '../../src/keys/judgement.js';

it('are those of the service key and of the step, each once, in the form of codes', () => {
  expect(new Set(STEP_WARNING_CODES).size).toBe(STEP_WARNING_CODES.length);
  expect(STEP_WARNING_CODES).toEqual(expect.arrayContaining([...WARNING_CODES]));
  expect(STEP_WARNING_CODES.filter((code) => !/^[A-Z]+(?:_[A-Z]+)+$/.test(code))).toEqual([]);
});
