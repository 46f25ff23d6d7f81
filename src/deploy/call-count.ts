/** Counts the calls that are made for one artifact, and notes whether one of them wrote. */
import { OutcomeUnknownError } from '../cloud-integration/model.js';
import { ActionError } from '../errors.js';
import type { DeployTarget } from './target.js';

export interface CallCount {
  count: number;
  /** Something was written, or may have been. */
  hasWritten: boolean;
}

export function countCalls(target: DeployTarget): {
  readonly target: DeployTarget;
  readonly calls: CallCount;
} {
  const calls: CallCount = { count: 0, hasWritten: false };
  const counted = <Parts extends readonly unknown[], Result>(
    call: (...parts: Parts) => Promise<Result>,
  ): ((...parts: Parts) => Promise<Result>) => {
    return (...parts) => {
      calls.count += 1;
      return call(...parts);
    };
  };
  const writing = <Parts extends readonly unknown[], Result>(
    call: (...parts: Parts) => Promise<Result>,
  ): ((...parts: Parts) => Promise<Result>) => {
    const counting = counted(call);
    return async (...parts) => {
      try {
        const result = await counting(...parts);
        calls.hasWritten = true;
        return result;
      } catch (error) {
        // A call that was cut off is no ActionError.
        if (!(error instanceof ActionError) || error instanceof OutcomeUnknownError) calls.hasWritten = true;
        throw error;
      }
    };
  };
  return {
    calls,
    target: {
      createPackage: writing((one) => target.createPackage(one)),
      listArtifacts: counted((id, type) => target.listArtifacts(id, type)),
      readArtifact: counted((type, id) => target.readArtifact(type, id)),
      downloadArtifact: counted((type, id) => target.downloadArtifact(type, id)),
      createArtifact: writing((type, one) => target.createArtifact(type, one)),
      updateArtifact: writing((type, one) => target.updateArtifact(type, one)),
      deleteArtifact: writing((type, id) => target.deleteArtifact(type, id)),
      saveAsVersion: writing((type, id, version) => target.saveAsVersion(type, id, version)),
      listConfigurations: counted((id) => target.listConfigurations(id)),
      writeConfiguration: writing((id, one) => target.writeConfiguration(id, one)),
      deployArtifact: writing((type, id) => target.deployArtifact(type, id)),
      readTask: counted((id) => target.readTask(id)),
      listRuntimeArtifacts: counted(() => target.listRuntimeArtifacts()),
      readRuntimeArtifact: counted((id) => target.readRuntimeArtifact(id)),
      readErrorInformation: counted((id) => target.readErrorInformation(id)),
      listServiceEndpoints: counted(() => target.listServiceEndpoints()),
    },
  };
}
