/** Judges what the pure functions make of a case by the rules of the corpus (fixtures/service-keys/README.md). */
import type { X509Certificate } from 'node:crypto';
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { ActionError } from '../../src/errors.js';
import { renderChain, renderPrivateKey } from '../../src/keys/client-identity.js';
import { Secret } from '../../src/secret.js';
import { renderUrl } from '../../src/service-key/addresses.js';
import { readServiceKey, type ServiceKeyInput, type ServiceKeyReading } from '../../src/service-key/read.js';

export interface CorpusCase {
  readonly id: string;
  readonly title: string;
  readonly kind: 'pem' | 'service-key';
  readonly family: string;
  readonly need: 'certificate+key' | 'certificate' | 'key' | 'any';
  readonly input: string;
  readonly passphrase?: string;
  readonly expect: 'repaired' | 'refused';
  readonly certificates?: readonly string[];
  readonly optional_tail?: readonly string[];
  readonly key_spki_sha256?: string | null;
  readonly warnings?: readonly string[];
  readonly refusal_ok?: readonly string[];
  readonly encryption?: Readonly<Record<string, string>>;
  readonly fields?: {
    readonly auth: string;
    readonly url: string;
    readonly token_url: string | null;
    readonly client_id: string;
  };
  readonly error?: string;
  readonly error_alternatives?: readonly string[];
  readonly must_not_leak?: readonly string[];
}

export interface Verdict {
  readonly outcome: 'passed' | 'refusal-ok' | 'failed';
  readonly faults: readonly string[];
  /** The code, for a refusal. */
  readonly code: string | undefined;
  readonly repairs: readonly string[];
  readonly ms: number;
}

/** A time at which all certificates of the corpus are valid that should be. */
export const NOW = new Date('2026-06-01T00:00:00Z');

/** The inputs of the action that a case comes in; an empty input counts as not set. */
export function mapToInputs(one: CorpusCase): ServiceKeyInput {
  const text = one.input.trim() === '' ? undefined : one.input;
  const passphrase = one.passphrase === undefined ? undefined : new Secret(one.passphrase);
  const common = { passphrase, now: NOW, need: one.need };
  if (one.kind === 'service-key') return { ...common, serviceKey: text };
  return one.need === 'key' ? { ...common, privateKey: text } : { ...common, clientCertificate: text };
}

export function judge(one: CorpusCase): Verdict {
  const start = performance.now();
  let reading: ServiceKeyReading | undefined;
  let thrown: unknown;
  try {
    reading = readServiceKey(mapToInputs(one));
  } catch (error) {
    thrown = error;
  }
  const ms = performance.now() - start;
  const slow = ms > 2000 ? [`took ${Math.round(ms)} ms`] : [];
  if (reading === undefined) return { ...judgeRefusal(one, thrown, slow), repairs: [], ms };
  const faults = [
    ...slow,
    ...(one.expect === 'refused' ? [`was read, but ${one.error ?? ''} was due`] : judgeReading(one, reading)),
    ...findLeaks(one, [JSON.stringify(reading.warnings), JSON.stringify(reading.repairs)]),
  ];
  const { repairs } = reading;
  return { outcome: faults.length === 0 ? 'passed' : 'failed', faults, code: undefined, repairs, ms };
}

function judgeRefusal(
  one: CorpusCase,
  thrown: unknown,
  slow: readonly string[],
): Pick<Verdict, 'outcome' | 'faults' | 'code'> {
  if (!(thrown instanceof ActionError))
    return { outcome: 'failed', faults: [`threw ${String(thrown)}`], code: undefined };
  const { code } = thrown;
  const due =
    one.expect === 'refused' ? [one.error ?? '', ...(one.error_alternatives ?? [])] : (one.refusal_ok ?? []);
  const isDue = due.some((name) => code.endsWith(name.toUpperCase().replaceAll('-', '_')));
  const faults = [
    ...slow,
    ...(isDue ? [] : [`was refused with ${code}`]),
    ...findLeaks(one, listTexts(thrown)),
  ];
  if (faults.length > 0) return { outcome: 'failed', faults, code };
  return { outcome: one.expect === 'refused' ? 'passed' : 'refusal-ok', faults, code };
}

/** All texts of an error, its causes included. */
function listTexts(thrown: unknown): readonly string[] {
  if (!Error.isError(thrown)) return thrown === undefined ? [] : [JSON.stringify(thrown)];
  const own = Object.values(thrown).filter((value) => typeof value === 'string');
  return [thrown.message, thrown.stack ?? '', ...own, ...listTexts(thrown.cause)];
}

