/**
 * What went wrong below HTTP, from the error codes of Node, OpenSSL and undici: the code for people, and
 * whether the same request may be tried again. The texts of the errors are dropped.
 */
import { ActionError, type ErrorCode, type ErrorText } from '../errors.js';
import { isAlert, ProxyFault } from './dispatcher.js';

export interface ConnectionFailure {
  readonly error: ActionError;
  /** The fault may pass by itself, so a request that is safe to repeat may be repeated. */
  readonly mayPass: boolean;
}

/** The server showed a certificate that is not trusted. */
export class UntrustedServerError extends ActionError {
  /** Host and port of the service; undefined for a proxy before it. */
  readonly host: string | undefined;

  constructor(host: string | undefined, text: ErrorText) {
    super('TLS_SERVER_UNTRUSTED', text);
    this.host = host;
  }
}

/**
 * @param host host and port of the service.
 * @param alerts codes of the TLS alerts seen on the connections so far.
 */
export function classifyFailure(thrown: unknown, host: string, alerts: readonly string[]): ConnectionFailure {
  if (thrown instanceof ProxyFault) return classifyProxyFailure(thrown);
  const code = codeOf(thrown);
  const seen = isAlert(code)
    ? code
    : code === 'UND_ERR_SOCKET' || code === 'ECONNRESET'
      ? alerts.at(-1)
      : undefined;
  const alert = seen === undefined ? undefined : nameOfAlert(seen);
  if (alert !== undefined && CLIENT_ALERTS.has(alert))
    return final(clientRejected(host, `TLS alert "${alert}"`));
  const distrust = DISTRUST.get(code);
  if (distrust !== undefined) return final(serverUntrusted(host, host, distrust, code));
  const known = FAILURES.find(({ codes }) => codes.test(code));
  if (known === undefined) return final(failed('TLS_FAILED', host, code));
  return { error: failed(known.errorCode, host, code, known), mayPass: known.mayPass };
}

