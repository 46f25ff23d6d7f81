/**
 * No secret, nor any form of it, reaches a log, annotation, summary, output or file that was not asked for, whether
 * the step succeeds or fails; and what a later step prints of it is masked (promise 1).
 */
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { breakServiceKey } from '../../src/demo/broken-key.js';
import type { IssuedBinding } from '../../src/demo/binding-options.js';
import type { FaultEffect } from '../../src/demo/faults/fault.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { formsOfBytes, formsOfPrivateKey, formsOfValue, pkcs8Of, type Form } from '../support/leak-forms.js';
import {
  findHarmfulMasks,
  findLeaks,
  findUnmasked,
  listSurfaces,
  type Leak,
} from '../support/leak-search.js';
import { bytesSecret, forAll, jsonSecret, lineSecret, textSecret } from '../support/leak-secrets.js';
import { deadlyFaults, everyTime } from '../support/server-faults.js';
import { findFreePorts } from '../support/server-process.js';
import { startProxy, type RecordingProxy } from '../support/server-proxy.js';
import { MANY_STEPS_MS, createSteps, runTogether, type Steps } from '../support/server-steps.js';
import { expectSuccess, type StepOptions } from '../support/step.js';

let tenant: Tenant;
let steps: Steps;
let binding: IssuedBinding;
let keyForms: readonly Form[];

beforeAll(async () => {
  tenant = await startTenant();
  binding = tenant.issueBinding();
  keyForms = formsOfServiceKey(binding);
  // Without secrets of the workflow: every mask is then one that the action gave.
  const inputs = { 'requests-per-second': '100' };
  steps = createSteps(tenant, { binding, secrets: [], inputs });
});

afterEach(() => {
  tenant.clearFaults();
});

afterAll(async () => {
  await tenant.stop();
  await steps.cleanUp();
});

function formsOfServiceKey({ serviceKey }: IssuedBinding): readonly Form[] {
  const { client_private_key: payloadKey } = serviceKey['encryption'] as Record<string, string>;
  const payloadPem = pkcs8Of(payloadKey ?? '')
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
  return [
    ...formsOfPrivateKey(String(serviceKey['key'])).map((form) => ({ ...form, name: `key: ${form.name}` })),
    ...formsOfPrivateKey(payloadPem).map((form) => ({ ...form, name: `payload key: ${form.name}` })),
  ];
}

function readBroken(): Record<string, unknown> {
  return JSON.parse(breakServiceKey(binding.serviceKey).text) as Record<string, unknown>;
}

function isPlainLines({ name }: Form): boolean {
  return name.endsWith(', the lines');
}

let namespaces = 0;

function newNamespace(): string {
  namespaces += 1;
  return `ns-${namespaces}`;
}

interface Secrets {
  readonly texts: readonly (readonly [value: string, username: string])[];
  readonly bytes: readonly Buffer[];
  readonly jsons: readonly { readonly text: string; readonly password: string; readonly token: string }[];
}

const secrets: fc.Arbitrary<Secrets> = fc.record({
  texts: fc.array(fc.tuple(textSecret, fc.stringMatching(/^[a-z]{3,9}$/)), { minLength: 8, maxLength: 8 }),
  bytes: fc.array(bytesSecret, { minLength: 3, maxLength: 3 }),
  jsons: fc.array(jsonSecret, { minLength: 2, maxLength: 2 }),
});

function formsOfSecrets({ texts, bytes, jsons }: Secrets): readonly Form[] {
  return [
    ...texts.flatMap(([value, username]) => formsOfValue(value, username)),
    ...bytes.flatMap((one) => [...formsOfBytes(one), ...formsOfValue(one.toString('base64'))]),
    ...jsons.flatMap(({ text, password, token }) =>
      [text, password, token].flatMap((one) => formsOfValue(one)),
    ),
  ];
}

