/**
 * A tenant of Cloud Integration and workspaces for the scenarios of `deploy`: artifacts as folders of small files, one
 * step at a time through dist/index.js. Folders are removed in the end.
 */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { zipSync } from 'fflate';
import type { IssuedIntegrationKey } from '../../src/demo/cloud-integration/service-key-options.js';
import type { Integration } from '../../src/demo/cloud-integration/integration.js';
import { defaultIntegrationSwitches } from '../../src/demo/cloud-integration/switches.js';
import type { RecordedRequest } from '../../src/demo/recorder.js';
import { createKeyPool } from '../../src/demo/certificates/key-pair.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant, type TenantOptions } from '../../src/demo/tenant.js';
import { runStep, type StepOptions } from './step.js';

const keyPool = createKeyPool();

export type Files = Readonly<Record<string, string | Buffer>>;

/** A row of the output `report`. */
export interface ReportRow {
  readonly id: string;
  readonly package: string;
  readonly action: string;
  readonly deployment: string;
  readonly version: string;
  readonly taskId: string | null;
  readonly endpoints: readonly string[];
  readonly errorCode: string | null;
  readonly message: string;
  readonly seconds: number;
  readonly requests: number;
}

export interface DeployResult extends RunnerResult {
  readonly report: readonly ReportRow[];
  /** `id: action, deployment`, in the order of the report. */
  readonly outcome: readonly string[];
  /** Writing requests of this step to the API: `POST IntegrationPackages`. */
  readonly writes: readonly string[];
  /** All requests to the API of this step. */
  readonly calls: readonly string[];
}

export interface DeployOptions extends StepOptions {
  /** Of the workspace, laid over the files that it has. */
  readonly files?: Files;
}

export class DeployBench {
  readonly #options: TenantOptions;
  readonly #results: RunnerResult[] = [];
  readonly #folders: string[] = [];
  #tenant: Tenant | undefined;
  #key: IssuedIntegrationKey | undefined;

  constructor(options: TenantOptions) {
    this.#options = options;
  }

  get tenant(): Tenant {
    if (this.#tenant === undefined) throw new Error('the tenant is not started yet');
    return this.#tenant;
  }

  get integration(): Integration {
    return this.tenant.integration;
  }

  /** The service key that every step has unless it brings its own. */
  get key(): IssuedIntegrationKey {
    this.#key ??= this.integration.issueKey();
    return this.#key;
  }

  async workspace(files: Files): Promise<string> {
    const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'deploy-bench-')));
    this.#folders.push(folder);
    await writeFiles(folder, files);
    return folder;
  }

  /** A step on these files, or on a workspace that is there already. */
  async deploy(
    workspace: Files | string,
    inputs: Readonly<Record<string, string | undefined>> = {},
    options: DeployOptions = {},
  ): Promise<DeployResult> {
    const folder = typeof workspace === 'string' ? workspace : await this.workspace(workspace);
    if (options.files !== undefined) await writeFiles(folder, options.files);
    const before = this.integration.requests().length;
    const writesBefore = this.integration.writes().length;
    const result = await runStep(this.tenant, {
      workspace: folder,
      ...options,
      binding: options.binding ?? { serviceKey: { ...this.key.serviceKey }, secrets: this.key.secrets },
      inputs: { namespace: undefined, artifacts: '*/*', 'requests-per-second': '100', ...inputs },
    });
    this.#results.push(result);
    const report = JSON.parse(result.outputs['report'] ?? '[]') as readonly ReportRow[];
    return {
      ...result,
      report,
      outcome: report.map(({ id, action, deployment }) => `${id}: ${action}, ${deployment}`),
      writes: this.integration.writes().slice(writesBefore).map(describe),
      calls: this.integration.requests().slice(before).map(describe),
    };
  }

  async start(): Promise<void> {
    this.#tenant = await startTenant({ keySource: keyPool(), ...this.#options });
  }

  async stop(): Promise<void> {
    await this.#tenant?.stop();
    for (const result of this.#results) await result.cleanUp();
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true });
  }
}

/** Switches and faults last for one test. */
export function useDeployBench(options: TenantOptions = {}): DeployBench {
  const bench = new DeployBench(options);
  beforeAll(() => bench.start());
  afterEach(() => {
    bench.integration.turn({ ...defaultIntegrationSwitches, ...options.integration?.switches });
    bench.tenant.clearFaults();
  });
  afterAll(() => bench.stop());
  return bench;
}

/** The step failed with this code, which stands in an annotation too. */
export function expectDeployFailure(result: DeployResult, code: string): void {
  expect({ code: result.outputs['error-code'], exitCode: result.exitCode }).toEqual({ code, exitCode: 1 });
  expect(result.annotations.map(({ title }) => title)).toContain(code);
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** `PUT IntegrationDesigntimeArtifacts(Id='A',Version='active')`, `POST Deploy…?Id='A'&Version='active'`. */
function describe({ method, path: where, query }: RecordedRequest): string {
  const options = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  const operation = decodeURIComponent(where.replace(/^\/api\/v1\//, ''));
  return `${method} ${operation}${options.length === 0 ? '' : `?${options.join('&')}`}`;
}

export function zipOf(files: Files): Buffer {
  const entries = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]);
  return Buffer.from(zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>));
}
