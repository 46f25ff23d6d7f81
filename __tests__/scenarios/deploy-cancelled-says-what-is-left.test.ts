import { describe, expect, test } from '@jest/globals';
import { flow, valueMapping } from '../support/artifact-files.js';
import {
  expectDeployFailure,
  useDeployBench,
  type DeployResult,
  type Files,
} from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

function messagesOf({ annotations }: DeployResult): string {
  return annotations.map(({ message }) => message).join('\n');
}

/** Cancels the step as the runner does, as soon as a request arrives. */
async function cancelAt(
  files: Files | string,
  match: { readonly method?: string; readonly pathPart: string },
  waitMs = 0,
  changed: Files = {},
): Promise<DeployResult> {
  const controller = new AbortController();
  bench.integration.interrupt(match, () => {
    setTimeout(() => {
      controller.abort();
    }, waitMs);
  });
  return bench.deploy(files, {}, { signal: controller.signal, files: changed });
}

describe('a cancelled job', () => {
  test('while a deployment is watched: it goes on in the tenant, and the next run finds it', async () => {
    bench.integration.planDeployment('C1', { buildMs: 4000 });
    const workspace = await bench.workspace({ ...flow('Cancel/C1', 'C1'), ...flow('Cancel/C2', 'C2') });
    const result = await cancelAt(workspace, { method: 'POST', pathPart: 'DeployIntegration' }, 2500);
    expectDeployFailure(result, 'DEPLOY_CANCELLED');
    expect(result.conclusion).toBe('cancelled');
    expect(result.signal).toBeNull();
    expect(result.outcome).toEqual(['C1: created, not-deployed', 'C2: created, started']);
    expect(messagesOf(result)).toContain('its deployment goes on in the tenant');
    expect(result.outputs['changed']).toBe('true');
    expect(result.summary).toContain('DEPLOY&#95;CANCELLED');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const next = await bench.deploy(workspace);
    expectSuccess(next);
    expect(next.writes).toEqual([]);
  });

  test('during an upload: it may end, and is not deployed', async () => {
    const workspace = await bench.workspace(flow('Cancel/C3', 'C3'));
    bench.tenant.inject({
      kind: 'delay',
      ms: 1000,
      match: { pathPart: '/IntegrationDesigntimeArtifacts', method: 'POST' },
    });
    const result = await cancelAt(workspace, { method: 'POST', pathPart: '/IntegrationDesigntimeArtifacts' });
    expectDeployFailure(result, 'DEPLOY_CANCELLED');
    expect(result.writes.filter((call) => call.includes('Deploy'))).toEqual([]);
    expect(messagesOf(result)).toContain('uploaded');
    expect(result.outputs['changed']).toBe('true');
    const next = await bench.deploy(workspace);
    expectSuccess(next);
    expect(next.outcome).toEqual(['C3: unchanged, started']);
  });

  test('during the replacement of a value mapping: it is not left half done', async () => {
    const workspace = await bench.workspace(valueMapping('Cancel/V1', 'V1'));
    expectSuccess(await bench.deploy(workspace));
    bench.tenant.inject({ kind: 'delay', ms: 800, match: { method: 'DELETE' } });
    const result = await cancelAt(workspace, { method: 'DELETE', pathPart: 'ValueMapping' }, 100, {
      ...valueMapping('Cancel/V1', 'V1', 'Italy'),
    });
    expectDeployFailure(result, 'DEPLOY_CANCELLED');
    expect(bench.integration.content('V1')['value_mapping.xml']).toContain('Italy');
    const next = await bench.deploy(workspace);
    expectSuccess(next);
    expect(next.outcome).toEqual(['V1: unchanged, started']);
  });

  test('while the tenant is read: nothing is written', async () => {
    bench.tenant.inject({ kind: 'delay', ms: 500, match: { pathPart: 'IntegrationRuntimeArtifacts' } });
    const result = await cancelAt(flow('Cancel/C4', 'C4'), { pathPart: 'IntegrationRuntimeArtifacts' }, 100);
    expectDeployFailure(result, 'DEPLOY_CANCELLED');
    expect(result.writes).toEqual([]);
    expect(result.outputs['changed']).toBe('false');
  });

  test('while endpoints are listed: what was done is reported', async () => {
    bench.tenant.inject({ kind: 'slow-headers', match: { pathPart: 'ServiceEndpoints' } });
    const result = await cancelAt(
      flow('Cancel/E1', 'E1', { address: '/e1' }),
      { pathPart: 'ServiceEndpoints' },
      100,
    );
    expectSuccess(result);
    expect(result.signal).toBeNull();
    expect(result.outcome).toEqual(['E1: created, started']);
    expect(result.calls.at(-1)).toContain('ServiceEndpoints');
    expect(result.outputs['endpoints']).toBe('{}');
    expect(result.outputs['changed']).toBe('true');
  });

  test('ends within the grace of the runner, also while a call hangs', async () => {
    bench.tenant.inject({
      kind: 'slow-headers',
      match: { method: 'POST', pathPart: '/IntegrationDesigntime' },
    });
    const started = performance.now();
    let cancelledAt = 0;
    const controller = new AbortController();
    bench.integration.interrupt({ method: 'POST', pathPart: '/IntegrationPackages' }, () => {
      setTimeout(() => {
        cancelledAt = performance.now() - started;
        controller.abort();
      }, 1000);
    });
    const result = await bench.deploy(
      { ...flow('CancelH/H1', 'H1'), ...flow('CancelH/H2', 'H2') },
      {},
      { signal: controller.signal },
    );
    expectDeployFailure(result, 'DEPLOY_CANCELLED');
    expect(result.signal).toBeNull();
    expect(performance.now() - started - cancelledAt).toBeLessThan(7000);
    expect(result.report).toHaveLength(2);
  });

  test('killed after the upload: the next run deploys', async () => {
    const workspace = await bench.workspace(flow('Cancel/K1', 'K1'));
    expectSuccess(await bench.deploy(workspace));
    const controller = new AbortController();
    bench.integration.interrupt({ method: 'POST', pathPart: 'DeployIntegration' }, () => {
      controller.abort();
    });
    bench.tenant.inject({ kind: 'reset', times: 9, match: { pathPart: 'DeployIntegration' } });
    await bench.deploy(
      workspace,
      {},
      {
        signal: controller.signal,
        gracePeriods: { interruptMs: 1, terminateMs: 1 },
        files: flow('Cancel/K1', 'K1', { script: 'def k = 2' }),
      },
    );
    bench.tenant.clearFaults();
    const next = await bench.deploy(workspace);
    expectSuccess(next);
    expect(next.outcome).toEqual(['K1: unchanged, started']);
  });
});
