import { describe, expect, it } from '@jest/globals';
import { MemoryTenant } from '../support/deploy-target.js';
import { deploy, flow, outcomes, scripts, valueMapping } from '../support/deploy-target-artifacts.js';
import { VirtualClock } from '../support/virtual-clock.js';

describe('a run', () => {
  it('creates what is not there, in order of use; a second run writes nothing', async () => {
    const tenant = new MemoryTenant(new VirtualClock());
    const artifacts = [flow('Intake', { uses: ['Common'] }), scripts('Common'), valueMapping('Countries')];
    expect(outcomes(await deploy(tenant, artifacts))).toEqual([
      'Common: created, started',
      'Intake: created, started',
      'Countries: created, started',
    ]);
    tenant.revive();
    expect(outcomes(await deploy(tenant, artifacts))).toEqual([
      'Common: unchanged, unchanged',
      'Intake: unchanged, unchanged',
      'Countries: unchanged, unchanged',
    ]);
    expect(tenant.writes).toEqual([]);
  });
});
