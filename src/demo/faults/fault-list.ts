/**
 * The faults that wait for their requests, in the order of their injection: the first that matches and has some of
 * its count left meets the request.
 */
import { namespaceHeader } from '../credential-store/access.js';
import type { DemoRequest } from '../exchange.js';
import { seededRandom, type Random } from '../random.js';
import type { Fault, FaultMatch } from './fault.js';

interface WaitingFault {
  readonly fault: Fault;
  toPass: number;
  left: number;
  readonly random: Random;
}

export class FaultList {
  #waiting: WaitingFault[] = [];

  inject(fault: Fault): void {
    const random = seededRandom(fault.chance?.seed ?? 0);
    this.#waiting.push({ fault, toPass: fault.after ?? 0, left: fault.times ?? 1, random });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault that meets this request, if any; counts it down. */
  take(request: DemoRequest): Fault | undefined {
    for (const waiting of this.#waiting) {
      if (waiting.left <= 0 || !isMatch(waiting.fault.match ?? {}, request)) continue;
      if (waiting.random() >= (waiting.fault.chance?.share ?? 1)) continue;
      if (waiting.toPass > 0) waiting.toPass -= 1;
      else {
        waiting.left -= 1;
        return waiting.fault;
      }
    }
    return undefined;
  }
}

function isMatch(match: FaultMatch, request: DemoRequest): boolean {
  const { method, path, pathPart, name, page, namespace, listener } = match;
  return (
    (method === undefined || method === request.method) &&
    (path === undefined || request.path.replace(/\/$/, '').endsWith(path)) &&
    (pathPart === undefined || request.path.includes(pathPart)) &&
    (name === undefined || request.query.get('name') === name) &&
    (page === undefined || Number(request.query.get('page') ?? 0) === page) &&
    (namespace === undefined || request.headers[namespaceHeader] === namespace) &&
    (listener === undefined || request.listener === listener)
  );
}
