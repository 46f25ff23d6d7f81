/**
 * What a deployment needs of a tenant. The client of Cloud Integration fits it, and so does an object in memory.
 * Every method may throw an ActionError; writes also an OutcomeUnknownError, where they may have happened.
 */
import type { ArtifactType } from '../artifact/artifact-type.js';
import type {
  ArtifactContent,
  Configuration,
  DesigntimeArtifact,
  NewArtifact,
  NewPackage,
  RuntimeArtifact,
  TaskStatus,
} from '../cloud-integration/model.js';

export interface DeployTarget {
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
  /** Text of SAP, which may hold anything. */
  readErrorInformation(id: string): Promise<string | undefined>;
  /** By id of the artifact. */
  listServiceEndpoints(): Promise<ReadonlyMap<string, readonly string[]>>;
}
