/**
 * The calls of the management API of Cloud Integration that a deployment needs (contract, sections 4 to 8), bound to
 * one tenant and one run. What is done in which order is told elsewhere.
 */
import {
  createArtifact,
  deleteArtifact,
  downloadArtifact,
  listArtifacts,
  readArtifact,
  saveAsVersion,
  updateArtifact,
} from './artifacts.js';
import { listConfigurations, writeConfiguration } from './configurations.js';
import { deployArtifact, readTask } from './deployment.js';
import type {
  ArtifactContent,
  ArtifactType,
  Configuration,
  DesigntimeArtifact,
  IntegrationPackage,
  NewArtifact,
  NewPackage,
  RuntimeArtifact,
  TaskStatus,
} from './model.js';
import { createPackage, readPackage } from './packages.js';
import { probe, type Probe } from './probe.js';
import {
  listRuntimeArtifacts,
  listServiceEndpoints,
  readErrorInformation,
  readRuntimeArtifact,
} from './runtime.js';
import { createTransport, type TransportOptions } from './transport.js';

/**
 * `undefined` is "not there". Everything throws ActionError HTTP_*, TLS_*, OAUTH_REJECTED and ODATA_UNEXPECTED, writes
 * also ARTIFACT_*, PACKAGE_* and PARAMETER_UNKNOWN; and OutcomeUnknownError where a write may have happened.
 */
export interface CloudIntegrationClient {
  /** A cheap read that proves the identity. */
  probe(): Promise<Probe>;
  readPackage(id: string): Promise<IntegrationPackage | undefined>;
  createPackage(newPackage: NewPackage): Promise<void>;
  /** undefined: there is no such package. */
  listArtifacts(packageId: string, type: ArtifactType): Promise<readonly DesigntimeArtifact[] | undefined>;
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

export function createCloudIntegrationClient(options: TransportOptions): CloudIntegrationClient {
  const transport = createTransport(options);
  return {
    probe: () => probe(transport),
    readPackage: (id) => readPackage(transport, id),
    createPackage: (newPackage) => createPackage(transport, newPackage),
    listArtifacts: (packageId, type) => listArtifacts(transport, packageId, type),
    readArtifact: (type, id) => readArtifact(transport, type, id),
    downloadArtifact: (type, id) => downloadArtifact(transport, type, id),
    createArtifact: (type, artifact) => createArtifact(transport, type, artifact),
    updateArtifact: (type, artifact) => updateArtifact(transport, type, artifact),
    deleteArtifact: (type, id) => deleteArtifact(transport, type, id),
    saveAsVersion: (type, id, version) => saveAsVersion(transport, type, id, version),
    listConfigurations: (id) => listConfigurations(transport, id),
    writeConfiguration: (id, configuration) => writeConfiguration(transport, id, configuration),
    deployArtifact: (type, id) => deployArtifact(transport, type, id),
    readTask: (taskId) => readTask(transport, taskId),
    listRuntimeArtifacts: () => listRuntimeArtifacts(transport),
    readRuntimeArtifact: (id) => readRuntimeArtifact(transport, id),
    readErrorInformation: (id) => readErrorInformation(transport, id),
    listServiceEndpoints: () => listServiceEndpoints(transport),
  };
}
