/**
 * PURE. Differences as lines of text that a person can read: headers with both values, a unified diff of texts, never the
 * value of a parameter. The lines hold text of the workspace and the tenant: who prints them makes them harmless first.
 */
import { loadDiff } from '../late-libraries.js';
import type { Archive } from './archive.js';
import type { ArtifactType } from './artifact-type.js';
import { alignMapping, describeXmlFile, type Difference } from './compare.js';
import { MANIFEST_PATH, parseManifest } from './manifest.js';
import { describeManifest } from './manifest-meaning.js';
import { decodeText } from './text.js';

export interface DifferenceInput {
  readonly type: ArtifactType;
  readonly local: Archive;
  readonly tenant: Archive;
  readonly differences: readonly Difference[];
  /** At most so many lines, of which the last one may tell how many are left out. */
  readonly maxLines: number;
}

const MAX_LINE_CHARACTERS = 200;
const CONTEXT_LINES = 2;
/** Beyond so many changed lines a diff says nothing to people, and takes quadratic time. */
const MAX_EDITS = 1000;
const SIGNS: Readonly<Record<Difference['kind'], string>> = { added: '+', removed: '-', changed: '~' };

/** `-` is what the tenant holds, `+` what the workspace holds. */
export function renderDifferences(input: DifferenceInput): readonly string[] {
  const tenant = alignMapping(input.type, input.local, input.tenant);
  const lines: string[] = [];
  for (const difference of input.differences) {
    // One line more than are shown tells that there are more; the exact number is not worth the work.
    if (lines.length > input.maxLines) break;
    lines.push(...renderDifference(difference, input.local, tenant));
  }
  const cut = lines.map((line) =>
    line.length > MAX_LINE_CHARACTERS ? `${line.slice(0, MAX_LINE_CHARACTERS)}…` : line,
  );
  return cut.length <= input.maxLines
    ? cut
    : [...cut.slice(0, Math.max(0, input.maxLines - 1)), '… and more'];
}

function renderDifference(difference: Difference, local: Archive, tenant: Archive): readonly string[] {
  const { path, kind, area, detail } = difference;
  const title = `${SIGNS[kind]} ${path}${detail === undefined ? '' : `: ${detail}`}`;
  if (area === 'parameters') return [`${title} ***`];
  if (area === 'manifest' && detail !== undefined) return [title, ...renderHeader(detail, local, tenant)];
  if (kind !== 'changed' || detail !== undefined) return [title];
  return [title, ...renderTexts(path, local.get(path), tenant.get(path))];
}

function renderHeader(name: string, local: Archive, tenant: Archive): readonly string[] {
  const [ours, theirs] = [readHeader(local, name), readHeader(tenant, name)];
  return [...(theirs === undefined ? [] : [`  - ${theirs}`]), ...(ours === undefined ? [] : [`  + ${ours}`])];
}

function readHeader(archive: Archive, name: string): string | undefined {
  const bytes = archive.get(MANIFEST_PATH);
  const text = bytes && decodeText(bytes);
  const headers = text === undefined ? undefined : parseManifest(text);
  return headers && describeManifest(headers).get(name);
}

function renderTexts(
  path: string,
  local: Uint8Array | undefined,
  tenant: Uint8Array | undefined,
): readonly string[] {
  if (local === undefined || tenant === undefined) return [];
  const [ours, theirs] = [readLines(path, local), readLines(path, tenant)];
  if (ours === undefined || theirs === undefined)
    return [`  ${tenant.length} bytes became ${local.length} bytes`];
  const patch = loadDiff().structuredPatch('', '', theirs, ours, undefined, undefined, {
    context: CONTEXT_LINES,
    maxEditLength: MAX_EDITS,
  });
  if (patch === undefined) return ['  too many lines differ to show them'];
  return patch.hunks.flatMap((hunk) => [
    `  @@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
    ...hunk.lines.filter((line) => !line.startsWith('\\')).map((line) => `  ${line}`),
  ]);
}

function readLines(path: string, bytes: Uint8Array): string | undefined {
  const lines = describeXmlFile(path, bytes);
  if (lines !== undefined) return `${lines.join('\n')}\n`;
  return decodeText(bytes)?.replaceAll('\r\n', '\n');
}
