/**
 * A Runner in memory, so that hundreds of steps can be run in one process over real connections. Inputs, masks and
 * cleaning are those of the action; nothing is printed.
 */
import type { Place } from '../../src/errors.js';
import { createRunner, type Runner } from '../../src/action/runner.js';

export interface Recorded {
  /** All that a log, an annotation or the summary would show. */
  readonly shown: string[];
  readonly titles: string[];
  readonly places: Place[];
  readonly outputs: Map<string, string>;
  readonly variables: Map<string, string>;
  readonly masks: Set<string>;
  hasFailed: boolean;
}

export function createRecordingRunner(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): { readonly runner: Runner; readonly recorded: Recorded } {
  const recorded: Recorded = {
    shown: [],
    titles: [],
    places: [],
    outputs: new Map(),
    variables: new Map(),
    masks: new Set(),
    hasFailed: false,
  };
  const base = createRunner({ ...environment });
  const show = (...texts: readonly string[]): void => {
    recorded.shown.push(...texts.map(base.clean));
  };
  const annotate = (texts: readonly string[], title: string, place?: Place): void => {
    show(...texts, place?.file ?? '');
    recorded.titles.push(title);
    if (place !== undefined) recorded.places.push(place);
  };
  const runner: Runner = {
    ...base,
    readInput: (name) => inputs[name] ?? '',
    listInputNames: () => Object.keys(inputs),
    findMissingCommandFile: () => undefined,
    mask: (forms) => {
      base.mask(forms);
      for (const form of forms) recorded.masks.add(form);
    },
    info: (lines) => {
      show(...lines);
    },
    group: (title, lines) => {
      show(title, ...lines);
    },
    notice: (text, title) => {
      annotate([text], title);
    },
    warn: (text, title, place) => {
      annotate([text], title, place);
    },
    fail: (lines, title, place) => {
      recorded.hasFailed = true;
      annotate(lines, title, place);
    },
    setOutput: (name, value) => {
      recorded.outputs.set(name, value);
    },
    exportVariable: (name, value) => {
      recorded.variables.set(name, value);
    },
    saveState: () => undefined,
    writeSummary: (markdown) => {
      recorded.shown.push(markdown);
      return Promise.resolve();
    },
  };
  return { runner, recorded };
}
