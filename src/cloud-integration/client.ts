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
import type { CloudIntegrationClient } from './model.js';
import { createPackage } from './packages.js';
import {
  listRuntimeArtifacts,
  listServiceEndpoints,
  readErrorInformation,
  readRuntimeArtifact,
} from './runtime.js';
import { createTransport, type TransportOptions } from './transport.js';

export function createCloudIntegrationClient(options: TransportOptions): CloudIntegrationClient {
  const transport = createTransport(options);
  return {
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
