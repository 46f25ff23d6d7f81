/** Text from the service is text: no workflow command, no Markdown, no HTML, no terminal sequence comes of it. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../src/demo/faults/fault.js';
import type { RunnerResult } from '../../src/demo/runner.js';
import { startTenant, type Tenant } from '../../src/demo/tenant.js';
import { everyTime } from '../support/server-faults.js';
import {
  MANY_STEPS_MS,
  createSteps,
  runCases,
  shownOf,
  visibleLinesOf,
  type Steps,
} from '../support/server-steps.js';
import { expectFailure, expectSuccess } from '../support/step.js';
import { readSummary } from '../support/summary-markup.js';

/** Each of them, if it acted, would leave a trace that says `pwned`, or break a line or a page. */
const hostileTexts: readonly string[] = [
  '::error::pwned',
  '\n::error title=pwned::pwned',
  '\r::add-mask::e',
  '\r\n::set-output name=PWNED::pwned',
  '\u0085::save-state name=PWNED::pwned',
  '\u2028::warning::pwned',
  '\v::notice::pwned',
  ' \t::debug::pwned',
  '::stop-commands::pwned-token',
  '::group::pwned',
  '::ECHO::on',
  '%0A::error::pwned',
  '##[error]pwned',
  '#####[command]pwned',
  '##[add-mask]e',
  '##[set-output name=PWNED;]pwned',
  '\u001b[31mred\u001b[0m\u001b]8;;https://evil.example\u0007pwned\u001b]8;;\u0007',
  '\u009b31mred',
  '\b\b\b\b\b\b\b\bpwned',
  '\u202epwned\u2066',
  '<script>alert(1)</script><img src=x onerror=pwned>',
  '</code></td></tr></table><h1>pwned</h1>',
  '[pwned](javascript:alert(1)) ![x](https://evil.example/x.png)',
  '\n\n# pwned\n\n- [ ] **pwned** `pwned`',
  '| pwned | pwned |\n|---|---|',
  '&lt;script&gt; &#60;b&#62; \\<b>',
  '@octocat #1 https://evil.example www.evil.example',
  '"},{"name":"PWNED","status":"found"},{"x":"',
  '${{ secrets.PWNED }} $(pwned) `pwned`',
  'PWNED<<ghadelimiter\npwned\nghadelimiter',
  '\0pwned',
];

const credentialNames = hostileTexts.map((text, index) => `app-${index}-${text}`);

let tenant: Tenant;
let steps: Steps;

beforeAll(async () => {
  tenant = await startTenant();
  steps = createSteps(tenant, { binding: tenant.issueBinding() });
});

afterEach(() => {
  tenant.clearFaults();
});

afterAll(async () => {
  await tenant.stop();
  await steps.cleanUp();
});

