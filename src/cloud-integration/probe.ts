/** The cheapest read that only a known identity gets an answer to: one package at most (contract, section 5.3). */
import { ActionError } from '../errors.js';
import { parsePage } from './odata.js';
import type { Operation } from './refusals.js';
import { unexpectedAnswer, type Transport } from './transport.js';

/** `role-missing`: the identity is known, but may not read packages. */
export type Probe = 'readable' | 'role-missing';

const OPERATION: Operation = { kind: 'read', what: 'list packages', roles: ['WorkspacePackagesRead'] };

/** @throws ActionError HTTP_UNAUTHORIZED, ODATA_UNEXPECTED, OAUTH_REJECTED, TLS_*, HTTP_* */
export async function probe(transport: Transport): Promise<Probe> {
  const url = new URL('IntegrationPackages?$top=1', transport.base);
  try {
    const response = await transport.read(OPERATION, url);
    if (response === undefined) return 'role-missing';
    if (response.status !== 204 && parsePage(response.body.toString('utf8')) === undefined)
      throw unexpectedAnswer(OPERATION, url.host);
    return 'readable';
  } catch (error) {
    if (error instanceof ActionError && error.code === 'HTTP_FORBIDDEN') return 'role-missing';
    throw error;
  }
}
