/**
 * What Cloud Integration holds and can do, in our words (contract, sections 6 to 8). Dates are instants, ids are as the
 * tenant has them.
 */
import type { ArtifactType } from '../artifact/artifact-type.js';

export type { ArtifactType } from '../artifact/artifact-type.js';
/** Thrown by writes that may or may not have happened: read the state before anything else. */
export { OutcomeUnknownError } from '../http/arrival.js';

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

/**
 * The calls that a deployment needs. `undefined` is "not there". Everything throws ActionError HTTP_*, TLS_*, OAUTH_REJECTED and ODATA_UNEXPECTED, writes
 * also ARTIFACT_*, PACKAGE_* and PARAMETER_UNKNOWN; and OutcomeUnknownError where a write may have happened.
 */
export interface CloudIntegrationClient {
  createPackage(newPackage: NewPackage): Promise<void>;
  /** undefined: there is no such package. */
  listArtifacts(packageId: string, type: ArtifactType): Promise<readonly DesigntimeArtifact[] | undefined>;
  /** In whatever package it lies. */
  readArtifact(type: ArtifactType, id: string): Promise<DesigntimeArtifact | undefined>;
  downloadArtifact(type: ArtifactType, id: string): Promise<Buffer | undefined>;
  createArtifact(type: ArtifactType, artifact: NewArtifact): Promise<void>;
  updateArtifact(type: ArtifactType, artifact: ArtifactContent): Promise<void>;
  deleteArtifact(type: ArtifactType, id: string): Promise<void>;
  saveAsVersion(type: ArtifactType, id: string, version: string): Promise<void>;
  listConfigurations(id: string): Promise<readonly Configuration[]>;
  writeConfiguration(id: string, configuration: Configuration): Promise<void>;
  /** The id of the task; undefined: none was named. */
  deployArtifact(type: ArtifactType, id: string): Promise<string | undefined>;
  readTask(taskId: string): Promise<TaskStatus | undefined>;
  listRuntimeArtifacts(): Promise<ReadonlyMap<string, RuntimeArtifact>>;
  readRuntimeArtifact(id: string): Promise<RuntimeArtifact | undefined>;
  /** The text of SAP as it is: it may hold anything, also secrets. */
  readErrorInformation(id: string): Promise<string | undefined>;
  /** By id of the artifact. */
  listServiceEndpoints(): Promise<ReadonlyMap<string, readonly string[]>>;
}
