/**
 * The input `changed-since`: which artifacts were touched since a point in the history of the repository, and a sentence
 * for the log about what was left out. All are taken where the event has no such point, or the parameter file was touched.
 */
import path from 'node:path';
import type { LocalArtifact } from '../artifact/local-artifact.js';
import { isRef, readChanges, type Changes, type ChangesFault } from '../git/changes.js';
import { openGit } from '../git/git-command.js';
import { locate, type Located } from '../git/repository.js';
import { realPathOf } from '../real-path.js';
import { readEvent, type WorkflowEvent } from './event.js';
import type { InputParser } from './input-parser.js';

export interface Selection {
  readonly artifacts: readonly LocalArtifact[];
  /** Sentences for the log; empty where the input is not set. */
  readonly notes: readonly string[];
}

export function selectTouched(inputs: InputParser, artifacts: readonly LocalArtifact[]): Selection {
  const ref = inputs.readText('changed-since');
  if (ref === '' || artifacts.length === 0) return { artifacts, notes: [] };
  if (ref !== 'auto') return selectSince(inputs, artifacts, { ref, label: `"${ref}"`, isForced: false });
  const event = readEvent(inputs.reader);
  if (event.base !== undefined)
    return selectSince(inputs, artifacts, {
      ref: event.base,
      label: describeBase(event),
      isForced: event.isForced,
    });
  return { artifacts, notes: [`All artifacts were taken: the event "${event.name}" has no earlier state.`] };
}

function describeBase({ name, base = '' }: WorkflowEvent): string {
  const commit = base.slice(0, SHORT_CHARACTERS);
  return name === 'push' ? `the commit before the push (${commit})` : `the base of the changes (${commit})`;
}

const SHORT_CHARACTERS = 7;

interface Since {
  readonly ref: string;
  /** To people. */
  readonly label: string;
  readonly isForced: boolean;
}

/** Faults are added to the inputs; nothing is left out then. */
function selectSince(inputs: InputParser, artifacts: readonly LocalArtifact[], since: Since): Selection {
  const all = { artifacts, notes: [] };
  if (!isRef(since.ref)) {
    inputs.addFault('changed-since', 'it takes auto, or the name of a branch, a tag or a commit');
    return all;
  }
  const workspace = path.resolve(inputs.reader.readVariable('GITHUB_WORKSPACE') ?? '.');
  const places = artifacts.map((artifact) => locate(workspace, path.join(workspace, artifact.path)));
  const parameters = inputs.readPath('parameters');
  const file = parameters === undefined ? undefined : locate(workspace, parameters);
  const roots = new Set([...places, file].flatMap((place) => (place === undefined ? [] : [place.root])));
  if (roots.size === 0) {
    inputs.addFault('changed-since', `the workspace holds no git repository; ${CHECKOUT}`);
    return all;
  }
  const changes = readAll([...roots], workspace, since, inputs);
  if (changes === undefined) return all;
  const isTouched = (place: Located | undefined): boolean =>
    place === undefined || changes.get(place.root)?.isTouched(place.path) !== false;
  if (parameters !== undefined && isTouched(file))
    return {
      artifacts,
      notes: [`All artifacts were taken: the parameter file changed since ${since.label}.`],
    };
  const touched = artifacts.filter((_artifact, index) => isTouched(places[index]));
  const note = `${touched.length} of ${artifacts.length} artifacts changed since ${since.label}.`;
  return { artifacts: touched, notes: [note] };
}

function readAll(
  roots: readonly string[],
  workspace: string,
  since: Since,
  inputs: InputParser,
): ReadonlyMap<string, Changes> | undefined {
  const changes = new Map<string, Changes>();
  const searchPath = inputs.reader.readVariable('PATH') ?? inputs.reader.readVariable('Path');
  for (const root of roots) {
    const git = openGit({ root, searchPath, workspace: realPathOf(workspace) ?? workspace });
    const read = git === undefined ? 'no-git' : readChanges(git, since.ref);
    if (typeof read === 'string') {
      inputs.addFault('changed-since', describeFault(read, since));
      return undefined;
    }
    changes.set(root, read);
  }
  return changes;
}

const CHECKOUT = 'check out with actions/checkout and fetch-depth: 0 before this step';

function describeFault(fault: ChangesFault | 'no-git', { label, isForced }: Since): string {
  switch (fault) {
    case 'no-git':
      return 'git was not found on this runner; install it, or leave the input out to take all artifacts';
    case 'no-commit':
      return `the repository in the workspace holds no commit that could be read; ${CHECKOUT}`;
    case 'unknown-ref':
      return isForced
        ? `the clone does not hold ${label}, which the forced push replaced; name a branch or tag instead of auto, or start the workflow by hand to take all artifacts`
        : `the clone does not hold ${label}; ${CHECKOUT}`;
    case 'no-merge-base':
      return `the clone holds no commit that ${label} and this one have in common; ${CHECKOUT}`;
    case 'unreadable':
      return `what changed since ${label} could not be read from the clone; ${CHECKOUT}`;
  }
}
