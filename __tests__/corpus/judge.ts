/** Judges what the pure functions make of a case by the rules of the corpus (fixtures/service-keys/README.md). */
import type { KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { ActionError } from '../../src/errors.js';
import { renderChain, renderPrivateKey } from '../../src/keys/client-identity.js';
import { Secret } from '../../src/secret.js';
import { renderUrl } from '../../src/service-key/addresses.js';
import { readServiceKey, type ServiceKeyInput, type ServiceKeyReading } from '../../src/service-key/read.js';
import {
  digestOf,
  digestOfKey,
  findLeaks,
  judgeCertificates,
  judgeRefusalCode,
  judgeWarnings,
  type CorpusCase,
} from './corpus-case.js';

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
  const faults = [...slow, ...judgeRefusalCode(one, code), ...findLeaks(one, listTexts(thrown))];
  if (faults.length > 0) return { outcome: 'failed', faults, code };
  return { outcome: one.expect === 'refused' ? 'passed' : 'refusal-ok', faults, code };
}

/** All texts of an error, its causes included. */
function listTexts(thrown: unknown): readonly string[] {
  if (!Error.isError(thrown)) return thrown === undefined ? [] : [JSON.stringify(thrown)];
  const own = Object.values(thrown).filter((value) => typeof value === 'string');
  return [thrown.message, thrown.stack ?? '', ...own, ...listTexts(thrown.cause)];
}

function judgeReading(one: CorpusCase, reading: ServiceKeyReading): readonly string[] {
  const { certificates, key } = listParts(reading);
  return [
    ...judgeCertificates(
      one,
      certificates.map(({ raw }) => digestOf(raw)),
    ),
    ...judgeKey(one, key),
    ...judgeContext(reading),
    ...judgeWarnings(
      one,
      reading.warnings.map(({ code }) => code),
    ),
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

function judgeKey(one: CorpusCase, key: KeyObject | undefined): readonly string[] {
  const given = key === undefined ? null : digestOfKey(key);
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
  const given: Record<string, string | undefined> = {
    client_private_key_spki_sha256: binding.payloadKey && digestOfKey(binding.payloadKey),
    server_public_key_spki_sha256: binding.serverPublicKey && digestOfKey(binding.serverPublicKey),
  };
  return Object.keys(due)
    .filter((name) => given[name] !== due[name])
    .map((name) => `gave another ${name}`);
}
