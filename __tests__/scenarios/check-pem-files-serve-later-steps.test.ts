/** `pem-files`: the repaired chain and key for later steps; nobody else can read them, and the job takes them away. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { RunnerResult } from '../../src/demo/runner.js';
import { useCheckBench, expectCheckFailure, fingerprintsOf } from '../support/check-bench.js';
import { listSurfaces } from '../support/leak-search.js';
import { describeWith } from '../support/server-process.js';
import { expectSuccess, runPost, runStep, type StepOptions } from '../support/step.js';

const bench = useCheckBench({
  credentials: [
    { namespace: 'prod', type: 'password', name: 'db', value: 'value-of-db' },
    { namespace: 'prod', type: 'password', name: 'short', value: 'ab' },
  ],
});
const pemFiles = { 'pem-files': 'true' };

interface Written {
  readonly certificate: string;
  readonly key: string;
  /** Relative to the temporary folder. */
  readonly names: readonly string[];
}

function findWritten({ outputs, runnerTemp }: RunnerResult): Written {
  const [certificate = '', key = ''] = [outputs['certificate-path'], outputs['private-key-path']];
  return { certificate, key, names: [certificate, key].map((name) => path.relative(runnerTemp, name)) };
}

function filesIn({ runnerTemp }: RunnerResult): readonly string[] {
  return readdirSync(runnerTemp, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/_runner_file_commands|_github_workflow/.test(entry.parentPath))
    .map(({ name }) => name);
}

/** In `fetch`; what it leaves is removed. */
async function fetch(
  options: StepOptions,
  use: (result: RunnerResult) => Promise<void> | void,
): Promise<void> {
  const inputs = { command: 'fetch', credentials: 'DB = db', ...pemFiles, ...options.inputs };
  const result = await runStep(bench.tenant, { ...options, inputs });
  try {
    await use(result);
  } finally {
    await result.cleanUp();
  }
}

function expectPrivate(result: RunnerResult): Written {
  const written = findWritten(result);
  for (const name of [written.certificate, written.key]) {
    expect(name.startsWith(result.runnerTemp + path.sep)).toBe(true);
    expect((statSync(name).mode & 0o777).toString(8)).toBe('600');
  }
  expect((statSync(path.dirname(written.key)).mode & 0o777).toString(8)).toBe('700');
  return written;
}

/** Status of a read with the files, by Node's own TLS. */
async function readByNode({ certificate, key }: Written): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const options = {
    cert: readFileSync(certificate),
    key: readFileSync(key),
    ca: bench.tenant.caPem,
    headers: { 'sapcp-credstore-namespace': 'prod' },
  };
  request(`${bench.tenant.url}/password?name=db`, options, (answer) => {
    answer.resume();
    resolve(answer.statusCode);
  })
    .on('error', reject)
    .end();
  return promise;
}

test('written by check, from a key with lost line breaks, they open the service to Node', async () => {
  const issued = bench.tenant.issueBinding();
  const serviceKey = {
    ...issued.serviceKey,
    certificate: String(issued.serviceKey['certificate']).replaceAll('\n', ' '),
    key: String(issued.serviceKey['key']).replaceAll('\n', ' '),
  };
  const names = ['client-certificate.pem', 'client-key.pem'];
  const result = await runStep(bench.tenant, {
    binding: { ...issued, serviceKey },
    inputs: { command: 'check', connect: 'false', 'dry-run': 'true', ...pemFiles },
  });
  expectSuccess(result);
  const written = expectPrivate(result);
  expect(filesIn(result).toSorted()).toEqual(names);
  expect(fingerprintsOf(readFileSync(written.certificate, 'utf8'))).toEqual(
    JSON.parse(result.outputs['certificate-fingerprints'] ?? ''),
  );
  expect(await readByNode(written)).toBe(200);
  // What a later step prints of them is masked.
  for (const line of readFileSync(written.key, 'utf8')
    .split('\n')
    .filter((one) => /^[\w+/=]{4,}$/.test(one)))
    expect(result.masker.mask(`> ${line}`)).toBe('> ***');
  const surfaces = await listSurfaces(result, written.names);
  const [, secretLine = ''] = readFileSync(written.key, 'utf8').split('\n');
  expect(surfaces.filter(({ text }) => text.includes(secretLine))).toEqual([]);
  const post = await runPost(result);
  expect(post.exitCode).toBe(0);
  expect(filesIn(result)).toEqual([]);
  expect(existsSync(path.dirname(written.key))).toBe(false);
  await result.cleanUp();
});