/** What `runStep` checks besides: only known commands, nothing on stderr, no fault of a command file. */
function expectHarmless(result: RunnerResult): void {
  // One line each, without what a terminal or a reader would take for anything but a sign.
  expect(visibleLinesOf(result).filter((line) => /[\p{C}\p{Zl}\p{Zp}]/u.test(line))).toEqual([]);
  expect(result.unmaskedLog.filter((line) => /^\s*::|##\[(?!(?:error|warning)\])/.test(line))).toEqual([]);
  expect(result.env).toEqual({});
  expect(Object.keys(result.state)).toEqual([]);
  expect(Object.keys(result.outputs).filter((name) => name.toUpperCase() === 'PWNED')).toEqual([]);
  expect(result.annotations.filter(({ title }) => title === undefined || !/^[A-Z_]+$/.test(title))).toEqual(
    [],
  );
  expect(readSummary(result.summary)).toEqual({ pictures: [], faults: [] });
}

describe('in errors of the service', () => {
  const everything = hostileTexts.join('\n');
  const oneLine = '::error::pwned ##[error]pwned <b>pwned</b> [pwned](javascript:x)';
  const cases: readonly { name: string; effect: FaultEffect; code?: string }[] = [
    { name: 'json', effect: { kind: 'echo', text: everything, where: 'json' } },
    { name: 'oauth', effect: { kind: 'echo', text: everything, where: 'oauth' } },
    { name: 'text', effect: { kind: 'echo', text: everything, where: 'text' } },
    { name: 'html', effect: { kind: 'echo', text: everything, where: 'html' } },
    { name: 'header', effect: { kind: 'echo', text: oneLine, where: 'header' } },
    { name: 'reason', effect: { kind: 'echo', text: oneLine, where: 'reason' } },
    { name: '500', effect: { kind: 'echo', text: everything, status: 500 }, code: 'HTTP_SERVER_ERROR' },
    { name: '401', effect: { kind: 'echo', text: everything, status: 401 }, code: 'HTTP_UNAUTHORIZED' },
    { name: '403', effect: { kind: 'echo', text: everything, status: 403 }, code: 'CREDENTIAL_FORBIDDEN' },
    { name: '404', effect: { kind: 'echo', text: everything, status: 404 }, code: 'CREDENTIAL_NOT_FOUND' },
    { name: '200', effect: { kind: 'echo', text: everything, status: 200 }, code: 'PAYLOAD_NOT_ENCRYPTED' },
    { name: 'request', effect: { kind: 'echo-request' } },
    { name: 'garbage', effect: { kind: 'garbage-json', text: everything }, code: 'PAYLOAD_UNREADABLE' },
    { name: 'other-name', effect: { kind: 'wrong-name', name: everything }, code: 'PAYLOAD_UNREADABLE' },
    {
      name: 'media-type',
      effect: { kind: 'status', status: 200, contentType: oneLine, body: everything },
      code: 'PAYLOAD_UNREADABLE',
    },
  ];
  let resultOf: (name: string) => RunnerResult;

  beforeAll(async () => {
    resultOf = await runCases(cases, async ({ name, effect }) => {
      tenant.store.put({ namespace: name, type: 'password', name: 'db', value: 'value-of-db' });
      tenant.inject(everyTime(effect, { namespace: name }));
      return await steps.run({ inputs: { namespace: name, credentials: 'DB = db' } });
    });
  }, MANY_STEPS_MS);

  test.each(cases)('$name', ({ name, code = 'HTTP_UNEXPECTED_STATUS' }) => {
    const result = resultOf(name);
    expectFailure(result, code);
    expectHarmless(result);
    expect(shownOf(result)).not.toMatch(/pwned|evil/i);
  });

  // Whoever names a credential so must not be told that the client certificate was refused.
  test('a page of the service that speaks of certificates is not one of nginx', async () => {
    const match = { namespace: 'prod' };
    tenant.inject(
      everyTime({ kind: 'echo', text: 'No credential "ssl certificate" here', where: 'json' }, match),
    );
    const result = await steps.run({ inputs: { credentials: 'SSL = "ssl certificate"' } });
    expectFailure(result, 'HTTP_UNEXPECTED_STATUS');
  });
});

describe('in names and members that meddle with objects', () => {
  test('of a read', async () => {
    tenant.store.put({ namespace: 'proto', type: 'password', name: 'db', value: '{"a":{"b":"value-of-b"}}' });
    tenant.inject(everyTime({ kind: 'proto' }, { namespace: 'proto' }));
    const credentials = [
      'DB = db',
      'B = db?json=/a/b',
      'PROTO = db?json=/__proto__/polluted&optional',
      'CONSTRUCTOR = db?json=/a/constructor/name&optional',
      'TO_STRING = db?json=/toString&optional',
    ].join('\n');
    const result = await steps.run({ inputs: { namespace: 'proto', credentials } });
    expectSuccess(result);
    expectHarmless(result);
    expect(result.outputs).toMatchObject({
      DB: '{"a":{"b":"value-of-b"}}',
      B: 'value-of-b',
      missing: 'PROTO\nCONSTRUCTOR\nTO_STRING',
    });
  });

  test('of a list', async () => {
    tenant.store.put({
      namespace: 'proto-list',
      type: 'password',
      name: 'app-__proto__',
      value: 'value-of-it',
    });
    tenant.store.put({
      namespace: 'proto-list',
      type: 'password',
      name: 'app-constructor',
      value: 'value-of-other',
    });
    tenant.inject(everyTime({ kind: 'proto' }, { namespace: 'proto-list', path: '/passwords' }));
    const inputs = { namespace: 'proto-list', credentials: 'app-*', 'output-json': 'true' };
    const result = await steps.run({ inputs });
    expectSuccess(result);
    expect(JSON.parse(result.outputs['credentials-json'] ?? '')).toEqual({
      APP___PROTO__: 'value-of-it',
      APP_CONSTRUCTOR: 'value-of-other',
    });
  });
});

describe('in names that a wildcard found', () => {
  const namespace = 'names';

  beforeAll(() => {
    for (const name of credentialNames)
      tenant.store.put({
        namespace,
        type: 'password',
        name,
        value: `value-of-${credentialNames.indexOf(name)}`,
      });
  });

  test('handed on: named in log, summary and manifest', async () => {
    const result = await steps.run({
      inputs: { namespace, credentials: 'APP_* = app-*', 'requests-per-second': '100' },
    });
    expectSuccess(result);
    expectHarmless(result);
    expect(result.annotations).toEqual([]);
    // One line each, and one for all.
    expect(result.log.length).toBe(credentialNames.length + 1);
    const manifest = JSON.parse(result.outputs['manifest'] ?? '') as { credential: string }[];
    expect(manifest.map(({ credential }) => credential).toSorted()).toEqual(credentialNames.toSorted());
  });

  test('the same under debug', async () => {
    const inputs = {
      namespace,
      credentials: 'APP_* = app-*',
      'dry-run': 'true',
      'requests-per-second': '100',
    };
    const result = await steps.run({ inputs, stepDebug: true });
    expectSuccess(result);
    expect(readSummary(result.summary)).toEqual({ pictures: [], faults: [] });
    expect(result.log.filter((line) => /^(?:::(?!add-mask::\*\*\*$)|##\[(?!debug\]))/.test(line))).toEqual(
      [],
    );
  });

  test('refused: named in annotations', async () => {
    tenant.inject(everyTime({ kind: 'status', status: 403 }, { namespace, path: '/password' }));
    const result = await steps.run({
      inputs: { namespace, credentials: 'APP_* = app-*', 'requests-per-second': '100' },
    });
    expectFailure(result, 'CREDENTIAL_FORBIDDEN');
    expectHarmless(result);
    expect(new Set(result.annotations.map(({ title }) => title))).toEqual(new Set(['CREDENTIAL_FORBIDDEN']));
    // Two lines each: what happened, and what to do; and the code that they have in common.
    expect(result.log.length).toBe(2 * credentialNames.length + 1);
    expect(result.log.at(-1)).toBe('Error code: CREDENTIAL_FORBIDDEN');
  });

  test('gone: named in warnings', async () => {
    tenant.inject(everyTime({ kind: 'status', status: 404 }, { namespace, path: '/password' }));
    const inputs = {
      namespace,
      credentials: 'APP_* = app-*',
      'on-missing': 'warn',
      'requests-per-second': '100',
    };
    const result = await steps.run({ inputs });
    expectSuccess(result);
    expectHarmless(result);
    expect(result.outputs['missing']?.split('\n').length).toBe(credentialNames.length);
  });
});

describe('in values', () => {
  test('they arrive unchanged, and nothing else arrives', async () => {
    const values = hostileTexts.filter((text) => !text.includes('\0')).map((text) => `value ${text} of it`);
    values.forEach((value, index) =>
      tenant.store.put({ namespace: 'values', type: 'password', name: `v${index}`, value }),
    );
    const credentials = values.map((_, index) => `V${index} = v${index}`).join('\n');
    const inputs = { namespace: 'values', credentials, 'export-env': 'true', 'requests-per-second': '100' };
    const result = await steps.run({ inputs });
    expectSuccess(result);
    const expected = Object.fromEntries(values.map((value, index) => [`V${index}`, value]));
    expect(result.env).toEqual(expected);
    expect(result.outputs).toMatchObject(expected);
    expect(result.log.length).toBe(values.length + 1);
    expect(visibleLinesOf(result).filter((line) => /pwned/i.test(line))).toEqual([]);
  });
});

describe('in the names of files', () => {
  test('an annotation points at the file and carries nothing else', async () => {
    const name = 'a,title=pwned,line=99::pwned%0A::error::pwned.txt';
    const first = await steps.run({ inputs: { credentials: 'none?optional' } });
    await writeFile(path.join(first.workspace, name), '# comment\nDB = no-such-credential\n');
    const { workspace, runnerTemp } = first;
    const result = await steps.run({ workspace, runnerTemp, inputs: { 'credentials-file': name } });
    expectFailure(result, 'CREDENTIAL_NOT_FOUND');
    expect(result.annotations).toEqual([
      expect.objectContaining({ level: 'error', title: 'CREDENTIAL_NOT_FOUND', file: name, line: 2 }),
    ]);
    expect(readSummary(result.summary)).toEqual({ pictures: [], faults: [] });
  });
});
