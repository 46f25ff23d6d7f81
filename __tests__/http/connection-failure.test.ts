import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classifyFailure, clientRejected, UntrustedServerError } from '../../src/http/connection-failure.js';
import { isAlert, ProxyFault } from '../../src/http/dispatcher.js';
import { textOf } from '../support/arbitrary-fault.js';

const HOST = 'credstore.example:443';

function fault(code: string, name = 'Error'): Error {
  return Object.assign(new Error('S3cret text of the system'), { code, name });
}

function classify(thrown: unknown, alerts: readonly string[] = []): readonly [string, boolean] {
  const { error, mayPass } = classifyFailure(thrown, HOST, alerts);
  return [error.code, mayPass];
}

describe('classifyFailure', () => {
  it.each([
    ['ENOTFOUND', 'HTTP_UNREACHABLE', false],
    ['ERR_INVALID_URL', 'HTTP_UNREACHABLE', false],
    ['EAI_AGAIN', 'HTTP_UNREACHABLE', true],
    ['ECONNREFUSED', 'HTTP_UNREACHABLE', true],
    ['ECONNRESET', 'HTTP_UNREACHABLE', true],
    ['EPIPE', 'HTTP_UNREACHABLE', true],
    ['ENETUNREACH', 'HTTP_UNREACHABLE', true],
    ['EHOSTUNREACH', 'HTTP_UNREACHABLE', true],
    ['ETIMEDOUT', 'HTTP_UNREACHABLE', true],
    ['UND_ERR_SOCKET', 'HTTP_UNREACHABLE', true],
    ['UND_ERR_CONNECT_TIMEOUT', 'HTTP_UNREACHABLE', true],
    ['UND_ERR_PRX_CONN', 'HTTP_UNREACHABLE', true],
    ['UND_ERR_ABORTED', 'HTTP_UNREACHABLE', false],
    ['HPE_INVALID_CONSTANT', 'HTTP_UNREACHABLE', true],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'HTTP_UNREACHABLE', true],
    ['UND_ERR_HEADERS_TIMEOUT', 'HTTP_TIMEOUT', false],
    ['UND_ERR_BODY_TIMEOUT', 'HTTP_TIMEOUT', false],
    ['UND_ERR_HEADERS_OVERFLOW', 'HTTP_RESPONSE_TOO_LARGE', false],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'HTTP_RESPONSE_TOO_LARGE', false],
    ['BODY_TOO_LARGE', 'HTTP_RESPONSE_TOO_LARGE', false],
    ['CERT_HAS_EXPIRED', 'TLS_SERVER_UNTRUSTED', false],
    ['CERT_NOT_YET_VALID', 'TLS_SERVER_UNTRUSTED', false],
    ['CERT_REVOKED', 'TLS_SERVER_UNTRUSTED', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_SERVER_UNTRUSTED', false],
    ['HOSTNAME_MISMATCH', 'TLS_SERVER_UNTRUSTED', false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS_SERVER_UNTRUSTED', false],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'TLS_SERVER_UNTRUSTED', false],
    ['UNABLE_TO_GET_ISSUER_CERT', 'TLS_SERVER_UNTRUSTED', false],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'TLS_SERVER_UNTRUSTED', false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS_SERVER_UNTRUSTED', false],
    ['CERT_UNTRUSTED', 'TLS_SERVER_UNTRUSTED', false],
    ['CERT_SIGNATURE_FAILURE', 'TLS_SERVER_UNTRUSTED', false],
    ['INVALID_CA', 'TLS_SERVER_UNTRUSTED', false],
    ['INVALID_PURPOSE', 'TLS_SERVER_UNTRUSTED', false],
    ['PATH_LENGTH_EXCEEDED', 'TLS_SERVER_UNTRUSTED', false],
    ['CERT_CHAIN_TOO_LONG', 'TLS_SERVER_UNTRUSTED', false],
    ['CERT_REJECTED', 'TLS_SERVER_UNTRUSTED', false],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'TLS_FAILED', false],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'TLS_FAILED', false],
    ['SOMETHING_NEW', 'TLS_FAILED', false],
  ] as const)('%s is %s', (code, expected, mayPass) => {
    expect(classify(fault(code))).toEqual([expected, mayPass]);
  });

  it.each([
    ['the service', fault('SELF_SIGNED_CERT_IN_CHAIN'), HOST],
    ['the proxy before it', new ProxyFault(fault('SELF_SIGNED_CERT_IN_CHAIN'), 'proxy:3128'), undefined],
  ])('names the server that is not trusted where it is %s', (_name, thrown, host) => {
    const { error } = classifyFailure(thrown, HOST, []);
    expect(error).toBeInstanceOf(UntrustedServerError);
    expect(error).toMatchObject({ code: 'TLS_SERVER_UNTRUSTED', host });
  });

  it.each([
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'certificate required'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'bad certificate'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', 'certificate expired'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED', 'certificate revoked'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN', 'certificate unknown'],
    ['ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE', 'unsupported certificate'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'unknown ca'],
    ['ERR_SSL_TLSV1_ALERT_ACCESS_DENIED', 'access denied'],
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'handshake failure'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'handshake failure'],
  ])('%s means that the client certificate was refused', (code, name) => {
    const { error, mayPass } = classifyFailure(fault(code), HOST, []);
    expect([error.code, mayPass]).toEqual(['TLS_CLIENT_REJECTED', false]);
    expect(error.message).toContain(`TLS alert "${name}"`);
  });

  it.each([
    ['the versions of TLS', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
    ['the server itself', 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR'],
    ['the ciphers', 'ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY'],
  ])('an alert about %s does not blame the client certificate', (_name, code) => {
    expect(classify(fault(code))[0]).toBe('TLS_FAILED');
  });

  const ALERT = 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED';

  it.each([
    ['UND_ERR_SOCKET', 'TLS_CLIENT_REJECTED'],
    ['ECONNRESET', 'TLS_CLIENT_REJECTED'],
    ['ECONNREFUSED', 'HTTP_UNREACHABLE'],
    ['CERT_HAS_EXPIRED', 'TLS_SERVER_UNTRUSTED'],
    ['UND_ERR_HEADERS_TIMEOUT', 'HTTP_TIMEOUT'],
  ])('an alert seen before explains %s as %s', (code, expected) => {
    expect(classify(fault(code), [ALERT])[0]).toBe(expected);
  });

  it('takes the last alert', () => {
    const alerts = ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED'];
    const { error } = classifyFailure(fault('UND_ERR_SOCKET'), HOST, alerts);
    expect(error.message).toContain('certificate expired');
  });

  it.each([
    ['a time limit', new DOMException('S3cret', 'TimeoutError'), 'HTTP_TIMEOUT'],
    ['an error without a code', new TypeError('S3cret'), 'TLS_FAILED'],
    ['an error with a number as code', Object.assign(new Error('S3cret'), { code: 5 }), 'TLS_FAILED'],
    ['a text', 'S3cret', 'TLS_FAILED'],
    ['nothing', undefined, 'TLS_FAILED'],
  ])('%s has a code too', (_name, thrown, expected) => {
    const { error } = classifyFailure(thrown, HOST, []);
    expect(error.code).toBe(expected);
    expect(textOf(error)).not.toContain('S3cret');
  });

  it('names the host, and of the error only a code that looks like one', () => {
    const codes = fc.oneof(fc.constantFrom('ECONNRESET', 'CERT_HAS_EXPIRED', ALERT), fc.string());
    fc.assert(
      fc.property(codes, fc.array(codes), (code, alerts) => {
        const { error } = classifyFailure(fault(code), HOST, alerts);
        expect(error.message).toContain(HOST);
        expect(textOf(error)).not.toContain('S3cret');
        if (!/^[\w/]{1,60}$/.test(code)) expect(error.message).not.toContain(`(${code})`);
      }),
    );
  });

  it.each([
    ['a strange alert', 'ERR_SSL_X_ALERT_<script>'],
    ['a long one', `ERR_SSL_X_ALERT_${'A'.repeat(80)}`],
    ['one with a line break', 'ERR_SSL_X_ALERT_A\n::error::B'],
  ])('shows no name of %s', (_name, code) => {
    for (const { error } of [
      classifyFailure(fault('UND_ERR_SOCKET'), HOST, [code]),
      classifyFailure(fault(code), HOST, []),
    ])
      expect(error.message).not.toMatch(/script|aaaaa|::error/i);
  });
});

describe('clientRejected', () => {
  it('names host and reason', () => {
    const error = clientRejected(HOST, 'it answered with HTTP status 495');
    expect(error.code).toBe('TLS_CLIENT_REJECTED');
    expect(error.message).toBe(`${HOST} refused the client certificate: it answered with HTTP status 495.`);
  });
});

describe('isAlert', () => {
  it.each([
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', true],
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', false],
    ['ALERT_X', false],
    ['', false],
    [undefined, false],
  ])('of %s is %p', (code, expected) => {
    expect(isAlert(code)).toBe(expected);
  });
});
