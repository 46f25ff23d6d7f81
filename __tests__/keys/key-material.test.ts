import { createPrivateKey, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readKeyMaterial, type KeyMaterial } from '../../src/keys/key-material.js';
import { REPAIR_CODES } from '../../src/keys/repairs.js';
import { Secret } from '../../src/secret.js';
import { cpuMsOf, mebibyteOf } from '../support/arbitrary-burden.js';
import { codeOf, errorOf, textOf } from '../support/arbitrary-fault.js';
import { arbitraryDamage, damage, FURTHER_DAMAGES, LINE_BREAK_DAMAGES } from '../support/arbitrary-pem.js';
import {
  makeCertificate,
  makeEcKeys,
  makeRsaKeys,
  renderPem,
  toDer,
  toPem,
} from '../support/key-material.js';

const WHAT = 'the field "key"';
const rsa = makeRsaKeys();
const ec = makeEcKeys();
const other = makeRsaKeys();
const leaf = makeCertificate({ name: 'leaf', keys: rsa });

const FORMS = [
  { name: 'PKCS#1', key: rsa.privateKey, label: 'RSA PRIVATE KEY', der: toDer(rsa.privateKey, 'pkcs1') },
  { name: 'PKCS#8 of RSA', key: rsa.privateKey, label: 'PRIVATE KEY', der: toDer(rsa.privateKey, 'pkcs8') },
  { name: 'SEC 1', key: ec.privateKey, label: 'EC PRIVATE KEY', der: toDer(ec.privateKey, 'sec1') },
  { name: 'PKCS#8 of EC', key: ec.privateKey, label: 'PRIVATE KEY', der: toDer(ec.privateKey, 'pkcs8') },
];

function read(text: string, passphrase?: string): KeyMaterial {
  return readKeyMaterial(text, {
    what: WHAT,
    passphrase: passphrase === undefined ? undefined : new Secret(passphrase),
  });
}

/** What was found, as fingerprints and keys that can be compared. */
function found({ certificates, privateKeys }: KeyMaterial): readonly string[] {
  return [...certificates.map((one) => one.fingerprint256), ...privateKeys.map(exported)];
}

