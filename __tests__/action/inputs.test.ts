import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INPUT_DEFAULTS } from '../../src/action/input-table.js';
import { parseInputs, readPreferences, type FetchConfig } from '../../src/action/inputs.js';
import { listErrors } from '../../src/errors.js';
import { errorsOf, textOf } from '../support/arbitrary-fault.js';
import { readerOf, WORKSPACE, type Step } from '../support/arbitrary-inputs.js';
import { makeServiceKey } from '../support/arbitrary-service-key.js';
import { makeCertificate, makeChain, makeRsaKeys, toPem } from '../support/key-material.js';

const NOW = new Date('2026-06-01');
const chain = makeChain();
const payload = makeRsaKeys();
const SERVICE_KEY = makeServiceKey(chain, payload);
const SOUND = { 'service-key': JSON.stringify(SERVICE_KEY), namespace: 'prod', credentials: 'DB = db-main' };

type Inputs = Readonly<Record<string, string>>;

function parse(inputs: Inputs = {}, more: Omit<Step, 'inputs'> = {}): FetchConfig {
  const config = parseInputs(readerOf({ inputs: { ...SOUND, ...inputs }, ...more }), NOW);
  if (config.command !== 'fetch') throw new Error('another command was chosen');
  return config;
}

/** The messages of all faults, as the step reports them. */
function faultsOf(inputs: Inputs, more: Omit<Step, 'inputs'> = {}): readonly string[] {
  return errorsOf(() => parse(inputs, more)).map(({ code, message }) => `${code} ${message}`);
}

