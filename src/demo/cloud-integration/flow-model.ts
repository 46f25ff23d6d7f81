/** What the runtime reads out of the model of a flow (contract 15.1): scripts, references, addresses of senders. */
import type { Entries } from './archive.js';
import { manifestPath, parseManifest } from './manifest.js';
import { unescapeXml } from './parameters.js';

const scriptFolder = 'src/main/resources/script/';

/** The properties of each element of the model, by key. */
function elementsOf(entries: Entries): readonly ReadonlyMap<string, string>[] {
  const models = [...entries].filter(([path]) => path.endsWith('.iflw'));
  return models.flatMap(([, content]) =>
    [
      ...content
        .toString('utf8')
        .matchAll(/<(?:\w+:)?extensionElements>(.*?)<\/(?:\w+:)?extensionElements>/gs),
    ].map(([, inner = '']) => propertiesOf(inner)),
  );
}

function propertiesOf(xml: string): ReadonlyMap<string, string> {
  const pairs = xml.matchAll(/<key>(.*?)<\/key>\s*(?:<value>(.*?)<\/value>|<value\s*\/>)/gs);
  return new Map([...pairs].map(([, key = '', value = '']) => [unescapeXml(key), unescapeXml(value)]));
}

/** The first script that the flow calls and that is neither in its content nor in a collection. */
export function missingScript(entries: Entries): string | undefined {
  const own = elementsOf(entries).filter((element) => (element.get('scriptBundleId') ?? '') === '');
  const scripts = own.flatMap((element) => element.get('script') ?? []).filter((script) => script !== '');
  return scripts.find((script) => !entries.has(scriptFolder + script.replace(/^.*\//, '')));
}

/** Ids of collections and mappings that must run before the flow. */
export function usedArtifacts(entries: Entries): readonly string[] {
  const collections = elementsOf(entries).flatMap((element) => element.get('scriptBundleId') ?? []);
  const required =
    parseManifest(entries.get(manifestPath)?.toString('utf8') ?? '').get('Require-Capability') ?? '';
  const capabilities = [...required.matchAll(/(?:messagemapping|scriptcollection)\.([\w.-]+)/g)];
  return [...new Set([...collections, ...capabilities.map(([, id = '']) => id)])].filter((id) => id !== '');
}

export interface SenderAddress {
  readonly protocol: 'REST' | 'SOAP';
  /** Below the runtime host. */
  readonly path: string;
}

/** Addresses with parameters are filled in with their values. */
export function senderAddresses(
  entries: Entries,
  configuration: ReadonlyMap<string, string>,
): readonly SenderAddress[] {
  const filled = (text: string): string =>
    text.replace(/\{\{(.*?)\}\}/g, (_, key: string) => configuration.get(key) ?? '').replace(/^\/?/, '/');
  return elementsOf(entries).flatMap((element): SenderAddress[] => {
    const urlPath = element.get('urlPath');
    if (urlPath !== undefined && urlPath !== '')
      return [{ protocol: 'REST', path: `/http${filled(urlPath)}` }];
    const address = element.get('address');
    const isSoap = element.get('ComponentType') === 'SOAP' && element.get('direction') === 'Sender';
    return isSoap && address !== undefined ? [{ protocol: 'SOAP', path: `/cxf${filled(address)}` }] : [];
  });
}
