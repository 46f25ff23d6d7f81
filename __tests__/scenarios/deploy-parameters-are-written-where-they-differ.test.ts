import { describe, expect, test } from '@jest/globals';
import { flow, scriptCollection } from '../support/artifact-files.js';
import { expectDeployFailure, useDeployBench, type DeployResult } from '../support/deploy-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useDeployBench();

const NEVER = { deploy: 'never' };

function configurationWrites({ writes }: DeployResult): readonly string[] {
  return writes.flatMap((call) => /Configurations\('(.*)'\)/.exec(call)?.[1] ?? []);
}

function messagesOf(result: DeployResult): string {
  return result.annotations.map(({ message }) => message).join('\n');
}

const types = { Count: 'xsd:integer', Timer: 'custom:schedule' };
const parameters = { 'Receiver Host': 'a', Count: '1', 'Path/To': 'x' };

describe('the file of parameters', () => {
  test.each([
    ['p.yml', "F1:\n  Receiver Host: https://b.example\n  Count: 1.10\n  Path/To: ''\n"],
    ['p.json', '{"F2":{"Receiver Host":"https://b.example","Count":1.10,"Path/To":""}}'],
    ['p.prop', 'Receiver\\ Host=https://b.example\nCount=1.10\nPath/To=\n'],
  ])('%s: values are written as they stand', async (file, text) => {
    const id = { 'p.yml': 'F1', 'p.json': 'F2', 'p.prop': 'F3' }[file] ?? '';
    const workspace = await bench.workspace({
      ...flow(`Params1/${id}`, id, { parameters, types }),
      [file]: text,
    });
    const result = await bench.deploy(workspace, { parameters: file });
    expectSuccess(result);
    const expected = { 'Receiver Host': 'https://b.example', Count: '1.10', 'Path/To': '' };
    expect(bench.integration.configuration(id)).toEqual(expected);
    expect(Object.fromEntries(bench.integration.runtime(id)?.deployment.configuration ?? [])).toEqual(
      expected,
    );
    const again = await bench.deploy(workspace, { parameters: file });
    expectSuccess(again);
    expect(again.writes).toEqual([]);
  });

  test('only values that differ are written, and a written one is deployed', async () => {
    const files = flow('Params2/F4', 'F4', { parameters, types });
    const workspace = await bench.workspace({ ...files, 'p.yml': 'F4:\n  Count: 1\n' });
    expectSuccess(await bench.deploy(workspace, { parameters: 'p.yml' }));
    const unchanged = await bench.deploy(workspace, { parameters: 'p.yml' });
    expect(unchanged.writes).toEqual([]);
    const configured = new Map([
      ['Count', '1'],
      ['Receiver Host', 'b'],
    ]);
    bench.integration.change('F4', { configured });
    const changed = await bench.deploy(
      workspace,
      { parameters: 'p.yml' },
      { files: { 'p.yml': 'F4:\n  Count: 1\n  Receiver Host: c\n' } },
    );
    expectSuccess(changed);
    expect(changed.outcome).toEqual(['F4: updated, started']);
    expect(configurationWrites(changed)).toEqual(['Receiver Host']);
    expect(bench.integration.runtime('F4')?.deployment.configuration.get('Receiver Host')).toBe('c');
  });

  test('a variable is expanded and masked; every other ${…} stays', async () => {
    const result = await bench.deploy(
      {
        ...flow('Params3/F5', 'F5', { parameters }),
        'p.yml': 'F5:\n  Receiver Host: "https://${env:TARGET}/x"\n  Count: ${property.y}\n',
      },
      { ...NEVER, parameters: 'p.yml' },
      { env: { TARGET: 'hidden-host-0815' } },
    );
    expectSuccess(result);
    expect(bench.integration.configuration('F5')).toMatchObject({
      'Receiver Host': 'https://hidden-host-0815/x',
      Count: '${property.y}',
    });
    expect(result.masks).toContain('hidden-host-0815');
    expect(result.unmaskedLog.join('\n')).not.toContain('hidden-host-0815');
  });

  test.each([
    ['a variable that is not set', 'F6:\n  Count: ${env:NOT_THERE}\n', 'NOT_THERE'],
    ['an input', 'F6:\n  Count: ${env:INPUT_SERVICE-KEY}\n', 'INPUT_SERVICE-KEY'],
    ['a token of the runner', 'F6:\n  Count: ${env:ACTIONS_RUNTIME_TOKEN}\n', 'ACTIONS_RUNTIME_TOKEN'],
    ['an empty value', 'F6:\n  Count:\n', 'line 2'],
    ['a tilde', 'F6:\n  Count: ~\n', 'line 2'],
    ['a list', 'F6:\n  Count: [1]\n', 'line 2'],
    ['no YAML', 'F6: {\n', 'p.yml'],
  ])('%s is a fault before the first request', async (_name, text, words) => {
    const result = await bench.deploy(
      { ...flow('Params4/F6', 'F6', { parameters }), 'p.yml': text },
      { parameters: 'p.yml' },
    );
    expectDeployFailure(result, 'INPUT_INVALID');
    expect(messagesOf(result)).toContain(words);
    expect(result.annotations[0]?.file).toBe('p.yml');
    expect(result.calls).toEqual([]);
  });

  test('.prop serves one artifact only', async () => {
    const result = await bench.deploy(
      { ...flow('Params4/F6', 'F6', { parameters }), ...flow('Params4/F7', 'F7'), 'p.prop': 'Count=1\n' },
      { parameters: 'p.prop' },
    );
    expectDeployFailure(result, 'INPUT_INVALID');
    expect(result.calls).toEqual([]);
  });

  test('a key that no artifact knows stops the run before any write', async () => {
    const result = await bench.deploy(
      {
        ...flow('Params5/F8', 'F8', { parameters }),
        ...scriptCollection('Params5/S8', 'S8'),
        'p.yml': 'F8:\n  Count: 2\n  Cuont: 2\nS8:\n  Any: x\n',
      },
      { parameters: 'p.yml' },
    );
    expectDeployFailure(result, 'PARAMETER_UNKNOWN');
    expect(result.writes).toEqual([]);
    const faults = result.annotations.filter(({ title }) => title === 'PARAMETER_UNKNOWN');
    expect(faults.map(({ file, line }) => [file, line])).toEqual([
      ['p.yml', 3],
      ['p.yml', 5],
    ]);
    expect(result.outputs['changed']).toBe('false');
  });

  test('an id that no line yields is a warning', async () => {
    const result = await bench.deploy(
      { ...flow('Params6/F9', 'F9', { parameters }), 'p.yml': 'F9:\n  Count: 2\nOther:\n  A: b\n' },
      { ...NEVER, parameters: 'p.yml' },
    );
    expectSuccess(result);
    expect(result.annotations.map(({ level, message }) => `${level}: ${message}`).join('\n')).toMatch(
      /warning: .*"Other"/,
    );
  });

  test('a schedule takes what the tenant gave, and no cron text', async () => {
    const schedule = '<row><cell>dateType</cell><cell>SCHEDULE_TYPE=DAILY</cell></row>';
    const workspace = await bench.workspace({
      ...flow('Params7/F10', 'F10', { parameters: { Timer: '' }, types }),
      'p.yml': 'F10:\n  Timer: "0 0 * * *"\n',
    });
    const refused = await bench.deploy(workspace, { parameters: 'p.yml' });
    expectDeployFailure(refused, 'INPUT_INVALID');
    expect(refused.writes).toEqual([]);
    expect(refused.annotations[0]).toMatchObject({ file: 'p.yml', line: 2 });
    const files = { 'p.yml': `F10:\n  Timer: '${schedule}'\n` };
    expectSuccess(await bench.deploy(workspace, { ...NEVER, parameters: 'p.yml' }, { files }));
    expect(bench.integration.configuration('F10')).toEqual({ Timer: schedule });
  });
});