describe('parseInputs', () => {
  it('takes a service key, a namespace and a line, and has defaults for the rest', () => {
    const { binding, fetch, ...settings } = parse();
    expect(settings).toEqual({
      command: 'fetch',
      authentication: 'auto',
      connection: {
        extraAuthorities: [],
        proxy: { httpsProxy: undefined, noProxy: undefined },
        timeoutMs: 30_000,
        maxRetries: 4,
        rate: undefined,
      },
      expiry: { warnBelowDays: 14, failBelowDays: undefined },
      dryRun: false,
      pemFiles: false,
      repairs: [],
      keyWarnings: [],
      inputWarnings: [],
    });
    expect(fetch).toMatchObject({
      onMissing: 'error',
      exportEnv: false,
      variablePrefix: '',
      dotenvFile: undefined,
      filesDir: undefined,
      minMaskLength: 4,
      shortValues: 'error',
      outputJson: false,
    });
    expect(fetch.lines.map(({ reference }) => [reference.namespace, reference.kind])).toEqual([
      ['prod', 'single'],
    ]);
    expect(binding.payloadKey?.equals(payload.privateKey)).toBe(true);
  });

  it('takes every input that is blank for one that is not set', () => {
    const names = Object.keys(INPUT_DEFAULTS).filter((name) => !(name in SOUND));
    const blank = Object.fromEntries(names.map((name) => [name, ' \n\t ']));
    const { binding, ...config } = parse(blank);
    const { binding: plain, ...expected } = parse();
    expect(config).toEqual(expected);
    expect(binding.url).toEqual(plain.url);
  });

  describe('numbers', () => {
    const numbers: readonly (readonly [
      string,
      number,
      number,
      'whole' | 'any',
      (config: FetchConfig) => number | undefined,
    ])[] = [
      ['timeout-seconds', 1, 600, 'any', ({ connection }) => connection.timeoutMs / 1000],
      ['max-retries', 0, 10, 'whole', ({ connection }) => connection.maxRetries],
      ['requests-per-second', 0.1, 100, 'any', ({ connection }) => connection.rate?.perSecond],
      ['expiry-warning-days', 0, 3650, 'whole', ({ expiry }) => expiry.warnBelowDays],
      ['fail-if-expires-within-days', 0, 3650, 'whole', ({ expiry }) => expiry.failBelowDays],
      ['min-mask-length', 1, 8, 'whole', ({ fetch }) => fetch.minMaskLength],
    ];

    it.each(numbers)('%s goes from %d to %d', (name, min, max, kind, read) => {
      for (const value of [min, max, Math.ceil(min + 1)])
        expect([name, value, read(parse({ [name]: `  ${value}\n` }))]).toEqual([name, value, value]);
      if (kind === 'any') expect(read(parse({ [name]: '2.5' }))).toBe(2.5);
      const wrong = [
        `${max + 1}`,
        `${max}.5`,
        '-1',
        '+1',
        'x',
        '1e1',
        '0x1',
        '1,5',
        '1 2',
        '٣',
        'Infinity',
        'NaN',
        '.5',
        '5.',
        '1'.repeat(40),
      ];
      if (min >= 1) wrong.push('0');
      if (kind === 'whole') wrong.push('2.5');
      for (const value of wrong)
        expect([value, faultsOf({ [name]: value })]).toEqual([
          value,
          [expect.stringMatching(`^INPUT_INVALID The input "${name}" is not valid`)],
        ]);
    });

    it('requests-per-second is a choice of the user then, without a fall', () => {
      expect(parse({ 'requests-per-second': '25' }).connection.rate).toEqual({
        perSecond: 25,
        fallbackPerSecond: undefined,
      });
      expect(parse({ 'requests-per-second': ' auto ' }).connection.rate).toBeUndefined();
      expect(faultsOf({ 'requests-per-second': '0.09' })).toHaveLength(1);
    });
  });

  describe('booleans', () => {
    const booleans: readonly (readonly [string, (config: FetchConfig) => boolean])[] = [
      ['dry-run', (config) => config.dryRun],
      ['pem-files', (config) => config.pemFiles],
      ['export-env', ({ fetch }) => fetch.exportEnv],
      ['output-json', ({ fetch }) => fetch.outputJson],
    ];

    it.each(booleans)('%s is one of YAML 1.2', (name, read) => {
      expect(['true', 'True', ' TRUE\n'].map((text) => read(parse({ [name]: text })))).toEqual([
        true,
        true,
        true,
      ]);
      expect(['false', 'False', 'FALSE'].map((text) => read(parse({ [name]: text })))).toEqual([
        false,
        false,
        false,
      ]);
      for (const value of ['yes', 'no', 'on', 'off', '1', '0', 'tRUE', 'y', 'null', 'truefalse'])
        expect([value, faultsOf({ [name]: value })]).toEqual([value, [expect.stringContaining(`"${name}"`)]]);
    });
  });

  describe('words', () => {
    it.each([
      ['command', ['auto', 'fetch'], ['Fetch', 'get', 'true']],
      ['authentication', ['auto', 'certificate'], ['mtls', 'Certificate', 'basic']],
      ['on-missing', ['error', 'warn', 'ignore'], ['warning', 'Error', 'false']],
      ['short-values', ['error', 'mask'], ['ignore', 'off', 'MASK']],
    ])('%s takes those of the interface', (name, words, wrong) => {
      for (const word of words) expect([word, faultsOf({ [name]: ` ${word} ` })]).toEqual([word, []]);
      for (const word of wrong)
        expect([word, faultsOf({ [name]: word })]).toEqual([
          word,
          [expect.stringMatching(`^INPUT_INVALID The input "${name}"`)],
        ]);
    });

    it('authentication: token needs a token URL', () => {
      expect(faultsOf({ authentication: 'token' })).toEqual([expect.stringContaining('oauth_token_url')]);
    });

    it.each([
      ['on-missing', 'warn', ({ fetch }: FetchConfig) => fetch.onMissing],
      ['on-missing', 'ignore', ({ fetch }: FetchConfig) => fetch.onMissing],
      ['short-values', 'mask', ({ fetch }: FetchConfig) => fetch.shortValues],
    ])('%s: %s arrives', (name, word, read) => {
      expect(read(parse({ [name]: word }))).toBe(word);
    });
  });

  describe('paths', () => {
    it.each([
      ['dotenv-file', '.env', '.env', ({ fetch }: FetchConfig) => fetch.dotenvFile],
      ['dotenv-file', './a/../b.env', 'b.env', ({ fetch }: FetchConfig) => fetch.dotenvFile],
      ['files-dir', ' secrets/x ', 'secrets/x', ({ fetch }: FetchConfig) => fetch.filesDir],
      [
        'files-dir',
        path.resolve('/elsewhere'),
        '../../elsewhere',
        ({ fetch }: FetchConfig) => fetch.filesDir,
      ],
    ])('%s: %s is relative to the workspace', (name, text, expected, read) => {
      expect(read(parse({ [name]: text }))).toBe(path.join(WORKSPACE, expected));
    });

    it.each(['dotenv-file', 'files-dir', 'credentials-file'])('%s holds no NUL', (name) => {
      expect(faultsOf({ [name]: 'a\0b' })[0]).toContain(`"${name}"`);
    });
  });

  describe('env-prefix', () => {
    it.each(['', 'MY_', '_', 'a9_B'])('may be %j', (prefix) => {
      expect(parse({ 'env-prefix': prefix }).fetch.variablePrefix).toBe(prefix);
    });

    it.each(['9A', 'A-', 'A B', 'Ä', 'A=', '*', 'A\nB'])('may not be %j', (prefix) => {
      expect(faultsOf({ 'env-prefix': prefix })).toEqual([expect.stringContaining('"env-prefix"')]);
    });
  });

  describe('names of inputs', () => {
    it.each([
      ['credential', 'credentials'],
      ['credentials_file', 'credentials-file'],
      ['credentialsfile', 'credentials-file'],
      ['name-space', 'namespace'],
      ['namspace', 'namespace'],
      ['servicekey', 'service-key'],
      ['service_key', 'service-key'],
      ['timeout-second', 'timeout-seconds'],
      ['max_retries', 'max-retries'],
      ['fail_if_expires_within_days', 'fail-if-expires-within-days'],
      ['dryrun', 'dry-run'],
      ['export_env', 'export-env'],
      ['summery', 'summary'],
      ['comand', 'command'],
      ['outputs-json', 'output-json'],
      ['ca-certificate', 'ca-certificates'],
    ])('%s is a slip of %s', (name, meant) => {
      expect(faultsOf({ [name]: 'x' })).toEqual([expect.stringMatching(`"${name}".*"${meant}"`)]);
    });

    it.each(['colour', 'token', 'vault'])(
      '%s is no input of this version: a warning, not an error',
      (name) => {
        expect(parse({ [name]: 'x' }).inputWarnings).toEqual([expect.stringContaining(`"${name}"`)]);
      },
    );

    it('are all known as they are', () => {
      for (const name of Object.keys(INPUT_DEFAULTS))
        expect([
          name,
          faultsOf({ command: 'fetch', [name]: '' }).filter((fault) => fault.includes('known')),
        ]).toEqual([name, []]);
    });
  });

  describe('namespace', () => {
    it.each(['a', 'A-z_0.9:!~', 'n'.repeat(100)])('may be %s', (namespace) => {
      expect(parse({ namespace: ` ${namespace} ` }).fetch.lines[0]?.reference.namespace).toBe(namespace);
    });

    it.each(['a b', 'a/b', 'ä', 'n'.repeat(101)])('may not be %s', (namespace) => {
      expect(faultsOf({ namespace })).toEqual([expect.stringContaining('"namespace"')]);
    });

    it('is needed by lines without one only', () => {
      expect(faultsOf({ namespace: '', credentials: 'DB = prod/db' })).toEqual([]);
      expect(faultsOf({ namespace: '', credentials: 'DB = db' })).toEqual([
        expect.stringMatching(/line 1 of credentials.*namespace/),
      ]);
    });
  });

  describe('lines', () => {
    const files = { 'ci/list.txt': '# from the file\nF = file-one\nG = other/two\n' };

    it('come from the input and then from the file', () => {
      const { lines } = parse({ 'credentials-file': 'ci/list.txt' }, { files }).fetch;
      expect(lines.map(({ line }) => [line.label, line.file, line.number, line.text])).toEqual([
        ['credentials', undefined, 1, 'DB = db-main'],
        ['ci/list.txt', 'ci/list.txt', 2, 'F = file-one'],
        ['ci/list.txt', 'ci/list.txt', 3, 'G = other/two'],
      ]);
    });

    it('may come from the file alone', () => {
      expect(
        parse({ credentials: '', 'credentials-file': 'ci/list.txt' }, { files }).fetch.lines,
      ).toHaveLength(2);
    });

    it('have their place in the file in a fault', () => {
      const broken = { 'ci/list.txt': 'F = f\n\n/x\n' };
      const [error] = errorsOf(() => parse({ 'credentials-file': 'ci/list.txt' }, { files: broken }));
      expect([error?.code, error?.place]).toEqual(['INPUT_INVALID', { file: 'ci/list.txt', line: 3 }]);
    });

    it('of a file that is not there are a fault that names it', () => {
      expect(faultsOf({ 'credentials-file': 'ci/none.txt' }, { files })).toEqual([
        expect.stringContaining('"ci/none.txt"'),
      ]);
    });

    it.each([
      ['nothing', ''],
      ['comments', '# nothing\n\n'],
    ])('are missing with %s', (_name, credentials) => {
      for (const command of ['fetch'])
        expect(faultsOf({ command, credentials })).toEqual([expect.stringContaining('"credentials"')]);
    });

    it('are missing, also where something else is wrong', () => {
      expect(faultsOf({ command: 'fetch', credentials: '', 'dry-run': 'maybe' })).toEqual([
        expect.stringContaining('"dry-run"'),
        expect.stringContaining('"credentials"'),
      ]);
    });

    it('that are wrong are not called missing too', () => {
      expect(faultsOf({ credentials: '/x' })).toHaveLength(1);
      expect(faultsOf({ credentials: '', 'credentials-file': 'none' })).toHaveLength(1);
    });

    it('have NAMEs that fit together', () => {
      expect(faultsOf({ credentials: 'A = x\na = y\nmanifest = z' })).toEqual([
        expect.stringMatching(/line 2 of credentials\b.*the NAME "a"/),
        expect.stringMatching(/line 3 of credentials\b.*the NAME "manifest"/),
      ]);
    });

    it.each([
      ['no variables are written', {}, 0],
      ['export-env writes them', { 'export-env': 'true' }, 1],
      ['dotenv-file writes them', { 'dotenv-file': '.env' }, 1],
      ['a prefix keeps them apart', { 'export-env': 'true', 'env-prefix': 'MY_' }, 0],
    ])('may be named like a variable of the shell where %s', (_name, inputs, count) => {
      expect(faultsOf({ credentials: 'PATH = x', ...inputs })).toHaveLength(count);
    });
  });

  describe('service-key', () => {
    it.each([
      ['empty', '', 'SERVICE_KEY_EMPTY'],
      ['blank', ' \n', 'SERVICE_KEY_EMPTY'],
      ['no JSON', 'abc?', 'SERVICE_KEY_NOT_JSON'],
      [
        'of another service',
        '{"oauth":{"clientid":"x","clientsecret":"y","tokenurl":"https://a.example/oauth/token","url":"https://b.example"}}',
        'SERVICE_KEY_WRONG_SERVICE',
      ],
      ['without an address', JSON.stringify({ ...SERVICE_KEY, url: undefined }), 'SERVICE_KEY_NO_URL'],
      [
        'with another key',
        JSON.stringify({ ...SERVICE_KEY, key: toPem(payload.privateKey, 'pkcs1') }),
        'CLIENT_IDENTITY_KEY_MISMATCH',
      ],
    ])('may be %s, with its own code', (_name, text, code) => {
      expect(errorsOf(() => parse({ 'service-key': text })).map((error) => error.code)).toEqual([code]);
    });

    it.each([
      ['one line', JSON.stringify(SERVICE_KEY), false],
      ['one line with a line end', `${JSON.stringify(SERVICE_KEY)}\n`, false],
      ['several lines', JSON.stringify(SERVICE_KEY, null, 2), true],
      ['several lines with CRLF', JSON.stringify(SERVICE_KEY, null, 1).replaceAll('\n', '\r\n'), true],
      ['base64', Buffer.from(JSON.stringify(SERVICE_KEY, null, 2)).toString('base64'), false],
      [
        'wrapped base64, which has no brace',
        Buffer.from(JSON.stringify(SERVICE_KEY)).toString('base64').replaceAll(/.{76}/g, '$&\n'),
        false,
      ],
    ])('is known to be stored as JSON over several lines: %s', (_name, text, expected) => {
      const codes = parse({ 'service-key': text }).keyWarnings.map(({ code }) => code);
      expect(codes).toEqual(expected ? ['SERVICE_KEY_MULTILINE'] : []);
    });
  });

  describe('payload-private-key', () => {
    const own = makeRsaKeys();

    it('overrules the one in the service key', () => {
      const { binding, inputWarnings: warnings } = parse({
        'payload-private-key': toPem(own.privateKey, 'pkcs8'),
      });
      expect(binding.payloadKey?.equals(own.privateKey)).toBe(true);
      expect(warnings).toEqual([]);
    });

    it('is a warning where nothing is encrypted', () => {
      const off = { ...SERVICE_KEY, parameters: { encryption: { payload: 'disabled' } } };
      const inputs = {
        'service-key': JSON.stringify(off),
        'payload-private-key': toPem(own.privateKey, 'pkcs8'),
      };
      expect(parse(inputs).inputWarnings).toEqual([expect.stringContaining('"payload-private-key"')]);
    });
  });

  describe('ca-certificates', () => {
    const authorities = [chain.root, makeCertificate({ name: 'proxy', keys: payload, isAuthority: true })];

    it('are certificates in PEM, one text each', () => {
      const text = authorities.map((one) => one.toString()).join('\n');
      expect(parse({ 'ca-certificates': text }).connection.extraAuthorities).toEqual(
        authorities.map((one) => one.toString()),
      );
      expect(
        parse({ 'ca-certificates': text.replaceAll('\n', '\\n') }).connection.extraAuthorities,
      ).toHaveLength(2);
    });

    it.each([
      ['a path', '/etc/ssl/ca.pem'],
      ['a private key', toPem(payload.privateKey, 'pkcs8')],
      ['a certificate that is cut', chain.root.toString().slice(0, 300)],
    ])('are not %s', (_name, text) => {
      expect(faultsOf({ 'ca-certificates': text })).toEqual([
        expect.stringMatching(/^INPUT_INVALID The input "ca-certificates" is not valid/),
      ]);
    });
  });

  describe('proxy', () => {
    it.each([
      ['nothing', {}, undefined, undefined],
      ['small letters', { https_proxy: 'http://p:1', no_proxy: 'a' }, 'http://p:1', 'a'],
      ['capitals', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a' }, 'http://p:1', 'a'],
      [
        'both: small letters count',
        { https_proxy: 'http://p:1', HTTPS_PROXY: 'http://q:2' },
        'http://p:1',
        undefined,
      ],
      [
        'small letters that are empty',
        { https_proxy: '', HTTPS_PROXY: 'https://q:2', no_proxy: '', NO_PROXY: 'b' },
        'https://q:2',
        'b',
      ],
      ['other variables', { http_proxy: 'http://p:1', all_proxy: 'http://p:1' }, undefined, undefined],
    ])('comes from %s', (_name, variables, httpsProxy, noProxy) => {
      expect(parse({}, { variables }).connection.proxy).toEqual({ httpsProxy, noProxy });
    });

    it.each([
      'proxy.example:3128',
      'socks5://u:S3cret@p:1',
      'http://u:S3cret@:bad',
      'http://u:S3cret%zz@p:1',
      '   ',
    ])('is not %s', (address) => {
      const faults = faultsOf({}, { variables: { https_proxy: address } });
      expect(faults).toEqual([expect.stringContaining('"https_proxy"')]);
      expect(faults.join()).not.toContain('S3cret');
    });
  });

  it('reports all faults together, inputs before the service key', () => {
    const inputs = {
      command: 'get',
      'service-key': 'abc?',
      authentication: 'x',
      'ca-certificates': 'x',
      'timeout-seconds': '0',
      'max-retries': '11',
      'requests-per-second': '0',
      'expiry-warning-days': '-1',
      'fail-if-expires-within-days': 'x',
      'dry-run': 'x',
      summary: 'x',
      namespace: 'a b',
      credentials: 'A = x\nA = y\nb/',
      'credentials-file': 'none',
      'export-env': 'x',
      'env-prefix': '9',
      'on-missing': 'x',
      'min-mask-length': '9',
      'short-values': 'x',
      'output-json': 'x',
      credential: 'x',
    };
    const faults = faultsOf(inputs, { variables: { https_proxy: 'x' } });
    const named = Object.keys(inputs).filter((name) => name !== 'credentials' && name !== 'service-key');
    for (const name of [...named, 'https_proxy', 'line 2 of credentials', 'line 3 of credentials'])
      expect([name, faults.filter((fault) => fault.includes(name)).length > 0]).toEqual([name, true]);
    const sorted = listErrors(new AggregateError(errorsOf(() => parse(inputs))));
    expect(sorted.map(({ code }) => code).filter((code) => code !== 'INPUT_INVALID')).toEqual([
      'SERVICE_KEY_NOT_JSON',
    ]);
    expect(sorted.at(-1)?.code).toBe('SERVICE_KEY_NOT_JSON');
  });

  it('shows of secret inputs nothing in a fault', () => {
    const text = fc.stringMatching(/^[жщ]{4,12}$/);
    const wrap = fc.constantFrom(
      (secret: string) => secret,
      (secret: string) => `{"key":"${secret}","certificate":"${secret}","url":"https://x.example/${secret}"}`,
      (secret: string) => `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
    );
    fc.assert(
      fc.property(
        text,
        wrap,
        fc.constantFrom('service-key', 'payload-private-key', 'ca-certificates'),
        (secret, frame, name) => {
          const errors = errorsOf(() =>
            parse({ [name]: frame(secret) }, { variables: { https_proxy: `x://u:${secret}@p` } }),
          );
          expect(errors.length).toBeGreaterThan(0);
          expect(errors.map(textOf).join()).not.toMatch(/[жщ]/);
        },
      ),
    );
  });
});

describe('readPreferences', () => {
  it.each([
    [{}, true, false],
    [{ summary: 'false' }, false, false],
    [{ summary: ' FALSE ' }, false, false],
    [{ summary: 'nonsense' }, true, false],
    [{ 'output-json': 'True' }, true, true],
    [{ 'output-json': 'yes' }, true, false],
  ])('of %j', (inputs, summary, outputJson) => {
    expect(readPreferences(readerOf({ inputs }))).toMatchObject({ summary, outputJson });
  });
});
