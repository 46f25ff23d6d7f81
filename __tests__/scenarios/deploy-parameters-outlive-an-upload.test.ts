import { describe, expect, test } from '@jest/globals';
import { flow } from '../support/artifact-files.js';
import { useDeployBench } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

describe.each(['kept', 'replaced'] as const)(
  'unlisted parameters, in a tenant where values are %s by an upload',
  (configurationAfterUpload) => {
    const tag = configurationAfterUpload === 'kept' ? 'K' : 'R';

    test.each([
      ['keep', 'tenant', 'of the tenant'],
      ['workspace', 'workspace', 'of the workspace'],
    ])('%s', async (unlisted, expected) => {
      const id = `U${tag}${unlisted}`;
      bench.integration.turn({ configurationAfterUpload });
      const inputs = { 'unlisted-parameters': unlisted };
      const both = { Host: 'workspace', Port: '1' };
      const workspace = await bench.workspace(flow(`Unlisted/${id}`, id, { parameters: both }));
      expectSuccess(await bench.deploy(workspace, inputs));
      bench.integration.change(id, { configured: new Map([['Host', 'tenant']]), modifiedAt: new Date(0) });
      const parameterOnly = await bench.deploy(workspace, inputs);
      expectSuccess(parameterOnly);
      expect(parameterOnly.writes.length > 0).toBe(unlisted === 'workspace');
      bench.integration.change(id, { configured: new Map([['Host', 'tenant']]), modifiedAt: new Date(0) });
      const uploaded = await bench.deploy(workspace, inputs, {
        files: flow(`Unlisted/${id}`, id, { parameters: both, script: 'def other = 1' }),
      });
      expectSuccess(uploaded);
      expect(uploaded.outcome).toEqual([`${id}: updated, started`]);
      expect(bench.integration.configuration(id)).toEqual({ Host: expected, Port: '1' });
      expect(bench.integration.runtime(id)?.deployment.configuration.get('Host')).toBe(expected);
      expect((await bench.deploy(workspace, inputs)).writes).toEqual([]);
    });

    test('a listed value wins over both', async () => {
      const id = `L${tag}`;
      bench.integration.turn({ configurationAfterUpload });
      const workspace = await bench.workspace({
        ...flow(`Listed/${id}`, id, { parameters: { Host: 'workspace', Port: '1' } }),
        'p.yml': `${id}:\n  Host: listed\n`,
      });
      const inputs = { parameters: 'p.yml' };
      expectSuccess(await bench.deploy(workspace, inputs));
      bench.integration.change(id, {
        configured: new Map([
          ['Host', 'tenant'],
          ['Port', '2'],
        ]),
        modifiedAt: new Date(0),
      });
      const result = await bench.deploy(workspace, inputs, {
        files: flow(`Listed/${id}`, id, { parameters: { Host: 'w', Port: '1' }, script: 'def z = 1' }),
      });
      expectSuccess(result);
      expect(bench.integration.configuration(id)).toEqual({ Host: 'listed', Port: '2' });
      expect((await bench.deploy(workspace, inputs)).writes).toEqual([]);
    });
  },
);
