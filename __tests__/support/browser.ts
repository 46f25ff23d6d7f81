/**
 * Chromium without a window, spoken to over a pair of pipes (Chrome DevTools Protocol), for pictures of pages and for what
 * a page looks like inside. Opens files of this machine only.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Duplex, Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

export interface PageOptions {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  /** Of the reader, `Asia/Kolkata`. */
  readonly timeZone: string;
}

export interface Page {
  /** The value of an expression in the page, awaited. It has to fit into JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** PNG of the whole page. */
  capture(height: number): Promise<Buffer>;
  close(): Promise<void>;
}

export interface Browser {
  open(file: string, options: PageOptions): Promise<Page>;
  stop(): Promise<void>;
}

const SWITCHES = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--hide-scrollbars'],
  ...['--remote-debugging-pipe', '--force-device-scale-factor=1'],
];

export async function startBrowser(program: string): Promise<Browser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'btp-browser-'));
  const child = spawn(program, [...SWITCHES, `--user-data-dir=${folder}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const protocol = new Protocol(child);
  return {
    open: (file, options) => openPage(protocol, file, options),
    stop: async () => {
      const ended = once(child, 'exit');
      await protocol.call('Browser.close');
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openPage(protocol: Protocol, file: string, options: PageOptions): Promise<Page> {
  const { targetId } = await protocol.call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await protocol.call('Target.attachToTarget', { targetId, flatten: true });
  const call = (method: string, parameters: object = {}): Promise<Answer> =>
    protocol.call(method, parameters, String(sessionId));
  const resize = (height: number): Promise<Answer> =>
    call('Emulation.setDeviceMetricsOverride', {
      ...{ width: options.width, height, deviceScaleFactor: 1, mobile: false },
    });
  await resize(800);
  await call('Emulation.setTimezoneOverride', { timezoneId: options.timeZone });
  await call('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: options.scheme }],
  });
  await call('Page.enable');
  const isLoaded = protocol.wait('Page.loadEventFired', String(sessionId));
  await call('Page.navigate', { url: pathToFileURL(file).href });
  await isLoaded;
  return {
    evaluate: async (expression) => {
      const answer = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      const { result, exceptionDetails } = answer;
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return isObject(result) ? result['value'] : undefined;
    },
    capture: async (height) => {
      await resize(height);
      const { data } = await call('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(String(data), 'base64');
    },
    close: async () => {
      await protocol.call('Target.closeTarget', { targetId });
    },
  };
}

type Answer = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null;
}

/** Messages are JSON, each with a NUL at its end; descriptor 3 is written to, 4 is read from. */
class Protocol {
  readonly #toBrowser: Writable;
  readonly #answers = new Map<number, PromiseWithResolvers<Answer>>();
  readonly #events = new Map<string, () => void>();
  #last = 0;

  constructor({ stdio }: ChildProcess) {
    const [, , , toBrowser, fromBrowser] = stdio;
    if (!(toBrowser instanceof Writable || toBrowser instanceof Duplex) || !(fromBrowser instanceof Readable))
      throw new Error('the pipes to the browser are missing');
    this.#toBrowser = toBrowser;
    let rest = '';
    fromBrowser.setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#receive(JSON.parse(message));
    });
    fromBrowser.on('close', () => {
      for (const { reject } of this.#answers.values()) reject(new Error('the browser has ended'));
    });
  }

  call(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    this.#last += 1;
    const answer = Promise.withResolvers<Answer>();
    this.#answers.set(this.#last, answer);
    this.#toBrowser.write(`${JSON.stringify({ id: this.#last, method, params, sessionId })}\0`);
    return answer.promise;
  }

  wait(event: string, sessionId: string): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.#events.set(`${sessionId} ${event}`, () => {
      resolve(undefined);
    });
    return promise;
  }

  #receive(message: unknown): void {
    if (!isObject(message)) return;
    const { id, result, error, method, sessionId } = message;
    const waiting = this.#answers.get(Number(id));
    this.#answers.delete(Number(id));
    if (error === undefined) waiting?.resolve(isObject(result) ? result : {});
    else waiting?.reject(new Error(JSON.stringify(error)));
    this.#events.get(`${String(sessionId)} ${String(method)}`)?.();
  }
}
