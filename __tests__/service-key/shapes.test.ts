/**
 * Service keys of every kind, in every container, notation and damage, read as the key that they are: some thousand
 * cases of the kinds that the corpus has, with other key types and in other combinations.
 */
import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../src/errors.js';
import { Secret } from '../../src/secret.js';
import { renderUrl } from '../../src/service-key/addresses.js';
import { readServiceKey, type ServiceKeyInput, type ServiceKeyReading } from '../../src/service-key/read.js';
import {
  INNER_DAMAGES,
  LOST_BACKSLASHES,
  LOST_PLUS,
  OUTER_DAMAGES,
  TEXT_DAMAGES as PEM_DAMAGES,
} from '../keys/damages.js';
import { CONTAINERS, TEXT_DAMAGES, WRITINGS } from './json-damages.js';
import { makeLeaf, makeServiceKeys, type MadeKey } from './service-keys.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const rsaKeys = makeServiceKeys(makeLeaf('rsa'));
const ecKeys = makeServiceKeys(makeLeaf('p384'));
const keys = [...rsaKeys, ...ecKeys.filter(({ kind }) => /mtls|certificate|apim/.test(kind))];
const byKind = (kind: string): MadeKey => {
  const found = rsaKeys.find((one) => one.kind === kind);
  if (found === undefined) throw new TypeError('no such kind');
  return found;
};

function read(serviceKey: string, more: Partial<ServiceKeyInput> = {}): ServiceKeyReading {
  return readServiceKey({ serviceKey, now: NOW, ...more });
}

/** The expected part of a reading, in comparable form. */
function describeReading({ binding }: ServiceKeyReading): MadeKey['expected'] {
  if (binding.type === 'bare') throw new TypeError('bare');
  const identity = 'identity' in binding ? binding.identity : undefined;
  const certificates = 'certificates' in binding ? binding.certificates : (identity?.chain ?? []);
  const isStore = binding.service === 'credential-store';
  const tokenUrl = isStore ? ('tokenUrl' in binding ? binding.tokenUrl : undefined) : binding.tokenUrls[0];
  const secret =
    'password' in binding ? binding.password : 'clientSecret' in binding ? binding.clientSecret : undefined;
  return {
    type: binding.type,
    url: renderUrl(binding.url),
    tokenUrl: tokenUrl === undefined ? undefined : renderUrl(tokenUrl),
    clientId: isStore ? binding.username : binding.clientId,
    fingerprints: certificates.map(({ fingerprint256 }) => fingerprint256),
    privateKey: binding.type === 'oauth:key' ? binding.signingKey : identity?.privateKey,
    payloadKey: isStore ? binding.payloadKey : undefined,
    secret: secret?.reveal(),
  };
}

function comparable({ privateKey, payloadKey, ...rest }: MadeKey['expected']): object {
  const [own, payload] = [privateKey, payloadKey].map((key) =>
    key === undefined ? undefined : createPublicKey(key).export({ type: 'spki', format: 'pem' }),
  );
  return { ...rest, own, payload };
}

function check(text: string, key: MadeKey): void {
  expect(comparable(describeReading(read(text)))).toEqual(comparable(key.expected));
}

const write = (name: string, value: unknown): string => (WRITINGS[name] ?? JSON.stringify)(value);
const wrap = (name: string, value: unknown): unknown => CONTAINERS[name]?.(value) ?? value;
const damage = (name: string, text: string): string => TEXT_DAMAGES[name]?.(text) ?? text;

