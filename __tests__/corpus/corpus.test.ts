/**
 * All cases of the corpus (fixtures/service-keys) through the pure functions, and through them alone: no connection,
 * as `command: check` with `connect: false` does it.
 *
 * How a case comes in, and what `check` has to do with it:
 *
 * | case                                  | input of the action                        | `need`                  |
 * | ------------------------------------- | ------------------------------------------ | ----------------------- |
 * | `kind: service-key`                   | `service-key` = the text                   | that of the case        |
 * | `kind: pem`, `need: certificate+key`  | `client-certificate` = the text (both)     | `certificate+key`       |
 * | `kind: pem`, `need: certificate`      | `client-certificate` = the text            | `certificate`           |
 * | `kind: pem`, `need: key`              | `private-key` = the text                   | `key`                   |
 * | any of them with a passphrase         | besides `passphrase` = as it is            |                         |
 * | a text that is blank                  | counts as not set; nothing set at all is `SERVICE_KEY_EMPTY` |       |
 *
 * `need` is what the caller cannot do without. It decides 12 cases that are else the same text: a chain without a key is
 * right where a certificate was asked for (`pem-bare-certificate-*`, `sk-plain-pir-external-*`) and `no-private-key`
 * where mutual TLS was; a basic, oauth:key or client-secret key is right for `any` and `no-certificate` for mutual TLS.
 * Without `need` a reading takes what there is and warns with `PEM_NO_PRIVATE_KEY`.
 *
 * Outputs: `service`, `key-type` (`binding.type`; empty for `bare`), `url` and `token-url` by `renderUrl` (the first of
 * `tokenUrls`), `client-id`, `certificate-fingerprints` of `identity.chain` or `certificates`, `public-key-fingerprint`
 * of `identity.privateKey`, `privateKey` or `signingKey`, `payload-key-fingerprints` of `payloadKey` and
 * `serverPublicKey`, `repairs`, and the codes of `warnings`. A refusal is `error-code`; its end is the class.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES } from '../../src/errors.js';
import { WARNING_CODES } from '../../src/keys/judgement.js';
import { REPAIR_CODES } from '../../src/keys/repairs.js';
import { SERVICE_KEY_REPAIR_CODES } from '../../src/service-key/service-key-repairs.js';
import type { CorpusCase } from './corpus-case.js';
import { judge } from './judge.js';

const { cases } = JSON.parse(readFileSync('__tests__/fixtures/service-keys/cases.json', 'utf8')) as {
  readonly cases: readonly CorpusCase[];
};

/** Debatable cases that are refused, which the rules allow. There is none; a new one has to be listed here. */
const REFUSED_DEBATABLE: readonly string[] = [];

const CLEAN =
  /^(?:pem-clean|pem-crlf|pem-no-final-newline|pem-pkcs8|pem-with-root|pem-key-first|sk-plain-(?!xsuaa))/;

describe('the corpus', () => {
  const verdicts = cases.map((one) => ({ id: one.id, verdict: judge(one) }));

  it('has all its cases', () => {
    expect(cases).toHaveLength(307);
  });

  it('is read or refused as it should be, without a leak, each case within two seconds', () => {
    const failed = verdicts.filter(({ verdict }) => verdict.outcome === 'failed');
    expect(
      failed.map(({ id, verdict }) => `${id}: ${verdict.faults.join('; ')} ${verdict.code ?? ''}`),
    ).toEqual([]);
  });

  it('is read where it is debatable', () => {
    const refused = verdicts.filter(({ verdict }) => verdict.outcome === 'refusal-ok');
    expect(refused.map(({ id }) => id)).toEqual(REFUSED_DEBATABLE);
  });

  it('needs no repair where nothing is wrong', () => {
    const repaired = verdicts.filter(({ id, verdict }) => CLEAN.test(id) && verdict.repairs.length > 0);
    expect(repaired.map(({ id, verdict }) => `${id}: ${verdict.repairs.join()}`)).toEqual([]);
  });

  it('names what it repairs', () => {
    const known = new Set<string>([...REPAIR_CODES, ...SERVICE_KEY_REPAIR_CODES]);
    expect(verdicts.flatMap(({ verdict }) => verdict.repairs.filter((code) => !known.has(code)))).toEqual([]);
  });
});

describe('the lists of codes', () => {
  it.each([
    ['errors', ERROR_CODES, /^[A-Z]+(?:_[A-Z0-9]+)+$/],
    ['warnings', WARNING_CODES, /^[A-Z]+(?:_[A-Z0-9]+)+$/],
    ['repairs', [...REPAIR_CODES, ...SERVICE_KEY_REPAIR_CODES], /^[a-z0-9]+(?:-[a-z0-9]+)*$/],
  ])('%s are distinct and of one form', (_name, codes: readonly string[], form) => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !form.test(code))).toEqual([]);
  });
});
