/**
 * Any text to the certificates and keys in it. The steps, in order: characters, escapes, marks of lines, blocks; and
 * where there is no block, one layer of encoding is taken off and the steps start again. What a block is, is told by
 * its structure. Which certificate and key are used is decided in client-identity.ts.
 */
import type { KeyObject, X509Certificate } from 'node:crypto';
import type { Secret } from '../secret.js';
import { readBlocks, type BlockFault } from './blocks.js';
import { MaterialCollector, type CollectedMaterial } from './material-collector.js';
import { decodeEscapes } from './escapes.js';
import { stripLineMarks } from './lines.js';
import { corruptPem, placeholderPem, tooLargePem, truncatedPem } from './pem-faults.js';
import { refuseUnknown } from './recognise.js';
import { orderRepairs, type RepairCode } from './repairs.js';
import { decodeText, decodeTransport } from './transport.js';

/** Service keys have a few KiB; a larger text is something else. */
export const MAX_CHARACTERS = 1024 * 1024;
const MAX_LAYERS = 5;

export interface KeyMaterial {
  /** In the order of the text, duplicates dropped. */
  readonly certificates: readonly X509Certificate[];
  readonly privateKeys: readonly KeyObject[];
  readonly publicKeys: readonly KeyObject[];
  /** What else there was, in words for a sentence: `a certificate request`. */
  readonly others: readonly string[];
  readonly repairs: readonly RepairCode[];
}

export interface MaterialOptions {
  /** Names the text for people, for example `the input "client-certificate"`. */
  readonly what: string;
  readonly passphrase?: Secret | undefined;
}

/** @throws ActionError PEM_* */
export function readKeyMaterial(text: string, options: MaterialOptions): KeyMaterial {
  if (text.length > MAX_CHARACTERS) throw tooLargePem(options.what);
  const collector = new MaterialCollector({ what: options.what, passphrase: options.passphrase });
  if (isNoise(text)) throw refuseUnknown(text, options.what);
  const repairs: RepairCode[] = [];
  readLayer(text, { collector, repairs, what: options.what, depth: 0 });
  const material = collector.result();
  if (isNothing(material)) throw refuseUnknown(text, options.what);
  return { ...material, repairs: orderRepairs([...repairs, ...material.repairs]) };
}

/** Far more than any chain has. */
const USUAL_CHARACTERS = 128 * 1024;

/** A large text without a boundary is worth a look only if it is base64 for the most part. */
function isNoise(text: string): boolean {
  if (text.length <= USUAL_CHARACTERS || /BEGIN/i.test(text)) return false;
  return (
    text.replaceAll(/[^A-Za-z0-9+/=\s_-]+/g, '').length < text.length * 0.9 ||
    text.trim().length < text.length / 2
  );
}

function isNothing({ certificates, privateKeys, others }: CollectedMaterial): boolean {
  return certificates.length === 0 && privateKeys.length === 0 && others.length === 0;
}

interface Layer {
  readonly collector: MaterialCollector;
  readonly repairs: RepairCode[];
  readonly what: string;
  readonly depth: number;
}

function readLayer(text: string, layer: Layer): void {
  const { collector, repairs, what, depth } = layer;
  // Marks of lines first, since escapes hide line breaks that had none.
  const unmarked = stripLineMarks(normaliseLineBreaks(text), 'boundaries');
  const plain = decodeEscapes(unmarked.text);
  const lines = stripLineMarks(normaliseLineBreaks(plain.text), 'boundaries');
  const { blocks, faults, repairs: found, hasBoundaries } = readBlocks(lines.text);
  const isEncoded = blocks.length === 0 && !hasBoundaries && depth < MAX_LAYERS;
  const inner = isEncoded ? decodeTransport(lines.text) : undefined;
  if (inner !== undefined) {
    repairs.push(...unmarked.repairs, ...plain.repairs, ...inner.repairs);
    if (inner.text === undefined) collector.addBytes(inner.bytes, undefined);
    else readLayer(inner.text, { ...layer, depth: depth + 1 });
    return;
  }
  if (blocks.length === 0 && faults.length === 0)
    throw refuseUnknown(hasBoundaries ? lines.text : text, what);
  repairs.push(...unmarked.repairs, ...plain.repairs, ...lines.repairs, ...found);
  for (const block of blocks) {
    if (block.kind === 'bytes') {
      const nested = decodeNested(block.bytes);
      if (nested !== undefined && depth < MAX_LAYERS) {
        repairs.push('base64-of-text');
        readLayer(nested, { ...layer, depth: depth + 1 });
      } else collector.addBytes(block.bytes, block.label);
    } else collector.add(block);
  }
  refuseFaults(faults, what);
}

function normaliseLineBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** `certutil -encode` puts its lines around any text too. */
function decodeNested(bytes: Buffer): string | undefined {
  return bytes.length < 24 ? undefined : decodeText(bytes);
}

function refuseFaults(faults: readonly BlockFault[], what: string): void {
  const [fault] = faults;
  if (fault === undefined) return;
  if (faults.every(({ kind }) => kind === 'placeholder')) throw placeholderPem(what);
  if (faults.some(({ kind }) => kind === 'truncated')) throw truncatedPem(what);
  throw corruptPem(what, 'A block of the PEM text');
}
