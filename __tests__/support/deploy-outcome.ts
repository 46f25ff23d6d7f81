/** Plans and reports of deployments as plain values, for tests of what is made of them. */
import type { DeployOutcome } from '../../src/action/deploy-outcome.js';
import type { ArtifactType } from '../../src/artifact/artifact-type.js';
import type { LocalArtifact } from '../../src/artifact/local-artifact.js';
import type { PlannedArtifact } from '../../src/deploy/plan.js';
import type { ArtifactReport } from '../../src/deploy/report.js';

export function localArtifact(id: string, changed: Partial<LocalArtifact> = {}): LocalArtifact {
  return {
    id,
    name: id,
    version: '1.0.0',
    type: 'IntegrationFlow' satisfies ArtifactType,
    packageId: 'Orders',
    path: `orders/${id}`,
    line: 1,
    source: 'folder',
    archive: new Map(),
    ignored: [],
    ...changed,
  };
}

export function planned(id: string, changed: Partial<PlannedArtifact> = {}): PlannedArtifact {
  return {
    artifact: localArtifact(id),
    tenant: {
      designtime: undefined,
      zip: undefined,
      archive: undefined,
      configurations: undefined,
      runtime: undefined,
      isRuntimeRead: true,
      refusal: undefined,
    },
    uses: [],
    content: 'create',
    reason: 'it is not in the tenant',
    failure: undefined,
    differences: [],
    upload: new Map(),
    parameters: [],
    parameterChanges: [],
    deploys: true,
    ...changed,
  };
}

export function reportOf(id: string, changed: Partial<ArtifactReport> = {}): ArtifactReport {
  return {
    artifact: localArtifact(id),
    action: 'created',
    deployment: 'started',
    version: '1.0.0',
    taskId: 'task-1',
    endpoints: [],
    failure: undefined,
    message: 'it is not in the tenant',
    hasChanged: true,
    phases: [],
    requests: 5,
    ...changed,
  };
}

export function outcomeOf(changed: Partial<DeployOutcome> = {}): DeployOutcome {
  return {
    plan: { packages: [], artifacts: [] },
    reports: undefined,
    elapsedMs: 2500,
    deploymentId: '',
    ...changed,
  };
}
