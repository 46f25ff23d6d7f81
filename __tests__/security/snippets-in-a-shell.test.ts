/**
 * Every `run:` of the example workflows and of the pages, run by bash as a runner does, with hostile text in each variable
 * that the step gets. Programs are stood in for, so what is seen is which ones the shell would start with which words.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listPages, listSnippets, listSteps, toWorkflow, type Step } from '../docs/pages.js';

interface Script {
  readonly name: string;
  readonly text: string;
  readonly variables: readonly string[];
}

const HOSTILE = [
  '$(hacked)',
  '`hacked`',
  '"; hacked; "',
  "'; hacked; '",
  'x\nhacked\n',
  '; hacked & hacked | hacked && hacked',
  '> hacked < hacked',
  '${IFS}hacked',
  'a b * ? [x] {1,2} ~',
  '\\',
  '!! #{hacked} %s\\n',
  'a[$(hacked)]',
];

const workflows = readdirSync('examples/workflows').map((name) => ({
  name: `examples/workflows/${name}`,
  text: readFileSync(path.join('examples/workflows', name), 'utf8'),
}));
const snippets = listPages().flatMap(({ name, text }) =>
  listSnippets(text, 'yaml').flatMap((snippet) => {
    const workflow = toWorkflow(snippet);
    return workflow === undefined ? [] : [{ name: `${name}:${snippet.line}`, text: workflow }];
  }),
);
const scripts = [...workflows, ...snippets].flatMap(({ name, text }) =>
  listSteps(text).flatMap(toScripts(name)),
);

function toScripts(name: string): (step: Step & { readonly env?: object }) => readonly Script[] {
  return ({ run, env = {} }) => (run === undefined ? [] : [{ name, text: run, variables: Object.keys(env) }]);
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'snippets-'));
  // Whatever is no part of the shell lands here; a script in the workspace is found by its path.
  const program = 'printf "%s\\0" "$#" "$@" >> "$CALLS"';
  writeFileSync(path.join(folder, 'stand-ins'), `command_not_found_handle() { ${program}; }\n`);
  writeFileSync(path.join(folder, 'migrate.sh'), `#!/bin/bash\nprintf '%s\\0' 1 ./migrate.sh >> "$CALLS"\n`, {
    mode: 0o755,
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  /** The words of each program that was started. */
  readonly calls: readonly (readonly string[])[];
  readonly files: readonly string[];
}

function runScript({ text, variables }: Script, value: string): Run {
  const [script, calls] = [path.join(folder, 'script.sh'), path.join(folder, 'calls')];
  writeFileSync(script, text);
  writeFileSync(calls, '');
  const before = readdirSync(folder);
  spawnSync('/bin/bash', ['-e', script], {
    cwd: folder,
    env: {
      ...Object.fromEntries(variables.map((name) => [name, value])),
      PATH: '/nowhere',
      BASH_ENV: path.join(folder, 'stand-ins'),
      CALLS: calls,
    },
  });
  const files = readdirSync(folder).filter((name) => !before.includes(name));
  return { calls: readCalls(readFileSync(calls, 'utf8')), files };
}

function readCalls(text: string): readonly (readonly string[])[] {
  const words = text.split('\0').slice(0, -1);
  const calls: string[][] = [];
  while (words.length > 0) calls.push(words.splice(0, Number(words.shift())));
  return calls;
}

it('finds scripts, and variables in them', () => {
  expect(scripts.length).toBeGreaterThan(8);
  expect(scripts.filter(({ variables }) => variables.length > 0).length).toBeGreaterThan(5);
  const unsafe = { name: '', text: 'eval "$A"; curl $A', variables: ['A'] };
  expect(runScript(unsafe, 'a; hacked').calls).toEqual([['a'], ['hacked'], ['curl', 'a;', 'hacked']]);
});

describe.each(scripts)('$name: $text', (script) => {
  it('takes its values from the environment alone', () => {
    expect(script.text).not.toContain('${{');
  });

  it('starts the same programs with the same number of words, whatever the values are', () => {
    const plain = runScript(script, 'x').calls.map((words) => [words[0], words.length]);
    for (const value of HOSTILE) {
      const { calls, files } = runScript(script, value);
      expect({ value, calls: calls.map((words) => [words[0], words.length]) }).toEqual({
        value,
        calls: plain,
      });
      expect(files).toEqual([]);
    }
  });
});
