/**
 * How an answer leaves: as it should, or cut, late, endless or not at all. Acts on the real socket.
 */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { DemoResponse } from '../exchange.js';

export type Delivery =
  | { readonly how: 'whole'; readonly response: DemoResponse }
  | { readonly how: 'late'; readonly response: DemoResponse; readonly ms: number }
  | { readonly how: 'reset' }
  | { readonly how: 'reset-mid-body'; readonly response: DemoResponse }
  | { readonly how: 'never' }
  | { readonly how: 'drip'; readonly response: DemoResponse; readonly intervalMs: number }
  | { readonly how: 'endless'; readonly response: DemoResponse }
  | { readonly how: 'wrong-length'; readonly response: DemoResponse; readonly difference: number };

export interface Exit {
  readonly out: ServerResponse;
  /** The TCP socket below TLS, for a reset. */
  readonly socket: Socket;
}

/** Long enough for the half to be read by the client before the reset arrives. */
const resetDelayMs = 30;
const chunkBytes = 64 * 1024;

export function deliver(delivery: Delivery, { out, socket }: Exit): void {
  switch (delivery.how) {
    case 'whole':
      send(out, delivery.response, delivery.response.body.length);
      return;
    case 'late':
      afterwards(out, delivery.ms, () => {
        send(out, delivery.response, delivery.response.body.length);
      });
      return;
    case 'reset':
      socket.resetAndDestroy();
      return;
    case 'reset-mid-body':
      sendHalf(out, delivery.response, socket);
      return;
    case 'never':
      return;
    case 'drip':
      drip(out, delivery.response, delivery.intervalMs);
      return;
    case 'endless':
      pour(out, delivery.response);
      return;
    case 'wrong-length':
      sendWithLength(out, delivery.response, delivery.difference);
      return;
  }
}

/** `length` is what Content-Length says; nothing for a body without an announced length. */
function writeHead(out: ServerResponse, response: DemoResponse, length?: number): void {
  const hasBody = response.status !== 204 && response.status !== 304;
  const lengthHeader = length === undefined || !hasBody ? [] : ['Content-Length', String(length)];
  const headers = [...response.headers.flat(), ...lengthHeader];
  if (response.reason === undefined) out.writeHead(response.status, headers);
  else out.writeHead(response.status, response.reason, headers);
}

function send(out: ServerResponse, response: DemoResponse, length: number): void {
  writeHead(out, response, length);
  out.end(response.body);
}

function sendHalf(out: ServerResponse, response: DemoResponse, socket: Socket): void {
  writeHead(out, response, response.body.length);
  const half = response.body.subarray(0, Math.ceil(response.body.length / 2));
  out.write(half, () => {
    afterwards(out, resetDelayMs, () => {
      socket.resetAndDestroy();
    });
  });
}

/** A length that is too large is ended by the connection, one that is too small leaves bytes behind. */
function sendWithLength(out: ServerResponse, response: DemoResponse, difference: number): void {
  writeHead(out, response, Math.max(0, response.body.length + difference));
  out.write(response.body, () => {
    out.socket?.end();
  });
}

function drip(out: ServerResponse, response: DemoResponse, intervalMs: number): void {
  writeHead(out, response);
  out.flushHeaders();
  let sent = 0;
  const timer = setInterval(() => {
    const byte = response.body.subarray(sent, sent + 1);
    out.write(byte.length > 0 ? byte : ' ');
    sent += 1;
  }, intervalMs);
  out.once('close', () => {
    clearInterval(timer);
  });
}

function pour(out: ServerResponse, response: DemoResponse): void {
  writeHead(out, response);
  const chunk = Buffer.alloc(chunkBytes, 'A');
  const fill = (): void => {
    while (!out.destroyed && out.write(chunk));
  };
  out.on('drain', fill);
  out.once('close', () => {
    out.off('drain', fill);
  });
  fill();
}

/** Runs later, unless the client has gone by then. */
function afterwards(out: ServerResponse, ms: number, act: () => void): void {
  const timer = setTimeout(act, ms);
  out.once('close', () => {
    clearTimeout(timer);
  });
}
