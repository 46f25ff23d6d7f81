import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readDeployInputs, type DeployInputs } from '../../src/action/deploy-inputs.js';
import { InputParser } from '../../src/action/input-parser.js';
import { flow } from '../support/artifact-files.js';
import { readerOf } from '../support/arbitrary-inputs.js';
import { errorsOf } from '../support/arbitrary-fault.js';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'deploy-inputs-')));
for (const [name, content] of Object.entries({ ...flow('Orders/A', 'A'), ...flow('Orders/B', 'B') })) {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Given {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** Of the parameter file. */
  readonly text?: string;
  readonly masked?: string[];
}

function parserOf({ inputs = {}, variables = {}, text, masked = [] }: Given): InputParser {
  const reader = readerOf({
    inputs: { artifacts: 'Orders/*', ...inputs },
    variables: { GITHUB_WORKSPACE: folder, ...variables },
    masked,
  });
  const readText = (file: string): string | undefined =>
    file === path.join(folder, 'config/p.yml') ? text : undefined;
  return new InputParser({ ...reader, readText });
}

function read(given: Given = {}): DeployInputs & { readonly warnings: readonly string[] } {
  const parser = parserOf(given);
  const inputs = readDeployInputs(parser);
  parser.throwFaults();
  return { ...inputs, warnings: parser.warnings };
}

function faultsOf(given: Given): readonly string[] {
  return errorsOf(() => read(given)).map(({ message }) => message);
}

describe('readDeployInputs', () => {
  it('has the defaults of the interface', () => {
    const { artifacts, settings } = read();
    expect(artifacts.map(({ id, packageId }) => [id, packageId])).toEqual([
      ['A', 'Orders'],
      ['B', 'Orders'],
    ]);
    expect(settings).toEqual({
      createPackage: true,
      unlistedParameters: 'keep',
      deploy: 'changed',
      onDraft: 'error',
      concurrency: 4,
      waitTimeoutMs: 600_000,
      rollback: false,
      parameters: new Map(),
    });
  });

  it.each([
    ['concurrency', '0'],
    ['concurrency', '17'],
    ['concurrency', '1.5'],
    ['wait-timeout-seconds', '9'],
    ['wait-timeout-seconds', '7201'],
    ['deploy', 'sometimes'],
    ['on-draft', 'warn'],
    ['unlisted-parameters', 'drop'],
    ['rollback', 'yes'],
    ['create-package', '1'],
    ['package', 'with blanks'],
  ])('refuses %s: %s', (name, value) => {
    expect(faultsOf({ inputs: { [name]: value } })).toEqual([expect.stringContaining(`"${name}"`)]);
  });

  it.each([
    ['concurrency', '16'],
    ['wait-timeout-seconds', '10'],
    ['wait-timeout-seconds', '7200'],
    ['rollback', 'True'],
    ['package', 'A.b-c_1'],
  ])('takes %s: %s', (name, value) => {
    expect(faultsOf({ inputs: { [name]: value } })).toEqual([]);
  });

  it('tells the faults of lines together with those of the folders', () => {
    const artifacts = 'Orders/A\n../x\nOrders/none';
    expect(faultsOf({ inputs: { artifacts } })).toEqual([
      expect.stringContaining('Line 2'),
      expect.stringContaining('Line 3'),
    ]);
  });
});

describe('the file of parameters', () => {
  const inputs = { parameters: 'config/p.yml' };

  it('gives values with their lines', () => {
    const { settings } = read({ inputs, text: 'A:\n  Host: h\n  Count: 1.10\n' });
    expect(settings.parameters).toEqual(
      new Map([
        [
          'A',
          new Map([
            ['Host', { value: 'h', place: { file: 'config/p.yml', line: 2 } }],
            ['Count', { value: '1.10', place: { file: 'config/p.yml', line: 3 } }],
          ]),
        ],
      ]),
    );
  });

  it('masks what comes from the environment, and nothing else', () => {
    const masked: string[] = [];
    const text = 'A:\n  Host: plain-host\n  Key: x-${env:ALIAS}\n';
    const { settings } = read({ inputs, text, masked, variables: { ALIAS: 'erp-alias-1' } });
    expect(settings.parameters.get('A')?.get('Key')?.value).toBe('x-erp-alias-1');
    expect(masked).toContain('erp-alias-1');
    expect(masked.join('\n')).not.toContain('plain-host');
  });

  it.each(['INPUT_SERVICE-KEY', 'GITHUB_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'STATE_files', 'MISSING'])(
    'does not read %s',
    (name) => {
      const masked: string[] = [];
      const variables = name === 'MISSING' ? {} : { [name]: 'topsecret' };
      const given = { inputs, variables, masked, text: `A:\n  Key: \${env:${name}}\n` };
      expect(faultsOf(given)).toEqual([expect.stringContaining(name)]);
      expect(masked).toEqual([]);
    },
  );

  it('that is not there is a fault; an id that nobody yields a warning', () => {
    expect(faultsOf({ inputs })).toEqual([expect.stringContaining('config/p.yml')]);
    const { warnings } = read({ inputs, text: 'A:\n  Host: h\nZ:\n  Host: h\n' });
    expect(warnings).toEqual([expect.stringMatching(/Line 3 .*"Z"/)]);
  });
});
