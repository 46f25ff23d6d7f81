/**
 * `$batch` (contract 5.5): one change set, whose writes happen together or not at all. Here it holds writes of
 * parameters only; a refused change set is answered by a single part.
 */
import type { DemoRequest, DemoResponse } from '../exchange.js';
import { servicePath } from './resource-path.js';
import { badRequest, ServiceError } from './service-error.js';
import type { IntegrationState } from './state.js';

/** Throws the refusals of the service. */
export type ServePart = (request: DemoRequest) => DemoResponse;

export function serveBatch(
  state: IntegrationState,
  request: DemoRequest,
  servePart: ServePart,
): DemoResponse {
  if (state.switches.batch === 'refused') throw new ServiceError(501, 'Not implemented');
  const requests = readChangeSet(request);
  const restore = state.artifacts.checkpoint();
  const answers: DemoResponse[] = [];
  for (const part of requests) {
    const answer = servePart(part);
    if (answer.status >= 400) {
      restore();
      return multipart(`batchresponse_${state.nextId()}`, httpPart(answer));
    }
    answers.push(answer);
  }
  const inner = `changesetresponse_${state.nextId()}`;
  const parts = answers.map((answer) => `--${inner}\r\n${httpPart(answer)}`).join('');
  const set = `Content-Type: multipart/mixed; boundary=${inner}\r\n\r\n${parts}--${inner}--\r\n`;
  return multipart(`batchresponse_${state.nextId()}`, set);
}

function multipart(boundary: string, part: string): DemoResponse {
  return {
    status: 202,
    headers: [
      ['Content-Type', `multipart/mixed; boundary=${boundary}`],
      ['DataServiceVersion', '2.0'],
    ],
    body: Buffer.from(`--${boundary}\r\n${part}--${boundary}--\r\n`),
  };
}

function httpPart({ status, headers, body }: DemoResponse): string {
  const lines = [...headers, ['Content-Length', String(body.length)]].map((header) => header.join(': '));
  const head = 'Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n';
  return `${head}HTTP/1.1 ${status} ${status < 400 ? 'OK' : 'Error'}\r\n${lines.join('\r\n')}\r\n\r\n${body.toString('utf8')}\r\n`;
}

function readChangeSet(request: DemoRequest): readonly DemoRequest[] {
  const sets = partsOf(request.headers['content-type'] ?? '', request.body.toString('utf8'));
  const [set] = sets;
  if (set === undefined || sets.length !== 1) throw badRequest('Exactly one change set is expected.');
  const { fields, rest } = readFields(set);
  return partsOf(fields.get('content-type') ?? '', rest).map((part) => readRequest(request, part));
}

function partsOf(contentType: string, text: string): readonly string[] {
  const [, boundary] = /^multipart\/mixed;\s*boundary="?([^";]+)"?$/i.exec(contentType) ?? [];
  if (boundary === undefined) throw badRequest('A multipart body is expected.');
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`);
  if (pieces.at(-1)?.startsWith('--') !== true) throw badRequest('The multipart body has no end.');
  return pieces.slice(1, -1).map((piece) => piece.replace(/^[ \t]*\r\n/, ''));
}

interface Fields {
  /** Names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  readonly rest: string;
}

function readFields(text: string): Fields {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) throw badRequest('A part has no blank line; lines end with CR LF.');
  const fields = text
    .slice(0, end)
    .split('\r\n')
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
  return { fields: new Map(fields), rest: text.slice(end + 4) };
}

const lineEnd = '\r\n';

function readRequest(outer: DemoRequest, part: string): DemoRequest {
  const { fields, rest } = readFields(part);
  if (fields.get('content-type') !== 'application/http') throw badRequest('A part is not application/http.');
  const [line = ''] = rest.split(lineEnd, 1);
  const [, method, target] = /^(POST|PUT|PATCH|MERGE|DELETE) ([^/\s]\S*) HTTP\/1\.1$/.exec(line) ?? [];
  if (method === undefined || target?.includes('/$links/Configurations(') !== true)
    throw badRequest('A part is no relative write of a parameter.');
  const { fields: headers, rest: body } = readFields(rest.slice(line.length + lineEnd.length));
  const { pathname, searchParams } = new URL(`${servicePath}/${target}`, 'https://localhost');
  return {
    ...outer,
    method,
    path: pathname,
    query: searchParams,
    headers: Object.fromEntries(headers),
    body: Buffer.from(body),
  };
}
