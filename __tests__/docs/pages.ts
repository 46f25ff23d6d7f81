/** The pages of the repository that people read, and the snippets in them. Judges nothing. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export interface Page {
  /** Relative to the top of the repository. */
  readonly name: string;
  readonly text: string;
}

export function listPages(): readonly Page[] {
  const top = readdirSync('.').filter((name) => name.endsWith('.md'));
  const docs = readdirSync('docs').filter((name) => name.endsWith('.md'));
  return [...top, ...docs.map((name) => path.join('docs', name)), path.join('src', 'README.md')].map(
    (name) => ({
      name,
      text: readFileSync(name, 'utf8'),
    }),
  );
}

export interface Snippet {
  readonly text: string;
  /** Of its first line, 1-based. */
  readonly line: number;
}

export function listSnippets(text: string, language: string): readonly Snippet[] {
  return [...text.matchAll(/^([ \t]*)```(\w*)\n([^]*?)^\1```$/gm)]
    .filter(([, , found]) => found === language)
    .map(({ 1: indent = '', 3: body = '', index }) => ({
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      line: text.slice(0, index).split('\n').length + 1,
    }));
}

export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly run?: string;
}

export interface Workflow {
  readonly permissions?: object;
  readonly jobs: Readonly<Record<string, { readonly steps?: readonly Step[] }>>;
}

/** A workflow, a list of steps, or the `with:` of one; anything else is undefined. */
export function toWorkflow({ text }: Snippet): string | undefined {
  if (/^on:/m.test(text)) return text;
  if (/^jobs:/m.test(text)) return `on: [push, pull_request]\n${text}`;
  const steps = /^with:/m.test(text) ? `- uses: OWNER/btp-mtls-action@v1\n${indent(text, 2)}` : text;
  if (!/^- (?:uses|id|run|if|name):/.test(steps)) return undefined;
  // A part of a workflow that is called may name the inputs of its caller.
  const calls = 'on:\n  workflow_call:\n    inputs:\n      artifacts: { type: string }\n';
  return `${calls}jobs:\n  part:\n    runs-on: ubuntu-latest\n    steps:\n${indent(steps, 6)}`;
}

function indent(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}

export function listSteps(workflow: string): readonly Step[] {
  const { jobs } = parse(workflow) as Workflow;
  return Object.values(jobs).flatMap(({ steps }) => steps ?? []);
}

export function isOwn({ uses }: Step): boolean {
  return uses?.startsWith('OWNER/btp-mtls-action@') === true;
}

/** Where texts with `secrets.` stand, as names joined by dots. */
export function listSecretPlaces(node: unknown, place = ''): readonly string[] {
  if (typeof node === 'string') return node.includes('secrets.') ? [place] : [];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) =>
    listSecretPlaces(child, place === '' ? name : `${place}.${name}`),
  );
}
