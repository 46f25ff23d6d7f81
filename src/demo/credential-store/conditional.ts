/**
 * Conditional requests (contract 7; RFC 9110 §13): the ETag of a credential is its id, taken quoted or bare.
 */
import type { DemoRequest } from '../exchange.js';
import { Refusal } from '../refusal.js';
import type { TenantSwitches } from '../switches.js';
import type { Credential } from './credential.js';

type Headers = DemoRequest['headers'];

export function etagOf(credential: Credential): string {
  return `"${credential.id}"`;
}

export function isUnchanged(headers: Headers, credential: Credential): boolean {
  const condition = headers['if-none-match'];
  return condition !== undefined && matches(condition, credential);
}

/** Throws the refusal of a write whose precondition does not hold for what is stored now, if anything. */
export function checkPrecondition(
  headers: Headers,
  existing: Credential | undefined,
  switches: Pick<TenantSwitches, 'precondition'>,
): void {
  const [ifMatch, ifNoneMatch] = [headers['if-match'], headers['if-none-match']];
  const holds =
    (ifMatch === undefined || matches(ifMatch, existing)) &&
    (ifNoneMatch === undefined || !matches(ifNoneMatch, existing));
  if (!holds) throw new Refusal(failureStatus(existing, switches.precondition), 'Precondition failed');
}

function failureStatus(existing: Credential | undefined, status: TenantSwitches['precondition']): number {
  const appliesTo = { 412: true, 409: existing !== undefined, 404: existing === undefined };
  return appliesTo[status] ? status : 412;
}

function matches(condition: string, credential: Credential | undefined): boolean {
  if (credential === undefined) return false;
  const tags = condition.split(',').map((tag) => tag.trim().replace(/^"(.*)"$/, '$1'));
  return tags.includes('*') || tags.includes(credential.id);
}
