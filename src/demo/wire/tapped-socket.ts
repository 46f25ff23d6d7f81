/**
 * A TCP socket with a tap: TLS runs over it as over any stream, and the tap counts the records that pass, so that
 * the tenant can add an alert of its own, or reset the connection below TLS.
 */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { RecordCounter } from './record-counter.js';

export class TappedSocket extends Duplex {
  readonly socket: Socket;
  readonly records = new RecordCounter();

  constructor(socket: Socket) {
    super();
    this.socket = socket;
    // Otherwise an answer waits 40 ms for the client to acknowledge the end of the handshake.
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => {
      this.records.received();
      if (!this.push(bytes)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.records.sent(bytes);
    this.socket.write(bytes, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }
}
