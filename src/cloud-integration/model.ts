/** What Cloud Integration holds, in our words (contract, sections 6 to 8). Dates are instants, ids are as the tenant has them. */
import type { ArtifactType } from '../artifact/artifact-type.js';

export type { ArtifactType } from '../artifact/artifact-type.js';
/** Thrown by writes that may or may not have happened: read the state before anything else. */
export { OutcomeUnknownError } from '../http/arrival.js';

export interface IntegrationPackage {
  readonly id: string;
  readonly name: string;
  /** `configure-only`: parameters may be changed, contents may not. */
  readonly mode: 'editable' | 'configure-only';
}

export interface NewPackage {
  readonly id: string;
  readonly name: string;
  readonly shortText: string;
}

export interface DesigntimeArtifact {
  readonly id: string;
  readonly type: ArtifactType;
  readonly name: string;
  readonly packageId: string;
  /** As the tenant says it; `Active` or `Draft` for one that is not saved as a version. */
  readonly version: string;
  readonly isDraft: boolean;
  readonly modifiedAt: Date | undefined;
  readonly modifiedBy: string | undefined;
}

export interface ArtifactContent {
  readonly id: string;
  readonly name: string;
  /** A zip archive. */
  readonly content: Buffer;
}

export interface NewArtifact extends ArtifactContent {
  readonly packageId: string;
}

/** An externalised parameter. */
export interface Configuration {
  readonly key: string;
  readonly value: string;
  /** `xsd:string`, `xsd:integer`, `custom:schedule` … */
  readonly dataType: string;
}

export type TaskStatus = 'deploying' | 'success' | 'failed' | 'license-failed';

/** A status that is not known counts as `starting`: in progress. */
export type RuntimeStatus = 'starting' | 'started' | 'stopping' | 'stopped' | 'error';

export interface RuntimeArtifact {
  readonly id: string;
  /** Empty where the tenant does not say it. */
  readonly version: string;
  readonly status: RuntimeStatus;
  readonly deployedOn: Date | undefined;
  /** As the tenant says it: `INTEGRATION_FLOW`, `MESSAGE_MAPPING` … */
  readonly type: string;
}
