/**
 * The inputs of the command `deploy` to the artifacts of the workspace and to settings. Reads the artifacts, so that what
 * is wrong with them is told together with all other faults, before the first request.
 */
import { isPackageId, parseArtifactLines } from '../artifact/artifact-lines.js';
import type { LocalArtifact } from '../artifact/local-artifact.js';
import { listNamedVariables, parseParameterFile, type ParameterFile } from '../artifact/parameter-file.js';
import { findArtifacts } from '../artifact/source.js';
import type { DeploySettings, ListedParameter } from '../deploy/settings.js';
import { selectTouched } from './changed-since.js';
import { readGitHubSettings, type GitHubSettings } from './github-inputs.js';
import type { InputParser } from './input-parser.js';
import { listMaskForms } from './masking.js';

export interface DeployInputs {
  /** Those that `changed-since` leaves. */
  readonly artifacts: readonly LocalArtifact[];
  /** Sentences about what was left out. */
  readonly selectionNotes: readonly string[];
  readonly github: GitHubSettings;
  readonly settings: Omit<DeploySettings, 'ownUser'>;
}

export function readDeployInputs(inputs: InputParser): DeployInputs {
  const all = readArtifacts(inputs);
  const { artifacts, notes } = selectTouched(inputs, all);
  return {
    artifacts,
    selectionNotes: notes,
    github: readGitHubSettings(inputs),
    settings: {
      createPackage: inputs.readBoolean('create-package'),
      unlistedParameters: inputs.readWord('unlisted-parameters', ['keep', 'workspace']),
      deploy: inputs.readWord('deploy', ['changed', 'always', 'never']),
      onDraft: inputs.readWord('on-draft', ['error', 'overwrite', 'skip']),
      concurrency: inputs.readNumber('concurrency', 1, 16),
      waitTimeoutMs: inputs.readNumber('wait-timeout-seconds', 10, 7200, 'any') * 1000,
      rollback: inputs.readBoolean('rollback'),
      parameters: readParameters(inputs, all),
    },
  };
}

function readArtifacts(inputs: InputParser): readonly LocalArtifact[] {
  const style = inputs.reader.readVariable('RUNNER_OS') === 'Windows' ? 'windows' : 'posix';
  const packageId = inputs.isSet('package') ? inputs.readText('package') : undefined;
  if (packageId !== undefined && !isPackageId(packageId))
    inputs.addFault('package', 'it takes letters, digits and the signs . _ -, a letter or digit first');
  const { lines, faults } = parseArtifactLines(inputs.reader.readInput('artifacts'), style);
  inputs.addErrors(faults);
  const workspace = inputs.reader.readVariable('GITHUB_WORKSPACE') ?? '.';
  const found = findArtifacts({ lines, package: packageId, workspace });
  inputs.addErrors(found.errors);
  return found.artifacts;
}

function readParameters(
  inputs: InputParser,
  artifacts: readonly LocalArtifact[],
): ReadonlyMap<string, ReadonlyMap<string, ListedParameter>> {
  const name = inputs.readText('parameters');
  const file = inputs.readPath('parameters');
  if (file === undefined) return new Map();
  const text = inputs.reader.readText(file);
  if (text === undefined) {
    inputs.addFault(
      'parameters',
      `"${name}" is not there, or no text file of up to 1 MiB; its path is relative to the workspace, so check out the repository before`,
    );
    return new Map();
  }
  const artifactIds = artifacts.map(({ id }) => id);
  const parsed = parseParameterFile({ text, file: name, artifactIds, env: readNamedVariables(text, inputs) });
  inputs.addErrors(parsed.faults);
  inputs.reader.mask(parsed.expanded.flatMap((value) => listMaskForms(value, { minLength: 4 })));
  for (const { id, line } of parsed.unknownIds)
    inputs.warnings.push(
      `Line ${line} of ${name} lists parameters of "${id}", which no line of artifacts yields.`,
    );
  return joinPlaces(parsed, name);
}

/** The variables that the text may ask for, and no others. */
function readNamedVariables(
  text: string,
  { reader }: InputParser,
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(listNamedVariables(text).map((name) => [name, reader.readVariable(name)]));
}

function joinPlaces(
  { values, lines }: ParameterFile,
  file: string,
): ReadonlyMap<string, ReadonlyMap<string, ListedParameter>> {
  return new Map(
    [...values].map(([id, ofOne]) => [
      id,
      new Map(
        [...ofOne].map(([key, value]) => {
          const line = lines.get(id)?.get(key);
          return [key, { value, place: line === undefined ? { file } : { file, line } }];
        }),
      ),
    ]),
  );
}