/** Puts them into a namespace of their own; each is asked for in a way that fits. */
function seed({ texts, bytes, jsons }: Secrets): { namespace: string; credentials: string } {
  const namespace = newNamespace();
  texts.forEach(([value, username], index) => {
    tenant.store.put({ namespace, type: 'password', name: `t${index}`, value, username });
  });
  bytes.forEach((one, index) => {
    tenant.store.put({ namespace, type: 'key', name: `b${index}`, value: one.toString('base64') });
  });
  jsons.forEach(({ text }, index) => {
    tenant.store.put({ namespace, type: 'password', name: `j${index}`, value: text });
  });
  const lines = [
    ...texts.map((_, index) => `T${index} = t${index}`),
    ...bytes.map((_, index) => `B${index} = key:b${index}?decode=base64&file`),
    ...jsons.flatMap((_, index) => [
      `J${index} = j${index}?json=/login/password`,
      `K${index} = j${index}?json=/tokens/1`,
    ]),
  ];
  return { namespace, credentials: lines.join('\n') };
}

/** Each form once for each list of secrets, however many credentials show it. */
function summarize(leaks: readonly Leak[]): readonly Leak[] {
  return [...new Map(leaks.map((leak) => [`${leak.where} ${leak.form}`, leak])).values()];
}

describe('a step that succeeds', () => {
  const runWith = async (all: Secrets, options: StepOptions): Promise<RunnerResult> => {
    const { namespace, credentials } = seed(all);
    const result = await steps.run({
      ...options,
      inputs: { namespace, credentials, 'files-dir': 'asked', ...options.inputs },
    });
    expectSuccess(result);
    return result;
  };
  const askedFor = ['B0', 'B1', 'B2'].map((name) => path.join('asked', name));

  test(
    'shows nothing, hands over what was asked for, and masks every form of it',
    async () => {
      await forAll(secrets, 6, async (all, run) => {
        const streamOrder = run % 2 === 0 ? 'arrival' : 'stderr-first';
        const result = await runWith(all, { streamOrder });
        const forms = formsOfSecrets(all);
        const surfaces = await listSurfaces(result, askedFor);
        expect(summarize(findLeaks(surfaces, [...forms, ...keyForms]))).toEqual([]);
        expect(summarize(findUnmasked(result, forms))).toEqual([]);
        expect(findHarmfulMasks(result)).toEqual([]);
        expect(result.outputs['T0']).toBe(all.texts[0]?.[0]);
        expect(result.outputs['J0']).toBe(all.jsons[0]?.password);
      });
    },
    MANY_STEPS_MS,
  );

  test('shows nothing under debug, where the runner prints outputs and variables', async () => {
    await forAll(secrets, 2, async (all) => {
      const result = await runWith(all, { stepDebug: true, inputs: { 'export-env': 'true' } });
      const forms = [...formsOfSecrets(all), ...keyForms];
      expect(summarize(findLeaks([{ where: 'log', text: result.log.join('\n') }], forms))).toEqual([]);
      // Before masking they are all there, and found.
      const unmasked = { where: 'log before masking', text: result.unmaskedLog.join('\n') };
      expect(findLeaks([unmasked], forms).length).toBeGreaterThan(all.texts.length);
    });
  });

  test('shows nothing in a dry run, and masks all the same', async () => {
    await forAll(secrets, 2, async (all) => {
      const result = await runWith(all, { inputs: { 'dry-run': 'true' } });
      const forms = formsOfSecrets(all);
      expect(summarize(findLeaks(await listSurfaces(result), [...forms, ...keyForms]))).toEqual([]);
      expect(summarize(findUnmasked(result, forms))).toEqual([]);
      expect(Object.keys(result.outputs)).not.toContain('T0');
    });
  });

  test('hides a value that someone used as a name', async () => {
    await forAll(fc.stringMatching(/^[A-Za-z0-9]{12,18}$/), 2, async (value) => {
      const namespace = newNamespace();
      for (const name of ['app-a', `app-${value}`])
        tenant.store.put({ namespace, type: 'password', name, value });
      const result = await steps.run({ inputs: { namespace, credentials: 'app-*' } });
      expectSuccess(result);
      const surfaces = await listSurfaces(result);
      const shown = surfaces.filter(({ where }) => !where.startsWith('output '));
      expect(summarize(findLeaks(shown, formsOfValue(value)))).toEqual([]);
    });
  });
});

