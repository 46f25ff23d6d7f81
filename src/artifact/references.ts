/**
 * PURE. What an artifact needs of others, found in its content, so that what is used is deployed first. References to
 * script collections and message mappings are names; value mappings are used by agency and schema, which only a look at
 * the value mappings at hand can resolve. What is made at run time cannot be seen.
 */
import type { Archive } from './archive.js';
import type { ArtifactType } from './artifact-type.js';
import { MANIFEST_PATH, parseManifest } from './manifest.js';
import { decodeText, decodeXml } from './text.js';
import { readLeaves } from './xml-leaves.js';

export interface UsingArtifact {
  readonly id: string;
  readonly type: ArtifactType;
  readonly archive: Archive;
}

/** Properties of a step in an `.iflw` whose value is the id of another artifact. */
const ID_PROPERTIES: readonly string[] = ['scriptBundleId', 'messageMappingBundleId'];
const VALUE_MAPPING_PATH = 'value_mapping.xml';
/** Files whose text can ask for a mapped value. */
const ASKING_PATH = /\.(?:iflw|mmap|groovy|gsh|js|xslt?)$/i;
/** The functions and step names that do: scripts, XPath, XSLT, and the function of a message mapping. */
const ASKS = /getMappedValue|value[ _-]?map|vmGetValue/i;

/**
 * Ids that the content uses, sorted, without its own; not all of them need to be among `others`.
 * @param others the artifacts of this run, whose value mappings are considered
 */
export function listUses(artifact: UsingArtifact, others: readonly UsingArtifact[]): readonly string[] {
  const ids = new Set([
    ...listProperties(artifact.archive),
    ...listCapabilities(artifact.archive),
    ...listValueMappings(artifact, others),
  ]);
  ids.delete(artifact.id);
  return [...ids].toSorted();
}

/** `<ifl:property><key>scriptBundleId</key><value>Common</value></ifl:property>`; a parameter is no name. */
function listProperties(archive: Archive): readonly string[] {
  return [...archive]
    .filter(([path]) => /\.iflw$/i.test(path))
    .flatMap(([, bytes]) => readLeaves(decodeXml(bytes) ?? '', 'property'))
    .filter((property) => ID_PROPERTIES.includes(property.get('key')?.trim() ?? ''))
    .map((property) => property.get('value')?.trim() ?? '')
    .filter((id) => id !== '' && !id.includes('{'));
}

/** `Require-Capability: scriptcollection.Common;resolution:=optional;bundleType:String="ScriptCollection"` */
function listCapabilities(archive: Archive): readonly string[] {
  const bytes = archive.get(MANIFEST_PATH);
  const text = bytes && decodeText(bytes);
  const header = (text === undefined ? undefined : parseManifest(text))?.get('Require-Capability') ?? '';
  return [
    ...header.matchAll(/(?:^|,)\s*(?:scriptcollection|messagemapping|valuemapping)\.([^;,\s"]+)/gi),
  ].map(([, id = '']) => id);
}

/** A value mapping is used where the content asks for values and names the agency and the schema of one of its entries. */
function listValueMappings(artifact: UsingArtifact, others: readonly UsingArtifact[]): readonly string[] {
  if (artifact.type === 'ValueMapping') return [];
  const texts = [...artifact.archive].filter(([path]) => ASKING_PATH.test(path)).map(readText);
  if (!texts.some((text) => ASKS.test(text))) return [];
  // Often a script asks, and the mapping that calls it names what for.
  const named = new Set(texts.flatMap(listWords));
  return others
    .filter(({ type }) => type === 'ValueMapping')
    .filter((mapping) => {
      return listPairs(mapping.archive).some(([agency, schema]) => named.has(agency) && named.has(schema));
    })
    .map(({ id }) => id);
}

function readText([path, bytes]: readonly [string, Uint8Array]): string {
  return (/\.(?:groovy|gsh|js)$/i.test(path) ? decodeText(bytes) : decodeXml(bytes)) ?? '';
}

/**
 * What stands between two equal quotes of a line, or between two tags: the ways in which code and XML name an agency.
 * Each quote may end one word and start the next, so that an apostrophe in a comment does not shift them all.
 */
function listWords(text: string): readonly string[] {
  const patterns = [/"([^"\n]{1,200})(?=")/g, /'([^'\n]{1,200})(?=')/g, />([^<>]{1,200})(?=<)/g];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, word = '']) => unescapeXml(word.trim())),
  );
}

function unescapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_whole, name: string) => names[name] ?? '');
}

function listPairs(archive: Archive): readonly (readonly [agency: string, schema: string])[] {
  const bytes = archive.get(VALUE_MAPPING_PATH);
  return readLeaves((bytes && decodeXml(bytes)) ?? '', 'entry').map((entry): [string, string] => [
    entry.get('agency')?.trim() ?? '',
    entry.get('schema')?.trim() ?? '',
  ]);
}
