import { describe, expect, test } from '@jest/globals';
import { flow, messageMapping, scriptCollection, valueMapping } from '../support/artifact-files.js';
import { useDeployBench } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

const FILES = {
  ...flow('Orders/Intake', 'Intake', { collection: 'Common', mapping: 'Map', parameters: { Host: 'a' } }),
  ...scriptCollection('Orders/Common', 'Common'),
  ...messageMapping('Orders/Map', 'Map'),
  ...valueMapping('Orders/Countries', 'Countries'),
};

describe('a package with all four types', () => {
  test('is created, deployed and started; a second run writes nothing', async () => {
    const workspace = await bench.workspace(FILES);
    const first = await bench.deploy(workspace);
    expectSuccess(first);
    expect(first.outcome.toSorted()).toEqual([
      'Common: created, started',
      'Countries: created, started',
      'Intake: created, started',
      'Map: created, started',
    ]);
    expect(first.outputs['changed']).toBe('true');
    for (const id of ['Common', 'Countries', 'Intake', 'Map'])
      expect(bench.integration.runtime(id)?.status).toBe('STARTED');
    const order = first.writes
      .filter((call) => call.includes('Deploy'))
      .map((call) => call.replace(/.*\//, ''));
    expect(order.at(-1)).toContain('DeployIntegrationDesigntimeArtifact');
    const second = await bench.deploy(workspace);
    expectSuccess(second);
    expect(second.outcome.toSorted()).toEqual([
      'Common: unchanged, unchanged',
      'Countries: unchanged, unchanged',
      'Intake: unchanged, unchanged',
      'Map: unchanged, unchanged',
    ]);
    expect(second.writes).toEqual([]);
    expect(second.outputs['changed']).toBe('false');
  });
});
