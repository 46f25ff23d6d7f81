import { describe, expect, it } from '@jest/globals';
import { chooseCommand } from '../../src/action/command.js';
import { INPUT_DEFAULTS } from '../../src/action/input-table.js';
import { InputParser } from '../../src/action/input-parser.js';
import { errorsOf } from '../support/arbitrary-fault.js';
import { readerOf } from '../support/arbitrary-inputs.js';

type Inputs = Readonly<Record<string, string>>;

function choose(inputs: Inputs): {
  readonly command: string;
  readonly warnings: readonly string[];
  readonly faults: readonly string[];
} {
  const parser = new InputParser(readerOf({ inputs }));
  const command = chooseCommand(parser);
  const faults = errorsOf(() => {
    parser.throwFaults();
  });
  return { command, warnings: parser.warnings, faults: faults.map(({ message }) => message) };
}

describe('chooseCommand', () => {
  it.each<[string, Inputs, string]>([
    ['nothing is set', {}, 'check'],
    ['all lists are blank', { credentials: ' \n', 'credentials-file': '' }, 'check'],
    ['credentials are named', { credentials: 'A = b' }, 'fetch'],
    ['a file names credentials', { 'credentials-file': 'a.txt' }, 'fetch'],
    ['both do', { credentials: 'A = b', 'credentials-file': 'a.txt' }, 'fetch'],
    ['only other inputs are set', { namespace: 'prod', connect: 'false' }, 'check'],
  ])('auto, where %s', (_name, inputs, command) => {
    expect(choose(inputs)).toEqual({ command, warnings: [], faults: [] });
    expect(choose({ command: 'auto', ...inputs })).toEqual({ command, warnings: [], faults: [] });
  });

  it.each(['credentials', 'credentials-file'])('refuses %s for the command "check"', (name) => {
    const { faults, warnings } = choose({ command: 'check', [name]: 'x' });
    expect(faults).toEqual([expect.stringMatching(`"${name}".*"check"`)]);
    expect(warnings).toEqual([]);
  });

  it('warns of every other input that the command does not use, unless it has its default', () => {
    const ofFetch = ['export-env', 'env-prefix', 'dotenv-file', 'files-dir', 'on-missing'];
    const more = ['min-mask-length', 'short-values', 'output-json'];
    const names = [...ofFetch, ...more];
    const set = Object.fromEntries(names.map((name) => [name, 'x']));
    expect(choose({ command: 'check', ...set }).warnings).toEqual(
      names.map((name) => expect.stringMatching(`"${name}".*"check"`)),
    );
    expect(choose({ ...INPUT_DEFAULTS, command: 'check' }).warnings).toEqual([]);
    expect(choose({ command: 'fetch', ...set, connect: 'false' }).warnings).toEqual([
      expect.stringContaining('"connect"'),
    ]);
  });
});
