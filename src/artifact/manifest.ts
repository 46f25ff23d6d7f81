/**
 * PURE. `META-INF/MANIFEST.MF` to headers and back (JAR File Specification, "Manifest and Signature Specification"), and
 * what the headers say about an artifact (contract, section 15). Whether the files fit the type is not asked here.
 */
import { typeOfBundle, ARTIFACT_TYPES, type ArtifactType } from './artifact-type.js';
import { findEnclosingFolder, type Archive, type ArchiveOrigin } from './archive.js';
import { artifactInvalid, quoteName } from './artifact-fault.js';
import { decodeText } from './text.js';

export const MANIFEST_PATH = 'META-INF/MANIFEST.MF';

/** In the order of the file. Headers of a later section carry its number: `2/Name`. */
export type ManifestHeaders = ReadonlyMap<string, string>;

export interface Manifest {
  /** `Bundle-SymbolicName` without directives. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly type: ArtifactType;
  readonly headers: ManifestHeaders;
}

const MAX_LINE_BYTES = 72;
/** The service's own rule for names, without blanks (contract, 7.2). */
const ID = /^[A-Za-z_][A-Za-z0-9_.-]*(?<!\.)$/;
const MAX_ID_CHARACTERS = 150;
const VERSION = /^\d+\.\d+\.\d+(?:\.[A-Za-z0-9_-]+)?$/;

/** @throws ActionError ARTIFACT_INVALID */
export function readManifest(archive: Archive, origin: ArchiveOrigin): Manifest {
  const bytes = archive.get(MANIFEST_PATH);
  if (bytes === undefined) throw describeMissing(archive, origin);
  const text = decodeText(bytes);
  const headers = text === undefined ? undefined : parseManifest(text);
  if (headers === undefined)
    throw fault(origin, 'has a manifest with a line that is no header', 'Write each line as `Name: value`.');
  const id = readId(headers, origin);
  return {
    id,
    name: headers.get('Bundle-Name') ?? id,
    version: readVersion(headers, origin),
    type: readType(headers, origin),
    headers,
  };
}

/**
 * Lines that start with a blank go on from the line before; an empty line ends a section.
 * @returns undefined if a line is no header, or a header comes twice, so that two readers could differ.
 */
export function parseManifest(text: string): ManifestHeaders | undefined {
  const headers = new Map<string, string>();
  const sections = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n /g, '')
    .split(/\n{2,}/)
    .filter((section) => section !== '');
  for (const [index, section] of sections.entries()) {
    for (const line of section.split('\n').filter((text) => text !== '')) {
      const [, name, value] = /^([A-Za-z0-9][\w-]*):[ ]?(.*)$/s.exec(line) ?? [];
      const key = nameOfHeader(index, name);
      if (key === undefined || value === undefined || headers.has(key)) return undefined;
      headers.set(key, value.trim());
    }
  }
  return headers;
}

/** The main section; lines of at most 72 bytes, never broken inside a character, CRLF, an empty line at the end. */
export function renderManifest(headers: ManifestHeaders): string {
  const main = [...headers].filter(([name]) => !name.includes('/'));
  const lines = main.flatMap(([name, value]) => foldLine(`${name}: ${value}`));
  return [...lines, '', ''].join('\r\n');
}

/** Header names have no case; the ones that are read here get their usual spelling. */
const USUAL_NAMES = new Map(
  [
    'Manifest-Version',
    'Bundle-ManifestVersion',
    'Bundle-Name',
    'Bundle-SymbolicName',
    'Bundle-Version',
    'SAP-BundleType',
    'Import-Package',
    'Import-Service',
    'Require-Capability',
    'Provide-Capability',
  ].map((name) => [name.toLowerCase(), name]),
);

function nameOfHeader(section: number, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const usual = USUAL_NAMES.get(name.toLowerCase()) ?? name;
  return section === 0 ? usual : `${section + 1}/${usual}`;
}

function foldLine(line: string): readonly string[] {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > MAX_LINE_BYTES) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += character;
    bytes += size;
  }
  return [...lines, current];
}

function readId(headers: ManifestHeaders, origin: ArchiveOrigin): string {
  const id = headers.get('Bundle-SymbolicName')?.split(';')[0]?.trim() ?? '';
  if (id === '')
    throw fault(
      origin,
      'has a manifest without `Bundle-SymbolicName`',
      'Add this header with the id of the artifact.',
    );
  if (!ID.test(id) || id.length > MAX_ID_CHARACTERS)
    throw fault(
      origin,
      `has the \`Bundle-SymbolicName\` ${quoteName(id)}, which is no id`,
      'Start it with a letter or `_`, go on with letters, digits, `.`, `-` and `_`, and end with no `.`.',
    );
  return id;
}

function readVersion(headers: ManifestHeaders, origin: ArchiveOrigin): string {
  const version = headers.get('Bundle-Version') ?? '';
  if (VERSION.test(version)) return version;
  throw fault(
    origin,
    version === ''
      ? 'has a manifest without `Bundle-Version`'
      : `has the \`Bundle-Version\` ${quoteName(version)}`,
    'Write the version as three numbers, for example `1.0.0`.',
  );
}

function readType(headers: ManifestHeaders, origin: ArchiveOrigin): ArtifactType {
  const bundleType = headers.get('SAP-BundleType') ?? '';
  const type = typeOfBundle(bundleType);
  if (type !== undefined) return type;
  throw fault(
    origin,
    bundleType === ''
      ? 'has a manifest without `SAP-BundleType`'
      : `has the \`SAP-BundleType\` ${quoteName(bundleType)}, which cannot be deployed`,
    `Leave the artifact out with a line that starts with \`!\`, or give one of ${Object.keys(ARTIFACT_TYPES).join(', ')}.`,
  );
}

function describeMissing(archive: Archive, origin: ArchiveOrigin): Error {
  const folder = findEnclosingFolder(archive.keys());
  if (folder === undefined)
    return artifactInvalid(
      `The artifact ${origin.label} has no ${MANIFEST_PATH}.`,
      'Export the artifact again, and pack the files themselves.',
      origin.file,
    );
  return artifactInvalid(
    `The artifact ${origin.label} has its files in the folder ${quoteName(folder)} instead of at the top of the archive.`,
    'Pack the content of that folder, not the folder itself.',
    origin.file,
  );
}

function fault(origin: ArchiveOrigin, what: string, next: string): Error {
  return artifactInvalid(`The artifact ${origin.label} ${what}.`, next, origin.file);
}
