/** `docs/inputs.md` has each input and output, and its examples are read by the action without a fault or a warning. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { INPUT_DEFAULTS, OUTPUT_NAMES, listUsers, type InputName } from '../../src/action/input-table.js';
import { readDeployInputs } from '../../src/action/deploy-inputs.js';
import { parseInputs } from '../../src/action/inputs.js';
import { makeLeaf, makeServiceKeys } from '../service-key/service-keys.js';
import { flow } from '../support/artifact-files.js';
import { errorsOf } from '../support/arbitrary-fault.js';
import { readerOf } from '../support/arbitrary-inputs.js';
import { makeChain, makeRsaKeys, toPem } from '../support/key-material.js';
import { makePkcs12 } from '../support/pkcs12.js';
import { isOwn, listSnippets, listSteps, toWorkflow } from './pages.js';

const text = readFileSync('docs/inputs.md', 'utf8');
const [head = '', ...parts] = text.split(/^(?=###? )/m);
const sections = parts.map((part) => ({ title: /^###? (.+)/.exec(part)?.[1] ?? '', part }));

describe('each input', () => {
  it('has an entry', () => {
    const entries = sections
      .map(({ title }) => /^`([\w-]+)`$/.exec(title)?.[1])
      .filter((one) => one !== undefined);
    const commands = ['fetch', 'check'];
    const names = entries.filter(
      (name) => !commands.includes(name) && (name !== 'deploy' || name === entries.at(0)),
    );
    expect([...new Set([...names, 'deploy'])].toSorted()).toEqual(Object.keys(INPUT_DEFAULTS).toSorted());
  });

  it.each(Object.keys(INPUT_DEFAULTS))('%s is used in its entry', (name) => {
    const own = sections.filter(({ title }) => title === `\`${name}\``).map(({ part }) => part);
    const steps = own.flatMap((part) => listExamples(part));
    expect(steps.some((step) => name in step)).toBe(true);
  });

  it.each(Object.entries(INPUT_DEFAULTS).filter(([, value]) => /^\w+$/.test(value)))(
    '%s names its default, %s',
    (name, value) => {
      const own = sections.filter(({ title }) => title === `\`${name}\``).map(({ part }) => part);
      expect(own.join('\n')).toMatch(new RegExp(`\`${value}\` \\(default\\)|default \`${value}\``));
    },
  );
});

describe('each output', () => {
  const outputs = text.slice(text.indexOf('\n## Outputs\n'));

  it.each(OUTPUT_NAMES)('%s has a row', (name) => {
    expect(outputs).toMatch(new RegExp(`^\\| \`${name}\` +\\| .{2,}`, 'm'));
  });
});

describe('the examples', () => {
  const examples = listExamples(text);

  it('are as many as there are inputs, at least', () => {
    expect(head).toContain('Each input');
    expect(examples.length).toBeGreaterThanOrEqual(Object.keys(INPUT_DEFAULTS).length);
  });

  it.each(examples.map((example) => [JSON.stringify(example), example] as const))('%s', (_, example) => {
    const warnings: string[] = [];
    const inputs = complete(example);
    const faults = errorsOf(() => warnings.push(...parse(inputs)));
    expect({ faults: faults.map(({ message }) => message), warnings }).toEqual({ faults: [], warnings: [] });
  });

  it('are judged: a word, a number or a command that does not fit is found', () => {
    expect(errorsOf(() => parse(complete({ 'on-draft': 'delete' })))).toHaveLength(1);
    expect(errorsOf(() => parse(complete({ concurrency: '17' })))).toHaveLength(1);
    expect(parse(complete({ connect: 'false', credentials: 'A = b/c' }))).toHaveLength(1);
  });
});

type Inputs = Readonly<Record<string, string>>;

/** Inputs of the steps that use this action. */
function listExamples(page: string): readonly Inputs[] {
  const workflows = listSnippets(page, 'yaml')
    .map(toWorkflow)
    .filter((workflow) => workflow !== undefined);
  return workflows
    .flatMap(listSteps)
    .filter(isOwn)
    .map((step) =>
      Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, String(value)])),
    );
}

