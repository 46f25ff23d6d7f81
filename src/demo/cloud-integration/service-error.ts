/**
 * A refusal of Cloud Integration: the status and the text of the OData error (contract 5.4), or a body that is no
 * OData at all. Thrown anywhere below the handler, turned into a response in one place.
 */
import type { Header } from '../exchange.js';

/** `null`: an OData error whose text is null. Nothing: no body at all. */
export type ErrorText = string | null | { readonly html: string } | { readonly text: string } | undefined;

export class ServiceError extends Error {
  readonly status: number;
  readonly text: ErrorText;
  readonly headers: readonly Header[];

  constructor(status: number, text: ErrorText, headers: readonly Header[] = []) {
    super(`${status}`);
    this.name = 'ServiceError';
    this.status = status;
    this.text = text;
    this.headers = headers;
  }
}

export function notFound(text: string): ServiceError {
  return new ServiceError(404, text);
}

export function badRequest(text: string): ServiceError {
  return new ServiceError(400, text);
}
