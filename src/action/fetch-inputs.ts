/** PURE given a reader. The inputs of the command `fetch` to its settings. */
import type { OnMissing } from '../credential-store/delivery.js';
import { isNamespace } from '../credential-store/reference.js';
import {
  parseReferenceList,
  type ReferenceLine,
  type ReferenceSource,
} from '../credential-store/reference-list.js';
import type { InputParser } from './input-parser.js';
import { checkNames } from './names.js';

export interface FetchSettings {
  readonly lines: readonly ReferenceLine[];
  readonly onMissing: OnMissing;
  readonly exportEnv: boolean;
  readonly variablePrefix: string;
  /** Absolute. */
  readonly dotenvFile: string | undefined;
  /** Absolute; undefined: a new folder in the runner's temporary folder. */
  readonly filesDir: string | undefined;
  readonly minMaskLength: number;
  readonly shortValues: 'error' | 'mask';
  readonly outputJson: boolean;
}

export function readFetchSettings(inputs: InputParser): FetchSettings {
  const exportEnv = inputs.readBoolean('export-env');
  const dotenvFile = inputs.readPath('dotenv-file');
  const variablePrefix = inputs.readText('env-prefix');
  if (!/^(?:[A-Za-z_]\w*)?$/.test(variablePrefix))
    inputs.addFault('env-prefix', 'it takes letters, digits and "_", not a digit first');
  const lines = readLines(inputs);
  const writesVariables = exportEnv || dotenvFile !== undefined;
  const named = lines.flatMap(({ reference, line }) =>
    reference.kind === 'single' ? [{ outputName: reference.outputName, reference, line }] : [],
  );
  inputs.addLineFaults(checkNames(named, { variablePrefix: writesVariables ? variablePrefix : undefined }));
  return {
    lines,
    onMissing: inputs.readWord('on-missing', ['error', 'warn', 'ignore']),
    exportEnv,
    variablePrefix,
    dotenvFile,
    filesDir: inputs.readPath('files-dir'),
    minMaskLength: inputs.readNumber('min-mask-length', 1, 8),
    shortValues: inputs.readWord('short-values', ['error', 'mask']),
    outputJson: inputs.readBoolean('output-json'),
  };
}

function readLines(inputs: InputParser): readonly ReferenceLine[] {
  const namespace = readNamespace(inputs);
  const file = readSourceFile(inputs);
  const sources: ReferenceSource[] = [
    { label: 'credentials', file: undefined, text: inputs.reader.readInput('credentials') },
    ...file,
  ];
  const { references, faults } = parseReferenceList(sources, namespace);
  inputs.addLineFaults(faults);
  const isFileUnread = file.length === 0 && inputs.isSet('credentials-file');
  if (references.length === 0 && faults.length === 0 && !isFileUnread)
    inputs.addFault('credentials', 'neither it nor "credentials-file" names a credential to fetch');
  return references;
}

function readSourceFile(inputs: InputParser): readonly ReferenceSource[] {
  const name = inputs.readText('credentials-file');
  const file = inputs.readPath('credentials-file');
  if (file === undefined) return [];
  const text = inputs.reader.readText(file);
  if (text !== undefined) return [{ label: name, file: name, text }];
  inputs.addFault(
    'credentials-file',
    `"${name}" is not there, or no text file of up to 1 MiB; its path is relative to the workspace, so check out the repository before`,
  );
  return [];
}

/** For `fetch` and `check`. */
export function readNamespace(inputs: InputParser): string | undefined {
  const namespace = inputs.isSet('namespace') ? inputs.readText('namespace') : undefined;
  if (namespace !== undefined && !isNamespace(namespace))
    inputs.addFault('namespace', 'it takes 1 to 100 letters, digits and the signs _ - . : ! ~');
  return namespace;
}
