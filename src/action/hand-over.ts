/**
 * Deliveries to files, environment variables and outputs, in this order: what may fail comes first, and nothing
 * is handed on when it does.
 */
import { randomUUID } from 'node:crypto';
import * as path from 'node:path';
import type { Delivery } from '../credential-store/delivery.js';
import { ActionError } from '../errors.js';
import { renderDotenvLine } from './dotenv.js';
import type { FileWriter } from './file-writer.js';
import type { SecretFile } from './files.js';
import type { FetchSettings } from './fetch-inputs.js';
import { fileNameOf } from './names.js';
import type { Runner } from './runner.js';

/** Something that is not missing, with the text that stands for it in outputs and variables. */
interface HandedOver {
  readonly name: string;
  /** The value, or the path of its file. */
  readonly text: string;
  readonly file: SecretFile | undefined;
}

/** A hand-over that can be made, as far as that can be told without writing. */
export interface HandOver {
  readonly items: readonly HandedOver[];
  readonly files: readonly SecretFile[];
}

/** @throws ActionError FILE_REFUSED */
export function prepareHandOver(
  deliveries: readonly Delivery[],
  settings: FetchSettings,
  writer: FileWriter,
): HandOver {
  const filesDir = settings.filesDir ?? path.join(writer.temporary, `btp-mtls-action-${randomUUID()}`);
  const items = deliveries.flatMap((delivery) => toHandedOver(delivery, filesDir));
  const files = [...items.flatMap(({ file }) => file ?? []), ...buildDotenvFile(items, settings)];
  writer.check(files);
  return { items, files };
}

/**
 * Writes the files and variables.
 * @returns the outputs, which the caller sets.
 * @throws ActionError FILE_REFUSED
 */
export function handOver(
  { items, files }: HandOver,
  settings: FetchSettings,
  { runner, writer }: { readonly runner: Runner; readonly writer: FileWriter },
): ReadonlyMap<string, string> {
  writer.write(files);
  if (settings.exportEnv)
    for (const { name, text } of items) runner.exportVariable(settings.variablePrefix + name, text);
  return buildOutputs(items, settings);
}

function toHandedOver({ outputName, outcome, source }: Delivery, filesDir: string): readonly HandedOver[] {
  if (outcome.status === 'missing') return [];
  const { reference, line } = source;
  if (reference.options.file === undefined)
    return [{ name: outputName, text: outcome.content.toString(), file: undefined }];
  const file = path.join(filesDir, fileNameOf({ outputName, reference, line }));
  return [{ name: outputName, text: file, file: { path: file, content: outcome.content } }];
}

function buildDotenvFile(items: readonly HandedOver[], settings: FetchSettings): readonly SecretFile[] {
  if (settings.dotenvFile === undefined) return [];
  const { dotenvFile, variablePrefix } = settings;
  const lines = items.map(({ name, text, file }) => {
    const line = renderDotenvLine(variablePrefix + name, text);
    if (line !== undefined && file?.path !== dotenvFile) return line;
    throw new ActionError('FILE_REFUSED', {
      happened: `The file for ${name} could not stand beside the dotenv file: its path is the same, or has signs that a dotenv file cannot hold.`,
      next: 'Choose another "files-dir" or "dotenv-file".',
    });
  });
  return [{ path: dotenvFile, content: lines.join('') }];
}

function buildOutputs(items: readonly HandedOver[], settings: FetchSettings): ReadonlyMap<string, string> {
  const values = items.map(({ name, text }): [string, string] => [name, text]);
  return new Map([
    ...values,
    ...(settings.outputJson
      ? [['credentials-json', JSON.stringify(Object.fromEntries(values))] as const]
      : []),
    ...(settings.dotenvFile === undefined ? [] : [['dotenv-path', settings.dotenvFile] as const]),
  ]);
}
