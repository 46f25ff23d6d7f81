/**
 * The clients of Cloud Integration, one for each service key, with the roles of their service instance (contract
 * 1.1, 2, 3). Found by client id, or by the exact certificate.
 */

const integrationRoles = [
  'WorkspacePackagesRead',
  'WorkspacePackagesEdit',
  'WorkspacePackagesConfigure',
  'WorkspaceArtifactsDeploy',
  'MonitoringDataRead',
  'MonitoringArtifactsDeploy',
  'WorkspaceArtifactLocksRead',
  'WorkspaceArtifactLocksDelete',
] as const;

export type IntegrationRole = (typeof integrationRoles)[number];

/** The roles of a client that delivers (contract 1.1). */
export const deliveryRoles: readonly IntegrationRole[] = integrationRoles.slice(0, 6);

export interface IntegrationClient {
  readonly clientId: string;
  readonly secret?: string | undefined;
  readonly certificateFingerprint?: string | undefined;
  /** Of the service instance now; a token keeps those of its issue. */
  readonly roles: readonly IntegrationRole[];
  readonly expiresAt: Date;
}

export class ClientRegistry {
  readonly #clients = new Map<string, IntegrationClient>();

  add(client: IntegrationClient): void {
    this.#clients.set(client.clientId, client);
  }

  /** As when the service key is deleted: the only way to revoke a certificate (contract 2.B). */
  remove(clientId: string): void {
    this.#clients.delete(clientId);
  }

  setRoles(clientId: string, roles: readonly IntegrationRole[]): void {
    const client = this.#clients.get(clientId);
    if (client === undefined) throw new TypeError('the client is not known');
    this.#clients.set(clientId, { ...client, roles });
  }

  find(clientId: string): IntegrationClient | undefined {
    return this.#clients.get(clientId);
  }

  findByFingerprint(fingerprint: string): IntegrationClient | undefined {
    return [...this.#clients.values()].find((client) => client.certificateFingerprint === fingerprint);
  }
}

export function isRole(text: string): text is IntegrationRole {
  return (integrationRoles as readonly string[]).includes(text);
}