describe('a service key', () => {
  const shapes = Object.keys(CONTAINERS).flatMap((container) =>
    Object.keys(WRITINGS).map((writing) => [container, writing]),
  );

  it.each(shapes)('in the container %s, written as %s, is read', (container, writing) => {
    // Text of JSON objects, folded over lines of YAML, is one wrapping too many for keys with nested objects.
    const isFolded = container.includes('string') && writing === 'yaml';
    for (const key of keys)
      if (!(isFolded && key.kind === 'uaa')) check(write(writing, wrap(container, key.json)), key);
  });

  it.each(Object.keys(TEXT_DAMAGES))('with the damage "%s" is read', (name) => {
    for (const key of keys)
      for (const writing of ['compact', 'pretty']) check(damage(name, write(writing, key.json)), key);
  });

  it.each(Object.keys(TEXT_DAMAGES))('in containers, with the damage "%s", is read', (name) => {
    // The marks of `cf env` in front of the JSON, or a second copy behind base64, hide where a line starts.
    for (const container of Object.keys(CONTAINERS))
      check(
        damage(name, write('pretty', wrap(container, byKind('certificate').json))),
        byKind('certificate'),
      );
  });

  const pem = [...INNER_DAMAGES, ...PEM_DAMAGES, ...OUTER_DAMAGES, ...LOST_BACKSLASHES, ...LOST_PLUS];

  it.each(pem)('with the damage "$name" in its fields is read', ({ apply }) => {
    const onFields = (key: MadeKey): string =>
      JSON.stringify(key.json, (_name, value: unknown) =>
        typeof value === 'string' && /BEGIN (?!PUBLIC)/.test(value) ? apply(value) : value,
      );
    for (const kind of ['mtls', 'oauth:mtls', 'certificate', 'apim', 'uaa'])
      for (const outer of ['crlf', 'base64', 'json string', 'escaped quotes'])
        check(damage(outer, onFields(byKind(kind))), byKind(kind));
  });

  it('is read after two damages of the text', () => {
    const first = [
      'bom',
      'raw line breaks',
      'escaped twice',
      'smart quotes',
      'html',
      'nbsp',
      'zero width',
      'trailing commas',
      'outer braces lost',
      'comments',
    ];
    const second = [
      'crlf',
      'json string',
      'fence',
      'export',
      'env',
      'yaml quoted',
      'base64',
      'base64 wrapped',
      'base64url',
      'base64 of utf16',
      'url',
      'certutil',
      'prompt behind',
      'utf16',
    ];
    fc.assert(
      fc.property(
        fc.nat(keys.length - 1),
        fc.constantFrom(...Object.keys(CONTAINERS)),
        fc.constantFrom(...first),
        fc.constantFrom(...second),
        (index, container, one, other) => {
          const key = keys[index] ?? byKind('mtls');
          check(damage(other, damage(one, write('pretty', wrap(container, key.json)))), key);
        },
      ),
      { numRuns: 250 },
    );
  });

  it('needs no repair as the service writes it', () => {
    for (const { json, kind } of rsaKeys.filter((one) => one.kind !== 'xsuaa'))
      expect([kind, ...read(JSON.stringify(json)).repairs]).toEqual([kind]);
  });
});

