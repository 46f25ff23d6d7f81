/** The inputs of a step as a plain object, as the action reads them. */
import path from 'node:path';
import type { InputReader } from '../../src/action/input-parser.js';

export const WORKSPACE = path.resolve('/ws/space');

export interface Step {
  readonly inputs: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** Texts by their path relative to the workspace. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** Receives what is masked. */
  readonly masked?: string[];
}

export function readerOf({ inputs, variables = {}, files = {}, masked = [] }: Step): InputReader {
  const environment: Readonly<Record<string, string>> = { GITHUB_WORKSPACE: WORKSPACE, ...variables };
  return {
    readInput: (name) => inputs[name] ?? '',
    listInputNames: () => Object.keys(inputs),
    readVariable: (name) => environment[name],
    readText: (file) => files[path.relative(WORKSPACE, file)],
    mask: (forms) => {
      masked.push(...forms);
    },
    maskLater: (listForms) => {
      masked.push(...listForms());
    },
  };
}
