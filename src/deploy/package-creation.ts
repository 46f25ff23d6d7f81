/**
 * Creates a missing package when the first artifact of a run needs it; the others wait for the same call, so an
 * artifact that is skipped leaves no empty package behind.
 */
import { repeatIfLost } from './repeat-if-lost.js';
import type { DeployTarget } from './target.js';

export class PackageCreation {
  readonly #missing: ReadonlySet<string>;
  readonly #creations = new Map<string, Promise<void>>();

  constructor(missing: readonly string[]) {
    this.#missing = new Set(missing);
  }

  /**
   * @param target that counts the call for the artifact which needs the package first.
   * @throws ActionError PACKAGE_REFUSED, HTTP_*
   */
  async ensure(id: string, target: Pick<DeployTarget, 'createPackage'>): Promise<void> {
    if (!this.#missing.has(id)) return;
    const creation =
      this.#creations.get(id) ?? repeatIfLost(() => target.createPackage({ id, name: id, shortText: id }));
    this.#creations.set(id, creation);
    await creation;
  }
}
