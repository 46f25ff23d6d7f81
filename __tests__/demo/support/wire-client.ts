/**
 * A client over real TLS for tests of the demo tenant: node:https without keep-alive, one request per connection.
 */
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { compactDecrypt } from 'jose';
import type { IssuedBinding } from '../../../src/demo/binding-options.js';
import type { Tenant } from '../../../src/demo/tenant.js';
import { clientKeyOf, parseJson } from './world.js';

export interface WireAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  /** Code of the error that ended the body, if it did not end well. */
  readonly brokenBy: string | undefined;
}

export interface WireOptions extends RequestOptions {
  readonly body?: string;
  /** Gives up after so many bytes of the body. */
  readonly maxBytes?: number;
  /** Gives up after so many milliseconds. */
  readonly giveUpMs?: number;
}

/** Options that present the client certificate of the binding. */
export function identityOf({ serviceKey }: IssuedBinding): { cert: string; key: string } {
  return { cert: String(serviceKey['certificate']), key: String(serviceKey['key']) };
}

export async function send(url: string, options: WireOptions = {}): Promise<WireAnswer> {
  const { body, maxBytes = Infinity, giveUpMs = 10_000, ...rest } = options;
  const request = httpsRequest(url, { agent: false, signal: AbortSignal.timeout(giveUpMs), ...rest });
  return await new Promise((resolve, reject) => {
    // Rejects only when there was no response; afterwards the body is what was broken.
    request.on('error', reject);
    request.on('response', (response) => {
      request.removeAllListeners('error').on('error', (error: NodeJS.ErrnoException) => {
        // What came with the error is still on its way to the listener of `data`.
        setImmediate(finish, error.code ?? error.name);
      });
      const chunks: Buffer[] = [];
      let length = 0;
      const finish = (brokenBy?: string): void => {
        const { statusCode: status = 0, statusMessage: reason = '', headers, rawHeaders } = response;
        resolve({ status, reason, headers, rawHeaders, body: Buffer.concat(chunks), brokenBy });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length < maxBytes) return;
        finish('MAX_BYTES');
        request.destroy();
      });
      response.on('error', (error: NodeJS.ErrnoException) => {
        finish(error.code ?? error.name);
      });
      response.on('end', () => {
        finish();
      });
    });
    request.end(body);
  });
}

/** GET of the password `p` in namespace `ns1` with an mtls binding. */
export async function readPassword(
  tenant: Tenant,
  binding: IssuedBinding,
  options: WireOptions = {},
): Promise<WireAnswer> {
  return await send(`${tenant.url}/password?name=p`, {
    ca: tenant.caPem,
    ...identityOf(binding),
    ...options,
    headers: {
      'sapcp-credstore-namespace': 'ns1',
      ...(options.headers as Record<string, string> | undefined),
    },
  });
}

export async function openAnswer(binding: IssuedBinding, { body }: WireAnswer): Promise<unknown> {
  const { plaintext } = await compactDecrypt(body.toString(), clientKeyOf(binding));
  return parseJson(Buffer.from(plaintext).toString());
}

/** Code of the error by which the promise is rejected, or `none`. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'none';
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    return code ?? name;
  }
}
