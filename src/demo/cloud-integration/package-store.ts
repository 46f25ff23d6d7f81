/** Integration packages (contract 6): what is stored of them. Their artifacts are stored apart. */

export type PackageMode = 'EDIT_ALLOWED' | 'READ_ONLY';

export interface IntegrationPackage {
  readonly id: string;
  readonly name: string;
  readonly shortText: string;
  readonly description: string;
  readonly version: string;
  readonly vendor: string;
  readonly mode: PackageMode;
  readonly supportedPlatform: string;
  /** 32 hex digits. */
  readonly resourceId: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly modifiedBy: string;
  readonly modifiedAt: Date;
}

export class PackageStore {
  readonly #packages = new Map<string, IntegrationPackage>();

  put(entry: IntegrationPackage): IntegrationPackage {
    this.#packages.set(entry.id, entry);
    return entry;
  }

  remove(id: string): void {
    this.#packages.delete(id);
  }

  find(id: string): IntegrationPackage | undefined {
    return this.#packages.get(id);
  }

  list(): readonly IntegrationPackage[] {
    return [...this.#packages.values()];
  }
}