/** Whether other authorities could help; they make no certificate valid for longer, or for another name. */
export function isUnknownAuthority(thrown: unknown): boolean {
  const code = codeOf(thrown instanceof ProxyFault ? thrown.fault : thrown);
  return /^(UNABLE_TO_(GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_UNTRUSTED)$/.test(
    code,
  );
}

/** The service was not reached, so nothing is said about it. */
function classifyProxyFailure({ fault, host }: ProxyFault): ConnectionFailure {
  const code = codeOf(fault);
  const distrust = DISTRUST.get(code);
  if (distrust !== undefined)
    return final(serverUntrusted(undefined, `the proxy ${host} (https_proxy)`, distrust, code));
  const known = FAILURES.find(({ codes }) => codes.test(code));
  return {
    error: new ActionError('HTTP_UNREACHABLE', {
      happened: `The proxy ${host} (https_proxy) could not be reached: ${known?.happened ?? 'the connection failed'}${showCode(code)}.`,
      next: 'Check the address in https_proxy or HTTPS_PROXY, or exempt the host of the service in no_proxy.',
    }),
    mayPass: known?.mayPass ?? false,
  };
}

export function clientRejected(host: string, reason: string): ActionError {
  return new ActionError('TLS_CLIENT_REJECTED', {
    happened: `${host} refused the client certificate: ${reason}.`,
    next: 'Check that the service key is the current one of this instance and has not expired or been deleted; create a new service key if in doubt.',
  });
}

/** The alerts by which servers refuse a client certificate (RFC 8446 §6.2; the last one with TLS 1.2). */
const CLIENT_ALERTS: ReadonlySet<string> = new Set([
  'certificate required',
  'no certificate',
  'bad certificate',
  'unsupported certificate',
  'certificate revoked',
  'certificate expired',
  'certificate unknown',
  'unknown ca',
  'access denied',
  'decrypt error',
  'handshake failure',
]);

const DISTRUST: ReadonlyMap<string, string> = new Map([
  ['CERT_HAS_EXPIRED', 'it has expired'],
  ['CERT_NOT_YET_VALID', 'it is not valid yet'],
  ['CERT_REVOKED', 'it was revoked'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'it was issued for another host name'],
  ['HOSTNAME_MISMATCH', 'it was issued for another host name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'its authority is not trusted here'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'its authority is not trusted here'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its authority is not trusted here'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its authority is not trusted here'],
  ['CERT_UNTRUSTED', 'its authority is not trusted here'],
  ['CERT_SIGNATURE_FAILURE', 'its signature is wrong'],
  ['INVALID_CA', 'one of its authorities may not issue certificates'],
  ['INVALID_PURPOSE', 'it is not meant for servers'],
  ['PATH_LENGTH_EXCEEDED', 'its chain is too long'],
  ['CERT_CHAIN_TOO_LONG', 'its chain is too long'],
  ['CERT_REJECTED', 'it was rejected'],
]);

interface KnownFailure {
  readonly codes: RegExp;
  readonly errorCode: ErrorCode;
  readonly mayPass: boolean;
  readonly happened: string;
  readonly next: string;
}

const FAILURES: readonly KnownFailure[] = [
  {
    codes: /^(ENOTFOUND|ERR_INVALID_URL)$/,
    errorCode: 'HTTP_UNREACHABLE',
    mayPass: false,
    happened: 'its name could not be resolved',
    next: 'Check the field "url" of the service key, and the name service of the runner.',
  },
  {
    codes: /^EAI_AGAIN$/,
    errorCode: 'HTTP_UNREACHABLE',
    mayPass: true,
    happened: 'its name could not be resolved now',
    next: 'Check the name service of the runner and the field "url" of the service key, and run the job again.',
  },
  {
    codes:
      /^(ECONNREFUSED|ECONNRESET|EPIPE|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|UND_ERR_SOCKET|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_CONN)$/,
    errorCode: 'HTTP_UNREACHABLE',
    mayPass: true,
    happened: 'the connection could not be made or was lost',
    next: 'Check that the runner may reach the host (firewall, proxy), and run the job again.',
  },
  {
    codes: /^UND_ERR_ABORTED$/,
    errorCode: 'HTTP_UNREACHABLE',
    mayPass: false,
    happened: 'the proxy refused the tunnel',
    next: 'Check the proxy address and its user name and password in https_proxy, or exempt the host in no_proxy.',
  },
  {
    codes: /^(TimeoutError|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT)$/,
    errorCode: 'HTTP_TIMEOUT',
    mayPass: false,
    happened: 'the answer took longer than "timeout-seconds" allows',
    next: 'Run the job again; if the service is known to be slow, raise the input "timeout-seconds".',
  },
  {
    codes: /^(UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_EXCEEDED_MAX_SIZE|BODY_TOO_LARGE)$/,
    errorCode: 'HTTP_RESPONSE_TOO_LARGE',
    mayPass: false,
    happened: 'the answer was larger than any that the service gives',
    next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
  },
  {
    codes: /^(HPE_.*|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|UND_ERR_INVALID_ARG)$/,
    errorCode: 'HTTP_UNREACHABLE',
    mayPass: true,
    happened: 'the answer broke the rules of HTTP',
    next: 'Check that no proxy answers in place of the service, and run the job again.',
  },
];

function codeOf(thrown: unknown): string {
  if (!Error.isError(thrown)) return 'unknown';
  if (thrown.name === 'TimeoutError') return thrown.name;
  const code: unknown = 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : thrown.name;
}

/** As RFC 8446 §6 names it, with blanks. OpenSSL puts the version of the protocol before it. */
function nameOfAlert(code: string): string {
  return code
    .replace(/^ERR_SSL_.*ALERT_/, '')
    .toLowerCase()
    .replaceAll('_', ' ');
}

function serverUntrusted(host: string | undefined, name: string, reason: string, code: string): ActionError {
  return new UntrustedServerError(host, {
    happened: `The certificate of ${name} was not accepted: ${reason} (${code}).`,
    next: 'If a proxy of your company inspects TLS, give the certificate of its authority in the input "ca-certificates"; otherwise do not go on, someone may be in between.',
  });
}

function failed(code: ErrorCode, host: string, detail: string, known?: KnownFailure): ActionError {
  return new ActionError(code, {
    happened: `No answer came from ${host}: ${known?.happened ?? 'the connection failed'}${showCode(detail)}.`,
    next: known?.next ?? 'Run the job again; if it fails again, open an issue with this line.',
  });
}

function showCode(code: string): string {
  return /^[\w/]{1,60}$/.test(code) ? ` (${code})` : '';
}

function final(error: ActionError): ConnectionFailure {
  return { error, mayPass: false };
}
