/**
 * Counts TLS 1.3 records (RFC 8446 §5.1) that the server sends under its application keys. Their number is the
 * sequence number of the next record, which an alert of our own needs.
 */

const headerBytes = 5;
const applicationData = 0x17;

export class RecordCounter {
  #header: readonly number[] = [];
  #bodyLeft = 0;
  #hasSentFlight = false;
  #hasApplicationKeys = false;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Bytes from the client after the server's first flight hold its Finished: from now on application keys. */
  received(): void {
    if (this.#hasSentFlight) this.#hasApplicationKeys = true;
  }

  sent(bytes: Buffer): void {
    for (let offset = 0; offset < bytes.length;) {
      if (this.#bodyLeft > 0) {
        const taken = Math.min(this.#bodyLeft, bytes.length - offset);
        this.#bodyLeft -= taken;
        offset += taken;
      } else {
        this.#takeHeaderByte(bytes.readUInt8(offset));
        offset += 1;
      }
    }
  }

  #takeHeaderByte(byte: number): void {
    this.#header = [...this.#header, byte];
    if (this.#header.length < headerBytes) return;
    const [type = 0, , , high = 0, low = 0] = this.#header;
    this.#header = [];
    this.#bodyLeft = high * 256 + low;
    if (type !== applicationData) return;
    this.#hasSentFlight = true;
    if (this.#hasApplicationKeys) this.#count += 1;
  }
}
