/** What the user decided about a deployment. */
import type { Place } from '../errors.js';

export interface DeploySettings {
  readonly createPackage: boolean;
  /** Whose values parameters have that no file lists. */
  readonly unlistedParameters: 'keep' | 'workspace';
  readonly deploy: 'changed' | 'always' | 'never';
  readonly onDraft: 'error' | 'overwrite' | 'skip';
  /** Artifacts that are written at a time, 1 to 16; waiting for the tenant does not count. */
  readonly concurrency: number;
  /** For one artifact to start, once the tenant has taken the deployment. */
  readonly waitTimeoutMs: number;
  readonly rollback: boolean;
  /** Values of parameters by artifact and key. */
  readonly parameters: ReadonlyMap<string, ReadonlyMap<string, ListedParameter>>;
  /** Under which the tenant keeps what this service key wrote: its own drafts are nobody's unsaved work. */
  readonly ownUser: string;
}

/** A value from the parameter file. */
export interface ListedParameter {
  readonly value: string;
  readonly place: Place;
}
