/** The schema for editors accepts what the action accepts: the same files are given to both. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { parseParameterFile } from '../../src/artifact/parameter-file.js';
import { listPages, listSnippets } from './pages.js';

const schema = JSON.parse(readFileSync('schemas/parameters.schema.json', 'utf8')) as object;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

const acceptsAction = (text: string): boolean =>
  parseParameterFile({ text, file: 'p.yml', artifactIds: ['A'], env: { ALIAS: 'x' } }).faults.length === 0;

/** A parameter file as the pages show it. */
const shown = listPages().flatMap(({ text }) =>
  listSnippets(text, 'yaml').filter((snippet) => /^\w+:\n {2}Receiver Host:/m.test(snippet.text)),
);

it('accepts what the pages show, and what npm run e2e deploys with', () => {
  const example = 'Example_Order_Intake:\n  Default Country: ${env:ALIAS}\n';
  expect(shown.length).toBeGreaterThan(1);
  for (const text of [...shown.map((snippet) => snippet.text), example])
    expect([text, validate(parse(text)), acceptsAction(text)]).toEqual([text, true, true]);
});

describe.each<[string, boolean]>([
  ['A:\n  Receiver Host: https://erp.example.com\n  Poll Interval: 1.10\n', true],
  ['A:\n  Flag: true\n  Empty: ""\n', true],
  ['A:\n  Key: ${env:ALIAS}\n  Other: ${header.x}\n', true],
  ['A:\n  Key: ${env:INPUT_SERVICE-KEY}\n', false],
  ['A:\n  Key: ${env:ACTIONS_RUNTIME_TOKEN}\n', false],
  ['A:\n  Key: ${env:GITHUB_TOKEN}\n', false],
  ['A:\n  Key:\n', false],
  ['A:\n  Key: ~\n', false],
  ['A:\n  Key: [1, 2]\n', false],
  ['A:\n  Key:\n    Deep: 1\n', false],
  // the values without the id of their artifact, or one level too deep
  ['Receiver Host: https://erp.example.com\n', false],
  ['prod:\n  A:\n    Receiver Host: https://erp.example.com\n', false],
  // an empty artifact; what a JSON editor puts in
  ['A:\n', false],
  ['$schema: https://example.com/schema.json\nA:\n  Key: 1\n', false],
  ['A:\n  Key: [https://erp.example.com]\n', false],
  ['A:\n  - Key: 1\n', false],
  ['A: text\n', false],
  ['- A\n', false],
  ['"":\n  Key: 1\n', false],
])('%j', (text, accepted) => {
  it(accepted ? 'is accepted' : 'is refused', () => {
    expect({ schema: validate(parse(text)), action: acceptsAction(text) }).toEqual({
      schema: accepted,
      action: accepted,
    });
  });
});
