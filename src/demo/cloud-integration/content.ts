/**
 * What the service makes of uploaded content before it keeps it (contract 7.3, 7.5, 15): checks, a manifest of its
 * own, generated files, renewed comments, a renamed mapping.
 */
import { unpack, textEntry, withEntry, type Entries } from './archive.js';
import { factsOf, type ArtifactKind } from './artifact-kinds.js';
import {
  manifestPath,
  newManifest,
  parseManifest,
  renderManifest,
  withSymbolicName,
  type Manifest,
} from './manifest.js';
import { dateComment, dateCommentPattern, definitionsPath, parametersPath } from './parameters.js';
import { badRequest, ServiceError } from './service-error.js';
import type { IntegrationState } from './state.js';

export interface Content {
  readonly entries: Entries;
  readonly manifest: Manifest;
}

/** From base64 without line breaks (contract 5.1). */
export function readContent(base64: string, kind: ArtifactKind): Content {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64) || base64.length % 4 !== 0)
    throw badRequest('The value of ArtifactContent is no valid Edm.Binary.');
  const entries = unpack(Buffer.from(base64, 'base64'));
  const text = entries && textEntry(entries, manifestPath);
  if (entries === undefined || text === undefined)
    throw new ServiceError(500, 'The artifact content could not be read; META-INF/MANIFEST.MF is missing.');
  const manifest = parseManifest(text);
  const { bundleType } = factsOf(kind);
  if (manifest.get('SAP-BundleType') !== bundleType)
    throw badRequest(`The bundle is not of type ${bundleType}.`);
  if (entries.has(parametersPath) && !entries.has(definitionsPath))
    throw new ServiceError(500, 'InputStream cannot be null');
  return { entries, manifest };
}

export function emptyContent(id: string, name: string, kind: ArtifactKind): Content {
  const manifest = newManifest(id, name, { bundleType: factsOf(kind).bundleType, version: '1.0.0' });
  return { entries: new Map(), manifest };
}

export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly kind: ArtifactKind;
}

export function keptEntries(
  state: IntegrationState,
  { entries, manifest }: Content,
  identity: Identity,
): Entries {
  const { id, name, kind } = identity;
  const identified = withSymbolicName(manifest, id);
  const isRenamed = state.switches.bundleName === 'rewritten';
  const own = isRenamed ? new Map([...identified, ['Bundle-Name', name] as const]) : identified;
  const kept = withGeneratedFiles(withEntry(entries, manifestPath, renderManifest(own)), name, state.now());
  const renamed = kind === 'message-mapping' ? withMappingName(kept, id) : kept;
  return state.switches.dateComments === 'renewed' ? withDates(renamed, state.now()) : renamed;
}

function withGeneratedFiles(entries: Entries, name: string, at: Date): Entries {
  const project = `<?xml version="1.0" encoding="UTF-8"?><projectDescription><name>${name}</name></projectDescription>`;
  const metainfo = `#Store metainfo properties\n${dateComment(at)}\ndescription=\n`;
  return new Map([
    ...(entries.has('.project') ? [] : [['.project', Buffer.from(project)] as const]),
    ...(entries.has('metainfo.prop') ? [] : [['metainfo.prop', Buffer.from(metainfo)] as const]),
    ...entries,
  ]);
}

/** The mapping itself is renamed to the id of the artifact (contract 7.5). */
function withMappingName(entries: Entries, id: string): Entries {
  const renamed = [...entries].map(([path, content]): [string, Buffer] => [
    path.replace(
      /^(src\/main\/resources\/mapping\/)[^/]+\.mmap$/,
      (_, folder: string) => `${folder}${id}.mmap`,
    ),
    content,
  ]);
  return new Map(renamed);
}

function withDates(entries: Entries, at: Date): Entries {
  const renewed = [...entries].map(([path, content]): [string, Buffer] => [
    path,
    path.endsWith('.prop')
      ? Buffer.from(content.toString('utf8').replace(dateCommentPattern, () => dateComment(at)))
      : content,
  ]);
  return new Map(renewed);
}
