/**
 * How a TLS server refuses a client certificate: by alert, by closing, or with the HTML page of an nginx.
 */
import type { TLSSocket } from 'node:tls';
import { textResponse, type DemoResponse } from '../exchange.js';
import type { ChainFault } from '../certificates/client-chain.js';
import type { TappedSocket } from './tapped-socket.js';
import { sealAlert, type AlertName } from './tls-alert.js';

export type ClientFault = ChainFault | 'binding-expired';

/** Alerts as OpenSSL chooses them for the result of its verification. */
const alerts: Readonly<Record<ClientFault, AlertName>> = {
  missing: 'certificate_required',
  'unknown-authority': 'unknown_ca',
  expired: 'certificate_expired',
  'not-yet-valid': 'bad_certificate',
  'wrong-purpose': 'unsupported_certificate',
  'binding-expired': 'certificate_expired',
};

export interface RefusedConnection {
  readonly tls: TLSSocket;
  readonly tap: TappedSocket;
  /** From the key log; not there below TLS 1.3. */
  readonly secret: Buffer | undefined;
}

/** After the alert only the sending side is closed: unread bytes of the client would turn it into a reset. */
export function sendAlert({ tls, tap, secret }: RefusedConnection, fault: ClientFault): void {
  const place = secret && { secret, suiteName: tls.getCipher().name, sequence: tap.records.count };
  const alert = place && sealAlert(alerts[fault], place);
  if (alert === undefined) {
    tap.destroy();
    return;
  }
  tap.socket.end(alert);
  tls.resume();
}

/** The page of nginx for `ssl_verify_client`: a 400 inside a perfect TLS connection. */
export function refusalPage(fault: ClientFault): DemoResponse {
  const title =
    fault === 'missing' ? '400 No required SSL certificate was sent' : '400 The SSL certificate error';
  const head = `<head><title>${title}</title></head>`;
  const detail = title.replace('400 ', '');
  const body = `<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>${detail}</center>\r\n<hr><center>nginx</center>\r\n</body>`;
  return {
    ...textResponse(400, 'text/html', `<html>\r\n${head}\r\n${body}\r\n</html>\r\n`),
    headers: [
      ['Content-Type', 'text/html'],
      ['Connection', 'close'],
    ],
  };
}