function exported(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

describe('readKeyMaterial', () => {
  it.each(FORMS)(
    'reads $name as PEM and as bare base64, wrapped or not, with and without padding',
    (form) => {
      const bare = form.der.toString('base64');
      const texts = [
        renderPem(form.label, form.der),
        bare,
        bare.replaceAll('=', ''),
        `\n  ${(bare.match(/.{1,64}/g) ?? []).join('\r\n  ')}\n`,
      ];
      expect(texts.map((text) => found(read(text)))).toEqual(texts.map(() => [exported(form.key)]));
    },
  );

  it('reads certificates and keys in the order of the text, each once', () => {
    const second = makeCertificate({ name: 'second', keys: rsa });
    const key = toPem(rsa.privateKey, 'pkcs8');
    const text = second.toString() + key + leaf.toString() + second.toString() + key;
    expect(found(read(text))).toEqual([second.fingerprint256, leaf.fingerprint256, exported(rsa.privateKey)]);
  });

  it('repairs nothing where nothing is wrong', () => {
    const text = leaf.toString() + toPem(rsa.privateKey, 'pkcs8');
    expect(read(text).repairs).toEqual([]);
  });

  const text = leaf.toString() + toPem(rsa.privateKey, 'pkcs1');
  const original = [leaf.fingerprint256, exported(rsa.privateKey)];

  it.each([...LINE_BREAK_DAMAGES, ...FURTHER_DAMAGES])('undoes what was $name, and says so', (kind) => {
    const material = read(kind.apply(text));
    expect(found(material)).toEqual(original);
    expect(REPAIR_CODES).toEqual(expect.arrayContaining([...material.repairs]));
  });

  it.each([1, 2, 3, 8, 100, 1000])('undoes line breaks escaped with %d backslashes', (count) => {
    expect(found(read(text.replaceAll('\n', `${'\\'.repeat(count)}n`)))).toEqual(original);
  });

  it('undoes every mix of these damages, to the same keys', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMS),
        fc.integer({ min: 1, max: 100 }),
        arbitraryDamage,
        (form, columns, damages) => {
          const written =
            renderPem('CERTIFICATE', leaf.raw, columns) + renderPem(form.label, form.der, columns);
          const names = damages.map(({ name }) => name);
          expect([names, found(read(damage(written, damages)))]).toEqual([
            names,
            [leaf.fingerprint256, exported(form.key)],
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds nothing more to repair in what was repaired', () => {
    fc.assert(
      fc.property(arbitraryDamage, (damages) => {
        const { certificates, privateKeys } = read(damage(text, damages));
        const again = certificates.map((one) => one.toString()).join('') + privateKeys.map(exported).join('');
        expect(found(read(again))).toEqual(original);
        expect(read(again).repairs).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  const encrypted = rsa.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pass word' })
    .toString();

  it('opens an encrypted key with its passphrase', () => {
    expect(found(read(encrypted, 'pass word'))).toEqual([exported(rsa.privateKey)]);
  });

  it.each([
    ['nothing', '', 'PEM_EMPTY'],
    ['blanks', ' \n\t', 'PEM_EMPTY'],
    ['a byte order mark', '\uFEFF', 'PEM_EMPTY'],
    ['three stars', '***', 'PEM_MASKED'],
    ['a word', 'secret', 'PEM_NOT_PEM'],
    ['a word of JSON, by chance base64', 'null', 'PEM_NOT_PEM'],
    ['a number, by chance base64', '42', 'PEM_NOT_PEM'],
    ['a path', '/secrets/client-key.pem', 'PEM_NOT_PEM'],
    ['a web page', '<!DOCTYPE html><html></html>', 'PEM_NOT_PEM'],
    ['an encrypted key without a passphrase', encrypted, 'PEM_ENCRYPTED_KEY'],
    ['a cut key', toPem(rsa.privateKey, 'pkcs8').slice(0, 900), 'PEM_TRUNCATED'],
    ['more than 1 MiB', 'x'.repeat(1024 * 1024 + 1), 'PEM_TOO_LARGE'],
  ])('refuses %s', (_name, written, code) => {
    const error = errorOf(() => read(written));
    expect(error?.code).toBe(code);
    expect(error?.message).toContain(WHAT);
  });

  it('refuses an encrypted key with another passphrase, and does not show it', () => {
    const error = errorOf(() => read(encrypted, 'жщжщ'));
    expect(error?.code).toBe('PEM_WRONG_PASSPHRASE');
    expect(textOf(error)).not.toMatch(/[жщ]/);
  });

  it('refuses a key whose numbers do not fit together', () => {
    const jwk = rsa.privateKey.export({ format: 'jwk' });
    const foreign = other.privateKey.export({ format: 'jwk' });
    const broken = createPrivateKey({
      key: { ...jwk, d: foreign.d ?? '', dp: foreign.dp ?? '' },
      format: 'jwk',
    });
    expect(codeOf(() => read(toPem(broken, 'pkcs8')))).toBe('PEM_CORRUPT');
  });

  it('refuses every key that lost a line, whichever', () => {
    const lines = toPem(rsa.privateKey, 'pkcs8').trimEnd().split('\n');
    const codes = lines
      .slice(1, -1)
      .map((_line, index) => codeOf(() => read(lines.toSpliced(index + 1, 1).join('\n'))));
    expect(codes.filter((code) => code !== 'PEM_TRUNCATED' && code !== 'PEM_CORRUPT')).toEqual([]);
  });

  it('shows of a text nothing in a refusal', () => {
    const lines = toPem(rsa.privateKey, 'pkcs8').trimEnd().split('\n').slice(1, -1);
    const noise = fc.string({
      unit: fc.constantFrom('ж', 'щ', '-', '\n', '+', '=', ':', '-----BEGIN ', '-----END '),
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        fc.subarray(lines, { maxLength: lines.length - 1 }),
        noise,
        noise,
        (kept, before, after) => {
          for (const written of [
            kept.join('\n'),
            `-----BEGIN PRIVATE KEY-----\n${kept.join('\n')}\n-----END PRIVATE KEY-----`,
          ]) {
            const shown = textOf(errorOf(() => read(before + written + after)));
            expect(shown).not.toMatch(/[жщ]/);
            expect(lines.filter((line) => shown.includes(line.slice(0, 8)))).toEqual([]);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ['backslashes', '\\'],
    ['dashes', '-'],
    ['beginnings', '-----BEGIN '],
    ['whole BEGIN lines', '-----BEGIN A-----'],
    ['END lines', '-----END A-----'],
    ['escaped line breaks', '\\n'],
    ['blocks', '-----BEGIN A-----MAA-----END A-----'],
    ['base64', 'MIIE'],
    ['blanks', ' '],
    ['line breaks', '\n'],
    ['percent signs', '%'],
    ['entities', '&#10;'],
    ['quotes', '"'],
    ['tags', '<br>'],
    ['zero bytes', 'a\0'],
    ['invisible signs', '\u200b'],
  ])('takes 1 MiB of %s in linear time', (_name, part) => {
    const burden = `-----BEGIN A-----${mebibyteOf(part)}`;
    // The short one first: what is not linear would take hours for the long one.
    expect(cpuMsOf(() => codeOf(() => read(burden.slice(0, 32_768))))).toBeLessThan(500);
    expect(cpuMsOf(() => codeOf(() => read(burden.slice(0, 1024 * 1024))))).toBeLessThan(2000);
  });
});
