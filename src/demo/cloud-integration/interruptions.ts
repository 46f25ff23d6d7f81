/** What somebody else does just before a request of the client is served, so that tests can run into each other. */
import type { DemoRequest } from '../exchange.js';

export interface InterruptedRequest {
  readonly method?: string;
  /** Any part of the path, as it was sent. */
  readonly pathPart?: string;
}

interface Interruption {
  readonly match: InterruptedRequest;
  readonly act: () => void;
}

export class Interruptions {
  #waiting: readonly Interruption[] = [];

  /** Once, before the first request that matches. */
  add(match: InterruptedRequest, act: () => void): void {
    this.#waiting = [...this.#waiting, { match, act }];
  }

  meet(request: DemoRequest): void {
    const due = this.#waiting.filter(({ match }) => isMatch(match, request));
    this.#waiting = this.#waiting.filter((interruption) => !due.includes(interruption));
    for (const { act } of due) act();
  }
}

function isMatch({ method, pathPart }: InterruptedRequest, request: DemoRequest): boolean {
  const isMethod = method === undefined || method === request.method;
  return isMethod && (pathPart === undefined || request.path.includes(pathPart));
}
