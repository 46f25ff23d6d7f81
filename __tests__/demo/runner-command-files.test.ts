import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { lineEndsOf, parseCommandFile, type LineEnds } from '../../src/demo/runner/command-file-format.js';
import {
  MAX_SUMMARY_BYTES,
  applyCommandFiles,
  commandFileVariables,
  createCommandFiles,
  readCommandFiles,
  removeCommandFiles,
} from '../../src/demo/runner/command-files.js';
import { SecretMasker } from '../../src/demo/runner/masker.js';
import { StepContext } from '../../src/demo/runner/step-context.js';

describe('name and value', () => {
  test.each([
    ['simple', 'A=1\n', [['A', '1']]],
    ['last line without an end', 'A=1', [['A', '1']]],
    [
      'empty lines are skipped',
      '\n\nA=1\n\nB=2\n',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    ['empty value', 'A=\n', [['A', '']]],
    ['equal signs in the value', 'A==b=\n', [['A', '=b=']]],
    ['a heredoc mark in the value', 'A=b<<EOF\n', [['A', 'b<<EOF']]],
    ['white space is kept', ' A = b \n', [[' A ', ' b ']]],
    ['an empty name', '=b\n', [['', 'b']]],
    ['a byte order mark is dropped', '\ufeffA=1\n', [['A', '1']]],
    ['nothing', '', []],
  ])('%s', (_name, text, pairs) => {
    expect(parseCommandFile(text, 'lf')).toEqual({ pairs });
  });
});

describe('heredoc', () => {
  test.each([
    ['one line', 'A<<EOF\none\nEOF\n', 'one'],
    ['the last line needs no end', 'A<<EOF\none\nEOF', 'one'],
    ['several lines', 'A<<EOF\none\n\ntwo\nEOF\n', 'one\n\ntwo'],
    ['no line', 'A<<EOF\nEOF\n', ''],
    ['one empty line', 'A<<EOF\n\nEOF\n', ''],
    ['two empty lines', 'A<<EOF\n\n\nEOF\n', '\n'],
    ['a line end at the end of the value', 'A<<EOF\none\n\nEOF\n', 'one\n'],
    ['a line end at its start', 'A<<EOF\n\none\nEOF\n', '\none'],
    ['a lone CR stays', 'A<<EOF\none\rtwo\r\nEOF\n', 'one\rtwo\r'],
    ['a pair in the value', 'A<<EOF\nB=1\nC<<X\nEOF\n', 'B=1\nC<<X'],
    ['the delimiter with more text', 'A<<EOF\n EOF\nEOF \nEOFEOF\nEOF\n', ' EOF\nEOF \nEOFEOF'],
    ['an equal sign in the delimiter', 'A<<E=F\none\nE=F\n', 'one'],
    ['a heredoc mark in the delimiter', 'A<<<<\none\n<<\n', 'one'],
    ['a space before the delimiter belongs to it', 'A<< EOF\nEOF\n EOF\n', 'EOF'],
  ])('%s', (_name, text, value) => {
    expect(parseCommandFile(text, 'lf')).toEqual({ pairs: [['A', value]] });
  });

  test.each<readonly [string, LineEnds, string, unknown]>([
    ['LF as ever', 'lf-or-crlf', 'A<<EOF\none\ntwo\nEOF\n', 'one\ntwo'],
    ['CR LF between lines', 'lf-or-crlf', 'A<<EOF\r\none\r\ntwo\r\nEOF\r\n', 'one\r\ntwo'],
    ['mixed ends stay as they are', 'lf-or-crlf', 'A<<EOF\r\none\ntwo\r\n\r\nEOF\n', 'one\ntwo\r\n'],
    ['a lone CR is content', 'lf-or-crlf', 'A<<EOF\r\none\r\r\nEOF\r\n', 'one\r'],
    ['on Linux the CR belongs to the delimiter', 'lf', 'A<<EOF\r\none\r\nEOF\r\n', 'one\r'],
  ])('line ends: %s', (_name, lineEnds, text, value) => {
    expect(parseCommandFile(text, lineEnds).pairs).toEqual([['A', value]]);
  });

  test('a delimiter with CR LF on Linux is not found when the end has LF', () => {
    expect(parseCommandFile('A<<EOF\r\none\nEOF\n', 'lf').error).toContain('delimiter');
  });

  test('which line ends count depends on the platform', () => {
    expect([lineEndsOf('linux'), lineEndsOf('darwin'), lineEndsOf('win32')]).toEqual([
      'lf',
      'lf',
      'lf-or-crlf',
    ]);
  });
});

describe('faults', () => {
  test.each([
    ['neither notation', 'text\n', 'text'],
    ['no name', '<<EOF\none\nEOF\n', '<<EOF'],
    ['no delimiter', 'A<<\none\n', 'A<<'],
    ['delimiter missing', 'A<<EOF\none\n', 'EOF'],
    ['nothing after the head', 'A<<EOF', 'EOF'],
    ['the last line has no end', 'A<<EOF\none', 'line end'],
    ['a CR before the delimiter on Linux', 'A<<EOF\none\r\nEOF\r', 'line end'],
  ])('%s', (_name, text, part) => {
    const { pairs, error } = parseCommandFile(`OK=1\n${text}`, 'lf');
    expect(pairs).toEqual([['OK', '1']]);
    expect(error).toContain(part);
  });
});

describe('injection', () => {
  const value = 'x\nNODE_OPTIONS=--require=/tmp/evil.js\nPATH<<EOF\n/tmp\nEOF';

  test('succeeds with a value written as name=value', () => {
    expect(parseCommandFile(`A=${value}\n`, 'lf').pairs.map(([name]) => name)).toEqual([
      'A',
      'NODE_OPTIONS',
      'PATH',
    ]);
  });

  test('succeeds with a delimiter that the value contains', () => {
    expect(parseCommandFile(`A<<EOF\n${value}\nB=1\nEOF\n`, 'lf')).toMatchObject({
      pairs: [
        ['A', 'x\nNODE_OPTIONS=--require=/tmp/evil.js\nPATH<<EOF\n/tmp'],
        ['B', '1'],
      ],
      error: expect.any(String),
    });
  });

  test('fails against a delimiter that the value lacks', () => {
    expect(parseCommandFile(`A<<ghadelimiter_1\n${value}\nghadelimiter_1\n`, 'lf').pairs).toEqual([
      ['A', value],
    ]);
  });
});

describe('applied to a step', () => {
  function newStep(stepDebug = false): StepContext {
    return new StepContext({ masker: new SecretMasker(), workspace: '/', stepDebug, env: {} });
  }

  test('each file has its effect', () => {
    const step = newStep();
    const { errors } = applyCommandFiles(
      {
        path: '/a\r\n\r/b\n/a\n',
        env: 'A=1\na=2\nA=3\n',
        state: 'S=1\ns=2\n',
        output: 'O<<E\n1\n2\nE\no=3\n',
      },
      step,
    );
    expect(errors).toEqual([]);
    expect(step.path).toEqual(['/b', '/a']);
    expect(Object.fromEntries(step.env)).toEqual({ A: '3', a: '2' });
    expect(step.state.toRecord()).toEqual({ S: '2' });
    expect(step.outputs.toRecord()).toEqual({ O: '3' });
    expect([step.hasFailed, step.log]).toEqual([false, []]);
  });

  test('NODE_OPTIONS is blocked in any case, what follows is not, and the step does not fail', () => {
    const step = newStep();
    applyCommandFiles({ env: 'Node_Options=--x\nA=1\n' }, step);
    expect(Object.fromEntries(step.env)).toEqual({ A: '1' });
    expect(step.annotations).toHaveLength(1);
    expect(step.hasFailed).toBe(false);
  });

  test('NODE_OPTIONS is an output like any other', () => {
    const step = newStep();
    applyCommandFiles({ output: 'NODE_OPTIONS=--x\n' }, step);
    expect(step.outputs.toRecord()).toEqual({ NODE_OPTIONS: '--x' });
  });

  test('a fault keeps what came before, fails the step and repeats the line, masked', () => {
    const step = newStep();
    step.settings.masker.add('secret');
    const { errors } = applyCommandFiles({ env: 'A=1\nsecret line\nB=2\n', output: 'O=1\n' }, step);
    expect(errors).toEqual([{ file: 'env', message: expect.stringContaining('secret line') }]);
    expect(Object.fromEntries(step.env)).toEqual({ A: '1' });
    expect(step.outputs.toRecord()).toEqual({ O: '1' });
    expect(step.hasFailed).toBe(true);
    expect(step.annotations[1]?.message).toContain('*** line');
    expect(step.log.join()).not.toContain('secret');
  });

  test('an output without a name is a fault, a variable without one is not', () => {
    const step = newStep();
    const { errors } = applyCommandFiles({ env: '=1\n', output: 'A=1\n=2\nB=3\n' }, step);
    expect(errors.map(({ file }) => file)).toEqual(['output']);
    expect(step.outputs.toRecord()).toEqual({ A: '1' });
  });

  test('a name that JavaScript knows is a name', () => {
    const step = newStep();
    applyCommandFiles({ output: '__proto__=1\nconstructor=2\n' }, step);
    expect(Object.entries(step.outputs.toRecord())).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });

  test('debug mode shows every value, masked', () => {
    const step = newStep(true);
    step.settings.masker.add('secret');
    applyCommandFiles({ env: 'A=secret\n', state: 'S=secret\n', output: 'O<<E\na\nsecret\nE\n' }, step);
    expect(step.log).toEqual([
      "##[debug]A='***'",
      '##[debug]Save intra-action state S = ***',
      '##[debug]Set output O = a',
      '##[debug]***',
    ]);
  });

  describe('summary', () => {
    test('is masked line by line and ends its lines with LF', () => {
      const step = newStep();
      step.settings.masker.add('secret');
      step.settings.masker.add('one\ntwo');
      const { summary } = applyCommandFiles({ step_summary: '# secret\r\n\rone\ntwo' }, step);
      expect(summary).toBe('# ***\n\none\ntwo\n');
    });

    test('may have the limit and no byte more', () => {
      const step = newStep();
      const text = 'ä'.repeat(MAX_SUMMARY_BYTES / 2);
      expect(applyCommandFiles({ step_summary: text }, step).summary).toBe(`${text}\n`);
      expect(step.annotations).toEqual([]);
      expect(applyCommandFiles({ step_summary: `${text}x` }, step).summary).toBe('');
      expect(step.annotations).toEqual([{ level: 'error', message: expect.stringContaining('1024k') }]);
      expect(step.hasFailed).toBe(false);
    });

    test('does not exist if it is empty', () => {
      expect(applyCommandFiles({ step_summary: '' }, newStep()).summary).toBe('');
    });
  });
});

describe('on disk', () => {
  let temp = '';
  beforeEach(async () => {
    temp = await mkdtemp(path.join(tmpdir(), 'command-files-'));
  });
  afterEach(async () => {
    await rm(temp, { recursive: true });
  });

  test('files are empty, apart, and never the same twice', async () => {
    const first = await createCommandFiles(temp);
    const second = await createCommandFiles(temp);
    const paths = [...Object.values(first), ...Object.values(second)];
    expect(new Set(paths).size).toBe(10);
    expect(await readdir(temp)).toEqual(['_runner_file_commands']);
    for (const file of paths) expect(await readFile(file, 'utf8')).toBe('');
    expect(Object.keys(commandFileVariables(first)).sort()).toEqual([
      'GITHUB_ENV',
      'GITHUB_OUTPUT',
      'GITHUB_PATH',
      'GITHUB_STATE',
      'GITHUB_STEP_SUMMARY',
    ]);
  });

  test('a deleted file counts as empty', async () => {
    const files = await createCommandFiles(temp);
    await writeFile(files.output, 'A=1\n');
    await rm(files.env);
    expect(await readCommandFiles(files)).toEqual({
      path: '',
      env: undefined,
      step_summary: '',
      state: '',
      output: 'A=1\n',
    });
    await removeCommandFiles(files);
    expect(await readdir(path.join(temp, '_runner_file_commands'))).toEqual([]);
  });
});
