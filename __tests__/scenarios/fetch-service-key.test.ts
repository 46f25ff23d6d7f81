import { describe, expect, test } from '@jest/globals';
import type { IssuedBinding } from '../../src/demo/binding-options.js';
import { breakServiceKey } from '../../src/demo/broken-key.js';
import { renderContainer, serviceKeyContainers } from '../../src/demo/service-key-container.js';
import {
  annotationTexts,
  deliveredOutputs,
  expectNothingPrinted,
  listPieces,
  password,
  useBench,
} from '../support/fetch-bench.js';
import type { FetchResult } from '../support/fetch-bench.js';
import { expectSuccess } from '../support/step.js';

const bench = useBench({ credentials: [password('db', 'value of db')] });

type Key = Readonly<Record<string, unknown>>;

/** Every text in the key, also in `encryption`, put through the same mill. */
function mapTexts(key: Key, change: (text: string) => string): Key {
  return Object.fromEntries(
    Object.entries(key).map(([name, value]) => {
      if (typeof value === 'string') return [name, change(value)];
      if (name === 'encryption') return [name, mapTexts(value as Key, change)];
      return [name, value];
    }),
  );
}

function mapPems(key: Key, change: (pem: string) => string): Key {
  return mapTexts(key, (text) => (text.startsWith('-----') ? change(text) : text));
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** What happened to the key, and the text that is stored. */
const CONDITIONS: readonly (readonly [what: string, render: (key: Key) => string])[] = [
  ['is as SAP issued it', (key) => JSON.stringify(key)],
  ['lost its line breaks', (key) => JSON.stringify(mapPems(key, (pem) => pem.replaceAll('\n', '')))],
  ['has blanks for line breaks', (key) => JSON.stringify(mapPems(key, (pem) => pem.replaceAll('\n', ' ')))],
  ['has "\\n" as two signs', (key) => JSON.stringify(mapPems(key, (pem) => pem.replaceAll('\n', '\\n')))],
  ['was escaped twice', (key) => JSON.stringify(mapPems(key, (pem) => pem.replaceAll('\n', '\\\\n')))],
  [
    'is wrapped after 76 columns',
    (key) =>
      JSON.stringify(
        mapPems(key, (pem) =>
          pem.replaceAll(/([^-\n])\n(?=[^-\n])/g, '$1').replaceAll(/[^-\n]{76}/g, '$&\n'),
        ),
      ),
  ],
  ['has another break for each text', (key) => breakServiceKey(key).text],
  ['has real line breaks in its texts', (key) => JSON.stringify(key).replaceAll('\\n', '\n')],
  ['has real CR LF in its texts', (key) => JSON.stringify(key).replaceAll('\\n', '\r\n')],
  ['stands on several lines', (key) => JSON.stringify(key, undefined, 2)],
  ['has a byte order mark', (key) => `\uFEFF${JSON.stringify(key)}`],
  ['is base64', (key) => toBase64(JSON.stringify(key))],
  ['is base64 in lines', (key) => toBase64(JSON.stringify(key)).replaceAll(/.{76}/g, '$&\n')],
  ['is base64 of a text with a byte order mark', (key) => toBase64(`\uFEFF${JSON.stringify(key)}`)],
  ['stands under "credentials"', (key) => JSON.stringify({ credentials: key })],
  [
    'has its objects as JSON text',
    (key) =>
      JSON.stringify({
        ...key,
        encryption: JSON.stringify(key['encryption']),
        parameters: JSON.stringify(key['parameters']),
      }),
  ],
  ['has a slash behind its url', (key) => JSON.stringify({ ...key, url: `${String(key['url'])}/` })],
  [
    'has fields that nobody knows',
    (key) => JSON.stringify({ plan: 'standard', label: null, ...key, tags: ['credstore'] }),
  ],
  ['lacks parameters', (key) => JSON.stringify({ ...key, parameters: undefined })],
];

describe('a service key is understood that', () => {
  test.each(CONDITIONS)('%s', async (_what, render) => {
    const text = render(bench.binding.serviceKey);
    const result = await bench.fetch('A = db', { serviceKey: text });
    expectSuccess(result);
    expect(deliveredOutputs(result)).toEqual({ A: 'value of db' });
  });

  test.each(serviceKeyContainers.filter((one) => !['bare', 'credentials', 'base64'].includes(one)))(
    'comes in the container "%s"',
    async (container) => {
      const text = renderContainer(bench.binding.serviceKey, container);
      const result = await bench.fetch('A = db', { serviceKey: text });
      expectSuccess(result);
      expect(deliveredOutputs(result)).toEqual({ A: 'value of db' });
    },
  );
});

describe('SERVICE_KEY_MULTILINE', () => {
  test('warns of JSON on several lines, whose braces the runner masks', async () => {
    const text = JSON.stringify(bench.binding.serviceKey, undefined, 2);
    const result = await bench.fetch('A = db', { serviceKey: text });
    expect(result.masker.mask('{')).toBe('***');
    expect(annotationTexts(result, 'warning')).toEqual([expect.stringMatching(/^SERVICE_KEY_MULTILINE: /)]);
  });

  test.each([
    ['JSON on one line', (key: Key) => JSON.stringify(key)],
    ['JSON on one line with a line end', (key: Key) => `${JSON.stringify(key)}\n`],
    ['base64', (key: Key) => toBase64(JSON.stringify(key, undefined, 2))],
    [
      'base64 in lines, which masks no brace',
      (key: Key) => toBase64(JSON.stringify(key)).replaceAll(/.{76}/g, '$&\n'),
    ],
  ])('does not warn of %s', async (_what, render) => {
    const result = await bench.fetch('A = db', { serviceKey: render(bench.binding.serviceKey) });
    expectSuccess(result);
    expect(result.masker.mask('{}')).toBe('{}');
    expect(result.annotations).toEqual([]);
  });
});

/** The code without outputs but that of the action, no request, and nothing of the key in sight. */
function expectRefused(result: FetchResult, code: string | RegExp, secrets: readonly string[]): void {
  expect(result.outputs['error-code']).toMatch(code);
  expect(result.sent).toEqual([]);
  expect(result.exitCode).toBe(1);
  expect(deliveredOutputs(result)).toEqual({});
  expect(result.outputs['manifest']).toBe('[]');
  expectNothingPrinted(result, secrets);
}

function secretsOf({ serviceKey, secrets }: IssuedBinding): readonly string[] {
  const encryption = serviceKey['encryption'] as Readonly<Record<string, string>>;
  const [username = ''] = String(serviceKey['username']).split('.').slice(-1);
  return [...[...secrets, ...Object.values(encryption)].flatMap(listPieces), username];
}

/** Both say what there is to say: a part is missing. */
const BREAKS_OFF = /^(SERVICE_KEY_NOT_JSON|(SERVICE_KEY|PEM)_TRUNCATED)$/;

describe('a service key is refused that', () => {
  const REFUSALS: readonly (readonly [what: string, code: string | RegExp, render: (key: Key) => string])[] =
    [
      ['is empty', 'SERVICE_KEY_EMPTY', () => ''],
      ['is blank', 'SERVICE_KEY_EMPTY', () => ' \n\t\r\n'],
      ['is no JSON', 'SERVICE_KEY_NOT_JSON', () => 'my-secret-word and more'],
      [
        'is an HTML page',
        'SERVICE_KEY_NOT_JSON',
        () => '<!DOCTYPE html><html><p>Please sign in to my-secret-word</p></html>',
      ],
      ['is a PEM', 'SERVICE_KEY_NOT_JSON', (key) => String(key['key'])],
      ['breaks off early', BREAKS_OFF, (key) => JSON.stringify(key).slice(0, 500)],
      [
        'breaks off in the certificate',
        BREAKS_OFF,
        (key) => JSON.stringify(key).replace(/(?<=CERTIFICATE-----.{900}).*/, ''),
      ],
      ['is a JSON text', 'SERVICE_KEY_NOT_A_SERVICE_KEY', () => '"just a text"'],
      ['is an empty object', 'SERVICE_KEY_NOT_A_SERVICE_KEY', () => '{}'],
      ['is another object', 'SERVICE_KEY_NOT_A_SERVICE_KEY', () => '{"name":"x","secret-pass-word":"y"}'],
      ['has no url', 'SERVICE_KEY_NO_URL', (key) => JSON.stringify({ ...key, url: undefined })],
      [
        'has an address without TLS',
        'SERVICE_KEY_NO_URL',
        (key) => JSON.stringify({ ...key, url: 'http://localhost/api' }),
      ],
      [
        'has an address with a password',
        'SERVICE_KEY_NO_URL',
        (key) => JSON.stringify({ ...key, url: 'https://user:pass-word@localhost/api/v1/credentials' }),
      ],
      ['has no private key', 'PEM_NO_PRIVATE_KEY', (key) => JSON.stringify({ ...key, key: undefined })],
      [
        'has the certificate as its private key',
        'PEM_NO_PRIVATE_KEY',
        (key) => JSON.stringify({ ...key, key: key['certificate'] }),
      ],
      ['has no certificate', 'PEM_NO_CERTIFICATE', (key) => JSON.stringify({ ...key, certificate: '' })],
      [
        'has the private key as its certificate',
        'PEM_NO_CERTIFICATE',
        (key) => JSON.stringify({ ...key, certificate: key['key'] }),
      ],
      [
        'has a cut private key',
        'PEM_TRUNCATED',
        (key) => JSON.stringify({ ...key, key: String(key['key']).slice(0, 800) }),
      ],
      [
        'has a cut certificate',
        'PEM_TRUNCATED',
        (key) => JSON.stringify({ ...key, certificate: String(key['certificate']).slice(0, 500) }),
      ],
      [
        'has stars in its private key',
        /^PEM_(MASKED|CORRUPT|NOT_PEM)$/,
        (key) => JSON.stringify({ ...key, key: String(key['key']).replace(/\n.{20}/, '\n***') }),
      ],
      [
        'is that of Cloud Integration',
        'SERVICE_KEY_WRONG_SERVICE',
        () =>
          JSON.stringify({
            oauth: {
              clientid: 'sb-demo!b1|it!b2',
              clientsecret: 'pass-word-of-the-client',
              url: 'https://demo.it-cpi001.cfapps.example.com',
              tokenurl: 'https://demo.authentication.example.com/oauth/token',
            },
          }),
      ],
      [
        'is that of XSUAA',
        'SERVICE_KEY_WRONG_SERVICE',
        () =>
          JSON.stringify({
            clientid: 'sb-demo!t1',
            clientsecret: 'pass-word-of-the-client',
            url: 'https://demo.authentication.example.com',
          }),
      ],
    ];

  test.each(REFUSALS)('%s', async (_what, code, render) => {
    const text = render(bench.binding.serviceKey);
    const result = await bench.fetch('A = db', { inputs: { 'service-key': text }, secrets: [] });
    expectRefused(result, code, [...secretsOf(bench.binding), 'my-secret-word', 'pass-word', 'just a text']);
  });

  test('has the private key of another one', async () => {
    const other = bench.tenant.issueBinding();
    const mixed = { ...bench.binding.serviceKey, key: other.serviceKey['key'] };
    const inputs = { 'service-key': JSON.stringify(mixed) };
    const result = await bench.fetch('A = db', { inputs, secrets: [] });
    expectRefused(result, 'CLIENT_IDENTITY_KEY_MISMATCH', [...secretsOf(bench.binding), ...secretsOf(other)]);
  });
});
