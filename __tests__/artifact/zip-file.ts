/**
 * Zip files built byte by byte (APPNOTE 4.3), so that every header can lie. Without changes they are sound.
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipMember {
  readonly path: string;
  readonly content?: Uint8Array | string;
  readonly method?: number;
  readonly flags?: number;
  /** What the headers say, if not the truth. */
  readonly size?: number;
  readonly crc?: number;
  readonly mode?: number;
  readonly localPath?: string;
  readonly packed?: Uint8Array;
  readonly madeBy?: number;
  /** Places the entry on the bytes of the member with this number. */
  readonly sameAs?: number;
}

export interface ZipEnd {
  readonly count?: number;
  readonly comment?: string;
  readonly front?: Uint8Array;
  readonly tail?: Uint8Array;
}

const UTF8_FLAG = 0x0800;

export function buildZip(members: readonly ZipMember[], end: ZipEnd = {}): Uint8Array {
  const chunks: Buffer[] = [Buffer.from(end.front ?? [])];
  const offsets: number[] = [];
  const length = (): number => chunks.reduce((sum, { length }) => sum + length, 0);
  const records = members.map((member) => {
    const same = member.sameAs === undefined ? undefined : offsets[member.sameAs];
    const offset = same ?? length() - (end.front?.length ?? 0);
    offsets.push(offset);
    if (same === undefined) chunks.push(localHeader(member), Buffer.from(packedOf(member)));
    return centralHeader(member, offset);
  });
  const start = length() - (end.front?.length ?? 0);
  const table = Buffer.concat(records);
  const comment = Buffer.from(end.comment ?? '');
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(end.count ?? members.length, 8);
  last.writeUInt16LE(end.count ?? members.length, 10);
  last.writeUInt32LE(table.length, 12);
  last.writeUInt32LE(start, 16);
  last.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...chunks, table, last, comment, Buffer.from(end.tail ?? [])]));
}

function contentOf({ content = '' }: ZipMember): Buffer {
  return Buffer.from(content);
}

function packedOf(member: ZipMember): Uint8Array {
  return (
    member.packed ?? ((member.method ?? 8) === 8 ? deflateRawSync(contentOf(member)) : contentOf(member))
  );
}

function localHeader(member: ZipMember): Buffer {
  const name = Buffer.from(member.localPath ?? member.path);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, member);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader(member: ZipMember, offset: number): Buffer {
  const name = Buffer.from(member.path);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(member.madeBy ?? 0x0314, 4);
  header.writeUInt16LE(20, 6);
  writeCommon(header, 8, member);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(((member.mode ?? 0) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function writeCommon(header: Buffer, at: number, member: ZipMember): void {
  const content = contentOf(member);
  header.writeUInt16LE(UTF8_FLAG | (member.flags ?? 0), at);
  header.writeUInt16LE(member.method ?? 8, at + 2);
  header.writeUInt32LE(member.crc ?? crc32(content), at + 8);
  header.writeUInt32LE(packedOf(member).length, at + 12);
  header.writeUInt32LE(member.size ?? content.length, at + 16);
}