describe('the parts of the service key', () => {
  let runs: readonly RunnerResult[];
  const shapes = ['as issued', 'broken', 'failing'] as const;

  beforeAll(async () => {
    const namespace = newNamespace();
    tenant.store.put({ namespace, type: 'password', name: 'db', value: 'value-of-db' });
    const broken = readBroken();
    runs = await runTogether(shapes, (shape) =>
      steps.run({
        binding: shape === 'broken' ? { serviceKey: broken, secrets: [] } : binding,
        inputs: { namespace, credentials: shape === 'failing' ? 'DB = no-such' : 'DB = db' },
      }),
    );
  });

  test('are shown nowhere', async () => {
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 1]);
    for (const result of runs) expect(summarize(findLeaks(await listSurfaces(result), keyForms))).toEqual([]);
  });

  test('are masked without harm to ordinary text', () => {
    for (const result of runs) expect(findHarmfulMasks(result)).toEqual([]);
    const ordinary = '-----BEGIN PRIVATE KEY----- { "key": "value" } -----END CERTIFICATE-----';
    for (const { masker } of runs) expect(masker.mask(ordinary)).toBe(ordinary);
  });

  // One test for each form, so that a report names all that are missing.
  const formNames = [
    ...['the lines', 'JSON', 'JSON in JSON', 'line breaks as blanks', 'no line breaks'],
    ...[
      'DER in base64',
      'DER in base64, no padding',
      'DER in base64, URL alphabet',
      'DER in hex',
      'DER in hex in capitals',
    ],
    ...['DER in base64, wrapped at 64', 'DER in base64, wrapped at 76'],
    ...['PEM in base64', 'PEM in base64, wrapped at 64', 'PEM in base64, wrapped at 76'],
  ];

  test.each(formNames)('are masked in a later step: %s', (name) => {
    const forms = keyForms.filter((form) => form.name.endsWith(`, ${name}`));
    expect(forms.length).toBe(4);
    for (const result of runs) expect(summarize(findUnmasked(result, forms))).toEqual([]);
  });

  test('are masked as they were written', () => {
    const written = String(readBroken()['key']);
    const [, broken] = runs;
    expect(broken && findUnmasked(broken, [{ name: 'written', text: written }])).toEqual([]);
  });
});

interface FailureKind {
  readonly name: string;
  /** A pattern where another test holds the code. */
  readonly code: string | RegExp;
  /** Of the credential `second`; `own` and `other` are secret values. */
  readonly fault?: (own: string, other: string) => FaultEffect;
  readonly options?: (own: string) => StepOptions | Promise<StepOptions>;
  /** Of the credential `second`, where it has to be of a certain form. */
  readonly value?: (own: string) => string;
  /** For `second`. */
  readonly line?: string;
}

