/**
 * One tenant for the `check` scenarios of a file. Every step is searched for each form of each secret that was handed
 * to it, in all that it leaves behind; its folders are removed in the end.
 */
import { createHash, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { createKeyPool } from '../../src/demo/certificates/key-pair.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant, type TenantOptions } from '../../src/demo/tenant.js';
import { formsOfPrivateKey, formsOfValue, pkcs8Of, type Form } from './leak-forms.js';
import { findLeaks, findUnmasked, listSurfaces } from './leak-search.js';
import { standInFor } from './server-binding.js';
import { runStep, type StepOptions } from './step.js';

const keyPool = createKeyPool();

export interface CheckOptions extends StepOptions {
  /** What must not be seen besides the secrets of the binding. */
  readonly secretTexts?: readonly string[];
  /** Names of files in the temporary folder that are to hold secrets. */
  readonly files?: readonly string[];
}

export class CheckBench {
  readonly #options: TenantOptions;
  readonly #results: RunnerResult[] = [];
  #tenant: Tenant | undefined;

  constructor(options: TenantOptions) {
    this.#options = options;
  }

  get tenant(): Tenant {
    if (this.#tenant === undefined) throw new Error('the tenant is not started yet');
    return this.#tenant;
  }

  /** A step with `command: check`, by default against the tenant. */
  async check(options: CheckOptions = {}, tenant = this.tenant): Promise<RunnerResult> {
    const { secretTexts = [], files = [], inputs, ...step } = options;
    const binding = 'binding' in options ? options.binding : undefined;
    const secrets = binding !== undefined && 'secrets' in binding ? binding.secrets : [];
    const result = await runStep(tenant, { ...step, inputs: { command: 'check', ...inputs } });
    this.#results.push(result);
    expect(await findAllLeaks(result, [...secrets, ...secretTexts], files)).toEqual([]);
    return result;
  }

  /** A step against a server that is no tenant. */
  checkAt(caPem: string | undefined, options: CheckOptions): Promise<RunnerResult> {
    const inputs = { 'ca-certificates': caPem, ...options.inputs };
    return this.check({ ...options, inputs }, standInFor(''));
  }

  async start(): Promise<void> {
    this.#tenant = await startTenant({ keySource: keyPool(), ...this.#options });
  }

  async stop(): Promise<void> {
    await Promise.all(this.#results.map((result) => result.cleanUp()));
    await this.tenant.stop();
  }
}

/** A bench that starts before the first test of the file and stops after the last. */
export function useCheckBench(options: TenantOptions = {}): CheckBench {
  const bench = new CheckBench(options);
  beforeAll(() => bench.start());
  afterEach(() => {
    bench.tenant.clearFaults();
  });
  afterAll(() => bench.stop());
  return bench;
}

/** Secrets that are seen now, and those that a later step would show. */
async function findAllLeaks(
  result: RunnerResult,
  secrets: readonly string[],
  files: readonly string[],
): Promise<readonly unknown[]> {
  const forms = secrets.flatMap(formsOfSecret);
  const surfaces = await listSurfaces(result, files);
  const outputs = Object.entries(result.outputs).map(([name, text]) => ({ where: `output ${name}`, text }));
  // What could not be read cannot be masked in forms of its own; the runner masks it as it was stored.
  const isRead = (result.outputs['key-type'] ?? '') !== '';
  return [...findLeaks([...surfaces, ...outputs], forms), ...(isRead ? findUnmasked(result, forms) : [])];
}

/** PEM, bare base64 of PKCS#8, or a shared secret. */
function formsOfSecret(secret: string): readonly Form[] {
  if (secret.includes('PRIVATE KEY')) return formsOfPrivateKey(secret);
  if (secret.length < 500) return formsOfValue(secret);
  return formsOfPrivateKey(pkcs8Of(secret).export({ type: 'pkcs8', format: 'pem' }).toString());
}

/** SHA-256 of the DER of each certificate in PEM, lower-case hex, without the roots. */
export function fingerprintsOf(pem: string): readonly string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [];
  return blocks
    .map((block) => new X509Certificate(block))
    .filter(({ subject, issuer }) => subject !== issuer)
    .map(({ raw }) => sha256(raw));
}

/** Of the public half, from a private key in PEM. */
export function publicFingerprintOf(privateKeyPem: string | KeyObject): string {
  return sha256(createPublicKey(privateKeyPem).export({ type: 'spki', format: 'der' }));
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Codes in the output `warnings`. */
export function warningsOf({ outputs }: RunnerResult): readonly string[] {
  return JSON.parse(outputs['warnings'] ?? '') as readonly string[];
}

/** The JSON outputs of `check` are JSON, whatever happened. */
function expectJsonOutputs({ outputs }: RunnerResult): void {
  for (const name of ['certificate-fingerprints', 'repairs', 'warnings'])
    expect(JSON.parse(outputs[name] ?? '')).toBeInstanceOf(Array);
  expect(Object.keys(JSON.parse(outputs['payload-key-fingerprints'] ?? '') as object)).toBeDefined();
}

/** The step failed with this code; its JSON outputs are there all the same. */
export function expectCheckFailure(result: RunnerResult, code: string): void {
  expect({ code: result.outputs['error-code'], exitCode: result.exitCode }).toEqual({ code, exitCode: 1 });
  expect(result.annotations.map(({ title }) => title)).toContain(code);
  expectJsonOutputs(result);
}
