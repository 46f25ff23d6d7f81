import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkNames, fileNameOf, type NamedLine } from '../../src/action/names.js';
import { RESERVED_OUTPUTS } from '../../src/action/input-table.js';
import { expanded } from '../support/arbitrary-delivery.js';

/** Every name of the interface; `*` stands for any rest. */
const DENIED = (
  'PATH PATHEXT HOME ENV BASH_ENV SHELLOPTS IFS PS4 PROMPT_COMMAND LD_* DYLD_* NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS ' +
  'NODE_TLS_REJECT_UNAUTHORIZED NODE_DEBUG PYTHONPATH PYTHONHOME PYTHONSTARTUP RUBYOPT RUBYLIB PERL5OPT PERL5LIB ' +
  'JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS GIT_SSH GIT_SSH_COMMAND GIT_ASKPASS GIT_EXEC_PATH GIT_CONFIG* ' +
  'HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR COMSPEC PSMODULEPATH GITHUB_* RUNNER_* ACTIONS_* INPUT_* STATE_*'
).split(' ');

/** Every output of the interface, of any command. */
const OUTPUTS = (
  'manifest missing credentials-json dotenv-path report changed endpoints matrix deployment-id service key-type url token-url ' +
  'client-id certificate-fingerprints public-key-fingerprint payload-key-fingerprints repairs warnings expires-at days-left ' +
  'error-code certificate-path private-key-path'
).split(' ');

function named(text: string, number = 1): NamedLine {
  return expanded(text, number);
}

function faultsOf(lines: readonly string[], variablePrefix?: string): readonly string[] {
  const faults = checkNames(
    lines.map((line, index) => named(line, index + 1)),
    { variablePrefix },
  );
  return faults.map(({ line, message }) => `${line.number}: ${message}`);
}

describe('checkNames', () => {
  it.each(DENIED)('refuses the variable %s in any letters', (pattern) => {
    const rests = pattern.endsWith('*') ? ['', 'x', '_X', '0'] : [''];
    for (const rest of rests) {
      const name = pattern.replace('*', rest);
      for (const spelling of [name, name.toLowerCase(), name.charAt(0) + name.slice(1).toLowerCase()]) {
        expect([spelling, faultsOf([`${spelling} = x`], '').length]).toEqual([spelling, 1]);
        expect([spelling, faultsOf([`${spelling} = x`], undefined).length]).toEqual([spelling, 0]);
        expect([spelling, faultsOf([`${spelling} = x`], 'MY_').length]).toEqual([spelling, 0]);
      }
    }
  });

  it.each(DENIED)('looks at the variable with its prefix: %s', (pattern) => {
    const name = pattern.replace('*', 'X');
    const middle = Math.floor(name.length / 2);
    expect(
      faultsOf([`${name.slice(middle)} = x`.replace(/^(?=\d)/, '_')], name.slice(0, middle)),
    ).toHaveLength(/^\d/.test(name.slice(middle)) ? 0 : 1);
  });

  it.each(
    [
      ...DENIED.filter((pattern) => !pattern.endsWith('*')).flatMap((name) => [`${name}X`, `X${name}`]),
      ...DENIED.filter((pattern) => pattern.endsWith('*')).map((pattern) => `X${pattern.replace('*', '')}`),
      'LD',
      'GITHUB',
      'GIT_CONFI',
      'DB_PASSWORD',
      'TOKEN',
      'CI',
    ].filter(
      (name) =>
        !/^(?:LD_|DYLD_|GIT_CONFIG|GITHUB_|RUNNER_|ACTIONS_|INPUT_|STATE_)/.test(name) &&
        !DENIED.includes(name),
    ),
  )('allows the variable %s', (name) => {
    expect(faultsOf([`${name} = x`], '')).toEqual([]);
  });

  it.each(OUTPUTS.filter((name) => /^\w+$/.test(name)))('refuses the output %s in any letters', (name) => {
    for (const spelling of [name, name.toUpperCase(), name.charAt(0).toUpperCase() + name.slice(1)])
      expect([spelling, faultsOf([`${spelling} = x`]).length]).toEqual([spelling, 1]);
    expect(faultsOf([`${name}_ = x`, `my_${name} = y`])).toEqual([]);
  });

  it('knows all outputs of the interface', () => {
    expect([...RESERVED_OUTPUTS].toSorted()).toEqual(OUTPUTS.toSorted());
  });

  it.each([
    ['the same twice', ['A = x', 'A = y'], ['2']],
    ['the same in other letters', ['Token = x', 'B = y', 'TOKEN = z'], ['3']],
    ['the same three times', ['A = x', 'a = y', 'A = z'], ['2', '3']],
    ['one made from a name', ['db-main', 'DB_MAIN = x'], ['2']],
    ['two made from names', ['db-main', 'db.main'], ['2']],
    ['different ones', ['A = x', 'A_ = y', 'B = x'], []],
  ])('finds NAMEs: %s', (_name, lines, numbers) => {
    expect(faultsOf(lines).map((fault) => fault.split(':')[0])).toEqual(numbers);
  });

  it('says which line took the name first', () => {
    expect(faultsOf(['A = x', 'B = y', 'a = z'])[0]).toMatch(/"a" is already taken by line 1 of credentials/);
  });

  it.each([
    ['the same name', ['A = x?file=f.pem', 'B = y?file=f.pem'], ['2']],
    ['the same name in other letters', ['A = x?file=F.pem', 'B = y?file=f.PEM'], ['2']],
    ['a name that is the NAME of another', ['KEY = x?file', 'B = y?file=key'], ['2']],
    ['different names', ['A = x?file=f.pem', 'B = y?file=g.pem'], []],
    ['a file and no file', ['A = x?file=B', 'B = y'], []],
    ['files named after their NAMEs', ['A = x?file', 'B = y?file'], []],
  ])('finds files: %s', (_name, lines, numbers) => {
    expect(faultsOf(lines).map((fault) => fault.split(':')[0])).toEqual(numbers);
  });

  it('reports all faults together', () => {
    const faults = faultsOf(['PATH = a?file=f', 'path = b?file=f', 'manifest = c'], '');
    expect(faults.map((fault) => fault.split(':')[0]).toSorted()).toEqual(['1', '2', '2', '2', '3']);
  });

  it('finds nothing in names that differ, are no output and have a prefix of their own', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Z]{2,8}_[A-Z]{2,8}$/), {
      selector: (name) => name.toLowerCase(),
    });
    fc.assert(
      fc.property(names, (list) => {
        expect(
          faultsOf(
            list.map((name) => `${name} = x`),
            'MY_',
          ),
        ).toEqual([]);
      }),
    );
  });
});

describe('fileNameOf', () => {
  it.each([
    ['A = x?file', 'A'],
    ['x-y?file', 'X_Y'],
    ['A = x?file=key.pem', 'key.pem'],
  ])('of %s is %s', (line, expected) => {
    expect(fileNameOf(named(line))).toBe(expected);
  });
});
