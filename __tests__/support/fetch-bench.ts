/**
 * One tenant and one service key for all scenarios of a file. Each step is checked for values that it printed;
 * its folders are removed in the end.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { IssuedBinding } from '../../src/demo/binding-options.js';
import { createKeyPool } from '../../src/demo/certificates/key-pair.js';
import type { SeedCredential } from '../../src/demo/credential-store/credential.js';
import type { RecordedRequest } from '../../src/demo/recorder.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant, type TenantOptions } from '../../src/demo/tenant.js';
import { runStep, type StepOptions } from './step.js';

/** Making keys is slow, so all tenants of one file take theirs from here. */
const keyPool = createKeyPool();

export interface FetchOptions extends StepOptions {
  /** Instead of the key of the bench, as the text of the secret. */
  readonly serviceKey?: string;
}

export interface FetchResult extends RunnerResult {
  /** What reached the tenant, sorted: `prod password db-main` for a read, `prod passwords page=1` for a list. */
  readonly sent: readonly string[];
  readonly requests: readonly RecordedRequest[];
}

export class FetchBench {
  readonly #options: TenantOptions;
  readonly #results: RunnerResult[] = [];
  readonly #folders: string[] = [];
  readonly #values = new Set<string>();
  #tenant: Tenant | undefined;
  #binding: IssuedBinding | undefined;

  constructor(options: TenantOptions) {
    this.#options = options;
    this.#remember(options.credentials ?? []);
  }

  get tenant(): Tenant {
    if (this.#tenant === undefined) throw new Error('the tenant is not started yet');
    return this.#tenant;
  }

  /** The service key that every step has unless it brings its own. */
  get binding(): IssuedBinding {
    this.#binding ??= this.tenant.issueBinding();
    return this.#binding;
  }

  put(...credentials: readonly SeedCredential[]): void {
    this.#remember(credentials);
    for (const credential of credentials) this.tenant.store.put(credential);
  }

  /** A step with these lines in `credentials`; inputs that are `undefined` are left out. */
  async fetch(lines: string | readonly string[], options: FetchOptions = {}): Promise<FetchResult> {
    const { serviceKey, inputs, ...step } = options;
    const before = this.tenant.requests.length;
    const result = await runStep(this.tenant, {
      binding: this.binding,
      ...step,
      ...(serviceKey !== undefined && { secrets: [serviceKey] }),
      inputs: {
        credentials: [lines].flat().join('\n'),
        ...(serviceKey !== undefined && { 'service-key': serviceKey }),
        ...inputs,
      },
    });
    this.#results.push(result);
    expectNothingPrinted(result, [...this.#values, ...this.binding.secrets.flatMap(listPieces)]);
    const requests = this.tenant.requests.slice(before);
    return { ...result, requests, sent: requests.map(describeRequest).sort() };
  }

  /** A folder that is removed in the end, for example a workspace with files in it. */
  async makeFolder(): Promise<string> {
    const folder = await mkdtemp(path.join(await realpath(tmpdir()), 'fetch-bench-'));
    this.#folders.push(folder);
    return folder;
  }

  async start(): Promise<void> {
    this.#tenant = await startTenant({ keySource: keyPool(), ...this.#options });
  }

  async stop(): Promise<void> {
    await Promise.all(this.#results.map((result) => result.cleanUp()));
    await Promise.all(this.#folders.map((folder) => rm(folder, { recursive: true, force: true })));
    await this.tenant.stop();
  }

  #remember(credentials: readonly SeedCredential[]): void {
    for (const { value = '' } of credentials)
      for (const line of value.split(/[\r\n]+/)) if (isChecked(line.trim())) this.#values.add(line.trim());
  }
}

/** Short values and single words may stand in the log by chance. */
function isChecked(line: string): boolean {
  return line.length >= MIN_CHECKED_CHARACTERS && !/^[a-z]+$/i.test(line);
}

const MIN_CHECKED_CHARACTERS = 8;

/** A bench that starts before the first test of the file, or of the `describe` around it, and stops after the last. */
export function useBench(options: TenantOptions = {}): FetchBench {
  const bench = new FetchBench(options);
  beforeAll(() => bench.start());
  afterEach(() => {
    bench.tenant.clearFaults();
  });
  afterAll(() => bench.stop());
  return bench;
}

export function password(
  name: string,
  value: string,
  more: Partial<Omit<SeedCredential, 'name' | 'type' | 'value'>> = {},
): SeedCredential {
  return { namespace: 'prod', type: 'password', name, value, ...more };
}

/** The value of a key is base64 in the store. */
export function key(
  name: string,
  bytes: Buffer | string,
  more: Partial<Omit<SeedCredential, 'name' | 'type' | 'value'>> = {},
): SeedCredential {
  return { namespace: 'prod', type: 'key', name, value: Buffer.from(bytes).toString('base64'), ...more };
}

/** Outputs that were set for lines of `credentials`, without those of the action itself. */
export function deliveredOutputs(result: RunnerResult): Readonly<Record<string, string>> {
  const own = [
    'manifest',
    'missing',
    'expires-at',
    'days-left',
    'error-code',
    'credentials-json',
    'dotenv-path',
  ];
  return Object.fromEntries(Object.entries(result.outputs).filter(([name]) => !own.includes(name)));
}

export function parseOutput(result: RunnerResult, name: string): unknown {
  return JSON.parse(result.outputs[name] ?? '');
}

/** Texts of the annotations of one level, titles in front. */
export function annotationTexts(
  result: RunnerResult,
  level: 'error' | 'warning' | 'notice',
): readonly string[] {
  return result.annotations
    .filter((annotation) => annotation.level === level)
    .map(({ title = '', message }) => `${title}: ${message}`);
}

/** All that the process showed, without the commands that register masks. */
function shownText(result: RunnerResult): string {
  const lines = result.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return [...lines, result.stderr, result.commandFiles.step_summary ?? ''].join('\n');
}

/** @param secrets texts of one line each. */
export function expectNothingPrinted(result: RunnerResult, secrets: readonly string[]): void {
  const shown = shownText(result);
  expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
}

/** Pieces of a key in PEM or base64, short enough that every longer part of it holds one of them. */
export function listPieces(secret: string): readonly string[] {
  return secret
    .split('\n')
    .filter((line) => !line.startsWith('-----'))
    .flatMap((line) => line.match(/.{16}/g) ?? []);
}

function describeRequest({ path: target, query, headers }: RecordedRequest): string {
  const resource = target.replace(/^.*\/credentials\//, '');
  const { name, ...others } = query;
  const rest = name ?? Object.entries(others).map((pair) => pair.join('='));
  return [headers['sapcp-credstore-namespace'], resource, ...[rest].flat()].join(' ');
}
