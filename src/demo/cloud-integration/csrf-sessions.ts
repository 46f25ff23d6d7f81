/** The tokens against forged requests, each for the cookie it was handed out with (contract 2.D). */
import { randomBytes } from 'node:crypto';

export class CsrfSessions {
  readonly #tokens = new Map<string, string>();

  open(): { readonly session: string; readonly token: string } {
    const [session, token] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
    this.#tokens.set(session, token);
    return { session, token };
  }

  isGood(session: string, token: string): boolean {
    return this.#tokens.get(session) === token;
  }

  clear(): void {
    this.#tokens.clear();
  }
}
