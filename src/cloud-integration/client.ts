/**
 * The calls of the management API of Cloud Integration that a deployment needs, as plain functions over values.
 * What is done in which order is told elsewhere. Source: the contract, sections 4 to 8.
 */
import { probe, type Probe } from './probe.js';
import { createTransport, type TransportOptions } from './transport.js';

export interface CloudIntegrationClient {
  /** A cheap read that proves the identity. */
  probe(): Promise<Probe>;
}

export function createCloudIntegrationClient(options: TransportOptions): CloudIntegrationClient {
  const transport = createTransport(options);
  return { probe: () => probe(transport) };
}
