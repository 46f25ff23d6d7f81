/**
 * The request and the response that the demo handlers speak, without any socket in them.
 * Header pairs keep their order and their capitals: the contract (6.2) spells `Etag` in its own way.
 */
import type { KeyObject } from 'node:crypto';

/** The hosts of the services, each a port of its own here. The two of tokens serve both services. */
export type ListenerName = 'mtls-api' | 'api' | 'mtls-token' | 'token' | 'integration';

export interface PresentedCertificate {
  /** SHA-256 of the DER, upper-case hex with colons, as node:crypto prints it. */
  readonly fingerprint: string;
  readonly subject: string;
}

export interface DemoRequest {
  readonly listener: ListenerName;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly certificate?: PresentedCertificate | undefined;
}

export type Header = readonly [name: string, value: string];

/** What a sealed body holds and for whom. Never sent: faults use it to seal the answer in a wrong way. */
export interface SealedContent {
  readonly plainText: string;
  readonly recipient: KeyObject;
  /** Epoch seconds of the protected header, if it has one. */
  readonly iat?: number | undefined;
}

export interface DemoResponse {
  readonly status: number;
  readonly reason?: string | undefined;
  readonly headers: readonly Header[];
  readonly body: Buffer;
  readonly sealed?: SealedContent | undefined;
  /** The client that was recognised. Never sent: for the record of requests. */
  readonly client?: string | undefined;
}

export type Handler = (request: DemoRequest) => Promise<DemoResponse>;

export function headerOf(response: DemoResponse, name: string): string | undefined {
  return response.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The headers that every answer of the service carries (contract 6.2). */
export const commonHeaders: readonly Header[] = [
  ['Cache-Control', 'no-cache, no-store, max-age=0, must-revalidate'],
];

export function textResponse(status: number, contentType: string, text: string): DemoResponse {
  return { status, headers: [...commonHeaders, ['Content-Type', contentType]], body: Buffer.from(text) };
}

export function withHeaders(response: DemoResponse, headers: readonly Header[]): DemoResponse {
  return { ...response, headers: [...response.headers, ...headers] };
}

export function jsonResponse(status: number, value: unknown, headers: readonly Header[] = []): DemoResponse {
  return withHeaders(textResponse(status, 'application/json', JSON.stringify(value)), headers);
}