function refuse(input: Partial<ServiceKeyInput>): ActionError {
  try {
    readServiceKey({ now: NOW, ...input });
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('it was read');
}

const certificateKey = byKind('certificate').json['oauth'] as Readonly<Record<string, string>>;
const without = (name: string, kind = 'mtls'): string =>
  JSON.stringify({ ...byKind(kind).json, [name]: undefined });
const withField = (name: string, value: unknown, kind = 'mtls'): string =>
  JSON.stringify({ ...byKind(kind).json, [name]: value });

describe('a text that is no service key', () => {
  it.each<[string, string | undefined, string]>([
    ['nothing at all', undefined, 'SERVICE_KEY_EMPTY'],
    ['blanks', ' \n', 'SERVICE_KEY_EMPTY'],
    ['stars', '***', 'SERVICE_KEY_MASKED'],
    ['an expression', '${{ secrets.KEY }}', 'SERVICE_KEY_PLACEHOLDER'],
    ['a variable', '$SERVICE_KEY', 'SERVICE_KEY_PLACEHOLDER'],
    ['an instruction', '<your service key>', 'SERVICE_KEY_PLACEHOLDER'],
    ['a path', '@/tmp/service-key.json', 'SERVICE_KEY_NOT_JSON'],
    ['a failed command', 'FAILED\nService key ci not found\n', 'SERVICE_KEY_NOT_JSON'],
    ['a web page', '<html><head></head><body>Sign in</body></html>', 'SERVICE_KEY_NOT_JSON'],
    ['PEM', certificateKey['certificate'], 'SERVICE_KEY_NOT_JSON'],
    ['null', 'null', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['an empty list', '[]', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['empty credentials', '{"credentials":{}}', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    ['parameters of a key', '{"key-type":"certificate","validity":30}', 'SERVICE_KEY_NOT_A_SERVICE_KEY'],
    [
      'a key of another cloud',
      '{"type":"service_account","project_id":"x","private_key":"-----BEGIN PRIVATE KEY-----","client_email":"x@example.com","client_id":"1","token_uri":"https://example.com"}',
      'SERVICE_KEY_NOT_A_SERVICE_KEY',
    ],
    ['a cut key', JSON.stringify(byKind('mtls').json).slice(0, 3000), 'SERVICE_KEY_TRUNCATED'],
    [
      'base64 of a cut key',
      Buffer.from(JSON.stringify(byKind('certificate').json).slice(0, 900)).toString('base64'),
      'SERVICE_KEY_TRUNCATED',
    ],
    [
      'two different keys',
      JSON.stringify([byKind('mtls').json, byKind('certificate').json]),
      'SERVICE_KEY_AMBIGUOUS',
    ],
    [
      'two keys, one below the other',
      `${JSON.stringify(byKind('mtls').json)}\n${JSON.stringify(byKind('basic').json)}`,
      'SERVICE_KEY_AMBIGUOUS',
    ],
    ['a key without url', without('url'), 'SERVICE_KEY_NO_URL'],
    [
      'a key with http',
      withField('url', 'http://credstore.example/api/v1/credentials'),
      'SERVICE_KEY_NO_URL',
    ],
    ['a key without certificate', without('certificate'), 'PEM_NO_CERTIFICATE'],
    ['a number for the certificate', withField('certificate', 42), 'PEM_NO_CERTIFICATE'],
    ['a key without private key', without('key'), 'PEM_NO_PRIVATE_KEY'],
    ['null for the private key', withField('key', null), 'PEM_NO_PRIVATE_KEY'],
    [
      'the certificate for the private key',
      withField('key', certificateKey['certificate']),
      'PEM_NO_PRIVATE_KEY',
    ],
    [
      'the payload key for the private key',
      withField('key', (byKind('mtls').json['encryption'] as Record<string, string>)['client_private_key']),
      'CLIENT_IDENTITY_KEY_MISMATCH',
    ],
    ['a password for the private key', withField('key', 'secret-password-for-the-key'), 'PEM_NOT_PEM'],
    ['stars for the private key', withField('key', '***'), 'PEM_MASKED'],
    [
      'a cut certificate',
      withField('certificate', certificateKey['certificate']?.slice(0, 700)),
      'PEM_TRUNCATED',
    ],
    [
      'encryption without the private key',
      withField('encryption', { server_public_key: 'MIIB' }),
      'SERVICE_KEY_NO_PAYLOAD_KEY',
    ],
    ['too much', `{"a":"${'x'.repeat(1024 * 1024)}"}`, 'SERVICE_KEY_TOO_LARGE'],
  ])('%s', (_name, serviceKey, code) => {
    expect(refuse({ serviceKey }).code).toBe(code);
  });

  it('belongs to the other service', () => {
    expect(
      refuse({ serviceKey: write('pretty', byKind('certificate').json), expected: 'credential-store' }).code,
    ).toBe('SERVICE_KEY_WRONG_SERVICE');
    expect(
      refuse({ serviceKey: write('pretty', byKind('basic').json), expected: 'cloud-integration' }).code,
    ).toBe('SERVICE_KEY_WRONG_SERVICE');
  });

  it.each(['basic', 'oauth:key', 'client-secret'])('has no certificate: %s', (kind) => {
    expect(refuse({ serviceKey: write('compact', byKind(kind).json), need: 'certificate+key' }).code).toBe(
      'PEM_NO_CERTIFICATE',
    );
  });

  it('never takes an object inside damaged JSON for the key', () => {
    const vcap = write('pretty', wrap('vcap with another', byKind('certificate').json));
    expect(refuse({ serviceKey: vcap.replace('"it-rt": [', '"it-rt" ] [') }).code).toBe(
      'SERVICE_KEY_NOT_JSON',
    );
  });

  it('is not shown in any message', () => {
    const { json } = byKind('basic');
    for (const text of [
      JSON.stringify(json).slice(0, 120),
      `x${JSON.stringify(json)}`.replaceAll(':', ';'),
      withField('password', null, 'basic'),
    ]) {
      const error = refuse({ serviceKey: text });
      expect([error.message, error.next, String(error.cause)].join()).not.toMatch(/kUx0|8b1f0c52|MII/);
    }
  });
});

describe('a choice among several', () => {
  const both = JSON.stringify({
    credstore: [
      { label: 'credstore', name: 'a', credentials: byKind('mtls').json },
      { label: 'credstore', name: 'b', credentials: byKind('basic').json },
    ],
    'it-rt': [{ label: 'it-rt', instance_name: 'c', credentials: byKind('certificate').json }],
  });

  it('goes by the name, else by the service', () => {
    expect(read(both, { instanceName: 'a' }).binding.type).toBe('mtls');
    expect(read(both, { instanceName: 'b' }).binding.type).toBe('basic');
    expect(read(both, { expected: 'cloud-integration' }).binding.type).toBe('certificate');
    expect(read(both, { instanceName: 'c' }).repairs).toContain('chosen-service');
    expect(refuse({ serviceKey: both }).code).toBe('SERVICE_KEY_AMBIGUOUS');
    expect(refuse({ serviceKey: both, expected: 'credential-store' }).code).toBe('SERVICE_KEY_AMBIGUOUS');
  });
});

describe('inputs beside the service key', () => {
  const external = byKind('external-certificate');
  const ownKey =
    external.expected.fingerprints.length > 0
      ? (byKind('certificate').expected.privateKey ?? undefined)
      : undefined;
  const pkcs8 = ownKey?.export({ type: 'pkcs8', format: 'pem' }).toString() ?? '';

  it('bring the private key of an external certificate', () => {
    const { binding, warnings } = read(JSON.stringify(external.json), {
      privateKey: pkcs8,
      need: 'certificate+key',
    });
    expect(binding.type === 'external-certificate' && binding.identity?.chain.length).toBe(2);
    expect(warnings).toEqual([]);
  });

  it('are missed in a warning where they are needed later', () => {
    const { warnings } = read(JSON.stringify(external.json));
    expect(warnings.map(({ code }) => code)).toEqual(['PEM_NO_PRIVATE_KEY']);
    expect(refuse({ serviceKey: JSON.stringify(external.json), need: 'certificate+key' }).code).toBe(
      'PEM_NO_PRIVATE_KEY',
    );
  });

  it('overrule certificate and key of the service key', () => {
    const replacement = makeLeaf('p256');
    const clientCertificate =
      replacement.certificate.toString() +
      replacement.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
    const { binding, warnings } = read(JSON.stringify(byKind('certificate').json), { clientCertificate });
    expect(binding.type === 'certificate' && binding.identity.chain[0].fingerprint256).toBe(
      replacement.certificate.fingerprint256,
    );
    expect(warnings.map(({ code }) => code)).toEqual(['CERTIFICATE_INCOMPLETE_CHAIN']);
  });

  it('bring an encrypted key with its passphrase', () => {
    const privateKey =
      ownKey?.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pw' }).toString() ??
      '';
    expect(
      read(JSON.stringify(external.json), { privateKey, passphrase: new Secret('pw') }).repairs,
    ).toContain('decrypted-key');
    expect(refuse({ serviceKey: JSON.stringify(external.json), privateKey }).code).toBe('PEM_ENCRYPTED_KEY');
  });

  it('bring the key for payload encryption', () => {
    const { encryption, ...rest } = byKind('mtls').json as Record<string, Record<string, string>>;
    const text = JSON.stringify({
      ...rest,
      encryption: { server_public_key: encryption?.['server_public_key'] },
    });
    const { binding } = read(text, { payloadPrivateKey: pkcs8 });
    expect(
      binding.service === 'credential-store' && ownKey !== undefined && binding.payloadKey?.equals(ownKey),
    ).toBe(true);
  });
});

describe('warnings', () => {
  it('name several lines, and an end that has passed', () => {
    const text = write('pretty', { ...byKind('mtls').json, expires_at: '2022-04-23T09:24:03.3Z' });
    expect(read(text).warnings.map(({ code }) => code)).toEqual([
      'SERVICE_KEY_EXPIRED',
      'SERVICE_KEY_MULTILINE',
    ]);
  });

  it('are not given for one line', () => {
    for (const { json, kind } of rsaKeys.filter((one) => one.kind !== 'external-certificate'))
      expect([kind, ...read(JSON.stringify(json)).warnings]).toEqual([kind]);
  });
});
