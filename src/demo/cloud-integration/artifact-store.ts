/** The artifacts of the design time (contract 7). An id is unique in the whole tenant, whatever the kind. */
import type { ArtifactKind } from './artifact-kinds.js';
import type { Entries } from './archive.js';

export interface Artifact {
  readonly id: string;
  readonly kind: ArtifactKind;
  readonly packageId: string;
  readonly name: string;
  readonly description: string;
  /** Of the last saved version, or of the manifest; empty if there never was one. */
  readonly version: string;
  readonly isDraft: boolean;
  /** As it was repacked by the service. */
  readonly entries: Entries;
  /** Values that were configured, also those whose key the content has lost (contract 7.8). */
  readonly configured: ReadonlyMap<string, string>;
  /** The user who has it open in the editor, and the id of the lock. */
  readonly lock?: { readonly by: string; readonly resourceId: string; readonly at: Date } | undefined;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly modifiedBy: string;
  readonly modifiedAt: Date;
}

export class ArtifactStore {
  #artifacts: ReadonlyMap<string, Artifact> = new Map();

  put(artifact: Artifact): Artifact {
    this.#artifacts = new Map([...this.#artifacts, [artifact.id, artifact]]);
    return artifact;
  }

  remove(id: string): void {
    this.#artifacts = new Map([...this.#artifacts].filter(([key]) => key !== id));
  }

  find(id: string): Artifact | undefined {
    return this.#artifacts.get(id);
  }

  list(): readonly Artifact[] {
    return [...this.#artifacts.values()];
  }

  /** Gives back what puts everything as it was, for changes that go together or not at all. */
  checkpoint(): () => void {
    const before = this.#artifacts;
    return () => {
      this.#artifacts = before;
    };
  }

  ofPackage(packageId: string): readonly Artifact[] {
    return this.list().filter((artifact) => artifact.packageId === packageId);
  }
}
