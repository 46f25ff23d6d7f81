/**
 * PURE. What differs in meaning between the workspace and the tenant. The tenant rewrites manifests, packs anew, renames
 * a message mapping and writes files of its own, so bytes never compare equal (contract, 7.5 and 15). In doubt two
 * contents differ: an upload too many is harmless, a change that is passed over is not.
 */
import type { Archive } from './archive.js';
import { isKnownPath, type ArtifactType } from './artifact-type.js';
import { parseManifest, MANIFEST_PATH } from './manifest.js';
import { describeManifest } from './manifest-meaning.js';
import { PARAMETERS_PATH, readParameters } from './parameters.js';
import { decodeProperties, parseProperties } from './properties.js';
import { decodeText, decodeXml, normalizeLineEnds } from './text.js';
import { describeXml } from './xml-meaning.js';

export interface Difference {
  /** In the workspace; where the file is only in the tenant, there. */
  readonly path: string;
  /** `added` is in the workspace only, `removed` in the tenant only. */
  readonly kind: 'added' | 'removed' | 'changed';
  readonly area: 'file' | 'manifest' | 'parameters';
  /** The header, or the key, that differs. */
  readonly detail?: string;
}

export interface CompareOptions {
  /** `ignore` where the tenant's values win (`unlisted-parameters: keep`). */
  readonly parameterValues: 'compare' | 'ignore';
}

const METAINFO_PATH = 'metainfo.prop';
/** Made by tools and by the tenant; the service does not read it. */
const GENERATED_PATHS: readonly string[] = ['.project'];
const SEPARATE_PATHS: readonly string[] = [MANIFEST_PATH, METAINFO_PATH, PARAMETERS_PATH, ...GENERATED_PATHS];

/** Sorted by path; empty when equal in meaning. */
export function compareArchives(
  type: ArtifactType,
  local: Archive,
  tenant: Archive,
  options: CompareOptions = { parameterValues: 'compare' },
): readonly Difference[] {
  const theirs = alignMapping(type, local, tenant);
  const differences = [
    ...compareManifests(local, theirs),
    ...compareMetainfo(type, local, theirs),
    ...(options.parameterValues === 'compare' ? compareParameters(local, theirs) : []),
    ...compareFiles(type, local, theirs),
  ];
  return differences.toSorted((a, b) => orderOf(a, b));
}

/** Whether two contents of one path say the same. */
export function isSameContent(path: string, ours: Uint8Array, theirs: Uint8Array): boolean {
  return Buffer.compare(ours, theirs) === 0 || describeContent(path, ours) === describeContent(path, theirs);
}

/** The lines of an XML file as they are compared, for a readable diff; undefined for other files. */
export function describeXmlFile(path: string, bytes: Uint8Array): readonly string[] | undefined {
  if (!XML_PATH.test(path)) return undefined;
  const text = decodeXml(bytes);
  return text === undefined ? undefined : describeXml(text);
}

const MAPPING_PATH = /^src\/main\/resources\/mapping\/[^/]+\.mmap$/i;

/** The tenant renames the only mapping of a message mapping to `<Id>.mmap`; it is given our name again. */
export function alignMapping(type: ArtifactType, local: Archive, tenant: Archive): Archive {
  const [ours, ...others] = [...local.keys()].filter((path) => MAPPING_PATH.test(path));
  const [theirs, ...more] = [...tenant.keys()].filter((path) => MAPPING_PATH.test(path));
  const isPair = ours !== undefined && theirs !== undefined && others.length + more.length === 0;
  if (type !== 'MessageMapping' || !isPair) return tenant;
  return new Map([...tenant].map(([path, bytes]) => [path === theirs ? ours : path, bytes]));
}

function compareManifests(local: Archive, tenant: Archive): readonly Difference[] {
  const [ours, theirs] = [readHeaders(local), readHeaders(tenant)];
  if (ours !== undefined && theirs !== undefined) return compareMaps(MANIFEST_PATH, 'manifest', ours, theirs);
  return compareBytes(MANIFEST_PATH, 'manifest', local, tenant);
}

