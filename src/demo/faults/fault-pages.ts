/**
 * Answers that do not come from the service: routers, gateways, and errors that quote what they should not.
 */
import { gzipSync } from 'node:zlib';
import { joseType } from '../credential-store/payload.js';
import { commonHeaders, jsonResponse, textResponse, withHeaders } from '../exchange.js';
import type { DemoRequest, DemoResponse, Header } from '../exchange.js';
import type { InsteadFault } from './fault.js';

export function loginPage(): DemoResponse {
  const form = '<form action="/login" method="post"><input name="username"><input name="password"></form>';
  return textResponse(
    200,
    'text/html;charset=UTF-8',
    `<!DOCTYPE html><html><title>Log On</title>${form}</html>`,
  );
}

export function routerPage(request: DemoRequest): DemoResponse {
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '');
  const text = `404 Not Found: Requested route ('${host}') does not exist.\n`;
  const response = textResponse(404, 'text/plain; charset=utf-8', text);
  return withHeaders(response, [['X-Cf-RouterError', 'unknown_route']]);
}

export function statusPage(fault: Extract<InsteadFault, { kind: 'status' }>): DemoResponse {
  const headers: readonly Header[] = Object.entries(fault.headers ?? {});
  const body = fault.body ?? '';
  const type: readonly Header[] =
    body === '' && fault.contentType === undefined
      ? []
      : [['Content-Type', fault.contentType ?? 'text/plain']];
  return {
    status: fault.status,
    reason: fault.reason,
    headers: [...commonHeaders, ...type, ...headers],
    body: Buffer.from(body),
  };
}

export function emptyPage(): DemoResponse {
  return textResponse(200, joseType, '');
}

export function redirectPage(status: number, location: string): DemoResponse {
  return { status, headers: [...commonHeaders, ['Location', location]], body: Buffer.alloc(0) };
}

/** `text` sits where a client would take a message from (contract 12). */
export function echoPage(fault: Extract<InsteadFault, { kind: 'echo' }>): DemoResponse {
  const { text, status = 400, where = 'json' } = fault;
  switch (where) {
    case 'json':
      return jsonResponse(status, { status, error: text, message: text, trackingId: text });
    case 'oauth':
      return jsonResponse(status, { error: text, error_description: text });
    case 'text':
      return textResponse(status, 'text/plain', text);
    case 'html':
      return textResponse(status, 'text/html', `<html><body>${text}</body></html>`);
    case 'header':
      return jsonResponse(status, { status }, [
        ['X-Vcap-Request-Id', text],
        ['X-Correlationid', text],
      ]);
    case 'reason':
      return { ...jsonResponse(status, { status }), reason: text };
  }
}

export function quotedRequestPage(request: DemoRequest, status: number): DemoResponse {
  const { method, path, query, headers, body } = request;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const quoted = [`${method} ${path}?${query.toString()}`, ...lines, '', body.toString('utf8')].join('\n');
  return jsonResponse(status, { status, error: 'Bad Request', message: `Cannot serve: ${quoted}` });
}

export function gzipBomb(bytes: number): DemoResponse {
  return {
    status: 200,
    headers: [...commonHeaders, ['Content-Type', joseType], ['Content-Encoding', 'gzip']],
    body: gzipSync(Buffer.alloc(bytes)),
  };
}
