/** Every container, notation and damage of a service key that is claimed to be understood, for every kind of key. */
import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../src/errors.js';
import { renderUrl } from '../../src/service-key/addresses.js';
import { readServiceKey, type ServiceKeyReading } from '../../src/service-key/read.js';
import { CONTAINERS, TEXT_DAMAGES, WRITINGS } from './json-damages.js';
import { makeLeaf, makeServiceKeys, type MadeKey } from './service-keys.js';

const NOW = new Date('2026-06-01');
const keys = [...makeServiceKeys(makeLeaf('rsa')), ...makeServiceKeys(makeLeaf('p384')).slice(0, 2)];

/** `ok`, the code of the refusal, or what came out wrong. */
function read(text: string, made: MadeKey): string {
  try {
    return compare(readServiceKey({ serviceKey: text, now: NOW }).binding, made);
  } catch (error) {
    if (error instanceof ActionError) return error.code;
    throw error;
  }
}

function compare(binding: ServiceKeyReading['binding'], { expected }: MadeKey): string {
  if (binding.type === 'bare') return 'WRONG: bare';
  const identity = 'identity' in binding ? binding.identity : undefined;
  const certificates = 'certificates' in binding ? binding.certificates : (identity?.chain ?? []);
  const key = binding.type === 'oauth:key' ? binding.signingKey : identity?.privateKey;
  const token =
    binding.service === 'cloud-integration'
      ? binding.tokenUrls[0]
      : 'tokenUrl' in binding
        ? binding.tokenUrl
        : undefined;
  const secret =
    'password' in binding ? binding.password : 'clientSecret' in binding ? binding.clientSecret : undefined;
  const payloadKey = binding.service === 'credential-store' ? binding.payloadKey : undefined;
  const facts: Readonly<Record<string, boolean>> = {
    type: binding.type === expected.type,
    url: renderUrl(binding.url) === expected.url,
    token: (token && renderUrl(token)) === expected.tokenUrl,
    client:
      (binding.service === 'cloud-integration' ? binding.clientId : binding.username) === expected.clientId,
    certificates: certificates.map((one) => one.fingerprint256).join() === expected.fingerprints.join(),
    key: expected.privateKey === undefined ? key === undefined : key?.equals(expected.privateKey) === true,
    payload:
      expected.payloadKey === undefined
        ? payloadKey === undefined
        : payloadKey?.equals(expected.payloadKey) === true,
    secret: secret?.reveal() === expected.secret,
  };
  const wrong = Object.entries(facts).flatMap(([name, isRight]) => (isRight ? [] : [name]));
  return wrong.length === 0 ? 'ok' : `WRONG: ${wrong.join(', ')}`;
}

describe.each(Object.entries(CONTAINERS))('in the container "%s"', (_name, wrap) => {
  it.each(['compact', 'pretty'])('every kind of key is understood, %s', (writing) => {
    const results = keys.map((made) => [made.kind, read(WRITINGS[writing]?.(wrap(made.json)) ?? '', made)]);
    expect(results).toEqual(keys.map((made) => [made.kind, 'ok']));
  });
});

it.each(Object.entries(WRITINGS))('written as %s, every kind of key is understood', (_name, write) => {
  expect(keys.map((made) => [made.kind, read(write(made.json), made)])).toEqual(
    keys.map((made) => [made.kind, 'ok']),
  );
});

it.each(Object.entries(TEXT_DAMAGES))('damaged by %s, every kind of key is understood', (_name, damage) => {
  const results = keys.map((made) => [made.kind, read(damage(WRITINGS['pretty']?.(made.json) ?? ''), made)]);
  expect(results).toEqual(keys.map((made) => [made.kind, 'ok']));
});

it('two damages give the original or a refusal, never something else', () => {
  const [made] = keys;
  if (made === undefined) throw new Error('no key');
  const text = WRITINGS['pretty']?.(made.json) ?? '';
  const wrong = Object.entries(TEXT_DAMAGES).flatMap(([first, damage]) =>
    Object.entries(TEXT_DAMAGES).flatMap(([second, another]) => {
      const result = read(another(damage(text)), made);
      return result.startsWith('WRONG') ? [`${first}, then ${second}: ${result}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
}, 180_000);
