/**
 * All cases of the corpus through `dist/index.js`, as the command `check` with `connect: false`. What the caller needs
 * (`need`) is said by `pem-files`: with it, certificate and private key must be there, and are written out.
 */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createSecureContext } from 'node:tls';
import { describe, expect, it } from '@jest/globals';
import { runAction, type RunnerResult } from '../../src/demo/runner.js';
import { runTogether } from '../support/server-steps.js';
import { DIST } from '../support/step.js';
import {
  digestOf,
  digestOfKey,
  findLeaks,
  judgeCertificates,
  judgeRefusalCode,
  judgeWarnings,
  type CorpusCase,
} from './corpus-case.js';

const { cases } = JSON.parse(readFileSync('__tests__/fixtures/service-keys/cases.json', 'utf8')) as {
  readonly cases: readonly CorpusCase[];
};

/** A process gets its inputs by its environment: no NUL, and on Linux at most 128 KiB in one variable. */
const MAX_VARIABLE_BYTES = 128 * 1024 - 64;
const UNREACHABLE = cases
  .filter(({ input }) => input.includes('\0') || Buffer.byteLength(input) > MAX_VARIABLE_BYTES)
  .map(({ id }) => id);

describe('the corpus through the built action', () => {
  it('passes, each case within two seconds', async () => {
    const due = cases.filter(({ id }) => !UNREACHABLE.includes(id));
    const verdicts = await runTogether(due, async (one) => ({ id: one.id, ...(await judge(one)) }));
    expect(verdicts).toHaveLength(cases.length - UNREACHABLE.length);
    expect(verdicts.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(verdicts.filter(({ isRefusedDebatable }) => isRefusedDebatable).map(({ id }) => id)).toEqual([]);
  }, 400_000);

  it('leaves out only what no process can be given', () => {
    expect(UNREACHABLE).toEqual(['pem-nul-2', 'pem-noise-4', 'sk-json-utf16-2', 'sk-r-large-2']);
  });
});

interface Verdict {
  readonly faults: readonly string[];
  readonly isRefusedDebatable: boolean;
}

async function judge(one: CorpusCase): Promise<Verdict> {
  const result = await runAction({
    entry: path.join(DIST, 'index.js'),
    inputs: { command: 'check', connect: 'false', ...mapToInputs(one) },
  });
  try {
    const isRefused = result.exitCode !== 0;
    const faults = isRefused
      ? judgeRefusalCode(one, result.outputs['error-code'] ?? '')
      : judgeReading(one, result);
    return {
      faults: [...faults, ...judgeRun(one, result)],
      isRefusedDebatable: isRefused && one.expect === 'repaired',
    };
  } finally {
    await result.cleanUp();
  }
}

function mapToInputs(one: CorpusCase): Readonly<Record<string, string>> {
  const input =
    one.kind === 'service-key' ? 'service-key' : one.need === 'key' ? 'private-key' : 'client-certificate';
  return {
    [input]: one.input,
    ...(one.passphrase !== undefined && { passphrase: one.passphrase }),
    ...(one.need === 'certificate+key' && { 'pem-files': 'true' }),
  };
}

function judgeReading(one: CorpusCase, { outputs }: RunnerResult): readonly string[] {
  if (one.expect === 'refused') return [`was read, but ${one.error ?? ''} was due`];
  return [
    ...judgeCertificates(one, readList(outputs['certificate-fingerprints'])),
    ...compare('public-key-fingerprint', outputs['public-key-fingerprint'], one.key_spki_sha256 ?? ''),
    ...judgeWarnings(one, readList(outputs['warnings'])),
    ...judgeFields(one, outputs),
    ...judgeFiles(one, outputs),
  ];
}

function judgeFields(
  { fields, encryption }: CorpusCase,
  outputs: RunnerResult['outputs'],
): readonly string[] {
  const keys = JSON.parse(outputs['payload-key-fingerprints'] ?? '') as Readonly<Record<string, string>>;
  return [
    ...(fields === undefined
      ? []
      : [
          ...compare('key-type', outputs['key-type'], fields.auth),
          ...compare('url', outputs['url'], fields.url),
          ...compare('token-url', outputs['token-url'], fields.token_url ?? ''),
          ...compare('client-id', outputs['client-id'], fields.client_id),
        ]),
    ...(encryption === undefined
      ? []
      : [
          ...compare('client', keys['client'], encryption['client_private_key_spki_sha256']),
          ...compare('server', keys['server'], encryption['server_public_key_spki_sha256']),
        ]),
  ];
}

/** The written files hold what the fingerprints say, and TLS takes them. */
function judgeFiles(one: CorpusCase, outputs: RunnerResult['outputs']): readonly string[] {
  if (one.need !== 'certificate+key') return [];
  const cert = readFileSync(outputs['certificate-path'] ?? '', 'utf8');
  const key = readFileSync(outputs['private-key-path'] ?? '', 'utf8');
  createSecureContext({ cert, key });
  const blocks = cert.match(/-----BEGIN[^]*?-----END CERTIFICATE-----/g) ?? [];
  const digests = blocks.map((pem) => digestOf(new X509Certificate(pem).raw));
  return [
    ...compare('certificate-path', JSON.stringify(digests), outputs['certificate-fingerprints']),
    ...compare('private-key-path', digestOfKey(createPrivateKey(key)), outputs['public-key-fingerprint']),
  ];
}

/** Nothing leaks in what is not a mask, before any masking; and the JSON outputs are always JSON. */
function judgeRun(one: CorpusCase, result: RunnerResult): readonly string[] {
  const texts = [...result.unmaskedLog, result.stderr, ...Object.values(result.outputs), result.summary];
  for (const name of ['certificate-fingerprints', 'payload-key-fingerprints', 'repairs', 'warnings'])
    JSON.parse(result.outputs[name] ?? '');
  return [
    ...findLeaks(one, texts),
    ...(result.durationMs > 2000 ? [`took ${Math.round(result.durationMs)} ms`] : []),
    ...(result.fileCommandErrors.length === 0 ? [] : ['a command file is broken']),
    ...compare('stderr', result.stderr, ''),
  ];
}

function compare(name: string, given: string | undefined, due: string | undefined): readonly string[] {
  return given === due ? [] : [`gave another ${name}`];
}

function readList(json: string | undefined): readonly string[] {
  return JSON.parse(json ?? '') as readonly string[];
}