describe('a step that fails', () => {
  let proxy: RecordingProxy;
  let closedPort = 0;

  beforeAll(async () => {
    proxy = await startProxy({ credentials: 'someone:else' });
    [closedPort = 0] = await findFreePorts(1);
  });

  afterAll(async () => {
    await proxy.stop();
  });

  const withServiceKey = (
    change: (key: Record<string, unknown>) => Record<string, unknown>,
  ): StepOptions => ({
    binding: { serviceKey: change(structuredClone(binding.serviceKey)), secrets: [] },
  });
  const folder = async (): Promise<string> =>
    (await steps.run({ inputs: { credentials: 'x?optional' } })).workspace;

  /** Statuses without a text; those with one are below. */
  const silent = ['204', '400', '405', '501', '502', '504'];

  const kinds: readonly FailureKind[] = [
    ...deadlyFaults
      .filter(({ name }) => !silent.includes(name))
      .map(({ name, effect }) => ({ name, code: /^[A-Z_]+$/, fault: () => effect })),
    {
      name: 'slow body',
      code: 'HTTP_TIMEOUT',
      fault: () => ({ kind: 'slow-body', intervalMs: 1 }),
      options: () => ({ inputs: { 'timeout-seconds': '1' } }),
    },
    {
      name: 'redirect',
      code: 'HTTP_UNEXPECTED_REDIRECT',
      fault: (_own, other) => ({
        kind: 'redirect',
        location: `https://localhost/${encodeURIComponent(other)}`,
      }),
    },
    ...(['json', 'oauth', 'text', 'html'] as const).map((where) => ({
      name: `echo in ${where}`,
      code: 'HTTP_UNEXPECTED_STATUS',
      fault: (own: string, other: string): FaultEffect => ({ kind: 'echo', text: `${own}\n${other}`, where }),
    })),
    ...(['header', 'reason'] as const).map((where) => ({
      name: `echo in ${where}`,
      code: 'HTTP_UNEXPECTED_STATUS',
      fault: (own: string, other: string): FaultEffect => ({
        kind: 'echo',
        text: `${encodeURIComponent(own)} ${Buffer.from(other).toString('base64')}`,
        where,
      }),
    })),
    {
      name: 'echo with 403',
      code: 'CREDENTIAL_FORBIDDEN',
      fault: (own, other) => ({ kind: 'echo', text: own + other, status: 403 }),
    },
    {
      name: 'echo with 500',
      code: 'HTTP_SERVER_ERROR',
      fault: (own, other) => ({ kind: 'echo', text: own + other, status: 500 }),
    },
    {
      name: 'echo with 404',
      code: 'CREDENTIAL_NOT_FOUND',
      fault: (own, other) => ({ kind: 'echo', text: own + other, status: 404 }),
    },
    { name: 'echo of the request', code: 'HTTP_UNEXPECTED_STATUS', fault: () => ({ kind: 'echo-request' }) },
    {
      name: 'a secret for a name',
      code: 'PAYLOAD_UNREADABLE',
      fault: (_own, other) => ({ kind: 'wrong-name', name: other }),
    },
    {
      name: 'a secret for JSON',
      code: 'PAYLOAD_UNREADABLE',
      fault: (own) => ({ kind: 'garbage-json', text: own }),
    },
    {
      name: 'a secret for a media type',
      code: 'PAYLOAD_UNREADABLE',
      fault: (own) => ({ kind: 'status', status: 200, contentType: encodeURIComponent(own), body: own }),
    },
    { name: 'missing', code: 'CREDENTIAL_NOT_FOUND', line: 'SECOND = no-such' },
    { name: 'not JSON', code: 'CREDENTIAL_NOT_JSON', line: 'SECOND = second?json=/a' },
    {
      name: 'not base64',
      code: 'CREDENTIAL_NOT_DECODABLE',
      value: (own) => `${own}!`,
      line: 'SECOND = second?decode=base64',
    },
    {
      name: 'not text',
      code: 'CREDENTIAL_NOT_TEXT',
      value: (own) => Buffer.concat([Buffer.from([0xff]), Buffer.from(own)]).toString('base64'),
      line: 'SECOND = second?decode=base64',
    },
    {
      name: 'not for dotenv',
      code: 'CREDENTIAL_NOT_DOTENV',
      value: (own) => `${own}\\`,
      options: () => ({ inputs: { 'dotenv-file': '.env' } }),
    },
    {
      name: 'file refused',
      code: 'FILE_REFUSED',
      options: async () => {
        const workspace = await folder();
        await mkdir(path.join(workspace, 'real'));
        await symlink(path.join(workspace, 'real'), path.join(workspace, 'link'));
        return { workspace, inputs: { 'dotenv-file': 'link/.env' } };
      },
      value: (own) => own.replaceAll(/[\\'"$`]/g, '-'),
    },
    {
      name: 'proxy refuses',
      code: 'HTTP_UNREACHABLE',
      options: (own) => ({
        env: { https_proxy: `http://runner:${encodeURIComponent(own)}@127.0.0.1:${proxy.port}` },
      }),
    },
    {
      name: 'service not there',
      code: 'HTTP_UNREACHABLE',
      options: () =>
        withServiceKey((key) => ({ ...key, url: `https://localhost:${closedPort}/api/v1/credentials` })),
    },
    {
      name: 'server not trusted',
      code: 'TLS_SERVER_UNTRUSTED',
      options: () => ({ inputs: { 'ca-certificates': undefined } }),
    },
    {
      name: 'key of another certificate',
      code: 'CLIENT_IDENTITY_KEY_MISMATCH',
      options: () =>
        withServiceKey((key) => ({ ...key, certificate: tenant.issueBinding().serviceKey['certificate'] })),
    },
    {
      name: 'key cut off',
      code: 'PEM_TRUNCATED',
      options: () => withServiceKey((key) => ({ ...key, key: String(key['key']).slice(0, -40) })),
    },
    {
      name: 'key damaged',
      code: 'PEM_CORRUPT',
      options: () =>
        withServiceKey((key) => ({
          ...key,
          key: String(key['key']).replace(/\n.{20}/, `\n${'A'.repeat(20)}`),
        })),
    },
    {
      name: 'payload key damaged',
      code: 'PEM_TRUNCATED',
      options: () =>
        withServiceKey((key) => ({
          ...key,
          encryption: {
            client_private_key: (key['encryption'] as Record<string, string>)['client_private_key']?.slice(
              0,
              -100,
            ),
          },
        })),
    },
    {
      name: 'service key cut off',
      code: 'SERVICE_KEY_TRUNCATED',
      options: () => ({ inputs: { 'service-key': JSON.stringify(binding.serviceKey).slice(0, -200) } }),
    },
    {
      name: 'key for a service key',
      code: 'SERVICE_KEY_NOT_JSON',
      options: () => ({ inputs: { 'service-key': String(binding.serviceKey['key']) } }),
    },
    {
      name: 'key where credentials belong',
      code: 'INPUT_INVALID',
      options: () => ({
        inputs: {
          credentials: JSON.stringify(binding.serviceKey),
          'on-missing': String(binding.serviceKey['key']),
        },
      }),
    },
    {
      name: 'expiry too close',
      code: 'EXPIRY_TOO_CLOSE',
      options: () => ({ inputs: { 'fail-if-expires-within-days': '3650' } }),
    },
  ];

  interface Report {
    readonly kind: string;
    readonly code: string | RegExp;
    readonly leaks: readonly Leak[];
    readonly harmful: readonly string[];
    readonly unmasked: readonly Leak[];
  }

  async function runKind(kind: FailureKind, [first, second]: readonly [string, string]): Promise<Report> {
    const value = kind.value?.(second) ?? second;
    const namespace = newNamespace();
    tenant.store.put({ namespace, type: 'password', name: 'first', value: first, username: 'svc' });
    tenant.store.put({ namespace, type: 'password', name: 'second', value, username: 'svc' });
    if (kind.fault !== undefined)
      tenant.inject(everyTime(kind.fault(value, first), { namespace, name: 'second' }));
    const options = (await kind.options?.(second)) ?? {};
    const credentials = `FIRST = first\n${kind.line ?? 'SECOND = second'}`;
    const result = await steps.run({ ...options, inputs: { namespace, credentials, ...options.inputs } });
    const code = result.outputs['error-code'] ?? '';
    const forms = [first, second, value].flatMap((one) => formsOfValue(one, 'svc'));
    return {
      kind: kind.name,
      code: typeof kind.code === 'string' || !kind.code.test(code) ? code : kind.code,
      leaks: summarize(findLeaks(await listSurfaces(result), [...forms, ...keyForms])),
      harmful: findHarmfulMasks(result),
      unmasked: summarize(findUnmasked(result, listForms(code, first))),
    };
  }

  /** What has to be masked after a failure: the keys once they were read, and values that came, though kept back. */
  function listForms(code: string, first: string): readonly Form[] {
    if (/^(?:INPUT|SERVICE_KEY|PEM|CLIENT_IDENTITY)_/.test(code)) return [];
    const hasFirst = /^(?:CREDENTIAL|PAYLOAD)_/.test(code);
    return [...keyForms.filter(isPlainLines), ...(hasFirst ? formsOfValue(first, 'svc') : [])];
  }

  test(
    'shows nothing either, and masks what it had got',
    async () => {
      const pairs = fc.array(fc.tuple(lineSecret, lineSecret), {
        minLength: kinds.length,
        maxLength: kinds.length,
      });
      await forAll(pairs, 1, async (all) => {
        const reports = await runTogether(
          kinds,
          (kind) => runKind(kind, all[kinds.indexOf(kind)] ?? ['', '']),
          4,
        );
        const nothing = { leaks: [], harmful: [], unmasked: [] };
        expect(reports).toEqual(kinds.map(({ name, code }) => ({ kind: name, code, ...nothing })));
      });
    },
    MANY_STEPS_MS,
  );
});
