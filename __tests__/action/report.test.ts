import { describe, expect, it } from '@jest/globals';
import { describeDeliveries } from '../../src/action/report.js';
import { delivery } from '../support/arbitrary-delivery.js';

const DELIVERIES = [
  delivery('A = key:other/db-main', { value: 'S3cret', username: 'U5er' }),
  delivery('B = x#username', { value: 'S3cret', username: 'U5er' }),
  delivery('C = x?file=key.pem', { value: 'S3cret' }),
  delivery('D = y?default=F4llback'),
  delivery('E = y?default=F4llback&file'),
  delivery('F = z?optional&file'),
];

function describeAll(mode: 'hand-over' | 'dry-run'): readonly string[] {
  return describeDeliveries(
    { deliveries: DELIVERIES, missing: ['F'], warnings: [], outputs: new Map([['A', 'S3cret']]) },
    'host.example',
    mode,
  );
}

describe('describeDeliveries', () => {
  it('says what was fetched from where, and as what it was handed on', () => {
    expect(describeAll('hand-over')).toEqual([
      'Fetched from host.example: 3 of 6 NAMEs found.',
      '  A = key:other/db-main#value: found',
      '  B = password:prod/x#username: found',
      '  C = password:prod/x#value: found, as a file',
      '  D = password:prod/y#value: default',
      '  E = password:prod/y#value: default, as a file',
      '  F = password:prod/z#value: missing',
    ]);
  });

  it('says that a dry run handed nothing on', () => {
    expect(describeAll('dry-run')[0]).toMatch(/Dry run: nothing was handed on, no file was written\.$/);
  });

  it('shows no value', () => {
    expect(describeAll('hand-over').join('\n')).not.toMatch(/S3cret|U5er|F4llback/);
  });
});
