import { expect, it } from '@jest/globals';
import { formatDaysLeft, formatDuration } from '../../src/action/human-time.js';

it.each([
  [0, '0.0 s'],
  [640, '0.6 s'],
  [9_949, '9.9 s'],
  [9_950, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 min 0 s'],
  [125_300, '2 min 5 s'],
  [3_599_400, '59 min 59 s'],
  [3_599_500, '1 h 0 min'],
  [7_260_000, '2 h 1 min'],
])('%d ms are %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it.each([
  [0, 'less than a day left'],
  [1, '1 day left'],
  [729, '729 days left'],
  [730, '2 years left'],
  [-1, 'expired 1 day ago'],
  [-20, 'expired 20 days ago'],
])('%d days left read "%s"', (days, text) => {
  expect(formatDaysLeft(days)).toBe(text);
});
