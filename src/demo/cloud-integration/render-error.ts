/**
 * Refusals as they leave the service: JSON for those who ask for it, else XML; or a body that is no OData (contract
 * 5.4). And what all answers are made of.
 */
import { commonHeaders, type DemoRequest, type DemoResponse, type Header } from '../exchange.js';
import { escapeXml } from './atom.js';
import type { ServiceError } from './service-error.js';

export function wantsJson({ headers, query }: DemoRequest): boolean {
  return (
    query.get('$format') === 'json' || (headers['accept'] ?? '').toLowerCase().includes('application/json')
  );
}

export function renderError(request: DemoRequest, { status, text, headers }: ServiceError): DemoResponse {
  if (text === undefined) return response(status, undefined, Buffer.alloc(0), headers);
  if (text !== null && typeof text === 'object')
    return 'html' in text
      ? response(status, 'text/html;charset=utf-8', Buffer.from(htmlPage(text.html)), headers)
      : response(status, 'text/plain;charset=utf-8', Buffer.from(text.text), headers);
  const code = codes[status] ?? 'Internal Server Error';
  if (wantsJson(request)) {
    const body = { error: { code, message: { lang: 'en', value: text } } };
    return response(status, 'application/json', Buffer.from(JSON.stringify(body)), headers);
  }
  const message =
    text === null ? '<message xml:lang="en"/>' : `<message xml:lang="en">${escapeXml(text)}</message>`;
  const xml = `<?xml version="1.0" encoding="utf-8"?><error xmlns="${metadataSpace}"><code>${code}</code>${message}</error>`;
  return response(status, 'application/xml', Buffer.from(xml), headers);
}

const metadataSpace = 'http://schemas.microsoft.com/ado/2007/08/dataservices/metadata';

const codes: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

function htmlPage(text: string): string {
  return `<html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>`;
}

export function response(
  status: number,
  contentType: string | undefined,
  body: Buffer,
  headers: readonly Header[] = [],
): DemoResponse {
  const type: readonly Header[] = contentType === undefined ? [] : [['Content-Type', contentType]];
  return { status, headers: [...commonHeaders, ...type, ...headers], body };
}