describeWith('curl', 'curl', () => {
  test('it takes them with --cert', async () => {
    const names = ['client-certificate.pem', 'client-key.pem'];
    const binding = bench.tenant.issueBinding();
    const result = await runStep(bench.tenant, { binding, inputs: { command: 'check', ...pemFiles } });
    const { certificate, key } = findWritten(result);
    const { stdout } = await promisify(execFile)('curl', [
      ...['--silent', '--insecure', '--noproxy', '*', '--cert', certificate, '--key', key],
      ...[
        '--header',
        'sapcp-credstore-namespace: prod',
        '--write-out',
        '%{http_code}',
        '--output',
        '/dev/null',
      ],
      `${bench.tenant.url}/password?name=db`,
    ]);
    expect(stdout).toBe('200');
    expect(filesIn(result).toSorted()).toEqual(names);
    await result.cleanUp();
  });
});

test('for Cloud Integration, from the inputs', async () => {
  const issued = bench.tenant.integration.issueKey({ type: 'external-certificate' });
  const both = `${issued.certificatePem ?? ''}${issued.privateKeyPem ?? ''}`;
  const result = await runStep(bench.tenant, {
    binding: issued,
    inputs: { command: 'check', 'client-certificate': both, ...pemFiles },
  });
  expectSuccess(result);
  const written = expectPrivate(result);
  expect(fingerprintsOf(readFileSync(written.certificate, 'utf8'))).toEqual(
    fingerprintsOf(issued.certificatePem ?? ''),
  );
  await result.cleanUp();
});

describe('in fetch', () => {
  test('they stand beside ?file files, and post removes all of them', async () => {
    await fetch(
      { inputs: { credentials: 'DB = db\nFILE = db?file', 'dotenv-file': 'x.env' } },
      async (result) => {
        expectSuccess(result);
        const written = expectPrivate(result);
        expect(await readByNode(written)).toBe(200);
        expect(filesIn(result).toSorted()).toEqual(['FILE', 'client-certificate.pem', 'client-key.pem']);
        expect(existsSync(path.join(result.workspace, 'x.env'))).toBe(true);
        expect((await runPost(result)).exitCode).toBe(0);
        expect(filesIn(result)).toEqual([]);
        expect(existsSync(path.join(result.workspace, 'x.env'))).toBe(false);
      },
    );
  });

  test('not with dry-run', async () => {
    await fetch({ inputs: { 'dry-run': 'true' } }, (result) => {
      expectSuccess(result);
      expect(filesIn(result)).toEqual([]);
      expect(result.outputs['private-key-path'] ?? '').toBe('');
    });
  });

  test.each([
    ['a credential is missing', 'DB = db\nX = absent'],
    ['a value is too short', 'DB = db\nX = short'],
  ])('not where %s', async (_name, credentials) => {
    await fetch({ inputs: { credentials } }, (result) => {
      expect(result.exitCode).toBe(1);
      expect(filesIn(result)).toEqual([]);
      expect(result.outputs['private-key-path'] ?? '').toBe('');
    });
  });

  test('where another file is refused, none of them stays, and nothing is handed on', async () => {
    await fetch({ inputs: { 'dotenv-file': '.', 'export-env': 'true' } }, (result) => {
      expect(result.outputs['error-code']).toBe('FILE_REFUSED');
      expect(filesIn(result)).toEqual([]);
      expect(result.env).toEqual({});
    });
  });
});

describe('a key without a certificate', () => {
  test.each(['basic', 'oauth:key'] as const)('%s has none to write', async (type) => {
    const result = await bench.check({ binding: bench.tenant.issueBinding({ type }), inputs: pemFiles });
    expectCheckFailure(result, 'PEM_NO_CERTIFICATE');
    expect(filesIn(result)).toEqual([]);
  });

  test('client-secret has none to write', async () => {
    const binding = bench.tenant.integration.issueKey({ type: 'client-secret' });
    expectCheckFailure(await bench.check({ binding, inputs: pemFiles }), 'PEM_NO_CERTIFICATE');
  });
});

test('not where check fails', async () => {
  bench.tenant.inject({ kind: 'status', status: 401, times: Infinity });
  const result = await bench.check({ inputs: pemFiles });
  expectCheckFailure(result, 'HTTP_UNAUTHORIZED');
  expect(filesIn(result)).toEqual([]);
});
