/**
 * Access tokens (contract 3.5): opaque, for one namespace or none, perhaps narrowed by scopes or good for one call.
 */
import { randomBytes, randomUUID } from 'node:crypto';

export interface TokenGrant {
  readonly username: string;
  readonly namespace?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  /** The claim `ott`: the token is used up by one API call. */
  readonly isOneTime: boolean;
}

export interface AccessToken extends TokenGrant {
  readonly value: string;
  readonly expiresAt: Date;
}

export class TokenStore {
  readonly #tokens = new Map<string, AccessToken>();

  issue(grant: TokenGrant, expiresAt: Date): AccessToken {
    const token = { ...grant, value: `${randomUUID()}.${awkwardBase64(32)}`, expiresAt };
    this.#tokens.set(token.value, token);
    return token;
  }

  /** Finds the token for one API call. A one-time token is gone afterwards, and so is one that has expired. */
  redeem(value: string, now: Date): AccessToken | undefined {
    const token = this.#tokens.get(value);
    if (token === undefined) return undefined;
    const isExpired = token.expiresAt <= now;
    if (token.isOneTime || isExpired) this.#tokens.delete(value);
    return isExpired ? undefined : token;
  }

  revokeAll(): void {
    this.#tokens.clear();
  }
}

/** Base64 with `+`, `/` and `=` in it: each of them breaks a client that forgets to encode (contract 13.6). */
export function awkwardBase64(randomLength: number): string {
  const prefix = Buffer.from([0xfb, 0xef, 0xbe, 0xff, 0xff, 0xff]);
  const length = Math.ceil(randomLength / 3) * 3 + 1;
  return Buffer.concat([prefix, randomBytes(length)]).toString('base64');
}
