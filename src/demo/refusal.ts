/**
 * A refusal of the service: the status and the sentence that its error body carries (contract 12).
 * Thrown anywhere below a handler, turned into a response in one place.
 */
import type { Header } from './exchange.js';

export class Refusal extends Error {
  readonly status: number;
  readonly headers: readonly Header[];

  constructor(status: number, message: string, headers: readonly Header[] = []) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.headers = headers;
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, message);
}
