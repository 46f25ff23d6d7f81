/** PURE. Who uses whom among the artifacts of a run, and an order in which what is used comes first. */
import type { UsingArtifact } from '../artifact/references.js';
import { listUses } from '../artifact/references.js';

/** Ids that an artifact uses, those of this run alone. */
export type Uses = ReadonlyMap<string, readonly string[]>;

export function findUses(artifacts: readonly UsingArtifact[]): Uses {
  const own = new Set(artifacts.map(({ id }) => id));
  return new Map(
    artifacts.map((artifact) => [artifact.id, listUses(artifact, artifacts).filter((id) => own.has(id))]),
  );
}

/**
 * What is used first; else in the order given. In a circle, which the service allows, the use that closes it is left
 * out, so that nobody waits for ever.
 */
export function orderByUse(
  ids: readonly string[],
  uses: Uses,
): { readonly order: readonly string[]; readonly uses: Uses } {
  const order: string[] = [];
  const states = new Map<string, 'open' | 'done'>();
  const kept = new Map<string, readonly string[]>();
  const visit = (id: string): void => {
    states.set(id, 'open');
    const used = (uses.get(id) ?? []).filter((one) => states.get(one) !== 'open');
    kept.set(id, used);
    for (const one of used) if (!states.has(one)) visit(one);
    states.set(id, 'done');
    order.push(id);
  };
  for (const id of ids) if (!states.has(id)) visit(id);
  return { order, uses: kept };
}