/** With what the page says that each example leaves out, and with secrets as GitHub would put them in. */
function complete(example: Inputs): Inputs {
  const [only, ...others] = [...new Set(Object.keys(example).flatMap((name) => soleUser(name)))];
  const list = { fetch: { credentials: 'A = prod/a' }, deploy: { artifacts: 'integration/*/*' }, check: {} };
  const asked = 'service-key' in example || only === undefined || others.length > 0 ? {} : list[only];
  const hasList = ['credentials', 'credentials-file', 'artifacts'].some((name) => name in example);
  const key = only === 'deploy' ? 'INTEGRATION_API_KEY' : 'CREDSTORE_KEY';
  const all = { 'service-key': `\${{ secrets.${key} }}`, ...(hasList ? {} : asked), ...example };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, evaluate(value)]));
}

function soleUser(name: string): readonly ('fetch' | 'deploy' | 'check')[] {
  const users = listUsers(name as InputName);
  const [user] = users;
  return users.length === 1 && user !== undefined ? [user] : [];
}

function evaluate(value: string): string {
  return value.replaceAll(
    /\$\{\{ (?:secrets|inputs)\.(\w+) \}\}/g,
    (whole, name: string) => VALUES[name] ?? whole,
  );
}

/** @returns the warnings. */
function parse(inputs: Inputs): readonly string[] {
  const reader = readerOf({
    inputs,
    variables: { GITHUB_WORKSPACE: workspace, ALIAS: 'erp', GITHUB_EVENT_NAME: 'workflow_dispatch' },
  });
  const readText = (file: string): string | undefined => FILES[path.relative(workspace, file)];
  return parseInputs({ ...reader, readText }, new Date(), { readDeployInputs }).inputWarnings;
}

const chain = makeChain();
const certificate = [chain.leaf, chain.lower, chain.upper].map(String).join('');
const privateKeyPem = toPem(chain.keys.privateKey, 'pkcs8');
const passphrase = 'not a real one';
const keys = makeServiceKeys(makeLeaf('rsa'));
const keyOf = (kind: string): string => JSON.stringify(keys.find((one) => one.kind === kind)?.json);
const ownKey = JSON.parse(keyOf('mtls')) as { readonly encryption: { readonly server_public_key: string } };

const VALUES: Inputs = {
  CREDSTORE_KEY: keyOf('mtls'),
  CREDSTORE_KEY_WITH_OWN_PUBLIC_KEY: JSON.stringify({
    ...ownKey,
    encryption: { server_public_key: ownKey.encryption.server_public_key },
  }),
  INTEGRATION_API_KEY: keyOf('certificate'),
  PAYLOAD_KEY: toPem(makeRsaKeys().privateKey, 'pkcs8'),
  CLIENT_CERTIFICATE: certificate,
  CLIENT_KEY: privateKeyPem,
  CLIENT_ENCRYPTED_KEY: chain.keys.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString(),
  CLIENT_KEY_PASSPHRASE: passphrase,
  CLIENT_P12_BASE64: makePkcs12({ privateKeyPem, certificatesPem: certificate, passphrase }),
  CLIENT_P12_PASSPHRASE: passphrase,
  COMPANY_CA: chain.root.toString(),
  DEPLOYMENTS_TOKEN: 'ghp_notARealTokenAtAll',
  artifacts: 'integration/*/*',
};

const parameterFile =
  listSnippets(text, 'yaml').find((snippet) => snippet.text.includes('Receiver Host'))?.text ?? '';
const FILES: Inputs = { 'config/prod.yml': parameterFile, '.github/credentials.txt': 'A = prod/a\n' };

const workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'docs-inputs-')));
for (const [folder, id] of [
  ['integration/AcmeOrders/OrderIntake', 'OrderIntake'],
  ['integration/AcmeOrders/OrderArchive', 'OrderArchive'],
  ['shared/OrderScripts', 'OrderScripts'],
  ['flows/OrderReport', 'OrderReport'],
  ['build/OrderIntake.zip', 'OrderBuild'],
] as const)
  for (const [name, content] of Object.entries(flow(folder, id))) {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    writeFileSync(path.join(workspace, name), content);
  }

afterAll(() => {
  rmSync(workspace, { recursive: true, force: true });
});
