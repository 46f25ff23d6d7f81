/**
 * PURE. What a plan would write or deploy, in parts that can run on runners of their own: artifacts that use each other
 * stay together (GitHub: at most 256 jobs in a matrix).
 */
import { isChange, type DeployPlan, type PlannedArtifact } from '../deploy/plan.js';

export interface MatrixEntry {
  readonly name: string;
  /** Lines for the input `artifacts`. */
  readonly artifacts: string;
}

const MAX_ENTRIES = 256;

export function renderMatrix({ artifacts }: DeployPlan): readonly MatrixEntry[] {
  const groups = groupByUse(artifacts.filter(isChange));
  const perEntry = Math.ceil(groups.length / MAX_ENTRIES);
  const entries: MatrixEntry[] = [];
  for (let index = 0; index < groups.length; index += perEntry)
    entries.push(toEntry(groups.slice(index, index + perEntry).flat()));
  return entries;
}

/** Artifacts are in one group when a chain of uses joins them, in whatever direction. */
function groupByUse(artifacts: readonly PlannedArtifact[]): readonly (readonly PlannedArtifact[])[] {
  const groups = new Map<string, readonly PlannedArtifact[]>();
  for (const planned of artifacts) {
    const joined = new Set(planned.uses.flatMap((id) => groups.get(id) ?? []));
    const group = [...joined, planned];
    for (const { artifact } of group) groups.set(artifact.id, group);
  }
  return [...new Set(groups.values())];
}

function toEntry(group: readonly PlannedArtifact[]): MatrixEntry {
  const [first] = group;
  const more = group.length - 1;
  return {
    name: `${first?.artifact.id ?? ''}${more === 0 ? '' : ` and ${more} more`}`,
    artifacts: group.map(({ artifact }) => `${artifact.packageId} = ${toPath(artifact.path)}`).join('\n'),
  };
}

/** Nothing that could be taken for an exclusion, a comment or nothing; no line can hold a line end, so `?` stands for it. */
function toPath(path: string): string {
  const line = path.replaceAll(/[\r\n]|\s$/g, '?');
  return /^(?:[!#\s]|$)/.test(line) ? `./${line}` : line;
}
