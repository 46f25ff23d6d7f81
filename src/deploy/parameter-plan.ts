/**
 * PURE. Which values the externalised parameters of an artifact shall have, and which of them have to be written:
 * those of the parameter file first, then those of the tenant or of the workspace (contract, section 7.8).
 */
import type { LocalArtifact } from '../artifact/local-artifact.js';
import { readParameters } from '../artifact/parameters.js';
import type { Configuration } from '../cloud-integration/model.js';
import { ActionError } from '../errors.js';
import type { DeploySettings, ListedParameter } from './settings.js';

export interface ParameterPlan {
  /** What the parameters shall be in the end; of the others nothing is known or asked. */
  readonly wanted: readonly Configuration[];
  /** Those of them that the tenant has with another value. */
  readonly changes: readonly Configuration[];
}

/** The parameter that names the runtime; not part of the content (contract, section 8.1). */
export const PROFILE_KEY = 'SAP_ProfileId';

const SCHEDULE_TYPE = 'custom:schedule';

/**
 * @param configurations of the tenant; undefined where the artifact is new, or they decide nothing.
 */
export function planParameters(
  artifact: LocalArtifact,
  configurations: readonly Configuration[] | undefined,
  settings: Pick<DeploySettings, 'parameters' | 'unlistedParameters'>,
): ParameterPlan {
  const listed = settings.parameters.get(artifact.id) ?? new Map<string, ListedParameter>();
  const declared = readParameters(artifact.archive);
  const theirs = new Map(configurations?.map((one) => [one.key, one]));
  const keys = new Set([...declared.keys(), ...listed.keys()]);
  const wanted = [...keys].flatMap((key): readonly Configuration[] => {
    const own = declared.get(key);
    const kept = settings.unlistedParameters === 'keep' ? theirs.get(key)?.value : undefined;
    const value = listed.get(key)?.value ?? kept ?? own?.value;
    const dataType = theirs.get(key)?.dataType ?? own?.type ?? 'xsd:string';
    return value === undefined ? [] : [{ key, value, dataType }];
  });
  return { wanted, changes: configurations === undefined ? [] : findChanges(wanted, configurations) };
}

/** Those whose value the tenant does not have. A parameter that it does not know cannot be written. */
export function findChanges(
  wanted: readonly Configuration[],
  configurations: readonly Configuration[],
): readonly Configuration[] {
  const theirs = new Map(configurations.map(({ key, value }) => [key, value]));
  return wanted.filter(({ key, value }) => theirs.has(key) && theirs.get(key) !== value);
}

/** Faults of the parameter file that show only beside the artifacts; nothing is written if there is one. */
export function checkParameters(
  artifact: LocalArtifact,
  configurations: readonly Configuration[] | undefined,
  { parameters }: Pick<DeploySettings, 'parameters'>,
): readonly ActionError[] {
  const declared = readParameters(artifact.archive);
  const known = new Map([
    ...[...declared].map(([key, { type }]) => [key, type] as const),
    ...(configurations ?? []).map(({ key, dataType }) => [key, dataType] as const),
    ...(artifact.type === 'IntegrationFlow' ? [[PROFILE_KEY, undefined] as const] : []),
  ]);
  return [...(parameters.get(artifact.id) ?? [])].flatMap(([key, { value, place }]) => {
    if (!known.has(key)) return [unknownParameter(artifact, key, [...declared.keys()], place)];
    return known.get(key) === SCHEDULE_TYPE && !isSchedule(value) ? [noSchedule(artifact, key, place)] : [];
  });
}

/** The tenant keeps schedules as rows in a notation like XML; a cron text would break the flow. */
function isSchedule(value: string): boolean {
  return value.trim() === '' || /^\s*<row>/.test(value);
}

function unknownParameter(
  { id, type }: LocalArtifact,
  key: string,
  known: readonly string[],
  place: ListedParameter['place'],
): ActionError {
  const names = known.toSorted();
  const list = names.length === 0 ? 'It has none.' : `It has: ${names.slice(0, 20).join(', ')}.`;
  return new ActionError('PARAMETER_UNKNOWN', {
    happened: `The artifact "${id}" has no parameter "${key}". ${list}`,
    next:
      type === 'IntegrationFlow'
        ? 'Correct the name in the parameter file, or externalise the parameter in the flow; nothing was written.'
        : 'Remove it from the parameter file, since only integration flows have parameters; nothing was written.',
    place,
  });
}

function noSchedule({ id }: LocalArtifact, key: string, place: ListedParameter['place']): ActionError {
  return new ActionError('INPUT_INVALID', {
    happened: `The parameter "${key}" of "${id}" is a schedule, and its value has not the form that the tenant keeps schedules in.`,
    next: 'Set the schedule once in Integration Suite, read the value of the parameter there (it starts with <row>), and list that; nothing was written.',
    place,
  });
}
