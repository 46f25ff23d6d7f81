/** Looks for secrets in all that a step leaves behind, and for what is left of them once they are masked. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunnerResult } from '../../src/demo/runner.js';
import type { Form } from './leak-forms.js';
import { visibleLinesOf } from './server-steps.js';

export interface Leak {
  readonly where: string;
  readonly form: string;
  /** A few signs of what leaked: enough to find it, too few to bury the report. */
  readonly start: string;
}

export interface Surface {
  readonly where: string;
  readonly text: string;
}

/** Own outputs that hold no values; all others were asked for. */
const plainOutputs = ['manifest', 'missing', 'expires-at', 'days-left', 'error-code', 'dotenv-path'];

/** @param askedFor names of files, relative to workspace or temporary folder, that are to hold secrets. */
export async function listSurfaces(
  result: RunnerResult,
  askedFor: readonly string[] = [],
): Promise<readonly Surface[]> {
  const { log, unmaskedLog, stderr, summary, annotations, outputs, state, commandFiles } = result;
  const files = await Promise.all(
    [result.workspace, result.runnerTemp].map((folder) => readFiles(folder, askedFor)),
  );
  return [
    { where: 'log', text: log.join('\n') },
    { where: 'log before masking', text: unmaskedLog.join('\n') },
    { where: 'standard output', text: visibleLinesOf(result).join('\n') },
    { where: 'stderr', text: stderr },
    { where: 'summary', text: summary },
    { where: 'summary before masking', text: commandFiles.step_summary ?? '' },
    { where: 'summary as it is read', text: decodeEntities(commandFiles.step_summary ?? '') },
    ...annotations.flatMap(({ title = '', file = '', message }) => [
      { where: 'title of an annotation', text: title },
      { where: 'file of an annotation', text: file },
      { where: 'message of an annotation', text: message },
    ]),
    ...plainOutputs.map((name) => ({ where: `output ${name}`, text: outputs[name] ?? '' })),
    { where: 'state', text: JSON.stringify(state) },
    ...files.flat(),
  ];
}

export function findLeaks(surfaces: readonly Surface[], forms: readonly Form[]): readonly Leak[] {
  return forms.flatMap(({ name, text }) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) =>
        surfaces
          .filter((surface) => surface.text.includes(line))
          .map(({ where }) => ({ where, form: name, start: shorten(line) })),
      ),
  );
}

/** What a later step would show of them. */
export function findUnmasked({ masker }: RunnerResult, forms: readonly Form[]): readonly Leak[] {
  return forms.flatMap(({ name, text }) =>
    text
      .split('\n')
      .map((line) => remainder(masker.mask(`x ${line} y`)))
      .filter((left) => left !== 'xy')
      .map((left) => ({ where: 'a later step', form: name, start: shorten(left) })),
  );
}

/** Masks that would hide ordinary text of later steps. */
export function findHarmfulMasks({ masks }: RunnerResult): readonly string[] {
  return masks.filter(
    (mask) =>
      /[\r\n]/.test(mask) ||
      Array.from(mask.trim()).length < 4 ||
      /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/.test(mask.trim()) ||
      /^[\p{P}\p{S}\s]+$/u.test(mask) ||
      /^\d{1,5}$/.test(mask) ||
      commonWords.has(mask.toLowerCase()),
  );
}

const commonWords: ReadonlySet<string> = new Set(
  (
    'true false yes no on off null none undefined default test admin root user password secret prod production dev ' +
    'development staging main master localhost http https value username name key certificate'
  ).split(' '),
);

/** Without masks, and without what tells nothing: padding, blanks, PEM boundaries, escaped line ends. */
function remainder(masked: string): string {
  return masked
    .replaceAll(/-----(?:BEGIN|END) [A-Z ]+-----/g, '')
    .replaceAll('***', '')
    .replaceAll(/\\+n/g, '')
    .replaceAll(/[=\s]/g, '');
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}… (${text.length})` : text;
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)));
}

/** Without the files of the runner itself, which carry the outputs that were asked for. */
async function readFiles(folder: string, askedFor: readonly string[]): Promise<readonly Surface[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('_runner_file_commands') && !askedFor.includes(name));
  return await Promise.all(
    names.map(async (name) => ({
      where: `file ${name}`,
      text: await readFile(path.join(folder, name), 'utf8'),
    })),
  );
}
