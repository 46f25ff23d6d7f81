/** The schema for editors accepts what the action accepts: the same files are given to both. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { parseParameterFile } from '../src/artifact/parameter-file.js';

const schema = JSON.parse(readFileSync('schemas/parameters.schema.json', 'utf8')) as object;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

const acceptsAction = (text: string): boolean =>
  parseParameterFile({ text, file: 'p.yml', artifactIds: ['A'], env: { ALIAS: 'x' } }).faults.length === 0;

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
