/**
 * An HTTP request from the socket as a request for the handlers.
 */
import type { IncomingMessage } from 'node:http';
import type { DemoRequest, ListenerName } from '../exchange.js';
import { subjectOf, type Connection } from './listener.js';

/** Far above the largest credential, sealed and encoded, and above the largest archive in base64. */
const maxBodyBytes: Readonly<Record<ListenerName, number>> = {
  'mtls-api': 1024 * 1024,
  api: 1024 * 1024,
  'mtls-token': 1024 * 1024,
  token: 1024 * 1024,
  integration: 48 * 1024 * 1024,
};

/** Nothing when the body is too large. Rejects when the client goes away before its end. */
export async function readRequest(
  incoming: IncomingMessage,
  listener: ListenerName,
  { leaf }: Connection,
): Promise<DemoRequest | undefined> {
  const url = new URL(incoming.url ?? '/', 'https://localhost');
  const body = await readBody(incoming, maxBodyBytes[listener]);
  if (body === undefined) return undefined;
  return {
    listener,
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: queryOf(url, listener),
    headers: flatHeaders(incoming),
    body,
    certificate: leaf && { fingerprint: leaf.fingerprint256, subject: subjectOf(leaf) },
  };
}

/** A plus is a blank in a form; in an OData request it is a plus (contract of Cloud Integration, 5.1). */
function queryOf({ search, searchParams }: URL, listener: ListenerName): URLSearchParams {
  return listener === 'integration' ? new URLSearchParams(search.replaceAll('+', '%2B')) : searchParams;
}

/** Reads to the end in any case: a client that is still writing would not see the answer. */
async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
  }
  return length <= maxBytes ? Buffer.concat(chunks) : undefined;
}

function flatHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
  return Object.fromEntries(pairs) as Readonly<Record<string, string>>;
}