function readHeaders(archive: Archive): ReadonlyMap<string, string> | undefined {
  const bytes = archive.get(MANIFEST_PATH);
  const text = bytes && decodeText(bytes);
  const headers = text === undefined ? undefined : parseManifest(text);
  return headers && describeManifest(headers);
}

/** A download of a value mapping lacks this file; elsewhere one without values is as good as none. */
function compareMetainfo(type: ArtifactType, local: Archive, tenant: Archive): readonly Difference[] {
  if (type === 'ValueMapping' && !tenant.has(METAINFO_PATH)) return [];
  const [ours, theirs] = [readWritten(local), readWritten(tenant)];
  if (ours !== undefined && theirs !== undefined) return compareMaps(METAINFO_PATH, 'file', ours, theirs);
  return compareBytes(METAINFO_PATH, 'file', local, tenant);
}

function readWritten(archive: Archive): ReadonlyMap<string, string> | undefined {
  const bytes = archive.get(METAINFO_PATH);
  const properties = bytes === undefined ? [] : parseProperties(decodeProperties(bytes));
  return properties && dropEmpty(new Map(properties.map(({ key, value }) => [key, value])));
}

/**
 * A key without value is as good as none. Keys that the workspace does not know are passed over: their values stay
 * behind in the tenant for ever (contract, 7.8).
 */
function compareParameters(local: Archive, tenant: Archive): readonly Difference[] {
  const ours = readParameters(local);
  const theirs = readParameters(tenant);
  if (ours.size === 0 && theirs.size === 0) return compareBytes(PARAMETERS_PATH, 'parameters', local, tenant);
  const known = [...theirs].filter(([key]) => ours.has(key));
  return compareMaps(
    PARAMETERS_PATH,
    'parameters',
    dropEmpty(new Map([...ours].map(([key, { value }]) => [key, value ?? '']))),
    dropEmpty(new Map(known.map(([key, { value }]) => [key, value ?? '']))),
  );
}

function compareFiles(type: ArtifactType, local: Archive, tenant: Archive): readonly Difference[] {
  const paths = new Set([...local.keys(), ...tenant.keys()]);
  return [...paths]
    .filter((path) => isKnownPath(type, path) && !SEPARATE_PATHS.includes(path))
    .flatMap((path) => compareBytes(path, 'file', local, tenant));
}

function compareBytes(
  path: string,
  area: Difference['area'],
  local: Archive,
  tenant: Archive,
): readonly Difference[] {
  const [ours, theirs] = [local.get(path), tenant.get(path)];
  if (ours === undefined) return theirs === undefined ? [] : [{ path, kind: 'removed', area }];
  if (theirs === undefined) return [{ path, kind: 'added', area }];
  return isSameContent(path, ours, theirs) ? [] : [{ path, kind: 'changed', area }];
}

function compareMaps(
  path: string,
  area: Difference['area'],
  ours: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
): readonly Difference[] {
  const keys = new Set([...ours.keys(), ...theirs.keys()]);
  return [...keys]
    .filter((key) => ours.get(key) !== theirs.get(key))
    .map((key) => ({ path, kind: kindOf(ours.has(key), theirs.has(key)), area, detail: key }));
}

function kindOf(isOurs: boolean, isTheirs: boolean): Difference['kind'] {
  if (!isTheirs) return 'added';
  return isOurs ? 'changed' : 'removed';
}

const XML_PATH = /(?:\.(?:iflw|propdef|mmap|xsd|wsdl)|^value_mapping\.xml)$/i;

/** Equal texts are equal meanings. The word in front keeps the ways of reading apart. */
function describeContent(path: string, bytes: Uint8Array): string {
  const lines = describeXmlFile(path, bytes);
  if (lines !== undefined) return `xml\n${lines.join('\n')}`;
  // One character for each byte, so nothing is lost whatever the encoding is.
  const text = Buffer.from(bytes).toString('latin1');
  return bytes.includes(0) ? `bytes\n${text}` : `text\n${normalizeLineEnds(text)}`;
}

function dropEmpty(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...map].filter(([, value]) => value !== ''));
}

function orderOf(a: Difference, b: Difference): number {
  const [left, right] = [`${a.path}\n${a.detail ?? ''}`, `${b.path}\n${b.detail ?? ''}`];
  return left < right ? -1 : Number(left > right);
}
