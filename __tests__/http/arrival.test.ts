import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../src/errors.js';
import { mayHaveArrived, OutcomeUnknownError } from '../../src/http/arrival.js';
import { ProxyFault } from '../../src/http/dispatcher.js';

const coded = (code: unknown): Error => Object.assign(new Error('x'), { code });

describe('mayHaveArrived', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_PRX_TLS',
    'CERT_HAS_EXPIRED',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('rules it out for %s', (code) => {
    expect(mayHaveArrived(coded(code))).toBe(false);
  });

  it.each([
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'UND_ERR_SOCKET',
    'HPE_INVALID_CONSTANT',
    'BODY_TOO_LARGE',
    23,
    undefined,
  ])('leaves it open for %s', (code) => {
    expect(mayHaveArrived(coded(code))).toBe(true);
  });

  it('leaves it open for a time limit and for what is no error', () => {
    expect(mayHaveArrived(new DOMException('late', 'TimeoutError'))).toBe(true);
    expect(mayHaveArrived('x')).toBe(true);
  });

  it('rules it out where the proxy was not reached', () => {
    expect(mayHaveArrived(new ProxyFault(coded('ECONNRESET'), 'p'))).toBe(false);
  });
});

describe('OutcomeUnknownError', () => {
  it('shows the fault, and keeps it', () => {
    const fault = new ActionError('HTTP_TIMEOUT', { happened: 'h', next: 'n', place: { file: 'f' } });
    const error = new OutcomeUnknownError(fault);
    expect(error).toBeInstanceOf(ActionError);
    expect(error).toMatchObject({
      code: 'HTTP_TIMEOUT',
      message: 'h',
      next: 'n',
      place: { file: 'f' },
      cause: fault,
    });
  });
});
