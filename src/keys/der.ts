/**
 * DER (X.690 §8, §10), just enough to see what a structure is and to take it apart: tag, length, children.
 * Nothing is copied; no recursion, so depth cannot hurt.
 */

export interface Element {
  readonly tag: number;
  readonly content: Buffer;
  /** Header and content. */
  readonly raw: Buffer;
}

export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
  context3: 0xa3,
} as const;

/** The length in bytes, header included, that the structure at the start says it has. */
export function readTotalLength(bytes: Buffer): number | undefined {
  const [, first] = bytes;
  if (first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4 || bytes.length < 2 + octets) return undefined;
  return 2 + octets + bytes.readUIntBE(2, octets);
}

/** @returns undefined where the bytes do not hold the whole element. */
export function readElement(bytes: Buffer): Element | undefined {
  const [tag, first] = bytes;
  const total = readTotalLength(bytes);
  if (tag === undefined || first === undefined || total === undefined || total > bytes.length)
    return undefined;
  const header = first < 0x80 ? 2 : 2 + (first & 0x7f);
  return { tag, content: bytes.subarray(header, total), raw: bytes.subarray(0, total) };
}

/** @returns the elements of a constructed one; undefined where they do not fill it exactly. */
export function readChildren(content: Buffer): readonly Element[] | undefined {
  const children: Element[] = [];
  let rest = content;
  while (rest.length > 0) {
    const child = readElement(rest);
    if (child === undefined) return undefined;
    children.push(child);
    rest = rest.subarray(child.raw.length);
  }
  return children;
}

/** The children of the one SEQUENCE that the bytes are. */
export function readSequence(bytes: Buffer): readonly Element[] | undefined {
  const element = readElement(bytes);
  if (element?.tag !== TAG.sequence || element.raw.length !== bytes.length) return undefined;
  return readChildren(element.content);
}

/** Follows a path of child numbers from a constructed element. */
export function readPath(element: Element | undefined, ...path: readonly number[]): Element | undefined {
  let current = element;
  for (const index of path)
    current = current === undefined ? undefined : readChildren(current.content)?.[index];
  return current;
}

/** Dotted form. */
export function readOid(element: Element | undefined): string | undefined {
  if (element?.tag !== TAG.oid || element.content.length === 0) return undefined;
  const arcs: number[] = [];
  let value = 0;
  for (const octet of element.content) {
    value = value * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    if (arcs.length === 0)
      arcs.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)));
    else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
}

/** A small non-negative INTEGER; undefined where it is larger than 48 bits. */
export function readInteger(element: Element | undefined): number | undefined {
  if (element?.tag !== TAG.integer) return undefined;
  const { content } = element;
  return content.length === 0 || content.length > 6 ? undefined : content.readUIntBE(0, content.length);
}

/** DER of a constructed element. */
export function encodeElement(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const hex = length.toString(16);
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | octets.length]), octets, content]);
}
