import { describe, expect, test } from '@jest/globals';

import { interpretLog } from '../../src/demo/runner/log-interpreter.js';
import { SecretMasker } from '../../src/demo/runner/masker.js';
import type { StepContext, StepSettings } from '../../src/demo/runner/step-context.js';

function interpret(lines: readonly string[], settings: Partial<StepSettings> = {}): StepContext {
  const all = { masker: new SecretMasker(), workspace: '/ws/repo', stepDebug: false, env: {}, ...settings };
  return interpretLog(
    lines.map((text) => ({ stream: 'stdout', text })),
    all,
  );
}

describe('plain lines', () => {
  test('are shown as they are', () => {
    const lines = ['', '  text  ', 'a ::add-mask::b', '::unknown::c', '::internal-set-repo-path::d'];
    const step = interpret(lines);
    expect(step.log).toEqual(lines);
    expect(step.commands).toEqual([]);
  });

  test('cannot forge the markers of the runner', () => {
    expect(interpret(['##[start-action]', 'x ##[end-action y]']).log).toEqual([
      '##[\\start-action]',
      'x ##[\\end-action y]',
    ]);
  });
});

describe('add-mask', () => {
  test('masks from then on and leaves no line', () => {
    const step = interpret(['secret', '::add-mask::secret', 'a secret']);
    expect(step.log).toEqual(['secret', 'a ***']);
    expect(step.unmaskedLog).toEqual(['secret', 'a secret']);
    expect(step.masks).toEqual(['secret']);
    expect(step.commands).toEqual([
      { command: 'add-mask', properties: {}, data: 'secret', stream: 'stdout' },
    ]);
  });

  test('masks a value of several lines as a whole and line by line', () => {
    const step = interpret(['::add-mask::one%0D%0Atwo', 'one', 'two', '::error::one%0D%0Atwo']);
    expect(step.log).toEqual(['***', '***', '##[error]***']);
    expect(step.unmaskedLog).toEqual(['one', 'two', '##[error]one', 'two']);
  });

  test('unescapes once, so that a value with an escape in it has to be escaped', () => {
    const step = interpret(['::add-mask::100%25', '::add-mask::a%250Ab', '100%', 'a%0Ab']);
    expect(step.masks).toEqual(['100%', 'a%0Ab']);
    expect(step.log).toEqual(['***', '***']);
  });

  test.each(['::add-mask::', '::add-mask:: \t', '::add-mask::%0A%0D'])('refuses %j', (line) => {
    const step = interpret([line, ' ']);
    expect(step.masks).toEqual([]);
    expect(step.annotations).toEqual([{ level: 'warning', message: expect.any(String) }]);
    expect(step.log.at(-1)).toBe(' ');
  });

  test('accepts a single character', () => {
    expect(interpret(['::add-mask::e', 'never']).log).toEqual(['n***v***r']);
  });

  test('works in bracket notation amid text, also from a remote server', () => {
    const step = interpret(['HTTP 500: ##[add-mask]o', 'no']);
    expect(step.log).toEqual(['n***']);
  });
});

describe('stop-commands', () => {
  test('turns commands into text until the token comes', () => {
    const step = interpret([
      '::stop-commands::token-1',
      '::add-mask::secret',
      'a secret',
      '::set-output name=a::1',
      '::TOKEN-1::',
      '::add-mask::secret',
      'a secret',
    ]);
    expect(step.log).toEqual([
      '::stop-commands::***',
      '::add-mask::secret',
      'a secret',
      '::set-output name=a::1',
      '::TOKEN-1::',
      'a ***',
    ]);
    expect(step.outputs.toRecord()).toEqual({});
  });

  test('counts for both streams', () => {
    const masker = new SecretMasker();
    const step = interpretLog(
      [
        { stream: 'stdout', text: '::stop-commands::token-1' },
        { stream: 'stderr', text: '::add-mask::secret' },
        { stream: 'stderr', text: '##[token-1]' },
        { stream: 'stderr', text: '::add-mask::secret' },
      ],
      { masker, workspace: '/', stepDebug: false, env: {} },
    );
    expect(step.commands.map(({ command, stream }) => [command, stream])).toEqual([
      ['stop-commands', 'stdout'],
      ['add-mask', 'stderr'],
    ]);
  });

  test('masks a token of more than six characters', () => {
    expect(interpret(['::stop-commands::abcdef', 'abcdef']).log).toEqual([
      '::stop-commands::abcdef',
      'abcdef',
    ]);
    expect(interpret(['::stop-commands::abcdefg', 'abcdefg']).log).toEqual(['::stop-commands::***', '***']);
  });

  test.each(['', 'add-mask', 'SET-ENV', 'stop-commands', 'Pause-Logging'])(
    'gives up the step for the token %j',
    (token) => {
      const step = interpret([`::stop-commands::${token}`, 'never read']);
      expect(step.hasFailed).toBe(true);
      expect(step.log).toEqual([expect.stringMatching(/^##\[error\]/u)]);
    },
  );

  test('a token works once', () => {
    const step = interpret(['::stop-commands::tok', '::tok::', '::tok::', '::debug::gone']);
    expect(step.log).toEqual(['::stop-commands::tok', '::tok::', '::tok::']);
  });
});

describe('annotations', () => {
  test('have a level, a message and a place', () => {
    const step = interpret([
      '::error title=Bad: key,file=/ws/repo/src/a.ts,line=7::It failed',
      '::warning file=/ws/repository/a.ts,endLine=3::Careful',
      '::notice line=x,col=3::Look',
    ]);
    expect(step.annotations).toEqual([
      { level: 'error', message: 'It failed', title: 'Bad: key', file: 'src/a.ts', line: 7 },
      { level: 'warning', message: 'Careful', file: '/ws/repository/a.ts', line: 3 },
      { level: 'notice', message: 'Look' },
    ]);
    expect(step.log).toEqual(['##[error]It failed', '##[warning]Careful', '##[notice]Look']);
    expect(step.hasFailed).toBe(false);
  });

  test('drop a range that ends before it starts', () => {
    expect(interpret(['::error line=4,endLine=3::x']).annotations).toEqual([
      { level: 'error', message: 'x' },
    ]);
  });

  test('mask the message, but neither title nor file', () => {
    const step = interpret(['::add-mask::secret', '::error title=a secret,file=secret.ts::a secret']);
    expect(step.annotations).toEqual([
      { level: 'error', message: 'a ***', title: 'a secret', file: 'secret.ts' },
    ]);
  });

  test('are cut to 4096 characters after masking, in the log too', () => {
    const step = interpret(['::add-mask::secret', `::error::secret${'x'.repeat(5000)}`]);
    expect(step.annotations[0]?.message).toBe(`***${'x'.repeat(4093)}`);
    expect(step.log).toEqual([`##[error]***${'x'.repeat(4093)}`]);
  });

  test('are kept up to ten of a level, the log has all', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `::error::e${index}`);
    const step = interpret([...lines, '::warning::w']);
    expect(step.annotations.map(({ message }) => message)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `e${index}`),
      'w',
    ]);
    expect(step.log).toHaveLength(13);
  });

  test('without a message leave no line in the log', () => {
    const step = interpret(['::error::']);
    expect(step.annotations).toEqual([{ level: 'error', message: '' }]);
    expect(step.log).toEqual([]);
  });
});

