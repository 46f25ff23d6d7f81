/**
 * What users are told is what the code does: action.yml, the tables of the README, and the tables of the code. The snippets,
 * links and error codes of the pages are judged in `docs/`.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { INPUT_DEFAULTS, OUTPUT_NAMES, RESERVED_OUTPUTS } from '../src/action/input-table.js';
import { ERROR_CODES } from '../src/errors.js';

interface ActionMetadata {
  readonly name: string;
  readonly description: string;
  readonly author: string;
  readonly branding: object;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
}

const metadata = parse(readFileSync('action.yml', 'utf8')) as ActionMetadata;
const readme = readFileSync('README.md', 'utf8');

describe('action.yml', () => {
  it('has the inputs and defaults of the code', () => {
    const defaults = Object.entries(metadata.inputs).map(([name, input]) => [name, input.default ?? '']);
    expect(Object.fromEntries(defaults)).toEqual(INPUT_DEFAULTS);
  });

  it('has the outputs of the code', () => {
    expect(Object.keys(metadata.outputs)).toEqual([...OUTPUT_NAMES]);
  });

  it('reads well in the Marketplace', () => {
    expect(metadata.name.length).toBeLessThan(40);
    // The Marketplace shows no more of it.
    expect(metadata.description.length).toBeLessThanOrEqual(125);
    expect(metadata.branding).toEqual({ icon: 'lock', color: 'blue' });
    expect(metadata.author.length).toBeGreaterThan(5);
  });

  it('names the default of each input that has one', () => {
    const texts = Object.entries(metadata.inputs).map(([name, { default: value = '', description }]) => ({
      name,
      value,
      isSaid: description.includes('default') && description.includes(value),
    }));
    expect(
      texts.filter(({ value, isSaid }) => /^\w+$/.test(value) && !isSaid).map(({ name }) => name),
    ).toEqual([]);
  });

  it('describes each of them', () => {
    const texts = [...Object.values(metadata.inputs), ...Object.values(metadata.outputs)];
    expect(texts.filter(({ description }) => description.length < 20)).toEqual([]);
  });

  it('runs bundles that exist on Node 24', () => {
    expect(metadata.runs).toEqual({
      using: 'node24',
      main: 'dist/index.js',
      post: 'dist/post.js',
      'post-if': 'always()',
    });
    expect(readFileSync('dist/index.js', 'utf8').length).toBeGreaterThan(100_000);
    expect(readFileSync('dist/post.js', 'utf8').length).toBeLessThan(20_000);
  });

  it('is tested on the Node that GitHub runs it with', () => {
    expect(process.versions.node).toMatch(/^24\./);
  });
});

describe('README.md', () => {
  it('has the inputs and their defaults', () => {
    const rows = readTable('## Inputs');
    expect(rows.map(([name]) => name)).toEqual(Object.keys(INPUT_DEFAULTS));
    for (const [name = '', value = ''] of rows) {
      const expected = INPUT_DEFAULTS[name as keyof typeof INPUT_DEFAULTS];
      expect([name, value]).toEqual([
        name,
        expected === '' ? (name === 'files-dir' ? value : '–') : expected,
      ]);
    }
  });

  it('has the outputs', () => {
    const [first, ...rest] = readTable('## Outputs').map(([name]) => name);
    expect(first).toBe('each `NAME`');
    expect(rest).toEqual([...OUTPUT_NAMES]);
  });

  it('opens with the two commands', () => {
    expect(readme.slice(0, 900)).toMatch(/npm run demo[^]*npm cit/);
  });

  it('is read in one go, and shows a workflow for each command', () => {
    expect(readme.split('\n').length).toBeLessThan(300);
    // Whole ones, to be pasted as they are.
    expect([...readme.matchAll(/```yaml\non:[^]*?\njobs:\n[^]*?```/g)]).toHaveLength(3);
  });
});

describe('reserved outputs', () => {
  it('hold those of this version', () => {
    expect(RESERVED_OUTPUTS).toEqual(expect.arrayContaining([...OUTPUT_NAMES]));
  });
});

describe('error codes', () => {
  it('are all used in the source', () => {
    const bundles = readdirSync('dist').filter((name) => /^(?:\d+\.)?index\.js$/.test(name));
    const sources = bundles.map((name) => readFileSync(path.join('dist', name), 'utf8')).join('\n');
    expect(ERROR_CODES.filter((code) => sources.split(`'${code}'`).length < 3)).toEqual([]);
  });
});

/** Cells of the first table after a heading, the first cell without its backquotes. */
function readTable(heading: string): readonly (readonly string[])[] {
  const text = readme.slice(readme.indexOf(`\n${heading}\n`));
  const rows = text.slice(text.indexOf('\n| ---')).split('\n').slice(2);
  return rows
    .slice(
      0,
      rows.findIndex((row) => !row.startsWith('|')),
    )
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .map((cells) => cells.map((cell) => cell.replace(/^`([^`]*)`$/, '$1')));
}
