/**
 * Protection against forged requests (contract 2.D): a token goes with the cookie of the same answer. Off or
 * required for each way to sign in.
 */
import type { DemoRequest, Header } from '../exchange.js';
import type { Caller } from './authentication.js';
import { ServiceError } from './service-error.js';
import type { IntegrationState } from './state.js';

const headerName = 'x-csrf-token';
const cookieName = 'JSESSIONID';

/** What a read answers to `X-CSRF-Token: Fetch`; nothing where no token is needed. */
export function fetchHeaders(
  state: IntegrationState,
  { headers }: DemoRequest,
  caller: Caller,
): readonly Header[] {
  const isAsked = headers[headerName]?.toLowerCase() === 'fetch';
  if (!isAsked || state.switches.csrf[caller.signIn] === 'off') return [];
  const { session, token } = state.csrf.open();
  return [
    ['X-CSRF-Token', token],
    ['Set-Cookie', `${cookieName}=${session}; Path=/; Secure; HttpOnly`],
    ['Set-Cookie', '__VCAP_ID__=demo; Path=/; Secure; HttpOnly'],
  ];
}

export function checkCsrf(state: IntegrationState, { method, headers }: DemoRequest, caller: Caller): void {
  if (method === 'GET' || method === 'HEAD' || state.switches.csrf[caller.signIn] === 'off') return;
  const session = cookieOf(headers['cookie'] ?? '');
  if (state.csrf.isGood(session, headers[headerName] ?? '')) return;
  const text = 'CSRF token validation failed';
  const body = state.switches.csrfRefusalBody === 'html' ? { html: text } : { text };
  throw new ServiceError(403, body, [['X-CSRF-Token', 'Required']]);
}

function cookieOf(header: string): string {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === cookieName)?.[1] ?? '';
}