describe('debug, group and echo', () => {
  test('debug is hidden by default and shown on request, line by line', () => {
    expect(interpret(['::debug::one%0Atwo']).log).toEqual([]);
    expect(interpret(['::debug::one%0Atwo'], { stepDebug: true }).log).toEqual([
      '##[debug]one',
      '##[debug]two',
    ]);
  });

  test('debug splits a secret of several lines before masking', () => {
    const masker = new SecretMasker();
    masker.add('one\ntwo');
    const step = interpret(['::debug::one%0Atwo'], { stepDebug: true, masker });
    expect(step.log).toEqual(['##[debug]one', '##[debug]two']);
  });

  test('groups show as markers', () => {
    expect(interpret(['::group::Title', 'x', '::endgroup::ignored']).log).toEqual([
      '##[group]Title',
      'x',
      '##[endgroup]',
    ]);
  });

  test('echo shows commands, except those that show themselves, and never a mask', () => {
    const lines = [
      '::group::a',
      '::echo:: On ',
      '::group::b',
      '::add-mask::secret',
      '::notice::n',
      '::set-output name=o::secret%0A',
      '::echo::off',
      '::group::c',
    ];
    expect(interpret(lines).log).toEqual([
      '##[group]a',
      '::group::b',
      '##[group]b',
      '::add-mask::***',
      '##[notice]n',
      '::set-output name=o::***%0A',
      expect.stringMatching(/^##\[warning\]/u),
      '::echo::off',
      '##[group]c',
    ]);
  });

  test('echo with another value fails the step', () => {
    const step = interpret(['::echo::maybe']);
    expect(step.hasFailed).toBe(true);
    expect(step.annotations.map(({ level }) => level)).toEqual(['error', 'error']);
    expect(step.annotations[0]?.message).toContain('::echo::maybe');
  });
});

describe('set-output and save-state', () => {
  test('still work, with a warning', () => {
    const step = interpret([
      '::set-output name=a::1%0A2',
      '##[set-output name=A]3',
      '::save-state name=s::4',
    ]);
    expect(step.outputs.toRecord()).toEqual({ a: '3' });
    expect(step.state.toRecord()).toEqual({ s: '4' });
    expect(step.annotations.map(({ level }) => level)).toEqual(['warning', 'warning', 'warning']);
  });

  test('show the value in debug mode, masked', () => {
    const lines = ['::add-mask::secret', '::set-output name=a::secret'];
    const step = interpret(lines, { stepDebug: true });
    expect(step.log).toContain('##[debug]Set output a = ***');
    expect(step.unmaskedLog).toContain('##[debug]Set output a = secret');
  });

  test.each(['::set-output::x', '::set-output name=::x', '::save-state nam=a::x'])(
    '%s fails the step',
    (line) => {
      const step = interpret([line]);
      expect(step.hasFailed).toBe(true);
      expect(step.log.some((shown) => shown.includes(line))).toBe(true);
    },
  );
});

describe('set-env and add-path', () => {
  test.each(['::set-env name=A::secret%0A', '::add-path::secret%0A'])(
    '%s is refused and repeated, masked',
    (line) => {
      const step = interpret(['::add-mask::secret', line]);
      expect(step.hasFailed).toBe(true);
      expect([...step.env, ...step.path]).toEqual([]);
      expect(step.annotations[0]?.message).toContain(line.replace('secret', '***'));
    },
  );

  test('work for those who asked for it, but not with NODE_OPTIONS', () => {
    const step = interpret(
      [
        '::set-env name=A::1',
        '::set-env name=node_Options::2',
        '::add-path::/a',
        '::add-path::/b',
        '::add-path::/a',
      ],
      { env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: ' True' } },
    );
    expect([...step.env]).toEqual([['A', '1']]);
    expect(step.path).toEqual(['/b', '/a']);
    expect(step.annotations).toHaveLength(1);
    expect(step.hasFailed).toBe(false);
  });
});