function findLeaks(one: CorpusCase, texts: readonly string[]): readonly string[] {
  const leaked = (one.must_not_leak ?? []).filter(
    (piece) => piece !== '' && texts.some((text) => text.includes(piece)),
  );
  return leaked.length === 0 ? [] : ['leaks a secret'];
}

function judgeReading(one: CorpusCase, reading: ServiceKeyReading): readonly string[] {
  const { certificates, key } = listParts(reading);
  return [
    ...judgeCertificates(one, certificates),
    ...judgeKey(one, key),
    ...judgeContext(reading),
    ...judgeWarnings(one, reading),
    ...judgeFields(one, reading),
    ...judgeEncryption(one, reading),
  ];
}

function listParts({ binding }: ServiceKeyReading): {
  readonly certificates: readonly X509Certificate[];
  readonly key: KeyObject | undefined;
} {
  if (binding.type === 'oauth:key') return { certificates: [], key: binding.signingKey };
  if (binding.type === 'bare' || binding.type === 'external-certificate')
    return { certificates: binding.certificates, key: binding.privateKey };
  if (!('identity' in binding)) return { certificates: [], key: undefined };
  return { certificates: binding.identity.chain, key: binding.identity.privateKey };
}

function judgeCertificates(one: CorpusCase, certificates: readonly X509Certificate[]): readonly string[] {
  const given = certificates.map(({ raw }) => sha256(raw));
  const tail = one.optional_tail ?? [];
  const due = (one.certificates ?? []).filter((digest) => !tail.includes(digest));
  const rest = given.slice(due.length);
  const isRight =
    due.every((digest, index) => given[index] === digest) && rest.every((digest) => tail.includes(digest));
  return isRight ? [] : [`gave ${given.length} certificates, or in another order; due are ${due.length}`];
}

function judgeKey(one: CorpusCase, key: KeyObject | undefined): readonly string[] {
  const given =
    key === undefined ? null : sha256(createPublicKey(key).export({ type: 'spki', format: 'der' }));
  return given === (one.key_spki_sha256 ?? null) ? [] : ['gave another private key'];
}

function judgeContext({ binding }: ServiceKeyReading): readonly string[] {
  if (!('identity' in binding) || binding.identity === undefined) return [];
  try {
    createSecureContext({
      cert: renderChain(binding.identity),
      key: renderPrivateKey(binding.identity).reveal(),
    });
    return [];
  } catch {
    return ['node:tls does not take the result'];
  }
}

function judgeWarnings(one: CorpusCase, { warnings }: ServiceKeyReading): readonly string[] {
  return (one.warnings ?? [])
    .filter((name) => !warnings.some(({ code }) => code.endsWith(name.toUpperCase().replaceAll('-', '_'))))
    .map((name) => `did not warn of ${name}`);
}

function judgeFields(one: CorpusCase, { binding }: ServiceKeyReading): readonly string[] {
  if (one.fields === undefined) return [];
  if (binding.type === 'bare') return ['is no service key'];
  const isStore = binding.service === 'credential-store';
  const tokenUrl = isStore ? ('tokenUrl' in binding ? binding.tokenUrl : undefined) : binding.tokenUrls[0];
  const given = {
    auth: binding.type,
    url: renderUrl(binding.url),
    token_url: tokenUrl === undefined ? null : renderUrl(tokenUrl),
    client_id: isStore ? binding.username : binding.clientId,
  };
  return Object.entries(one.fields)
    .filter(([name, value]) => given[name as keyof typeof given] !== value)
    .map(([name]) => `gave another ${name}`);
}

function judgeEncryption(one: CorpusCase, { binding }: ServiceKeyReading): readonly string[] {
  const due = one.encryption;
  if (due === undefined) return [];
  if (binding.service !== 'credential-store') return ['has no payload keys'];
  const spki = (key: KeyObject | undefined): string | undefined =>
    key === undefined
      ? undefined
      : sha256((key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' }));
  const given: Record<string, string | undefined> = {
    client_private_key_spki_sha256: spki(binding.payloadKey),
    server_public_key_spki_sha256: spki(binding.serverPublicKey),
  };
  return Object.keys(due)
    .filter((name) => given[name] !== due[name])
    .map((name) => `gave another ${name}`);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
