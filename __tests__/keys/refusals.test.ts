/** What cannot be repaired without a guess is refused with the code that names the fault, and never crashes or leaks. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../src/errors.js';
import { Secret } from '../../src/secret.js';
import { readServiceKey, type ServiceKeyInput } from '../../src/service-key/read.js';
import { issue, makeKeyPair, makePkcs7, makeRequest } from './certificate-factory.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const root = issue({ name: 'Root', kind: 'rsa', isAuthority: true });
const middle = issue({ name: 'Middle', kind: 'p384', isAuthority: true, issuer: root });
const leaf = issue({ name: 'leaf', kind: 'rsa', issuer: middle });
const renewed = issue({ name: 'renewed', kind: 'p256', issuer: middle });
const expired = issue({ name: 'old', kind: 'p256', issuer: middle, to: new Date('2025-01-01T00:00:00Z') });

const chain = leaf.certificate.toString() + middle.certificate.toString();
const pkcs8 = leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const pkcs1 = leaf.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const other = makeKeyPair('rsa').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicKey = leaf.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const encrypted = leaf.privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
  .toString();
const traditional = leaf.privateKey
  .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'open sesame' })
  .toString();
const block = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${
    der
      .toString('base64')
      .match(/.{1,64}/g)
      ?.join('\n') ?? ''
  }\n-----END ${label}-----\n`;
const cut = (pem: string): string => pem.slice(0, pem.length / 2);
const both = (identity: {
  certificate: { toString(): string };
  privateKey: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer };
}): string =>
  identity.certificate.toString() + identity.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function refuse(input: Partial<ServiceKeyInput>): ActionError {
  try {
    readServiceKey({ now: NOW, need: 'certificate+key', ...input });
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('a text that is no client identity', () => {
  it.each<[string, string, string]>([
    ['nothing', ' ', 'PEM_EMPTY'],
    ['two quotes', "''", 'PEM_EMPTY'],
    ['stars', '***', 'PEM_MASKED'],
    ['an expression', '${{ secrets.CLIENT_PEM }}', 'PEM_PLACEHOLDER'],
    ['a shell variable', '${CLIENT_PEM}', 'PEM_PLACEHOLDER'],
    ['an instruction', '<paste the certificate here>', 'PEM_PLACEHOLDER'],
    ['dots in a block', '-----BEGIN CERTIFICATE-----\n...\n-----END CERTIFICATE-----\n', 'PEM_PLACEHOLDER'],
    [
      'dots behind the start',
      '-----BEGIN CERTIFICATE-----\nMIIE...\n-----END CERTIFICATE-----\n',
      'PEM_PLACEHOLDER',
    ],
    ['a path', './certs/client.pem', 'PEM_NOT_PEM'],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'PEM_NOT_PEM'],
    ['a word', 'undefined', 'PEM_NOT_PEM'],
    [
      'a compressed file',
      Buffer.concat([Buffer.from('1f8b0800', 'hex'), randomBytes(300)]).toString('base64'),
      'PEM_NOT_PEM',
    ],
    [
      'a Java key store',
      Buffer.concat([Buffer.from('feedfeed00000002', 'hex'), randomBytes(300)]).toString('base64'),
      'PEM_UNSUPPORTED_KEYSTORE',
    ],
    [
      'a Java key store in a block',
      block('CERTIFICATE', Buffer.concat([Buffer.from('cececece00000002', 'hex'), randomBytes(300)])),
      'PEM_UNSUPPORTED_KEYSTORE',
    ],
    ['a PuTTY file', 'PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n', 'PEM_UNSUPPORTED_KEYSTORE'],
    ['a public SSH key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ me@example.com', 'PEM_NO_PRIVATE_KEY'],
    ['a chain alone', chain, 'PEM_NO_PRIVATE_KEY'],
    ['a public key for the private one', chain + publicKey, 'PEM_NO_PRIVATE_KEY'],
    [
      'the certificate for the key',
      chain + leaf.certificate.toString().replaceAll('CERTIFICATE', 'PRIVATE KEY'),
      'PEM_NO_PRIVATE_KEY',
    ],
    ['a key alone', pkcs8, 'PEM_NO_CERTIFICATE'],
    [
      'a request for the certificate',
      block('CERTIFICATE REQUEST', makeRequest(leaf, 'leaf')) + pkcs8,
      'PEM_NO_CERTIFICATE',
    ],
    [
      'a request under CERTIFICATE',
      block('CERTIFICATE', makeRequest(leaf, 'leaf')) + pkcs8,
      'PEM_NO_CERTIFICATE',
    ],
    ['the key of another', chain + other, 'CLIENT_IDENTITY_KEY_MISMATCH'],
    ['a cut key', chain + cut(pkcs1), 'PEM_TRUNCATED'],
    ['a cut leaf', cut(leaf.certificate.toString()) + pkcs8, 'PEM_TRUNCATED'],
    ['a key cut with its END', chain + pkcs1.split('\n').toSpliced(8, 6).join('\n'), 'PEM_TRUNCATED'],
    ['a BEGIN line', '-----BEGIN PRIVATE KEY-----\n', 'PEM_TRUNCATED'],
    ['bare base64 that is cut', leaf.certificate.raw.toString('base64').slice(0, 400), 'PEM_TRUNCATED'],
    [
      'noise in a block',
      block('CERTIFICATE', Buffer.concat([Buffer.from('30820200', 'hex'), randomBytes(512)])),
      'PEM_CORRUPT',
    ],
    ['signs over the body', `${chain.slice(0, 300)}*#*${chain.slice(303)}${pkcs8}`, 'PEM_CORRUPT'],
    ['an encrypted key without passphrase', chain + encrypted, 'PEM_ENCRYPTED_KEY'],
    ['an old encrypted key without passphrase', chain + traditional, 'PEM_ENCRYPTED_KEY'],
    ['two current pairs', both(leaf) + both(renewed), 'PEM_AMBIGUOUS'],
    ['too much', 'A'.repeat(1024 * 1024 + 1), 'PEM_TOO_LARGE'],
  ])('%s', (_name, clientCertificate, code) => {
    expect(refuse({ clientCertificate }).code).toBe(code);
  });

  it('says which passphrase is wrong, and shows none', () => {
    for (const key of [encrypted, traditional]) {
      const error = refuse({ clientCertificate: chain + key, passphrase: new Secret('wrong-passphrase-1') });
      expect(error.code).toBe('PEM_WRONG_PASSPHRASE');
      expect(JSON.stringify([error.message, error.next, error.cause])).not.toContain('wrong-passphrase-1');
    }
  });

  it('refuses a key derivation that would take minutes', () => {
    const slow = Buffer.from(encrypted.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    const at = slow.indexOf(Buffer.from([0x02, 0x02, 0x08, 0x00]));
    slow.writeUInt16BE(0x7fff, at + 2);
    const start = performance.now();
    expect(
      refuse({ clientCertificate: chain + block('ENCRYPTED PRIVATE KEY', slow), passphrase: new Secret('x') })
        .code,
    ).toBe('PEM_WRONG_PASSPHRASE');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('what looks odd but is clear', () => {
  const accept = (input: Partial<ServiceKeyInput>): ReturnType<typeof readServiceKey> =>
    readServiceKey({ now: NOW, need: 'certificate+key', ...input });

  it.each<[string, Partial<ServiceKeyInput>]>([
    [
      'a renewed pair below an expired one',
      { clientCertificate: both(expired) + both(renewed) + middle.certificate.toString() },
    ],
    ['two keys and one leaf', { clientCertificate: chain + other + pkcs8 }],
    [
      'the chain as PKCS#7',
      {
        clientCertificate:
          block('PKCS7', makePkcs7([middle.certificate, leaf.certificate, root.certificate])) + pkcs8,
      },
    ],
    [
      'PKCS#7 as base64',
      {
        clientCertificate: makePkcs7([middle.certificate, leaf.certificate]).toString('base64'),
        privateKey: pkcs8,
      },
    ],
    ['certificate and key exchanged', { clientCertificate: pkcs8, privateKey: chain }],
    [
      'a passphrase with a line break',
      { clientCertificate: chain + encrypted, passphrase: new Secret('open sesame\n') },
    ],
    [
      'a passphrase in quotes',
      { clientCertificate: chain + traditional, passphrase: new Secret('"open sesame"') },
    ],
    [
      'an old encrypted key on one line',
      {
        clientCertificate: (chain + traditional).replaceAll('\n', ' '),
        passphrase: new Secret('open sesame'),
      },
    ],
    [
      'an old encrypted key without any line break',
      {
        clientCertificate: (chain + traditional).replaceAll('\n', ''),
        passphrase: new Secret('open sesame'),
      },
    ],
    [
      'an old encrypted key as base64',
      {
        clientCertificate: Buffer.from(chain + traditional).toString('base64'),
        passphrase: new Secret('open sesame'),
      },
    ],
    ['a useless passphrase', { clientCertificate: chain + pkcs8, passphrase: new Secret('open sesame') }],
    [
      'a private key as bare base64 of an encrypted one',
      {
        clientCertificate: chain,
        privateKey: encrypted.replaceAll(/-----[^-]+-----|\s/g, ''),
        passphrase: new Secret('open sesame'),
      },
    ],
  ])('%s', (_name, input) => {
    const { binding } = accept(input);
    expect(binding.type === 'bare' && binding.identity !== undefined).toBe(true);
  });
});

describe('one changed sign', () => {
  const full = chain + root.certificate.toString() + pkcs1;
  const secrets = pkcs1.split('\n').filter((line) => line.length === 64);

  it('gives the original, or a refusal without a piece of it', () => {
    const edits = fc.record({
      at: fc.nat(full.length - 1),
      drop: fc.nat(3),
      put: fc.stringMatching(/^[ -~\n]{0,2}$/),
    });
    fc.assert(
      fc.property(edits, ({ at, drop, put }) => {
        const text = full.slice(0, at) + put + full.slice(at + drop);
        const texts: string[] = [];
        try {
          const { binding, warnings } = readServiceKey({
            clientCertificate: text,
            now: NOW,
            need: 'certificate+key',
          });
          if (binding.type !== 'bare' || binding.identity === undefined) throw new TypeError('no identity');
          expect(binding.identity.chain.map(({ fingerprint256 }) => fingerprint256)).toEqual([
            leaf.certificate.fingerprint256,
            middle.certificate.fingerprint256,
          ]);
          expect(binding.identity.privateKey.equals(leaf.privateKey)).toBe(true);
          texts.push(...warnings.map(({ message }) => message));
        } catch (error) {
          if (!(error instanceof ActionError)) throw error;
          texts.push(error.message, error.next, error.stack ?? '', String(error.cause));
        }
        expect(secrets.some((line) => texts.some((one) => one.includes(line.slice(0, 20))))).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  it('never crashes on any text, as any input', () => {
    const noise = fc.oneof(
      fc.string({ maxLength: 400, unit: 'binary' }),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => block('PRIVATE KEY', Buffer.from(bytes))),
      fc.json({ maxDepth: 4 }),
      fc
        .array(
          fc.constantFrom(
            '-----',
            'BEGIN ',
            'END ',
            'CERTIFICATE',
            'MIIB',
            '{"',
            '":',
            '}',
            '\\n',
            '%0A',
            '&#10;',
            '\n',
            'clientid',
            'url: ',
            '[',
            '"',
          ),
          { maxLength: 60 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(noise, fc.constantFrom('serviceKey', 'clientCertificate', 'privateKey'), (text, name) => {
        try {
          readServiceKey({ [name]: text, now: NOW, passphrase: new Secret('x') });
        } catch (error) {
          expect(error).toBeInstanceOf(ActionError);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a megabyte of anything', () => {
  const fill = (text: string): string =>
    text.repeat(Math.ceil((1024 * 1024) / text.length)).slice(0, 1024 * 1024);
  const words = [
    '-',
    'A',
    ' ',
    '\n',
    '[',
    '{"a":',
    '"',
    '\\',
    '\\"',
    '%25',
    '&amp;',
    '<br ',
    '\u001B[',
    '\u200B',
    'a\0',
    'END',
    '-----BEGIN A-----\n',
    '-----BEGIN A-----\n-----END A-----\n',
    '--CERTx--',
    'MIIEowIBAAKCAQEA ',
    'MIIEowIB\n',
    'url: a\n',
    'URL=a\n',
    '/*',
    '> ',
    '"a" +\n',
    '```',
    '{"url":"x"}',
    '{"credentials":{',
    'certificate',
  ];

  it.each(words)('%j is refused in time', (word) => {
    for (const name of ['serviceKey', 'clientCertificate']) {
      const start = performance.now();
      expect(() => readServiceKey({ [name]: fill(word), now: NOW })).toThrow(ActionError);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });

  it('takes twice the time for twice the text', () => {
    const time = (size: number): number => {
      const text = '-----BEGIN CERTIFICATE-----\nMIIB '.repeat(size);
      const start = performance.now();
      expect(() => readServiceKey({ clientCertificate: text, now: NOW })).toThrow(ActionError);
      return performance.now() - start;
    };
    time(1000);
    const [small, large] = [time(4000), time(16_000)];
    expect(large).toBeLessThan(Math.max(100, small * 16));
  });
});
